from django.urls import path

from helhet.web import refusals

app_name = "cases"
urlpatterns = [
    path("cases/", refusals.not_found, name="list"),
    path("cases/new/", refusals.not_found, name="new"),
    path("cases/<uuid:case_id>/", refusals.not_found, name="case"),
    path("cases/<uuid:case_id>/offers/new/", refusals.not_found, name="offer"),
    path("cases/<uuid:case_id>/offers/<uuid:offer_id>/answer/", refusals.not_found, name="offer-answer"),
    path("cases/<uuid:case_id>/consent/<str:kind>/", refusals.not_found, name="consent"),
    path("cases/<uuid:case_id>/consent/<str:kind>/record/", refusals.not_found, name="consent-record"),
    path("cases/<uuid:case_id>/consent/<str:kind>/withdrawal/", refusals.not_found, name="consent-withdrawal"),
    path("cases/<uuid:case_id>/coordinator/", refusals.not_found, name="coordinator"),
    path("cases/<uuid:case_id>/plans/<str:kind>/", refusals.not_found, name="plan-start"),
    path("plans/<uuid:plan_id>/activation/", refusals.not_found, name="activation"),
    path("plans/<uuid:plan_id>/rest/", refusals.not_found, name="rest"),
    path("plans/<uuid:plan_id>/resumption/", refusals.not_found, name="resumption"),
    path("plans/<uuid:plan_id>/closing/", refusals.not_found, name="closing"),
    path("plans/<uuid:plan_id>/reopening/", refusals.not_found, name="reopening"),
    path("plans/<uuid:plan_id>/restart/", refusals.not_found, name="restart"),
    path("plans/<uuid:plan_id>/growth/", refusals.not_found, name="growth"),
]
