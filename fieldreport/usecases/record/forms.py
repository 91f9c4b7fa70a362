"""The full form of a report: what it begins with, its drafts, and the save that makes a version of it.

The form edits the body of a report as it is stored, so that a field without a widget comes back as it was. A draft
holds that body as typed, dates included; only `finish` asks whether it is a report.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

import msgspec

from fieldreport import times
from fieldreport.errors import UserError
from fieldreport.model import dates
from fieldreport.model.faults import FAULTS, JsonFault, explain
from fieldreport.model.records import parse_body
from fieldreport.progress import Silent
from fieldreport.reference.additions import Additions
from fieldreport.reference.vocabulary import Vocabulary, names
from fieldreport.usecases.record import capture, drafts, reports, saving
from fieldreport.usecases.record.moments import understood
from fieldreport.vault import drafts as stored
from fieldreport.vault import evidence, inventory, records, search, terms
from fieldreport.vault.vault import Reading, Vault

FORM = "full"
OFFERED = 8

Tree = dict[str, Any]

# What a draft holds beside the fields of a report.
_OWN = {"form", "noted", "dropped"}

# The fields that hold dates, wherever in a record they are.
_DATES = {
    *("began", "ended", "when", "captured", "received", "returned", "notified"),
    *("sent", "deadline", "made", "expires", "withdrawn", "until", "appeal_by"),
}


@dataclass(frozen=True)
class Writing:
    """A report being written. `noted` is the instant to which a time alone refers.

    `subject` and `parents` say what it is to become a new version of. `dropped` are files that were taken off and are
    removed with the draft, unless something else names them.
    """

    body: Mapping[str, Any] = field(default_factory=dict)
    noted: str = ""
    subject: str | None = None
    parents: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether there is nothing to lose."""
        return not self.body and not self.dropped


@dataclass(frozen=True)
class Known:
    """What a form needs to know beside the report: the terms, and what those that it links to are called."""

    vocabularies: Mapping[str, Vocabulary]
    additions: tuple[Additions, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)


def of_report(reading: Reading, subject: str) -> Writing:
    """The current version of a report, to be edited.

    Raises:
        UserError: `record.conflict` if there are several, which have to be merged first; `vault.record_purged`.
    """
    head = saving.current(reading, subject)
    return Writing(json.loads(head.raw)["body"], subject=subject, parents=(head.id,))


def of_draft(reading: Reading, draft: str) -> Writing:
    """What a draft holds, be it of this form or a quick note, without files that are no longer there.

    Raises:
        UserError: `vault.draft_unknown`, `vault.draft_unreadable`.
    """
    found = stored.get(reading, draft)
    tree = _tree(found.body)
    if tree.get("form") == drafts.QUICK:
        return of_note(drafts.load(reading, draft))
    body = {name: value for name, value in tree.items() if name not in _OWN}
    if isinstance(body.get("evidence"), list):
        body["evidence"] = [each for each in body["evidence"] if _there(reading, found, each)]
        if not body["evidence"]:
            del body["evidence"]
    return Writing(
        body,
        noted=str(tree.get("noted", "")),
        subject=found.subject,
        parents=found.parents,
        dropped=tuple(map(str, tree.get("dropped", ()))),
    )


def of_note(note: capture.Capture) -> Writing:
    """A quick note as the full form has it. A date that isn't understood stays as it was typed."""
    if note.empty:
        return Writing()
    plain = msgspec.structs.replace(note, when="", noted=note.noted or _now())
    body = capture.body(plain)
    if note.when.strip():
        body["began"] = _date(note.when.strip(), plain.noted)
    return Writing(body, noted=plain.noted)


def known(reading: Reading, writing: Writing) -> Known:
    """The terms of all vocabularies, ready to be searched, and the names behind the ids in a report."""
    loaded = {name: terms.vocabulary(reading, name) for name in names()}
    for vocabulary in loaded.values():
        # What a search needs is made here, where nobody waits for it.
        vocabulary.search("a")
    mentioned = [
        *(str(each.get("person", "")) for each in _dicts(writing.body.get("people"))),
        *(str(each.get("subject", "")) for each in _dicts(writing.body.get("links"))),
    ]
    called = {subject: title(reading, subject) for subject in mentioned if subject}
    return Known(loaded, terms.additions(reading), called)


def title(reading: Reading, subject: str) -> str:
    """What the current version of a record is called; empty if nothing of it is here."""
    heads = records.heads(reading, subject, newest=1)
    if not heads:
        return ""
    body = json.loads(heads[-1].raw)["body"]
    for each in _dicts(body.get("names")):
        return str(each["full"])
    said = body.get("title") or body.get("narrative") or body.get("description") or ""
    return " ".join(str(said).split())[:120]


def offered(reading: Reading, kind: str, text: str) -> list[tuple[str, str]]:
    """Records of a kind that somebody who typed `text` may mean, as (subject, what it is called); newest first."""
    if not text.strip():
        return []
    numbers = search.ids(reading, search.Filters(text=text, kind=kind), limit=OFFERED)
    if kind == "person" and not numbers:
        numbers = search.ids(reading, search.Filters(person=text, kind=kind), limit=OFFERED)
    rows = search.page(reading, list(numbers))
    return [(row.subject, row.title or title(reading, row.subject)) for row in rows]


@dataclass(frozen=True)
class Opened:
    """What the form is opened with. `draft` is the draft in which it is kept from now on; `begun` says that it was
    there before.
    """

    draft: str
    writing: Writing
    known: Known
    begun: bool


def opened(reading: Reading, *, draft: str = "", subject: str = "") -> Opened:
    """Go on with a draft, change a report, or begin a new one. A report that somebody began to change is gone on with.

    Raises:
        UserError: as `of_draft` and `of_report`.
    """
    if not draft and subject:
        of_it = (each for each in drafts.listed(reading) if each.subject == subject)
        found = (each.id for each in of_it if not each.merging)
        draft = next(found, "")
    writing = Writing()
    if draft:
        writing = of_draft(reading, draft)
    elif subject:
        writing = of_report(reading, subject)
    return Opened(draft or drafts.new_id(), writing, known(reading, writing), bool(draft))


def save(vault: Vault, writing: Writing, draft: str) -> None:
    """Store the present state under the id of its draft."""
    tree: Tree = {**writing.body, "form": FORM, "noted": writing.noted}
    if writing.dropped:
        tree["dropped"] = list(writing.dropped)
    try:
        raw = msgspec.json.encode(tree)
    except UnicodeEncodeError:
        # Half a character, as some keyboards leave it: the rest of the text must not be lost for it.
        raw = json.dumps(tree).encode("ascii")
    stored.save(
        vault,
        drafts.KIND,
        raw,
        draft=draft,
        subject=writing.subject,
        parents=writing.parents,
    )


def attach(vault: Vault, streamed: evidence.Streamed, writing: Writing, draft: str) -> None:
    """Make a file part of the vault together with the draft that names it."""
    with vault.transaction():
        evidence.commit(vault, streamed)
        save(vault, writing, draft)


def finish(vault: Vault, writing: Writing, draft: str) -> reports.Saved:
    """Save the report, or a new version of it; its draft goes in the same transaction.

    If the report got another version meanwhile, both are kept, and the report is in conflict.

    Raises:
        UserError: `model.…` with the path of the wrong field, or as `reports.add` and `reports.edit`; the draft stays.
    """
    body = ready(writing.body, writing.noted)
    based_on = [records.get(vault, parent) for parent in writing.parents]
    try:
        # The whole of it first: the paths of what is wrong with a person lead to the person in the report.
        parse_body("report", _encoded(body), additions=terms.additions(vault), based_on=based_on)
    except FAULTS as fault:
        raise explain(fault) from fault
    _remove(vault, writing.dropped, draft)
    with vault.transaction():
        if writing.subject is None:
            saved = reports.add(vault, body, (), Silent())
        else:
            saved = reports.edit(
                vault, writing.subject, body, (), Silent(), parents=writing.parents
            )
        stored.delete(vault, draft)
    return saved


def discard(vault: Vault, draft: str) -> None:
    """Delete a draft, and the files that only it named or had taken off. One that isn't there is no fault."""
    try:
        dropped = of_draft(vault, draft).dropped
    except UserError:
        dropped = ()
    _remove(vault, dropped, draft)
    drafts.discard(vault, draft)


def ready(body: Mapping[str, Any], noted: str) -> Tree:
    """A body with its dates as the format stores them; what is a date of the format already stays as it is."""
    found: Tree = _dated(body, noted or _now())
    return found


def taken_off(writing: Writing, sha256: Iterable[str]) -> Writing:
    """The same with files that are to be removed with the draft."""
    named = {each.get("sha256") for each in _dicts(writing.body.get("evidence"))}
    gone = tuple(dict.fromkeys(each for each in sha256 if each not in named))
    return replace(writing, dropped=gone)


def _dated(value: Any, noted: str, name: str = "") -> Any:
    if isinstance(value, Mapping):
        return {key: _dated(each, noted, key) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_dated(each, noted) for each in value]
    return _date(value, noted) if name in _DATES and isinstance(value, str) else value


def _date(text: str, noted: str) -> str:
    try:
        dates.span(text)
    except ValueError:
        try:
            return understood(text, datetime.fromisoformat(noted))
        except ValueError:
            return text
    return text


def _now() -> str:
    return times.now()


def _encoded(body: Tree) -> bytes:
    try:
        return msgspec.json.encode(body)
    except UnicodeEncodeError as error:
        raise JsonFault("", "surrogate") from error


def _remove(vault: Vault, dropped: Iterable[str], draft: str) -> None:
    for sha256 in dropped:
        drafts.remove_unless_named(vault, sha256, by_others_than=draft)


def _there(reading: Reading, draft: stored.Draft, reference: object) -> bool:
    # A version may name what was purged after it was handed over; a draft of its own can't.
    return (
        draft.subject is not None
        or not isinstance(reference, dict)
        or inventory.find(reading, str(reference.get("sha256", ""))) is not None
    )


def _tree(raw: bytes) -> Tree:
    try:
        tree = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise UserError("vault.draft_unreadable") from error
    if not isinstance(tree, dict):
        raise UserError("vault.draft_unreadable")
    return tree


def _dicts(value: object) -> list[Tree]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []
