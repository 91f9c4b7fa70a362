"""The search field of the list of reports and its filters: a chip each, and a field below for what
it filters by.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from fieldreport.model import dates
from fieldreport.reference.additions import Additions
from fieldreport.reference.vocabulary import load
from fieldreport.vault.search import Filters
from ui.look import icons, language
from ui.merging import naming
from ui.parts import buttons
from ui.parts.chip import FilterChip
from ui.parts.field import Field
from ui.parts.flow import Flow
from ui.reports.term_box import TermBox

# As long as somebody types, nothing is searched for.
PAUSE_MS = 140
_COLUMNS = 3


class FilterBar(QWidget):
    """`wanted()` is what is looked for; `changed` tells, a moment after the last key. `left` tells
    that the list is wanted: Down or Return in the search field.
    """

    changed = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(False)
        self.search.installEventFilter(self)
        self.clear = buttons.quiet()
        self.clear.clicked.connect(self.forget)
        self.since, self.until = QLineEdit(), QLineEdit()
        self.place, self.person = QLineEdit(), QLineEdit()
        self.act = TermBox("act-types")
        self.assessment = QComboBox()
        self.since_field, self.until_field = Field(self.since), Field(self.until)
        self._fields: dict[str, tuple[Field, ...]] = {
            "time": (self.since_field, self.until_field),
            "place": (Field(self.place),),
            "act": (Field(self.act),),
            "person": (Field(self.person),),
            "assessment": (Field(self.assessment),),
            "evidence": (),
            "waiting": (),
            "conflict": (),
        }
        self.chips = {name: FilterChip() for name in self._fields}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.changed)
        self._lay_out()
        self._listen()
        self.retranslate()

    @property
    def filtering(self) -> bool:
        """Whether anything is looked for, so that there could be more without it."""
        return self.wanted() != Filters()

    def wanted(self) -> Filters:
        """What is looked for. A date that can't be read is not looked for, and said to be wrong."""
        on = {name for name, chip in self.chips.items() if chip.isChecked()}
        return Filters(
            text=self.search.text().strip(),
            earliest=_edge(self.since_field, end=False) if "time" in on else None,
            latest=_edge(self.until_field, end=True) if "time" in on else None,
            place=self.place.text().strip() if "place" in on else "",
            act=self.act.code if "act" in on else None,
            person=self.person.text().strip() if "person" in on else "",
            assessment=(self.assessment.currentData() or None) if "assessment" in on else None,
            evidence=True if "evidence" in on else None,
            handed_over=False if "waiting" in on else None,
            conflict=True if "conflict" in on else None,
        )

    def add_terms(self, additions: Iterable[Additions]) -> None:
        """Offer organisations' own acts too."""
        self.act.add(additions)

    def forget(self) -> None:
        """Look for nothing any more: everything is listed."""
        self.search.clear()
        for line in (self.since, self.until, self.place, self.person):
            line.clear()
        self.act.forget()
        self.assessment.setCurrentIndex(0)
        for chip in self.chips.values():
            chip.setChecked(False)
        self._changed()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Down and Return lead from the search to the list, Escape empties it."""
        mine = watched is self.search and event.type() == QEvent.Type.KeyPress
        if mine and isinstance(event, QKeyEvent):
            return self._key(Qt.Key(event.key()))
        return False

    def retranslate(self) -> None:
        """Set every text."""
        self.search.setPlaceholderText(self.tr("Search in all reports"))
        self.search.setAccessibleName(self.tr("Search in all reports"))
        self.clear.setText(self.tr("Clear"))
        self.clear.setAccessibleName(self.tr("Clear search and filters"))
        for name, text in {
            "time": self.tr("Time"),
            "place": self.tr("Place"),
            "act": self.tr("Act"),
            "person": self.tr("Person"),
            "assessment": self.tr("Assessment"),
            "evidence": self.tr("With evidence"),
            "waiting": self.tr("Not handed over"),
            "conflict": naming.conflict(),
        }.items():
            self.chips[name].say(text)
        self.since_field.say(self.tr("From"))
        self.until_field.say(self.tr("To"))
        for name, text in {
            "place": self.tr("Place, as written in the report"),
            "act": self.tr("What was done"),
            "person": self.tr("Somebody’s name"),
            "assessment": self.tr("How it was assessed"),
        }.items():
            self._fields[name][0].say(text)
        for line in (self.since, self.until):
            line.setPlaceholderText(self.tr("for example 2026-02"))
        self.act.setPlaceholderText(self.tr("begin to type"))
        self.assessment.setItemText(0, self.tr("Anything"))
        vocabulary = load("assessment-types")
        for index in range(1, self.assessment.count()):
            code = self.assessment.itemData(index)
            self.assessment.setItemText(index, vocabulary.label(code, language.current()))

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        self.assessment.addItem("", "")
        for term in load("assessment-types").terms:
            self.assessment.addItem("", term.code)
        icons_at = QLineEdit.ActionPosition.LeadingPosition
        self.search.addAction(icons.icon("search", "muted", 16), icons_at).setEnabled(False)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.search, 1)
        top.addWidget(self.clear)
        chips = Flow(6)
        for chip in self.chips.values():
            chips.addWidget(chip)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(column, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(28, 0, 28, 14)
        box.setSpacing(10)
        box.addLayout(top)
        box.addLayout(chips)
        box.addLayout(self._grid)
        for fields in self._fields.values():
            for field in fields:
                field.setParent(self)
                field.hide()
        self.clear.hide()

    def _listen(self) -> None:
        for line in (self.search, self.since, self.until, self.place, self.person):
            line.textChanged.connect(self._timer.start)
        self.search.textChanged.connect(self._show_clear)
        self.since.textEdited.connect(self.since_field.clear_fault)
        self.until.textEdited.connect(self.until_field.clear_fault)
        self.act.changed.connect(self._changed)
        self.assessment.activated.connect(self._changed)
        for name, chip in self.chips.items():
            chip.toggled.connect(lambda on, name=name: self._toggled(name, on))

    def _toggled(self, name: str, on: bool) -> None:
        """Show the fields of the filters that are on, and go to the one that came."""
        fields = [
            field
            for each, its in self._fields.items()
            if self.chips[each].isChecked()
            for field in its
        ]
        for its in self._fields.values():
            for field in its:
                self._grid.removeWidget(field)
                field.setVisible(field in fields)
        previous: QWidget = list(self.chips.values())[-1]
        for number, field in enumerate(fields):
            row, column = divmod(number, _COLUMNS)
            self._grid.addWidget(field, row, column, Qt.AlignmentFlag.AlignTop)
            QWidget.setTabOrder(previous, field.widget)
            previous = field.widget
        if on and self._fields[name]:
            self._fields[name][0].widget.setFocus(Qt.FocusReason.OtherFocusReason)
        self._changed()

    def _changed(self) -> None:
        self._show_clear()
        self._timer.start()

    def _show_clear(self) -> None:
        on = bool(self.search.text()) or any(chip.isChecked() for chip in self.chips.values())
        self.clear.setVisible(on)

    def _key(self, key: Qt.Key) -> bool:
        if key in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.left.emit()
            return True
        if key == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
            return True
        return False


def _edge(field: Field, *, end: bool) -> int | None:
    line = field.widget
    text = line.text().strip() if isinstance(line, QLineEdit) else ""
    if not text:
        return None
    try:
        span = dates.span(text)
    except ValueError:
        field.set_fault(
            lambda: QCoreApplication.translate(
                "FilterBar", "Write it as 2026, 2026-02 or 2026-02-14."
            )
        )
        return None
    return span.latest if end else span.earliest
