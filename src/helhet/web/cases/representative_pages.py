"""What the pages about who acts for the person show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from helhet.kernel import clock
from helhet.people import acting
from helhet.people.scope import ACT_LABELS, ALL_MATTERS, MATTER_LABELS, Act, Matter
from helhet.plans import person_policy, policy
from helhet.plans.actions import from_register, local_accounts
from helhet.plans.models import LIVE
from helhet.ui.parts import Link
from helhet.web.account.local_only import invitations_are_on
from helhet.web.cases.way import CaseWay, way_of
from helhet.web.plans.presenters import words

if TYPE_CHECKING:
    from helhet.people.models import Representation
    from helhet.plans.queries import CaseDoor


@dataclass(frozen=True, slots=True)
class RepresentativeLine:
    """Somebody who may, will or could act for the person. An address is empty where there is nothing to do, and for
    readers who may not. `no_longer` says why a parent reads no more although responsibility goes on.
    """

    name: str
    capacity: str
    matters: str
    acts: str
    scope: str
    basis: str
    period: str
    is_deprived: bool
    ended_because: str
    no_longer: str
    is_verified: bool
    verify_url: str
    end_url: str


@dataclass(frozen=True, slots=True)
class RepresentativesPage:
    """For `cases/representatives.html`. An address is empty where it leads nowhere for the reader. `plans` leads to
    adding a participant, in the plans the reader may write in.
    """

    way: CaseWay
    needs_birth_date: bool
    current: tuple[RepresentativeLine, ...]
    past: tuple[RepresentativeLine, ...]
    has_plan: bool
    plans: tuple[Link, ...]
    competence_url: str
    register_url: str
    invitations: tuple[Link, ...]


def page_for(door: CaseDoor) -> RepresentativesPage:
    """Everybody registered for the person, as far as the reader may do something about them."""
    case = door.case
    known = list(case.person.represented_by.select_related("representative").order_by("starts_on", "pk"))
    live = list(case.plans.filter(status__in=LIVE).order_by("created_at", "pk"))
    writable = [plan for plan in live if policy.write_in_plan(door.standing, plan.status)]
    reads_competence = bool(person_policy.read_competence(door.standing))
    return RepresentativesPage(
        way=way_of(case, door.standing),
        needs_birth_date=case.person.birth_date is None,
        current=tuple(line_of(each, door) for each in known if not each.is_over),
        past=tuple(line_of(each, door) for each in known if each.is_over),
        has_plan=bool(live),
        plans=tuple(
            Link(label=str(plan.get_kind_display()), url=reverse("items:add", args=[plan.pk, "participant"]))
            for plan in writable
        ),
        competence_url=reverse("cases:competence", args=[case.pk]) if reads_competence else "",
        register_url=_register_url(door),
        invitations=_invitations(door),
    )


def _register_url(door: CaseDoor) -> str:
    """To taking over from Folkeregisteret, where it can be asked and the reader registers."""
    may_ask = from_register.register() is not None and policy.lead_case(door.standing)
    return reverse("cases:representatives-from-register", args=[door.case.pk]) if may_ask else ""


def _invitations(door: CaseDoor) -> tuple[Link, ...]:
    """To inviting somebody on the person's side to sign in, for those who lead the case."""
    if not (invitations_are_on() and policy.lead_case(door.standing)):
        return ()
    return tuple(
        Link(label=person.name, url=reverse("account:invite-to-case", args=[door.case.pk, person.pk]))
        for person in local_accounts.persons_side(door.case)
    )


def line_of(each: Representation, door: CaseDoor) -> RepresentativeLine:
    """One registration in plain words."""
    address = [door.case.pk, each.pk]
    may_end = not each.is_over and person_policy.end_representation(door.standing, each.capacity)
    may_verify = not each.is_over and each.verified_on is None and policy.lead_case(door.standing)
    return RepresentativeLine(
        name=each.representative.name,
        capacity=capfirst(each.get_capacity_display()),
        matters=_matters(Matter(each.matters)),
        acts=_acts(Act(each.acts)),
        scope=each.scope,
        basis=_basis(each),
        period=words.period(each.starts_on, each.ends_on),
        is_deprived=each.deprived,
        ended_because=each.end_reason,
        no_longer=_no_longer(each, door),
        is_verified=each.verified_on is not None,
        verify_url=reverse("cases:representative-verification", args=address) if may_verify else "",
        end_url=reverse("cases:representative-ending", args=address) if may_end else "",
    )


def _matters(matters: Matter) -> str:
    if matters == ALL_MATTERS:
        return _("Alt som gjelder personen")
    return capfirst(_joined([str(label) for matter, label in MATTER_LABELS.items() if matter & matters]))


def _acts(acts: Act) -> str:
    if not acts:
        return _("Har ingen tilgang")
    return _("Kan %(acts)s") % {"acts": _joined([str(label) for act, label in ACT_LABELS.items() if act & acts])}


def _joined(parts: list[str]) -> str:
    *first, last = parts
    return _("%(first)s og %(last)s") % {"first": ", ".join(first), "last": last} if first else last


def _basis(each: Representation) -> str:
    seen = _("sett av %(who)s %(day)s") % {"who": each.verified_by, "day": words.day(each.verified_on)}
    return words.listed(each.basis, each.reference, seen if each.verified_on else "")


def _no_longer(each: Representation, door: CaseDoor) -> str:
    """A parent's access to matters of health ends on a birthday, without anybody doing anything."""
    each.person = door.case.person
    last = acting.last_day(each, Matter.HEALTH)
    if each.is_over or last is None or last >= clock.today() or last == each.ends_on:
        return ""
    said = {"name": door.case.person.given_name, "day": words.day(last + timedelta(days=1))}
    return _("Leser ikke lenger om helse og omsorg: %(name)s har bestemt selv siden %(day)s.") % said
