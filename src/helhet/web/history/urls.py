from django.urls import path

from helhet.web.history import access, views

app_name = "history"
urlpatterns = [
    path("plans/<uuid:plan_id>/history/", views.plan, name="plan"),
    path("plans/<uuid:plan_id>/access/", access.access, name="access"),
    path("cases/<uuid:case_id>/access/", access.case_access, name="case-access"),
    path("cases/<uuid:case_id>/access/<int:number>/question/", access.question, name="question"),
    path("plans/<uuid:plan_id>/items/<str:kind>/<uuid:item_id>/history/", views.item, name="item"),
    path("plans/<uuid:plan_id>/versions/<int:version>/", views.version, name="version"),
    path("plans/<uuid:plan_id>/versions/<int:version>/comparison/", views.compare, name="compare"),
    path("plans/<uuid:plan_id>/versions/<int:version>/restoration/", views.restoration, name="restoration"),
]
