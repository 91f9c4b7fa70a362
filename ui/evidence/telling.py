"""What a file tells and what happened to it, written on paper: facts sorted by what they reveal,
and the custody log.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, Qt

from fieldreport.media.protocol import REVEALS, Fact
from fieldreport.reference import vocabulary
from fieldreport.reference.inert import inert
from fieldreport.reference.wording import say, size
from fieldreport.usecases.record.evidence import Item, Logged
from ui.evidence.paper import Paper
from ui.look import language

_LONGEST = 1000


def write_facts(paper: Paper, item: Item, facts: Sequence[Fact] | None) -> None:
    """The name, size and hash of `item`; then its facts, those first that reveal something. None is
    a file that tells nothing because it can't be opened.
    """
    lang = language.current()
    paper.clear()
    paper.heading(QCoreApplication.translate("Telling", "The file"))
    paper.line(inert(item.name, limit=_LONGEST))
    paper.line(size(item.size, lang))
    paper.line(f"SHA-256 {item.sha256}")
    for code in REVEALS:
        _group(
            paper, say(f"media.reveals.{code}", lang), (f for f in facts or () if f.reveals == code)
        )
    rest = QCoreApplication.translate("Telling", "Reveals nothing about anybody by itself")
    _group(paper, rest, (fact for fact in facts or () if fact.reveals is None))
    if not facts:
        paper.heading(
            QCoreApplication.translate("Telling", "Nothing else is known from the file itself.")
        )
    paper.rewind()


def write_log(paper: Paper, entries: Iterable[Logged]) -> None:
    """The custody log of a file, the oldest entry first."""
    lang = language.current()
    actions = vocabulary.load("custody-actions")
    paper.clear()
    for entry in entries:
        if not entry.at:
            paper.heading(
                QCoreApplication.translate("Telling", "An entry whose content was erased")
            )
            continue
        paper.heading(actions.label(entry.action, lang))
        paper.line(f"{_moment(entry.at)} – {inert(entry.by, limit=_LONGEST)}")
    paper.rewind()


def _group(paper: Paper, heading: str, facts: Iterable[Fact]) -> None:
    found = list(facts)
    if found:
        paper.heading(heading)
    for fact in found:
        value = inert(fact.value, limit=_LONGEST)
        paper.line(f"{inert(fact.name)}: {value}")


def _moment(at: str) -> str:
    moment = QDateTime.fromString(at, Qt.DateFormat.ISODate)
    return QLocale().toString(moment, QLocale.FormatType.ShortFormat) if moment.isValid() else at
