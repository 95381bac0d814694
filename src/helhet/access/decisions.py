"""Answers to "may I?": a decision carries its reason, so that a button and its action never disagree."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from helhet.kernel.errors import Denied

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


class Ground(enum.StrEnum):
    """On what ground somebody reaches a case. Recorded with every reading and change (FOR-2019-03-01-168 § 14)."""

    COORDINATING_UNIT = "coordinating_unit"
    COORDINATOR = "coordinator"
    EMERGENCY = "emergency"
    NONE = "none"
    PARTICIPANT = "participant"
    PERSON = "person"
    REPRESENTATIVE = "representative"
    REVIEWER = "reviewer"
    SYSTEM = "system"

    @property
    def label(self) -> _StrPromise:
        return GROUND_LABELS[self]


GROUND_LABELS = {
    Ground.COORDINATING_UNIT: _("koordinerende enhet"),
    Ground.COORDINATOR: _("koordinator"),
    Ground.EMERGENCY: _("nødåpning"),
    Ground.NONE: _("ingen tilknytning"),
    Ground.PARTICIPANT: _("deltaker i planen"),
    Ground.PERSON: _("personen selv"),
    Ground.REPRESENTATIVE: _("handler for personen"),
    Ground.REVIEWER: _("går gjennom innsyn"),
    Ground.SYSTEM: _("systemet"),
}


@dataclass(frozen=True, slots=True)
class Decision:
    """Allowed or not, and why, in plain words that can be shown. Truthy exactly when allowed."""

    allowed: bool
    reason: str | _StrPromise = ""

    def __bool__(self) -> bool:
        return self.allowed

    def require(self) -> None:
        """Raise `Denied` with the reason unless allowed."""
        if not self.allowed:
            raise Denied(str(self.reason))


ALLOWED = Decision(allowed=True)


def denied(reason: str | _StrPromise) -> Decision:
    """No, with the reason."""
    return Decision(allowed=False, reason=reason)
