"""Collects Python's cyclic garbage on the window's thread, a little at a time.

Left to itself, Python does it on whichever thread happens to make the next object. Two things are
wrong with that here: a widget in a cycle could be destroyed on a thread of the vault, where Qt
allows none to be (it waited for ever for the interpreter when it was seen), and collecting
everything stops everything, in the midst of a key or a painting.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

LOOK_MS = 300
# How many new objects there must be; how often these must have been looked at before those that
# survived are, and how often those before all are. What is left behind meanwhile is little: most
# of what is thrown away is in no cycle.
YOUNG, MIDDLE, OLD = 2000, 20, 20


class Collecting(QObject):
    """From when it is made until `end`, nothing is collected but by `look`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._before = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(LOOK_MS)

    def look(self) -> None:
        """Collect what is worth it by now."""
        young, middle, old = gc.get_count()
        if old > OLD:
            gc.collect()
        elif middle > MIDDLE:
            gc.collect(1)
        elif young > YOUNG:
            gc.collect(0)

    def end(self) -> None:
        """Leave it to whom it was left before."""
        self._timer.stop()
        if self._before:
            gc.enable()
