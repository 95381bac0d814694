"""The operator's file: what is known from before, what must be said, and what is refused with a reason."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.core.checks import run_checks
from joserfc.jwk import OctKey
from pytest_django.fixtures import Settings

from helhet.adapters.oidc import keys as own_keys
from helhet.adapters.oidc.configuration import Audience, ConfigurationError, Push, read
from helhet.config import environment
from helhet.config.environment import NotConfiguredError
from tests.oidc import keys

GOOD = """
[[provider]]
profile = "generic"
name = "eid"
label = "eID"
audience = "persons"
issuer = "https://eid.example"
client_id = "helhet"
keys = ["now.jwk"]
assumed_level = 3
minimum_level = 3
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "providers.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("profile", ["idporten", "ansattporten", "helseid", "entra"])
def test_a_known_provider_needs_only_what_the_operator_has_agreed_with_it(tmp_path: Path, profile: str) -> None:
    level = "assumed_level = 3\nminimum_level = 3" if profile == "entra" else ""
    text = f'[[provider]]\nprofile = "{profile}"\nissuer = "https://x.example"\nclient_id = "a"\nkeys = ["k"]\n{level}'
    [provider] = read(written(tmp_path, text))
    assert provider.name == profile
    assert provider.keys == (tmp_path / "k",)
    assert provider.audience == (Audience.PERSONS if profile == "idporten" else Audience.STAFF)


def test_health_staff_come_with_a_pushed_request_and_proof_of_possession(tmp_path: Path) -> None:
    """HelseID requires both."""
    text = '[[provider]]\nprofile = "helseid"\nissuer = "https://x.example"\nclient_id = "a"\nkeys = ["k"]'
    [helseid] = read(written(tmp_path, text))
    assert (helseid.push, helseid.dpop, helseid.minimum_level) == (Push.ALWAYS, True, 4)


def test_the_example_in_the_guide_is_one_that_works(tmp_path: Path) -> None:
    guide = (Path(__file__).resolve().parents[2] / "docs" / "innlogging.md").read_text(encoding="utf-8")
    examples = [part.partition("```")[0] for part in guide.split("```toml\n")[1:]]
    for number, example in enumerate(examples):
        folder = tmp_path / str(number)
        folder.mkdir()
        assert read(written(folder, example))
    assert examples


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('issuer = "https://eid.example"', 'issuer = "http://eid.example"', "«issuer» må være en https-adresse"),
        ('client_id = "helhet"', "", "mangler client_id"),
        ('keys = ["now.jwk"]', "keys = []", "mangler keys"),
        ('keys = ["now.jwk"]', 'keys = "now.jwk"', "«keys» må være en liste"),
        ('audience = "persons"', 'audience = "everybody"', "everybody"),
        ('profile = "generic"', 'profile = "unknown"', "«profile» må være en av"),
        ('name = "eid"', 'name = "e id"', "«name» må være små bokstaver"),
        ("assumed_level = 3", "", "«levels» eller «assumed_level» må være satt"),
        ("assumed_level = 3", "assumed_level = 5", "nivåene må være 2, 3 eller 4"),
        ("assumed_level = 3", 'assumed_level = 3\nscopes = ["profile"]', "«scopes» må ha med openid"),
        ("assumed_level = 3", 'assumed_level = 3\nalgorithms = ["HS256"]', "«algorithms» kan bare ha"),
        ("assumed_level = 3", 'assumed_level = 3\nalgorithms = ["none"]', "«algorithms» kan bare ha"),
        ("assumed_level = 3", "assumed_level = 3\ncolour = 1", "ukjent innstilling colour"),
        ("assumed_level = 3", 'assumed_level = 3\nassertion_audience = "x"', "«assertion_audience»"),
        ("assumed_level = 3", "assumed_level = 3\nlevels = 3", "eid"),
        ("[[provider]]", "[[provider", "kan ikke leses"),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, old: str, new: str, says: str) -> None:
    with pytest.raises(ConfigurationError, match=says):
        read(written(tmp_path, GOOD.replace(old, new)))


def test_two_of_one_name_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="samme «name»"):
        read(written(tmp_path, GOOD + GOOD))


def test_a_process_does_not_start_with_a_file_that_is_wrong(tmp_path: Path) -> None:
    path = written(tmp_path, GOOD.replace("https:", "http:"))
    with pytest.raises(NotConfiguredError, match="HELHET_OIDC_PROVIDERS: Innloggingstjenesten «eid»"):
        environment.read({"HELHET_MODE": "test", "HELHET_OIDC_PROVIDERS": str(path)})


def test_keys_are_read_as_jwk_and_as_pem(tmp_path: Path) -> None:
    rsa, elliptic = keys.rsa("now"), keys.elliptic("ec")
    [as_jwk] = keys.written(tmp_path, rsa)
    as_pem = [tmp_path / "rsa.pem", tmp_path / "ec.pem"]
    as_pem[0].write_bytes(rsa.as_pem(private=True))
    as_pem[1].write_bytes(elliptic.as_pem(private=True))
    loaded = [own_keys.load(path) for path in (as_jwk, *as_pem)]
    assert [own_keys.algorithm_of(key) for key in loaded] == ["RS256", "RS256", "ES256"]
    assert loaded[0].kid == "now"


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{}",
        "not a key",
        json.dumps(keys.elliptic("ec").as_dict(private=False)),
        json.dumps(OctKey.generate_key(256).as_dict(private=True)),
    ],
    ids=["empty", "no key", "text", "public", "a shared secret"],
)
def test_a_key_that_cannot_sign_is_found_by_the_check(tmp_path: Path, settings: Settings, content: str) -> None:
    (tmp_path / "now.jwk").write_text(content, encoding="utf-8")
    settings.HELHET_OIDC_PROVIDERS = read(written(tmp_path, GOOD))
    assert [problem.id for problem in run_checks(tags=["security"])] == ["helhet.E101"]


def test_a_key_with_a_certificate_says_which(tmp_path: Path) -> None:
    """Entra ID finds the key by the fingerprint of its certificate."""
    described = {**keys.rsa("now").as_dict(private=True), "x5t#S256": "fingerprint"}
    path = tmp_path / "now.jwk"
    path.write_text(json.dumps(described), encoding="utf-8")
    assert own_keys.header_of(own_keys.load(path)) == {"kid": "now", "x5t#S256": "fingerprint"}
