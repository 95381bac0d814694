"""How far somebody acts for somebody else: in which matters, and with which acts.

Both are stored as a number, one bit for each member, so that either database can ask whether two of them meet.
"""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class Matter(enum.IntFlag):
    """Fields of law in which somebody decides or is decided for. The age at which one decides differs between them."""

    HEALTH = 1
    SCHOOL = 2
    ECONOMY = 4
    CHILD_WELFARE = 8


ALL_MATTERS: Final = Matter.HEALTH | Matter.SCHOOL | Matter.ECONOMY | Matter.CHILD_WELFARE
"""Everything personal."""

MATTER_LABELS: Final[dict[Matter, StrOrPromise]] = {
    Matter.HEALTH: _("helse og omsorg"),
    Matter.SCHOOL: _("barnehage og skole"),
    Matter.ECONOMY: _("Nav og økonomi"),
    Matter.CHILD_WELFARE: _("barnevern"),
}


class Act(enum.IntFlag):
    """What somebody may do for somebody else. `CONSENT` is to decide in their place, where the law lets others."""

    READ = 1
    WRITE = 2
    NOTICES = 4
    CONSENT = 8


NO_ACTS: Final = Act(0)

ALL_ACTS: Final = Act.READ | Act.WRITE | Act.NOTICES | Act.CONSENT

ACT_LABELS: Final[dict[Act, StrOrPromise]] = {
    Act.READ: _("lese"),
    Act.WRITE: _("skrive"),
    Act.NOTICES: _("få beskjed"),
    Act.CONSENT: _("svare for personen når personen ikke kan svare selv"),
}
