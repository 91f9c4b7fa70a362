"""Everything that is read of one report, fetched at once on the reader's thread."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from fieldreport.errors import UserError
from fieldreport.model.differences import Conflict
from fieldreport.model.records import Record, conflicts, difference, title
from fieldreport.reference.additions import Additions
from fieldreport.vault import (
    acknowledged,
    contacts,
    contested,
    custody,
    departures,
    inventory,
    records,
    related,
    terms,
)
from fieldreport.vault.records import Version
from fieldreport.vault.vault import Reader

KINDS_ABOUT = ("action", "detention", "statement", "consent", "assessment")

# A history shows what changed in the newest versions; of older ones only that they were.
_COMPARED = 50
# Of a conflict, so many current versions stand beside each other, the newest; the history has all.
_BESIDE = 12
_LOGGED = 500

Body = Mapping[str, Any]


@dataclass(frozen=True)
class Told:
    """A current version of a report or of a record about it."""

    id: str
    kind: str
    subject: str
    author: str
    written: str
    body: Body


@dataclass(frozen=True)
class Past:
    """A version in the history. `changes` are (path, before, after) against what it replaces."""

    id: str
    author: str
    written: str
    current: bool
    kept: bool
    first: bool
    changes: tuple[tuple[str, Any, Any], ...]


@dataclass(frozen=True)
class Asked:
    """A question that came back in a receipt."""

    sender: str
    text: str
    received: str


@dataclass(frozen=True)
class Logged:
    """An entry of the custody log about the report or a file of it; `name` is the file's."""

    at: str
    by: str
    action: str
    name: str


@dataclass(frozen=True)
class Fetched:
    """A report with what belongs to it. `authors` are names by fingerprint; `names` the forms of a
    person's name by subject; `titles` what the reports are called that judgements call the other of
    two; `evidence` the files by SHA-256, `gone` those that were purged. `people_contested` says
    that somebody whom it names is in conflict.
    """

    subject: str
    heads: tuple[Told, ...]
    differing: tuple[Conflict, ...]
    history: tuple[Past, ...]
    about: tuple[Told, ...]
    names: Mapping[str, tuple[str, ...]]
    titles: Mapping[str, str]
    authors: Mapping[str, str]
    evidence: tuple[str, ...]
    gone: frozenset[str]
    questions: tuple[Asked, ...]
    handed_over: tuple[tuple[str, tuple[str, ...]], ...]
    log: tuple[Logged, ...]
    additions: tuple[Additions, ...]
    people_contested: bool = False


def fetch(reading: Reader, subject: str, owner: str, owner_name: str) -> Fetched:
    """Read the report `subject` (hex). `owner` is the vault's fingerprint.

    Raises:
        UserError: `vault.record_purged` if nothing of it is left.
    """
    heads = records.heads(reading, subject)
    if not heads:
        raise UserError("vault.record_purged", record=subject[:12])
    authors = {**contacts.names(reading), owner: owner_name}
    versions = records.history(reading, subject)
    files = {
        item["sha256"]: item.get("name", "")
        for head in heads
        for item in _body(head).get("evidence", ())
    }
    # Whoever sends ten thousand versions that contradict each other must not get a table of ten thousand columns.
    shown = heads[-_BESIDE:]
    about = tuple(
        _told(head)
        for one in related.about(reading, subject, KINDS_ABOUT)
        for head in records.heads(reading, one)
    )
    return Fetched(
        subject=subject,
        heads=tuple(map(_told, shown)),
        differing=tuple(conflicts(shown)) if len(shown) > 1 else (),
        history=tuple(reversed(list(_history(reading, versions)))),
        about=about,
        names=_names(reading, subject),
        titles=_titles(reading, about),
        authors=authors,
        evidence=tuple(files),
        gone=frozenset(sha for sha in files if not _kept(reading, sha)),
        questions=tuple(
            Asked(authors.get(asked.sender, asked.sender[:12]), asked.text, asked.received)
            for asked in acknowledged.questions(reading, subject)
        ),
        handed_over=tuple(
            (one.created, tuple(authors.get(to.fingerprint, "") for to in one.recipients))
            for one in departures.handed_over(reading, heads[-1].id)
        ),
        log=tuple(_log(reading, versions, files, authors)),
        additions=terms.additions(reading),
        people_contested=any(
            each.kind == "person"
            for each in contested.concerning(reading, [subject]).get(subject, ())
        ),
    )


def _told(record: Record) -> Told:
    return Told(
        record.id, record.kind, record.subject, record.author, record.written, _body(record)
    )


def _body(record: Record) -> Body:
    body: Body = json.loads(record.raw)["body"]
    return body


def _history(reading: Reader, versions: list[Version]) -> Iterator[Past]:
    known = {version.id: version for version in versions}
    compared = {version.id for version in versions[-_COMPARED:]}
    for version in versions:
        changes: list[tuple[str, Any, Any]] = []
        if version.kept and version.id in compared:
            record = records.get(reading, version.id)
            for parent in version.parents:
                if parent in known and known[parent].kept:
                    changes += difference(records.get(reading, parent), record)
        yield Past(
            version.id,
            version.author,
            version.written,
            version.head,
            version.kept,
            not version.parents,
            tuple(changes),
        )


def _names(reading: Reader, subject: str) -> dict[str, tuple[str, ...]]:
    found = {}
    for person in related.people_of(reading, subject):
        forms = [
            name["full"]
            for head in records.heads(reading, person)
            for name in _body(head).get("names", ())
        ]
        found[person] = tuple(dict.fromkeys(forms))
    return found


def _titles(reading: Reader, about: Iterable[Told]) -> dict[str, str]:
    others = {str(told.body["duplicate_of"]) for told in about if "duplicate_of" in told.body}
    found = {other: records.heads(reading, other) for other in others}
    return {other: title(heads[-1].body) for other, heads in found.items() if heads}


def _kept(reading: Reader, sha256: str) -> bool:
    found = inventory.find(reading, sha256)
    return found is not None and found.kept


def _log(
    reading: Reader,
    versions: list[Version],
    files: Mapping[str, str],
    authors: Mapping[str, str],
) -> Iterable[Logged]:
    items = [*(version.id for version in versions), *files]
    for entry in custody.entries_about(reading, items)[-_LOGGED:]:
        said = entry.told()
        if said is not None:
            by = authors.get(said.identity, said.identity[:12])
            yield Logged(said.at, by, said.action, files.get(said.item, ""))
