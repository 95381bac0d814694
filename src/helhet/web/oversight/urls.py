from django.urls import path

from helhet.web.oversight import emergency, reviews

app_name = "oversight"
urlpatterns = [
    path("reviews/", reviews.show_list, name="list"),
    path("reviews/<uuid:review_id>/", reviews.review, name="review"),
    path("reviews/<uuid:review_id>/sight/", reviews.sight, name="sight"),
    path("emergency/", emergency.by_number, name="emergency"),
    path("cases/<uuid:case_id>/emergency/", emergency.from_case, name="case-emergency"),
    path("emergency/<uuid:opening_id>/", emergency.pages, name="emergency-pages"),
]
