"""The kinds of plan that nobody has begun or consented to in a case, and the way to each: its own consent first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from helhet.plans import policy
from helhet.plans.models import PlanKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from helhet.plans.case_reading import CaseReading

_ABOUT: Final = {
    PlanKind.EARLY_CONCERN: gettext_lazy(
        "For barn og unge, når noen er bekymret tidlig. Den holder tråden mellom dem som følger opp, og kan bli en "
        "individuell plan senere."
    ),
    PlanKind.EDUCATION: gettext_lazy("For den som får opplæring lagt til rette for seg: målene, innholdet og hvordan."),
    PlanKind.INDIVIDUAL: gettext_lazy("For den som trenger flere tjenester over tid: én plan på tvers av tjenestene."),
}


@dataclass(frozen=True, slots=True)
class OtherPlan:
    """One more kind of plan, what it is for, and where its consent is given or entered."""

    name: str
    about: str
    label: str
    url: str


def other_plans(reading: CaseReading) -> tuple[OtherPlan, ...]:
    """The kinds the reader may begin besides those that the page shows consents for; the rest see none."""
    return tuple(_others(reading)) if policy.steer_plan(reading.standing) else ()


def _others(reading: CaseReading) -> Iterator[OtherPlan]:
    speaks = policy.give_consent(reading.standing)
    label = _("Les om samtykket") if speaks else _("Skriv inn samtykke fra papir eller samtale")
    for kind in PlanKind.offered_to(reading.case.person):
        if kind not in reading.consents:
            url = reverse("cases:consent" if speaks else "cases:consent-record", args=[reading.case.pk, kind])
            yield OtherPlan(capfirst(str(kind.label)), str(_ABOUT[kind]), label, url)
