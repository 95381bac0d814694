"""The person's story: what matters, strengths, needs, the about-me and crisis pages, and the diary."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from helhet.plans.models.item import LifeArea, PlanItem


class StatementSection(models.TextChoices):
    """Where a piece of free text stands."""

    WHAT_MATTERS = "what_matters", _("Hva er viktig for meg")
    WHY_PLAN = "why_plan", _("Hvorfor jeg har en plan")
    BACKGROUND = "background", _("Fortalt én gang")
    ABOUT_ME_LIKED = "about_me_liked", _("Det andre setter pris på hos meg")
    ABOUT_ME_IMPORTANT = "about_me_important", _("Det som er viktig for meg i hverdagen")
    ABOUT_ME_SUPPORT = "about_me_support", _("Slik hjelper du meg best")
    ABOUT_ME_AVOID = "about_me_avoid", _("Det jeg helst vil slippe")
    CRISIS_SIGNS = "crisis_signs", _("Tegn på at det begynner å bli vanskelig")
    CRISIS_SELF = "crisis_self", _("Det jeg kan gjøre selv")
    CRISIS_HELP = "crisis_help", _("Det andre kan gjøre")
    CRISIS_CALL = "crisis_call", _("Hvem vi ringer")


class Statement(PlanItem):
    """Free text in a named place (`own_words` where the person says it; IP regulation §§ 4 and 9 a)."""

    topic = models.CharField(_("hvor"), max_length=30, choices=StatementSection)
    text = models.TextField(_("tekst"))

    class Meta(PlanItem.Meta):
        pass

    def __str__(self) -> str:
        return self.text

    @property
    def place(self) -> str:
        """The two pages of one printed side are one section each."""
        for page in ("about_me", "crisis"):
            if self.topic.startswith(page):
                return page
        return self.topic


class Resource(PlanItem):
    """A strength, skill or network the plan can build on (IP regulation § 9 a)."""

    section = "resources"

    text = models.TextField(_("hva er bra, og hva kan vi bygge på?"))
    life_area = models.CharField(_("område i livet"), max_length=20, choices=LifeArea, blank=True)

    class Meta(PlanItem.Meta):
        pass

    def __str__(self) -> str:
        return self.text


class Need(PlanItem):
    """What the person needs help with, stated without diagnosis (IP regulation § 9 a, P-05)."""

    section = "needs"

    text = models.TextField(_("hva trenger du hjelp til?"))
    life_area = models.CharField(_("område i livet"), max_length=20, choices=LifeArea, blank=True)
    responsible = models.ForeignKey(
        "plans.Participant",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("hvem følger opp"),
    )
    met = models.BooleanField(_("behovet er dekket nå"), default=False)

    class Meta(PlanItem.Meta):
        pass

    def __str__(self) -> str:
        return self.text


class DiaryEntry(PlanItem):
    """The person's own pages, private until the person shares an entry (P-26)."""

    section = "diary"

    text = models.TextField(_("skriv det du vil"))

    class Meta(PlanItem.Meta):
        ordering = ("-created_at", "-id")

    def __str__(self) -> str:
        return self.text
