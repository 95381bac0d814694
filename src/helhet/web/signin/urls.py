from django.urls import path

from helhet.web.signin import views

app_name = "signin"
urlpatterns = [
    path("logg-inn/", views.sign_in, name="sign-in"),
    path("demo/sign-in/", views.choose, name="choose"),
    path("sign-out/", views.sign_out, name="sign-out"),
]
