"""Two have changed the same text: both are shown, and the writer decides, word by word if need be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from helhet.ui.fields import PlainTextField

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import QueryDict

    from helhet.plans.actions.items import Clash, EditConflict
    from helhet.web.items.item_form import ItemForm

MINE, THEIRS, BOTH = "mine", "theirs", "both"
CHOICES: Final = frozenset({MINE, THEIRS, BOTH})


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One field as both have written it: as shown, and as it is sent. `both` is empty where texts cannot be joined."""

    name: str
    label: str
    mine: str
    theirs: str
    mine_sent: str
    theirs_sent: str
    both: str = ""


def disagreements(form: ItemForm, conflict: EditConflict) -> tuple[Disagreement, ...]:
    """The fields to decide on, in the order of the form."""
    clashes = conflict.clashes
    return tuple(_disagreement(form, name, clashes[name]) for name in form.fields if name in clashes)


def resolved(posted: QueryDict) -> QueryDict:
    """The form as it is after each choice, `resolve-<field>`; unchanged where there was nothing to choose."""
    data = posted.copy()
    for key, choice in posted.items():
        name = key.removeprefix("resolve-")
        if name != key and choice in CHOICES:
            data[name] = str(posted.get(f"{choice}-{name}", ""))
    return data


def _disagreement(form: ItemForm, name: str, clash: Clash) -> Disagreement:
    field = form.fields[name]
    mine, theirs = _sent(form, name, clash.yours), _sent(form, name, clash.theirs)
    labels: Mapping[str, Any] = {str(value): label for value, label in getattr(field, "choices", ())}
    return Disagreement(
        name=name,
        label=str(field.label),
        mine=str(labels.get(mine, mine)),
        theirs=str(labels.get(theirs, theirs)),
        mine_sent=mine,
        theirs_sent=theirs,
        both=f"{theirs}\n\n{mine}" if isinstance(field, PlainTextField) and "\n" in field.allowed_controls else "",
    )


def _sent(form: ItemForm, name: str, value: Any) -> str:
    """A value as the browser would send it."""
    prepared = form.fields[name].prepare_value(value)
    if prepared is None or prepared is False:
        return ""
    return "on" if prepared is True else str(prepared)
