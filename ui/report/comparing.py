"""Versions compared, for people: what each one changed, and where the heads of a conflict differ.

Words that went are struck out and those that came are underlined, so that the difference is seen
without colours.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Any

from PySide6.QtCore import QCoreApplication

from ui.report import fields, whens
from ui.report.account import written
from ui.report.blocks import Block, Look, Part, Run, Runs, Table, block, dotted, plain
from ui.report.fetched import Fetched, Past
from ui.report.words import Words

translate = QCoreApplication.translate

# Longer texts are shown one after the other: comparing them word by word could take seconds.
_WORDS = 3000
_UNCHANGED = 24


def history(fetched: Fetched) -> list[Part]:
    """Every version, the newest first, with what it changed."""
    words = Words(fetched.heads[-1].body, fetched.additions)
    found: list[Part] = []
    for past in fetched.history:
        found += _version(past, fetched, words)
    return found


def conflict(fetched: Fetched) -> list[Part]:
    """Where the current versions differ, side by side; nothing for a report that has only one."""
    if len(fetched.heads) < 2:
        return []
    words = Words(fetched.heads[0].body, fetched.additions)
    title = translate("Report", "These versions contradict each other")
    text = translate(
        "Report",
        "They were written without knowing of each other. All are kept. Where they differ, they"
        " stand side by side here.",
    )
    heads = tuple((Run(written(head, fetched), "strong"),) for head in fetched.heads)
    rows = [((), *heads)]
    for differing in fetched.differing:
        name = fields.heading(differing.path, words)
        said = [fields.value(differing.path, each, words) for each in differing.values]
        rows.append((plain(name, "muted"), *apart(said)))
    return [block("warning", title, "strong"), block("text", text), Table("beside", tuple(rows))]


def changed(before: str, after: str) -> Runs:
    """A text with what went struck out and what came underlined; long stretches that stayed are
    left out.
    """
    old, new = _words(before), _words(after)
    if len(old) > _WORDS or len(new) > _WORDS or not before or not after:
        return (
            *plain(before, "gone"),
            *plain(" " if before and after else ""),
            *plain(after, "new"),
        )
    runs: list[Run] = []
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for number, (tag, a, b, c, d) in enumerate(codes):
        if tag == "equal":
            runs.append(Run(_shortened(old[a:b], number == 0, number == len(codes) - 1)))
            continue
        gone, came = "".join(old[a:b]), "".join(new[c:d])
        runs += _marked_run(gone, "gone")
        runs += plain(" " if gone and came and not gone[-1:].isspace() else "")
        runs += _marked_run(came, "new")
    return tuple(runs)


def _version(past: Past, fetched: Fetched, words: Words) -> list[Part]:
    author = fetched.authors.get(past.author) or translate("Report", "somebody unknown")
    state = translate("Report", "current version") if past.current else ""
    found: list[Part] = [
        Block(
            "item",
            (
                Run(whens.moment(past.written), "strong"),
                Run("  "),
                Run(dotted(author, state), "muted"),
            ),
        )
    ]
    if not past.kept:
        found.append(block("below", translate("Report", "No longer in this vault."), "muted"))
    elif past.first:
        found.append(block("below", translate("Report", "First version."), "muted"))
    elif not past.changes:
        found.append(block("below", translate("Report", "Nothing in it changed."), "muted"))
    for path, before, after in past.changes:
        found.append(block("below", fields.heading(path, words), "muted"))
        found.append(Block("quote", _change(path, before, after, words)))
    return found


def _change(path: str, before: Any, after: Any, words: Words) -> Runs:
    return changed(fields.value(path, before, words), fields.value(path, after, words))


def apart(said: Sequence[str]) -> list[Runs]:
    """What each version says, with the words underlined that the other one doesn't have."""
    nothing = translate("Report", "says nothing of it")
    first = said[0]
    cells: list[Runs] = []
    for number, text in enumerate(said):
        other = said[1] if number == 0 else first
        cells.append(_marked(text, other) if text else plain(nothing, "muted"))
    return cells


def _marked(text: str, other: str) -> Runs:
    """A text with the words underlined that the other doesn't have."""
    mine, theirs = _words(text), _words(other)
    if not other or len(mine) > _WORDS or len(theirs) > _WORDS:
        return plain(text)
    runs: list[Run] = []
    for tag, a, b, _, _ in SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes():
        runs += _marked_run("".join(mine[a:b]), "plain" if tag == "equal" else "new")
    return tuple(runs)


def _marked_run(text: str, look: Look) -> Runs:
    """A run whose line doesn't go on under the space behind it."""
    words = text.rstrip()
    return (*plain(words, look), *plain(text[len(words) :]))


def _words(text: str) -> list[str]:
    return re.findall(r"\S+\s*", text)


def _shortened(words: Sequence[str], first: bool, last: bool) -> str:
    if len(words) <= _UNCHANGED:
        return "".join(words)
    half = _UNCHANGED // 2
    before = "" if first else "".join(words[:half])
    after = "" if last else "".join(words[-half:])
    return f"{before}… {after}"
