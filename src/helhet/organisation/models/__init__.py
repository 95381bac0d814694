"""Organisations, areas, units and positions."""

from helhet.organisation.models.organisation import Area, Organisation, OrganisationKind, Unit
from helhet.organisation.models.position import Position

__all__ = ["Area", "Organisation", "OrganisationKind", "Position", "Unit"]
