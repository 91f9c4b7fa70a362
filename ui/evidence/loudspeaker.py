"""Plays the sound of a recording: the helper decodes it, this hands the samples to the system's
sound.

Nothing is heard unless somebody asked for it: a video that speaks in the wrong corridor gives away
who is watching. Samples are fetched a second ahead and held in memory only.

The system's sound is reached through miniaudio and not through Qt's multimedia module, which is a
download of 170 MB and brings a network library along. It takes long to import, since it imports
Python's own network modules, which nothing here needs: when something is played, and on the pool.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from fieldreport.errors import UserError
from fieldreport.media.protocol import SOUND_CHANNELS, SOUND_RATE, Sound
from ui.evidence.showing import Held, Showing
from ui.session.job import Failure
from ui.session.session import Session

if TYPE_CHECKING:
    import miniaudio

# Left and right, two bytes each.
SAMPLE = SOUND_CHANNELS * 2
AHEAD = SOUND_RATE * SAMPLE
_BUFFER_MS = 100
_LOOK_MS = 100
# Which of the system's ways to make sound are tried; None: all of them.
BACKENDS: list[miniaudio.Backend] | None = None


@dataclass
class _Flow:
    """What is between the window's thread and the one that the system's sound calls."""

    start: float
    pieces: deque[bytes] = field(default_factory=deque)
    waiting: int = 0
    played: int = 0
    complete: bool = False
    lock: threading.Lock = field(default_factory=threading.Lock)

    def put(self, samples: bytes) -> None:
        with self.lock:
            self.pieces.append(samples)
            self.waiting += len(samples)

    def take(self, size: int) -> bytes:
        """`size` bytes of sound; silence where there is none yet, which counts as not played."""
        taken = bytearray()
        with self.lock:
            while self.pieces and len(taken) < size:
                piece = self.pieces.popleft()
                wanted = size - len(taken)
                taken += piece[:wanted]
                if len(piece) > wanted:
                    self.pieces.appendleft(piece[wanted:])
            self.waiting -= len(taken)
            self.played += len(taken)
        return bytes(taken) + bytes(size - len(taken))

    @property
    def second(self) -> float:
        return self.start + self.played / (SOUND_RATE * SAMPLE)


class Loudspeaker(QObject):
    """`play` from a second on, `stop`. `moved` tells the second that is heard, `ended` the end;
    `failed` that there is no way to make sound, or that the file is damaged.
    """

    moved = Signal(float)
    ended = Signal()
    failed = Signal(object)

    def __init__(self, session: Session, showing: Showing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._showing = session, showing
        self._flow: _Flow | None = None
        self._device: miniaudio.PlaybackDevice | None = None
        self._pieces: Iterator[Sound] | None = None
        self._fetching = False
        self._turn = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)

    @property
    def second(self) -> float | None:
        """The second that is heard now; None while nothing is."""
        flow = self._flow
        return flow.second if flow is not None and flow.played else None

    def play(self, start: float) -> None:
        """Play from `start` on."""
        self.stop()
        turn, flow = self._turn, _Flow(start)
        self._flow = flow

        def opened(device: miniaudio.PlaybackDevice) -> None:
            if turn != self._turn:
                device.close()
                return
            self._device = device
            try:
                _start(device, flow)
            except UserError as error:
                self._broke(error)
                return
            self._timer.start()

        def ready(pieces: Iterator[Sound]) -> None:
            if turn == self._turn:
                self._pieces = pieces
                self._fetch()

        def broke(failure: Failure) -> None:
            if turn == self._turn:
                self._broke(failure)

        self._session.compute(_open).then(self, opened, failed=broke)
        self._showing.ask(lambda held: held.viewer.sound(start), ready, broke)

    def stop(self) -> None:
        """Be silent at once, and forget what would have come."""
        self._turn += 1
        self._timer.stop()
        device, self._device = self._device, None
        if device is not None:
            device.close()
        self._flow = self._pieces = None
        self._fetching = False

    def _fetch(self) -> None:
        pieces, flow, turn = self._pieces, self._flow, self._turn
        if pieces is None or flow is None or self._fetching or flow.complete:
            return
        if flow.waiting >= AHEAD:
            return
        self._fetching = True

        def came(piece: Sound | None) -> None:
            if turn != self._turn:
                return
            self._fetching = False
            if piece is None:
                flow.complete = True
                return
            flow.put(piece.samples)
            self._fetch()

        def broke(failure: Failure) -> None:
            if turn == self._turn:
                self._broke(failure)

        def one(_held: Held) -> Sound | None:
            return next(pieces, None)

        self._showing.ask(one, came, broke)

    def _look(self) -> None:
        flow = self._flow
        if flow is None:
            return
        self._fetch()
        if flow.complete and not flow.waiting:
            self.stop()
            self.ended.emit()
        else:
            self.moved.emit(flow.second)

    def _broke(self, failure: Failure) -> None:
        self.stop()
        self.failed.emit(failure)


def _open() -> miniaudio.PlaybackDevice:
    import miniaudio  # noqa: PLC0415 - as above

    try:
        device = miniaudio.PlaybackDevice(
            output_format=miniaudio.SampleFormat.SIGNED16,
            nchannels=SOUND_CHANNELS,
            sample_rate=SOUND_RATE,
            buffersize_msec=_BUFFER_MS,
            backends=BACKENDS,
        )
    except miniaudio.MiniaudioError as error:
        raise UserError("media.no_sound") from error
    if BACKENDS is None and device.backend == "Null":
        device.close()
        raise UserError("media.no_sound")
    return device


def _start(device: miniaudio.PlaybackDevice, flow: _Flow) -> None:
    import miniaudio  # noqa: PLC0415 - it is loaded by now

    try:
        device.start(_samples(flow))
    except miniaudio.MiniaudioError as error:
        raise UserError("media.no_sound") from error


def _samples(flow: _Flow) -> Generator[bytes, int, None]:
    """What the system's sound asks for, from its own thread: so many samples at a time."""

    def asked() -> Generator[bytes, int, None]:
        wanted = yield b""
        while True:
            wanted = yield flow.take(wanted * SAMPLE)

    generator = asked()
    next(generator)
    return generator
