"""Finding and reading records: lists with filters, one record with its versions, what changed between them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from fieldreport import times
from fieldreport.errors import UserError
from fieldreport.model import dates
from fieldreport.model.differences import Change, difference
from fieldreport.vault import acknowledged, records, search, standing
from fieldreport.vault.names import of_everybody
from fieldreport.vault.records import Version
from fieldreport.vault.search import Filters
from fieldreport.vault.vault import Reading

# A narrative that was rewritten would fill the screen twice.
_CHANGE_WIDTH = 120


@dataclass(frozen=True)
class ShownVersion:
    """One version with its content. `author_name` is a contact's name, or empty if the author is nobody known."""

    id: str
    author: str
    author_name: str
    written: str
    parents: tuple[str, ...]
    body: Mapping[str, Any]

    def document(self) -> dict[str, Any]:
        """The version as JSON."""
        return asdict(self)


@dataclass(frozen=True)
class AskedQuestion:
    """A question that came back in a receipt; its text is the sender's words."""

    sender: str
    text: str
    received: str


@dataclass(frozen=True)
class Shown:
    """A subject as it is now: one version, or several that contradict each other.

    `first_author` (hex) and his name are who wrote the first version that is known here.
    """

    subject: str
    kind: str
    versions: tuple[ShownVersion, ...]
    questions: tuple[AskedQuestion, ...]
    first_author: str
    first_author_name: str

    @property
    def conflict(self) -> bool:
        """Whether there are several current versions."""
        return len(self.versions) > 1

    def document(self) -> dict[str, Any]:
        """The subject as JSON."""
        return {
            "id": self.subject,
            "kind": self.kind,
            "conflict": self.conflict,
            "first_author": self.first_author,
            "versions": [version.document() for version in self.versions],
            "questions": [asdict(question) for question in self.questions],
        }


@dataclass(frozen=True)
class PastVersion:
    """One version of a history and what it changed against its parents, as readable lines.

    `clock_went_back`: it claims to be older than a version that it replaces. Clocks lie; it is shown, not refused.
    """

    id: str
    author: str
    author_name: str
    written: str
    current: bool
    kept: bool
    clock_went_back: bool
    changes: tuple[str, ...]

    def document(self) -> dict[str, Any]:
        """The version as JSON."""
        return asdict(self)


@dataclass(frozen=True)
class Line:
    """A line of a list. `withdrawn` says of a judgement whether this version is withdrawn; None for everything else."""

    subject: str
    version: str
    kind: str
    title: str
    began: str
    place: str
    author: str
    written: str
    conflict: bool
    withdrawn: bool | None = None

    def document(self) -> dict[str, Any]:
        """The line as JSON."""
        found = {"id": self.subject, **asdict(self)}
        if self.withdrawn is None:
            del found["withdrawn"]
        return found


def subject(reading: Reading, given: str, kind: str | None) -> str:
    """The whole id of what `given` names by its first digits (at least six).

    Raises:
        UserError: nothing or several things have such an id, or it is of another kind than `kind`.
    """
    found = records.resolve(reading, given).subject
    if kind is not None:
        known = records.history(reading, found)[0].kind
        if known != kind:
            raise UserError("record.other_kind", id=found[:12], kind=known)
    return found


def show(reading: Reading, given: str, kind: str | None, *, version: str | None = None) -> Shown:
    """The current versions of a subject, or one version of it.

    Raises:
        UserError: as `subject`; the version belongs to something else; or it was purged.
    """
    found = subject(reading, given, kind)
    if version is None:
        wanted = [head.id for head in records.heads(reading, found)]
        if not wanted:
            raise UserError("vault.record_purged", record=found[:12])
    else:
        resolved = records.resolve(reading, version)
        if resolved.version is None or resolved.subject != found:
            raise UserError("record.version_of_other", id=found[:12], version=version[:12])
        wanted = [resolved.version]
    names = of_everybody(reading)
    versions = [records.version(reading, one) for one in wanted]
    first = records.history(reading, found)[0].author
    return Shown(
        found,
        versions[0].kind,
        tuple(_shown(reading, one, names) for one in versions),
        tuple(
            AskedQuestion(names.get(asked.sender, asked.sender[:12]), asked.text, asked.received)
            for asked in acknowledged.questions(reading, found)
        ),
        first,
        names.get(first, ""),
    )


def history(reading: Reading, given: str, kind: str | None) -> list[PastVersion]:
    """All versions of a subject, parents before children, each with what it changed."""
    found = subject(reading, given, kind)
    names = of_everybody(reading)
    known = {version.id: version for version in records.history(reading, found)}
    return [
        PastVersion(
            version.id,
            version.author,
            names.get(version.author, ""),
            version.written,
            version.head,
            version.kept,
            _goes_back(version, known),
            _changes(reading, version, known),
        )
        for version in known.values()
    ]


def criteria(wanted: Mapping[str, str | None]) -> Filters:
    """Filters from what a person typed: dates in EDTF, everything else as words or codes.

    Raises:
        UserError: `browse.not_a_date` if a date can't be read.
    """
    return Filters(
        text=wanted.get("search") or "",
        earliest=_edge(wanted.get("from"), end=False),
        latest=_edge(wanted.get("to"), end=True),
        place=wanted.get("place") or "",
        act=wanted.get("act"),
        person=wanted.get("person") or "",
        assessment=wanted.get("assessment"),
        tag=wanted.get("tag"),
    )


def reports(reading: Reading, filters: Filters) -> list[Line]:
    """The current versions of the reports that match, newest first."""
    return _lines(reading, filters)


def others(reading: Reading, kinds: Sequence[str], *, about: str | None) -> list[Line]:
    """The current records of these kinds, newest first; with `about`, those that speak of this subject."""
    target = records.resolve(reading, about).subject if about else None
    lines: list[Line] = []
    for kind in kinds:
        lines += _lines(reading, Filters(kind=kind, about=target))
    return lines


def _lines(reading: Reading, filters: Filters) -> list[Line]:
    seqs = search.ids(reading, filters)
    gone = standing.withdrawn(reading, seqs) if filters.kind == "assessment" else set()
    return [
        _line(row, row.seq in gone)
        for start in range(0, len(seqs), search.PAGE_LIMIT)
        for row in search.page(reading, seqs[start : start + search.PAGE_LIMIT])
    ]


def _line(row: search.Row, withdrawn: bool) -> Line:
    return Line(
        row.subject,
        row.id,
        row.kind,
        row.title,
        _day(row.earliest),
        row.place.replace("\n", ", "),
        row.author,
        row.written,
        row.conflict,
        withdrawn if row.kind == "assessment" else None,
    )


def _shown(reading: Reading, version: Version, names: Mapping[str, str]) -> ShownVersion:
    body = json.loads(records.raw(reading, version.id))["body"]
    name = names.get(version.author, "")
    return ShownVersion(version.id, version.author, name, version.written, version.parents, body)


def _changes(reading: Reading, version: Version, known: Mapping[str, Version]) -> tuple[str, ...]:
    if not version.kept:
        return ()
    record = records.get(reading, version.id)
    kept = [parent for parent in version.parents if parent in known and known[parent].kept]
    return tuple(
        _told(change)
        for parent in kept
        for change in difference(records.get(reading, parent), record)
    )


def _told(change: Change) -> str:
    def short(value: Any) -> str:
        text = "—" if value is None else json.dumps(value, ensure_ascii=False)
        return text if len(text) <= _CHANGE_WIDTH else text[: _CHANGE_WIDTH - 1] + "…"

    return f"{change.path}: {short(change.before)} → {short(change.after)}"


def _goes_back(version: Version, known: Mapping[str, Version]) -> bool:
    parents = (known[parent] for parent in version.parents if parent in known)
    return any(times.parse(version.written) < times.parse(one.written) for one in parents)


def _edge(text: str | None, *, end: bool) -> int | None:
    if not text:
        return None
    try:
        found = dates.span(text)
    except ValueError as error:
        raise UserError("browse.not_a_date", text=text[:40]) from error
    return found.latest if end else found.earliest


def _day(seconds: int | None) -> str:
    if seconds is None:
        return ""
    try:
        return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%d %H:%M")
    except (OverflowError, ValueError, OSError):
        return ""
