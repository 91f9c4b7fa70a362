"""A row of the list of evidence: a thumbnail, the name, and what is known of the file."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QImage, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from fieldreport.reference.inert import tame
from fieldreport.usecases.record.evidence import Item
from ui.look import colours, fonts, icons
from ui.parts.row_list import TwoLineDelegate, TwoLines
from ui.parts.rows import ROW_ROLE

THUMBNAIL = 44
_SIDE, _TOP, _GAP = 14, 8, 3

Index = QModelIndex | QPersistentModelIndex


class EvidenceDelegate(TwoLineDelegate):
    """Paints what `look` makes of an item beside its thumbnail, or an icon of its kind."""

    def __init__(
        self,
        look: Callable[[Item], TwoLines],
        thumbnail: Callable[[Item], QImage | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, parent)
        self._lines = look
        self._thumbnail = thumbnail

    def height(self) -> int:
        """The height of every row."""
        return max(THUMBNAIL + 2 * _TOP, super().height())

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
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), chosen.of("accent"))
        painter.setPen(QPen(chosen.of("line")))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        item = index.data(ROW_ROLE)
        if item is not None:
            self._paint_item(painter, rect, item)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(chosen.of("accent"), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()

    def _paint_item(self, painter: QPainter, rect: QRect, item: Item) -> None:
        chosen, row = colours.current(), self._lines(item)
        top = rect.top() + (rect.height() - THUMBNAIL) // 2
        frame = QRect(rect.left() + _SIDE, top, THUMBNAIL, THUMBNAIL)
        painter.fillRect(frame, chosen.of("raised"))
        image = self._thumbnail(item)
        if image is None:
            ratio = painter.device().devicePixelRatio()
            middle = frame.center()
            painter.drawPixmap(
                middle.x() - 10, middle.y() - 10, icons.pixmap(row.icon, "muted", 20, ratio)
            )
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            size = image.size().scaled(frame.size(), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRect(frame.topLeft(), size)
            place.moveCenter(frame.center())
            painter.drawImage(place, image)
        title = fonts.scaled(fonts.BODY, QFont.Weight.Medium)
        small = fonts.scaled(fonts.SMALL)
        above, below = QFontMetrics(title), QFontMetrics(small)
        left = frame.right() + 12
        width = rect.right() - _SIDE - left
        first = rect.top() + (rect.height() - above.height() - _GAP - below.height()) // 2
        # The end of a name says what kind of file it is.
        name = above.elidedText(tame(row.title), Qt.TextElideMode.ElideMiddle, width)
        painter.setFont(title)
        painter.setPen(chosen.of("text"))
        painter.drawText(QRect(left, first, width, above.height()), _LEFT, name)
        painter.setFont(small)
        painter.setPen(chosen.of("warning" if row.mark else "muted"))
        under = QRect(left, first + above.height() + _GAP, width, below.height())
        told = tame(row.mark or row.below)
        painter.drawText(under, _LEFT, below.elidedText(told, Qt.TextElideMode.ElideRight, width))


_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
