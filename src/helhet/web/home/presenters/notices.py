"""What the first page tells about access: the unusual to the person, and what waits to those who review (A-20)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.urls import reverse
from django.utils.translation import gettext_lazy, ngettext

from helhet.oversight import policy, queries
from helhet.oversight.models import Cause
from helhet.ui.parts import Link
from helhet.web.plans.presenters import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from helhet.access.actors import Actor
    from helhet.oversight.models import AccessReview
    from helhet.plans.desk.person import OwnCase

_SAID: Final = {
    Cause.EMERGENCY: gettext_lazy("%(who)s åpnet «Om meg» og «Når det blir vanskelig» i en nødsituasjon %(day)s."),
    Cause.ODD_HOURS: gettext_lazy("%(who)s leste om natten %(day)s."),
}
_UNUSUAL: Final = gettext_lazy("%(who)s leste %(day)s, og det var noe uvanlig ved det.")
_ANSWERED: Final = gettext_lazy("Vi har sett på det %(who)s gjorde %(day)s.")


@dataclass(frozen=True, slots=True)
class Notice:
    """Something about access that the person should know. `url` leads to who has looked."""

    text: str
    about: str
    answer: str
    url: str
    seen_url: str


def notices(actor: Actor, cases: Iterable[OwnCase]) -> Iterator[Notice]:
    """What those who see the access record have not seen yet, in one question to the database."""
    by_case = {own.case.pk: own for own in cases if own.answers}
    for review in queries.told(actor, by_case.keys()):
        if review.case_id is not None:
            yield _notice(review, by_case[review.case_id])


def waiting(actor: Actor, *, coordinates: bool) -> Link | None:
    """How much waits for the reader to look at, or None."""
    if not (coordinates or policy.reviews_for(actor)):
        return None
    count = queries.waiting(actor)
    text = ngettext("%(n)s ting om innsyn venter på deg", "%(n)s ting om innsyn venter på deg", count) % {"n": count}
    return Link(label=text, url=reverse("oversight:list")) if count else None


def _notice(review: AccessReview, own: OwnCase) -> Notice:
    said = _ANSWERED if review.answer else _SAID.get(Cause(review.cause), _UNUSUAL)
    return Notice(
        text=str(said) % {"who": review.actor_name, "day": words.day(review.day)},
        about="" if own.is_own else own.case.person.name,
        answer=review.answer,
        url=reverse("history:case-access", args=[own.case.pk]),
        seen_url=reverse("oversight:sight", args=[review.pk]),
    )
