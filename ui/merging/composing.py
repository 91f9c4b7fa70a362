"""What the page of a conflict says, as values: made on the pool, where a long text may take its time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from PySide6.QtCore import QCoreApplication

from fieldreport.reference.additions import Additions
from fieldreport.usecases.record.deciding import Opened
from fieldreport.usecases.record.merging import Part
from ui.look import language
from ui.merging import naming
from ui.report import comparing, fields, whens
from ui.report.blocks import Runs, dotted, plain
from ui.report.words import Words, low

translate = QCoreApplication.translate

Text = Literal["", "line", "lines", "date"]

# What somebody may write anew in place of what the versions say.
_LINES = frozenset(
    {
        *("narrative", "note", "description", "words", "consequences", "stated_reason"),
        *("conditions", "reason", "question", "reasons", "outcome", "withdrawn_why", "text"),
    }
)
_LINE = frozenset(
    {
        *("title", "label", "unit", "name", "authority", "reference", "office", "occasion"),
        *("how", "recorded_by", "addressed_to", "identified", "item", "by", "who"),
        *("full", "given", "family", "patronymic", "number", "issued_by", "position"),
        *("means", "value", "relation"),
    }
)
# A longer text stands in the report itself; laying it out again and again would make the window wait.
_SHOWN = 6000


@dataclass(frozen=True)
class Shown:
    """One part: what it is called, what is said of it, what it was before, and what each version says. `text` tells
    what may be written instead, beginning with `draft`.
    """

    path: str
    title: str
    state: str
    before: Runs
    values: tuple[Runs, ...]
    taken: int | None
    text: Text
    draft: str


@dataclass(frozen=True)
class Page:
    """All of it: the versions by who wrote them and when, the parts, and the fields that are the same."""

    spoken: str
    versions: tuple[str, ...]
    parts: tuple[Shown, ...]
    same: str


def compose(opened: Opened, spoken: str) -> Page | None:
    """What the page says in the language `spoken`; nothing when another one came into force meanwhile."""
    if spoken != language.current():
        return None
    conflict = opened.deciding.conflict
    words = [spoken_of(head.body, conflict.additions, opened.called) for head in conflict.heads]
    versions = tuple(
        dotted(
            version(place),
            head.name or translate("Merging", "somebody unknown"),
            whens.moment(head.written),
        )
        for place, head in enumerate(conflict.heads)
    )
    same = ", ".join(low(naming.field(name), place) for place, name in enumerate(conflict.same))
    again = frozenset(opened.again)
    parts = tuple(
        _shown(part, words, conflict.kind, conflict.parted, part.path in again)
        for part in conflict.parts
    )
    return Page(spoken, versions, parts, same)


def version(place: int) -> str:
    """What a version is called on this page."""
    return translate("Merging", "Version {n}").format(n=place + 1)


def spoken_of(
    body: Any, additions: Sequence[Additions], called: Mapping[str, str] | None = None
) -> Words:
    """The words for what a body refers to, other records by what they are `called`."""
    words = Words(named(body), additions)
    words.people = {**(called or {}), **words.people}
    return words


def named(body: Any) -> Any:
    """A body in which all that is called by its label or type has one."""
    return {
        "people": [{"label": "", **each} for each in body.get("people", ())],
        "acts": [{"type": "", **each} for each in body.get("acts", ())],
        "property": [{"item": "", **each} for each in body.get("property", ())],
        "sources": body.get("sources", ()),
    }


def _shown(part: Part, words: Sequence[Words], kind: str, parted: bool, again: bool) -> Shown:
    # Whoever has the item knows what it is called.
    knows = next((place for place, value in enumerate(part.values) if value is not None), 0)
    said = [
        told(part.path, value, each, kind)[:_SHOWN]
        for value, each in zip(part.values, words, strict=True)
    ]
    before = told(part.path, part.base, words[knows], kind)[:_SHOWN]
    text = _text(part)
    draft = next((str(value) for value in part.values if value is not None), "")
    return Shown(
        part.path,
        heading(part.path, words[knows]),
        _again() if again else _state(part, parted),
        plain(before),
        tuple(
            _missing(part) if value is None else runs
            for value, runs in zip(part.values, comparing.apart(said), strict=True)
        ),
        None if again else part.taken,
        text,
        draft if text in {"line", "lines"} else "",
    )


def heading(path: str, words: Words) -> str:
    """What a part is called."""
    return fields.heading(path, words, naming.field)


def told(path: str, value: Any, words: Words, kind: str) -> str:
    """A value in words."""
    within = "" if kind == "report" else kind
    return fields.value(path, value, words, naming.field, within)


def _missing(part: Part) -> Runs:
    if part.base is None:
        return plain(translate("Merging", "says nothing of it"), "muted")
    return plain(translate("Merging", "took it away"), "muted")


def _text(part: Part) -> Text:
    last = fields.steps(part.path)[-1]
    if last.item is not None or not all(
        value is None or isinstance(value, str) for value in part.values
    ):
        return ""
    if last.field in _LINES:
        return "lines"
    if last.field in fields.DATES:
        return "date"
    return "line" if last.field in _LINE else ""


def _again() -> str:
    return translate("Merging", "The versions are others than when you decided this. Choose again.")


def _state(part: Part, parted: bool) -> str:
    if part.taken is None:
        if not parted:
            return translate("Merging", "The versions differ. Choose one.")
        if any(value is None for value in part.values):
            return translate(
                "Merging", "One took this away, another one changed it or refers to it. Choose."
            )
        return translate("Merging", "Several changed this. Choose one.")
    changed = [place for place, value in enumerate(part.values) if value != part.base]
    who = ", ".join(low(version(place)) for place in changed)
    if part.values[part.taken] is None:
        return translate("Merging", "Taken away: {who}. Nobody else changed it.").format(who=who)
    if part.base is None:
        return translate("Merging", "Added: {who}. It is taken.").format(who=who)
    return translate("Merging", "Changed: {who}. It is taken.").format(who=who)
