"""The case: the root of everything done for one person by one responsible body."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from helhet.kernel.ids import new_id
from helhet.organisation.models import Organisation
from helhet.people.models import Account, Person


class Case(models.Model):
    """One per person and responsible body. It may hold a coordinator only, an early-concern log or a plan, and grows
    from one into the other without being closed (re/habilitation regulation §§ 16-17; P-06, P-07).
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="cases")
    responsible_body = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="cases")
    reason = models.TextField(_("hvorfor oppfølgingen begynner"), blank=True)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "responsible_body"], name="one_case_per_person_and_body")
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.responsible_body}"


class OfferAnswer(models.TextChoices):
    UNANSWERED = "unanswered", _("ikke svart ennå")
    YES = "yes", _("ja")
    NO = "no", _("nei")
    NOT_NOW = "not_now", _("ikke nå")


class OfferKind(models.TextChoices):
    PLAN = "plan", _("individuell plan")
    COORDINATOR = "coordinator", _("koordinator")
    CHILD_COORDINATOR = "child_coordinator", _("barnekoordinator")


class Offer(models.Model):
    """A plan or a coordinator was offered. A no or not now may be followed by a new offer at a calmer time (K-02)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="offers")
    kind = models.CharField(_("tilbud om"), max_length=20, choices=OfferKind)
    information = models.TextField(_("hva vi fortalte"))
    offered_on = models.DateField(_("tilbudt"))
    offered_by = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="+")
    answer = models.CharField(_("svar"), max_length=12, choices=OfferAnswer, default=OfferAnswer.UNANSWERED)
    answered_on = models.DateField(_("svarte"), null=True, blank=True)
    answered_by = models.CharField(_("svart av"), max_length=200, blank=True)
    answer_reason = models.TextField(_("begrunnelse"), blank=True)
    offer_again_on = models.DateField(_("spør igjen"), null=True, blank=True)

    class Meta:
        ordering = ("offered_on", "id")

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.get_answer_display()})"
