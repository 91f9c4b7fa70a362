"""How long a page of the list and the first page of a search take, and whether they stay as fast.

The limit is the least that any list needs: fetching the very rows that are shown by their keys, from
the same database, through the same connection, and doing nothing with them. Which of the two comes
first alternates, since the second finds in memory what the first had to decrypt. The vaults are filled
in bulk with real records under one invented signature, since no list reads signatures.
"""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median

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
PASSES = 3
WORDS = 60
WRITTEN = "2026-03-14T21:05:09+05:00"


FIRST, JUMP, SEARCH = "first page of the list", "page at a jump", "first page of a prefix search"


@dataclass(frozen=True)
class Asked:
    """A page to fetch from the vault with `count` reports, and the rows that it has.

    The best times of all passes, in seconds: of the page, and of fetching its rows by their keys. A
    moment in which the machine did something else says nothing about a page, and would be all that
    a p95 shows.
    """

    count: int
    kind: str
    page: Callable[[], list[search.Row]]
    bare: Callable[[], object]
    times: dict[str, float]

    def measure(self, *, bare_first: bool) -> None:
        """Fetch both, and keep what was better than before."""
        works = {"page": self.page, "bare": self.bare}
        for name in ("bare", "page") if bare_first else ("page", "bare"):
            begun = time.perf_counter()
            works[name]()
            taken = time.perf_counter() - begun
            self.times[name] = min(taken, self.times.get(name, taken))


def run(place: Place) -> Iterator[Figure]:
    """Fill a large vault and one with a tenth of it, and measure both in turn."""
    large, rounds = place.size(full=100_000, quick=10_000), place.size(full=400, quick=100)
    small = large // 10
    with ExitStack() as opened:
        readers = {
            count: opened.enter_context(_filled(place.folder / str(count), count, opened).reader())
            for count in (small, large)
        }
        asked = list(_asked(readers, rounds))
        for number in range(PASSES):
            for turn, one in enumerate(asked, number):
                one.measure(bare_first=turn % 2 == 1)
    for kind in (FIRST, JUMP, SEARCH):
        ours, bare, before = (
            [one.times[name] for one in asked if (one.count, one.kind) == (count, kind)]
            for name, count in (("page", large), ("bare", large), ("page", small))
        )
        yield _compared(f"{kind} / bare fetch by key", ours, bare, AGAINST_BARE)
        yield _compared(f"{kind}: {large:,} / {small:,} reports", ours, before, FLAT)


def _compared(name: str, ours: list[float], theirs: list[float], limit: float) -> Figure:
    detail = (
        f"p95 {said(p95(ours))} against {said(p95(theirs))};"
        f" medians {said(median(ours))} and {said(median(theirs))}"
    )
    return Figure(name, p95(ours) / p95(theirs), limit, detail)


def _asked(readers: dict[int, Reader], rounds: int) -> Iterator[Asked]:
    """Yield pages of every kind, from each vault in turn, as the window's reader asks for them."""
    drawn = random.Random(3)
    every = {count: search.ids(reader, Filters()) for count, reader in readers.items()}
    for prefix in _prefixes(rounds):
        for count, reader in readers.items():
            start = drawn.randrange(count - ROWS)
            shown = every[count][start : start + ROWS]
            for kind, page in (
                (FIRST, partial(_page, reader, Filters())),
                (JUMP, partial(search.page, reader, shown)),
                (SEARCH, partial(_page, reader, Filters(text=prefix))),
            ):
                rows = tuple(row.seq for row in page())
                yield Asked(count, kind, page, partial(_bare, reader, rows), {})


def _filled(folder: Path, count: int, opened: ExitStack) -> Vault:
    """Make a vault with so many reports and open it anew, so that nothing of it is in memory."""
    with made.vault(folder) as vault:
        fill(vault, count)
    return opened.enter_context(made.opened(folder))


def fill(vault: Vault, count: int) -> None:
    """Store so many reports under an invented signature, since no list reads signatures."""
    signature = os.urandom(SIGNATURE_SIZE)
    with vault.transaction():
        for body in made.reports(count, words=WORDS):
            record = compose("report", body, author=vault.fingerprint, written=WRITTEN)
            records.add(vault, record, signature)


def _prefixes(count: int) -> list[str]:
    """Return what people type: beginnings of frequent and rare words, or all of one."""
    language, drawn = made.Words(), random.Random(4)
    words = language.text(drawn, count // 2) + language.any(drawn, count - count // 2)
    drawn.shuffle(words)
    return [word[: drawn.randint(2, len(word))] for word in words]


def _page(reader: Reader, filters: Filters) -> list[search.Row]:
    return search.page(reader, search.ids(reader, filters, limit=ROWS))


def _bare(reader: Reader, seqs: Sequence[int]) -> object:
    marks = ",".join("?" * len(seqs))
    return reader.db.execute(
        "SELECT seq, id, kind, subject, title, earliest, latest, place, author, written"
        f" FROM record WHERE seq IN ({marks})",
        seqs,
    ).fetchall()
