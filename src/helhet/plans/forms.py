"""Plan forms: the one that comes with Helhet for each kind of plan, and a municipality's own versions of it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from helhet.access.actors import Role
from helhet.access.decisions import Ground
from helhet.audit import record as audit
from helhet.audit.models import Operation
from helhet.kernel import clock
from helhet.kernel.errors import InvalidInput
from helhet.organisation.models import Organisation
from helhet.plans import policy
from helhet.plans.models import PlanFormVersion
from helhet.plans.sections import SECTIONS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from helhet.access.actors import Actor
    from helhet.plans.models import Plan

DEFAULT_NUMBER = 1
"""The version of the forms that come with this release; raised when one of them changes."""


@dataclass(frozen=True, slots=True)
class FormSection:
    """One section as a form shows it. `code` names a `sections.Section`."""

    code: str
    heading: str
    help: str = ""
    visible: bool = True


def current(organisation: Organisation, kind: str) -> PlanFormVersion:
    """The newest version of the organisation's own form, or of the one that comes with Helhet."""
    own = PlanFormVersion.objects.filter(organisation=organisation, kind=kind).order_by("-number").first()
    return own or _default(kind)


def sections_of(form: PlanFormVersion) -> tuple[FormSection, ...]:
    """The sections of a version in order, hidden ones included."""
    return tuple(FormSection(**section) for section in form.sections)


def shown_sections(plan: Plan) -> tuple[FormSection, ...]:
    """The sections a plan shows: those its form version has visible, and the child's only for a child."""
    is_child = plan.person.is_child
    return tuple(
        section
        for section in sections_of(plan.form)
        if section.visible and (is_child or not SECTIONS[section.code].only_for_child)
    )


def versions(organisation: Organisation, kind: str) -> tuple[PlanFormVersion, ...]:
    """Every version an organisation has had of a form, the newest first and the one that comes with Helhet last."""
    own = PlanFormVersion.objects.filter(organisation=organisation, kind=kind).select_related("published_by__person")
    shipped = PlanFormVersion(kind=kind, number=DEFAULT_NUMBER, sections=_shipped_sections(kind))
    return (*own.order_by("-number"), shipped)


def publish(
    *, actor: Actor, organisation: Organisation, kind: str, sections: Sequence[FormSection], base: int | None = None
) -> PlanFormVersion:
    """Publish a new version of an organisation's form. Plans that are under way keep the version they were written in.

    Raises `Denied`; `InvalidInput` by section code for an empty heading, or a section hidden that the law's list needs
    (§ 9); and for the whole form when a section is gone, or somebody has published since version `base`.
    """
    policy.adapt_forms(actor, organisation.pk).require()
    _require_lawful(sections)
    with transaction.atomic():
        Organisation.objects.select_for_update().get(pk=organisation.pk)
        number = versions(organisation, kind)[0].number
        if base not in {None, number}:
            raise InvalidInput({InvalidInput.WHOLE_FORM: _("Noen andre har publisert en ny versjon imens. Se på den.")})
        published = PlanFormVersion.objects.create(
            organisation=organisation,
            kind=kind,
            number=number + 1,
            sections=[asdict(section) for section in sections],
            published_at=clock.now(),
            published_by_id=actor.account_id,
        )
        _record(actor, published)
    return published


def _record(actor: Actor, published: PlanFormVersion) -> None:
    audit.write(
        actor=actor,
        operation=Operation.ADD,
        ground=Ground.COORDINATING_UNIT if actor.has(Role.COORDINATING_UNIT) else Ground.NONE,
        object_kind="plan_form",
        object_id=published.pk,
        detail={"kind": published.kind, "number": published.number},
    )


def _require_lawful(sections: Sequence[FormSection]) -> None:
    if sorted(section.code for section in sections) != sorted(SECTIONS):
        raise InvalidInput({InvalidInput.WHOLE_FORM: _("Alle delene må være med, hver av dem én gang.")})
    problems = {}
    for section in sections:
        if not section.heading.strip():
            problems[section.code] = _("Skriv en overskrift.")
        elif not section.visible and SECTIONS[section.code].required:
            problems[section.code] = _("Denne delen kan ikke skjules. Loven krever den.")
    if problems:
        raise InvalidInput(problems)


def _default(kind: str) -> PlanFormVersion:
    form, _is_new = PlanFormVersion.objects.get_or_create(
        organisation=None,
        kind=kind,
        number=DEFAULT_NUMBER,
        defaults={"sections": _shipped_sections(kind), "published_at": clock.now()},
    )
    return form


@cache
def _shipped_sections(kind: str) -> list[dict[str, object]]:
    text = resources.files("helhet.plans").joinpath("data", "forms", f"{kind}.json").read_text(encoding="utf-8")
    return [asdict(FormSection(**section)) for section in json.loads(text)]
