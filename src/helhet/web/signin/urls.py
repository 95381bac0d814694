from django.urls import path

from helhet.web.signin import oidc, unknown, views

app_name = "signin"
urlpatterns = [
    path("logg-inn/", views.sign_in, name="sign-in"),
    path("demo/sign-in/", views.choose, name="choose"),
    path("sign-out/", views.sign_out, name="sign-out"),
    path("sign-in/code/", unknown.unknown, name="unknown"),
    path("sign-in/by/<slug:provider>/", oidc.start, name="provider"),
    path("sign-in/by/<slug:provider>/callback/", oidc.callback, name="callback"),
    path("sign-in/by/<slug:provider>/front-channel-logout/", oidc.front_channel_logout, name="front-channel-logout"),
    path("sign-in/by/<slug:provider>/back-channel-logout/", oidc.back_channel_logout, name="back-channel-logout"),
    path(".well-known/jwks.json", oidc.jwks, name="jwks"),
]
