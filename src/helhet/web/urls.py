"""Every address of the pages, by page family."""

from django.urls import include, path

urlpatterns = [
    path("", include("helhet.web.home.urls")),
    path("", include("helhet.web.signin.urls")),
    path("", include("helhet.web.account.urls")),
    path("", include("helhet.web.cases.urls")),
    path("", include("helhet.web.plans.urls")),
    path("", include("helhet.web.items.urls")),
    path("", include("helhet.web.progress.urls")),
    path("", include("helhet.web.history.urls")),
    path("", include("helhet.web.documents.urls")),
    path("", include("helhet.web.plan_forms.urls")),
    path("", include("helhet.web.organisation.urls")),
    path("", include("helhet.web.oversight.urls")),
]
