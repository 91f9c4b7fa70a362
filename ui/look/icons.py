"""The icons: outlines from Lucide in SVG, painted in the colour of what they stand beside.

A widget that got its icon from `put` gets it again, in the new colours, when the scheme changes.
"""

from __future__ import annotations

from functools import cache
from weakref import WeakSet

import shiboken6
from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton

from fieldreport.reference.assets import listing, resource
from ui.look import colours

SIZE = 18
# Qt leaves hardly any room between an icon and the text of a button.
GAP = 5
_NAME, _ROLE, _SIZE = "iconName", "iconRole", "iconExtent"

# Those that have an icon. Not Qt's list of all widgets: some in it are Qt's own, which may be gone
# by the time that Python looks at them.
_shown: WeakSet[QAbstractButton | QLabel] = WeakSet()


def icon(name: str, role: str = "text", size: int = SIZE, gap: int = 0) -> QIcon:
    """The icon `name` in the colour of `role`, greyed where the button is disabled; `gap` is room
    on its right.
    """
    return _icon(name, colours.current().of(role).name(), colours.current().edge, size, gap)


def pixmap(name: str, role: str, size: int, ratio: float) -> QPixmap:
    """The icon for painting, `size` units large on a screen with `ratio` pixels a unit."""
    return _pixmap(name, colours.current().of(role).name(), size, ratio)


def put(widget: QAbstractButton | QLabel, name: str, role: str = "text", size: int = SIZE) -> None:
    """Give a button or a label an icon that follows the colours."""
    _shown.add(widget)
    widget.setProperty(_NAME, name)
    widget.setProperty(_ROLE, role)
    widget.setProperty(_SIZE, size)
    _paint(widget)


def refresh() -> None:
    """Paint every icon again, after the colours changed."""
    for widget in list(_shown):
        if shiboken6.isValid(widget):
            _paint(widget)


def _paint(widget: QAbstractButton | QLabel) -> None:
    name, role, size = (widget.property(key) for key in (_NAME, _ROLE, _SIZE))
    if isinstance(widget, QLabel):
        widget.setPixmap(pixmap(name, role, size, widget.devicePixelRatioF()))
    else:
        gap = GAP if widget.text() or isinstance(widget, QPushButton) else 0
        widget.setIcon(icon(name, role, size, gap))
        widget.setIconSize(QSize(size + gap, size))


@cache
def _icon(name: str, colour: str, disabled: str, size: int, gap: int) -> QIcon:
    made = QIcon()
    # As sharp as any of the screens that the window can be moved to.
    for ratio in sorted({screen.devicePixelRatio() for screen in QGuiApplication.screens()}):
        made.addPixmap(_pixmap(name, colour, size, ratio, gap))
        made.addPixmap(_pixmap(name, disabled, size, ratio, gap), QIcon.Mode.Disabled)
    return made


@cache
def _pixmap(name: str, colour: str, size: int, ratio: float, gap: int = 0) -> QPixmap:
    drawing = _drawing(name).replace("currentColor", colour)
    extent = round(size * ratio)
    made = QPixmap(round((size + gap) * ratio), extent)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(0, 0, extent, extent))
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made


@cache
def _drawing(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text("utf-8")


def read_ahead() -> None:
    """Read all of them. For a thread: a page with twenty icons would wait for as many files."""
    for name in listing("icons", ".svg"):
        _drawing(name)
