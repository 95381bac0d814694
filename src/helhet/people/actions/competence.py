"""Keep assessments of whether somebody is able to decide (pbrl § 4-3). Whoever calls has checked that the actor may."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from helhet.kernel import clock
from helhet.kernel.errors import InvalidInput
from helhet.people import competence
from helhet.people.models import CompetenceAssessment, Conclusion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from helhet.people.models import Person
    from helhet.people.scope import Matter

REASONED = ("about", "made_easier", "facts", "assessor", "shown_to")
"""What the assessment cannot be without: it is written, reasoned and shown (pbrl § 4-3)."""


def assess(*, person: Person, matters: Matter, **written: Any) -> CompetenceAssessment:
    """Keep one assessment of one decision. One that finds the person able ends earlier ones of the same decision.

    `written` are the other fields of `CompetenceAssessment`. Raises `InvalidInput`, each message at its field.
    """
    made = CompetenceAssessment(person=person, matters=int(matters), recorded_at=clock.now(), **written)
    wrong = dict(_wrong(made))
    if wrong:
        raise InvalidInput(wrong)
    made.wording = competence.wording_on(made.assessed_on).code
    made.save()
    if made.conclusion == Conclusion.ABLE:
        _end_earlier(made)
    return made


def end(*, assessment: CompetenceAssessment, reason: str) -> None:
    """The person can decide this again from today. Raises `InvalidInput` on `end_reason`, and when it is over."""
    if not assessment.is_in_force:
        raise InvalidInput({InvalidInput.WHOLE_FORM: _("Denne vurderingen gjelder ikke lenger.")})
    if not reason.strip():
        raise InvalidInput({"end_reason": _("Skriv hva som er annerledes nå.")})
    assessment.ended_on, assessment.end_reason = clock.today(), reason
    assessment.save(update_fields=["ended_on", "end_reason"])


def _wrong(made: CompetenceAssessment) -> Iterator[tuple[str, str]]:
    for name in REASONED:
        if not getattr(made, name).strip():
            yield name, _("Skriv inn noe her. Vurderingen skal være skriftlig og begrunnet.")
    if not made.matters:
        yield "matters", _("Kryss av for det avgjørelsen gjelder.")
    if made.assessed_on > clock.today():
        yield "assessed_on", _("Datoen kan ikke være etter i dag.")
    if made.shown_on < made.assessed_on or made.shown_on > clock.today():
        yield "shown_on", _("Vurderingen vises etter at den er gjort, og senest i dag.")
    if made.reassess_on <= made.assessed_on:
        yield "reassess_on", _("Sett en dag etter at vurderingen ble gjort.")


def _end_earlier(made: CompetenceAssessment) -> None:
    earlier = CompetenceAssessment.objects.unable_today().filter(person=made.person_id, decision=made.decision)
    for each in earlier.filter(assessed_on__lte=made.assessed_on):
        if not each.matters & ~made.matters:
            end(assessment=each, reason=_("Ny vurdering: kan ta avgjørelsen selv."))
