"""What the pages about plan forms show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

from helhet.kernel import clock
from helhet.organisation.models import Organisation
from helhet.plans import forms
from helhet.plans.models import PlanKind
from helhet.plans.sections import SECTIONS
from helhet.ui.parts import Link

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from helhet.plans.forms import FormSection
    from helhet.plans.models import PlanFormVersion


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One version: where it comes from, and the address where it can be read."""

    number: int
    published_on: date | None
    published_by: str
    url: str


@dataclass(frozen=True, slots=True)
class KindLine:
    """One kind of plan with the version that applies now."""

    label: str
    now: VersionLine
    url: str


@dataclass(frozen=True, slots=True)
class FormsPage:
    """The kinds of plans of one organisation, and the organisations to choose among."""

    organisation: str
    organisations: tuple[Link, ...]
    kinds: tuple[KindLine, ...]


@dataclass(frozen=True, slots=True)
class PreviewLine:
    """A section as somebody who opens a plan meets it."""

    heading: str
    help: str
    only_for_child: bool


@dataclass(frozen=True, slots=True)
class FormPage:
    """One kind of form: its versions, and what a version looks like. `begin_url` adapts from the version shown."""

    label: str
    organisation: str
    list_url: str
    begin_url: str
    versions: tuple[VersionLine, ...]
    number: int
    preview: tuple[PreviewLine, ...] = ()


def forms_page(organisation: Organisation, among: list[Organisation]) -> FormsPage:
    """The list."""
    return FormsPage(
        organisation=organisation.name,
        organisations=tuple(Link(label=each.name, url=list_url(each), current=each == organisation) for each in among),
        kinds=tuple(
            KindLine(
                label=str(kind.label),
                now=version_lines(organisation, kind, forms.versions(organisation, kind))[0],
                url=_with("plan-forms:form", organisation, kind),
            )
            for kind in PlanKind
        ),
    )


def form_page(
    organisation: Organisation,
    kind: PlanKind,
    versions: tuple[PlanFormVersion, ...],
    *,
    number: int,
    preview: list[FormSection] | tuple[FormSection, ...] = (),
) -> FormPage:
    """One form; `preview` are the sections to show as they will look."""
    return FormPage(
        label=str(kind.label),
        organisation=organisation.name,
        list_url=list_url(organisation),
        begin_url=f"{_with('plan-forms:form', organisation, kind)}&from={number}",
        versions=version_lines(organisation, kind, versions),
        number=number,
        preview=tuple(_preview_line(section) for section in preview if section.visible),
    )


def list_url(organisation: Organisation) -> str:
    """The forms of one organisation."""
    return _with("plan-forms:list", organisation)


def version_lines(
    organisation: Organisation, kind: PlanKind, versions: tuple[PlanFormVersion, ...]
) -> tuple[VersionLine, ...]:
    """The versions as lines, the newest first."""
    return tuple(
        VersionLine(
            number=each.number,
            published_on=each.published_at.astimezone(clock.NORWAY).date() if each.organisation_id else None,
            published_by=str(each.published_by) if each.published_by else "Helhet",
            url=_with("plan-forms:version", organisation, kind, each.number),
        )
        for each in versions
    )


def _preview_line(section: FormSection) -> PreviewLine:
    return PreviewLine(section.heading, section.help, SECTIONS[section.code].only_for_child)


def _with(name: str, organisation: Organisation, *args: str | int | UUID) -> str:
    return f"{reverse(name, args=args)}?organisation={organisation.pk}"
