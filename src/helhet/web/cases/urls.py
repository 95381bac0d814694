from django.urls import path

from helhet.web.cases import (
    competence,
    consents,
    coordinators,
    listing,
    offers,
    opening,
    overview,
    patterns,
    person,
    representatives,
    states,
)

app_name = "cases"
urlpatterns = [
    path("cases/", listing.list_cases, name="list"),
    path("cases/new/", opening.new, name="new"),
    path("cases/<uuid:case_id>/", overview.show, name="case"),
    path("cases/<uuid:case_id>/offers/new/", offers.new, name="offer"),
    path("cases/<uuid:case_id>/offers/<uuid:offer_id>/answer/", offers.answer, name="offer-answer"),
    path("cases/<uuid:case_id>/consent/<str:kind>/", consents.give, name="consent"),
    path("cases/<uuid:case_id>/consent/<str:kind>/record/", consents.record, name="consent-record"),
    path("cases/<uuid:case_id>/consent/<str:kind>/withdrawal/", consents.withdraw, name="consent-withdrawal"),
    path("cases/<uuid:case_id>/consent/<str:kind>/one-parent/", consents.one_parent, name="consent-one-parent"),
    path("cases/<uuid:case_id>/coordinator/", coordinators.appoint, name="coordinator"),
    path("cases/<uuid:case_id>/person/", person.details, name="person"),
    path("cases/<uuid:case_id>/representatives/", representatives.show, name="representatives"),
    path(
        "cases/<uuid:case_id>/representatives/<uuid:representation_id>/ending/",
        representatives.end,
        name="representative-ending",
    ),
    path(
        "cases/<uuid:case_id>/representatives/from-register/",
        representatives.take_over,
        name="representatives-from-register",
    ),
    path(
        "cases/<uuid:case_id>/representatives/<uuid:representation_id>/verification/",
        representatives.verify,
        name="representative-verification",
    ),
    path("cases/<uuid:case_id>/competence/", competence.show, name="competence"),
    path("cases/<uuid:case_id>/competence/new/", competence.new, name="competence-new"),
    path("cases/<uuid:case_id>/competence/<uuid:assessment_id>/ending/", competence.end, name="competence-ending"),
    path("cases/<uuid:case_id>/plans/<str:kind>/", states.start, name="plan-start"),
    path("plans/<uuid:plan_id>/activation/", states.activate, name="activation"),
    path("plans/<uuid:plan_id>/pattern/", patterns.choose, name="pattern"),
    path("plans/<uuid:plan_id>/rest/", states.rest, name="rest"),
    path("plans/<uuid:plan_id>/resumption/", states.resume, name="resumption"),
    path("plans/<uuid:plan_id>/closing/", states.close, name="closing"),
    path("plans/<uuid:plan_id>/reopening/", states.reopen, name="reopening"),
    path("plans/<uuid:plan_id>/restart/", states.restart, name="restart"),
    path("plans/<uuid:plan_id>/growth/", states.grow, name="growth"),
]
