"""Making a recovery card: its name and numbers, the sheets one by one, the words typed back, and
only then the card.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from fieldreport.crypto.shares import LEAST_NEEDED, MOST, Share
from fieldreport.errors import UserError
from fieldreport.files import shown
from fieldreport.reference.wording import explain
from fieldreport.usecases.keep import shares
from fieldreport.usecases.keep.shares import Making
from ui.keys.day_field import DayField
from ui.look import language
from ui.parts import buttons, choosing
from ui.parts.field import Field
from ui.parts.labels import label
from ui.parts.sheets_form import SheetsForm
from ui.recovery.sheet_view import SheetView
from ui.session.job import Failure
from ui.session.session import Session

_FILE, _REVOCATION = "card.json", ".revocation"


class MakeCard(QWidget):
    """`made` with the name of the file; `failed` with what is said on the page. `forget` lets go of
    a card that isn't finished.
    """

    made = Signal(str)
    failed = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._making: Making | None = None
        self.name = QLineEdit()
        self.needed, self.count = QSpinBox(), QSpinBox()
        self.name_field = Field(self.name)
        self.needed_field, self.count_field = Field(self.needed), Field(self.count)
        self.expires = DayField()
        self.make = buttons.secondary(icon="key-round")
        self.sheets = SheetView()
        self.back = SheetsForm()
        self._back_text, self._saving_text = label(wraps=True), label(wraps=True)
        self.save = buttons.secondary(icon="contact-round")
        self.stop = buttons.flush(buttons.quiet())
        # Not a stack, in which every step would be as high as the highest.
        self._steps: list[QWidget] = []
        self._at = 0
        self._lay_out()
        self.name.textChanged.connect(self.name_field.clear_fault)
        self.count.valueChanged.connect(self.needed.setMaximum)
        self.make.clicked.connect(self._make)
        self.sheets.all_seen.connect(lambda: self._step(2))
        self.back.complete.connect(self._typed)
        self.save.clicked.connect(self._ask)
        self.stop.clicked.connect(self.forget)
        self._retranslate()

    @property
    def step(self) -> int:
        """0 the form, 1 the sheets, 2 typing back, 3 saving."""
        return self._at

    def forget(self) -> None:
        """Give up: nothing of it was ever written."""
        making, self._making = self._making, None
        if making is not None:
            making.close()
        self.sheets.clear()
        self.back.forget()
        self._step(0)

    def save_to(self, path: Path) -> None:
        """Save the card to a new file, and its revocation beside it."""
        making = self._making
        if making is None:
            return
        beside = path.with_name(path.name + _REVOCATION)
        self._session.compute(making.save, path, beside).then(
            self, lambda _none: self._saved(path), failed=self.failed.emit
        )

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        for spin, value in ((self.count, 5), (self.needed, 3)):
            spin.setRange(LEAST_NEEDED, MOST if spin is self.count else 5)
            spin.setValue(value)
        numbers = QHBoxLayout()
        numbers.setSpacing(16)
        for field in (self.count_field, self.needed_field):
            numbers.addWidget(field, 1)
        form = self._page()
        form.addWidget(self.name_field)
        form.addLayout(numbers)
        form.addWidget(self.expires)
        form.addWidget(self.make, 0, Qt.AlignmentFlag.AlignLeft)
        self._page().addWidget(self.sheets)
        typing = self._page()
        typing.addWidget(self._back_text)
        typing.addWidget(self.back)
        saving = self._page()
        saving.addWidget(self._saving_text)
        saving.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeft)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        for step in self._steps:
            box.addWidget(step)
        box.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignLeft)
        self._step(0)

    def _page(self) -> QVBoxLayout:
        page = QWidget()
        box = QVBoxLayout(page)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        self._steps.append(page)
        return box

    def _step(self, step: int) -> None:
        self._at = step
        for number, page in enumerate(self._steps):
            page.setVisible(number == step)
        self.stop.setVisible(step > 0)
        self._retranslate()
        if self.isVisible():
            focus: dict[int, QWidget] = {0: self.name, 2: self.back, 3: self.save}
            focus.get(step, self.sheets).setFocus(Qt.FocusReason.OtherFocusReason)

    def _make(self) -> None:
        name = self.name.text().strip()
        if not name:
            self.name_field.set_fault(lambda: self.tr("Write a name first."))
            self.name.setFocus()
            return
        if self.expires.day() is None:
            return
        self.make.setEnabled(False)
        needed, count = self.needed.value(), self.count.value()
        expires = self.expires.instant()
        self._session.compute(shares.make, name, needed, count, expires=expires).then(
            self, self._ready, failed=self._unmade
        )

    def _ready(self, making: Making) -> None:
        self.make.setEnabled(True)
        self._making = making
        self.sheets.show_sheets(making.sheets)
        self._step(1)

    def _unmade(self, failure: Failure) -> None:
        self.make.setEnabled(True)
        if isinstance(failure, UserError) and failure.code == "succession.expires_at_once":
            refused = failure
            self.expires.set_fault(lambda: explain(refused, language.current()))
            self.expires.setFocus()
        else:
            self.failed.emit(failure)

    def _typed(self, typed: list[Share]) -> None:
        making = self._making
        if making is None:
            return

        def refused(failure: Failure) -> None:
            if isinstance(failure, UserError):
                self.back.refuse(failure)
            else:
                self.failed.emit(failure)

        self._session.compute(making.try_back, typed).then(
            self, lambda _none: self._step(3), failed=refused
        )

    def _ask(self) -> None:
        choosing.new_file(self, self.tr("Save the recovery card"), _FILE, self.save_to)

    def _saved(self, path: Path) -> None:
        self.forget()
        self.name.clear()
        self.expires.line.clear()
        self.made.emit(shown(path))

    def _retranslate(self) -> None:
        self.name_field.say(
            self.tr("Name on the card"), self.tr("For instance that of your organisation.")
        )
        self.count_field.say(self.tr("Sheets"), self.tr("One for each trustee."))
        self.needed_field.say(
            self.tr("Needed together"), self.tr("With fewer, nobody learns anything.")
        )
        self.expires.say(
            self.tr("Expires on"),
            self.tr("Nothing means never. After that day no vault can be opened to it anew."),
        )
        self.make.setText(self.tr("Make the sheets"))
        needed = self._making.needed if self._making is not None else self.needed.value()
        self._back_text.setText(
            self.tr(
                "Now %n of the trustees type their words from paper. Only then is it known that what"
                " they keep opens something.",
                "",
                needed,
            )
        )
        self._saving_text.setText(
            self.tr(
                "The sheets open what is sealed to the card. Save the card now: others add it to their"
                " contacts and compare its fingerprint. The revocation is saved beside it: keep it"
                " somewhere else."
            )
        )
        self.save.setText(self.tr("Save the recovery card…"))
        self.stop.setText(self.tr("Give up: make no card"))
