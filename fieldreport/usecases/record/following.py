"""Records about a report, written in a form: steps taken, detention, statements, consent, judgements.

The form edits the body as it is stored, so that what has no field comes back as it was. While it is written it is in a
draft of its kind; `finish` makes a signed version of it.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import Any

import msgspec

from fieldreport import times
from fieldreport.errors import UserError
from fieldreport.usecases.record import drafts, entries, forms, others, saving
from fieldreport.vault import drafts as stored
from fieldreport.vault import evidence, inventory, records, related
from fieldreport.vault.vault import Reading, Vault

KINDS = ("action", "detention", "statement", "consent", "assessment")
FORM = "following"
# What a draft holds beside the fields of a record.
_OWN = {"form", "noted", "report", "dropped"}

Tree = dict[str, Any]


@dataclass(frozen=True)
class Writing:
    """A record being written about `report` (a subject). `subject` and `parents` say what it is to be a new version of;
    `noted` is the instant to which a time alone refers; `dropped` are files that were taken off and are removed with
    the draft, unless something else names them.
    """

    kind: str
    report: str
    body: Mapping[str, Any]
    noted: str = ""
    subject: str | None = None
    parents: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()


@dataclass(frozen=True)
class Opened:
    """What the form is opened with. `title` is the report's; `begun` says that `draft` was there before."""

    draft: str
    writing: Writing
    known: forms.Known
    title: str
    begun: bool


def opened(
    reading: Reading, *, kind: str = "", report: str = "", subject: str = "", draft: str = ""
) -> Opened:
    """Begin a record of a kind about a report, change one, or go on with a draft.

    Raises:
        UserError: `record.conflict` if the record has several versions, which have to be merged first;
            `vault.record_purged`, `vault.draft_unknown`, `vault.draft_unreadable`.
    """
    if not draft and subject:
        of_it = (each for each in drafts.listed(reading) if each.subject == subject)
        found = (each.id for each in of_it if not each.merging)
        draft = next(found, "")
    if draft:
        writing = _of_draft(reading, draft)
    elif subject:
        writing = _of_record(reading, subject, report)
    else:
        writing = _new(reading, kind, report)
    about = _report(reading, writing.report)
    people = [*about.get("people", ())]
    known = forms.known(reading, forms.Writing({"people": people, "links": _linked(writing.body)}))
    title = forms.title(reading, writing.report)
    return Opened(draft or drafts.new_id(), writing, known, title, bool(draft))


def offered(writing: Writing, people: Iterable[Mapping[str, Any]]) -> Writing:
    """The same with the people of the report among those who can be chosen; whoever is chosen for nothing goes again
    when it is saved.
    """
    if writing.kind not in {"action", "detention", "statement"}:
        return writing
    there = [dict(each) for each in writing.body.get("people", ())]
    for person in people:
        if any(_alike(person, each) for each in there):
            continue
        taken = {each.get("id") for each in there}
        item = person["id"] if person["id"] not in taken else entries.fresh_id("people", there)
        kept = {name: value for name, value in person.items() if name != "member_of"}
        there.append({**deepcopy(kept), "id": item})
    return replace(writing, body={**writing.body, "people": there} if there else writing.body)


def save(vault: Vault, writing: Writing, draft: str) -> None:
    """Store the present state under the id of its draft."""
    tree: Tree = {**writing.body, "form": FORM, "noted": writing.noted, "report": writing.report}
    if writing.dropped:
        tree["dropped"] = list(writing.dropped)
    try:
        raw = msgspec.json.encode(tree)
    except UnicodeEncodeError:
        # Half a character, as some keyboards leave it: the rest of the text must not be lost for it.
        raw = json.dumps(tree).encode("ascii")
    stored.save(
        vault, writing.kind, raw, draft=draft, subject=writing.subject, parents=writing.parents
    )


def attach(vault: Vault, streamed: evidence.Streamed, writing: Writing, draft: str) -> None:
    """Make a file part of the vault together with the draft that names it."""
    with vault.transaction():
        evidence.commit(vault, streamed)
        save(vault, writing, draft)


def taken_off(writing: Writing, sha256: Iterable[str]) -> Writing:
    """The same with those of these files that it doesn't name: they are to be removed with the draft."""
    named = {each.get("sha256") for each in _files(writing.body)}
    return replace(writing, dropped=tuple(each for each in sha256 if each not in named))


def discard(vault: Vault, draft: str) -> None:
    """Delete a draft, and the files that only it named or had taken off. One that isn't there is no fault."""
    try:
        dropped = _of_draft(vault, draft).dropped
    except UserError:
        dropped = ()
    _remove(vault, dropped, draft)
    drafts.discard(vault, draft)


def finish(vault: Vault, writing: Writing, draft: str) -> str:
    """Save the record, or a new version of it, and return its subject; its draft goes in the same transaction.

    Raises:
        UserError: `model.…` with the path of the wrong field, or as `others.add`; the draft stays.
    """
    body = forms.ready(_without_idle_people(vault, writing), writing.noted)
    if writing.kind == "detention" and writing.subject is None:
        body.setdefault("deprivation", _deprivation(vault, writing.report, body))
    document: Tree = {"kind": writing.kind, "body": body}
    if writing.subject is not None:
        document["subject"] = writing.subject
    with vault.transaction():
        made = others.add(vault, document, parents=writing.parents)
        # With the record: what is refused takes no file away.
        _remove(vault, writing.dropped, draft)
        stored.delete(vault, draft)
    evidence.finish_removals(vault)
    return made.subject


def _new(reading: Reading, kind: str, report: str) -> Writing:
    if kind not in KINDS:
        raise UserError("record.unknown_kind", kind=kind[:40])
    body: Tree = {"about": [{"subject": report}]}
    if kind == "consent":
        body = {"about": [report]}
    elif kind == "assessment":
        heads = records.heads(reading, report)
        body = {"of": report, **({"version": heads[-1].id} if heads else {})}
    return _with_people(reading, Writing(kind, report, body, noted=_now()))


def _of_record(reading: Reading, subject: str, report: str) -> Writing:
    head = saving.current(reading, subject)
    body = json.loads(head.raw)["body"]
    about = report or _about(body)
    return _with_people(
        reading, Writing(head.kind, about, body, _now(), subject=subject, parents=(head.id,))
    )


def _of_draft(reading: Reading, draft: str) -> Writing:
    found = stored.get(reading, draft)
    try:
        tree = json.loads(found.body)
        body = {name: value for name, value in tree.items() if name not in _OWN}
        report, noted = str(tree.get("report", "")), str(tree.get("noted", ""))
        dropped = tuple(map(str, tree.get("dropped", ())))
    except (ValueError, RecursionError, AttributeError, TypeError) as error:
        raise UserError("vault.draft_unreadable") from error
    if found.subject is None and "evidence" in body:
        # The file may have been removed meanwhile, with another draft.
        body["evidence"] = [each for each in _files(body) if _there(reading, each)]
        if not body["evidence"]:
            del body["evidence"]
    writing = Writing(found.kind, report, body, noted, found.subject, found.parents, dropped)
    return _with_people(reading, writing)


def linked(body: Mapping[str, Any]) -> set[str]:
    """The subjects of the records that a record leads to: by links, by what it follows on from or repeats."""
    given = body.get("links")
    links = given if isinstance(given, list) else []
    found = [each.get("subject") for each in links if isinstance(each, dict)]
    return {str(each) for each in (*found, body.get("parent"), body.get("duplicate_of")) if each}


def _linked(body: Mapping[str, Any]) -> list[Tree]:
    return [{"subject": subject} for subject in sorted(linked(body))]


def _files(body: Mapping[str, Any]) -> list[Tree]:
    given = body.get("evidence")
    return [each for each in given if isinstance(each, dict)] if isinstance(given, list) else []


def _there(reading: Reading, file: Tree) -> bool:
    return inventory.find(reading, str(file.get("sha256", ""))) is not None


def _remove(vault: Vault, dropped: Iterable[str], draft: str) -> None:
    for sha256 in dropped:
        drafts.remove_unless_named(vault, sha256, by_others_than=draft)


def _with_people(reading: Reading, writing: Writing) -> Writing:
    return offered(writing, _report(reading, writing.report).get("people", ()))


def _report(reading: Reading, report: str) -> Tree:
    heads = records.heads(reading, report) if report else []
    return _body(heads[-1].raw) if heads else {}


def _about(body: Mapping[str, Any]) -> str:
    for one in body.get("about", ()):
        return str(one["subject"] if isinstance(one, Mapping) else one)
    return str(body.get("of", ""))


def _alike(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    if one.get("person") or other.get("person"):
        return one.get("person") == other.get("person")
    return one.get("label") == other.get("label")


def _without_idle_people(reading: Reading, writing: Writing) -> Tree:
    """The body without those who were offered and chosen for nothing."""
    body = dict(writing.body)
    before = {
        each.get("id")
        for parent in writing.parents
        for each in _body(records.raw(reading, parent)).get("people", ())
    }
    named = set(_texts({name: value for name, value in body.items() if name != "people"}))
    kept = [
        each for each in body.get("people", ()) if each.get("id") in before or each["id"] in named
    ]
    named |= {item for each in kept for item in each.get("member_of", ())}
    body["people"] = [
        each for each in body.get("people", ()) if each in kept or each.get("id") in named
    ]
    if not body["people"]:
        del body["people"]
    return body


def _texts(value: Any) -> Iterator[str]:
    """Every text in a part, ids among them."""
    if isinstance(value, Mapping):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _texts(each)
    elif isinstance(value, str):
        yield value


def _deprivation(reading: Reading, report: str, body: Mapping[str, Any]) -> str:
    """The id that the events of one deprivation of liberty share: of an earlier event about the report that happened
    to one of the same people, unless it ended with a release.
    """
    found: dict[str, None] = {}
    ended = set()
    about = [
        head
        for subject in related.about(reading, report, ("detention",))
        for head in records.heads(reading, subject)
    ]
    for head in sorted(about, key=lambda head: head.written):
        earlier = _body(head.raw)
        shared = earlier.get("deprivation")
        if shared and any(_alike(a, b) for a in _detained(earlier) for b in _detained(body)):
            found[shared] = None
            if earlier["event"] == "release":
                ended.add(shared)
    going_on = [each for each in found if each not in ended]
    return going_on[-1] if going_on else secrets.token_hex(16)


def _detained(body: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [each for each in body.get("people", ()) if each.get("id") in body.get("detained", ())]


def _now() -> str:
    return times.now()


def _body(raw: bytes) -> Tree:
    body: Tree = json.loads(raw)["body"]
    return body
