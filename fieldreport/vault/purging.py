"""Removing what others have safely: only what receipts acknowledge, and never more.

A purge takes the bytes of records and files and everything derived from them, so that a seized
device no longer tells them. That they existed stays: ids, their places in the histories, and the
chain of the custody log. What was purged does not come back by itself (`intake`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from fieldreport.errors import UserError
from fieldreport.progress import Progress, Silent
from fieldreport.vault import custody, evidence, index, records

if TYPE_CHECKING:
    from fieldreport.vault.connection import Connection
    from fieldreport.vault.vault import Reading, Vault

# Subjects a transaction: each is removed whole or not at all, and nobody waits long for the next.
_BATCH = 20

# A subject, or a SHA-256.
_ID = re.compile(r"(?<![0-9a-f])(?:[0-9a-f]{64}|[0-9a-f]{32})(?![0-9a-f])")

_SAFE = ("backed-up",)
_SAFE_ENOUGH = ("backed-up", "stored", "known")

# A key that somebody else may have had acknowledges nothing.
_ACKNOWLEDGED = """
SELECT DISTINCT item FROM acknowledgement WHERE kind = ? AND state IN ({states})
AND recipient NOT IN (SELECT fingerprint FROM contact WHERE revoked IS NOT NULL)
"""


class Candidates(NamedTuple):
    """What may be purged, in hex: subjects with all their records, and files."""

    subjects: dict[str, list[str]]
    evidence: list[str]


class Purged(NamedTuple):
    """How many records and files were removed, and how many records stay."""

    records: int
    evidence: int
    kept: int


def candidates(
    reading: Reading, *, accept_stored: bool = False, also: Set[tuple[str, bytes]] = frozenset()
) -> Candidates:
    """What a purge would remove.

    A subject goes only as a whole: if a recipient acknowledged every version of it that is here,
    no draft is about it or names it, and, for a person, no report that stays names him. A file
    goes if it is acknowledged itself, every record that names it goes too or is gone, and no draft
    names it. `backed-up` counts;
    with `accept_stored`, which the user has to choose, `stored` and `known` count as well, and so
    does `also`, records and files (kind, id) that are safe for another reason.
    """
    states = _SAFE_ENOUGH if accept_stored else _SAFE
    safe = _acknowledged(reading.db, "record", states) | _of_kind("record", also)
    subjects: dict[bytes, list[bytes]] = {}
    drafted = _in_drafts(reading.db)
    unsafe = set(drafted)
    for record, subject in reading.db.execute(
        "SELECT r.id, r.subject FROM record r JOIN content USING (seq) ORDER BY r.seq"
    ).fetchall():
        subjects.setdefault(subject, []).append(record)
        if record not in safe:
            unsafe.add(subject)
    _keep_people(reading.db, subjects, unsafe)
    going = {one: ids for one, ids in subjects.items() if one not in unsafe}
    files = _acknowledged(reading.db, "evidence", states) | _of_kind("evidence", also)
    return Candidates(
        {subject.hex(): [record.hex() for record in ids] for subject, ids in going.items()},
        _files(reading.db, files - drafted, going),
    )


def kept(reading: Reading) -> list[str]:
    """The ids of the records whose bytes are here, in the order in which they came."""
    rows = reading.db.execute("SELECT r.id FROM record r JOIN content USING (seq) ORDER BY r.seq")
    return [record.hex() for (record,) in rows.fetchall()]


def purge(
    vault: Vault,
    *,
    accept_stored: bool = False,
    also: Set[tuple[str, bytes]] = frozenset(),
    progress: Progress | None = None,
) -> Purged:
    """Remove the candidates. If it is interrupted or cancelled, what is gone is gone whole and the
    rest is there. `progress` counts subjects and files.
    """
    going = candidates(vault, accept_stored=accept_stored, also=also)
    subjects = list(going.subjects)
    steps, total = progress or Silent(), len(subjects) + len(going.evidence)
    for start in range(0, len(subjects), _BATCH):
        steps.step(start, total)
        with vault.transaction():
            for subject in subjects[start : start + _BATCH]:
                _purge_subject(vault, subject, going.subjects[subject])
    for start in range(0, len(going.evidence), _BATCH):
        steps.step(len(subjects) + start, total)
        with vault.transaction():
            for sha256 in going.evidence[start : start + _BATCH]:
                _purge_file(vault, sha256)
    evidence.finish_removals(vault)
    index.tidy(vault)
    # The log still has the pages as they were. If a reader is at work, the next unlock empties it.
    with suppress(UserError):
        vault.db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    (kept,) = vault.db.execute("SELECT count(*) FROM content").fetchone()
    removed = sum(len(ids) for ids in going.subjects.values())
    return Purged(removed, len(going.evidence), kept)


def _purge_subject(vault: Vault, subject: str, ids: Sequence[str]) -> None:
    records.purge(vault, ids)
    _forget(vault, ids, "record")
    vault.db.execute("DELETE FROM question WHERE subject = ?", (bytes.fromhex(subject),))


def _purge_file(vault: Vault, sha256: str) -> None:
    (seq,) = vault.db.execute(
        "UPDATE evidence SET state = 'purged' WHERE sha256 = ? RETURNING seq",
        (bytes.fromhex(sha256),),
    ).fetchone()
    evidence.detach(vault.db, seq)
    _forget(vault, [sha256], "evidence")


def _forget(vault: Vault, items: Sequence[str], kind: custody.Kind) -> None:
    """Delete what custody logs tell of these items, our own and those that came along."""
    custody.erase_payloads(vault, items)
    vault.db.executemany(
        "UPDATE arrival_custody SET salt = NULL, payload = NULL WHERE item = ?",
        [(bytes.fromhex(item),) for item in items],
    )
    for item in items:
        custody.append(vault, "purged", item, kind)


def _acknowledged(db: Connection, kind: str, states: Sequence[str]) -> set[bytes]:
    sql = _ACKNOWLEDGED.format(states=", ".join("?" * len(states)))
    return {row[0] for row in db.execute(sql, (kind, *states)).fetchall()}


def _of_kind(kind: str, items: Set[tuple[str, bytes]]) -> set[bytes]:
    return {item for its_kind, item in items if its_kind == kind}


def _in_drafts(db: Connection) -> set[bytes]:
    """The subjects and files that drafts are about or name, wherever in their text."""
    rows = db.execute("SELECT lower(hex(subject)), body FROM draft").fetchall()
    named = {name for _, body in rows for name in _ID.findall(body.decode("utf-8", "replace"))}
    return {bytes.fromhex(name) for name in {*named, *(subject for subject, _ in rows if subject)}}


def _keep_people(db: Connection, subjects: dict[bytes, list[bytes]], unsafe: set[bytes]) -> None:
    """Add to `unsafe` the people whom something that stays names: it would lose their names."""
    named = [
        (person, by)
        for person, by in db.execute(
            "SELECT DISTINCT m.target, r.subject FROM mention m JOIN record r USING (seq)"
            " WHERE m.relation = 'person'"
        ).fetchall()
        if person in subjects
    ]
    while more := {person for person, by in named if by in unsafe} - unsafe:
        unsafe |= more


def _files(db: Connection, safe: set[bytes], going: dict[bytes, list[bytes]]) -> list[str]:
    rows = db.execute("SELECT sha256 FROM evidence WHERE state = 'present' ORDER BY seq").fetchall()
    naming = (
        "SELECT DISTINCT r.subject FROM mention m JOIN record r USING (seq) WHERE m.target = ?"
        " AND m.relation IN ('evidence', 'original')"
    )
    return [
        digest.hex()
        for (digest,) in rows
        if digest in safe
        and all(subject in going for (subject,) in db.execute(naming, (digest,)).fetchall())
    ]
