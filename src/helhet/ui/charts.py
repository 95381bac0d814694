"""The geometry of a line chart, as text ready for SVG attributes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

WIDTH: Final = 360
HEIGHT: Final = 190
_LEFT, _RIGHT, _TOP, _BOTTOM = 36, 348, 14, 160
_DAYS_AT: Final = "182"

Point = tuple[date, float]


@dataclass(frozen=True)
class Mark:
    """A place on the chart, in SVG units, what stands there, and which end of the text is at the place."""

    x: str
    y: str
    text: str
    anchor: str = "middle"


@dataclass(frozen=True)
class LineChart:
    """Everything the template draws: the line, its dots, and the scale at the side and below."""

    line: str
    dots: tuple[Mark, ...]
    levels: tuple[Mark, ...]
    days: tuple[Mark, ...]
    right: int = _RIGHT


def line_chart(points: Sequence[Point], *, low: float, high: float) -> LineChart:
    """Place `points` (at least one, in the order of time) on a scale from `low` to `high`.

    Values outside the scale are drawn at its edge. Raises ValueError without points or without a scale.
    """
    if not points or high <= low:
        msg = "A chart needs a point and a scale"
        raise ValueError(msg)
    first, last = points[0][0], points[-1][0]
    dots = tuple(Mark(_across(day, first, last), _down(value, low, high), plain_number(value)) for day, value in points)
    return LineChart(
        line=" ".join(f"{dot.x},{dot.y}" for dot in dots),
        dots=dots,
        levels=tuple(Mark(str(_LEFT), _down(at, low, high), plain_number(at)) for at in (low, (low + high) / 2, high)),
        days=_days(first, last),
    )


def plain_number(value: float) -> str:
    """Write a number the Norwegian way with at most one decimal: 4, 2,5."""
    return f"{value:.1f}".removesuffix(".0").replace(".", ",")


def _days(first: date, last: date) -> tuple[Mark, ...]:
    if first == last:
        return (Mark(_across(first, first, last), _DAYS_AT, f"{first:%d.%m.%y}"),)
    return (
        Mark(str(_LEFT), _DAYS_AT, f"{first:%d.%m.%y}", anchor="start"),
        Mark(str(_RIGHT), _DAYS_AT, f"{last:%d.%m.%y}", anchor="end"),
    )


def _across(day: date, first: date, last: date) -> str:
    if first == last:
        return f"{(_LEFT + _RIGHT) / 2:.1f}"
    return f"{_LEFT + (day - first) / (last - first) * (_RIGHT - _LEFT):.1f}"


def _down(value: float, low: float, high: float) -> str:
    share = (min(max(value, low), high) - low) / (high - low)
    return f"{_BOTTOM - share * (_BOTTOM - _TOP):.1f}"
