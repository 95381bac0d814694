"""A document that could not be printed rightly cannot be made."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from helhet.exports.documents import ProgressLine, ProgressPoint, Table
from tests.exports import cast


def test_a_document_without_a_title_is_refused() -> None:
    """PDF/UA-1 demands a title."""
    with pytest.raises(ValueError, match="title"):
        cast.info(title="  ")


def test_a_printing_time_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        cast.info(printed_at=datetime(2026, 11, 22, 14, 5))  # noqa: DTZ001


@pytest.mark.parametrize(
    ("rows", "widths"), [((("one cell",),), ()), ((("a", "b", "c"),), ()), ((("a", "b"),), (1, 2, 3))]
)
def test_a_table_has_one_cell_for_each_column(rows: tuple[tuple[str, ...], ...], widths: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="2 columns"):
        Table("Hvem", ("Navn", "Telefon"), rows, widths)


@pytest.mark.parametrize("value", [-1, 11, float("nan")])
def test_progress_stays_within_its_scale(value: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 10"):
        replace(cast.BUS_LINE, points=(ProgressPoint(date(2026, 1, 1), value),))


def test_a_scale_has_room_for_progress() -> None:
    with pytest.raises(ValueError, match="between 1 and 1"):
        ProgressLine(title="Trygg", points=(), low_label="lite", high_label="mye", lowest=1, highest=1)
