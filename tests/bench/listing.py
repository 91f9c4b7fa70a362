"""How long a page of the list and the first page of a search take, and whether they stay as fast.

The limit is the least that any list needs: fetching as many rows by their keys, from the same
database, through the same connection. The vaults are filled in bulk with real records under one
invented signature, since no list reads signatures.
"""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from statistics import median
from typing import NamedTuple

from fieldreport.crypto.signatures import SIGNATURE_SIZE
from fieldreport.model.records import compose
from fieldreport.vault import records, search
from fieldreport.vault.search import Filters
from fieldreport.vault.vault import Reader, Vault
from tests.bench import made
from tests.bench.figures import Figure, Place, p95, said

AGAINST_BARE = 5.0
FLAT = 2.0
ROWS = 128
WORDS = 60
WRITTEN = "2026-03-14T21:05:09+05:00"


class Times(NamedTuple):
    """The times of each kind of page, in seconds."""

    first: list[float]
    jump: list[float]
    search: list[float]
    bare: list[float]


def run(place: Place) -> Iterator[Figure]:
    """Fill a large vault and one with a tenth of it, and measure both in turn."""
    large, rounds = place.size(full=100_000, quick=10_000), place.size(full=500, quick=200)
    small = large // 10
    taken = {count: Times([], [], [], []) for count in (small, large)}
    with ExitStack() as opened:
        readers = {
            count: opened.enter_context(_filled(place.folder / str(count), count, opened).reader())
            for count in taken
        }
        _measure(readers, taken, rounds)
    bare = p95(taken[large].bare)
    for name, ours, before in (
        ("first page of the list", taken[large].first, taken[small].first),
        ("page at a jump", taken[large].jump, taken[small].jump),
        ("first page of a prefix search", taken[large].search, taken[small].search),
    ):
        yield Figure(
            f"{name} / bare fetch by key",
            p95(ours) / bare,
            AGAINST_BARE,
            f"p95 {said(p95(ours))} against {said(bare)} for {ROWS} rows of {large:,};"
            f" medians {said(median(ours))} and {said(median(taken[large].bare))}",
        )
        yield Figure(
            f"{name}: {large:,} / {small:,} reports",
            p95(ours) / p95(before),
            FLAT,
            f"p95 {said(p95(ours))} against {said(p95(before))};"
            f" medians {said(median(ours))} and {said(median(before))}",
        )


def _measure(readers: dict[int, Reader], taken: dict[int, Times], rounds: int) -> None:
    """Fetch every kind of page from each vault in turn, as the window's reader would."""
    drawn = random.Random(3)
    every = {count: search.ids(reader, Filters()) for count, reader in readers.items()}
    for prefix in _prefixes(rounds):
        for count, reader in readers.items():
            start = drawn.randrange(count - ROWS)
            shown = every[count][start : start + ROWS]
            times = taken[count]
            times.bare.append(_timed(partial(_bare, reader, shown)))
            times.first.append(_timed(partial(_page, reader, Filters())))
            times.jump.append(_timed(partial(search.page, reader, shown)))
            times.search.append(_timed(partial(_page, reader, Filters(text=prefix))))


def _filled(folder: Path, count: int, opened: ExitStack) -> Vault:
    """Make a vault with so many reports and open it anew, so that nothing of it is in memory."""
    with made.vault(folder) as vault:
        _fill(vault, count)
    return opened.enter_context(made.opened(folder))


def _fill(vault: Vault, count: int) -> None:
    signature = os.urandom(SIGNATURE_SIZE)
    with vault.transaction():
        for body in made.reports(count, words=WORDS):
            record = compose("report", body, author=vault.fingerprint, written=WRITTEN)
            records.add(vault, record, signature)


def _prefixes(count: int) -> list[str]:
    """Return what people type: beginnings of frequent and rare words, two letters or more of them."""
    language, drawn = made.Words(), random.Random(4)
    words = language.text(drawn, count // 2) + language.any(drawn, count - count // 2)
    drawn.shuffle(words)
    return [word[: drawn.randint(2, 9)] for word in words]


def _page(reader: Reader, filters: Filters) -> list[search.Row]:
    return search.page(reader, search.ids(reader, filters, limit=ROWS))


def _bare(reader: Reader, seqs: Sequence[int]) -> list[tuple[object, ...]]:
    marks = ",".join("?" * len(seqs))
    found: list[tuple[object, ...]] = reader.db.execute(
        f"SELECT seq, id, kind, subject, author, written FROM record WHERE seq IN ({marks})",
        tuple(seqs),
    ).fetchall()
    return found


def _timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun
