"""Who takes part, what each puts into the plan work, and who else should be there."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from helhet.kernel import clock
from helhet.organisation.models import Unit
from helhet.people.models import Person
from helhet.plans.models.item import PlanItem, require_order


class ParticipantKind(models.TextChoices):
    PROFESSIONAL = "professional", _("fagperson")
    RELATIVE = "relative", _("pårørende")
    NETWORK = "network", _("venn eller annen støtte")
    UNIT = "unit", _("tjeneste med kontaktperson")


class Participant(PlanItem):
    """Anyone who takes part, from any body (IP regulation § 9 b). A unit takes part through a named contact, so that a
    change of staff does not empty the plan (A-09). `person` is set where the participant can sign in.
    """

    section = "participants"

    participant_kind = models.CharField(
        _("hva slags"), max_length=12, choices=ParticipantKind, default=ParticipantKind.PROFESSIONAL
    )
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField(_("navn"), max_length=200)
    role = models.CharField(_("rolle"), max_length=100)
    organisation = models.CharField(_("hvor fra"), max_length=300, blank=True)
    phone = models.CharField(_("telefon"), max_length=30, blank=True)
    email = models.EmailField(_("e-post"), blank=True)
    task = models.TextField(_("hva gjør hun eller han?"), blank=True)
    starts_on = models.DateField(_("fra"), null=True, blank=True)
    ends_on = models.DateField(_("til"), null=True, blank=True)

    class Meta(PlanItem.Meta):
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True)
                | models.Q(starts_on__isnull=True)
                | models.Q(ends_on__gte=models.F("starts_on")),
                name="participant_period_in_order",
            ),
            models.UniqueConstraint(
                fields=["plan", "person"],
                condition=models.Q(removed_at__isnull=True, ends_on__isnull=True),
                name="one_participant_per_person",
            ),
        ]
        indexes = [models.Index(fields=["person", "plan"], name="participant_by_person")]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Dates in order."""
        require_order(self, "starts_on", "ends_on")

    @property
    def is_current(self) -> bool:
        today = clock.today()
        return (self.starts_on is None or self.starts_on <= today) and (self.ends_on is None or self.ends_on >= today)


class Contribution(PlanItem):
    """What the person, a provider or a relative puts into the plan work itself; not a measure (IP regulation § 9 d)."""

    section = "contributions"

    party = models.CharField(_("hvem"), max_length=200)
    text = models.TextField(_("hva bidrar hun eller han med?"))

    class Meta(PlanItem.Meta):
        pass

    def __str__(self) -> str:
        return self.text


class CooperationNeed(models.TextChoices):
    NEEDED = "needed", _("nødvendig")
    WANTED = "wanted", _("ønsket")


class WantedCooperation(PlanItem):
    """A provider that should be contacted (IP regulation § 9 j, § 7 second paragraph)."""

    section = "cooperation"

    provider = models.CharField(_("hvem vil vi samarbeide med?"), max_length=200)
    need = models.CharField(_("er det"), max_length=8, choices=CooperationNeed, default=CooperationNeed.WANTED)
    why = models.TextField(_("hva gjelder det?"), blank=True)
    contacted_on = models.DateField(_("tok kontakt"), null=True, blank=True)
    answer = models.TextField(_("svar"), blank=True)

    class Meta(PlanItem.Meta):
        pass

    def __str__(self) -> str:
        return self.provider


class ChildParticipation(PlanItem):
    """How the child was informed, heard and given weight, in every phase (IP regulation § 4 and § 9 last paragraph)."""

    section = "child_participation"

    held_on = models.DateField(_("dato"))
    how = models.TextField(_("hvordan fikk barnet være med?"))
    who_talked = models.CharField(_("hvem snakket med barnet?"), max_length=200, blank=True)
    informed_about = models.TextField(_("hva fikk barnet vite?"), blank=True)
    child_view = models.TextField(_("hva sa barnet?"), blank=True)
    weight_given = models.TextField(_("hva gjorde vi med det?"), blank=True)

    class Meta(PlanItem.Meta):
        ordering = ("held_on", "id")

    def __str__(self) -> str:
        return self.how
