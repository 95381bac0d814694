"""What every print says around the plan itself: who it comes from, its state, whom to call, and what the law asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from helhet.exports.documents import (
    Checklist,
    ChecklistItem,
    DocumentInfo,
    Fact,
    Facts,
    ItemState,
    Letterhead,
    Notice,
    Section,
)
from helhet.kernel import clock
from helhet.plans import lawcheck
from helhet.plans.models import PlanStatus
from helhet.web.documents.lists import contacts
from helhet.web.plans.presenters.words import full_day, full_day_of, joined

if TYPE_CHECKING:
    from helhet.plans.models import Consent
    from helhet.plans.reading import PlanReading


def no_decision() -> Notice:
    """That goals and measures decide nothing (IP regulation § 4, P-24)."""
    return Notice(
        _(
            "Et mål eller et tiltak i planen er ikke et vedtak. "
            "Planen gir ikke større rett til tjenester enn loven ellers gir."
        )
    )


def letterhead(reading: PlanReading) -> Letterhead:
    """The municipality, and the one who coordinates."""
    coordinator = reading.coordinator
    return Letterhead(
        municipality=reading.plan.case.responsible_body.name,
        unit=coordinator.unit_name if coordinator else "",
        contact=_("Koordinator: %(who)s") % {"who": joined(coordinator.person.name, coordinator.phone)}
        if coordinator
        else "",
    )


def info(reading: PlanReading, title: str, *, printed_for: str) -> DocumentInfo:
    """What the print is, whom it is about and for, which version, and when."""
    plan = reading.plan
    version = _("Versjon %(number)s, %(day)s") % {"number": reading.version, "day": full_day_of(plan.changed_at)}
    return DocumentInfo(
        title=title,
        person_name=plan.person.name,
        birth_date=plan.person.birth_date,
        version=version,
        printed_at=clock.now(),
        printed_for=printed_for,
        confidentiality=_("Taushetsbelagt"),
        language=get_language() or "nb",
    )


def about_the_plan(reading: PlanReading) -> Section:
    """State, coordinators and consent (IP regulation § 9 c, g and i)."""
    plan = reading.plan
    rests = _("til %(day)s") % {"day": full_day(plan.rests_until)} if plan.status == PlanStatus.RESTING else ""
    coordinators = (
        Fact(capfirst(each.get_kind_display()), joined(each.person.name, each.unit_name, each.phone))
        for each in reading.coordinators
        if each.ended_on is None or each.ended_on > clock.today()
    )
    consents = plan.case.consents.filter(plan_kind=plan.kind).select_related("giver").order_by("given_at", "pk")
    given = "\n".join(_consent(each) for each in consents)
    facts = (
        Fact(_("Status"), joined(capfirst(plan.get_status_display()), rests)),
        *coordinators,
        Fact(_("Samtykke"), given or _("Ikke gitt")),
    )
    return Section(_("Om planen"), (Facts(facts),))


def _consent(consent: Consent) -> str:
    """Who gave it, as what, when and how. What was said around it is not for print."""
    given = joined(
        f"{consent.giver.name} ({consent.get_capacity_display()})",
        full_day_of(consent.given_at),
        str(consent.get_form_display()),
    )
    if consent.withdrawn_at is None:
        return given
    return joined(given, _("trukket tilbake %(day)s") % {"day": full_day_of(consent.withdrawn_at)})


def law_section(reading: PlanReading) -> Section:
    """The law's list for this plan (IP regulation § 9)."""
    items = tuple(
        ChecklistItem(
            letter="" if finding.requirement.letter == lawcheck.CHILD else finding.requirement.letter,
            text=str(finding.requirement.text),
            state=ItemState(finding.status),
            reason=str(finding.reason),
            paragraph=str(finding.requirement.source),
        )
        for finding in lawcheck.check(reading)
    )
    law = _("Forskrift om individuell plan § 9 (FOR-2022-06-22-1110)")
    return Section(_("Det loven krever"), (Checklist(law, items), no_decision()))


def whom_to_call(reading: PlanReading) -> Section:
    """The coordinator, and those who take part now."""
    return Section(_("Hvem som er med"), (*_coordinator_facts(reading), *contacts(reading, now_only=True)))


def coordinator_section(reading: PlanReading) -> Section:
    """Whom to ask."""
    return Section(_("Spørsmål"), _coordinator_facts(reading))


def _coordinator_facts(reading: PlanReading) -> tuple[Facts, ...]:
    coordinator = reading.coordinator
    if coordinator is None:
        return ()
    who = joined(coordinator.person.name, coordinator.unit_name, coordinator.phone)
    return (Facts((Fact(_("Koordinator"), who), Fact(_("Stedfortreder"), coordinator.stand_in))),)
