"""Which part of the vault lies in a verified backup.

Rows of records and evidence are numbered and the numbers never used again, so a backup is
described by the highest number in it. What it says travels in receipts and lets others purge, so
it must never say too much.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fieldreport import times

if TYPE_CHECKING:
    from fieldreport.vault.vault import Reading, Vault


class Mark(NamedTuple):
    """Everything numbered up to these, records and evidence, is in a backup."""

    record_seq: int
    evidence_seq: int


def mark(reading: Reading) -> Mark:
    """What a backup that begins now will hold: read it in the snapshot that is copied.

    An import that isn't published yet ends it, because a restored vault would sweep that away.
    """
    return Mark(_up_to(reading, "record"), _up_to(reading, "evidence"))


def note(vault: Vault, held: Mark, at: str | None = None) -> None:
    """Note that a backup with this mark was read back and compared."""
    vault.db.execute(
        "INSERT INTO backup (at, record_seq, evidence_seq) VALUES (?, ?, ?)",
        (at or times.now(), *held),
    )


def newest(reading: Reading) -> Mark | None:
    """The mark of the newest verified backup, or None before the first."""
    row = reading.db.execute(
        "SELECT record_seq, evidence_seq FROM backup ORDER BY id DESC LIMIT 1"
    ).fetchone()
    return Mark(*row) if row else None


def newest_at(reading: Reading) -> str | None:
    """When the newest verified backup was made, or None before the first."""
    row = reading.db.execute("SELECT at FROM backup ORDER BY id DESC LIMIT 1").fetchone()
    return str(row[0]) if row else None


class Beyond(NamedTuple):
    """What no verified backup has: records, files, the bytes of the files, and when the first of
    these came into the vault.
    """

    records: int
    files: int
    size: int
    since: str | None


def beyond(reading: Reading) -> Beyond:
    """Count what is in the vault and in no verified backup; what was purged needs none."""
    held = newest(reading) or Mark(0, 0)
    end = mark(reading)
    (records,) = reading.db.execute(
        "SELECT count(*) FROM content WHERE seq > ? AND seq <= ?",
        (held.record_seq, end.record_seq),
    ).fetchone()
    files, size = reading.db.execute(
        "SELECT count(*), coalesce(sum(size), 0) FROM evidence"
        " WHERE state = 'present' AND seq > ? AND seq <= ?",
        (held.evidence_seq, end.evidence_seq),
    ).fetchone()
    return Beyond(records, files, size, beyond_since(reading))


def beyond_since(reading: Reading) -> str | None:
    """When the first of what no verified backup has came into the vault; None if there is nothing.

    However much there is: it is asked at every unlock.
    """
    held = newest(reading) or Mark(0, 0)
    end = mark(reading)
    # Rows are numbered as they come, whatever the clock said meanwhile.
    firsts = reading.db.execute(
        "SELECT * FROM (SELECT r.stored FROM record r JOIN content c ON c.seq = r.seq"
        " WHERE r.seq > ? AND r.seq <= ? ORDER BY r.seq LIMIT 1)"
        " UNION ALL SELECT * FROM (SELECT added FROM evidence"
        " WHERE state = 'present' AND seq > ? AND seq <= ? ORDER BY seq LIMIT 1)",
        (held.record_seq, end.record_seq, held.evidence_seq, end.evidence_seq),
    ).fetchall()
    return min((at for (at,) in firsts), key=times.parse, default=None)


def _up_to(reading: Reading, table: str) -> int:
    (last,) = reading.db.execute(f"SELECT coalesce(max(seq), 0) FROM {table}").fetchone()
    (staged,) = reading.db.execute(
        f"SELECT min(seq) FROM {table}"
        " WHERE arrival IN (SELECT id FROM arrival WHERE state = 'staging')"
    ).fetchone()
    return int(last if staged is None else staged - 1)
