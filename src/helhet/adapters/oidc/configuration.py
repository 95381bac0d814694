"""Which providers there are, read from the operator's file. Several at once, configured, not coded."""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

_PROFILES: Final = Path(__file__).with_name("profiles.toml")
_NAME: Final = re.compile(r"[a-z][a-z0-9-]{0,49}")
_LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})
_LEVELS: Final = frozenset({2, 3, 4})
ALGORITHMS: Final = ("RS256", "PS256", "ES256", "ES384")
"""With which a provider may sign: asymmetric ones alone."""


class ConfigurationError(Exception):
    """The operator's file is wrong; the message says what, in Norwegian."""


class Audience(StrEnum):
    """Whom a way to sign in is shown to first. It decides nothing about what they may do."""

    PERSONS = "persons"
    STAFF = "staff"


class Push(StrEnum):
    """Whether the request goes to the provider before the browser does (RFC 9126)."""

    ALWAYS = "always"
    OFFERED = "offered"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Provider:
    """One provider, as the operator has agreed with it. What each field means stands in docs/innlogging.md."""

    name: str
    label: str
    audience: Audience
    issuer: str
    client_id: str
    keys: tuple[Path, ...]
    scopes: tuple[str, ...]
    acr_values: tuple[str, ...] = ()
    level_claim: str = "acr"
    levels: tuple[tuple[str, int], ...] = ()
    assumed_level: int | None = None
    minimum_level: int = 4
    national_id_claim: str = ""
    push: Push = Push.OFFERED
    dpop: bool = False
    assertion_audience: str = "issuer"
    algorithms: tuple[str, ...] = ALGORITHMS
    ui_locales: tuple[str, ...] = ()
    sign_out: bool = True


def read(path: Path) -> tuple[Provider, ...]:
    """The providers in a TOML file, in its order. Key files are named from the folder of the file.

    Raises `ConfigurationError`.
    """
    import tomllib  # only where there is a file

    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8")).get("provider", [])
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigurationError(f"{path} kan ikke leses: {error}") from error
    providers = tuple(_provider(table, path.parent) for table in tables)
    names = [provider.name for provider in providers]
    if len(set(names)) < len(names):
        raise ConfigurationError("To innloggingstjenester har samme «name».")
    return providers


def _provider(table: dict[str, Any], folder: Path) -> Provider:
    values = {**_profile(table.get("profile", "generic")), **table}
    values.pop("profile", None)
    values.setdefault("name", table.get("profile", ""))
    _refuse_unknown_and_missing(values)
    try:
        provider = Provider(**{name: _value(name, value, folder) for name, value in values.items()})
    except (TypeError, ValueError, AttributeError) as error:
        raise ConfigurationError(f"Innloggingstjenesten «{values['name']}»: {error}") from error
    for problem in _problems(provider):
        raise ConfigurationError(f"Innloggingstjenesten «{provider.name}»: {problem}")
    return provider


def _profile(name: str) -> dict[str, Any]:
    import tomllib

    profiles = tomllib.loads(_PROFILES.read_text(encoding="utf-8"))
    if name not in profiles:
        raise ConfigurationError(f"«profile» må være en av {', '.join(sorted(profiles))}.")
    found: dict[str, Any] = profiles[name]
    return found


def _refuse_unknown_and_missing(values: dict[str, Any]) -> None:
    fields = dataclasses.fields(Provider)
    if unknown := sorted(values.keys() - {field.name for field in fields}):
        raise ConfigurationError(f"Innloggingstjenesten «{values['name']}»: ukjent innstilling {', '.join(unknown)}.")
    required = [field.name for field in fields if field.default is dataclasses.MISSING]
    if missing := [name for name in required if not values.get(name)]:
        raise ConfigurationError(f"Innloggingstjenesten «{values['name']}» mangler {', '.join(missing)}.")


def _value(name: str, value: Any, folder: Path) -> Any:
    match name:
        case "audience":
            return Audience(value)
        case "push":
            return Push(value)
        case "keys":
            return tuple(folder / key for key in _texts(name, value))
        case "levels":
            return tuple((str(level), int(number)) for level, number in value.items())
        case "scopes" | "acr_values" | "algorithms" | "ui_locales":
            return _texts(name, value)
    return value


def _texts(name: str, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise ValueError(f"«{name}» må være en liste med tekster.")
    return tuple(value)


def _problems(provider: Provider) -> list[str]:
    """What is wrong, one sentence each."""
    levels = {number for _, number in provider.levels} | {provider.minimum_level}
    levels |= set() if provider.assumed_level is None else {provider.assumed_level}
    rules = {
        "«name» må være små bokstaver, tall og bindestrek.": _NAME.fullmatch(provider.name) is not None,
        "«issuer» må være en https-adresse.": is_safe_address(provider.issuer),
        "«scopes» må ha med openid.": "openid" in provider.scopes,
        "nivåene må være 2, 3 eller 4.": levels <= _LEVELS,
        "«levels» eller «assumed_level» må være satt.": bool(provider.levels) or provider.assumed_level is not None,
        f"«algorithms» kan bare ha {', '.join(ALGORITHMS)}.": set(provider.algorithms) <= set(ALGORITHMS),
        "«assertion_audience» må være issuer eller token_endpoint.": provider.assertion_audience
        in {"issuer", "token_endpoint"},
    }
    return [problem for problem, holds in rules.items() if not holds]


def is_safe_address(address: str) -> bool:
    """Whether what is sent there stays unread on the way: HTTPS, or this machine itself."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK)
