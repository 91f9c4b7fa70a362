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


# A version of it came from somebody else: also when its versions were merged here since, which is no judgement.
_CAME = (
    "(r.arrival IS NOT NULL AND r.author <> ?1"
    " OR EXISTS (SELECT 1 FROM record o JOIN arrival i ON i.id = o.arrival AND i.state <> 'staging'"
    " WHERE o.subject = r.subject AND o.author <> ?1))"
)


def numbers(reading: Reading, own: str) -> array[int]:
    """The numbers of imported reports without a judgement by `own` (fingerprint, hex) that holds, first come
    first. A report in conflict is there once, with the version that was stored last.
    """
    rows = reading.db.execute(
        "SELECT max(r.seq) FROM record r"
        f" WHERE r.kind = 'report' AND r.head = 1 AND {_CAME}"
        " AND NOT EXISTS (SELECT 1 FROM mention m JOIN record a USING (seq)"
        " WHERE m.target = r.subject AND m.relation = 'about' AND a.kind = 'assessment'"
        f" AND a.head = 1 AND a.author = ?1 AND {HOLDS})"
        " GROUP BY r.subject ORDER BY 1",
        (bytes.fromhex(own),),
    ).fetchall()
    return array("q", [number for (number,) in rows])


def came(reading: Reading, own: str) -> int:
    """How many reports of others came, judged or not."""
    (total,) = reading.db.execute(
        "SELECT count(DISTINCT r.subject) FROM record r"
        f" WHERE r.kind = 'report' AND r.head = 1 AND {_CAME}",
        (bytes.fromhex(own),),
    ).fetchone()
    return int(total)
