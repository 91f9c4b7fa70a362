"""One part of a conflict: what each version says side by side, which of them counts, or another text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from fieldreport.usecases.record.deciding import Decided
from fieldreport.usecases.record.merging import Choice, Own
from ui.merging.composing import Shown, version
from ui.merging.said import Said
from ui.parts.labels import label
from ui.report.blocks import Run
from ui.writing.date_field import DateField
from ui.writing.line_field import LineField, NoteField
from ui.writing.room import Room

# Versions in one line; more stand below.
_BESIDE = 3
# As far as the name of an option is from its mark.
_INDENT = 33


class PartCard(QFrame):
    """`choice` is what was chosen, None for nothing yet; `changed` tells that it is another one."""

    changed = Signal()

    def __init__(self, room: Room, shown: Shown, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.path, self._shown = shown.path, shown
        self._fault: Callable[[], str] | None = None
        self._title = label("strong", wraps=True)
        self._state = label("hint", wraps=True)
        self._before = Said()
        self._before.setCursor(Qt.CursorShape.ArrowCursor)
        self._group = QButtonGroup(self)
        self.options: list[QRadioButton] = []
        self._said: list[Said] = []
        self.other = QRadioButton()
        self.field: Any = _field(room, shown)
        box = QVBoxLayout(self)
        box.setContentsMargins(14, 10, 14, 12)
        box.setSpacing(4)
        box.addWidget(self._title)
        box.addWidget(self._state)
        box.addWidget(self._before)
        box.addLayout(self._columns(len(shown.values)))
        self.other.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._group.addButton(self.other)
        box.addWidget(self.other)
        if self.field is not None:
            box.addWidget(self.field)
            self.field.hide()
            self.field.changed.connect(self._written)
        self.other.setVisible(self.field is not None)
        if shown.taken is not None:
            self.options[shown.taken].setChecked(True)
        self._group.buttonToggled.connect(lambda _button, on: self._chosen() if on else None)
        self.say(shown)

    @property
    def fault(self) -> str:
        """What is wrong with the choice; empty for nothing."""
        return self._fault() if self._fault is not None else ""

    def choice(self) -> Choice | None:
        """What was chosen."""
        if self.field is not None and self.other.isChecked():
            return Own(self.field.value())
        return next((n for n, option in enumerate(self.options) if option.isChecked()), None)

    def decided(self) -> Decided | None:
        """What somebody decided here or began to write; None if it is as it came."""
        text = self.field.value() if self.field is not None else None
        if text is None and self.choice() == self._shown.taken:
            return None
        return Decided(self.choice(), text)

    def put(self, decided: Decided) -> None:
        """Show what was decided before."""
        if isinstance(decided.choice, int):
            self.options[decided.choice].setChecked(True)
        elif self.field is not None and decided.choice is not None:
            self.other.setChecked(True)
        if self.field is not None:
            # After the choice, which begins an empty field with what a version says.
            self.field.put(decided.text)
            # A text that isn't chosen any more is still there to be seen.
            waiting = decided.choice is None and decided.text is not None
            self.field.setVisible(waiting or self.other.isChecked())

    def first(self) -> QWidget:
        """Where the cursor stands."""
        checked = self._group.checkedButton()
        return checked if checked is not None else self.options[0]

    def say(self, shown: Shown) -> None:
        """Say the same part, in the language in force."""
        self._shown = shown
        self._title.setText(shown.title)
        for place, (option, said) in enumerate(zip(self.options, self._said, strict=True)):
            said.show_runs(shown.values[place])
            option.setText(version(place))
            option.setAccessibleName(f"{shown.title}: {version(place)}: {said.text}")
        before = self.tr("Before:")
        self._before.show_runs((Run(f"{before} ", "muted"), *shown.before))
        self._before.setVisible(bool(shown.before))
        self.other.setText(self.tr("Another text"))
        self.other.setAccessibleName(f"{shown.title}: {self.tr('Another text')}")
        if self.field is not None:
            self.field.say("")
            self._field_name()
        self._say_state()

    def refuse(self, said: Callable[[], str]) -> None:
        """Say what is wrong, and put the cursor there."""
        self._fault = said
        self._say_state()
        target = self.field if self.field is not None and self.other.isChecked() else self.first()
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        if event.type() == QEvent.Type.LanguageChange:
            self._say_state()
            if self.field is not None:
                self._field_name()
        super().changeEvent(event)

    def _columns(self, number: int) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(0)
        for place in range(number):
            option, said = QRadioButton(), Said()
            option.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            said.clicked.connect(lambda option=option: option.setChecked(True))
            self._group.addButton(option)
            self.options.append(option)
            self._said.append(said)
            row, column = divmod(place, _BESIDE)
            grid.addWidget(option, 2 * row, column)
            indented = QVBoxLayout()
            indented.setContentsMargins(_INDENT, 0, 0, 4)
            indented.addWidget(said)
            indented.addStretch(1)
            grid.addLayout(indented, 2 * row + 1, column)
            grid.setColumnStretch(column, 1)
        return grid

    def _chosen(self) -> None:
        self._fault = None
        self._say_state()
        if self.field is not None:
            wanted = self.other.isChecked()
            if wanted and self.field.isHidden() and self.field.value() is None:
                self.field.put(self._shown.draft)
            self.field.setVisible(wanted)
        self.changed.emit()

    def _written(self) -> None:
        self.other.setChecked(True)
        self._fault = None
        self._say_state()
        self.changed.emit()

    def _field_name(self) -> None:
        widget = self.field.widget
        (widget.focusProxy() or widget).setAccessibleName(self.other.accessibleName())

    def _say_state(self) -> None:
        wrong = self._fault is not None
        self._state.setText(self.fault or self._shown.state)
        self._state.setProperty("look", "fault" if wrong else "hint")
        self._state.style().unpolish(self._state)
        self._state.style().polish(self._state)


def _field(room: Room, shown: Shown) -> Any:
    made: Any = None
    if shown.text == "lines":
        made = NoteField(room)
    elif shown.text == "line":
        made = LineField(room)
    elif shown.text == "date":
        made = DateField(room)
    return made
