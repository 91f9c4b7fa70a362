"""Brings what other threads have to say into the window's thread, in order and in small portions.

Threads post callables; a queued signal wakes the window, which calls them. A portion ends after a
few milliseconds, so that a thousand answers at once can't make typing wait.
"""

from __future__ import annotations

import sys
import time
from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal

PORTION_SECONDS = 0.008


class Mailbox(QObject):
    """Made in the window's thread; `post` may be called from any."""

    _arrived = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._closed = self._woken = False
        self._waiting: deque[Callable[[], None]] = deque()
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        # The next portion comes by a timer and not by a signal: Qt delivers all signals that are
        # queued before it looks at the keyboard again.
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._deliver)

    def post(self, deliver: Callable[[], None]) -> None:
        """Have `deliver` called in the window's thread, unless the window is gone by then."""
        if self._closed:
            return
        self._waiting.append(deliver)
        # One signal wakes for all that wait. Nothing is missed: the window clears the mark before
        # it looks at what waits, a thread sets it afterwards.
        if not self._woken:
            self._woken = True
            self._wake()

    def close(self) -> None:
        """Drop what waits and what will still come."""
        self._closed = True
        self._waiting.clear()

    def _deliver(self) -> None:
        self._woken = False
        until = time.monotonic() + PORTION_SECONDS
        while self._waiting and not self._closed:
            deliver = self._waiting.popleft()
            try:
                deliver()
            except Exception:  # noqa: BLE001 - one answer's bug must not swallow the others
                sys.excepthook(*sys.exc_info())
            if time.monotonic() > until:
                break
        if self._waiting:
            self._woken = True
            self._rest.start(0)

    def _wake(self) -> None:
        try:
            self._arrived.emit()
        except RuntimeError:
            # The program ends, and Qt's half of this object went first.
            self._waiting.clear()
