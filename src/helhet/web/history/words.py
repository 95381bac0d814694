"""How the history says what happened: kinds, acts and changes of state in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from helhet.plans.models import Frame, Review, RevisionEvent
from helhet.plans.states import Transition
from helhet.web.plans.presenters.words import full_day

if TYPE_CHECKING:
    from helhet.plans.history import Change
    from helhet.plans.models import PlanItem

KIND_NAMES: Final = {
    "child_participation": gettext_lazy("teksten om hvordan barnet fikk være med"),
    "comment": gettext_lazy("kommentaren"),
    "contribution": gettext_lazy("bidraget"),
    "diary_entry": gettext_lazy("dagboksiden"),
    "evaluation": gettext_lazy("evalueringen"),
    "frame": gettext_lazy("rammen for planen"),
    "goal": gettext_lazy("målet"),
    "linked_plan": gettext_lazy("den andre planen"),
    "measure": gettext_lazy("tiltaket"),
    "need": gettext_lazy("behovet"),
    "not_relevant": gettext_lazy("punktet som ikke gjelder"),
    "participant": gettext_lazy("deltakeren"),
    "resource": gettext_lazy("ressursen"),
    "review": gettext_lazy("gjennomgangen"),
    "scale": gettext_lazy("skalaen"),
    "scale_reading": gettext_lazy("tallet"),
    "service": gettext_lazy("tjenesten"),
    "statement": gettext_lazy("teksten"),
    "status_request": gettext_lazy("spørsmålet"),
    "step": gettext_lazy("steget"),
    "wanted_cooperation": gettext_lazy("samarbeidet"),
}
"""Each kind of item in the definite, as in "Nina endret målet"."""

EVENTS: Final = {
    RevisionEvent.ADDED: gettext_lazy("la til %(what)s"),
    RevisionEvent.CHANGED: gettext_lazy("endret %(what)s"),
    RevisionEvent.REMOVED: gettext_lazy("tok ut %(what)s"),
    RevisionEvent.RESTORED: gettext_lazy("hentet tilbake %(what)s"),
}

TRANSITIONS: Final = {
    Transition.ACTIVATE: gettext_lazy("noterte at planen er avtalt"),
    Transition.CLOSE: gettext_lazy("avsluttet planen"),
    Transition.GROW: gettext_lazy("lot stafettloggen bli en plan"),
    Transition.REOPEN: gettext_lazy("åpnet planen igjen"),
    Transition.REST: gettext_lazy("lot planen hvile"),
    Transition.RESTART: gettext_lazy("tok opp planen etter nytt samtykke"),
    Transition.RESUME: gettext_lazy("tok opp planen etter hvile"),
    Transition.START: gettext_lazy("startet planen"),
    Transition.STOP: gettext_lazy("stoppet planen fordi samtykket ble trukket tilbake"),
}

REASON_IS_PRIVATE: Final = frozenset({Transition.STOP})
"""Why somebody withdrew consent is theirs; it is kept with the consent (pbrl § 4-1 second paragraph)."""

_EXCERPT: Final = 90


def named(item: PlanItem) -> str:
    """Return an item as in the middle of a sentence, such as: målet «Jeg vil bo alene»."""
    kind = str(KIND_NAMES[item.kind])
    if isinstance(item, Frame):
        return kind
    name = f"{item.get_review_kind_display()} {full_day(item.due_on)}" if isinstance(item, Review) else str(item)
    excerpt = Truncator(" ".join(name.split())).chars(_EXCERPT)
    return _("%(kind)s «%(text)s»") % {"kind": kind, "text": excerpt}


def sentence(change: Change) -> str:
    """Return what was done, ready to follow the name of whoever did it."""
    what = named(change.item)
    event = RevisionEvent(change.revision.event)
    if event is not RevisionEvent.CHANGED or change.fields:
        return str(EVENTS[event]) % {"what": what}
    if change.item.kind == "diary_entry":
        return _("delte eller tok tilbake %(what)s") % {"what": what}
    return _("flyttet på %(what)s") % {"what": what}
