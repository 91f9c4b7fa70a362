"""Brings what other threads have to say into the window's thread, in order and in small portions.

Threads post callables; one queued signal wakes the window, which calls them. A portion ends after a
few milliseconds, so that a thousand answers at once can't make typing wait.
"""

from __future__ import annotations

import sys
import time
from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal

PORTION_SECONDS = 0.008


class Mailbox(QObject):
    """Made in the window's thread; `post` may be called from any."""

    _arrived = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._closed = False
        self._waiting: deque[Callable[[], None]] = deque()
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def post(self, deliver: Callable[[], None]) -> None:
        """Have `deliver` called in the window's thread, unless the window is gone by then."""
        if not self._closed:
            self._waiting.append(deliver)
            self._wake()

    def close(self) -> None:
        """Drop what waits and what will still come."""
        self._closed = True
        self._waiting.clear()

    def _deliver(self) -> None:
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
            self._wake()

    def _wake(self) -> None:
        try:
            self._arrived.emit()
        except RuntimeError:
            # The program ends, and Qt's half of this object went first.
            self._waiting.clear()
