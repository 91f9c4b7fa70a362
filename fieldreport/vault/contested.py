"""What is in conflict: which records have several current versions, and which reports that concerns.

A report is concerned by its own conflict, by one of a record about it, and by one of a person that it names.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from fieldreport.vault.vault import Reading

# What SQLite takes in one statement is far more; this keeps a page's work small.
_LIMIT = 1000

_SEVERAL = "SELECT subject FROM record WHERE head = 1 GROUP BY subject HAVING count(*) > 1"

# For a search: whether the report `h` is concerned.
CONCERNED = (
    f"h.subject IN (WITH several (subject) AS ({_SEVERAL})"
    " SELECT subject FROM several"
    " UNION SELECT m.target FROM several s JOIN record a ON a.subject = s.subject AND a.head = 1"
    " JOIN mention m ON m.seq = a.seq AND m.relation = 'about'"
    " UNION SELECT r.subject FROM several s JOIN mention m ON m.target = s.subject"
    " AND m.relation = 'person' JOIN record r ON r.seq = m.seq AND r.head = 1)"
)


class Contested(NamedTuple):
    """A record in conflict: what it is called by its newest version, and how many versions are current."""

    subject: str
    kind: str
    title: str
    versions: int


def everything(reading: Reading) -> list[Contested]:
    """All records in conflict, that with the newest version first."""
    rows = reading.db.execute(
        "SELECT subject, kind, title, count(*), max(seq) FROM record WHERE head = 1"
        f" AND subject IN ({_SEVERAL}) GROUP BY subject ORDER BY max(seq) DESC"
    )
    return [_contested(row) for row in rows.fetchall()]


def concerning(reading: Reading, reports: Sequence[str]) -> dict[str, tuple[Contested, ...]]:
    """What is in conflict by the reports (subjects, at most 1,000) that it concerns, a report itself first; those that
    nothing concerns are left out.
    """
    if len(reports) > _LIMIT:
        raise ValueError("too many reports at once")
    marks = ",".join("?" * len(reports))
    wanted = [bytes.fromhex(report) for report in reports]
    rows = reading.db.execute(
        "WITH touched (report, subject) AS ("
        f" SELECT subject, subject FROM record WHERE head = 1 AND subject IN ({marks})"
        " UNION SELECT m.target, a.subject FROM mention m JOIN record a ON a.seq = m.seq AND a.head = 1"
        f" WHERE m.relation = 'about' AND m.target IN ({marks})"
        " UNION SELECT r.subject, m.target FROM record r JOIN mention m ON m.seq = r.seq"
        f" AND m.relation = 'person' WHERE r.head = 1 AND r.subject IN ({marks}))"
        " SELECT o.subject, o.kind, o.title, count(*), max(o.seq), t.report FROM touched t"
        " JOIN record o ON o.subject = t.subject AND o.head = 1"
        " GROUP BY t.report, o.subject HAVING count(*) > 1"
        " ORDER BY o.subject <> t.report, max(o.seq) DESC",
        (*wanted, *wanted, *wanted),
    )
    return _by_report(rows.fetchall())


def _by_report(rows: Iterable[tuple[Any, ...]]) -> dict[str, tuple[Contested, ...]]:
    found: dict[str, tuple[Contested, ...]] = {}
    for row in rows:
        report = row[-1].hex()
        found[report] = (*found.get(report, ()), _contested(row))
    return found


def _contested(row: tuple[Any, ...]) -> Contested:
    subject, kind, title, versions = row[:4]
    return Contested(subject.hex(), kind, title, versions)
