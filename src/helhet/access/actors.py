"""The actor: who is behind a request or a job, and the roles they hold right now."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from uuid import UUID


class Role(enum.StrEnum):
    """Rights that follow a position. Local names are data; these codes are fixed (A-07)."""

    COORDINATING_UNIT = "coordinating_unit"
    EMPLOYEE = "employee"
    LEADER = "leader"
    LOCAL_ADMINISTRATOR = "local_administrator"


class Assurance(enum.IntEnum):
    """How surely somebody proved who they are: the levels of eIDAS, as ID-porten names them.

    A sign-in without electronic ID, such as a code letter, is low.
    """

    LOW = 2
    SUBSTANTIAL = 3
    HIGH = 4


@dataclass(frozen=True, slots=True)
class RoleGrant:
    """One role at one organisation, narrowed to a unit where the position has one."""

    role: Role
    organisation_id: UUID
    unit_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who acts. `organisation` is the name the access record gives as "whose employee".

    `assisted_by` names somebody who sits beside, or writes for the actor; the access record says so.
    """

    account_id: UUID | None
    person_id: UUID | None
    name: str
    organisation: str = ""
    grants: frozenset[RoleGrant] = frozenset()
    assurance: Assurance = Assurance.HIGH
    assisted_by: str = ""

    def organisations_as(self, role: Role) -> frozenset[UUID]:
        """The organisations where the actor holds the role."""
        return frozenset(grant.organisation_id for grant in self.grants if grant.role is role)

    def has(self, role: Role) -> bool:
        return any(grant.role is role for grant in self.grants)

    @property
    def is_staff_member(self) -> bool:
        """Whether the actor works somewhere, in contrast to a person or relative only."""
        return bool(self.grants)


SYSTEM = Actor(account_id=None, person_id=None, name="Helhet")
NOBODY = Actor(account_id=None, person_id=None, name="Ikke innlogget", assurance=Assurance.LOW)
"""Whoever has not signed in."""
