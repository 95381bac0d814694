"""Text on its way: kept on the server for one plan, form, field and writer until it is saved or thrown away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from helhet.kernel import clock
from helhet.kernel.errors import InvalidInput
from helhet.kernel.text import too_long
from helhet.plans import policy, queries
from helhet.plans.models import Draft

if TYPE_CHECKING:
    from uuid import UUID

    from helhet.access.actors import Actor


def keep(*, actor: Actor, plan_id: UUID, form: str, field: str, text: str, base_revision: int = 0) -> Draft:
    """Keep what somebody has typed so far in one field. Others never see it; it is not a part of the plan.

    Raises `NotVisible` or `Denied` where the writer may not write in the plan, and `InvalidInput` for a megabyte.
    """
    door = queries.get_plan(actor, plan_id)
    policy.write_in_plan(door.standing, door.plan.status).require()
    if problem := too_long(text):
        raise InvalidInput({field: problem})
    draft, _is_new = Draft.objects.update_or_create(
        plan=door.plan,
        writer_id=actor.account_id,
        form=form,
        field=field,
        defaults={"text": text.replace("\0", ""), "base_revision": base_revision, "saved_at": clock.now()},
    )
    return draft


def of_form(*, actor: Actor, plan_id: UUID, form: str) -> dict[str, Draft]:
    """What the writer has under way in a form, by field name."""
    drafts = Draft.objects.filter(plan=plan_id, writer=actor.account_id, form=form)
    return {draft.field: draft for draft in drafts.order_by("saved_at")}


def discard(*, actor: Actor, plan_id: UUID, form: str) -> None:
    """Throw a form's draft away, because it is saved or not wanted."""
    with transaction.atomic():
        Draft.objects.filter(plan=plan_id, writer=actor.account_id, form=form).delete()
