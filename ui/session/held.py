"""What a PIN opens, in the process that came after a lock: for some minutes and three tries.

All of it is in one buffer, locked in memory where the system allows that, which is wiped when the time
is over, the tries are used up, the passphrase is used after all, the machine sleeps or the system
says that somebody else is there, or a clock was set: then only the passphrase opens the vault.
"""

from __future__ import annotations

import math
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ui.session.idle import ASLEEP_SECONDS, SLEPT_SECONDS, asleep
from ui.session.watching import Watching

if TYPE_CHECKING:
    from fieldreport.crypto.secret import Secret

# A slip of the finger, and a second one. Whoever guesses gets no more.
TRIES = 3
LOOK_EVERY_MS = 1_000
# How far the two clocks may drift apart. More is a clock that was set, by hand or over a network.
DRIFT_SECONDS = 5.0

TIME, GUESSED, LEFT = "time", "guessed", "left"


class Held(QObject):
    """`gone` once, with why: the `time` is over, somebody `guessed`, or the place was `left`."""

    gone = Signal(str)

    def __init__(self, box: Secret, minutes: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._box: Secret | None = box
        self._trying, self._why = False, ""
        self.tries = TRIES
        # Of the clock that nobody can set.
        self._ends = time.monotonic() + minutes * 60
        self._between = time.time() - time.monotonic()
        self._looked = time.monotonic()
        self._asleep = asleep()
        self._watching = Watching(self)
        self._watching.due.connect(lambda: self.drop(LEFT))
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def listen(self) -> None:
        """Begin to hear what the system says; the clocks are looked at from the start."""
        self._watching.start()

    @property
    def minutes_left(self) -> int:
        """How long it is still kept, in minutes, rounded up."""
        return max(0, math.ceil((self._ends - time.monotonic()) / 60))

    def look(self) -> None:
        """Decide by the clocks whether it is still to be kept."""
        now, wall = time.monotonic(), time.time()
        # The timer fires each second: what is missing is sleep, or a process that was held.
        late = now - self._looked > SLEPT_SECONDS or asleep() - self._asleep > ASLEEP_SECONDS
        if late or abs(wall - now - self._between) > DRIFT_SECONDS:
            self.drop(LEFT)
        elif now >= self._ends:
            self.drop(TIME)
        self._looked = now

    def take(self) -> Secret | None:
        """A copy for one try, which is counted before it is made; None if nothing is held."""
        # The time may be over since the last look.
        self.look()
        if self._box is None:
            return None
        self.tries -= 1
        self._trying = True
        return self._box.copy()

    def failed(self) -> None:
        """The try was wrong."""
        self._tried()
        if not self.tries:
            self.drop(GUESSED)

    def not_tried(self) -> None:
        """It was not the PIN that failed: the try doesn't count."""
        self.tries += 1
        self._tried()

    def drop(self, why: str = "") -> None:
        """Wipe it, and say why unless nothing is given: at once, or when the try under way has
        ended, since that may still open the vault.
        """
        if self._box is None:
            return
        self._timer.stop()
        self._box.zero()
        self._box, self._why = None, why
        if not self._trying:
            self._say()

    def _tried(self) -> None:
        self._trying = False
        if self._box is None:
            self._say()

    def _say(self) -> None:
        why, self._why = self._why, ""
        if why:
            self.gone.emit(why)
