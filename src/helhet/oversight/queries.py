"""The doors to what is looked at: the list of those who review, and what the person is told."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce

from helhet.access.decisions import Ground
from helhet.audit.models import AuditEvent
from helhet.kernel import clock
from helhet.kernel.errors import NotVisible
from helhet.organisation.models import Organisation
from helhet.oversight import policy
from helhet.oversight.models import AccessReview, AccessReviewSight, Cause
from helhet.plans import access_record, reading
from helhet.plans.models import Plan
from helhet.plans.policy import see_access_record
from helhet.plans.queries import case_ids_as_coordinator, get_case

if TYPE_CHECKING:
    from collections.abc import Collection
    from uuid import UUID

    from django.db.models import QuerySet

    from helhet.access.actors import Actor
    from helhet.plans.policy import Standing


ENTRIES_SHOWN: Final = 200


def visible_reviews(actor: Actor) -> QuerySet[AccessReview]:
    """What the actor may look into: `policy.see_review` as a queryset, the newest first."""
    own_list = Q(organisation__in=policy.reviews_for(actor))
    questions = Q(cause=Cause.QUESTION, case__in=case_ids_as_coordinator(actor))
    return (
        AccessReview.objects.filter(own_list | questions)
        .filter(Q(account__isnull=True) | ~Q(account=actor.account_id))
        .filter(Q(case__isnull=True) | ~Q(case__person=actor.person_id))
    )


def waiting(actor: Actor) -> int:
    """How much waits for the actor to look at it."""
    return visible_reviews(actor).filter(closed_at__isnull=True).count()


def listed(actor: Actor, *, closed: bool) -> QuerySet[AccessReview]:
    """What waits, the oldest first, or what is gone through, the newest first. Raises `Denied` for somebody who neither
    reviews nor coordinates.
    """
    policy.see_list(actor, coordinates=case_ids_as_coordinator(actor).exists()).require()
    rows = visible_reviews(actor).filter(closed_at__isnull=not closed)
    return rows.order_by("-closed_at", "-pk") if closed else rows.order_by("made_at", "pk")


def get_review(actor: Actor, review_id: UUID, *, lock: bool = False) -> AccessReview:
    """One review, or `NotVisible`."""
    reviews = visible_reviews(actor).select_related("case__person", "opening", "organisation")
    review = (reviews.select_for_update(of=("self",)) if lock else reviews).filter(pk=review_id).first()
    if review is None:
        raise NotVisible
    return review


def told(actor: Actor, case_ids: Collection[UUID]) -> QuerySet[AccessReview]:
    """What the person's side should know about access to these cases, and has not seen yet, in one query."""
    seen = AccessReviewSight.objects.filter(
        review=OuterRef("pk"), account=actor.account_id, at__gte=Coalesce(OuterRef("closed_at"), OuterRef("made_at"))
    )
    mine = _not_asked_by_others(actor.account_id) | Q(case__person=actor.person_id)
    return AccessReview.objects.filter(~Exists(seen), mine, case__in=case_ids, tells_person=True)


def get_told(actor: Actor, review_id: UUID) -> AccessReview:
    """What somebody who sees the access record of the case is told there. Raises `NotVisible` or `Denied`."""
    review = AccessReview.objects.filter(pk=review_id, tells_person=True, case__isnull=False).first()
    if review is None or review.case_id is None:
        raise NotVisible
    see_access_record(get_case(actor, review.case_id).standing).require()
    return review


def about_case(case_id: UUID, standing: Standing) -> QuerySet[AccessReview]:
    """What the reader has asked and is told about one case, the newest first. The person sees what others asked too."""
    shown = Q(tells_person=True) | Q(cause=Cause.QUESTION)
    if not standing.has(Ground.PERSON):
        shown &= _not_asked_by_others(standing.account_id)
    return AccessReview.objects.filter(shown, case=case_id).select_related("opening")


def access_record_of(case_id: UUID, standing: Standing) -> QuerySet[AuditEvent]:
    """The access record as the reader may see it, the newest first."""
    return access_record.of_others(case_id, standing, hidden=_hidden(case_id, standing))


def _hidden(case_id: UUID, standing: Standing) -> frozenset[UUID]:
    """The entries of every plan of a case that are kept from a parent."""
    if not standing.is_parent or standing.has(Ground.PERSON):
        return frozenset()
    plans = Plan.objects.filter(case=case_id).select_related("person")
    return frozenset(item_id for plan in plans for item_id in reading.read_items(plan, standing).hidden)


def _not_asked_by_others(account_id: UUID | None) -> Q:
    """A question, and its answer, are between the one who asked and those who answer."""
    return ~Q(cause=Cause.QUESTION) | Q(asked_by=account_id)


def entries_of(review: AccessReview) -> list[AuditEvent]:
    """What the one it is about did that day, in the case it is about if there is one, the last first."""
    first = datetime.combine(review.day, time.min, tzinfo=clock.NORWAY)
    events = AuditEvent.objects.filter(account_id=review.account_id, at__gte=first, at__lt=first + timedelta(days=1))
    if review.case_id is not None:
        events = events.filter(chain_id=review.case_id)
    return list(events.order_by("-at", "-number")[:ENTRIES_SHOWN])


def watched_organisations(actor: Actor) -> list[Organisation]:
    """The organisations whose list the actor reviews, by name. Raises `Denied` for somebody who reviews none."""
    policy.see_list(actor, coordinates=False).require()
    return list(Organisation.objects.filter(pk__in=policy.reviews_for(actor)))


def get_watched_organisation(actor: Actor, organisation_id: UUID) -> Organisation:
    """An organisation whose list the actor reviews. Raises `NotVisible` or `Denied`."""
    organisation = Organisation.objects.filter(pk=organisation_id).first()
    if organisation is None:
        raise NotVisible
    policy.decide_patterns(actor, organisation_id).require()
    return organisation
