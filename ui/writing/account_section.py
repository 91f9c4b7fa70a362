"""What happened: the account, its title and tags, when and where; and other reports that it hangs together with."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, Signal
from PySide6.QtWidgets import QWidget

from ui.capture.account import Account
from ui.parts.field import Field
from ui.report.blocks import Run, Runs
from ui.report.words import Tree, low
from ui.writing.adders import by_record
from ui.writing.date_field import DateField
from ui.writing.item import Item, Kind
from ui.writing.line_field import LineField, NoteField
from ui.writing.pick_field import lines, record, term
from ui.writing.places import place
from ui.writing.room import Room, Spoken, Steps

HEIGHT = 190


class NarrativeField(Field):
    """What happened. Files and pictures that are dropped or pasted go to the page."""

    changed = Signal()

    def __init__(self, room: Room, parent: QWidget | None = None) -> None:
        self.account = Account()
        self.account.setFixedHeight(HEIGHT)
        super().__init__(self.account, parent)
        self._putting = False
        self.account.textChanged.connect(self._edited)
        self.account.given.connect(room.given)

    def put(self, value: Any) -> None:
        """Show a text."""
        self._putting = True
        self.account.setPlainText(str(value or ""))
        self._putting = False
        self.clear_fault()

    def value(self) -> Any:
        """The text; None if there is none."""
        text = self.account.toPlainText()
        return text if text.strip() else None

    def refuse(self, _steps: Steps, said: Callable[[], str]) -> None:
        """Say what is wrong with it."""
        self.set_fault(said)
        self.account.setFocus()

    def _edited(self) -> None:
        if not self._putting:
            self.clear_fault()
            self.changed.emit()


ACCOUNT = (
    Item("title", str(QT_TRANSLATE_NOOP("Writing", "Title")), LineField, wide=True),
    Item(
        "narrative",
        str(QT_TRANSLATE_NOOP("Writing", "What happened")),
        NarrativeField,
        str(
            QT_TRANSLATE_NOOP(
                "Writing",
                "Names that stand here travel with the report; in “People” they are kept apart.",
            )
        ),
        wide=True,
    ),
    Item(
        "language", str(QT_TRANSLATE_NOOP("Writing", "Language of the report")), term("languages")
    ),
    Item("tags", str(QT_TRANSLATE_NOOP("Writing", "Tags")), lines),
)

WHEN_AND_WHERE = (
    Item("began", str(QT_TRANSLATE_NOOP("Writing", "Began")), partial(DateField, now=True)),
    Item("ended", str(QT_TRANSLATE_NOOP("Writing", "Ended")), partial(DateField, now=True)),
    Item("place", str(QT_TRANSLATE_NOOP("Writing", "Place")), place, wide=True),
)


def _link(tree: Tree, words: Spoken) -> Runs:
    kind = low(words.term("link-types", tree.get("type")))
    note = " ".join(str(tree.get("note", "")).split())[:80]
    subject = str(tree.get("subject", ""))
    said = (Run(words.subjects.get(subject) or subject[:12], "strong"),)
    more = " · ".join(each for each in (kind, note) if each)
    return (*said, *((Run(f"   {more}", "muted"),) if more else ()))


LINKS = Kind(
    (
        Item(
            "type", str(QT_TRANSLATE_NOOP("Writing", "How they hang together")), term("link-types")
        ),
        Item("note", str(QT_TRANSLATE_NOOP("Writing", "Note")), NoteField, wide=True),
        Item("subject", str(QT_TRANSLATE_NOOP("Writing", "Report")), record("report"), rare=True),
    ),
    _link,
    by_record(
        str(QT_TRANSLATE_NOOP("Writing", "Link another report")),
        str(QT_TRANSLATE_NOOP("Writing", "words that stand in it")),
        "report",
        lambda subject: {"type": "same-incident", "subject": subject},
    ),
)
