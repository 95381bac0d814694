from django.urls import path

from helhet.web.documents import views

app_name = "documents"
urlpatterns = [
    path("plans/<uuid:plan_id>/print/", views.choose, name="choose"),
    path("plans/<uuid:plan_id>/print/<str:document>/", views.page, name="page"),
    path("plans/<uuid:plan_id>/documents/<str:document>.pdf", views.as_pdf, name="pdf"),
]
