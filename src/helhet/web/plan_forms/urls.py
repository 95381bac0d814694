from django.urls import URLPattern

app_name = "plan-forms"
urlpatterns: list[URLPattern] = []
