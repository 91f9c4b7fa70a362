"""Unlocking with the trustees of a recovery card: their words, and a new passphrase."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from fieldreport.crypto.secret import Secret
from fieldreport.crypto.shares import Share
from fieldreport.errors import UserError
from fieldreport.usecases.keep import recovery, shares
from ui.parts import buttons
from ui.parts.busy import BusyOverlay
from ui.parts.labels import label
from ui.parts.sheets_form import SheetsForm
from ui.session.job import Failure
from ui.session.session import Session
from ui.start.card import Card
from ui.start.new_passphrase import NewPassphrase


class Recover(Card):
    """`recovered` when the new passphrase is in force; `back` without it."""

    recovered = Signal()
    back = Signal()

    def __init__(self, session: Session, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._folder = session, folder
        self._shares: list[Share] = []
        self.sheets = SheetsForm()
        self._enough = label("strong", wraps=True)
        self.passphrase = NewPassphrase(session)
        self.go_back, self.open = buttons.flush(buttons.quiet()), buttons.primary(icon="lock-open")
        self._busy = BusyOverlay(self)
        ends = QHBoxLayout()
        ends.addWidget(self.go_back)
        ends.addStretch(1)
        ends.addWidget(self.open)
        for each in (self.sheets, self._enough, self.passphrase):
            self.fields.addWidget(each)
        self.fields.addLayout(ends)
        self.sheets.complete.connect(self._complete)
        self.passphrase.entered.connect(self._open)
        self.open.clicked.connect(self._open)
        self.go_back.clicked.connect(self._leave)
        self._show_step()
        self.retranslate()

    def first_focus(self) -> QWidget:
        """In the field for the words."""
        return self.sheets

    def retranslate(self) -> None:
        """Set every text."""
        self.title.setText(self.tr("Open with a recovery card"))
        self.text.setText(
            self.tr(
                "The trustees of the card type the words of their sheets here. Then you choose a new"
                " passphrase; the old one no longer opens this vault."
            )
        )
        self._enough.setText(self.tr("The sheets are enough. Now a new passphrase:"))
        self.go_back.setText(self.tr("Back"))
        self.open.setText(self.tr("Open the vault"))

    def _show_step(self) -> None:
        enough = bool(self._shares)
        self.sheets.setVisible(not enough)
        for each in (self._enough, self.passphrase, self.open):
            each.setVisible(enough)

    def _complete(self, typed: list[Share]) -> None:
        self.notices.clear()
        self._shares = typed
        self._show_step()
        self.passphrase.setFocus()

    def _open(self) -> None:
        new = self.passphrase.secret()
        if new is None:
            return
        self.set_enabled(False)
        self._busy.begin(self.tr("Opening the vault…"))
        self._session.compute(_recover, self._folder, list(self._shares), new).then(
            self, self._opened, failed=self._failed
        )

    def _opened(self, _none: None) -> None:
        self._forget()
        self.recovered.emit()

    def _failed(self, failure: Failure) -> None:
        self._busy.end()
        self.set_enabled(True)
        self._forget()
        if isinstance(failure, UserError) and failure.code.startswith(("shares.", "recovery.")):
            self.sheets.refuse(failure)
        else:
            self.show_error(failure)

    def _leave(self) -> None:
        self._forget()
        self.back.emit()

    def _forget(self) -> None:
        self._shares = []
        self.sheets.forget()
        self.passphrase.clear()
        self._show_step()


def _recover(folder: Path, typed: list[Share], new: Secret) -> None:
    with new, shares.key_of(typed) as key:
        recovery.recover(folder, key, new)
