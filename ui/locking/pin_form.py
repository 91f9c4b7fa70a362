"""Turning the PIN on: what it costs is said first, and only who knows the passphrase may."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from fieldreport.errors import UserError
from fieldreport.reference.wording import explain
from fieldreport.usecases.keep import pin
from fieldreport.usecases.keep.pin import Guessing
from ui.locking.pin_field import PinField
from ui.locking.spans import Spans
from ui.look import language
from ui.parts import buttons
from ui.parts.field import Field
from ui.parts.labels import label
from ui.parts.passphrase import PassphraseField
from ui.session.job import Failure
from ui.session.session import Session

if TYPE_CHECKING:
    from fieldreport.crypto.cost import Cost

_USUAL = 15
# As far as the text begins beside the box of a check box.
_INSET = 33


def told(minutes: int) -> str:
    """That a PIN is in force for so many minutes now, or, at 0, none any more."""
    if minutes:
        return QCoreApplication.translate("PinForm", "The PIN is on.")
    return QCoreApplication.translate(
        "PinForm", "The PIN is off. Only the passphrase opens the vault."
    )


class PinForm(QWidget):
    """`changed` with the minutes once a PIN is in force, and with 0 when none is any more; `failed`
    with what is said on the page.
    """

    changed = Signal(int)
    failed = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        # Minutes for which the PIN in force counts; 0 if there is none.
        self._kept = 0
        self._guessing: Guessing | None = None
        self.on = QCheckBox()
        self.state, self.costs = label("hint", wraps=True), label("hint", wraps=True)
        self.minutes = QComboBox()
        for minutes in pin.MINUTES:
            self.minutes.addItem("", minutes)
        self.minutes.setCurrentIndex(pin.MINUTES.index(_USUAL))
        self.minutes.setMaximumWidth(300)
        self.passphrase = PassphraseField()
        self.first, self.second = PinField(), PinField()
        self.minutes_field, self.passphrase_field = Field(self.minutes), Field(self.passphrase)
        self.first_field, self.second_field = Field(self.first), Field(self.second)
        self.put = buttons.secondary(icon="key-round")
        self.change = buttons.flush(buttons.quiet())
        self._form = QWidget()
        self._lay_out()
        self.on.clicked.connect(self._switched)
        self.change.clicked.connect(lambda: self._open(True))
        self.put.clicked.connect(self._put)
        self.second.returnPressed.connect(self._put)
        self.first.textEdited.connect(self.first_field.clear_fault)
        self.first.textEdited.connect(self._say_cost)
        self.second.textEdited.connect(self.second_field.clear_fault)
        self.passphrase.changed.connect(self.passphrase_field.clear_fault)
        self._open(False)
        self.retranslate()

    def arrive(self) -> None:
        """Show what is in force."""
        self._session.write(pin.minutes).then(self, self._show)

    def clear(self) -> None:
        """Forget what was typed, and what was begun."""
        for each in (self.first, self.second):
            each.setText("")
        self.passphrase.forget()
        for field in (self.first_field, self.second_field, self.passphrase_field):
            field.clear_fault()
        self._open(False)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Set every text."""
        self.on.setText(self.tr("Open with a PIN after the vault locked itself"))
        self.minutes_field.say(self.tr("The PIN opens the vault for"))
        for index, minutes in enumerate(pin.MINUTES):
            self.minutes.setItemText(index, self.tr("%n minute(s)", "", minutes))
        self.passphrase_field.say(self.tr("Passphrase of the vault"))
        self.first_field.say(
            self.tr("PIN"),
            self.tr("{least} to {most} digits that nobody guesses first.").format(
                least=pin.LEAST, most=pin.MOST
            ),
        )
        self.second_field.say(self.tr("The PIN again"))
        self.change.setText(self.tr("Change the PIN…"))
        self.put.setText(self.tr("Change the PIN") if self._kept else self.tr("Turn the PIN on"))
        self._say_state()
        self._say_cost()

    def _lay_out(self) -> None:
        form = QVBoxLayout(self._form)
        form.setContentsMargins(_INSET, 0, 0, 0)
        form.setSpacing(10)
        fields = (self.minutes_field, self.passphrase_field, self.first_field, self.second_field)
        for each in (self.costs, *fields):
            form.addWidget(each)
        form.addWidget(self.put, 0, Qt.AlignmentFlag.AlignLeft)
        self.state.setContentsMargins(_INSET, 0, 0, 0)
        row = QHBoxLayout()
        row.setContentsMargins(_INSET, 0, 0, 0)
        row.addWidget(self.change)
        row.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(self.on)
        box.addWidget(self.state)
        box.addLayout(row)
        box.addWidget(self._form)

    def _show(self, minutes: int | None) -> None:
        self._kept = minutes or 0
        if self._kept:
            self.minutes.setCurrentIndex(pin.MINUTES.index(self._kept))
        self._open(False)

    def _open(self, opened: bool) -> None:
        self._form.setVisible(opened)
        self.on.setChecked(bool(self._kept) or opened)
        self.change.setVisible(bool(self._kept) and not opened)
        self.retranslate()
        if opened:
            self._measure()
            self.passphrase.setFocus()

    def _switched(self, on: bool) -> None:
        if on:
            self._open(True)
        elif self._kept:
            self._session.write(pin.remove).then(self, self._removed)
        else:
            self.clear()

    def _removed(self, _none: None) -> None:
        self._kept = 0
        self.clear()
        self.changed.emit(0)

    def _measure(self) -> None:
        def measure(cost: Cost) -> None:
            self._session.compute(pin.guessing, cost).then(self, self._measured)

        if self._guessing is None:
            self._session.write(pin.cost).then(self, measure)

    def _measured(self, guessing: Guessing) -> None:
        self._guessing = guessing
        self._say_cost()

    def _put(self) -> None:
        if not self.passphrase.text():
            self.passphrase_field.set_fault(lambda: self.tr("Type the passphrase of the vault."))
            self.passphrase.setFocus()
            return
        if self.first.text() != self.second.text():
            self.second_field.set_fault(lambda: self.tr("The two PINs differ."))
            self.second.setFocus()
            return
        passphrase = self.passphrase.secret()
        minutes: int = self.minutes.currentData()
        self._form.setEnabled(False)
        self._session.write(pin.put, passphrase, self.first.secret(), minutes).then(
            self, lambda _none: self._done(minutes), failed=self._failed
        )

    def _done(self, minutes: int) -> None:
        self._form.setEnabled(True)
        self._kept = minutes
        self.clear()
        self.changed.emit(minutes)

    def _failed(self, failure: Failure) -> None:
        self._form.setEnabled(True)
        code = failure.code if isinstance(failure, UserError) else ""
        field = self.passphrase_field if code == "vault.wrong_passphrase" else self.first_field
        if isinstance(failure, UserError) and code.startswith(("vault.wrong", "pin.")):
            field.set_fault(lambda: explain(failure, language.current()))
            field.setFocus()
            return
        self.failed.emit(failure)

    def _say_state(self) -> None:
        if not self._kept:
            self.state.setText(
                self.tr(
                    "Off: only the passphrase opens the vault. A PIN never helps after you locked it"
                    " yourself, after sleep, or on another computer."
                )
            )
            return
        text = self.tr(
            "On: for {minutes} after the vault locked itself because nobody touched the computer, the"
            " PIN opens it. Three wrong ones, and only the passphrase does."
        )
        self.state.setText(text.format(minutes=self.tr("%n minute(s)", "", self._kept)))

    def _say_cost(self) -> None:
        digits = max(pin.LEAST, len(self.first.text()))
        text = self.tr(
            "What it costs: whoever takes this computer, switched on, within that time no longer needs"
            " the passphrase, but only has to guess the PIN. At the keyboard there are three tries."
            " With a copy of the computer's memory there is no limit."
        )
        if self._guessing is not None:
            span = Spans().told(self._guessing.whole(digits))
            more = self.tr(
                "One computer like this one tries all PINs of %n digit(s) in about {span}; ten need a"
                " tenth of that.",
                "",
                digits,
            )
            text = f"{text} {more.format(span=span)}"
        self.costs.setText(text)
