"""A newer card of the same keys: another name or another day on which it expires."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from fieldreport.errors import UserError
from fieldreport.files import shown
from fieldreport.reference.wording import explain
from fieldreport.usecases.keep import succession
from fieldreport.usecases.keep.succession import Own
from ui.keys.day_field import DayField
from ui.look import language
from ui.parts import buttons, choosing
from ui.parts.field import Field
from ui.session.job import Failure
from ui.session.session import Session

# Neutral, as everything that lies on a drive.
FILE = "card.json"


class RenewForm(QWidget):
    """`renewed` with the name of the file; `failed` with what is said on the page."""

    renewed = Signal(str)
    failed = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.name = QLineEdit()
        self.name_field, self.expires_field = Field(self.name), DayField()
        self.expires = self.expires_field.line
        self.save = buttons.secondary(icon="refresh-cw")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        box.addWidget(self.name_field)
        box.addWidget(self.expires_field)
        box.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeft)
        self.name.textEdited.connect(self.name_field.clear_fault)
        for line in (self.name, self.expires):
            line.returnPressed.connect(self._ask)
        self.save.clicked.connect(self._ask)
        self._retranslate()

    def show_own(self, own: Own) -> None:
        """Begin with what the card says now."""
        self.name.setText(own.name)
        self.expires.setText((own.expires or "")[:10])
        for field in (self.name_field, self.expires_field):
            field.clear_fault()

    def save_to(self, path: Path) -> None:
        """Renew the card, and save it to a new file."""
        if self.expires_field.day() is None:
            return
        at = self.expires_field.instant()
        self._session.write(succession.renew, path, name=self.name.text().strip(), expires=at).then(
            self, lambda _none: self.renewed.emit(shown(path)), failed=self._failed
        )

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _ask(self) -> None:
        if not self.name.text().strip():
            self.name_field.set_fault(lambda: self.tr("Write the name that the card is to show."))
            self.name.setFocus()
            return
        if self.expires_field.day() is not None:
            choosing.new_file(self, self.tr("Save the renewed card"), FILE, self.save_to)

    def _failed(self, failure: Failure) -> None:
        fields = {
            "card.bad_name": self.name_field,
            "succession.expires_at_once": self.expires_field,
        }
        if isinstance(failure, UserError) and failure.code in fields:
            refused = failure
            fields[failure.code].set_fault(lambda: explain(refused, language.current()))
            fields[failure.code].setFocus()
        else:
            self.failed.emit(failure)

    def _retranslate(self) -> None:
        self.name_field.say(
            self.tr("Name on the card"),
            self.tr("Your contacts are told of a new name. A pseudonym is best."),
        )
        self.expires_field.say(
            self.tr("Expires on"),
            self.tr("Nothing means never. From that day on nobody takes anything from you."),
        )
        self.save.setText(self.tr("Renew and save the card…"))
