"""Where a picture is shown: fitted, enlarged with wheel or keys, moved with mouse or arrows.

The whole picture is always there; once enlarged, the part in view is asked for anew in full
sharpness and painted over it.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from ui.look import colours

MOST, STEP = 16.0, 1.25
# A small picture is enlarged to fit, but not to mush.
FIT_MOST = 3.0
_MOVE = 0.1

Region = tuple[float, float, float, float]


class Canvas(QWidget):
    """`changed` when another part or size of the picture is in view."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(160, 120)
        self._whole: QImage | None = None
        self._sharp: QImage | None = None
        self._sharp_at = QRectF()
        self._zoom = 1.0
        self._centre = QPointF(0.5, 0.5)
        self._held_at: QPointF | None = None

    @property
    def zoom(self) -> float:
        """How much larger than fitted; 1 is fitted."""
        return self._zoom

    @property
    def image(self) -> QImage | None:
        """The whole picture, or None."""
        return self._whole

    def show_whole(self, image: QImage, *, keep: bool = False) -> None:
        """Show a picture, fitted; `keep` leaves zoom and place as they are."""
        self._whole, self._sharp = image, None
        if not keep:
            self._zoom, self._centre = 1.0, QPointF(0.5, 0.5)
        self.update()

    def show_part(self, image: QImage, region: Region) -> None:
        """Show a part in full sharpness over the whole."""
        left, top, right, bottom = region
        self._sharp, self._sharp_at = image, QRectF(left, top, right - left, bottom - top)
        self.update()

    def clear(self) -> None:
        """Forget the picture."""
        self._whole = self._sharp = None
        self._zoom, self._centre = 1.0, QPointF(0.5, 0.5)
        self.update()

    def pixels(self) -> QSize:
        """How large the canvas is in the screen's pixels."""
        ratio = self.devicePixelRatioF()
        return QSize(max(1, round(self.width() * ratio)), max(1, round(self.height() * ratio)))

    def region(self) -> Region:
        """The part in view, as shares of the whole."""
        place = self._place()
        seen = place.intersected(QRectF(self.rect()))
        if seen.isEmpty():
            return (0.0, 0.0, 1.0, 1.0)
        return (
            max(0.0, (seen.left() - place.left()) / place.width()),
            max(0.0, (seen.top() - place.top()) / place.height()),
            min(1.0, (seen.right() - place.left()) / place.width()),
            min(1.0, (seen.bottom() - place.top()) / place.height()),
        )

    def enlarge(self, factor: float, at: QPointF | None = None) -> None:
        """Enlarge (or, below 1, reduce) around a point of the canvas, or its middle."""
        zoom = min(MOST, max(1.0, self._zoom * factor))
        if self._whole is None or zoom == self._zoom:
            return
        at = at or QRectF(self.rect()).center()
        before = self._place()
        share = QPointF(
            (at.x() - before.left()) / before.width(), (at.y() - before.top()) / before.height()
        )
        self._zoom = zoom
        after = self._place()
        moved = QPointF(
            after.left() + share.x() * after.width() - at.x(),
            after.top() + share.y() * after.height() - at.y(),
        )
        self._move(moved)

    def fit(self) -> None:
        """Show the whole of it again."""
        if self._zoom != 1.0:
            self._zoom, self._centre = 1.0, QPointF(0.5, 0.5)
            self._turn_over()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Plus, minus, nought; the arrows move an enlarged picture."""
        key = event.key()
        step = _ARROWS.get(Qt.Key(key))
        if key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            self.enlarge(STEP)
        elif key == Qt.Key.Key_Minus:
            self.enlarge(1 / STEP)
        elif key == Qt.Key.Key_0:
            self.fit()
        elif step is not None and self._zoom > 1:
            self._move(QPointF(step[0] * _MOVE * self.width(), step[1] * _MOVE * self.height()))
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Enlarge around the pointer."""
        turned = event.angleDelta().y()
        if turned:
            self.enlarge(STEP ** (turned / 120), event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the picture."""
        self._held_at = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag it along."""
        if self._held_at is not None:
            self._move(self._held_at - event.position())
            self._held_at = event.position()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go."""
        self._held_at = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit it anew."""
        super().resizeEvent(event)
        self._turn_over()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the picture, its sharp part, and the ring of the focus."""
        painter = QPainter(self)
        chosen = colours.current()
        painter.fillRect(self.rect(), chosen.of("rail"))
        if self._whole is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            place = self._place()
            painter.drawImage(place, self._whole)
            if self._sharp is not None:
                at = self._sharp_at
                part = QRectF(
                    place.left() + at.left() * place.width(),
                    place.top() + at.top() * place.height(),
                    at.width() * place.width(),
                    at.height() * place.height(),
                )
                painter.drawImage(part, self._sharp)
        if self.hasFocus():
            painter.setPen(QPen(chosen.of("accent"), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()

    def _place(self) -> QRectF:
        """Where the whole picture lies, most of it perhaps outside the canvas."""
        if self._whole is None:
            return QRectF(self.rect())
        ratio = self.devicePixelRatioF()
        width, height = self._whole.width() / ratio, self._whole.height() / ratio
        scale = min(self.width() / width, self.height() / height, FIT_MOST) * self._zoom
        width, height = width * scale, height * scale
        return QRectF(
            self.width() / 2 - _within(self._centre.x(), self.width(), width) * width,
            self.height() / 2 - _within(self._centre.y(), self.height(), height) * height,
            width,
            height,
        )

    def _move(self, by: QPointF) -> None:
        place = self._place()
        middle = QRectF(self.rect()).center() + by
        across = (middle.x() - place.left()) / place.width()
        down = (middle.y() - place.top()) / place.height()
        self._centre = QPointF(
            _within(across, self.width(), place.width()),
            _within(down, self.height(), place.height()),
        )
        self._turn_over()

    def _turn_over(self) -> None:
        self.update()
        self.changed.emit()


def _within(centre: float, room: float, size: float) -> float:
    """The middle of the view, as a share of the picture, so that no room is left unused."""
    if size <= room:
        return 0.5
    edge = room / 2 / size
    return min(1 - edge, max(edge, centre))


_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
