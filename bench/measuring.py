"""Measure rows on sites, round by round, and take the middle of the rounds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median, quantiles

from bench import client, processes
from bench.client import Answers, Request
from bench.floor import STATEMENTS
from bench.rows import Row
from bench.site import Site

WARM_UP = 24


@dataclass(frozen=True)
class Sample:
    """One page, asked for many times in a row. `cpu_ms` is for one request, on a machine as fast as the reference."""

    answers: Answers
    cpu_ms: float
    calibration_ms: float


@dataclass
class Measured:
    """A row on a data set: what the page does, and what it and its floor cost in each round."""

    site: Site
    row: Row
    queries: int
    bytes: int
    pages: list[Sample] = field(default_factory=list)
    floors: list[Sample] = field(default_factory=list)

    def result(self) -> dict[str, str | int | float]:
        """The figures as they are written down."""
        return {
            "name": self.row.name,
            "dataset": self.site.name,
            "queries": self.queries,
            "bytes": self.bytes,
            "p50_ms": round(median(median(sample.answers.waits_ms) for sample in self.pages), 1),
            "p95_ms": round(median(quantiles(sample.answers.waits_ms, n=20)[-1] for sample in self.pages), 1),
            "rps": round(median(len(each.answers.waits_ms) / each.answers.seconds for each in self.pages), 1),
            "cpu_ms": round(median(sample.cpu_ms for sample in self.pages), 2),
            "floor_cpu_ms": round(median(sample.cpu_ms for sample in self.floors), 2),
        }


def measure(sites: Sequence[Site], rows: Sequence[Row], rounds: int) -> list[Measured]:
    """Every row on every site. In each round they take turns, so that a slow minute falls on all of them."""
    measured = [_prepared(site, row) for row in rows for site in sites]
    for number in range(1, rounds + 1):
        for each in measured:
            each.pages.append(_sample(each.site, each.site.pages(each.row, each.row.requests)))
            each.floors.append(_sample(each.site, each.site.bare_pages(each.row, each.row.requests)))
        print(f"round {number} of {rounds}", flush=True)
    return measured


def _prepared(site: Site, row: Row) -> Measured:
    client.send_all(site.port, site.pages(row, WARM_UP))
    watched = site.watch(row)
    client.send_all(site.port, site.bare_pages(row, WARM_UP))
    queries = max(int(each.headers[STATEMENTS]) for each in watched)
    return Measured(site, row, queries, round(median(len(each.body) for each in watched)))


def _sample(site: Site, requests: Sequence[Request]) -> Sample:
    calibrated = processes.calibration_ms()
    before = processes.cpu_ms(site.parents)
    answers = client.send_all(site.port, requests)
    spent = processes.cpu_ms(site.parents) - before
    calibration = (calibrated + processes.calibration_ms()) / 2
    return Sample(answers, spent / len(requests) * processes.REFERENCE_MS / calibration, calibration)
