from django.urls import path

from helhet.web import refusals

app_name = "items"
urlpatterns = [
    path("plans/<uuid:plan_id>/items/<str:kind>/new/", refusals.not_found, name="add"),
    path("plans/<uuid:plan_id>/items/<str:kind>/<uuid:item_id>/", refusals.not_found, name="change"),
    path("plans/<uuid:plan_id>/items/<str:kind>/<uuid:item_id>/removal/", refusals.not_found, name="removal"),
    path("plans/<uuid:plan_id>/items/<str:kind>/<uuid:item_id>/restoration/", refusals.not_found, name="restoration"),
    path("plans/<uuid:plan_id>/items/<str:kind>/<uuid:item_id>/position/", refusals.not_found, name="position"),
    path("plans/<uuid:plan_id>/items/<str:kind>/<uuid:item_id>/sharing/", refusals.not_found, name="sharing"),
    path("plans/<uuid:plan_id>/frame/", refusals.not_found, name="frame"),
    path("plans/<uuid:plan_id>/drafts/", refusals.not_found, name="draft"),
    path("plans/<uuid:plan_id>/drafts/removal/", refusals.not_found, name="draft-removal"),
]
