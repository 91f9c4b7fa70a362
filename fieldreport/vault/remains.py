"""What somebody who opens the vault still learns from it after a purge: numbers, names of contacts,
sizes, times. Nothing here is content, and none of it can be taken out without breaking what it is
for: sequence numbers, the custody log, and that nothing purged comes back by itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldreport.vault import contacts

if TYPE_CHECKING:
    from fieldreport.vault.vault import Reading


@dataclass(frozen=True)
class Remains:
    """What is left. `contacts` are names; `records` are kept whole, `traces` are purged ones, of
    which kind, time, author and random id are still known; `files` are kept, and of `file_traces`
    the SHA-256 and the size are; `bundles` went out or came in, with their sizes, times and to
    whom; `custody` are entries of the log.
    """

    contacts: tuple[str, ...]
    records: int
    traces: int
    files: int
    file_traces: int
    bundles_out: int
    size_out: int
    bundles_in: int
    held: int
    drafts: int
    questions: int
    custody: int


_COUNTS = {
    "records": "SELECT count(*) FROM content",
    "traces": "SELECT count(*) FROM record WHERE seq NOT IN (SELECT seq FROM content)",
    "files": "SELECT count(*) FROM evidence WHERE state = 'present'",
    "file_traces": "SELECT count(*) FROM evidence WHERE state = 'purged'",
    "bundles_out": "SELECT count(*) FROM departure WHERE state = 'written'",
    "size_out": "SELECT coalesce(sum(size), 0) FROM departure WHERE state = 'written'",
    "bundles_in": "SELECT count(*) FROM arrival WHERE state = 'published'",
    "held": "SELECT count(*) FROM held WHERE state = 'present'",
    "drafts": "SELECT count(*) FROM draft",
    "questions": "SELECT count(*) FROM question",
    "custody": "SELECT count(*) FROM custody",
}


def remains(reading: Reading) -> Remains:
    """Count what the vault holds now."""
    counted = {name: reading.db.execute(sql).fetchone()[0] for name, sql in _COUNTS.items()}
    names = tuple(contact.name for contact in contacts.everyone(reading))
    return Remains(contacts=names, **counted)
