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


@dataclass(frozen=True, slots=True)
class RoleGrant:
    """One role at one organisation, narrowed to a unit where the position has one."""

    role: Role
    organisation_id: UUID
    unit_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who acts. `organisation` is the name the access record gives as "whose employee"."""

    account_id: UUID | None
    person_id: UUID | None
    name: str
    organisation: str = ""
    grants: frozenset[RoleGrant] = frozenset()

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
