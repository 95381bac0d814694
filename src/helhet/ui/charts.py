"""The geometry of a line chart, as text ready for SVG attributes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

WIDTH: Final = 360
HEIGHT: Final = 190
_LEFT, _RIGHT, _TOP, _BOTTOM = 36, 348, 14, 160

Point = tuple[date, float]


@dataclass(frozen=True)
class Mark:
    """A place on the chart, in SVG units, and what stands there."""

    x: str
    y: str
    text: str


@dataclass(frozen=True)
class LineChart:
    """Everything the template draws: the line, its dots, and the scale at the side and below."""

    line: str
    dots: tuple[Mark, ...]
    levels: tuple[Mark, ...]
    days: tuple[Mark, ...]


def line_chart(points: Sequence[Point], *, low: float, high: float) -> LineChart:
    """Place `points` (at least one, in the order of time) on a scale from `low` to `high`.

    Values outside the scale are drawn at its edge. Raises ValueError without points or without a scale.
    """
    if not points or high <= low:
        msg = "A chart needs a point and a scale"
        raise ValueError(msg)
    first, last = points[0][0], points[-1][0]
    dots = tuple(
        Mark(_across(day, first, last), _down(value, low, high), plain_number(value)) for day, value in points
    )
    return LineChart(
        line=" ".join(f"{dot.x},{dot.y}" for dot in dots),
        dots=dots,
        levels=tuple(Mark(str(_LEFT), _down(at, low, high), plain_number(at)) for at in (low, (low + high) / 2, high)),
        days=tuple(Mark(_across(day, first, last), "", f"{day:%d.%m.%y}") for day in dict.fromkeys((first, last))),
    )


def plain_number(value: float) -> str:
    """Write a number the Norwegian way with at most one decimal: 4, 2,5."""
    return f"{value:.1f}".removesuffix(".0").replace(".", ",")


def _across(day: date, first: date, last: date) -> str:
    if first == last:
        return f"{(_LEFT + _RIGHT) / 2:.1f}"
    return f"{_LEFT + (day - first) / (last - first) * (_RIGHT - _LEFT):.1f}"


def _down(value: float, low: float, high: float) -> str:
    share = (min(max(value, low), high) - low) / (high - low)
    return f"{_BOTTOM - share * (_BOTTOM - _TOP):.1f}"
