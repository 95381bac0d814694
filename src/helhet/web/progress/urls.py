from django.urls import path

from helhet.web.progress import answers, evaluation, law, paper

app_name = "progress"
urlpatterns = [
    path("plans/<uuid:plan_id>/measures/<uuid:measure_id>/answer/", answers.measure_answer, name="answer"),
    path("plans/<uuid:plan_id>/measures/<uuid:measure_id>/status/", answers.measure_status, name="measure-status"),
    path("plans/<uuid:plan_id>/goals/<uuid:goal_id>/status/", answers.goal_status, name="goal-status"),
    path("plans/<uuid:plan_id>/steps/<uuid:step_id>/completion/", answers.step_completion, name="step-completion"),
    path("plans/<uuid:plan_id>/goals/<uuid:goal_id>/evaluation/", evaluation.evaluate_goal, name="evaluate-goal"),
    path(
        "plans/<uuid:plan_id>/measures/<uuid:measure_id>/evaluation/",
        evaluation.evaluate_measure,
        name="evaluate-measure",
    ),
    path("plans/<uuid:plan_id>/evaluation/", evaluation.overview, name="evaluation"),
    path("plans/<uuid:plan_id>/status-requests/new/", evaluation.ask, name="ask"),
    path(
        "plans/<uuid:plan_id>/status-requests/<uuid:request_id>/answer/", evaluation.answer_status, name="answer-status"
    ),
    path("plans/<uuid:plan_id>/law/", law.status, name="law"),
    path("plans/<uuid:plan_id>/law/<str:letter>/", law.not_relevant, name="not-relevant"),
    path("plans/<uuid:plan_id>/paper/", paper.enter, name="paper"),
]
