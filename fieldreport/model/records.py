"""Reads and writes records: from bytes to a checked value, and from what a person filled in to the
bytes that get signed.

This is the door of the package: other packages import records from here.
"""

from __future__ import annotations

import copy
import hashlib
import secrets
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from fieldreport import times
from fieldreport.model import carry, codes, strictjson, subjects, validate, versions
from fieldreport.model.differences import Change, Conflict, conflicts, difference
from fieldreport.model.faults import FAULTS, Invalid, JsonFault, Newer, explain
from fieldreport.model.indexing import Texts, references, terms, texts, title, when
from fieldreport.model.record import LIMIT, PARENTS, Envelope, Record
from fieldreport.model.validate import BODIES, KINDS, Body
from fieldreport.reference.additions import Additions

__all__ = [
    "BODIES",
    "FAULTS",
    "KINDS",
    "LIMIT",
    "PARENTS",
    "Body",
    "Change",
    "Conflict",
    "Invalid",
    "JsonFault",
    "Newer",
    "Record",
    "Texts",
    "body_tree",
    "compose",
    "conflicts",
    "difference",
    "document_kind",
    "explain",
    "parse",
    "parse_body",
    "people_apart",
    "references",
    "terms",
    "texts",
    "title",
    "when",
]

Tree = dict[str, Any]


def parse(raw: bytes) -> Record:
    """Return the record that the bytes are.

    In a newer minor version, what this program doesn't know is left out of `body` (and stays in
    `raw`).

    Raises:
        JsonFault: the bytes are not one strict JSON value of at most 1 MiB without line feeds.
        Newer: a greater major version.
        Invalid: a field is wrong; `path` says which.
    """
    if b"\n" in raw:
        # Records travel one a line.
        raise JsonFault("", "line_feed")
    tree = strictjson.check(raw, LIMIT)
    if not isinstance(tree, dict):
        raise Invalid("", "wrong_type")
    newer = not versions.is_known(tree.get("format"))
    if isinstance(tree.get("kind"), str) and tree["kind"] not in BODIES:
        raise Invalid("kind", "unknown_kind")
    envelope: Envelope = validate.convert(carry.known(tree, Envelope) if newer else tree, Envelope)
    if not subjects.fits(envelope.subject, envelope.kind):
        raise Invalid("subject", "another_kind")
    if not times.valid(envelope.written):
        raise Invalid("written", "not_an_instant")
    if list(envelope.parents) != sorted(set(envelope.parents)):
        raise Invalid("parents", "not_sorted")
    body, found = _checked(envelope.kind, envelope.body, newer=newer)
    return Record(
        id=hashlib.sha256(raw).hexdigest(),
        raw=raw,
        format=envelope.format,
        kind=envelope.kind,
        subject=envelope.subject,
        parents=envelope.parents,
        author=envelope.author,
        written=envelope.written,
        salt=envelope.salt,
        body=body,
        leaves=found,
    )


def compose(
    kind: str,
    body_json: Mapping[str, Any],
    *,
    author: str,
    written: str,
    subject: str | None = None,
    parents: Sequence[str] = (),
    based_on: Sequence[Record] = (),
    additions: Iterable[Additions] | None = None,
) -> Record:
    """Return a new record with fresh salt; its `raw` is what is to be signed and stored.

    `based_on` are the versions that it replaces: their ids are the parents and theirs is the
    subject unless other ones are given; what a newer program wrote in them is carried forward, and
    their `format` with it. Without either, the subject is a new one. Terms must be shipped ones, an organisation's
    own from `additions`, or already in the versions replaced.

    Raises:
        Invalid: a field is wrong, or the versions replaced are of another subject or kind.
        JsonFault: the record would be larger than 1 MiB, or its text can't be written.
    """
    if kind not in BODIES:
        raise Invalid("kind", "unknown_kind")
    subject = subject or (based_on[0].subject if based_on else subjects.fresh(kind))
    if any(record.kind != kind or record.subject != subject for record in based_on):
        raise Invalid("parents", "another_thing")
    version = versions.greatest(record.format for record in based_on)
    newer = not versions.is_known(version)
    body = _own(kind, body_json, based_on=based_on, additions=additions, newer=newer)
    tree: Tree = {
        "format": version,
        "kind": kind,
        "subject": subject,
        "parents": sorted(set(parents or (record.id for record in based_on))),
        "author": author,
        "written": written,
        "salt": secrets.token_hex(16),
        "body": body_tree(body),
    }
    if newer:
        tree["body"] = carry.carried(tree["body"], dict(body_json), BODIES[kind])
        for record in based_on:
            tree = _carried(tree, record)
    return parse(_encoded(tree))


def parse_body(
    kind: str,
    raw_json: bytes,
    *,
    additions: Iterable[Additions] | None = None,
    based_on: Sequence[Record] = (),
) -> Tree:
    """Return a body that somebody wrote as a document, checked as strictly as `compose` will check
    it.

    White space around the document is allowed, and a `kind` in it that says the same.
    `people[].identity` may hold a person's body each: see `people_apart`.

    Raises:
        JsonFault, Invalid: as `compose`.
    """
    tree = _document(raw_json)
    if tree.pop("kind", kind) != kind:
        raise Invalid("kind", "another_kind")
    newer = not all(versions.is_known(record.format) for record in based_on)
    account, identities = _split(tree)
    for path, identity in identities:
        try:
            _own("person", identity, additions=additions)
        except Invalid as fault:
            raise Invalid(
                path + fault.path.removeprefix("body"), fault.reason, **fault.params
            ) from fault
    _own(kind, account, based_on=based_on, additions=additions, newer=newer)
    return tree


def document_kind(raw_json: bytes) -> str:
    """Return the kind that a document says it is, for documents of any kind.

    Raises:
        JsonFault: it is no strict JSON.
        Invalid: it says none, or one that there isn't.
    """
    kind = _document(raw_json).get("kind")
    if kind is None:
        raise Invalid("kind", "missing")
    if not isinstance(kind, str) or kind not in BODIES:
        raise Invalid("kind", "unknown_kind")
    return kind


def people_apart(body_json: Mapping[str, Any]) -> tuple[Tree, list[tuple[str, Tree]]]:
    """Return a body without the identities in `people[].identity`, and these as (subject, body of a
    person).

    The subject is the `person` that the entry names, else a new one, which the entry then names.

    Raises:
        Invalid: an identity is not an object, or the id of its person that of something else.
    """
    account, identities = _split(body_json)
    people = []
    for path, identity in identities:
        # `body.people[3].identity`
        entry = account["people"][int(path[len("body.people[") : path.index("]")])]
        entry["person"] = entry.get("person") or subjects.fresh("person")
        if not subjects.fits(str(entry["person"]), "person"):
            raise Invalid(path.removesuffix("identity") + "person", "another_thing")
        if "type" in entry:
            identity.setdefault("type", entry["type"])
        people.append((entry["person"], identity))
    return account, people


def body_tree(body: Body) -> Tree:
    """Return a body as the JSON tree in which it is written: fields in their order, without those
    that say nothing.
    """
    # By way of JSON, because tuples would stay tuples otherwise.
    tree: Tree = msgspec.json.decode(_encoded(body))
    return tree


def _checked(
    kind: str, tree: Tree, *, newer: bool, own: codes.Codes | None = None
) -> tuple[Body, Sequence[Any]]:
    try:
        body: Body = validate.convert(
            carry.known(tree, BODIES[kind]) if newer else tree, BODIES[kind]
        )
        return body, validate.check(body, newer=newer, own=own)
    except Invalid as fault:
        raise fault.under("body") from fault.__cause__


def _own(
    kind: str,
    tree: Mapping[str, Any],
    *,
    additions: Iterable[Additions] | None,
    based_on: Sequence[Record] = (),
    newer: bool = False,
) -> Body:
    """Check a body of our own writing: unknown terms are refused, unless they stood there
    before.
    """
    allowed = {vocabulary: set(known) for vocabulary, known in codes.own(additions or ()).items()}
    for record in based_on:
        for meaning, value, _ in record.leaves:
            if meaning.vocabulary is not None:
                allowed.setdefault(meaning.vocabulary, set()).add(value)
    own = {vocabulary: frozenset(known) for vocabulary, known in allowed.items()}
    plain = dict(carry.known(dict(tree), BODIES[kind])) if newer else dict(tree)
    return _checked(kind, plain, newer=False, own=own)[0]


def _document(raw_json: bytes) -> Tree:
    tree = strictjson.check(strictjson.trimmed(raw_json), LIMIT)
    if not isinstance(tree, dict):
        raise Invalid("", "wrong_type")
    return tree


def _split(body_json: Mapping[str, Any]) -> tuple[Tree, list[tuple[str, Tree]]]:
    """Return a copy of a body without its inline identities, and these with their paths."""
    account = copy.deepcopy(dict(body_json))
    people = account.get("people")
    identities = []
    for index, entry in enumerate(people if isinstance(people, list) else ()):
        if isinstance(entry, dict) and "identity" in entry:
            identity = entry.pop("identity")
            path = f"body.people[{index}].identity"
            if not isinstance(identity, dict):
                raise Invalid(path, "wrong_type")
            identities.append((path, identity))
    return account, identities


def _carried(tree: Tree, record: Record) -> Tree:
    old = strictjson.check(record.raw, LIMIT)
    body = carry.carried(tree["body"], old.pop("body"), BODIES[record.kind])
    return {**carry.carried(tree, old, Envelope), "body": body}


def _encoded(value: Tree | Body) -> bytes:
    try:
        return msgspec.json.encode(value)
    except UnicodeEncodeError as error:
        raise JsonFault("", "surrogate") from error
