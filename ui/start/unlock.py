"""Unlocking: one field. A wrong passphrase is said calmly, beside it, and each further one costs a
little waiting.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from fieldreport.errors import UserError
from fieldreport.reference.wording import explain
from ui.look import language
from ui.parts import buttons
from ui.parts.field import Field
from ui.parts.labels import label
from ui.parts.passphrase import PassphraseField
from ui.session.job import Failure
from ui.session.session import Owner, Session
from ui.start.card import Card

# Seconds to wait after the first, second, … wrong passphrase; against fingers, since against
# computers the key derivation works.
DELAYS = (0, 1, 2, 3, 5)

CARD_WIDTH = 440

# Failures that there is a page for.
_WAYS_BACK = frozenset({"vault.damaged", "vault.page_damaged", "vault.is_backup"})


class Unlock(Card):
    """`opened` with the owner; `another` when the vault is in another folder, `lost` when the
    passphrase is lost, `damaged` when the vault is, `restore` with the folder of a backup or None.
    """

    opened = Signal(object)
    another = Signal()
    lost = Signal()
    damaged = Signal()
    restore = Signal(object)

    def __init__(self, session: Session, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent, width=CARD_WIDTH)
        self._session, self._folder = session, folder
        self._failures = self._left = 0
        self._working = False
        self._refused = ""
        self.way = buttons.secondary(icon="life-buoy")
        self.passphrase = PassphraseField()
        self.field = Field(self.passphrase)
        self.unlock = buttons.primary(icon="lock-open")
        self.elsewhere = buttons.flush(buttons.quiet())
        self.forgotten = buttons.flush(buttons.quiet())
        self.backup = buttons.flush(buttons.quiet())
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._waiting = label("hint", wraps=True)
        ends = QHBoxLayout()
        ends.addWidget(self.elsewhere)
        ends.addStretch(1)
        ends.addWidget(self.unlock)
        for each in (self.way, self.field, self._bar, self._waiting):
            self.fields.addWidget(each)
        self.fields.addLayout(ends)
        for rare in (self.forgotten, self.backup):
            self.fields.addWidget(rare, 0, Qt.AlignmentFlag.AlignLeft)
        self.forgotten.hide()
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self._count_down)
        self.passphrase.entered.connect(self._unlock)
        self.passphrase.changed.connect(self._typed)
        self.unlock.clicked.connect(self._unlock)
        self.elsewhere.clicked.connect(self.another)
        self.forgotten.clicked.connect(self.lost)
        self.way.clicked.connect(self._lead)
        self.backup.clicked.connect(lambda: self.restore.emit(None))
        self._show_state()
        self.retranslate()

    def first_focus(self) -> QWidget:
        """In the one field."""
        return self.passphrase

    def retranslate(self) -> None:
        """Set every text."""
        self.title.setText(self.tr("Locked"))
        self.text.hide()
        self.field.say(self.tr("Passphrase"))
        self.elsewhere.setText(self.tr("Another folder…"))
        self.forgotten.setText(self.tr("Open with a recovery card…"))
        self.backup.setText(self.tr("Restore from a backup…"))
        self._show_way()
        self._show_state()

    def _unlock(self) -> None:
        if self._working or self._left:
            return
        self.notices.clear()
        self._refused = ""
        self._show_way()
        if not self.passphrase.text():
            self.field.set_fault(lambda: self.tr("Type the passphrase."))
            self.passphrase.setFocus()
            return
        secret = self.passphrase.secret()
        self._working = True
        self._show_state()
        self._session.open(self._folder, secret).then(self, self._opened, failed=self._failed)

    def _opened(self, owner: Owner) -> None:
        self.passphrase.clear()
        self.opened.emit(owner)

    def _failed(self, failure: Failure) -> None:
        self._working = False
        if isinstance(failure, UserError) and failure.code == "vault.wrong_passphrase":
            self.field.set_fault(lambda: explain(failure, language.current()))
            self._left = DELAYS[min(self._failures, len(DELAYS) - 1)]
            self._failures += 1
            # Only now: whoever knows the passphrase needs no other way.
            self.forgotten.show()
            if self._left:
                self._timer.start()
        else:
            self.show_error(failure)
        self._show_state()
        self.passphrase.setFocus()
        self.passphrase.line.selectAll()

    def show_error(self, failure: Failure) -> None:
        """Say what went wrong, and offer the way back that there is."""
        super().show_error(failure)
        self._refused = failure.code if isinstance(failure, UserError) else ""
        self._show_way()

    def _show_way(self) -> None:
        self.way.setVisible(self._refused in _WAYS_BACK)
        self.way.setText(
            self.tr("Restore this backup…")
            if self._refused == "vault.is_backup"
            else self.tr("Recover what can be read…")
        )

    def _lead(self) -> None:
        if self._refused == "vault.is_backup":
            self.restore.emit(self._folder)
        else:
            self.damaged.emit()

    def _typed(self) -> None:
        self.field.clear_fault()

    def _count_down(self) -> None:
        self._left -= 1
        if self._left <= 0:
            self._left = 0
            self._timer.stop()
        self._show_state()

    def _show_state(self) -> None:
        self.passphrase.setEnabled(not self._working)
        self.unlock.setEnabled(not self._working and not self._left)
        self._bar.setVisible(self._working)
        self.unlock.setText(self.tr("Unlocking…") if self._working else self.tr("Unlock"))
        self._waiting.setVisible(self._left > 0)
        self._waiting.setText(
            self.tr("You can try again in {seconds} s.").format(seconds=self._left)
        )
