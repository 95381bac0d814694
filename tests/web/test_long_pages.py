"""What the parts that are written without templates make of what people write."""

from dataclasses import fields
from typing import Any, Final, TypeVar

import pytest
from django.utils.safestring import SafeString

from helhet.kernel.ids import new_id
from helhet.ui.parts import Action
from helhet.web.cases import listing
from helhet.web.plans.presenters.goals import GoalCard, ScaleView, StepLine
from helhet.web.plans.presenters.measures import MeasureLine
from helhet.web.plans.presenters.notes import CommentNote, EvaluationNote
from helhet.web.plans.presenters.rows import Row, Said
from helhet.web.templatetags import case_parts, plan_parts

T = TypeVar("T")

HOSTILE: Final = """<script>alert("x")</script>' onload='y"""
TONES: Final = {"tone", "answer_tone", "status_tone"}
ACTS: Final = (Action(HOSTILE, HOSTILE), Action(HOSTILE, HOSTILE, is_post=True, name=HOSTILE, value=HOSTILE))


def filled(made: type[T], **given: Any) -> T:
    """One of a kind with the hostile text wherever it holds a text, and nothing in its lists but what is given."""
    values: dict[str, Any] = {}
    for field in fields(made):  # type: ignore[arg-type]  # every kind here is a dataclass
        kinds = {"str": "info" if field.name in TONES else HOSTILE, "bool": True, "int": 2, "UUID": new_id()}
        values[field.name] = kinds.get(str(field.type), ())
    return made(**{**values, **given})


def comment() -> CommentNote:
    return filled(CommentNote, more=ACTS)


def evaluation() -> EvaluationNote:
    return filled(EvaluationNote, more=ACTS)


def measure() -> MeasureLine:
    return filled(MeasureLine, evaluations=(evaluation(),), comments=(comment(),), actions=ACTS, more=ACTS)


def goal(*parts: GoalCard) -> GoalCard:
    return filled(
        GoalCard,
        parts=parts,
        steps=(filled(StepLine, doubts=(comment(),), tick=ACTS, more=ACTS),),
        measures=(measure(),),
        ended_measures=(measure(), measure()),
        scales=(filled(ScaleView),),
        actions=ACTS,
        more=ACTS,
    )


@pytest.mark.parametrize(
    "html",
    [
        plan_parts.goals((goal(goal()),)),
        plan_parts.measures((measure(),)),
        plan_parts.comments((comment(),), with_menu=True),
        plan_parts.evaluations((evaluation(),), with_menu=True),
        plan_parts.rows((filled(Row, said=filled(Said, facts=((HOSTILE, HOSTILE),)), more=ACTS),)),
        case_parts.case_table((filled(listing.Row, plans=(listing.PlanCell(HOSTILE, "info"),), flags=(HOSTILE,)),)),
    ],
    ids=["goals", "measures", "comments", "evaluations", "rows", "case table"],
)
def test_what_people_write_never_becomes_markup(html: SafeString) -> None:
    assert "&lt;script&gt;" in html
    assert "<script" not in html
    assert "onload='" not in html


def test_lines_are_broken_where_they_were_written() -> None:
    html = plan_parts.comments((filled(CommentNote, text="Først dette.\r\nSå det.\nOg sist."),))

    assert "Først dette.<br>Så det.<br>Og sist." in html
