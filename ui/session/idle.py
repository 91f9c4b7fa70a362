"""Notices that nobody is there any more, or that the machine slept, so that the vault is locked.

Time is measured by the wall clock: a machine that slept for an hour was idle for an hour. Shorter
sleep shows between two clocks, of which one stands still meanwhile. Where the system announces
sleep, a locked screen or another user (`watching`), the lock comes before it.
"""

from __future__ import annotations

import sys
import time
from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

from ui.session.watching import Watching

LOOK_EVERY_MS = 2_000
# The timer fires every two seconds; when a minute is missing, the machine was asleep.
SLEPT_SECONDS = 60
# What the clock with sleep gained on the one without it. They are not read at the same instant.
ASLEEP_SECONDS = 1.0

_SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletMove,
    }
)


class Idle(QObject):
    """Says once that the vault should be locked: `idled` if only because nobody did anything for
    `minutes` (0 is never), `due` for any other reason.
    """

    due = Signal()
    idled = Signal()

    def __init__(self, parent: QObject, minutes: int) -> None:
        super().__init__(parent)
        self.minutes = minutes
        self._seen = self._looked = time.time()
        self._asleep = asleep()
        self.watching = Watching(self)
        self.watching.due.connect(self._fall_due)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        app = cast(QGuiApplication, QGuiApplication.instance())
        app.focusWindowChanged.connect(self._watch)
        app.applicationStateChanged.connect(self._state_changed)
        self._watch(app.focusWindow())
        for window in app.topLevelWindows():
            self._watch(window)

    def start(self) -> None:
        """Begin to look."""
        self._seen = self._looked = time.time()
        self._asleep = asleep()
        self._timer.start()
        self.watching.start()

    @property
    def quiet(self) -> float:
        """For how many seconds nobody pressed, moved or turned anything."""
        return max(0.0, time.time() - self._seen)

    def look(self) -> None:
        """Decide by the clock whether the vault is to be locked now."""
        now = time.time()
        asleep_now = asleep()
        slept = now - self._looked > SLEPT_SECONDS or asleep_now - self._asleep > ASLEEP_SECONDS
        # A clock that was set back must not make the time endless.
        self._seen = min(self._seen, now)
        idle = self.minutes > 0 and now - self._seen >= self.minutes * 60
        self._looked, self._asleep = now, asleep_now
        if slept:
            self._fall_due()
        elif idle and self._stopped():
            self.idled.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See that somebody is there."""
        if event.type() in _SIGNS_OF_LIFE:
            self._seen = time.time()
        return super().eventFilter(watched, event)

    def _watch(self, window: QWindow | None) -> None:
        # On the windows and not on the application: there every event of every widget would pass
        # through Python.
        if window is not None:
            self._seen = time.time()
            window.removeEventFilter(self)
            window.installEventFilter(self)

    def _state_changed(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationSuspended:
            self._fall_due()

    def _fall_due(self) -> None:
        if self._stopped():
            self.due.emit()

    def _stopped(self) -> bool:
        active = self._timer.isActive()
        self._timer.stop()
        return active


def asleep() -> float:
    """How long the machine has slept since it was started, in seconds, plus a constant; always 0
    where the system has no two such clocks (Windows tells of sleep itself).
    """
    if sys.platform == "win32":
        return 0.0
    awake = time.CLOCK_MONOTONIC
    if sys.platform == "darwin":
        # There it is the monotonic clock that goes on in sleep.
        return time.clock_gettime(awake) - time.clock_gettime(time.CLOCK_UPTIME_RAW)
    return time.clock_gettime(time.CLOCK_BOOTTIME) - time.clock_gettime(awake)
