"""Who may do what with a case and its plan. Pure functions from a standing and facts to a decision with its reason.

Pages, actions, abilities and lists all ask here. Rules for sharing sections and single entries (consent B) come on top.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from helhet.access.actors import SYSTEM, Actor, Role
from helhet.access.decisions import ALLOWED, Decision, Ground, denied
from helhet.people import age_rules
from helhet.people.age_rules import Party, Topic
from helhet.people.scope import NO_ACTS, Act
from helhet.plans.models import Channel, PlanItem, PlanKind, PlanStatus, Voice
from helhet.plans.states import WRITABLE, allowed

if TYPE_CHECKING:
    from uuid import UUID

    from helhet.people.scope import Matter
    from helhet.plans.states import Transition


@dataclass(frozen=True, slots=True)
class Standing:
    """How an actor stands to one case: on which grounds, and as which participant."""

    grounds: frozenset[Ground]
    account_id: UUID | None = None
    participant_id: UUID | None = None
    is_relative: bool = False
    is_parent: bool = False
    """Registered as the person's parent, whatever the parent may do now: some entries are shielded (pbrl § 3-4)."""
    acts: Act = NO_ACTS
    """What whoever acts for the person may do, in the matters at hand. Says nothing of others."""

    def has(self, *grounds: Ground) -> bool:
        return not self.grounds.isdisjoint(grounds)

    @property
    def ground(self) -> Ground:
        """The nearest ground, for the access record."""
        return next((ground for ground in NEAREST_FIRST if ground in self.grounds), Ground.NONE)

    @property
    def speaks_for_person(self) -> bool:
        """The person, or whoever decides in the person's place today (pbrl §§ 4-3 to 4-7)."""
        return self.has(Ground.PERSON) or self._acts(Act.CONSENT)

    @property
    def writes_for_person(self) -> bool:
        """The person, or whoever writes on the person's behalf as agreed: a parent, a guardian, a helper (A-06)."""
        return self.has(Ground.PERSON) or self._acts(Act.WRITE)

    @property
    def is_persons_side(self) -> bool:
        """The person, or whoever acts for them in any way that lets them read."""
        return self.has(Ground.PERSON, Ground.REPRESENTATIVE)

    def _acts(self, act: Act) -> bool:
        return self.has(Ground.REPRESENTATIVE) and bool(self.acts & act)


NEAREST_FIRST: Final = (
    Ground.SYSTEM,
    Ground.PERSON,
    Ground.REPRESENTATIVE,
    Ground.COORDINATOR,
    Ground.PARTICIPANT,
    Ground.COORDINATING_UNIT,
)


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """What the rules need to know of an item. `own_part` is true when the actor wrote it or is responsible for it."""

    kind: str
    voice: str = Voice.PROFESSIONAL
    own_part: bool = False

    @classmethod
    def of(cls, item: PlanItem, standing: Standing) -> ItemFacts:
        """The facts of an item for somebody: their own part is what they wrote, are responsible for, or are."""
        wrote_it = item.author_id is not None and item.author_id == standing.account_id
        return cls(item.kind, item.voice, own_part=wrote_it or _is_named(item, standing.participant_id))


def _is_named(item: PlanItem, participant_id: UUID | None) -> bool:
    if participant_id is None:
        return False
    return participant_id in {item.id, getattr(item, "responsible_id", None), getattr(item, "participant_id", None)}


_READS_ONLY: Final = frozenset({Ground.REPRESENTATIVE, Ground.COORDINATING_UNIT})
"""Grounds that give no part of their own to write."""

PRIVATE_KINDS: Final = frozenset({"diary_entry"})
"""Only the person writes these (P-26)."""

SPOKEN_FOR_ONE: Final = frozenset({"comment", "status_request"})
"""Somebody's own contribution: only the one who wrote it changes it."""

PARTICIPANT_KINDS: Final = frozenset(
    {"comment", "contribution", "evaluation", "linked_plan", "measure", "need", "resource", "step"}
)
"""What each participant writes without asking: their own part (P-14, P-25)."""


def open_case(actor: Actor, body_id: UUID) -> Decision:
    """Whoever works at the responsible body may start; each service has a duty of its own to (IP regulation § 6)."""
    if actor is SYSTEM or any(grant.organisation_id == body_id for grant in actor.grants):
        return ALLOWED
    return denied(_("Oppfølgingen åpnes av en som arbeider der."))


def view_case(standing: Standing) -> Decision:
    """Anyone with a ground knows of the case. Without one it does not exist for the actor."""
    return ALLOWED if standing.grounds else denied(_("Du har ikke tilgang til dette."))


def view_plan(standing: Standing, status: str) -> Decision:
    """The person, whoever acts for them, the coordinator and the participants read the plan. The coordinating unit and
    leaders see that it exists, not what it says (A-19). Withdrawn consent leaves the record to the person's side alone
    (IP regulation § 5).
    """
    if standing.is_persons_side or standing.has(Ground.SYSTEM):
        return ALLOWED
    if status == PlanStatus.STOPPED:
        return denied(_("Samtykket er trukket tilbake. Da er planen stengt for alle andre enn den som eier den."))
    if standing.has(Ground.COORDINATOR, Ground.PARTICIPANT):
        return ALLOWED
    return denied(_("Du ser at planen finnes, men ikke hva som står i den. Spør koordinatoren hvis du trenger mer."))


def lead_case(standing: Standing) -> Decision:
    """The coordinator and the coordinating unit offer, appoint and record answers (hol §§ 7-2 and 7-3)."""
    if standing.has(Ground.COORDINATOR, Ground.COORDINATING_UNIT, Ground.SYSTEM):
        return ALLOWED
    return denied(_("Dette gjør koordinatoren eller koordinerende enhet."))


def answer_offer(standing: Standing) -> Decision:
    """By the person's side; by the coordinator or the coordinating unit for an answer given by word of mouth (K-02)."""
    return ALLOWED if standing.speaks_for_person else lead_case(standing)


def give_consent(standing: Standing) -> Decision:
    """On the screen only by the person or whoever may consent for them (IP regulation § 5)."""
    if standing.speaks_for_person:
        return ALLOWED
    return denied(_("Bare personen selv, eller den som kan samtykke for personen, kan gjøre dette på skjermen."))


def record_consent(standing: Standing) -> Decision:
    """Paper and spoken consent is entered by the coordinator or the coordinating unit (A-13)."""
    return lead_case(standing)


def withdraw_consent(standing: Standing) -> Decision:
    """By the person's side on the screen; on paper or spoken through the coordinator. Never harder than giving it."""
    return ALLOWED if standing.speaks_for_person else lead_case(standing)


def steer_plan(standing: Standing) -> Decision:
    """Starting, agreeing, resting, closing and reopening lie with the person's side and the coordinator."""
    if standing.speaks_for_person or standing.has(Ground.COORDINATOR, Ground.SYSTEM):
        return ALLOWED
    return denied(_("Dette gjør personen selv sammen med koordinatoren."))


def change_state(standing: Standing, status: str, transition: Transition) -> Decision:
    """Whether the actor may take a plan in this state through a change of state now."""
    may_steer = steer_plan(standing)
    if not may_steer or allowed(transition, status):
        return may_steer
    label = PlanStatus(status).label
    return denied(format_lazy(_("Dette går ikke an slik planen er nå: {status}."), status=label))


def write_in_plan(standing: Standing, status: str) -> Decision:
    """Nothing is written before consent, after it is withdrawn, or when the plan is closed (IP regulation § 5)."""
    readable = view_plan(standing, status)
    if not readable:
        return readable
    if standing.grounds <= _READS_ONLY and not standing.writes_for_person:
        return denied(_("Det er avtalt at du kan lese, men ikke skrive."))
    if status not in WRITABLE:
        return denied(_("Planen er stoppet eller avsluttet. Da kan ingen skrive i den, men alt er tatt vare på."))
    return ALLOWED


def voices(standing: Standing, channel: str) -> tuple[Voice, ...]:
    """In whose voice the actor may write, the most natural first. The person's own words come from the person, or from
    paper or talk through the coordinator (Q-09).
    """
    if standing.has(Ground.PERSON):
        return (Voice.PERSON, Voice.TOGETHER)
    if standing.writes_for_person:
        return (Voice.REPRESENTATIVE, Voice.TOGETHER)
    if standing.has(Ground.COORDINATOR, Ground.SYSTEM):
        brought = (Voice.PERSON, Voice.REPRESENTATIVE, Voice.RELATIVE)
        own = (Voice.PROFESSIONAL, Voice.TOGETHER)
        return own if channel == Channel.SCREEN else (*brought, *own)
    return (Voice.RELATIVE,) if standing.is_relative else (Voice.PROFESSIONAL,)


def add_item(standing: Standing, status: str, item: ItemFacts) -> Decision:
    """Everybody writes their own part; the rest is written by the person's side and the coordinator."""
    writable = write_in_plan(standing, status)
    if not writable:
        return writable
    if item.kind in PRIVATE_KINDS:
        return ALLOWED if standing.has(Ground.PERSON) else denied(_("Dagboka er bare for personen selv."))
    if standing.writes_for_person or standing.has(Ground.COORDINATOR, Ground.SYSTEM):
        return ALLOWED
    if item.kind in PARTICIPANT_KINDS:
        return ALLOWED
    return denied(_("Dette skriver personen selv eller koordinatoren."))


def change_item(standing: Standing, status: str, item: ItemFacts) -> Decision:
    """The person's own words are changed and removed by nobody else (P-12). The history keeps what was."""
    writable = write_in_plan(standing, status)
    if not writable:
        return writable
    if item.voice == Voice.PERSON or item.kind in PRIVATE_KINDS:
        return ALLOWED if standing.has(Ground.PERSON) else _not_your_words()
    if item.kind in SPOKEN_FOR_ONE:
        return ALLOWED if item.own_part else _not_your_words()
    if item.voice == Voice.REPRESENTATIVE:
        return ALLOWED if standing.writes_for_person else _not_your_words()
    if item.own_part or standing.has(Ground.COORDINATOR, Ground.SYSTEM):
        return ALLOWED
    if item.voice == Voice.TOGETHER and standing.writes_for_person:
        return ALLOWED
    return denied(_("Dette er en annens del av planen. Skriv gjerne en kommentar i stedet."))


def set_item_status(standing: Standing, status: str, item: ItemFacts) -> Decision:
    """The coordinator and those responsible record progress, also on the person's own goal. Its words stay (P-12)."""
    writable = write_in_plan(standing, status)
    if not writable:
        return writable
    if standing.writes_for_person or standing.has(Ground.COORDINATOR, Ground.SYSTEM) or item.own_part:
        return ALLOWED
    return denied(_("Dette gjør personen selv eller koordinatoren."))


def grow_plan(standing: Standing, status: str, plan_kind: str) -> Decision:
    """An early-concern log may grow while it is written in; a plan may not shrink (P-07)."""
    may_steer = steer_plan(standing)
    if not may_steer:
        return may_steer
    if plan_kind != PlanKind.EARLY_CONCERN:
        return denied(_("Bare en stafettlogg kan vokse til en plan."))
    return write_in_plan(standing, status)


def choose_readers(standing: Standing, status: str, item: ItemFacts) -> Decision:
    """Who reads one entry is decided by the person's side, by the coordinator, and by whoever wrote it (A-15)."""
    writable = write_in_plan(standing, status)
    if not writable:
        return writable
    if standing.writes_for_person or standing.has(Ground.COORDINATOR, Ground.SYSTEM) or item.own_part:
        return ALLOWED
    return denied(_("Hvem som leser dette, bestemmer personen selv, koordinatoren eller den som skrev det."))


def see_as(standing: Standing) -> Decision:
    """The plan as a participant sees it is shown to those who decide who sees what (A-16)."""
    if standing.is_persons_side or standing.has(Ground.COORDINATOR, Ground.SYSTEM):
        return ALLOWED
    return denied(_("Å se planen som en annen er for personen selv og koordinatoren."))


def shield_from_parents(standing: Standing, status: str, matter: Matter, age: int | None) -> Decision:
    """From 12 the young person decides what parents are not told; for any child weighty regard to the child does, and
    then the coordinator decides (pbrl § 3-4 second and third paragraph). A parent never does.
    """
    writable = write_in_plan(standing, status)
    if not writable:
        return writable
    if age_rules.find(Topic.KEPT_FROM_PARENTS, matter, age) is None:
        return denied(_("Bare det som gjelder et barn, kan skjermes for foreldrene."))
    if standing.has(Ground.PERSON):
        own_choice = age_rules.holds(Topic.KEPT_FROM_PARENTS, matter, age, Party.SELF)
        return ALLOWED if own_choice else denied(_("Snakk med koordinatoren hvis foreldrene ikke skal lese dette."))
    if standing.has(Ground.COORDINATOR, Ground.SYSTEM) and not standing.is_parent:
        return ALLOWED
    return denied(_("Skjerming for foreldrene bestemmes av barnet selv fra 12 år, ellers av koordinatoren."))


def answer_measure(standing: Standing, status: str, *, is_responsible: bool) -> Decision:
    """The one who is asked says yes or no; the coordinator may record what was said (P-14, W-16)."""
    writable = write_in_plan(standing, status)
    if not writable:
        return writable
    if is_responsible or standing.has(Ground.COORDINATOR, Ground.SYSTEM):
        return ALLOWED
    return denied(_("Bare den som er spurt, kan svare."))


def see_access_record(standing: Standing) -> Decision:
    """The person reads who has looked; so does whoever decides in their place (FOR-2019-03-01-168 § 14)."""
    if standing.speaks_for_person:
        return ALLOWED
    return denied(_("Hvem som har sett planen, er det bare personen selv som får vite."))


def restore_version(standing: Standing, status: str) -> Decision:
    """Bringing a whole earlier version back is done by the person's side or the coordinator (P-31)."""
    writable = write_in_plan(standing, status)
    return steer_plan(standing) if writable else writable


def adapt_forms(actor: Actor, organisation_id: UUID | None) -> Decision:
    """An organisation's plan forms are adapted by its coordinating unit or its local administrator (P-04)."""
    adapters = (Role.COORDINATING_UNIT, Role.LOCAL_ADMINISTRATOR)
    if any(organisation_id in actor.organisations_as(role) for role in adapters):
        return ALLOWED
    return denied(_("Malene tilpasses av koordinerende enhet eller lokal administrator."))


def _not_your_words() -> Decision:
    return denied(_("Dette er en annens egne ord. Bare den som eier ordene, kan endre eller fjerne dem."))
