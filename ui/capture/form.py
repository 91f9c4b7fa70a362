"""The form of a quick note: its fields, what stands in them as one value, and what is wrong with them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fieldreport.errors import UserError
from fieldreport.reference.wording import explain
from fieldreport.usecases.record.capture import Capture
from ui.capture.account import Account
from ui.capture.acts_field import ActsField
from ui.capture.basis_row import BasisRow
from ui.capture.files_field import FilesField
from ui.capture.people_field import PeopleField
from ui.capture.place_field import PlaceField
from ui.capture.when_field import WhenField
from ui.look import language
from ui.parts.column import Column
from ui.parts.field import Field
from ui.session.session import Session

WIDTH = 760


class CaptureForm(Column):
    """`edited` each time somebody changes something."""

    edited = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent, WIDTH)
        self.account = Account()
        self.account_field = Field(self.account)
        self.when = WhenField(session)
        self.place = PlaceField(session)
        self.acts = ActsField(session)
        self.people = PeopleField()
        self.basis = BasisRow()
        self.files = FilesField(session)
        self._loading = False
        self._lay_out()
        self.account.textChanged.connect(self._account_edited)
        self.account.given.connect(self.files.take)
        for field in (self.when, self.place, self.acts, self.people, self.basis):
            field.changed.connect(self._edited)
        self._retranslate()

    def capture(self) -> Capture:
        """What stands in the form."""
        return Capture(
            narrative=self.account.toPlainText(),
            noted=self.when.noted,
            when=self.when.text,
            place=self.place.text,
            spot=self.place.spot,
            acts=self.acts.codes,
            people=self.people.text,
            basis=self.basis.chosen,
            evidence=self.files.files,
        )

    def put(self, capture: Capture) -> None:
        """Show a note, or an empty form."""
        self._loading = True
        self.account.setPlainText(capture.narrative)
        self._loading = False
        self.account_field.clear_fault()
        self.when.put(capture.when, capture.noted)
        self.place.put(capture.place, capture.spot)
        self.acts.put(capture.acts)
        self.people.put(capture.people)
        self.basis.put(capture.basis)
        self.files.put(capture.evidence)

    def missing(self) -> Field | None:
        """The first field that can't be saved as it is, which then says why."""
        faulty: list[Field] = []
        if not self.account.toPlainText().strip():
            self.account_field.set_fault(
                lambda: self.tr("Write what happened: one sentence is enough.")
            )
            faulty.append(self.account_field)
        faulty += [field for field in (self.when, self.place) if field.fault]
        if self.acts.refuse_rest():
            faulty.append(self.acts)
        return faulty[0] if faulty else None

    def refuse(self, failure: UserError) -> bool:
        """Say beside its field what the core refused; False if it is about none of them."""
        path = str(failure.params.get("path", ""))
        name = path.removeprefix("body.").split("[")[0].split(".")[0]
        field = {
            "narrative": self.account_field,
            "began": self.when,
            "place": self.place,
            "people": self.people,
            "acts": self.acts,
            "evidence": self.files,
        }.get(name)
        if field is None:
            return False
        if field is self.when:
            self.when.refuse()
        else:
            field.set_fault(lambda: explain(failure, language.current()))
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        beside = QHBoxLayout()
        beside.setSpacing(20)
        for field in (self.place, self.acts):
            # A column of its own each: aligned in a cell, a text that wraps would be cut off.
            column = QVBoxLayout()
            column.addWidget(field)
            column.addStretch(1)
            beside.addLayout(column, 1)
        self.box.addWidget(self.account_field, 1)
        self.box.addWidget(self.when)
        self.box.addLayout(beside)
        for below in (self.people, self.basis, self.files):
            self.box.addWidget(below)

    def _account_edited(self) -> None:
        self.account_field.clear_fault()
        self._edited()

    def _edited(self) -> None:
        if not self._loading:
            self.when.note()
            self.edited.emit()

    def _retranslate(self) -> None:
        self.account_field.say(
            self.tr("What happened"),
            self.tr(
                "Who did what to whom, as you saw or heard it. Names that stand here travel with"
                " the report; in “People” they are kept apart."
            ),
        )
