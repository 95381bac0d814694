"""What processes have spent, read from /proc, and how fast the machine is right now."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

REFERENCE_MS: Final = 36.0
"""What the calibration took on the machine that the budgets were set on."""

_TICKS_PER_SECOND: Final = os.sysconf("SC_CLK_TCK")
_PARENT, _USER, _SYSTEM, _REAPED_USER, _REAPED_SYSTEM = 1, 11, 12, 13, 14  # places after the name in /proc/PID/stat


def calibration_ms() -> float:
    """The best of three runs of a fixed loop, in time spent on it: others may use the machine meanwhile."""
    return min(_loop_ms() for _ in range(3))


def _loop_ms() -> float:
    begun = time.process_time()
    s = 0
    d = {}
    for i in range(400_000):
        s += i * i % 7
        d[i & 1023] = s
    return (time.process_time() - begun) * 1000


def cpu_ms(parents: Iterable[int]) -> float:
    """What these processes and their children have spent until now, those that have ended included."""
    return sum(_spent(pid) for parent in parents for pid in _family(parent))


def _family(pid: int) -> Iterator[int]:
    """A process and everything it has started, whoever started what."""
    yield pid
    for child in children(pid):
        yield from _family(child)


def children(pid: int) -> list[int]:
    """The processes that this one has started and that are still there."""
    threads = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(child) for thread in threads for child in thread.read_text().split()]


def parent_of(pid: int) -> int:
    return int(_stat(pid)[_PARENT])


def resident_mb(pid: int) -> float:
    """The memory a process holds, what it shares with others included."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    kilobytes = next(line.split()[1] for line in lines if line.startswith("VmRSS:"))
    return int(kilobytes) / 1024


def _spent(pid: int) -> float:
    try:
        fields = _stat(pid)
    except FileNotFoundError:  # it ended, and its parent has its time
        return 0.0
    ticks = sum(int(fields[place]) for place in (_USER, _SYSTEM, _REAPED_USER, _REAPED_SYSTEM))
    return ticks * 1000 / _TICKS_PER_SECOND


def _stat(pid: int) -> list[str]:
    """The fields after the name, which may itself hold spaces."""
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
