"""Notes made on paper, entered in the order of the printed form. They count as much as what is written here (Q-09)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from helhet.kernel.errors import InvalidInput
from helhet.plans import forms
from helhet.plans.actions import items
from helhet.plans.actions.editing import editing
from helhet.plans.models import Channel, Contribution, Goal, Need, PlanItem, Resource, Statement, WantedCooperation
from helhet.plans.sections import SECTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from uuid import UUID

    from helhet.access.actors import Actor
    from helhet.plans.models import Plan

LISTED = (Resource, Need, Goal, Contribution, WantedCooperation)
"""Kinds where each paragraph on the paper is an item of its own."""


@dataclass(frozen=True, slots=True)
class PaperField:
    """One field of the paper form: a section, and the topic where the section has several. `several` says that each
    paragraph becomes one item.
    """

    name: str
    section: str
    topic: str
    model: type[PlanItem]

    @property
    def several(self) -> bool:
        return self.model in LISTED


def fields_of(plan: Plan) -> tuple[PaperField, ...]:
    """The fields of the paper form of a plan, in the order of the screen."""
    return tuple(field for section in forms.shown_sections(plan) for field in _fields_of_section(section.code))


def enter(
    *, actor: Actor, plan_id: UUID, notes: Mapping[str, str], voice: str, party: str, channel: str = Channel.PAPER
) -> list[PlanItem]:
    """Add what stood on the paper, field by field, in one act. `party` is the name that contributions are filed under.

    Raises `InvalidInput` when every field is empty.
    """
    with editing(actor, plan_id) as edit:
        written = [(field, text) for field in fields_of(edit.plan) for text in _texts(field, notes.get(field.name, ""))]
        if not written:
            raise InvalidInput({InvalidInput.WHOLE_FORM: _("Skriv inn det som står på arket, i minst ett felt.")})
        return [
            items.add_within(edit, field.model, _values(field, text, party), voice=voice, channel=channel)
            for field, text in written
        ]


def _fields_of_section(code: str) -> Iterator[PaperField]:
    section = SECTIONS[code]
    if section.model is Statement:
        for topic in section.topics:
            yield PaperField(topic.value, code, topic.value, Statement)
    elif section.model in LISTED:
        yield PaperField(code, code, "", section.model)


def _texts(field: PaperField, text: str) -> list[str]:
    paragraphs = re.split(r"\n\s*\n", text) if field.several else [text]
    return [paragraph.strip() for paragraph in paragraphs if paragraph.strip()]


def _values(field: PaperField, text: str, party: str) -> dict[str, Any]:
    if field.model is Statement:
        return {"topic": field.topic, "text": text}
    if field.model is Contribution:
        return {"party": party, "text": text}
    if field.model is WantedCooperation:
        provider, _line, why = text.partition("\n")
        return {"provider": provider[:200], "why": f"{provider[200:]}\n{why}".strip()}
    return {"text": text}
