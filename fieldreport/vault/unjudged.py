"""The reports that came from others and that nobody here has judged yet.

A report counts as judged by an author once a judgement of theirs that holds is about it, whichever of
its versions that speaks of. If all are withdrawn, it waits again.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from fieldreport.vault.standing import HOLDS

if TYPE_CHECKING:
    from fieldreport.vault.vault import Reading


# The current versions of reports of which a version came from somebody else: those that came, and those in which such
# versions were merged here, which is no judgement. Only what replaced others can be a merge. Each half has an index of
# its own to go by (CROSS JOIN keeps SQLite at it): this is asked at every unlock of a coordinator's vault.
_CAME = (
    "SELECT c.seq, c.subject FROM record c"
    " WHERE c.arrival IS NOT NULL AND c.kind = 'report' AND c.head = 1 AND c.author <> ?1"
    " UNION ALL SELECT c.seq, c.subject FROM parent p CROSS JOIN record c ON c.seq = p.child"
    " WHERE c.kind = 'report' AND c.head = 1 AND EXISTS (SELECT 1 FROM record o"
    " JOIN arrival i ON i.id = o.arrival AND i.state <> 'staging'"
    " WHERE o.subject = c.subject AND o.author <> ?1)"
)


def numbers(reading: Reading, own: str) -> array[int]:
    """The numbers of imported reports without a judgement by `own` (fingerprint, hex) that holds, first come
    first. A report in conflict is there once, with the version that was stored last.
    """
    rows = reading.db.execute(
        f"SELECT max(r.seq) FROM ({_CAME}) r"
        " WHERE r.subject NOT IN (SELECT m.target FROM record a JOIN mention m USING (seq)"
        " WHERE m.relation = 'about' AND a.kind = 'assessment'"
        f" AND a.head = 1 AND a.author = ?1 AND {HOLDS})"
        " GROUP BY r.subject ORDER BY 1",
        (bytes.fromhex(own),),
    ).fetchall()
    return array("q", [number for (number,) in rows])


def came(reading: Reading, own: str) -> int:
    """How many reports of others came, judged or not."""
    (total,) = reading.db.execute(
        f"SELECT count(DISTINCT subject) FROM ({_CAME})",
        (bytes.fromhex(own),),
    ).fetchone()
    return int(total)
