"""An operator begins with an empty database: an organisation, then somebody who looks after it."""

import io

import pytest

from helhet.access.actors import Role
from helhet.config import cli
from helhet.config.commands import ExitCode
from helhet.config.commands.beginning import KINDS
from helhet.organisation.actors import actor_for
from helhet.organisation.models import Organisation, OrganisationKind, Position
from helhet.people.models import Account, Person

pytestmark = pytest.mark.django_db

NUMBER = "01819090366"
MUNICIPALITY = ("add-organisation", "--kind", "kommune", "--name", "Solvik kommune", "--number", "9901")
KARI = (
    "add-administrator",
    *("--organisation", "9901", "--unit", "Koordinerende enhet"),
    *("--given-name", "Kari", "--family-name", "Vik", "--title", "rådgiver"),
)


def test_every_kind_of_organisation_has_a_word() -> None:
    assert set(KINDS.values()) == set(OrganisationKind.values)


def test_the_first_administrator_can_look_after_the_first_organisation() -> None:
    assert cli.main(MUNICIPALITY) == ExitCode.OK
    assert cli.main(KARI) == ExitCode.OK

    actor = actor_for(Account.objects.get())
    assert actor.organisations_as(Role.LOCAL_ADMINISTRATOR) == {Organisation.objects.get().pk}
    assert actor.organisation == "Koordinerende enhet, Solvik kommune"


def test_the_number_of_the_administrator_is_read_and_never_written_out(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{NUMBER}\n"))
    cli.main(MUNICIPALITY)

    assert cli.main([*KARI, "--ask-national-id"]) == ExitCode.OK
    assert Person.objects.get().national_id == NUMBER
    assert NUMBER not in "".join(capsys.readouterr())


def test_doing_it_twice_is_refused_and_changes_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    codes = []
    for _ in range(2):
        monkeypatch.setattr("sys.stdin", io.StringIO(f"{NUMBER}\n"))
        codes += [cli.main(MUNICIPALITY), cli.main([*KARI, "--ask-national-id"])]

    assert codes == [ExitCode.OK, ExitCode.OK, ExitCode.FAILED, ExitCode.FAILED]
    assert "fra før" in capsys.readouterr().err
    assert (Organisation.objects.count(), Position.objects.count(), Person.objects.count()) == (1, 1, 1)


def test_an_organisation_that_is_not_there_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(KARI) == ExitCode.FAILED
    assert "Ingen organisasjon har dette nummeret" in capsys.readouterr().err
    assert not Person.objects.exists()


def test_a_wrong_number_is_wrong_and_nothing_is_kept(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([*MUNICIPALITY[:-1], "123"]) == ExitCode.FAILED
    assert "fire siffer" in capsys.readouterr().err
    assert not Organisation.objects.exists()
