"""From a reading of a plan to what its pages show: frozen values for the screen, asking the database nothing."""

from helhet.web.plans.presenters.goal import goal_page
from helhet.web.plans.presenters.pages import diary, one_side, services_page
from helhet.web.plans.presenters.plan import NEWS_SHOWN, PlanPage, plan_page
from helhet.web.plans.presenters.timeline import course
from helhet.web.plans.presenters.who import who_does_what

__all__ = [
    "NEWS_SHOWN",
    "PlanPage",
    "course",
    "diary",
    "goal_page",
    "one_side",
    "plan_page",
    "services_page",
    "who_does_what",
]
