from django.urls import path

from helhet.web import refusals

app_name = "progress"
urlpatterns = [
    path("plans/<uuid:plan_id>/measures/<uuid:measure_id>/answer/", refusals.not_found, name="answer"),
    path("plans/<uuid:plan_id>/measures/<uuid:measure_id>/status/", refusals.not_found, name="measure-status"),
    path("plans/<uuid:plan_id>/goals/<uuid:goal_id>/status/", refusals.not_found, name="goal-status"),
    path("plans/<uuid:plan_id>/steps/<uuid:step_id>/completion/", refusals.not_found, name="step-completion"),
    path("plans/<uuid:plan_id>/goals/<uuid:goal_id>/evaluation/", refusals.not_found, name="evaluate-goal"),
    path("plans/<uuid:plan_id>/measures/<uuid:measure_id>/evaluation/", refusals.not_found, name="evaluate-measure"),
    path("plans/<uuid:plan_id>/evaluation/", refusals.not_found, name="evaluation"),
    path("plans/<uuid:plan_id>/status-requests/new/", refusals.not_found, name="ask"),
    path("plans/<uuid:plan_id>/status-requests/<uuid:request_id>/answer/", refusals.not_found, name="answer-status"),
    path("plans/<uuid:plan_id>/law/", refusals.not_found, name="law"),
    path("plans/<uuid:plan_id>/law/<str:letter>/", refusals.not_found, name="not-relevant"),
    path("plans/<uuid:plan_id>/paper/", refusals.not_found, name="paper"),
]
