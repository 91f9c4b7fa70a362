"""The inbox of a coordinator: which imported reports nobody here has judged, and judging them.

A judgement is an `assessment` record of this vault's own. It stands beside the account, which it
never alters; its question travels back in the next receipt.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from fieldreport.errors import UserError
from fieldreport.model.records import Record
from fieldreport.model.report import Report
from fieldreport.usecases.record import others
from fieldreport.vault import contacts, records, search, unjudged
from fieldreport.vault.search import Filters, Row
from fieldreport.vault.vault import Reading, Vault

Kind = Literal["corroborated", "needs-information", "duplicate-of", "set-aside"]

# Where a judgement's words, or the other report, are written.
_FIELDS = {
    "needs-information": "question",
    "duplicate-of": "duplicate_of",
    "set-aside": "reason",
}

# Two reports of one event are usually dated within a day of each other.
_NEAR_SECONDS = 24 * 60 * 60
CANDIDATES = 30


@dataclass(frozen=True)
class Waiting:
    """The numbers (`Row.seq`) of the reports to be judged, first come first; of how many that
    came.
    """

    numbers: array[int]
    total: int


@dataclass(frozen=True)
class Account:
    """What a report says, for reading it before judging. `sender` is the name of a contact, or the
    beginning of a fingerprint.
    """

    row: Row
    sender: str
    narrative: str
    people: int
    acts: int
    evidence: int


@dataclass(frozen=True)
class Judgement:
    """What is said about a version of a report. `text` is the question or the reason, or the
    subject of the other report.
    """

    of: str
    version: str
    kind: Kind
    text: str = ""


def waiting(reading: Reading, own: str) -> Waiting:
    """The imported reports without a judgement of `own` (a fingerprint). A report in conflict is
    there once, with the version that came last.
    """
    return Waiting(unjudged.numbers(reading, own), unjudged.came(reading, own))


def rows(reading: Reading, numbers: Sequence[int]) -> Mapping[int, Row]:
    """The lines of a list, by number; what is gone is left out."""
    return {row.seq: row for row in search.page(reading, numbers)}


def account(reading: Reading, number: int) -> Account:
    """What the report with this number says.

    Raises:
        UserError: `vault.record_unknown` if it is gone.
    """
    found = search.page(reading, [number])
    if not found:
        raise UserError("vault.record_unknown", record=str(number))
    row = found[0]
    body = records.get(reading, row.id).body
    if not isinstance(body, Report):
        raise TypeError("no report")
    sender = contacts.names(reading).get(row.author, row.author[:12])
    return Account(
        row, sender, body.narrative, len(body.people), len(body.acts), len(body.evidence)
    )


def candidates(reading: Reading, row: Row, words: str = "") -> list[Row]:
    """The reports that `row` may repeat: those with these words, or without words those of about
    the same time; without a time the newest. At most `CANDIDATES`.
    """
    filters = Filters(text=words)
    if not words.strip() and row.earliest is not None:
        latest = row.earliest if row.latest is None else row.latest
        filters = Filters(earliest=row.earliest - _NEAR_SECONDS, latest=latest + _NEAR_SECONDS)
    numbers = search.ids(reading, filters, limit=CANDIDATES + 1)
    found = [other for other in search.page(reading, numbers) if other.subject != row.subject]
    return found[:CANDIDATES]


def judge(vault: Vault, judgement: Judgement) -> Record:
    """Write a judgement down.

    Raises:
        UserError: `model.…` if its question, reason or other report is missing; nothing was stored.
    """
    body = {"of": judgement.of, "version": judgement.version, "type": judgement.kind}
    field = _FIELDS.get(judgement.kind)
    if field and judgement.text.strip():
        body[field] = judgement.text.strip()
    return others.add(vault, {"kind": "assessment", "body": body})
