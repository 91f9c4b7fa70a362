"""When it happened: now unless something is typed, with buttons for a little earlier; what was understood, in words."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from fieldreport import times
from fieldreport.usecases.record.moments import earlier, instant, typed, understood
from ui.parts import buttons
from ui.parts.field import Field
from ui.report import whens
from ui.session.session import Session

PAUSE_MS = 150
CLOCK_MS = 10_000
STEPS = (5, 15, 60)


class WhenField(Field):
    """`text` is what was typed, `noted` the instant that stands for now; `changed` when somebody edits it."""

    changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        self.line = QLineEdit()
        self.line.setAcceptDrops(False)
        self.steps = {minutes: buttons.secondary() for minutes in STEPS}
        row = QWidget()
        row.setFocusProxy(self.line)
        box = QHBoxLayout(row)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addWidget(self.line, 1)
        for button in self.steps.values():
            box.addWidget(button)
        super().__init__(row, parent)
        self._session = session
        self.noted = ""
        self._understood = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self._clock = QTimer(self)
        self._clock.timeout.connect(self._tick)
        self._clock.start(CLOCK_MS)
        self.line.textEdited.connect(self._edited)
        for minutes, button in self.steps.items():
            button.clicked.connect(lambda _on, minutes=minutes: self._go_back(minutes))
        self._retranslate()

    @property
    def text(self) -> str:
        """What was typed."""
        return self.line.text()

    @property
    def words(self) -> str:
        """What was understood."""
        return self._hint

    def note(self) -> None:
        """Now is now: writing begins."""
        if not self.noted:
            self.noted = _now()

    def put(self, text: str, noted: str) -> None:
        """Show what was typed before; both empty for something new."""
        self.line.setText(text)
        self.noted = noted
        self._ask()

    def refuse(self) -> None:
        """Say that this is no date."""
        self._understood = ""
        self.set_fault(
            lambda: self.tr("No date. Write 18:40, 14.02.2026, 2026-02 or 2026-02-14~ (about).")
        )

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _edited(self) -> None:
        self.clear_fault()
        self._pause.start()
        self.changed.emit()

    def _ask(self) -> None:
        self._pause.stop()
        text, at = self.text, self.noted or _now()

        def came(found: str) -> None:
            if text != self.text:
                return
            if not found:
                self.refuse()
                return
            self.clear_fault()
            self._understood = found
            self._retranslate()

        # On the pool: the library for rare dates takes its time when it is first needed.
        self._session.compute(_understood, text, at).then(self, came)

    def _tick(self) -> None:
        if not self.noted and not self.text:
            self._understood = _now()
            self._retranslate()

    def _go_back(self, minutes: int) -> None:
        self.note()
        base = self._understood if times.valid(self._understood) else self.noted
        at = earlier(base, minutes)
        today = at[:10] == self.noted[:10]
        self.line.setText(at[11:16] if today else typed(at))
        self._understood = at
        self.clear_fault()
        self._retranslate()
        self.changed.emit()

    def _retranslate(self) -> None:
        said = whens.told(self._understood)
        self.say(self.tr("When"), said if self.text else self.tr("Now: {time}").format(time=said))
        self.line.setPlaceholderText(self.tr("Now, or for instance 18:40"))
        self.steps[5].setText(self.tr("–5 min"))
        self.steps[15].setText(self.tr("–15 min"))
        self.steps[60].setText(self.tr("–60 min"))
        for minutes, button in self.steps.items():
            buttons.name_it(button, self.tr("%n minute(s) earlier", "", minutes))


def _understood(text: str, at: str) -> str:
    """What the format stores; empty if it is no date, which is no fault of ours."""
    try:
        return understood(text, datetime.fromisoformat(at))
    except ValueError:
        return ""


def _now() -> str:
    return instant(times.present())
