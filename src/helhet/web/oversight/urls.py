from django.urls import path

from helhet.web.oversight import emergency, patterns, reviews

app_name = "oversight"
urlpatterns = [
    path("reviews/", reviews.show_list, name="list"),
    path("reviews/<uuid:review_id>/", reviews.review, name="review"),
    path("reviews/<uuid:review_id>/sight/", reviews.sight, name="sight"),
    path("reviews/patterns/", patterns.show, name="patterns"),
    path("reviews/patterns/<uuid:organisation_id>/<str:cause>/", patterns.decide, name="pattern"),
    path("emergency/", emergency.by_number, name="emergency"),
    path("cases/<uuid:case_id>/emergency/", emergency.from_case, name="case-emergency"),
    path("emergency/<uuid:opening_id>/", emergency.pages, name="emergency-pages"),
]
