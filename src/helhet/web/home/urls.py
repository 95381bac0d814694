from django.urls import path

from helhet.web.home import views

app_name = "home"
urlpatterns = [
    path("", views.home, name="home"),
]
