"""The view of a long list, and a delegate for rows of two lines and a fixed height.

A `QTableView` of one column, because a `QListView` lays out every row before it shows one. Rows are
painted by the delegate alone: a title, a line below it, something small on the right.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from fieldreport.reference.inert import tame
from ui.look import colours, fonts, icons
from ui.parts.rows import ROW_ROLE, RowsModel

Index = QModelIndex | QPersistentModelIndex

_SIDE, _TOP, _GAP = 16, 9, 3
_ICON = 16


@dataclass(frozen=True)
class TwoLines:
    """How a row looks: `icon` and `mark` (a word) stand on the right of the first line."""

    title: str
    below: str
    right: str = ""
    mark: str = ""
    icon: str = ""


class TwoLineDelegate(QStyledItemDelegate):
    """Paints what `look` makes of a row."""

    def __init__(self, look: Callable[[Any], TwoLines], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look

    def height(self) -> int:
        """The height of every row, in the font in force."""
        title, below = self._metrics()
        return 2 * _TOP + title.height() + _GAP + below.height()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Any width; always the same height."""
        return QSize(200, self.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        chosen = colours.current()
        state: QStyle.StateFlag = option.state
        rect: QRect = option.rect
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, chosen.of("accent_ground"))
            # Not by the ground alone: a bar at the edge tells the open row.
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), chosen.of("accent"))
        painter.setPen(QPen(chosen.of("line")))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        row = index.data(ROW_ROLE)
        if row is not None:
            self._paint_texts(painter, rect, self._look(row))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(chosen.of("accent"), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()

    def _paint_texts(self, painter: QPainter, rect: QRect, row: TwoLines) -> None:
        chosen = colours.current()
        title, below = self._metrics()
        inner = rect.adjusted(_SIDE, _TOP, -_SIDE, -_TOP)
        first = QRect(inner.left(), inner.top(), inner.width(), title.height())
        second = QRect(inner.left(), first.bottom() + 1 + _GAP, inner.width(), below.height())
        painter.setFont(fonts.scaled(fonts.SMALL))
        for said, role in ((row.right, "muted"), (row.mark, "warning")):
            if text := tame(said):
                width = below.horizontalAdvance(text)
                painter.setPen(chosen.of(role))
                painter.drawText(first, int(_RIGHT), text)
                first.setRight(first.right() - width - 10)
        if row.icon:
            ratio = painter.device().devicePixelRatio()
            at = first.right() - _ICON
            top = first.top() + (first.height() - _ICON) // 2
            painter.drawPixmap(at, top, icons.pixmap(row.icon, "muted", _ICON, ratio))
            first.setRight(at - 8)
        painter.setPen(chosen.of("muted"))
        painter.drawText(second, int(_LEFT), _cut(below, row.below, second.width()))
        painter.setFont(fonts.scaled(fonts.BODY, QFont.Weight.Medium))
        painter.setPen(chosen.of("text"))
        painter.drawText(first, int(_LEFT), _cut(title, row.title, first.width()))

    def _metrics(self) -> tuple[QFontMetrics, QFontMetrics]:
        return (
            QFontMetrics(fonts.scaled(fonts.BODY, QFont.Weight.Medium)),
            QFontMetrics(fonts.scaled(fonts.SMALL)),
        )


class RowList(QTableView):
    """`opened` tells the position that is shown in the detail, `wanted` the one that Return or a
    double click asks for.
    """

    opened = Signal(int)
    wanted = Signal(int)

    def __init__(
        self,
        model: RowsModel[Any],
        delegate: TwoLineDelegate,
        parent: QWidget | None = None,
        *,
        several: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        mode = QAbstractItemView.SelectionMode
        self.setSelectionMode(mode.ExtendedSelection if several else mode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(0)
        rows.setDefaultSectionSize(delegate.height())
        delegate.setParent(self)
        self.setItemDelegate(delegate)
        self.setModel(model)
        self.selectionModel().currentChanged.connect(self._tell)
        self.doubleClicked.connect(lambda index: self.wanted.emit(index.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return opens what is selected."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.wanted.emit(self.currentIndex().row())
            return
        # In a table these go along the row, which has one column.
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: self.model().rowCount() - 1}
        to = ends.get(Qt.Key(event.key()), -1)
        if to >= 0 and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.setCurrentIndex(self.model().index(to, 0))
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, _text: str) -> None:
        """Not by typing: it would go through every row."""

    def _tell(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(index.row())


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def _cut(metrics: QFontMetrics, text: str, width: int) -> str:
    # One line, whatever the text holds.
    return metrics.elidedText(tame(" ".join(text.split())), Qt.TextElideMode.ElideRight, width)
