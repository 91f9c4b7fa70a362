"""What somebody has decided in a conflict so far, kept in a draft until it is merged or discarded.

A decision is kept together with what the versions said when it was made, as digests. When the versions are others
later, it holds only where all that they say now was there to choose from then; everything else is asked again. What
somebody wrote anew is never dropped: where there is nothing to decide any more, it is shown until the draft goes.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec

from fieldreport import times
from fieldreport.errors import UserError
from fieldreport.usecases.record import drafts, forms, merging
from fieldreport.usecases.record.merging import Choice, Conflicted, Own, Part
from fieldreport.vault import drafts as stored
from fieldreport.vault.vault import Reading, Vault

Tree = dict[str, Any]

# What a record is called by, the first of them that it has.
_TITLES = ("title", "narrative", "words", "description", "question", "reason", "authority", "note")
_TITLE_LENGTH = 120
_SUBJECT = re.compile("[0-9a-f]{32}")
# Of so many records it is looked up what they are called; nobody reads the names of more.
_NAMED = 200


@dataclass(frozen=True)
class Decided:
    """What was decided on a part: None for nothing yet. `text` is what was written anew, be it chosen or not."""

    choice: Choice | None
    text: str | None = None


@dataclass(frozen=True)
class Deciding:
    """A conflict that is being merged. `report` is where somebody came from, `noted` the instant to which a time alone
    refers, `left` are texts that were written where there is nothing to decide any more.
    """

    conflict: Conflicted
    report: str = ""
    noted: str = ""
    decided: Mapping[str, Decided] = field(default_factory=dict)
    left: tuple[str, ...] = ()


@dataclass(frozen=True)
class Opened:
    """What the page is opened with. `title` is what the record is called; `begun` says that `draft` was there before,
    `newer` that it was begun with other versions, and `again` names the parts that have to be decided again for that.
    `called` are the names of the records that the versions refer to, by their subjects.
    """

    draft: str
    deciding: Deciding
    title: str
    called: Mapping[str, str] = field(default_factory=dict)
    begun: bool = False
    newer: bool = False
    again: tuple[str, ...] = ()


@dataclass(frozen=True)
class Settled:
    """A draft of a conflict that is none any more: it was merged elsewhere. `left` are the texts that it holds."""

    draft: str
    subject: str
    report: str
    left: tuple[str, ...]


def opened(
    reading: Reading,
    owner: str = "",
    owner_name: str = "",
    *,
    subject: str = "",
    report: str = "",
    draft: str = "",
) -> Opened | Settled:
    """Begin to merge the versions of a record, or go on with what was begun, given its draft or the record.

    Raises:
        UserError: `record.no_conflict` if there is neither a conflict nor a draft; `vault.draft_unknown`,
            `vault.draft_unreadable`.
    """
    found = stored.get(reading, draft) if draft else _of_subject(reading, subject)
    if found is None:
        conflict = merging.opened(reading, subject, owner, owner_name)
        begun = Deciding(conflict, report, _now())
        return Opened(drafts.new_id(), begun, _title(conflict), _called(reading, conflict))
    tree = _tree(found)
    report = report or str(tree.get("report", ""))
    try:
        conflict = merging.opened(reading, found.subject or "", owner, owner_name)
    except UserError as error:
        if error.code != "record.no_conflict":
            raise
        return Settled(found.id, found.subject or "", report, tuple(_texts(tree)))
    decided, again, left = _still(conflict, tree)
    deciding = Deciding(conflict, report, str(tree.get("noted", "")) or _now(), decided, left)
    newer = set(found.parents) != {head.id for head in conflict.heads}
    called = _called(reading, conflict)
    return Opened(found.id, deciding, _title(conflict), called, True, newer, again)


def save(vault: Vault, deciding: Deciding, draft: str) -> None:
    """Store what is decided so far under the id of its draft."""
    conflict = deciding.conflict
    parts = {part.path: part for part in conflict.parts}
    tree: Tree = {
        "form": drafts.MERGING,
        "title": _title(conflict),
        "report": deciding.report,
        "noted": deciding.noted,
        "left": list(deciding.left),
        "decided": [
            _entry(parts[path], each) for path, each in deciding.decided.items() if path in parts
        ],
    }
    try:
        raw = msgspec.json.encode(tree)
    except UnicodeEncodeError:
        # Half a character, as some keyboards leave it: the rest of the text must not be lost for it.
        raw = json.dumps(tree).encode("ascii")
    parents = [head.id for head in conflict.heads]
    stored.save(vault, conflict.kind, raw, draft=draft, subject=conflict.subject, parents=parents)


def finish(vault: Vault, deciding: Deciding, draft: str) -> str:
    """Save the merged version and return its id; the draft goes in the same transaction.

    Raises:
        UserError, Undecided: as `merging.merge`; the draft stays.
    """
    choices = {
        path: each.choice for path, each in deciding.decided.items() if each.choice is not None
    }
    with vault.transaction():
        version = merging.merge(vault, deciding.conflict, choices, noted=deciding.noted)
        stored.delete(vault, draft)
    return version


def discard(vault: Vault, draft: str) -> None:
    """Delete a draft. One that isn't there is no fault."""
    stored.delete(vault, draft)


def _of_subject(reading: Reading, subject: str) -> stored.Draft | None:
    """The draft in which a conflict is being merged; the one saved last."""
    about = (each for each in stored.newest_first(reading) if each.subject == subject)
    return next((each for each in about if drafts.glance(each).merging), None)


def _entry(part: Part, decided: Decided) -> Tree:
    """A decision as it is stored, with what there was to choose from."""
    marks = [_mark(value) for value in part.values]
    found: Tree = {"path": part.path, "seen": marks}
    if isinstance(decided.choice, Own):
        found["own"] = True
    elif decided.choice is not None:
        found["chosen"] = marks[decided.choice]
    if decided.text is not None:
        found["text"] = decided.text
    return found


def _still(
    conflict: Conflicted, tree: Tree
) -> tuple[dict[str, Decided], tuple[str, ...], tuple[str, ...]]:
    """What holds of the stored decisions, the parts to be decided again, and the texts that have no place any more."""
    parts = {part.path: part for part in conflict.parts}
    decided: dict[str, Decided] = {}
    again: list[str] = []
    left = [str(each) for each in _list(tree.get("left"))]
    for entry in _entries(tree):
        part, text = parts.get(str(entry.get("path"))), _text(entry)
        if part is None:
            left += [text] if text else []
            continue
        choice = _choice(part, entry, text)
        if choice is None and (entry.get("own") or "chosen" in entry):
            again.append(part.path)
        decided[part.path] = Decided(choice, text)
    return decided, tuple(again), tuple(left)


def _choice(part: Part, entry: Tree, text: str | None) -> Choice | None:
    marks = [_mark(value) for value in part.values]
    if not set(marks) <= set(map(str, _list(entry.get("seen")))):
        # A version says what nobody had seen when this was chosen.
        return None
    if entry.get("own"):
        return Own(text)
    return marks.index(entry["chosen"]) if entry.get("chosen") in marks else None


def _mark(value: Any) -> str:
    """What a value is known by: 16 hex digits, which no one takes for an id of a record or a file."""
    told = json.dumps(value, sort_keys=True).encode()
    return hashlib.sha256(told).hexdigest()[:16]


def _title(conflict: Conflicted) -> str:
    """What a record is called by its newest version."""
    body = conflict.heads[-1].body
    for name in body.get("names", ()):
        return str(name["full"])
    said = next((body[each] for each in _TITLES if body.get(each)), "")
    return " ".join(str(said).split())[:_TITLE_LENGTH]


def _called(reading: Reading, conflict: Conflicted) -> dict[str, str]:
    """What the records are called that the versions refer to."""
    mentioned = {text: None for head in conflict.heads for text in _said(head.body)}
    subjects = [text for text in mentioned if _SUBJECT.fullmatch(text)][:_NAMED]
    called = {subject: forms.title(reading, subject) for subject in subjects}
    return {subject: title for subject, title in called.items() if title}


def _said(value: Any) -> Iterator[str]:
    """Every text in a value, ids among them."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping | list | tuple):
        for each in value.values() if isinstance(value, Mapping) else value:
            yield from _said(each)


def _texts(tree: Tree) -> Sequence[str]:
    written = [_text(entry) for entry in _entries(tree)]
    return [*map(str, _list(tree.get("left"))), *(text for text in written if text)]


def _text(entry: Tree) -> str | None:
    return str(entry["text"]) if entry.get("text") is not None else None


def _entries(tree: Tree) -> list[Tree]:
    return [each for each in _list(tree.get("decided")) if isinstance(each, dict)]


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _tree(draft: stored.Draft) -> Tree:
    try:
        tree = json.loads(draft.body)
    except (ValueError, RecursionError) as error:
        raise UserError("vault.draft_unreadable") from error
    if not isinstance(tree, dict) or tree.get("form") != drafts.MERGING:
        raise UserError("vault.draft_unreadable")
    return tree


def _now() -> str:
    return times.now()
