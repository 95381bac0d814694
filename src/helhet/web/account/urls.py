from django.urls import path

from helhet.web.account import entering, invitations, passkeys, passwords, views

app_name = "account"
urlpatterns = [
    path("konto/", views.overview, name="overview"),
    path("konto/innlogginger/<uuid:sign_in_id>/slutt/", views.end_one, name="sign-in-end"),
    path("konto/innlogginger/slutt/", views.end_others, name="sign-ins-end"),
    path("konto/passnokler/ny/", passkeys.new, name="passkey-new"),
    path("konto/passnokler/<uuid:passkey_id>/", passkeys.change, name="passkey"),
    path("konto/passnokler/<uuid:passkey_id>/fjerning/", passkeys.remove, name="passkey-removal"),
    path("konto/passord/nytt/", passwords.choose, name="password-new"),
    path("konto/passord/", passwords.change, name="password"),
    path("konto/kode-app/", passwords.change_app, name="app"),
    path("konto/kode-app/bilde.svg", passwords.app_image, name="app-image"),
    path("konto/reservekoder/", passwords.recovery_codes, name="recovery-codes"),
    path("konto/invitasjon/", invitations.type_code, name="invitation-code"),
    path("konto/invitasjon/<str:code>/", invitations.follow, name="invitation"),
    path("konto/velkommen/", invitations.welcome, name="welcome"),
    path("konto/velkommen/passnokkel/", invitations.choose_passkey, name="welcome-passkey"),
    path("konto/velkommen/passord/", invitations.choose_password, name="welcome-password"),
    path("konto/utlogging/ansatt/<uuid:position_id>/", invitations.sign_out_employee, name="sign-out-employee"),
    path("konto/inviter/ansatt/<uuid:position_id>/", invitations.invite_employee, name="invite-employee"),
    path(
        "konto/inviter/oppfolging/<uuid:case_id>/<uuid:person_id>/", invitations.invite_to_case, name="invite-to-case"
    ),
    path("logg-inn/passord/", entering.by_password, name="sign-in-password"),
    path("logg-inn/passnokkel/", entering.by_passkey, name="sign-in-passkey"),
]
