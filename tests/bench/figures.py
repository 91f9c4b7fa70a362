"""What a benchmark says: ratios and sizes beside their limits, and how times are taken for them.

Seconds differ from machine to machine and from minute to minute; ratios of two things measured in
turn, a moment apart, hold. So everything here is taken in pairs, and the order within a pair
alternates: whatever else the machine does meets both sides alike.
"""

from __future__ import annotations

import math
import os
import statistics
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

MEBIBYTE = 1 << 20
# "100 MB": decimal, as written in the limits.
MEGABYTE = 1_000_000

# A measured side: does its work once and returns the seconds that count of it.
Side = Callable[[], float]


@dataclass(frozen=True)
class Place:
    """Where a benchmark works: a folder of its own on a disk, removed afterwards.

    `quick` asks for sizes that take seconds; what is then measured is only a hint.
    """

    folder: Path
    quick: bool = False

    def size(self, full: int, quick: int) -> int:
        """Return the size to measure with."""
        return quick if self.quick else full


@dataclass(frozen=True)
class Figure:
    """One measured value beside its limit.

    `value` is a ratio (`unit` "×") or a size ("MB"), and None if this system can't tell it. Without
    a `limit` it is for information. `detail` says what was compared, with the times behind it.
    """

    name: str
    value: float | None
    limit: float | None
    detail: str
    unit: str = "×"

    @property
    def over(self) -> bool:
        """Whether the limit was missed. A value that is no number has missed it too."""
        if self.limit is None or self.value is None:
            return False
        return not self.value <= self.limit

    @property
    def verdict(self) -> str:
        """The outcome in a word."""
        if self.value is None:
            return "not measured here"
        if self.limit is None:
            return "for information"
        return "OVER" if self.over else "within"


class Pair(NamedTuple):
    """Two sides measured in turn: the median of their ratios, and the median seconds of each."""

    ratio: float
    ours: float
    theirs: float


def in_turn(
    ours: Side, theirs: Side, rounds: int, *, settle: Callable[[], object] | None = None
) -> Pair:
    """Measure two sides `rounds` times, the first of them first in every other round.

    `settle` runs before each side, outside its time. The ratio is taken within each round, since
    both sides of one round met the same machine.
    """
    pairs = []
    for number in range(rounds):
        times = {}
        for side in (ours, theirs) if number % 2 == 0 else (theirs, ours):
            if settle is not None:
                settle()
            times[side] = side()
        pairs.append((times[ours], times[theirs]))
    return Pair(
        statistics.median(first / second for first, second in pairs),
        statistics.median(first for first, _ in pairs),
        statistics.median(second for _, second in pairs),
    )


def p95(times: Sequence[float]) -> float:
    """Return the time that 95 % of these don't exceed (the nearest rank)."""
    return sorted(times)[math.ceil(0.95 * len(times)) - 1]


def drive_at_rest() -> None:
    """Let the drive finish what earlier work left to write, so that nobody pays for another."""
    if sys.platform != "win32":
        os.sync()


def said(seconds: float) -> str:
    """Write a time so that a person can compare it."""
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1e3:.3g} ms"
