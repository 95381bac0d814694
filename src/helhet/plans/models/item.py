"""What every item of a plan has in common: whose words it is, its place, its revision, and that it can come back."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from helhet.kernel.ids import new_id
from helhet.people.models import Account
from helhet.plans.models.plan import Plan


class Voice(models.TextChoices):
    """Who put it forward (P-11). Words in the person's own voice are changed and removed by nobody else (P-12)."""

    PERSON = "person", _("personen selv")
    REPRESENTATIVE = "representative", _("den som handler for personen")
    RELATIVE = "relative", _("pårørende")
    TOGETHER = "together", _("vi sammen")
    PROFESSIONAL = "professional", _("en fagperson")


class Channel(models.TextChoices):
    """How the words came in. Paper and phone are not second class (Q-09)."""

    SCREEN = "screen", _("skrevet her")
    PAPER = "paper", _("fra papir")
    SPOKEN = "spoken", _("fortalt")


class ForWhom(models.TextChoices):
    """A child's plan can hold goals and measures for parents and siblings (P-22)."""

    PERSON = "person", _("personen selv")
    PARENTS = "parents", _("foreldrene")
    SIBLINGS = "siblings", _("søsken")


class LifeArea(models.TextChoices):
    """A plain list of life areas, optional everywhere (P-09)."""

    HOME = "home", _("hjem og bolig")
    EVERYDAY = "everyday", _("hverdagen")
    SCHOOL = "school", _("barnehage og skole")
    WORK = "work", _("arbeid og aktivitet")
    ECONOMY = "economy", _("økonomi")
    HEALTH = "health", _("helse og behandling")
    MOVEMENT = "movement", _("bevegelse og hjelpemidler")
    COMMUNICATION = "communication", _("språk og kommunikasjon")
    LEISURE = "leisure", _("fritid og venner")
    FAMILY = "family", _("familie og nettverk")


class PlanItem(models.Model):
    """Base of every item. Saved and removed only through `actions.items`, which writes a revision each time."""

    section: ClassVar[str] = ""
    """The section of the form that the kind belongs to; `Statement` says it row by row."""

    belongs_to: ClassVar[tuple[str, ...]] = ()
    """The references to what the item is a part of: taken out with it, and back again with it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="+")
    voice = models.CharField(_("hvem sier det"), max_length=16, choices=Voice, default=Voice.PROFESSIONAL)
    channel = models.CharField(_("hvordan kom det inn"), max_length=10, choices=Channel, default=Channel.SCREEN)
    position = models.IntegerField(default=0)
    revision = models.PositiveIntegerField(default=0)
    author = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    author_name = models.CharField(max_length=200)
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    changed_by_name = models.CharField(max_length=200)
    private = models.BooleanField(default=False)
    removed_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True
        ordering = ("position", "id")

    @property
    def kind(self) -> str:
        """The name of the kind in URLs, revisions and the access record, such as "goal"."""
        return kind_of(type(self))

    @property
    def place(self) -> str:
        """The section of the form the item stands in."""
        return self.section

    def follow(self, changed: Collection[str]) -> None:
        """What changes by itself when the fields named in `changed` do. Called before the item is saved."""

    @property
    def is_own_words(self) -> bool:
        return self.voice == Voice.PERSON


@cache
def kind_of(model: type[PlanItem]) -> str:
    """The model's name with underscores: WantedCooperation is "wanted_cooperation"."""
    return "".join(f"_{c.lower()}" if c.isupper() and i else c.lower() for i, c in enumerate(model.__name__))


def require_order(item: models.Model, start: str, end: str) -> None:
    """Raise `ValidationError` beside the later field when it comes before the earlier one."""
    first, last = getattr(item, start), getattr(item, end)
    if first and last and last < first:
        raise ValidationError({end: _("Sluttdatoen kan ikke være før startdatoen.")})
