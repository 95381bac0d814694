from django.urls import path

from helhet.web.plan_forms import views

app_name = "plan-forms"
urlpatterns = [
    path("forms/", views.list_forms, name="list"),
    path("forms/<str:kind>/", views.edit, name="form"),
    path("forms/<str:kind>/versions/<int:number>/", views.version, name="version"),
]
