"""The rows of the list of reports, and the keys that go through them."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from PySide6.QtCore import (
    QCoreApplication,
    QItemSelectionModel,
    QItemSelectionRange,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.parts.row_list import RowList, TwoLineDelegate, TwoLines
from ui.parts.rows import RowsModel
from ui.report import whens
from ui.report.blocks import dotted
from ui.reports.letters import letter
from ui.reports.listed import Listed

translate = QCoreApplication.translate


class ReportList(RowList):
    """`show_numbers` lists; what was chosen stays chosen as long as it is listed. `contested` tells that somebody wants
    to merge the versions of the row that is open.
    """

    contested = Signal()

    def __init__(self, model: RowsModel[Listed], parent: QWidget | None = None) -> None:
        super().__init__(model, TwoLineDelegate(look), parent, several=True)
        self._rows = model

    def show_numbers(self, numbers: array[int]) -> None:
        """List these."""
        current = self.currentIndex().row()
        before = self._rows.numbers[current] if 0 <= current < len(self._rows.numbers) else None
        self._rows.show(numbers)
        position = _position(numbers, before)
        if position is not None:
            self.setCurrentIndex(self._rows.index(position, 0))

    def chosen(self) -> list[int]:
        """The numbers of all rows that are selected."""
        numbers = self._rows.numbers
        return [
            number
            for one in self._ranges()
            for number in numbers[one.top() : one.bottom() + 1].tolist()
        ]

    def chosen_count(self) -> int:
        """How many rows are selected."""
        return sum(one.height() for one in self._ranges())

    def _ranges(self) -> list[QItemSelectionRange]:
        found = self.selectionModel().selection()
        return [found.at(number) for number in range(found.count())]

    def step(self, by: int) -> None:
        """Go down or up."""
        count = len(self._rows.numbers)
        if not count:
            return
        now = self.currentIndex()
        to = min(max(now.row() + by, 0), count - 1) if now.isValid() else 0
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(
            self._rows.index(to, 0), flags.ClearAndSelect | flags.Rows
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """J and K go down and up, M merges."""
        pressed = letter(event)
        by = {"J": 1, "K": -1}.get(pressed, 0)
        if pressed == "M":
            self.contested.emit()
            return
        if by:
            self.step(by)
            return
        if event.key() in {Qt.Key.Key_Home, Qt.Key.Key_End} and not event.modifiers():
            self.step(
                -len(self._rows.numbers)
                if event.key() == Qt.Key.Key_Home
                else len(self._rows.numbers)
            )
            return
        super().keyPressEvent(event)


def look(row: Listed) -> TwoLines:
    """How a report looks in the list."""
    state = _state(row)
    return TwoLines(
        title=row.title or translate("ReportList", "Without words"),
        below=dotted(whens.short(row.earliest, row.latest), row.place, row.author),
        mark=state,
        icon=_icon(row),
    )


def spoken(row: Listed) -> str:
    """What a screen reader says of a report."""
    shown = look(row)
    return ", ".join(text for text in (shown.title, shown.mark, shown.below) if text)


def _state(row: Listed) -> str:
    if row.contested:
        return translate("ReportList", "Conflict")
    return translate("ReportList", "Not handed over") if row.waiting else ""


def _icon(row: Listed) -> str:
    if row.contested:
        return "triangle-alert"
    return "hard-drive-upload" if row.waiting else ""


def _position(numbers: Sequence[int], number: int | None) -> int | None:
    """Where a number stands; numbers go down."""
    low, high = 0, len(numbers)
    while number is not None and low < high:
        middle = (low + high) // 2
        if numbers[middle] == number:
            return middle
        if numbers[middle] > number:
            low = middle + 1
        else:
            high = middle
    return None
