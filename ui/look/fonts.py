"""Noto Sans, which ships with the program because it has every Kazakh letter on every system.

Three weights: regular for text, medium for what can be pressed, semi-bold for headings. It has no
arrows and no minus sign: icons are SVG, and a range is written with an en dash.
"""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from fieldreport.reference.assets import resource

FAMILY = "Noto Sans"
FILES = ("NotoSans-Regular.ttf", "NotoSans-Medium.ttf", "NotoSans-SemiBold.ttf")

BODY, SMALL, HEADING, TITLE = 10.5, 9.5, 12.0, 17.0
_SYSTEM_POINTS = {"cocoa": 13.0}

_loaded: list[int] = []


def load() -> None:
    """Make the family known to this process."""
    if not _loaded:
        _loaded.extend(
            QFontDatabase.addApplicationFont(str(resource("fonts", name))) for name in FILES
        )


def body() -> QFont:
    """The font of everything that isn't told otherwise; on macOS points are larger."""
    font = QFont(FAMILY)
    font.setPointSizeF(_SYSTEM_POINTS.get(QApplication.platformName(), BODY))
    return font


def scaled(points: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The family in another size (of the four above) or weight."""
    font = body()
    font.setPointSizeF(points * font.pointSizeF() / BODY)
    font.setWeight(weight)
    return font
