"""The panic chord: Shift+Escape, three times within two seconds. The window is gone at once, and the
process with it.

Shift and Escape lie in the same corner of every keyboard, can be found without looking and pressed
with one hand, mean the same on every layout, and no system takes them for itself. Nobody presses
them together three times by accident; a key that is held down counts once.

Nothing is tidied: no draft is saved, nothing is written back. What was saved is safe, since the
vault is made to be cut off at any moment, and the next unlock tidies.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections import deque
from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow

PRESSES = 3
WITHIN_SECONDS = 2.0


class Panic(QObject):
    """Says `pressed` the moment that the chord is complete, whichever of our windows is in front."""

    pressed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._presses: deque[float] = deque(maxlen=PRESSES)
        app = cast(QGuiApplication, QGuiApplication.instance())
        app.focusWindowChanged.connect(self._watch)
        for window in app.topLevelWindows():
            self._watch(window)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count; the keys go on to where they were meant for."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self._count(event)
        return super().eventFilter(watched, event)

    def _count(self, event: QKeyEvent) -> None:
        if event.isAutoRepeat():
            return
        if event.key() == Qt.Key.Key_Shift:
            # Let go of and pressed again in between.
            return
        chord = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        if event.key() != Qt.Key.Key_Escape or not chord:
            self._presses.clear()
            return
        self._presses.append(time.monotonic())
        if len(self._presses) == PRESSES and self._presses[-1] - self._presses[0] <= WITHIN_SECONDS:
            self._presses.clear()
            self.pressed.emit()

    def _watch(self, window: QWindow | None) -> None:
        # On the windows, as idling is watched: on the application each event would come through.
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)


def vanish(zero_keys: Callable[[], object], end: Callable[[], object] | None = None) -> None:
    """Hide every window, wipe the keys, and end this process on the spot. `end` is for tests.

    Other threads may be in the middle of something with these keys. None of them may go on with
    zeros for a key: so from here on no other thread is given the interpreter, and what runs outside
    of it has its own copy of a key and needs the interpreter to store its result.
    """
    for window in QGuiApplication.topLevelWindows():
        window.hide()
    QGuiApplication.sync()
    sys.setswitchinterval(60)
    zero_keys()
    (end or _end)()


def _end() -> None:
    # Not `sys.exit` and not `os._exit`: no destructor of a library runs on any system. Windows takes
    # every number that it doesn't know for TerminateProcess.
    os.kill(os.getpid(), signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL)
