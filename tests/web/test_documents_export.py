"""`helhet export-plan`: the whole plan in a file, recorded, and without what is nobody else's."""

import json
from pathlib import Path
from uuid import uuid4

import pytest

from helhet.audit.models import AuditEvent, Operation
from helhet.config import cli
from helhet.config.commands import ExitCode
from helhet.plans.models import Revision
from tests.cast import Cast, Story
from tests.exports import reading as paper
from tests.web.filled_plan import SECRET, fill

KEYS = {
    "format",
    "format_version",
    "exported_at",
    "plan",
    "person",
    "case",
    "coordinators",
    "consents",
    "states",
    "sections",
    "items",
}
"""docs/plan-json.md."""


def export(story: Story, file_format: str, out: Path) -> int:
    return cli.main(["export-plan", str(story.plan.pk), "--format", file_format, "--out", str(out)])


def test_the_json_holds_every_item_with_states_and_consents(cast: Cast, story: Story, tmp_path: Path) -> None:
    fill(cast, story)
    assert export(story, "json", tmp_path / "plan.json") == ExitCode.OK
    text = (tmp_path / "plan.json").read_text(encoding="utf-8")
    plan = json.loads(text)

    shared = set(Revision.objects.filter(private=False).order_by().values_list("item_kind", "item_id"))
    assert set(plan) == KEYS
    assert (plan["format"], plan["format_version"]) == ("helhet-plan", 1)
    assert {(item["kind"], item["id"]) for item in plan["items"]} == {(kind, str(key)) for kind, key in shared}
    assert [state["transition"] for state in plan["states"]] == ["start"]
    assert [(consent["giver"], consent["form"]) for consent in plan["consents"]] == [("Kari Lunde", "digital")]
    goal = next(item for item in plan["items"] if item["id"] == str(story.goal.pk))
    assert (goal["voice"], goal["content"]["text"]) == ("person", "Jeg vil bo for meg selv.")


@pytest.mark.parametrize("file_format", ["json", "pdf"])
def test_private_pages_and_identity_numbers_stay(cast: Cast, story: Story, tmp_path: Path, file_format: str) -> None:
    fill(cast, story)
    story.plan.person.national_id = "12843912345"
    story.plan.person.save()
    out = tmp_path / f"plan.{file_format}"
    assert export(story, file_format, out) == ExitCode.OK
    text = out.read_text(encoding="utf-8") if file_format == "json" else paper.text(out.read_bytes())

    assert "Kari" in text
    assert SECRET not in text
    assert "12843912345" not in text


def test_what_is_taken_out_is_recorded(story: Story, tmp_path: Path) -> None:
    export(story, "pdf", tmp_path / "plan.pdf")

    last = AuditEvent.objects.filter(chain_id=story.case.pk).order_by("-number")[0]
    assert (last.operation, last.actor_name, last.detail["page"]) == (Operation.EXPORT, "Helhet", "export-plan:pdf")


def test_the_file_is_for_its_owner_only(story: Story, tmp_path: Path) -> None:
    export(story, "json", tmp_path / "plan.json")
    assert (tmp_path / "plan.json").stat().st_mode & 0o077 == 0


def test_a_file_that_is_there_is_never_written_over(
    story: Story, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "plan.json"
    out.write_text("mine")

    assert export(story, "json", out) == ExitCode.FAILED
    assert out.read_text() == "mine"
    assert "finnes allerede" in capsys.readouterr().err


@pytest.mark.django_db
def test_a_plan_that_is_not_there_leaves_no_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "plan.json"

    assert cli.main(["export-plan", str(uuid4()), "--format", "json", "--out", str(out)]) == ExitCode.FAILED
    assert not out.exists()
    assert "ingen plan" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["kari", "--format", "json"], [str(uuid4()), "--format", "docx"]])
def test_a_command_written_wrong_says_so(arguments: list[str], tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["export-plan", *arguments, "--out", str(tmp_path / "plan")])
    assert ended.value.code == ExitCode.WRONG_USE
