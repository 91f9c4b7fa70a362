"""One file on the import page: who sent it, what it would bring or has brought, and what can be
done about it.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from fieldreport.errors import UserError
from fieldreport.files import shown
from fieldreport.reference.wording import explain
from ui.exchange.arrived import Arrived
from ui.exchange.compare_form import CompareForm
from ui.exchange.fingerprint import Fingerprint
from ui.exchange.state_line import StateLine
from ui.exchange.telling import Said, Telling
from ui.exchange.verdict_list import VerdictList
from ui.look import language
from ui.parts import buttons
from ui.parts.labels import label
from ui.session.session import Session

# Damage in what is otherwise proved: what is whole can be taken if the user wants it.
_CAN_BE_TAKEN_IN_PART = frozenset({"bundle.damaged"})


class ArrivedCard(QFrame):
    """`compared` when the user typed the right fingerprint, `partly` when he wants what is whole,
    `as_contact` when a card is to be added.
    """

    compared = Signal(object)
    partly = Signal(object)
    as_contact = Signal(object)

    def __init__(self, session: Session, arrived: Arrived, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.arrived = arrived
        self._telling = Telling(self)
        self.title = label("heading", wraps=True)
        self._below = label("hint", wraps=True)
        self._lines_box = QVBoxLayout()
        self._lines_box.setSpacing(6)
        self.lines: list[StateLine] = []
        self.fingerprint = Fingerprint()
        self.form = CompareForm()
        self.whole = buttons.secondary()
        self.contact = buttons.secondary(icon="contact-round")
        self.every = buttons.quiet()
        self.verdicts = VerdictList(session)
        box = QVBoxLayout(self)
        box.setContentsMargins(18, 14, 18, 16)
        box.setSpacing(8)
        box.addWidget(self.title)
        box.addWidget(self._below)
        box.addLayout(self._lines_box)
        for each in (self.fingerprint, self.form):
            box.addWidget(each)
        for button in (self.whole, self.contact):
            box.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(buttons.flush(self.every), 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(self.verdicts)
        self.form.compared.connect(self._compared)
        self.whole.clicked.connect(lambda: self.partly.emit(self))
        self.contact.clicked.connect(lambda: self.as_contact.emit(self))
        self.every.clicked.connect(self._show_every)
        self.verdicts.hide()
        self.show_state()

    @property
    def text(self) -> str:
        """Everything that it says."""
        return "\n".join([self.title.text(), *(line.text for line in self.lines)])

    def show_state(self) -> None:
        """Show what is known of the file by now."""
        arrived, seen = self.arrived, self.arrived.seen
        self.title.setText(self._telling.who(seen) if seen else shown(arrived.path))
        self._below.setText(self._telling.measure(seen) if seen and not arrived.held else "")
        self._below.setVisible(bool(self._below.text()))
        self._say(self._said())
        waits = (
            seen is not None
            and seen.state == "held"
            and seen.standing in {None, "uncompared"}
            and (arrived.imported is None or arrived.imported.state == "held")
            and not arrived.refused
        )
        self.form.setVisible(waits)
        self.fingerprint.setVisible(waits)
        if waits and seen is not None and not self.fingerprint.digits.text():
            self.fingerprint.show_fingerprint(seen.fingerprint)
            self.form.ask(seen.sender, seen.fingerprint)
        refused = arrived.refused
        self.whole.setVisible(
            isinstance(refused, UserError)
            and refused.code in _CAN_BE_TAKEN_IN_PART
            and not arrived.take_whole
        )
        self.contact.setVisible(seen is not None and seen.state == "card")
        taken = arrived.imported
        self.every.setVisible(taken is not None and taken.arrival is not None)
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        if event.type() == QEvent.Type.LanguageChange:
            self.show_state()
        super().changeEvent(event)

    def _said(self) -> list[Said]:
        arrived = self.arrived
        if arrived.refused is not None:
            return [("bad", self._explained())]
        if arrived.imported is not None:
            said = self._telling.came_of(arrived.imported)
            if arrived.receipt:
                text = self.tr("The receipt was written and read back: {name}")
                said.append(("good", text.format(name=arrived.receipt)))
            return said
        if arrived.seen is None:
            return []
        return self._telling.trust(arrived.seen, arrived.sender is not None) + self._telling.brings(
            arrived.seen
        )

    def _explained(self) -> str:
        if isinstance(self.arrived.refused, UserError):
            return explain(self.arrived.refused, language.current())
        return self.tr("Something went wrong inside the program. Nothing of it was stored.")

    def _say(self, said: list[Said]) -> None:
        while len(self.lines) < len(said):
            line = StateLine()
            self._lines_box.addWidget(line)
            self.lines.append(line)
        for index, line in enumerate(self.lines):
            line.say(*(said[index] if index < len(said) else ("muted", "")))

    def _compared(self, given: str) -> None:
        self.arrived.sender = given
        self.compared.emit(self)

    def _show_every(self) -> None:
        taken = self.arrived.imported
        if taken is not None and taken.arrival is not None and self.verdicts.isHidden():
            self.verdicts.show_arrival(taken.arrival)
            self.verdicts.show()
        else:
            self.verdicts.hide()
        self._retranslate()

    def _retranslate(self) -> None:
        self.whole.setText(self.tr("Take what is whole"))
        self.contact.setText(self.tr("Add to the contacts"))
        self.every.setText(
            self.tr("Show what became of each")
            if self.verdicts.isHidden()
            else self.tr("Hide the list")
        )
