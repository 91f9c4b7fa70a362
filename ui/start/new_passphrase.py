"""Choosing a passphrase: typed twice, its strength shown, one of random words offered."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fieldreport.crypto.secret import Secret
from ui.look import language
from ui.parts import buttons, strength
from ui.parts.field import Field
from ui.parts.passphrase import PassphraseField
from ui.parts.strength import Strength, StrengthBar
from ui.parts.suggestion import suggest
from ui.session.session import Session

# Measured once typing pauses, not at every key.
PAUSE_MS = 150


class NewPassphrase(QWidget):
    """`secret` gives the passphrase if both fields agree on one that is good enough, and else says
    beside the field why not.
    """

    entered = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.first, self.second = PassphraseField(), PassphraseField()
        self.bar = StrengthBar()
        self.first_field, self.second_field = Field(self.first), Field(self.second)
        self.suggest = buttons.flush(buttons.quiet(icon="refresh-cw"))
        self.suggest.clicked.connect(self._suggest)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._measure)
        self.first.changed.connect(self._changed)
        self.second.changed.connect(self.second_field.clear_fault)
        self.first.entered.connect(self.second.line.setFocus)
        self.second.entered.connect(self.entered)
        offer = QHBoxLayout()
        offer.addWidget(self.suggest)
        offer.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        for each in (self.first_field, self.bar):
            box.addWidget(each)
        box.addLayout(offer)
        box.addWidget(self.second_field)
        self.setFocusProxy(self.first)
        self._retranslate()

    def secret(self) -> Secret | None:
        """The new passphrase, or None after saying what is wrong with it."""
        text = self.first.text()
        self.first_field.clear_fault()
        self.second_field.clear_fault()
        if not text:
            self._refuse(self.first_field, lambda: self.tr("Choose a passphrase."))
        elif strength.measure(text).grade == 0:
            self._refuse(
                self.first_field,
                lambda: self.tr("This one is guessed too easily. Add a few words."),
            )
        elif text != self.second.text():
            self._refuse(
                self.second_field,
                lambda: self.tr("The two differ. Show them to see which one is right."),
            )
        else:
            return self.first.secret()
        return None

    def clear(self) -> None:
        """Forget what was typed."""
        for each in (self.first, self.second):
            each.forget()
        self.bar.show_strength(None)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _refuse(self, field: Field, why: Callable[[], str]) -> None:
        field.set_fault(why)
        field.setFocus()

    def _changed(self) -> None:
        self.first_field.clear_fault()
        if self.first.text():
            self._pause.start()
        else:
            self._pause.stop()
            self.bar.show_strength(None)

    def _measure(self) -> None:
        text = self.first.text()

        def measured(result: Strength) -> None:
            if text == self.first.text():
                self.bar.show_strength(result)

        self._session.compute(strength.measure, text).then(self, measured)

    def _suggest(self) -> None:
        self.first.set_text(suggest(language.current()))
        self.first.show_text()
        self.second.clear()
        self.second.setFocus()

    def _retranslate(self) -> None:
        self.first_field.say(self.tr("Passphrase"))
        self.second_field.say(
            self.tr("The same again"), self.tr("A slip of the finger would lock you out.")
        )
        self.suggest.setText(self.tr("Suggest one of random words"))
