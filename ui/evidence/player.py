"""Plays the pictures of a video at their pace: one is shown while the next is decoded.

Where its sound is heard, that is the clock, and pictures that come too late for it are left out.
Without sound a slow computer plays slowly rather than in jumps.
"""

from __future__ import annotations

import time
from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from fieldreport.media.protocol import Frame
from ui.evidence.loudspeaker import Loudspeaker
from ui.evidence.showing import Held, Showing, painted
from ui.session.job import Failure

_Moment = tuple[QImage, float]

# A picture so late is left out where there is sound, but one in a while is shown in any case.
_LATE_SECONDS, _STILL_SECONDS = 0.15, 0.5


class Player(QObject):
    """`shown` gives a picture and its second; `ended` at the end or after a fault, which `failed`
    tells first.
    """

    shown = Signal(QImage, float)
    failed = Signal(object)
    ended = Signal()

    def __init__(
        self, showing: Showing, loudspeaker: Loudspeaker, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._showing, self._loudspeaker = showing, loudspeaker
        self._shown_at = 0.0
        self._frames: Iterator[Frame] | None = None
        self._turn = 0
        self._next: _Moment | None = None
        # What the clock said when second nought would have been shown.
        self._nought: float | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._show)

    @property
    def plays(self) -> bool:
        """Whether it is running."""
        return self._frames is not None

    def play(self, start: float, width: int) -> None:
        """Play from `start` on, at most `width` pixels wide."""
        self.stop()
        turn = self._turn

        def begin(held: Held) -> Iterator[Frame]:
            return held.viewer.frames(start, width)

        def ready(frames: Iterator[Frame]) -> None:
            if turn == self._turn:
                self._frames = frames
                self._fetch()

        self._showing.ask(begin, ready, self._broke)

    def stop(self) -> None:
        """Stand still, and forget the picture that would have come next."""
        self._turn += 1
        self._timer.stop()
        self._frames = self._next = self._nought = None

    def _fetch(self) -> None:
        frames, turn = self._frames, self._turn

        def one(_held: Held) -> _Moment | None:
            frame = next(frames, None) if frames is not None else None
            return None if frame is None else (painted(frame), frame.seconds)

        def came(moment: _Moment | None) -> None:
            if turn == self._turn:
                self._came(moment)

        self._showing.ask(one, came, self._broke)

    def _came(self, moment: _Moment | None) -> None:
        if moment is None:
            self.stop()
            self.ended.emit()
            return
        now, heard = time.monotonic(), self._loudspeaker.second
        if heard is not None:
            self._nought = now - heard
        elif self._nought is None:
            self._nought = now - moment[1]
        early = self._nought + moment[1] - now
        if early < 0 and heard is None:
            self._nought -= early
        if early < -_LATE_SECONDS and now - self._shown_at < _STILL_SECONDS:
            self._fetch()
            return
        self._next = moment
        self._timer.start(max(0, round(early * 1000)))

    def _show(self) -> None:
        moment, self._next = self._next, None
        if moment is not None:
            self._shown_at = time.monotonic()
            self._fetch()
            self.shown.emit(*moment)

    def _broke(self, failure: Failure) -> None:
        self.stop()
        self.failed.emit(failure)
        self.ended.emit()
