"""Where the desktop application starts: makes the window, and hands over to Qt.

Until the first page is painted, only what it needs is imported.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Sequence

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from fieldreport import shielding
from ui import loading, preferences
from ui.appearance import Appearance
from ui.look import fonts
from ui.main_window import MainWindow
from ui.session import faults
from ui.session.collecting import Collecting
from ui.session.leaving import AFTER, GEOMETRY

# Maximised, minimised (an icon), behind other windows.
_PLACE = re.compile(r"(\d{3,5})x(\d{3,5})\+(-?\d{1,5})\+(-?\d{1,5})(m?)([ib]?)")


def main(arguments: Sequence[str] | None = None) -> int:
    """Show the window until it is closed; returns the exit code."""
    # First of all, and again in each process that replaces another: a new program starts without.
    shielding.shield()
    # Qt's dialogs write where somebody has been into a file of settings. Below this there is none.
    # (Windows has them in its registry, from where `parts.choosing` removes them.)
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)
    words = list(sys.argv[1:] if arguments is None else arguments)
    app = make_application()
    window = MainWindow(Appearance(app, preferences.load()))
    faults.watch(window.show_failure)
    put(window, words)
    if AFTER in words:
        # Only then: a start is not made slower by what it doesn't need.
        from ui.session.arriving import Arriving  # noqa: PLC0415

        window.take_over(Arriving())
    window.show()
    loading.begin(window.session)
    loading.MakingAhead(window)
    Collecting(window)
    code = app.exec()
    window.session.end(0)
    return code


def make_application() -> QApplication:
    """Qt's application, with our style and fonts, and a name that says nothing."""
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    QApplication.setStyle("Fusion")
    app = QApplication(["notes"])
    app.setApplicationName("notes")
    app.setQuitOnLastWindowClosed(True)
    fonts.load()
    app.setFont(fonts.body())
    return app


def put(window: MainWindow, words: Sequence[str]) -> None:
    """Place the window where the one that was locked stood, if that is still on a screen."""
    given = next((word for word in words if word.startswith(GEOMETRY)), "")
    place = _PLACE.fullmatch(given.removeprefix(GEOMETRY))
    if place is None:
        return
    width, height, x, y = (int(number) for number in place.groups()[:4])
    window.resize(width, height)
    if any(screen.geometry().contains(x + 40, y + 20) for screen in QGuiApplication.screens()):
        # What is inside of the frame: with `move` the window would go down by its title bar at
        # each lock.
        window.setGeometry(x, y, width, height)
    state = Qt.WindowState.WindowMaximized if place[5] else Qt.WindowState.WindowNoState
    if place[6] == "i":
        state |= Qt.WindowState.WindowMinimized
    window.setWindowState(state)
    # A window that was behind another program's must not come to the front by being locked, and
    # take what is typed there.
    window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, bool(place[6]))
