"""The merged version as it would be saved, to read: made on the pool, and made again with every choice.

What is not decided yet is named above the text, and stands in it as that.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from fieldreport import times
from fieldreport.usecases.record import forms, merging
from fieldreport.usecases.record.deciding import Decided, Opened
from fieldreport.usecases.record.merging import Choice, Own
from fieldreport.usecases.record.merging import Part as Differing
from ui.look import language
from ui.merging import naming
from ui.merging.composing import heading, named, spoken_of, told
from ui.report.account import account
from ui.report.blocks import Part, Runs, Table, block, paragraphs, plain
from ui.report.fetched import Fetched, Told
from ui.report.followup import said
from ui.report.words import Words

translate = QCoreApplication.translate


def compose(
    opened: Opened, decided: Mapping[str, Decided], fetched: Fetched, owner: str, spoken: str
) -> list[Part]:
    """The parts of the sheet, in the language `spoken`; nothing when another one came into force meanwhile. `owner` is
    the fingerprint of whoever merges.
    """
    if spoken != language.current():
        return []
    conflict = opened.deciding.conflict
    again = frozenset(opened.again)
    choices: dict[str, Choice] = {}
    waiting: list[Differing] = []
    for part in conflict.parts:
        made = decided.get(part.path)
        choice = made.choice if made is not None else None
        if choice is None and part.path not in again:
            choice = part.taken
        if choice is None:
            waiting.append(part)
            choice = Own(_meanwhile(part))
        choices[part.path] = Own(choice.value or "") if isinstance(choice, Own) else choice
    body = forms.ready(merging.result(conflict, choices), opened.deciding.noted)
    body |= named(body)
    words = spoken_of(body, conflict.additions, opened.called)
    return [*_warning(waiting, words), *_text(conflict.kind, body, words, fetched, owner)]


def _meanwhile(part: Differing) -> Any:
    """What stands for a part that is not decided yet; what others refer to must be there."""
    value = next(each for each in part.values if each is not None)
    item = part.path.endswith("]")
    waiting = translate("Merging", "not decided yet")
    if isinstance(value, str) and not item:
        return waiting
    if isinstance(value, Mapping) and "name" in value and not item:
        return {"name": waiting}
    return value


def _warning(waiting: list[Differing], words: Words) -> list[Part]:
    if not waiting:
        return []
    title = translate("Merging", "Not decided yet")
    names = [block("below", heading(part.path, words)) for part in waiting]
    return [block("warning", title, "strong"), *names, block("text", "")]


def _text(
    kind: str, body: dict[str, Any], words: Words, fetched: Fetched, owner: str
) -> list[Part]:
    now = times.present().isoformat(timespec="seconds")
    if kind == "report":
        head = Told("", kind, fetched.subject, owner, now, {"narrative": "", **body})
        return account(head, fetched, words, str(body.get("title", "")))
    found: list[Part] = [block("title", naming.kind(kind))]
    if kind == "consent":
        found += paragraphs("text", words.people.get(str(body.get("person")), ""), "strong")
    return [*found, *(_facts(kind, body, words) if kind == "person" else said(kind, body, words))]


def _facts(kind: str, body: Mapping[str, Any], words: Words) -> list[Part]:
    """Every field with what it says."""
    rows: list[tuple[Runs, ...]] = []
    for name, value in body.items():
        text = told(name, value, words, kind) if value else ""
        rows += [(plain(naming.field(name), "muted"), plain(text))] if text else []
    return [Table("facts", tuple(rows))] if rows else []
