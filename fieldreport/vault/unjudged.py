"""The reports that came from others and that nobody here has judged yet.

A report counts as judged by an author once a current assessment of theirs is about it, whichever of
its versions that speaks of.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fieldreport.vault.vault import Reading


def numbers(reading: Reading, own: str) -> array[int]:
    """The numbers of imported reports without an assessment by `own` (fingerprint, hex), first come
    first. A report in conflict is there once, with the version that was stored last.
    """
    rows = reading.db.execute(
        "SELECT max(r.seq) FROM record r"
        " WHERE r.kind = 'report' AND r.head = 1 AND r.arrival IS NOT NULL AND r.author <> ?1"
        " AND NOT EXISTS (SELECT 1 FROM mention m JOIN record a USING (seq)"
        " WHERE m.target = r.subject AND m.relation = 'about' AND a.kind = 'assessment'"
        " AND a.head = 1 AND a.author = ?1)"
        " GROUP BY r.subject ORDER BY 1",
        (bytes.fromhex(own),),
    ).fetchall()
    return array("q", [number for (number,) in rows])


def came(reading: Reading, own: str) -> int:
    """How many reports of others came, judged or not."""
    (total,) = reading.db.execute(
        "SELECT count(DISTINCT r.subject) FROM record r"
        " WHERE r.kind = 'report' AND r.head = 1 AND r.arrival IS NOT NULL AND r.author <> ?",
        (bytes.fromhex(own),),
    ).fetchone()
    return int(total)
