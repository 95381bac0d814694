from django.urls import path

from helhet.web.plans import views

app_name = "plans"
urlpatterns = [
    path("plans/<uuid:plan_id>/", views.plan, name="plan"),
    path("plans/<uuid:plan_id>/goals/<uuid:goal_id>/", views.goal, name="goal"),
    path("plans/<uuid:plan_id>/who-does-what/", views.who_does_what, name="who-does-what"),
    path("plans/<uuid:plan_id>/timeline/", views.timeline, name="timeline"),
    path("plans/<uuid:plan_id>/as/<uuid:participant_id>/", views.see_as, name="see-as"),
    path("plans/<uuid:plan_id>/services/", views.services, name="services"),
    path("plans/<uuid:plan_id>/about-me/", views.about_me, name="about-me"),
    path("plans/<uuid:plan_id>/crisis/", views.crisis, name="crisis"),
    path("plans/<uuid:plan_id>/diary/", views.diary, name="diary"),
]
