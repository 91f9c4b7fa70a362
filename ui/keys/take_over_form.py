"""In the vault of the new keys: asking the old ones for their signature, and using the card that comes
back.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fieldreport.files import shown
from fieldreport.usecases.keep import succession
from ui.parts import buttons, choosing
from ui.session.session import Session

_REQUEST = "request.json"


class TakeOverForm(QWidget):
    """`asked` with the name of the file, `taken` once the card is in use; `failed` with what is said on
    the page.
    """

    asked = Signal(str)
    taken = Signal()
    failed = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.ask = buttons.secondary(icon="contact-round")
        self.take = buttons.secondary(icon="folder-open")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.addWidget(self.ask)
        row.addWidget(self.take)
        row.addStretch(1)
        box.addLayout(row)
        self.ask.clicked.connect(self._ask)
        self.take.clicked.connect(self._ask_card)
        self._retranslate()

    def ask_for(self, old: Path, path: Path) -> None:
        """Save a request to the owner of the card `old` to a new file."""
        self._session.write(succession.ask_endorsement, old, path).then(
            self, lambda _none: self.asked.emit(shown(path)), failed=self.failed.emit
        )

    def use(self, path: Path) -> None:
        """Use the card in a file from now on."""
        self._session.write(succession.take_endorsed, path).then(
            self, lambda _none: self.taken.emit(), failed=self.failed.emit
        )

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _ask(self) -> None:
        choosing.files(
            self, self.tr("The card whose place you take"), lambda paths: self._ask_place(paths[0])
        )

    def _ask_place(self, old: Path) -> None:
        choosing.new_file(
            self, self.tr("Save the request"), _REQUEST, lambda path: self.ask_for(old, path)
        )

    def _ask_card(self) -> None:
        choosing.files(self, self.tr("The card that came back"), lambda paths: self.use(paths[0]))

    def _retranslate(self) -> None:
        self.ask.setText(self.tr("Ask the owner of an older card…"))
        self.take.setText(self.tr("Use the card that came back…"))
