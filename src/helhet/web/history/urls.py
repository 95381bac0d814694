from django.urls import path

from helhet.web import refusals

app_name = "history"
urlpatterns = [
    path("plans/<uuid:plan_id>/history/", refusals.not_found, name="plan"),
    path("plans/<uuid:plan_id>/items/<str:kind>/<uuid:item_id>/history/", refusals.not_found, name="item"),
    path("plans/<uuid:plan_id>/versions/<int:version>/", refusals.not_found, name="version"),
    path("plans/<uuid:plan_id>/versions/<int:version>/comparison/", refusals.not_found, name="compare"),
    path("plans/<uuid:plan_id>/versions/<int:version>/restoration/", refusals.not_found, name="restoration"),
]
