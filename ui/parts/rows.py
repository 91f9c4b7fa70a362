"""A list as long as one likes: an array of numbers, and the pages of rows that were looked at.

Only what is on the screen is fetched, a page at a time, on the reader's thread; a row that isn't
there yet is painted empty for a moment. The pages used last are kept.
"""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from fieldreport.reference.inert import tame
from ui.session.job import Failure, Job

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex

PAGE = 128
PAGES_KEPT = 64

ROW_ROLE = int(Qt.ItemDataRole.UserRole)


class RowsModel(QAbstractTableModel, Generic[Row]):
    """`fetch` gets numbers and answers with the rows that exist, by number; `spoken` is what a
    screen reader says of a row.

    `data(index, ROW_ROLE)` is the row, or None while it is being fetched.
    """

    def __init__(
        self,
        fetch: Callable[[Sequence[int]], Job[Mapping[int, Row]]],
        spoken: Callable[[Row], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._fetch = fetch
        self._spoken = spoken
        self._numbers: array[int] = array("q")
        self._pages: OrderedDict[int, Mapping[int, Row]] = OrderedDict()
        self._asked: set[int] = set()
        self._generation = 0

    @property
    def numbers(self) -> array[int]:
        """What is listed, in order."""
        return self._numbers

    def show(self, numbers: array[int]) -> None:
        """List these, and forget every row."""
        self.beginResetModel()
        self._numbers = numbers
        self._forget()
        self.endResetModel()

    def refresh(self) -> None:
        """Fetch every row again; the list and the selection stay."""
        self._forget()
        if self._numbers:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._numbers) - 1, 0))

    def row_at(self, position: int) -> Row | None:
        """The row at a position, or None while it is being fetched or when it is gone."""
        page = position // PAGE
        rows = self._pages.get(page)
        if rows is None:
            self._ask(page)
            return None
        self._pages.move_to_end(page)
        return rows.get(self._numbers[position])

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many there are."""
        return 0 if parent.isValid() else len(self._numbers)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """One: the delegate paints the whole row."""
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """The row itself, or what is said of it."""
        if not index.isValid() or role not in _ANSWERED:
            return None
        row = self.row_at(index.row())
        if role == ROW_ROLE or row is None:
            return row
        return tame(self._spoken(row))

    def _ask(self, page: int) -> None:
        if page in self._asked:
            return
        self._asked.add(page)
        generation = self._generation
        numbers = self._numbers[page * PAGE : (page + 1) * PAGE]

        def came(rows: Mapping[int, Row]) -> None:
            if generation == self._generation:
                self._keep(page, rows)

        def failed(failure: Failure) -> None:
            self._asked.discard(page)
            show = getattr(self.parent(), "show_error", None)
            if show is not None:
                show(failure)

        self._fetch(numbers).then(self, came, failed=failed)

    def _keep(self, page: int, rows: Mapping[int, Row]) -> None:
        self._asked.discard(page)
        self._pages[page] = rows
        while len(self._pages) > PAGES_KEPT:
            self._pages.popitem(last=False)
        last = min((page + 1) * PAGE, len(self._numbers)) - 1
        self.dataChanged.emit(self.index(page * PAGE, 0), self.index(last, 0))

    def _forget(self) -> None:
        self._generation += 1
        self._pages.clear()
        self._asked.clear()


_ANSWERED = frozenset(
    {
        ROW_ROLE,
        int(Qt.ItemDataRole.DisplayRole),
        int(Qt.ItemDataRole.AccessibleTextRole),
    }
)
