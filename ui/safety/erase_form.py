"""Erasing the vault: a button that has to be held, no question, no passphrase."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldreport.usecases.keep import erase
from fieldreport.usecases.keep.erase import Erased, KeysDestroyed, Removed
from ui.parts.labels import label
from ui.safety.hold_button import HoldButton
from ui.session.session import Session


class EraseForm(QWidget):
    """`erased` with what became of it: from then on nothing opens the vault. `failed` before that."""

    erased = Signal(object)
    failed = Signal(object)

    def __init__(self, session: Session, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._folder = session, folder
        self.button = HoldButton()
        self._hint = label("hint", wraps=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(self._hint)
        self.button.held.connect(self._erase)
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _erase(self) -> None:
        self.button.setEnabled(False)
        # The keys first and alone: nothing that waits may come before that.
        self._session.compute(erase.destroy_keys, self._folder).then(
            self, self._remove, failed=self._refused
        )

    def _remove(self, keys: KeysDestroyed) -> None:
        def gone(removed: Removed) -> None:
            self.erased.emit(Erased(keys, removed))

        nothing = Removed(0, (), (), keys.left)
        self._session.stream(erase.remove_files, self._folder).then(
            self,
            gone,
            # What resists never opens; the next erase removes it.
            failed=lambda _failure: gone(nothing),
            cancelled=lambda: gone(nothing),
        )

    def _refused(self, failure: object) -> None:
        self.button.setEnabled(True)
        self.failed.emit(failure)

    def _retranslate(self) -> None:
        self.button.setText(self.tr("Hold to erase this vault"))
        self._hint.setText(
            self.tr(
                "Hold it for three seconds, with the mouse or with Space. What opens the vault goes"
                " at once, then its files, and the program starts anew. Backups and copies elsewhere"
                " stay. Flash memory may keep what was overwritten, but without the key it is of no"
                " use."
            )
        )
