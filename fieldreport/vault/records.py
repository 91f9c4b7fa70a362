"""Signed records: every version ever stored, which of them are current, and how they follow one
another.

A record is kept as the exact bytes that were signed. A *head* is a version that no visible version
of its subject names as a parent; two heads are a conflict, which a version with both as parents
merges. Versions may arrive in any order, and an import's stay invisible until they are published
(`staging`).
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from fieldreport import times
from fieldreport.errors import UserError
from fieldreport.model import records as model
from fieldreport.vault import derived as derive_rows
from fieldreport.vault.connection import Connection
from fieldreport.vault.derived import Derived

if TYPE_CHECKING:
    from fieldreport.vault.vault import Reading, Vault

# What is staged by an import that isn't published yet is not there for anybody else.
VISIBLE = "NOT EXISTS (SELECT 1 FROM arrival a WHERE a.id = r.arrival AND a.state = 'staging')"

_INSERT = (
    "INSERT INTO record (id, kind, subject, author, written, arrival, stored, head,"
    " title, earliest, latest, place) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    " ON CONFLICT DO NOTHING"
)

_PREFIX = re.compile(r"[0-9a-f]{6,64}")
_RECORD_ID, _SUBJECT_ID = 32, 16


@dataclass(frozen=True)
class Version:
    """A stored version without its bytes. `kept` is False after a purge, `head` says that it is
    current.
    """

    seq: int
    id: str
    kind: str
    subject: str
    author: str
    written: str
    stored: str
    arrival: int | None
    parents: tuple[str, ...]
    head: bool
    kept: bool


class Resolved(NamedTuple):
    """What a prefix names: a subject, or one version of it (then `version` is its id)."""

    subject: str
    version: str | None


def add(
    vault: Vault,
    record: model.Record,
    signature: bytes,
    *,
    arrival: int | None = None,
    visible: bool = True,
) -> bool:
    """Store a record and all that is derived from it; return False if it is there already.

    With `visible=False` it belongs to `arrival` and appears with its publication. The signature is
    stored as it is: whoever brings a record checks it first, and `check` does again.

    Raises:
        UserError: `vault.record_id_wrong`; `vault.record_parents_differ` if a parent that is known
            is about another subject. Nothing is stored then.
    """
    if hashlib.sha256(record.raw).hexdigest() != record.id:
        raise UserError("vault.record_id_wrong")
    derived = derive_rows.derive(record)
    with vault.transaction() as db:
        head = visible and not _has_child(db, record)
        seq = _insert(db, record, derived, arrival=arrival, head=head)
        if seq is None:
            return False
        _refuse_strange_parents(db, record)
        db.execute("INSERT INTO content VALUES (?, ?, ?)", (seq, record.raw, signature))
        derive_rows.store(db, seq, derived)
        if visible and record.parents:
            _retire_parents(db, record)
    return True


def get(reading: Reading, record: str) -> model.Record:
    """The record with this id, decoded.

    Raises:
        UserError: `vault.record_unknown`, `vault.record_purged`.
    """
    return model.parse(raw(reading, record))


def raw(reading: Reading, record: str) -> bytes:
    """The exact bytes of a record. Raises as `get`."""
    return _content(reading, record)[0]


def signature(reading: Reading, record: str) -> bytes:
    """The signature (3,373 bytes) of a record. Raises as `get`."""
    return _content(reading, record)[1]


def known(reading: Reading, ids: Iterable[str]) -> set[str]:
    """Those of these record ids that are stored and visible, purged or not."""
    sql = f"SELECT 1 FROM record r WHERE r.id = ? AND {VISIBLE}"
    return {one for one in ids if reading.db.execute(sql, (bytes.fromhex(one),)).fetchone()}


def heads(reading: Reading, subject: str, *, newest: int = -1) -> list[model.Record]:
    """The current versions of a subject, decoded, in the order in which they were stored; or so many
    of them, those that were stored last.

    Several are a conflict; none means that the subject is unknown or purged.
    """
    rows = reading.db.execute(
        "SELECT c.raw FROM record r JOIN content c USING (seq) WHERE r.subject = ? AND r.head = 1"
        " ORDER BY seq DESC LIMIT ?",
        (bytes.fromhex(subject), newest),
    )
    return [model.parse(row[0]) for row in reversed(rows.fetchall())]


def exists(reading: Reading, subject: str) -> bool:
    """Whether there is a current version of a subject."""
    sql = "SELECT 1 FROM record WHERE subject = ? AND head = 1"
    return reading.db.execute(sql, (bytes.fromhex(subject),)).fetchone() is not None


def has(reading: Reading, subject: str) -> bool:
    """Whether any version of a subject is known, purged or not."""
    sql = f"SELECT 1 FROM record r WHERE r.subject = ? AND {VISIBLE} LIMIT 1"
    return reading.db.execute(sql, (bytes.fromhex(subject),)).fetchone() is not None


def history(reading: Reading, subject: str) -> list[Version]:
    """All versions of a subject, parents before children."""
    found = _select(reading, f"r.subject = ? AND {VISIBLE}", bytes.fromhex(subject))
    place = {version.id: number for number, version in enumerate(found)}
    children: dict[int, list[int]] = {}
    waits_for = []
    for number, version in enumerate(found):
        parents = [place[parent] for parent in version.parents if parent in place]
        waits_for.append(len(parents))
        for parent in parents:
            children.setdefault(parent, []).append(number)
    done: list[Version] = []
    # By order of storing within a generation, and each version looked at once: a subject can have ten thousand. Ids are
    # hashes of what names the parents, so there is no circle.
    ready = [number for number, count in enumerate(waits_for) if not count]
    while ready:
        done += [found[number] for number in ready]
        freed = []
        for child in (child for number in ready for child in children.get(number, ())):
            waits_for[child] -= 1
            if not waits_for[child]:
                freed.append(child)
        ready = sorted(freed)
    return done


def version(reading: Reading, record: str) -> Version:
    """What is stored about a record, without its bytes.

    Raises:
        UserError: `vault.record_unknown`.
    """
    found = _select(reading, f"r.id = ? AND {VISIBLE}", bytes.fromhex(record))
    if not found:
        raise UserError("vault.record_unknown", record=record[:12])
    return found[0]


def conflicts(reading: Reading) -> list[str]:
    """The subjects that have more than one current version, in no particular order."""
    rows = reading.db.execute(
        "SELECT subject FROM record WHERE head = 1 GROUP BY subject HAVING count(*) > 1"
    )
    return [subject.hex() for (subject,) in rows.fetchall()]


def counts(reading: Reading) -> dict[str, int]:
    """How many subjects of each kind there are."""
    found = Counter[str](
        dict(
            reading.db.execute(
                "SELECT kind, count(*) FROM record WHERE head = 1 GROUP BY kind"
            ).fetchall()
        )
    )
    # Conflicts are few, and were counted more than once.
    for subject in conflicts(reading):
        kind, heads = reading.db.execute(
            "SELECT kind, count(*) FROM record WHERE subject = ? AND head = 1",
            (bytes.fromhex(subject),),
        ).fetchone()
        found[kind] -= heads - 1
    return dict(found)


def resolve(reading: Reading, prefix: str) -> Resolved:
    """What is meant by the beginning (at least 6 hex digits) of a record's id or of a subject.

    Raises:
        UserError: `vault.record_unknown`, `vault.record_ambiguous`, `vault.not_an_id`.
    """
    wanted = prefix.lower()
    if not _PREFIX.fullmatch(wanted):
        raise UserError("vault.not_an_id")
    found = [
        Resolved(subject.hex(), record.hex())
        for record, subject in _between(reading, "id", wanted, _RECORD_ID)
    ]
    if len(wanted) <= 2 * _SUBJECT_ID:
        subjects = {subject for _, subject in _between(reading, "subject", wanted, _SUBJECT_ID)}
        found += [Resolved(subject.hex(), None) for subject in subjects]
    if not found:
        raise UserError("vault.record_unknown", record=wanted[:12])
    if len(found) > 1:
        raise UserError("vault.record_ambiguous", record=wanted[:12])
    return found[0]


def purge(vault: Vault, ids: Iterable[str]) -> None:
    """Delete the bytes of records and all that was derived from them, in the caller's transaction.

    That they existed stays: their ids, their places in the history, and so what is current. When
    all are through, `index.tidy` takes the last of their words out of the file.
    """
    seqs = [
        row[0]
        for one in ids
        for row in vault.db.execute("SELECT seq FROM record WHERE id = ?", (bytes.fromhex(one),))
    ]
    rows = [(seq,) for seq in seqs]
    vault.db.executemany("DELETE FROM content WHERE seq = ?", rows)
    vault.db.executemany("UPDATE record SET head = 0 WHERE seq = ?", rows)
    derive_rows.remove(vault.db, seqs)


def _insert(
    db: Connection, record: model.Record, derived: Derived, *, arrival: int | None, head: bool
) -> int | None:
    """The new row's number, or None if the record is known."""
    key = bytes.fromhex(record.id)
    row = (
        key,
        record.kind,
        bytes.fromhex(record.subject),
        bytes.fromhex(record.author),
        record.written,
        arrival,
        times.now(),
        head,
        *derived.shown,
    )
    made = db.execute(_INSERT, row)
    if made.rowcount != 1:
        # A purged record that comes again gets a new number: no backup holds it.
        purged = "DELETE FROM record WHERE id = ? AND seq NOT IN (SELECT seq FROM content)"
        if db.execute(purged, (key,)).rowcount != 1:
            return None
        made = db.execute(_INSERT, row)
    seq = int(made.lastrowid)
    if record.parents:
        parents = [(seq, bytes.fromhex(parent)) for parent in record.parents]
        db.executemany("INSERT INTO parent VALUES (?, ?)", parents)
    return seq


def _refuse_strange_parents(db: Connection, record: model.Record) -> None:
    # Not of another kind either: the subject says of which kind it is.
    sql = "SELECT 1 FROM record WHERE id = ? AND subject <> ?"
    for parent in record.parents:
        if db.execute(sql, (bytes.fromhex(parent), bytes.fromhex(record.subject))).fetchone():
            raise UserError("vault.record_parents_differ")


def _has_child(db: Connection, record: model.Record) -> bool:
    # It may have come first. One about another subject is invalid and replaces nothing.
    child = db.execute(
        "SELECT 1 FROM parent p JOIN record r ON r.seq = p.child WHERE p.parent = ?"
        f" AND r.subject = ? AND {VISIBLE}",
        (bytes.fromhex(record.id), bytes.fromhex(record.subject)),
    )
    return child.fetchone() is not None


def _retire_parents(db: Connection, record: model.Record) -> None:
    db.executemany(
        "UPDATE record SET head = 0 WHERE id = ? AND head = 1",
        [(bytes.fromhex(parent),) for parent in record.parents],
    )


def _content(reading: Reading, record: str) -> tuple[bytes, bytes]:
    row = reading.db.execute(
        "SELECT c.raw, c.signature FROM record r LEFT JOIN content c USING (seq)"
        f" WHERE r.id = ? AND {VISIBLE}",
        (bytes.fromhex(record),),
    ).fetchone()
    if row is None:
        raise UserError("vault.record_unknown", record=record[:12])
    if row[0] is None:
        raise UserError("vault.record_purged", record=record[:12])
    return row[0], row[1]


def _select(reading: Reading, condition: str, value: bytes) -> list[Version]:
    rows = reading.db.execute(
        "SELECT r.seq, r.id, r.kind, r.subject, r.author, r.written, r.stored, r.arrival,"
        " (SELECT group_concat(hex(parent)) FROM parent WHERE child = r.seq),"
        " r.head,"
        " EXISTS (SELECT 1 FROM content WHERE seq = r.seq)"
        f" FROM record r WHERE {condition} ORDER BY r.seq",
        (value,),
    )
    return [
        Version(
            seq=row[0],
            id=row[1].hex(),
            kind=row[2],
            subject=row[3].hex(),
            author=row[4].hex(),
            written=row[5],
            stored=row[6],
            arrival=row[7],
            parents=tuple(sorted(row[8].lower().split(","))) if row[8] else (),
            head=bool(row[9]),
            kept=bool(row[10]),
        )
        for row in rows.fetchall()
    ]


def _between(reading: Reading, column: str, prefix: str, size: int) -> list[tuple[bytes, bytes]]:
    """Up to two (id, subject) whose column begins with these digits; by ranges, so that the index
    serves.
    """
    low, high = (bytes.fromhex(prefix.ljust(2 * size, digit)) for digit in "0f")
    distinct = "GROUP BY subject" if column == "subject" else ""
    rows = reading.db.execute(
        f"SELECT r.id, r.subject FROM record r WHERE r.{column} BETWEEN ? AND ? AND {VISIBLE}"
        f" {distinct} LIMIT 2",
        (low, high),
    )
    return rows.fetchall()  # type: ignore[no-any-return]
