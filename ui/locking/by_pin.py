"""Unlocking with a short PIN, soon after the vault locked itself; and the way to the passphrase."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from fieldreport.errors import UserError
from fieldreport.reference.wording import explain
from ui.locking.pin_field import PinField
from ui.look import language
from ui.parts import buttons
from ui.parts.field import Field
from ui.session import held as kept
from ui.session.job import Failure
from ui.session.session import Owner, Session
from ui.start.card import Card
from ui.start.unlock import CARD_WIDTH

if TYPE_CHECKING:
    from ui.session.held import Held

SAY_EVERY_MS = 5_000


def why_gone(why: str) -> str:
    """Why the PIN opens nothing any more; empty where whoever comes back to a machine that slept, or
    was somebody else's, knows it.
    """
    if why == kept.TIME:
        return QCoreApplication.translate(
            "ByPin", "The time for the PIN is over. Use the passphrase."
        )
    if why == kept.GUESSED:
        return QCoreApplication.translate(
            "ByPin", "The PIN was wrong three times. Only the passphrase opens the vault now."
        )
    return ""


class ByPin(Card):
    """`opened` with the owner; `passphrase` when that is to be typed instead."""

    opened = Signal(object)
    passphrase = Signal()

    def __init__(
        self, session: Session, folder: Path, held: Held, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, width=CARD_WIDTH)
        self._session, self._folder, self._held = session, folder, held
        self._working = False
        self.pin = PinField()
        self.field = Field(self.pin)
        self.unlock = buttons.primary(icon="lock-open")
        self.instead = buttons.flush(buttons.quiet())
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        ends = QHBoxLayout()
        ends.addStretch(1)
        ends.addWidget(self.unlock)
        for each in (self.field, self._bar):
            self.fields.addWidget(each)
        self.fields.addLayout(ends)
        self.fields.addWidget(self.instead, 0, Qt.AlignmentFlag.AlignLeft)
        self._timer = QTimer(self)
        self._timer.setInterval(SAY_EVERY_MS)
        self._timer.timeout.connect(self._show_state)
        self._timer.start()
        self.pin.returnPressed.connect(self._unlock)
        self.pin.textEdited.connect(self.field.clear_fault)
        self.unlock.clicked.connect(self._unlock)
        self.instead.clicked.connect(self.passphrase)
        self.retranslate()

    def first_focus(self) -> QWidget:
        """In the one field."""
        return self.pin

    def retranslate(self) -> None:
        """Set every text."""
        self.title.setText(self.tr("Locked"))
        self.field.say(self.tr("PIN"))
        self.instead.setText(self.tr("Use the passphrase"))
        self._show_state()

    def _unlock(self) -> None:
        if self._working:
            return
        self.notices.clear()
        if not self.pin.text():
            self.field.set_fault(lambda: self.tr("Type the PIN."))
            self.pin.setFocus()
            return
        box = self._held.take()
        if box is None:
            return
        typed = self.pin.secret()
        self.pin.setText("")
        self._working = True
        self._show_state()
        self._session.open_by_pin(self._folder, box, typed).then(
            self, self._opened, failed=self._failed
        )

    def _opened(self, owner: Owner) -> None:
        self._held.drop()
        self.opened.emit(owner)

    def _failed(self, failure: Failure) -> None:
        self._working = False
        if isinstance(failure, UserError) and failure.code == "pin.wrong":
            self.field.set_fault(lambda: explain(failure, language.current()))
            self._show_state()
            self.pin.setFocus()
            # Last, since another page may be open afterwards.
            self._held.failed()
        else:
            self.show_error(failure)
            self._show_state()
            self._held.not_tried()

    def _show_state(self) -> None:
        self.pin.setEnabled(not self._working)
        self.unlock.setEnabled(not self._working)
        self.instead.setEnabled(not self._working)
        self._bar.setVisible(self._working)
        self.unlock.setText(self.tr("Unlocking…") if self._working else self.tr("Unlock"))
        minutes = self.tr("%n minute(s)", "", self._held.minutes_left)
        tries = self.tr("%n wrong one(s)", "", self._held.tries)
        self.text.setText(
            self.tr(
                "The PIN opens the vault for {minutes} more. After that, or after {tries}, only the"
                " passphrase does."
            ).format(minutes=minutes, tries=tries)
        )
