"""What every form for an item has in common: references within the plan, whose words it is, and what to save."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Final

from django import forms
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext_lazy as _

from helhet.access.decisions import Ground
from helhet.plans import kinds, policy
from helhet.plans.models import Channel, Goal, Participant, PlanItem, Voice
from helhet.ui.forms import Form
from helhet.web.items import fields
from helhet.web.items.fields import ItemField

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from uuid import UUID

    from django.forms import BoundField

    from helhet.plans.policy import Standing
    from helhet.plans.reading import PlanReading

WRITTEN_TOGETHER: Final = frozenset({"linked_plan", "participant", "review", "service", "wanted_cooperation"})
"""Facts rather than somebody's words: held by both the person and the coordinator, so that either can correct them."""

LONGEST_CHOICE: Final = 80


class ItemForm(Form):
    """A form for one kind of item in one plan. Field names are the names of the columns.

    `context` holds what the address has said already, such as the goal of a measure; it is not asked for again.
    """

    model: ClassVar[type[PlanItem]]
    more: ClassVar[tuple[str, ...]] = ()
    """Fields that stand folded under "Mer" until somebody needs them."""
    asks_whose_words: ClassVar[bool] = False

    base_revision = forms.IntegerField(required=False, min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)
    submission = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        reading: PlanReading,
        item: PlanItem | None = None,
        context: Mapping[str, Any] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.reading = reading
        self.item = item
        self.context = dict(context or {})
        self.fields["base_revision"].required = item is not None
        if item is None and self.asks_whose_words:
            self._ask_whose_words(reading.standing)
        for name, field in self.fields.items():
            if isinstance(field, ItemField):
                field.offer(self._choices(field.model, name))
            if name in self.context:
                field.widget = forms.HiddenInput()

    @property
    def shown_fields(self) -> list[BoundField]:
        return [self[name] for name in self._visible() if name not in self.more]

    @property
    def more_fields(self) -> list[BoundField]:
        return [self[name] for name in self._visible() if name in self.more]

    @property
    def more_is_used(self) -> bool:
        """Whether something stands in the folded fields, or is wrong there."""
        used = (bound.value() not in {None, "", bound.field.initial} for bound in self.more_fields)
        return any(used) or any(name in self.errors for name in self.more)

    @property
    def voice(self) -> str | None:
        """In whose voice a new item is written. None leaves it to the rules."""
        if chosen := self.cleaned_data.get("voice"):
            return str(chosen)
        allowed = policy.voices(self.reading.standing, self.channel)
        return Voice.TOGETHER if self.model_kind in WRITTEN_TOGETHER and Voice.TOGETHER in allowed else None

    @property
    def channel(self) -> str:
        return self.cleaned_data.get("channel") or Channel.SCREEN

    @property
    def model_kind(self) -> str:
        return next(kind for kind, model in kinds.KINDS.items() if model is self.model)

    def values(self) -> dict[str, Any]:
        """What to save, by column."""
        columns = {field.attname for field in kinds.written_fields(self.model)}
        return {name: value for name, value in self.cleaned_data.items() if name in columns}

    def clean(self) -> dict[str, Any]:
        """Somebody else's words come from paper or from what they said (Q-09)."""
        voice = self.cleaned_data.get("voice")
        if voice and voice not in policy.voices(self.reading.standing, self.channel):
            self.add_error("channel", _("Er det noen andres ord, må du si om de kom på papir eller ble fortalt."))
        return self.cleaned_data

    def _visible(self) -> Iterator[str]:
        return (name for name in self.fields if not self[name].is_hidden)

    def _choices(self, model: type[PlanItem], name: str) -> list[tuple[UUID, str]]:
        """Every item of the kind that can be pointed to, and always the one that is pointed to now."""
        current = getattr(self.item, name, None)
        return [
            (item.pk, _name(item)) for item in self.reading.all(model) if item.pk == current or self.may_point_to(item)
        ]

    def may_point_to(self, item: PlanItem) -> bool:
        """Whether the item is offered as a choice. Those who no longer take part are not."""
        return not isinstance(item, Participant) or item.is_current

    def _ask_whose_words(self, standing: Standing) -> None:
        own = policy.voices(standing, Channel.SCREEN)
        if standing.has(Ground.COORDINATOR) and not standing.speaks_for_person:
            brought = (voice for voice in policy.voices(standing, Channel.PAPER) if voice not in own)
            self._add_choice("voice", _("Hvem sier det?"), _voices(*own, *brought), own[0])
            channels = [(value, capfirst(label)) for value, label in Channel.choices]
            self._add_choice("channel", _("Hvordan kom det inn?"), channels, Channel.SCREEN)
        elif len(own) > 1:
            self._add_choice("voice", _("Hvem sier det?"), _voices(*own), own[0])

    def _add_choice(self, name: str, label: Any, choices: list[tuple[str, Any]], initial: str) -> None:
        self.fields[name] = fields.AnsweredField(
            label=label, choices=choices, initial=initial, widget=forms.RadioSelect
        )


def _voices(first: Voice, *others: Voice) -> list[tuple[str, Any]]:
    return [(first.value, _("Jeg selv")), *((voice.value, capfirst(voice.label)) for voice in others)]


def _name(item: PlanItem) -> str:
    if isinstance(item, Participant):
        return f"{item.name}, {item.role}"
    if isinstance(item, Goal) or str(item):
        return Truncator(str(item)).chars(LONGEST_CHOICE)
    return item.kind
