"""The key that opens what was handed over to the owner, saved under a passphrase of its own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldreport.crypto.secret import Secret
from fieldreport.files import shown
from fieldreport.usecases.exchange import rescue
from ui.parts import buttons, choosing
from ui.session.job import Failure
from ui.session.session import Session
from ui.start.new_passphrase import NewPassphrase

if TYPE_CHECKING:
    from fieldreport.vault.vault import Vault

_FILE = "key.age"


class KeyFileForm(QWidget):
    """`saved` with the name of the file; `failed` with what is said on the page."""

    saved = Signal(str)
    failed = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.passphrase = NewPassphrase(session)
        self.save = buttons.secondary(icon="key-round")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        box.addWidget(self.passphrase)
        box.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeft)
        self.passphrase.entered.connect(self._ask)
        self.save.clicked.connect(self._ask)
        self._retranslate()

    def forget(self) -> None:
        """Leave no passphrase behind in a field."""
        self.passphrase.clear()

    def save_to(self, path: Path) -> None:
        """Save the key to a new file under what was typed."""
        secret = self.passphrase.secret()
        if secret is None:
            return
        self.setEnabled(False)
        self._session.write(_export, path, secret).then(
            self, lambda _none: self._saved(path), failed=self._failed
        )

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _ask(self) -> None:
        secret = self.passphrase.secret()
        if secret is not None:
            secret.zero()
            choosing.new_file(self, self.tr("Save the key"), _FILE, self.save_to)

    def _saved(self, path: Path) -> None:
        self.setEnabled(True)
        self.forget()
        self.saved.emit(shown(path))

    def _failed(self, failure: Failure) -> None:
        self.setEnabled(True)
        self.failed.emit(failure)

    def _retranslate(self) -> None:
        self.save.setText(self.tr("Save the key…"))


def _export(vault: Vault, path: Path, secret: Secret) -> None:
    with secret:
        rescue.export_key(vault, path, secret)
