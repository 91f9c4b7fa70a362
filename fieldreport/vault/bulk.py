"""Stores many records of an import at once, with everything that is derived from them.

What `records.add` does for one record, statement by statement, this does table by table: an import
of ten thousand reports should cost little more than its bytes and its index. The records stay
invisible until their arrival is published (`staging`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldreport import times
from fieldreport.vault import derived

if TYPE_CHECKING:
    from fieldreport.model.record import Record
    from fieldreport.vault.connection import Connection
    from fieldreport.vault.derived import Derived

# What one statement asks for at once. SQLite takes many more.
_CHUNK = 500


@dataclass(frozen=True)
class Prepared:
    """A record with its signature and the rows derived from it, made before the transaction."""

    record: Record
    signature: bytes
    derived: Derived


def prepared(record: Record, signature: bytes) -> Prepared:
    """Derive what is stored beside a record."""
    return Prepared(record, signature, derived.derive(record))


def store(db: Connection, arrival: int, batch: Sequence[Prepared]) -> None:
    """Store records that are not there yet, in the caller's transaction, as part of an arrival."""
    first = _next_seq(db)
    rows = list(enumerate(batch, first))
    now = times.now()
    db.executemany(
        "INSERT INTO record (seq, id, kind, subject, author, written, arrival, stored, head,"
        " title, earliest, latest, place) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?)",
        [(seq, *_identifying(one.record), arrival, now, *one.derived.shown) for seq, one in rows],
    )
    db.executemany(
        "INSERT INTO content VALUES (?, ?, ?)",
        [(seq, one.record.raw, one.signature) for seq, one in rows],
    )
    db.executemany(
        "INSERT INTO parent VALUES (?, ?)",
        [(seq, bytes.fromhex(parent)) for seq, one in rows for parent in one.record.parents],
    )
    _store_derived(db, [(seq, one.derived) for seq, one in rows])


def standing(db: Connection, ids: Sequence[bytes]) -> dict[bytes, tuple[bool, int | None]]:
    """For each of these record ids that is stored: whether it is kept (not purged), and its
    arrival.
    """
    found: dict[bytes, tuple[bool, int | None]] = {}
    for chunk in _chunks(ids):
        rows = db.execute(
            "SELECT r.id, EXISTS (SELECT 1 FROM content c WHERE c.seq = r.seq), r.arrival"
            f" FROM record r WHERE r.id IN ({_marks(chunk)})",
            chunk,
        )
        found.update((row[0], (bool(row[1]), row[2])) for row in rows.fetchall())
    return found


def subjects(db: Connection, ids: Sequence[bytes]) -> dict[bytes, bytes]:
    """The subject of each of these record ids that is stored."""
    found: dict[bytes, bytes] = {}
    for chunk in _chunks(ids):
        rows = db.execute(f"SELECT id, subject FROM record WHERE id IN ({_marks(chunk)})", chunk)
        found.update(rows.fetchall())
    return found


def _store_derived(db: Connection, rows: Sequence[tuple[int, Derived]]) -> None:
    db.executemany(
        "INSERT INTO term VALUES (?, ?, ?)",
        [(seq, *term) for seq, one in rows for term in one.terms],
    )
    db.executemany(
        "INSERT INTO mention VALUES (?, ?, ?)",
        [(seq, *to) for seq, one in rows for to in one.mentions],
    )
    db.executemany(
        "INSERT INTO text (rowid, body, people, place) VALUES (?, ?, ?, ?)",
        [(seq, *one.words) for seq, one in rows],
    )


def _next_seq(db: Connection) -> int:
    """The number that AUTOINCREMENT would give next: none that was used before, deleted ones
    too.
    """
    row = db.execute("SELECT seq FROM sqlite_sequence WHERE name = 'record'").fetchone()
    return row[0] + 1 if row else 1


def _identifying(record: Record) -> tuple[bytes, str, bytes, bytes, str]:
    return (
        bytes.fromhex(record.id),
        record.kind,
        bytes.fromhex(record.subject),
        bytes.fromhex(record.author),
        record.written,
    )


def _chunks(ids: Sequence[bytes]) -> list[Sequence[bytes]]:
    return [ids[start : start + _CHUNK] for start in range(0, len(ids), _CHUNK)]


def _marks(values: Sequence[bytes]) -> str:
    return ", ".join("?" * len(values))
