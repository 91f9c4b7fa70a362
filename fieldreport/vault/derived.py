"""What lists, filters and search need of a version, derived from its bytes alone.

The last columns of `record` and the tables `term`, `mention` and `text` can be thrown away and
built again from the bytes; nothing is kept in them that a record doesn't say. The text is folded
here, so that search finds a word however it was typed.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from fieldreport.model import records as model
from fieldreport.reference.folding import fold, latin
from fieldreport.vault import index
from fieldreport.vault.connection import Connection


class Shown(NamedTuple):
    """The columns of `record` that lists show; the times are seconds on the wall clock as written."""

    title: str
    earliest: int | None
    latest: int | None
    place: str


NOTHING = Shown("", None, None, "")


class Derived(NamedTuple):
    """All that is derived from one version. `words` are the folded columns body, people, place."""

    shown: Shown
    terms: tuple[tuple[str, str], ...]
    mentions: tuple[tuple[str, bytes], ...]
    words: tuple[str, str, str]


def derive(record: model.Record) -> Derived:
    """Everything that is looked up about a record, sorted, without doubles."""
    texts, span = model.texts(record), model.when(record)
    references = {(relation, bytes.fromhex(to)) for relation, to in model.references(record)}
    # A name is found in its own script and, by its Latin key, in every other.
    people = fold(texts.people)
    return Derived(
        Shown(
            texts.title,
            span.earliest if span else None,
            span.latest if span else None,
            texts.place,
        ),
        terms=tuple(sorted(set(model.terms(record)))),
        mentions=tuple(sorted(references)),
        words=(
            fold(texts.body),
            f"{people} {latin(texts.people)}" if people else "",
            fold(texts.place),
        ),
    )


def store(db: Connection, seq: int, derived: Derived) -> None:
    """Write the terms, the mentions and the words of one version."""
    if derived.terms:
        db.executemany(
            "INSERT INTO term VALUES (?, ?, ?)", [(seq, *term) for term in derived.terms]
        )
    if derived.mentions:
        db.executemany(
            "INSERT INTO mention VALUES (?, ?, ?)", [(seq, *to) for to in derived.mentions]
        )
    index.store(db, seq, derived.words)


def remove(db: Connection, seqs: Iterable[int]) -> None:
    """Delete all that was derived from these versions; `index.tidy` has to follow."""
    rows = [(seq,) for seq in seqs]
    index.remove(db, (seq for (seq,) in rows))
    for table in ("mention", "term"):
        db.executemany(f"DELETE FROM {table} WHERE seq = ?", rows)
    db.executemany(
        "UPDATE record SET title = ?, earliest = ?, latest = ?, place = ? WHERE seq = ?",
        [(*NOTHING, *row) for row in rows],
    )
