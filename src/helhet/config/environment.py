"""Every setting an operator can give, declared once; `docs/generated/settings.md` is made from it."""

import dataclasses
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from helhet.adapters.oidc import configuration
from helhet.adapters.oidc.configuration import Provider
from helhet.config import secrets_file


class Mode(StrEnum):
    """What an installation is for. Demo and test take only synthetic identity numbers, production only real ones."""

    PRODUCTION = "production"
    DEMO = "demo"
    TEST = "test"


class NotConfiguredError(Exception):
    """Something the operator must set is missing or wrong; the message says what, in Norwegian."""


@dataclass(frozen=True)
class Setting:
    """How one setting is named, read and explained."""

    variable: str
    kind: str
    default: str
    help: str
    parse: Callable[[str], Any]
    required: bool = False
    alias: str = ""

    def raw(self, environ: Mapping[str, str]) -> str:
        """Return what the environment says, or the default."""
        return environ.get(self.variable) or environ.get(self.alias) or self.default


def _mode(text: str) -> Mode:
    return Mode(text)


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(",") if word.strip())


def _folder(text: str) -> Path:
    return Path(text).expanduser().resolve()


def _level(text: str) -> str:
    level = text.upper()
    if level not in {"DEBUG", "INFO", "WARNING", "ERROR"}:
        raise ValueError(text)
    return level


def _yes_or_no(text: str) -> bool:
    return {"ja": True, "nei": False}[text.lower()]


def _providers(text: str) -> tuple[Provider, ...]:
    try:
        return configuration.read(_folder(text)) if text else ()
    except configuration.ConfigurationError as error:
        message = f"HELHET_OIDC_PROVIDERS: {error}"
        raise NotConfiguredError(message) from error


def _setting(variable: str, kind: str, parse: Callable[[str], Any], default: str = "", **more: Any) -> Any:
    return dataclasses.field(metadata={"setting": Setting(variable, kind, default, parse=parse, **more)})


@dataclass(frozen=True)
class Environment:
    """The settings of this process, read from environment variables."""

    mode: Mode = _setting(
        "HELHET_MODE",
        "production, demo eller test",
        _mode,
        default="production",
        help="Hva installasjonen er til. Demo og test tar bare imot syntetiske fødselsnumre. "
        "En database beholder modusen den ble laget med.",
    )
    data: Path = _setting(
        "HELHET_DATA",
        "mappe",
        _folder,
        default="/var/lib/helhet",
        help="Mappen der Helhet skriver: SQLite-databasen, statiske filer og, i demo, nøklene.",
    )
    database_url: str = _setting(
        "HELHET_DATABASE_URL",
        "adresse",
        str,
        alias="DATABASE_URL",
        help="Databasen, for eksempel postgresql://helhet@/helhet. Står den tom, brukes SQLite i HELHET_DATA.",
    )
    hosts: tuple[str, ...] = _setting(
        "HELHET_HOSTS",
        "liste med komma",
        _words,
        required=True,
        help="Navnene tjenesten svarer på, for eksempel plan.kommunen.no.",
    )
    secret_key: str = _setting(
        "HELHET_SECRET_KEY",
        "hemmelighet",
        str,
        required=True,
        help="Minst 50 tilfeldige tegn. Signerer innlogginger. Byttes den, må alle logge inn på nytt.",
    )
    encryption_keys: tuple[str, ...] = _setting(
        "HELHET_ENCRYPTION_KEYS",
        "hemmeligheter med komma",
        _words,
        required=True,
        help="Nøkler for felt som er kryptert i databasen, 32 byte i base64. Den første krypterer, alle kan lese. "
        "Mister du dem, er fødselsnumrene tapt.",
    )
    index_key: str = _setting(
        "HELHET_INDEX_KEY",
        "hemmelighet",
        str,
        required=True,
        help="Nøkkelen som gjør det mulig å søke på fødselsnummer uten å lagre det lesbart. Kan ikke byttes.",
    )
    local_accounts: bool = _setting(
        "HELHET_LOCAL_ACCOUNTS",
        "ja eller nei",
        _yes_or_no,
        default="nei",
        help="«ja» lar ansatte og pårørende som inviteres, logge inn med passnøkkel, eller med passord og engangskode.",
    )
    oidc_providers: tuple[Provider, ...] = _setting(
        "HELHET_OIDC_PROVIDERS",
        "fil",
        _providers,
        help="Filen som sier hvilke innloggingstjenester som brukes: ID-porten, HelseID, Ansattporten, Entra ID eller "
        "andre. Se docs/innlogging.md.",
    )
    population_register: str = _setting(
        "HELHET_POPULATION_REGISTER",
        "navn på en klasse",
        str,
        help="Veien til Folkeregisteret, som «pakke.modul.Klasse». Klassen følger helhet.adapters.population_register. "
        "Står den tom, registreres foreldre og verge for hånd.",
    )
    log_level: str = _setting(
        "HELHET_LOG_LEVEL",
        "DEBUG, INFO, WARNING eller ERROR",
        _level,
        default="INFO",
        help="Hvor mye som skrives i loggen. Loggen inneholder aldri fødselsnumre.",
    )
    behind_proxy: bool = _setting(
        "HELHET_BEHIND_PROXY",
        "ja eller nei",
        _yes_or_no,
        default="nei",
        help="«ja» når en omvendt proxy tar imot HTTPS, og selv setter X-Forwarded-Proto og legger avsenderen sist i "
        "X-Forwarded-For.",
    )


def settings_declared() -> tuple[Setting, ...]:
    """Return every declared setting, in the order they are documented."""
    return tuple(field.metadata["setting"] for field in dataclasses.fields(Environment))


def read(environ: Mapping[str, str] = os.environ) -> Environment:
    """Read the settings.

    Raises:
        NotConfiguredError: a value is missing in production, or cannot be read in any mode.
    """
    given = dict(environ)
    mode = _parse(_declared("mode"), given)
    if mode is not Mode.PRODUCTION:
        folder = _parse(_declared("data"), given) if mode is Mode.DEMO else None
        given = {"HELHET_HOSTS": _LOOPBACK, **secrets_file.load_or_make(folder), **given}
    _refuse_missing(given)
    return Environment(**{f.name: _parse(f.metadata["setting"], given) for f in dataclasses.fields(Environment)})


_LOOPBACK: Final = "localhost,127.0.0.1,[::1]"


def _declared(name: str) -> Setting:
    field = next(field for field in dataclasses.fields(Environment) if field.name == name)
    setting: Setting = field.metadata["setting"]
    return setting


def _parse(setting: Setting, environ: Mapping[str, str]) -> Any:
    raw = setting.raw(environ)
    try:
        return setting.parse(raw)
    except (ValueError, KeyError) as error:
        message = f"{setting.variable} må være {setting.kind}."
        raise NotConfiguredError(message) from error


def _refuse_missing(environ: Mapping[str, str]) -> None:
    missing = [setting for setting in settings_declared() if setting.required and not setting.raw(environ)]
    if missing:
        lines = "\n".join(f"  {setting.variable}: {setting.help}" for setting in missing)
        message = f"Disse innstillingene mangler:\n{lines}"
        raise NotConfiguredError(message)
