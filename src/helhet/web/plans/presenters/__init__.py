"""From a reading of a plan to what its pages show: frozen values for the screen, asking the database nothing."""

from helhet.web.plans.presenters.plan import NEWS_SHOWN, PlanPage, plan_page

__all__ = ["NEWS_SHOWN", "PlanPage", "plan_page"]
