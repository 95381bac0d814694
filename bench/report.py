"""The table on the screen and the file that is kept."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Any, Final

from bench.measuring import Measured
from bench.rows import Budget

WORKER_MB: Final = 120
MOST_GROWTH: Final = 1.2
"""What a hundred times as many cases may make of the cost."""

_COLUMNS: Final = ("name", "dataset", "queries", "bytes", "p50_ms", "p95_ms", "rps", "cpu_ms", "floor_cpu_ms")


def results(measured: Sequence[Measured]) -> dict[str, Any]:
    """Everything that was found, as it is written down."""
    samples = [sample for each in measured for sample in (*each.pages, *each.floors)]
    return {
        "calibration_ms": round(median(sample.calibration_ms for sample in samples), 1),
        "memory_mb": {
            "worker": round(max(each.site.worker_mb() for each in measured), 1),
            "typesetter": round(max(each.site.typesetter_mb() for each in measured), 1),
        },
        "rows": [each.result() for each in measured],
    }


def write(found: dict[str, Any], path: Path) -> None:
    path.write_text(json.dumps(found, indent=2) + "\n")


def table(found: dict[str, Any], measured: Sequence[Measured]) -> str:
    """One line for each row, with what is over its budget at the end."""
    header = "".join(f"{column:>13}" for column in (*_COLUMNS, "x floor"))
    budgets = {each.row.name: each.row.budget for each in measured}
    lines = [_line(row, budgets[row["name"]], found["rows"]) for row in found["rows"]]
    memory = found["memory_mb"]["worker"]
    too_much = f"  over {WORKER_MB}" if memory > WORKER_MB else ""
    about = f"calibration {found['calibration_ms']} ms, worker {memory} MB{too_much}"
    return "\n".join([header, *lines, about])


def _line(row: dict[str, Any], budget: Budget, rows: Sequence[dict[str, Any]]) -> str:
    ratio = row["cpu_ms"] / row["floor_cpu_ms"]
    cells = "".join(f"{row[column]:>13}" for column in _COLUMNS)
    return f"{cells}{ratio:>13.1f}{''.join(_over(row, budget, ratio, rows))}"


def _over(row: dict[str, Any], budget: Budget, ratio: float, rows: Sequence[dict[str, Any]]) -> list[str]:
    smallest = next(each for each in rows if each["name"] == row["name"])
    limits = [
        (budget.queries and row["queries"] > budget.queries, f"{budget.queries} queries"),
        (row["cpu_ms"] > budget.cpu_ms, f"{budget.cpu_ms:g} ms"),
        (budget.times_floor and ratio > budget.times_floor, f"{budget.times_floor:g} x floor"),
        (row["cpu_ms"] > smallest["cpu_ms"] * MOST_GROWTH, f"{MOST_GROWTH:g} x {smallest['dataset']}"),
    ]
    return [f"  over {limit}" for is_over, limit in limits if is_over]
