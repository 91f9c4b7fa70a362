"""Which judgements hold, and which were withdrawn: the one rule for everything that asks whether a report is judged.

A judgement (an `assessment` with all its versions) holds while none of its current versions is withdrawn. So where two
contradict each other and one is withdrawn, nothing is built on it until they are merged: at worst somebody looks at a
report again.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fieldreport.vault.vault import Reading

WITHDRAWN = "withdrawn"

# For statements in which `a` is the row of an assessment's version. The withdrawn ones are few and are looked up once a
# statement; asked of each judgement by itself, the inbox of 100,000 reports took half as long again.
HOLDS = (
    "a.subject NOT IN (SELECT w.subject FROM term wt JOIN record w ON w.seq = wt.seq"
    f" WHERE wt.vocabulary = '{WITHDRAWN}' AND w.head = 1)"
)

_MANY = 500


def withdrawn(reading: Reading, seqs: Sequence[int]) -> set[int]:
    """Those of these versions (by their numbers) that say of themselves that they are withdrawn."""
    found: set[int] = set()
    for start in range(0, len(seqs), _MANY):
        some = tuple(seqs[start : start + _MANY])
        marks = ",".join("?" * len(some))
        rows = reading.db.execute(
            f"SELECT seq FROM term WHERE vocabulary = '{WITHDRAWN}' AND seq IN ({marks})", some
        ).fetchall()
        found.update(seq for (seq,) in rows)
    return found


def newest(reading: Reading, own: str, *, limit: int) -> array[int]:
    """The numbers of the judgements on reports that are by `own` (fingerprint, hex) and hold, the newest first; at most
    `limit`. A judgement in conflict is left out: it has to be merged first.
    """
    rows = reading.db.execute(
        "SELECT a.seq FROM record a WHERE a.kind = 'assessment' AND a.head = 1 AND a.author = ?"
        f" AND {HOLDS} AND NOT EXISTS (SELECT 1 FROM record o"
        " WHERE o.subject = a.subject AND o.head = 1 AND o.seq <> a.seq)"
        " AND EXISTS (SELECT 1 FROM mention m JOIN record r ON r.subject = m.target"
        " AND r.kind = 'report' WHERE m.seq = a.seq AND m.relation = 'about')"
        " ORDER BY a.seq DESC LIMIT ?",
        (bytes.fromhex(own), limit),
    ).fetchall()
    return array("q", [seq for (seq,) in rows])


def on(reading: Reading, subject: str, own: str) -> array[int]:
    """The numbers of the current versions of judgements by `own` on the record `subject` (hex), the newest first."""
    rows = reading.db.execute(
        "SELECT a.seq FROM mention m JOIN record a ON a.seq = m.seq AND a.kind = 'assessment'"
        " AND a.head = 1 AND a.author = ? WHERE m.target = ? AND m.relation = 'about'"
        " ORDER BY a.seq DESC",
        (bytes.fromhex(own), bytes.fromhex(subject)),
    ).fetchall()
    return array("q", [seq for (seq,) in rows])
