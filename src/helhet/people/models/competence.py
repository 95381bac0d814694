"""Whether somebody is able to decide one thing, assessed and written down (pbrl § 4-3)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from helhet.kernel import clock
from helhet.kernel.ids import new_id
from helhet.people.models.account import Account
from helhet.people.models.person import Person


class Decision(models.TextChoices):
    """What was to be decided. Another decision needs an assessment of its own; `OTHER` opens nothing here."""

    PLAN = "plan", _("om det skal lages en plan, og hva som skal stå i den")
    SHARING = "sharing", _("hvem som skal få vite hva")
    OTHER = "other", _("noe annet")


class Conclusion(models.TextChoices):
    ABLE = "able", _("kan ta avgjørelsen selv")
    UNABLE = "unable", _("kan ikke ta denne avgjørelsen selv")


class CompetenceQuerySet(models.QuerySet["CompetenceAssessment"]):
    def unable_today(self) -> CompetenceQuerySet:
        """Those in force that say that the person cannot decide. One that is due for reassessment is not in force."""
        today = clock.today()
        not_ended = models.Q(ended_on__isnull=True) | models.Q(ended_on__gt=today)
        return self.filter(not_ended, conclusion=Conclusion.UNABLE, assessed_on__lte=today, reassess_on__gt=today)


class CompetenceAssessment(models.Model):
    """One assessment of one decision: written, reasoned and shown to the person. `wording` is the law's test on the
    day it was made (see `people.competence`). `matters` is a sum of `Matter`. It holds until the day before
    `reassess_on`, or until it is ended because the person can decide again.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="competence_assessments")
    decision = models.CharField(_("avgjørelsen"), max_length=10, choices=Decision)
    about = models.TextField(_("hva det gjaldt"))
    matters = models.PositiveSmallIntegerField(_("saksområde"))
    assessed_on = models.DateField(_("vurdert"))
    wording = models.CharField(max_length=30)
    made_easier = models.TextField(_("hva som ble gjort for at personen skulle kunne avgjøre selv"))
    facts = models.TextField(_("det vurderingen bygger på"))
    conclusion = models.CharField(_("konklusjon"), max_length=10, choices=Conclusion)
    assessor = models.CharField(_("vurdert av"), max_length=200)
    assessor_number = models.CharField(_("HPR-nummer"), max_length=9, blank=True)
    shown_to = models.CharField(_("vist til"), max_length=300)
    shown_on = models.DateField(_("vist"))
    reassess_on = models.DateField(_("vurderes på nytt"))
    ended_on = models.DateField(_("slutt"), null=True, blank=True)
    end_reason = models.CharField(_("hvorfor"), max_length=300, blank=True)
    recorded_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField()

    objects = CompetenceQuerySet.as_manager()

    class Meta:
        ordering = ("-assessed_on", "-recorded_at", "id")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(reassess_on__gt=models.F("assessed_on")), name="competence_reassessed_later"
            ),
            models.CheckConstraint(
                condition=models.Q(shown_on__gte=models.F("assessed_on")), name="competence_shown_after_assessment"
            ),
        ]
        indexes = [models.Index(fields=["person", "reassess_on"], name="competence_by_person")]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_decision_display()}"

    @property
    def is_in_force(self) -> bool:
        """Whether it says today that the person cannot decide this."""
        today = clock.today()
        is_ended = self.ended_on is not None and self.ended_on <= today
        is_unable = self.conclusion == Conclusion.UNABLE
        return is_unable and not is_ended and self.assessed_on <= today < self.reassess_on
