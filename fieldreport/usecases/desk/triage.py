"""The inbox of a coordinator: which imported reports nobody here has judged, judging them, and taking
a judgement back.

A judgement is an `assessment` record of this vault's own. It stands beside the account, which it
never alters; its question travels back in the next receipt. Withdrawing makes a version of it that
no longer holds: the report waits again, unless another judgement on it holds.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from fieldreport import times
from fieldreport.errors import UserError
from fieldreport.model.assessment import Assessment
from fieldreport.model.records import Record, title
from fieldreport.model.report import Report
from fieldreport.usecases.record import others, saving
from fieldreport.vault import contacts, records, search, standing, unjudged
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
# How many judgements are offered to be withdrawn; older ones are on the pages of their reports.
LATEST = 50


@dataclass(frozen=True)
class Waiting:
    """The numbers (`Row.seq`) of the reports to be judged, first come first; of how many that
    came.
    """

    numbers: array[int]
    total: int


@dataclass(frozen=True)
class Judged:
    """A judgement that was written: its subject, what it is on, and of which type.

    `title` and `number` (`Row.seq`, 0 if it is gone) are the report's, `made` is the instant at which the current
    version was written. `withdrawn` is EDTF, empty if the judgement holds.
    """

    subject: str
    of: str
    kind: str
    title: str
    made: str
    number: int
    withdrawn: str = ""
    why: str = ""


@dataclass(frozen=True)
class Account:
    """What a report says, for reading it before judging. `sender` is the name of a contact, or the
    beginning of a fingerprint. `withdrawn` are one's own judgements on it that no longer hold, the
    newest first.
    """

    row: Row
    sender: str
    narrative: str
    people: int
    acts: int
    evidence: int
    withdrawn: tuple[Judged, ...] = ()


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


def account(reading: Reading, number: int, own: str = "") -> Account:
    """What the report with this number says, and what `own` (a fingerprint) withdrew on it.

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
        row,
        sender,
        body.narrative,
        len(body.people),
        len(body.acts),
        len(body.evidence),
        _withdrawn_on(reading, row.subject, own) if own else (),
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


def judged(reading: Reading, own: str) -> list[Judged]:
    """The judgements on reports that are by `own` (a fingerprint) and hold, the newest first; at most `LATEST`."""
    numbers = standing.newest(reading, own, limit=LATEST)
    return [_judged(reading, row) for row in search.page(reading, numbers)]


def withdraw(vault: Vault, subject: str, why: str = "") -> Record:
    """Make a version of a judgement that no longer holds, from now on. One that is withdrawn already stays as it is.

    Raises:
        UserError: `record.other_kind` if it is no judgement, `record.conflict` if its versions contradict each other,
            `vault.record_purged`; nothing was stored.
    """
    head = saving.current(vault, subject)
    if not isinstance(head.body, Assessment):
        raise UserError("record.other_kind", id=subject[:12], kind=head.kind)
    if head.body.withdrawn is not None:
        return head
    body = json.loads(head.raw)["body"] | {"withdrawn": times.now()}
    if why.strip():
        body["withdrawn_why"] = why.strip()
    document = {"kind": head.kind, "subject": subject, "body": body}
    return others.add(vault, document, parents=(head.id,))


def _withdrawn_on(reading: Reading, subject: str, own: str) -> tuple[Judged, ...]:
    numbers = standing.on(reading, subject, own)
    gone = standing.withdrawn(reading, numbers)
    found = search.page(reading, [number for number in numbers if number in gone][:LATEST])
    return tuple(_judged(reading, row) for row in found)


def _judged(reading: Reading, row: Row) -> Judged:
    body = records.get(reading, row.id).body
    if not isinstance(body, Assessment):
        raise TypeError("no judgement")
    heads = records.heads(reading, body.of, newest=1)
    return Judged(
        row.subject,
        body.of,
        body.type,
        title(heads[0].body) if heads else "",
        row.written,
        records.version(reading, heads[0].id).seq if heads else 0,
        body.withdrawn or "",
        body.withdrawn_why or "",
    )
