from django.urls import path

from helhet.web.organisation import places, positions, views

app_name = "organisation"
urlpatterns = [
    path("organisation/", views.overview, name="overview"),
    path("organisation/<uuid:organisation_id>/areas/new/", places.new_area, name="area-new"),
    path("organisation/areas/<uuid:area_id>/", places.area, name="area"),
    path("organisation/<uuid:organisation_id>/units/new/", places.new_unit, name="unit-new"),
    path("organisation/units/<uuid:unit_id>/", places.unit, name="unit"),
    path("organisation/<uuid:organisation_id>/people/new/", positions.new, name="position-new"),
    path("organisation/positions/<uuid:position_id>/", positions.change, name="position"),
    path("organisation/positions/<uuid:position_id>/another/", positions.another, name="position-another"),
]
