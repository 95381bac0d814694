"""What the table says is over its budget."""

from typing import Any

from bench.report import _line
from bench.rows import ROWS, Budget

ROW: dict[str, Any] = {
    "name": "plan",
    "dataset": "1k",
    "queries": 10,
    "bytes": 8000,
    "p50_ms": 10.0,
    "p95_ms": 12.0,
    "rps": 150.0,
    "cpu_ms": 12.0,
    "floor_cpu_ms": 4.0,
}
BUDGET = Budget(queries=12, cpu_ms=16)


def test_a_row_within_its_budget_has_nothing_after_its_figures() -> None:
    assert "over" not in _line(ROW, BUDGET, [ROW])


def test_each_limit_that_is_broken_is_named() -> None:
    heavy = {**ROW, "dataset": "100k", "queries": 13, "cpu_ms": 17.0}
    line = _line(heavy, BUDGET, [ROW, heavy])
    assert line.endswith("  over 12 queries  over 16 ms  over 4 x floor  over 1.2 x 1k")


def test_no_row_reads_a_plan_that_another_row_writes_in() -> None:
    written = next(row for row in ROWS if row.name == "note-save")
    others = {place for row in ROWS if row is not written for place in (*row.plans, *row.floor_plans)}
    assert not others & {*written.plans, *written.floor_plans}
