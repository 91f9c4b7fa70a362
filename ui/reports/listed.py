"""What the list of reports reads: numbers that match, the rows of a page, ids of what was chosen."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from fieldreport.reference.additions import Additions
from fieldreport.vault import contacts, contested, departures, records, search, terms
from fieldreport.vault.contested import Contested
from fieldreport.vault.search import Filters
from fieldreport.vault.vault import Reader
from ui.session.job import Job


class Listed(NamedTuple):
    """A row. `author` is empty for one's own; `conflict` says that it has several current versions, `waiting` that
    one's own was not handed over. `contested` is what is in conflict: itself, what is about it, people that it names.
    """

    number: int
    subject: str
    title: str
    earliest: int | None
    latest: int | None
    place: str
    author: str
    conflict: bool
    waiting: bool
    contested: tuple[Contested, ...] = ()


Rows = Job[Mapping[int, Listed]]


def numbers(reading: Reader, filters: Filters) -> array[int]:
    """What matches, newest first; a report in conflict is one row, that of its newest version."""
    found = search.ids(reading, filters)
    repeated = _repeated(reading, found)
    return array("q", (one for one in found if one not in repeated)) if repeated else found


def rows(reading: Reader, wanted: Sequence[int], owner: str) -> Mapping[int, Listed]:
    """The rows with these numbers. `owner` is the vault's fingerprint."""
    names = contacts.names(reading)
    found = {}
    page = search.page(reading, wanted)
    concerned = contested.concerning(reading, [row.subject for row in page])
    for row in page:
        mine = row.author == owner
        found[row.seq] = Listed(
            row.seq,
            row.subject,
            row.title,
            row.earliest,
            row.latest,
            row.place.replace("\n", ", "),
            "" if mine else names.get(row.author, row.author[:8]),
            row.conflict,
            mine and not departures.handed_over(reading, row.id),
            concerned.get(row.subject, ()),
        )
    return found


def subjects(reading: Reader, wanted: Sequence[int]) -> list[str]:
    """The ids of the reports with these numbers, each once."""
    found: dict[str, None] = {}
    for start in range(0, len(wanted), search.PAGE_LIMIT):
        some = search.page(reading, wanted[start : start + search.PAGE_LIMIT])
        found.update(dict.fromkeys(row.subject for row in some))
    return list(found)


def _repeated(reading: Reader, found: array[int]) -> set[int]:
    matching = set(found)
    repeated: set[int] = set()
    for subject in records.conflicts(reading):
        versions = records.history(reading, subject)
        heads = sorted(one.seq for one in versions if one.head and one.seq in matching)
        repeated.update(heads[:-1])
    return repeated


def additions(reading: Reader) -> tuple[Additions, ...]:
    """The own terms of organisations, for choosing an act."""
    return terms.additions(reading)
