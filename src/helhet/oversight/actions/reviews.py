"""Looking into what is on the list, and seeing what one is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from helhet.access.decisions import Ground
from helhet.audit import record as audit
from helhet.audit.models import Operation
from helhet.kernel import clock
from helhet.kernel.errors import InvalidInput, NotVisible
from helhet.oversight import queries
from helhet.oversight.models import AccessReview, AccessReviewSight, Cause, Outcome

if TYPE_CHECKING:
    from typing import Any
    from uuid import UUID

    from helhet.access.actors import Actor


def look(*, actor: Actor, review_id: UUID) -> AccessReview:
    """Read one review. Whose case it is about is information too, so the reading is recorded. Raises `NotVisible`."""
    review = queries.get_review(actor, review_id)
    _record(actor, review, Operation.READ)
    return review


def close(*, actor: Actor, review_id: UUID, outcome: str, answer: str = "", note: str = "") -> AccessReview:
    """Write down what came of it. An answer is shown to the person.

    Raises `InvalidInput` on `answer` where the person has asked, or must be told of a breach (GDPR 34), and for the
    whole form where it is closed already. Raises `NotVisible`.
    """
    with transaction.atomic():
        review = queries.get_review(actor, review_id, lock=True)
        if review.closed_at is not None:
            raise InvalidInput({InvalidInput.WHOLE_FORM: _("Dette er gått gjennom av noen andre.")})
        _require_answer(review, outcome, answer)
        review.outcome, review.answer, review.note = outcome, answer, note
        review.closed_at, review.closed_by_name = clock.now(), actor.name
        review.closed_by_id = actor.account_id
        review.tells_person = review.tells_person or bool(answer)
        review.save()
        _record(actor, review, Operation.MESSAGE if answer else Operation.CHANGE, outcome=outcome)
    return review


def mark_seen(*, actor: Actor, review_id: UUID) -> None:
    """The reader on the person's side has seen it; others on that side are still told. Raises `NotVisible`."""
    review = queries.get_told(actor, review_id)
    if actor.account_id is None:
        raise NotVisible
    AccessReviewSight.objects.update_or_create(review=review, account_id=actor.account_id, defaults={"at": clock.now()})


def _require_answer(review: AccessReview, outcome: str, answer: str) -> None:
    if answer or review.case is None:
        return
    if review.cause == Cause.QUESTION:
        raise InvalidInput({"answer": _("Skriv et svar til den som spurte.")})
    if outcome == Outcome.BREACH:
        raise InvalidInput({"answer": _("Personen skal få vite om brudd. Skriv hva som skjedde, og hva dere gjør.")})


def _record(actor: Actor, review: AccessReview, operation: Operation, **detail: Any) -> None:
    audit.write(
        actor=actor,
        operation=operation,
        ground=Ground.REVIEWER,
        object_kind="access_review",
        object_id=review.pk,
        case_id=review.case_id,
        subject_id=review.case.person_id if review.case else None,
        detail={"cause": review.cause, **detail},
    )
