"""A QR code, painted as squares of whole pixels: dark on light in both schemes, as cameras want it."""

from __future__ import annotations

import segno
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.session.session import Session

# The quiet zone that the standard asks for.
_BORDER = 4
_MODULE = 4
# Of the code of a fingerprint. What stands below must not move when it comes.
_USUAL_SIDE = 41


class QrCode(QWidget):
    """`show_text` says what it holds."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._rows: list[bytes] = []
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_text(self, text: str) -> None:
        """Hold another text, in a moment: it takes long to find the pattern that cameras read best."""
        self._session.compute(_squares, text).then(self, self._show)

    def sizeHint(self) -> QSize:
        """Some millimetres a code on any screen."""
        side = _MODULE * (len(self._rows) or _USUAL_SIDE)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the squares."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Qt.GlobalColor.black)
        for y, row in enumerate(self._rows):
            for x, dark in enumerate(row):
                if dark:
                    painter.drawRect(QRectF(x * _MODULE, y * _MODULE, _MODULE, _MODULE))
        painter.end()

    def _show(self, rows: list[bytes]) -> None:
        self._rows = rows
        self.updateGeometry()
        self.update()


def _squares(text: str) -> list[bytes]:
    code = segno.make_qr(text, error="m")
    return [bytes(row) for row in code.matrix_iter(border=_BORDER)]
