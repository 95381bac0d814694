"""Bodies that give welfare services (IP regulation § 2 b) and the units they are made of."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from helhet.kernel.ids import new_id


class OrganisationKind(models.TextChoices):
    MUNICIPALITY = "municipality", _("kommune")
    HOSPITAL_TRUST = "hospital_trust", _("helseforetak")
    COUNTY = "county", _("fylkeskommune")
    STATE = "state", _("statlig etat")
    PRIVATE = "private", _("privat virksomhet")
    VOLUNTARY = "voluntary", _("frivillig organisasjon")


class Organisation(models.Model):
    """A body of its own in law. A municipality has a four-digit number, others an organisation number."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=20, choices=OrganisationKind)
    name = models.CharField(_("navn"), max_length=200)
    number = models.CharField(_("nummer"), max_length=9, unique=True)

    class Meta:
        ordering = ("name", "id")

    def __str__(self) -> str:
        return self.name


class Area(models.Model):
    """A main branch of an organisation's services, such as upbringing, or health and care."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="areas")
    name = models.CharField(_("navn"), max_length=200)

    class Meta:
        ordering = ("name", "id")

    def __str__(self) -> str:
        return self.name


class Unit(models.Model):
    """A place where people work: a school, a health centre, a ward, a NAV office."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="units")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="units", null=True, blank=True)
    name = models.CharField(_("navn"), max_length=200)
    phone = models.CharField(_("telefon"), max_length=30, blank=True)

    class Meta:
        ordering = ("name", "id")

    def __str__(self) -> str:
        return f"{self.name}, {self.organisation}"
