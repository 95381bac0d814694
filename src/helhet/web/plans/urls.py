from django.urls import path

from helhet.web import refusals
from helhet.web.plans import views

app_name = "plans"
urlpatterns = [
    path("plans/<uuid:plan_id>/", views.plan, name="plan"),
    path("plans/<uuid:plan_id>/goals/<uuid:goal_id>/", refusals.not_found, name="goal"),
    path("plans/<uuid:plan_id>/who-does-what/", refusals.not_found, name="who-does-what"),
    path("plans/<uuid:plan_id>/timeline/", refusals.not_found, name="timeline"),
    path("plans/<uuid:plan_id>/services/", refusals.not_found, name="services"),
    path("plans/<uuid:plan_id>/about-me/", refusals.not_found, name="about-me"),
    path("plans/<uuid:plan_id>/crisis/", refusals.not_found, name="crisis"),
    path("plans/<uuid:plan_id>/diary/", refusals.not_found, name="diary"),
]
