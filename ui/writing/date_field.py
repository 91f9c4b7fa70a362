"""When, as somebody types it: a time, a date, EDTF; below it in words how it is understood."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from fieldreport import times
from fieldreport.model import dates
from fieldreport.usecases.record.moments import instant, typed, understood
from ui.parts import buttons
from ui.parts.field import Field
from ui.report import whens
from ui.writing.room import Room, Steps

PAUSE_MS = 150


class DateField(Field):
    """The value is what was typed: the save turns it into a date. With `now` there is a button for now."""

    changed = Signal()

    def __init__(self, room: Room, parent: QWidget | None = None, *, now: bool = False) -> None:
        self.line = QLineEdit()
        self.line.setAcceptDrops(False)
        self.now = buttons.secondary() if now else None
        row = QWidget()
        row.setFocusProxy(self.line)
        box = QHBoxLayout(row)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addWidget(self.line, 1)
        if self.now is not None:
            box.addWidget(self.now)
            self.now.clicked.connect(self._put_now)
        super().__init__(row, parent)
        self._room = room
        self._title = self._said_hint = self._understood = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self.line.textEdited.connect(self._edited)
        self._stored: tuple[str, str] | None = None

    @property
    def words(self) -> str:
        """How it is understood."""
        return self._hint

    def put(self, value: Any) -> None:
        """Show a date of the report, as people write it."""
        text = str(value or "")
        shown = typed(text)
        self._stored = (shown, text) if text else None
        self.line.setText(shown)
        self.clear_fault()
        self._understood = text
        self._retranslate()
        if text:
            self._ask()

    def value(self) -> Any:
        """What was typed, or the stored date if it is the same; None for nothing."""
        text = self.line.text().strip()
        if self._stored is not None and text == self._stored[0]:
            return self._stored[1]
        return text or None

    def refuse(self, _steps: Steps, said: Callable[[], str]) -> None:
        """Say what is wrong with it."""
        self.set_fault(said)
        self.line.setFocus()

    def say(self, name: str, hint: str = "") -> None:
        """Set what the field is called."""
        self._title, self._said_hint = name, hint
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _edited(self) -> None:
        self.clear_fault()
        self._pause.start()
        self.changed.emit()

    def _put_now(self) -> None:
        self.line.setText(typed(instant(times.present())))
        self._edited()

    def _ask(self) -> None:
        self._pause.stop()
        text = str(self.value() or "")

        def came(found: str) -> None:
            if text != str(self.value() or ""):
                return
            self._understood = found
            if found or not text:
                self.clear_fault()
            else:
                self.set_fault(self._no_date)
            self._retranslate()

        # On the pool: the library for rare dates takes its time when it is first needed.
        self._room.session.compute(_read, text).then(self, came)

    def _no_date(self) -> str:
        return self.tr("No date. Write 18:40, 14.02.2026, 2026-02 or 2026-02-14~ (about).")

    def _retranslate(self) -> None:
        said = whens.told(self._understood) if self.line.text().strip() else ""
        super().say(self._title, said or self._said_hint)
        self.line.setPlaceholderText(self.tr("14.02.2026 18:40, 2026-02 …"))
        if self.now is not None:
            self.now.setText(self.tr("Now"))


def _read(text: str) -> str:
    """What the format stores; empty if it is no date."""
    try:
        dates.span(text)
    except ValueError:
        pass
    else:
        return text
    try:
        return understood(text, times.present()) if text else ""
    except ValueError:
        return ""
