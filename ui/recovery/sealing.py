"""Letting a recovery card open the vault: which one, and the passphrase once more."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from fieldreport.errors import UserError
from fieldreport.reference.wording import explain
from fieldreport.vault.contacts import Contact
from ui.look import language
from ui.parts import buttons
from ui.parts.field import Field
from ui.parts.labels import label
from ui.parts.passphrase import PassphraseField


class Sealing(QWidget):
    """`wanted` with the fingerprint of a card and the passphrase; `contacts` when there is no card
    to choose and the contacts are the way to one.
    """

    wanted = Signal(str, object)
    contacts = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards = QComboBox()
        self.cards_field = Field(self.cards)
        self.passphrase = PassphraseField()
        self.passphrase_field = Field(self.passphrase)
        self.seal = buttons.secondary(icon="key-round")
        self._none = label(wraps=True)
        self.go = buttons.secondary(icon="users")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        for each in (self._none, self.cards_field, self.passphrase_field):
            box.addWidget(each)
        for button in (self.seal, self.go):
            box.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.passphrase.changed.connect(self.passphrase_field.clear_fault)
        self.passphrase.entered.connect(self._seal)
        self.seal.clicked.connect(self._seal)
        self.go.clicked.connect(self.contacts)
        self.offer(())
        self._retranslate()

    def first_focus(self) -> QWidget:
        """Where the cursor stands at first."""
        return self.go if self.cards.count() == 0 else self.cards

    def offer(self, cards: Sequence[Contact]) -> None:
        """Let one of these be chosen."""
        self.cards.clear()
        for card in cards:
            self.cards.addItem(card.name, card.fingerprint)
        for each in (self.cards_field, self.passphrase_field, self.seal):
            each.setVisible(bool(cards))
        for other in (self._none, self.go):
            other.setVisible(not cards)

    def clear(self) -> None:
        """Forget what was typed."""
        self.passphrase.forget()
        self.passphrase_field.clear_fault()

    def refuse(self, failure: UserError) -> None:
        """The passphrase was wrong."""
        self.passphrase_field.set_fault(lambda: explain(failure, language.current()))
        self.passphrase.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _seal(self) -> None:
        if not self.passphrase.text():
            self.passphrase_field.set_fault(lambda: self.tr("Type the passphrase of this vault."))
            self.passphrase.setFocus()
            return
        secret = self.passphrase.secret()
        self.wanted.emit(self.cards.currentData(), secret)

    def _retranslate(self) -> None:
        self._none.setText(
            self.tr(
                "There is no recovery card among your contacts whose fingerprint was compared. Add"
                " your organisation's card, and compare it, first."
            )
        )
        self.go.setText(self.tr("To the contacts"))
        self.cards_field.say(self.tr("Recovery card"))
        self.passphrase_field.say(
            self.tr("The passphrase of this vault"),
            self.tr("The key of the vault is nowhere in memory, so it is needed once more."),
        )
        self.seal.setText(self.tr("Let it open this vault"))
