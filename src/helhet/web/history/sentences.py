"""The access record as sentences: «leste planen og et mål, endret et tiltak»."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple, Protocol

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from helhet.audit.models import Operation
from helhet.web.plans.presenters.words import KIND_NAMES

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from django_stubs_ext import StrOrPromise


class Entry(Protocol):
    """What a sentence is made of: an event of the record, or the columns of one."""

    operation: str
    object_kind: str
    detail: Mapping[str, Any]


READ_PLACES: Final = {
    "about-me": gettext_lazy("siden «Om meg»"),
    "case": gettext_lazy("oversikten over oppfølgingen"),
    "comparison": gettext_lazy("historikken"),
    "crisis": gettext_lazy("siden «Når det blir vanskelig»"),
    "diary": gettext_lazy("det som er delt fra dagboka"),
    "emergency": gettext_lazy("sidene «Om meg» og «Når det blir vanskelig» i en nødåpning"),
    "evaluation": gettext_lazy("hvordan det går"),
    "goal": gettext_lazy("et mål"),
    "history": gettext_lazy("historikken"),
    "home": gettext_lazy("det øverste i planen, på forsiden sin"),
    "law": gettext_lazy("lovens liste"),
    "own-tasks": gettext_lazy("sine egne oppgaver i planen"),
    "services": gettext_lazy("tjenestene"),
    "timeline": gettext_lazy("forløpet"),
    "version": gettext_lazy("en tidligere versjon"),
    "who-does-what": gettext_lazy("hvem gjør hva"),
}
"""Pages by the name they have in the record; every other page of a plan shows the plan."""

DOCUMENT_PLACES: Final = {
    "about-me": gettext_lazy("«Om meg» som utskrift"),
    "crisis": gettext_lazy("«Når det blir vanskelig» som utskrift"),
    "empty-form": gettext_lazy("et tomt skjema"),
    "full": gettext_lazy("hele planen som utskrift"),
    "law": gettext_lazy("lovens liste som utskrift"),
    "overview": gettext_lazy("en oversikt som utskrift"),
    "part": gettext_lazy("en del av planen som utskrift"),
}

OBJECTS: Final[dict[str, StrOrPromise]] = {
    **KIND_NAMES,
    "case": gettext_lazy("oppfølgingen"),
    "competence": gettext_lazy("en vurdering av hva personen kan avgjøre selv"),
    "consent": gettext_lazy("et samtykke"),
    "coordinator": gettext_lazy("hvem som er koordinator"),
    "limit": gettext_lazy("hvem som leser et innslag"),
    "offer": gettext_lazy("et tilbud"),
    "person": gettext_lazy("opplysninger om personen"),
    "plan": gettext_lazy("planens tilstand"),
    "representation": gettext_lazy("hvem som kan handle for personen"),
}

ACTS: Final = {
    Operation.ADD: gettext_lazy("la til %(what)s"),
    Operation.CHANGE: gettext_lazy("endret %(what)s"),
    Operation.EXPORT: gettext_lazy("lastet ned %(what)s"),
    Operation.MESSAGE: gettext_lazy("skrev en melding"),
    Operation.REFUSED: gettext_lazy("prøvde å åpne noe, men ble stoppet"),
    Operation.REMOVE: gettext_lazy("tok ut %(what)s"),
    Operation.RESTORE: gettext_lazy("hentet tilbake %(what)s"),
}

SPECIAL: Final = {
    ("case", Operation.ADD): gettext_lazy("begynte oppfølgingen"),
    ("competence", Operation.ADD): gettext_lazy("skrev inn en vurdering av hva personen kan avgjøre selv"),
    ("competence", Operation.READ): gettext_lazy("leste vurderinger av hva personen kan avgjøre selv"),
    ("consent", Operation.ADD): gettext_lazy("skrev inn et samtykke"),
    ("consent", Operation.REMOVE): gettext_lazy("skrev inn at et samtykke er trukket"),
    ("coordinator", Operation.ADD): gettext_lazy("oppnevnte koordinator"),
    ("emergency", Operation.ADD): gettext_lazy("åpnet i en nødsituasjon"),
    ("frame", Operation.ADD): gettext_lazy("begynte planen"),
    ("offer", Operation.ADD): gettext_lazy("ga et tilbud"),
    ("offer", Operation.CHANGE): gettext_lazy("skrev inn svaret på et tilbud"),
    ("population_register", Operation.READ): gettext_lazy("slo opp i Folkeregisteret hvem som handler for personen"),
    ("representation", Operation.ADD): gettext_lazy("skrev inn hvem som kan handle for personen"),
    ("access_review", Operation.CHANGE): gettext_lazy("gikk gjennom hvem som har sett planen"),
    ("access_review", Operation.MESSAGE): gettext_lazy("skrev om hvem som har sett planen"),
    ("access_review", Operation.READ): gettext_lazy("gikk gjennom hvem som har sett planen"),
}
"""What is said in a way of its own."""

PARTS: Final = {
    "about_me": ngettext_lazy("%(n)d tekst i «Om meg»", "%(n)d tekster i «Om meg»", "n"),
    "crisis": ngettext_lazy("%(n)d tekst i «Når det blir vanskelig»", "%(n)d tekster i «Når det blir vanskelig»", "n"),
    "child_participation": ngettext_lazy("%(n)d samtale med barnet", "%(n)d samtaler med barnet", "n"),
    "comment": ngettext_lazy("%(n)d kommentar", "%(n)d kommentarer", "n"),
    "contribution": ngettext_lazy("%(n)d bidrag", "%(n)d bidrag", "n"),
    "diary_entry": ngettext_lazy("%(n)d notat fra dagboka", "%(n)d notater fra dagboka", "n"),
    "evaluation": ngettext_lazy("%(n)d evaluering", "%(n)d evalueringer", "n"),
    "goal": ngettext_lazy("%(n)d mål", "%(n)d mål", "n"),
    "linked_plan": ngettext_lazy("%(n)d annen plan", "%(n)d andre planer", "n"),
    "measure": ngettext_lazy("%(n)d tiltak", "%(n)d tiltak", "n"),
    "need": ngettext_lazy("%(n)d behov", "%(n)d behov", "n"),
    "participant": ngettext_lazy("%(n)d deltaker", "%(n)d deltakere", "n"),
    "resource": ngettext_lazy("%(n)d ting som er bra", "%(n)d ting som er bra", "n"),
    "service": ngettext_lazy("%(n)d tjeneste", "%(n)d tjenester", "n"),
    "statement": ngettext_lazy("%(n)d tekst", "%(n)d tekster", "n"),
    "status_request": ngettext_lazy("%(n)d spørsmål om status", "%(n)d spørsmål om status", "n"),
    "step": ngettext_lazy("%(n)d steg", "%(n)d steg", "n"),
    "wanted_cooperation": ngettext_lazy("%(n)d ønsket samarbeid", "%(n)d ønskede samarbeid", "n"),
}
"""What was shown, by kind. The frame, scales and days for review are parts of something else."""


def sentence(newest_first: Sequence[Entry]) -> str:
    """What was done, in the order it was done, each thing once."""
    done = dict.fromkeys(_deed(each) for each in reversed(newest_first))
    places = dict.fromkeys(_place(deed.page) for deed in done if deed.is_plain_reading)
    acts = dict.fromkeys(_act(deed) for deed in done if not deed.is_plain_reading)
    read = [_("leste %(places)s") % {"places": listed(list(places))}] if places else []
    return ", ".join([*read, *acts])


def parts_shown(entries: Collection[Entry]) -> str:
    """«3 mål, 5 tiltak»: the most that was shown of each kind."""
    most: dict[str, int] = {}
    for entry in entries:
        for kind, count in entry.detail.get("parts", {}).items():
            most[kind] = max(count, most.get(kind, 0))
    return ", ".join(str(PARTS[kind] % {"n": count}) for kind, count in most.items() if kind in PARTS)


def assisted(entries: Collection[Entry]) -> str:
    """Who sat beside, or wrote for whoever it says."""
    return listed(
        list(dict.fromkeys(str(each.detail["assisted_by"]) for each in entries if "assisted_by" in each.detail))
    )


def listed(names: list[str]) -> str:
    """«a, b og c»."""
    if len(names) <= 1:
        return "".join(names)
    return _("%(some)s og %(last)s") % {"some": ", ".join(names[:-1]), "last": names[-1]}


class _Deed(NamedTuple):
    """What an entry says, without who and when: the same thing done many times is put into words once."""

    operation: str
    object_kind: str
    page: str

    @property
    def is_plain_reading(self) -> bool:
        return self.operation == Operation.READ and (self.object_kind, Operation.READ) not in SPECIAL


def _deed(entry: Entry) -> _Deed:
    return _Deed(entry.operation, entry.object_kind, str(entry.detail.get("page", "")))


def _act(deed: _Deed) -> str:
    operation = Operation(deed.operation)
    special = SPECIAL.get((deed.object_kind, operation))
    if special:
        return str(special)
    what = _place(deed.page) if operation is Operation.EXPORT else OBJECTS.get(deed.object_kind, _("noe"))
    return str(ACTS[operation]) % {"what": what}


def _place(page: str) -> str:
    if page.startswith("documents"):
        return str(DOCUMENT_PLACES.get(page.removeprefix("documents:"), _("en utskrift")))
    return str(READ_PLACES.get(page, _("planen")))
