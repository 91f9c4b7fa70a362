"""Changing the passphrase: the old one, and a new one twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldreport.crypto.secret import Secret
from fieldreport.errors import UserError
from fieldreport.reference.wording import explain
from ui.look import language
from ui.parts import buttons
from ui.parts.field import Field
from ui.parts.passphrase import PassphraseField
from ui.session.job import Failure
from ui.session.session import Session
from ui.start.new_passphrase import NewPassphrase

if TYPE_CHECKING:
    from fieldreport.vault.vault import Vault


class PassphraseForm(QWidget):
    """`changed` once the new one is in force; `failed` with what is said on the page."""

    changed = Signal()
    failed = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.old = PassphraseField()
        self.old_field = Field(self.old)
        self.new = NewPassphrase(session)
        self.change = buttons.secondary(icon="key-round")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        box.addWidget(self.old_field)
        box.addWidget(self.new)
        box.addWidget(self.change, 0, Qt.AlignmentFlag.AlignLeft)
        self.old.changed.connect(self.old_field.clear_fault)
        self.old.entered.connect(self.new.setFocus)
        self.new.entered.connect(self._change)
        self.change.clicked.connect(self._change)
        self._retranslate()

    def clear(self) -> None:
        """Forget what was typed."""
        self.old.forget()
        self.new.clear()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _change(self) -> None:
        if not self.old.text():
            self.old_field.set_fault(
                lambda: self.tr("Type the passphrase that opens the vault now.")
            )
            self.old.setFocus()
            return
        new = self.new.secret()
        if new is None:
            return
        old = self.old.secret()
        self.setEnabled(False)
        self._session.write(_change, old, new).then(self, self._done, failed=self._failed)

    def _done(self, _none: None) -> None:
        self.setEnabled(True)
        self.clear()
        self.changed.emit()

    def _failed(self, failure: Failure) -> None:
        self.setEnabled(True)
        if isinstance(failure, UserError) and failure.code == "vault.wrong_passphrase":
            self.old_field.set_fault(lambda: explain(failure, language.current()))
            self.old.setFocus()
            return
        if isinstance(failure, UserError) and failure.code == "vault.header_copy_left":
            # The new one is in force all the same.
            self.clear()
        self.failed.emit(failure)

    def _retranslate(self) -> None:
        self.old_field.say(self.tr("Passphrase now"))
        self.change.setText(self.tr("Change the passphrase"))


def _change(vault: Vault, old: Secret, new: Secret) -> None:
    with old, new:
        vault.change_passphrase(old, new)
