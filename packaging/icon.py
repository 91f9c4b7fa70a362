"""Draws the icon of the packaged program: the notebook that the neutral window shows, too.

python packaging/icon.py OUT.png
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SIDE = 512
_PAPER, _INK = "#ffffff", "#0f6b6d"


def draw(drawing: Path, out: Path) -> None:
    """Draw the outline on a round ground, `SIDE` pixels wide."""
    image = QImage(SIDE, SIDE, QImage.Format.Format_ARGB32)
    image.fill(QColor(0, 0, 0, 0))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(_PAPER))
    painter.setBrush(QColor(_PAPER))
    painter.drawRoundedRect(QRectF(0, 0, SIDE, SIDE), SIDE / 5, SIDE / 5)
    outline = drawing.read_bytes().replace(b"currentColor", _INK.encode())
    QSvgRenderer(outline).render(painter, QRectF(SIDE / 6, SIDE / 6, SIDE * 2 / 3, SIDE * 2 / 3))
    painter.end()
    image.save(str(out))


if __name__ == "__main__":
    application = QGuiApplication(["icon"])
    root = Path(__file__).resolve().parent.parent
    draw(root / "resources" / "icons" / "notebook.svg", Path(sys.argv[1]))
