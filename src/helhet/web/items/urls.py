from django.urls import path

from helhet.web.items import drafts, readers, views

app_name = "items"
urlpatterns = [
    path("plans/<uuid:plan_id>/items/<str:kind>/new/", views.add, name="add"),
    path("plans/<uuid:plan_id>/items/<str:kind>/<uuid:item_id>/", views.change, name="change"),
    path("plans/<uuid:plan_id>/items/<str:kind>/<uuid:item_id>/removal/", views.removal, name="removal"),
    path("plans/<uuid:plan_id>/items/<str:kind>/<uuid:item_id>/restoration/", views.restoration, name="restoration"),
    path("plans/<uuid:plan_id>/items/<str:kind>/<uuid:item_id>/position/", views.position, name="position"),
    path("plans/<uuid:plan_id>/items/<str:kind>/<uuid:item_id>/sharing/", views.sharing, name="sharing"),
    path("plans/<uuid:plan_id>/items/<str:kind>/<uuid:item_id>/readers/", readers.readers, name="readers"),
    path("plans/<uuid:plan_id>/frame/", views.frame, name="frame"),
    path("plans/<uuid:plan_id>/drafts/", drafts.keep, name="draft"),
    path("plans/<uuid:plan_id>/drafts/removal/", drafts.removal, name="draft-removal"),
]
