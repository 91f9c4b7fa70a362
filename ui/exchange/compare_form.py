"""Comparing a fingerprint: what the owner reads out, or shows, is typed here and compared in full.

It is typed and not just looked at: whoever only presses a button has compared nothing.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from fieldreport.crypto.identity import same_fingerprint
from fieldreport.errors import UserError
from fieldreport.reference.wording import explain
from ui.look import language
from ui.parts import buttons
from ui.parts.field import Field
from ui.parts.labels import label


class CompareForm(QWidget):
    """`compared` tells that what was typed is the fingerprint."""

    compared = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fingerprint, self._name = "", ""
        self._text = label("muted", wraps=True)
        self.line = QLineEdit()
        self.field = Field(self.line)
        self.button = buttons.secondary()
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.button)
        row.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self._text)
        box.addWidget(self.field)
        box.addLayout(row)
        self.line.textEdited.connect(self.field.clear_fault)
        self.line.returnPressed.connect(self._compare)
        self.button.clicked.connect(self._compare)
        self.line.setInputMethodHints(Qt.InputMethodHint.ImhPreferNumbers)
        self._retranslate()

    def ask(self, name: str, fingerprint: str) -> None:
        """Ask for the fingerprint (hex) of somebody who calls himself `name`."""
        self._name, self._fingerprint = name, fingerprint
        self.line.clear()
        self.field.clear_fault()
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _compare(self) -> None:
        given = self.line.text()
        try:
            same = same_fingerprint(self._fingerprint, given)
        except UserError as error:
            refused = error
            self.field.set_fault(lambda: explain(refused, language.current()))
        else:
            if same:
                self.compared.emit(given)
                return
            name = self._name
            differs = UserError("contacts.fingerprint_differs", name=name)
            self.field.set_fault(lambda: explain(differs, language.current()))
        self.line.setFocus()

    def _retranslate(self) -> None:
        self._text.setText(
            self.tr(
                "Ask {name} to read the fingerprint out to you, face to face or in a call in which"
                " you know the voice. Type what you hear; don't copy it from the same drive."
            ).format(name=self._name)
        )
        self.field.say(
            self.tr("The fingerprint as {name} reads it out").format(name=self._name),
            self.tr("60 digits; spaces don't matter"),
        )
        self.button.setText(self.tr("Compare"))
