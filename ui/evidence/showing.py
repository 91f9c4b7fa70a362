"""One viewer and what is asked of it, one thing after another, away from the window's thread.

A viewer never gets two jobs at a time, so a file that takes long can't fill the pool. What was
asked about a file that is no longer looked at is broken off and never answered.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, BinaryIO, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from fieldreport.media.client import Viewer
from fieldreport.media.protocol import Frame, Opened
from fieldreport.usecases.record.evidence import Item
from fieldreport.vault import originals
from fieldreport.vault.originals import Original
from ui.session.job import Failure, Job
from ui.session.session import Session

T = TypeVar("T")
Failed = Callable[[Failure], object]


class Held:
    """A viewer and the stream that it reads; used by one thread at a time."""

    def __init__(self) -> None:
        self.viewer = Viewer()
        self.over = False
        self._source: BinaryIO | None = None

    def open(self, original: Original, item: Item) -> Opened:
        """Look at another file."""
        self.put_away()
        self._source = original.open()
        return self.viewer.open(self._source, item.name, item.media_type or None)

    def put_away(self) -> None:
        """Close the stream."""
        if self._source is not None:
            self._source.close()
            self._source = None


@dataclass(frozen=True)
class _Asked:
    work: Callable[[Held], Any]
    done: Callable[[Any], object]
    failed: Failed
    name: str


class Showing(QObject):
    """`open` a file, then `ask`; `drop` when it is no longer looked at, `close` for good."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._held: Held | None = None
        self._waiting: deque[_Asked] = deque()
        self._running = False
        self._turn = 0

    @property
    def session(self) -> Session:
        """Where its work is done."""
        return self._session

    @property
    def alive(self) -> bool:
        """Whether there is a viewer, with its helper processes."""
        return self._held is not None

    def open(self, item: Item, done: Callable[[Opened], object], failed: Failed) -> None:
        """Look at the file of `item` and nothing else."""
        self.drop()
        turn = self._turn

        def located(original: Original) -> None:
            if turn == self._turn:
                self.ask(lambda held: held.open(original, item), done, failed)

        def lost(failure: Failure) -> None:
            if turn == self._turn:
                failed(failure)

        self._session.read(originals.locate, item.sha256).then(self, located, failed=lost)

    def ask(
        self,
        work: Callable[[Held], T],
        done: Callable[[T], object],
        failed: Failed,
        name: str = "",
    ) -> None:
        """Do `work` in its turn. What waits under the same `name` is no longer wanted then."""
        if name:
            self._waiting = deque(each for each in self._waiting if each.name != name)
        self._waiting.append(_Asked(work, done, failed, name))
        self._go_on()

    def drop(self) -> None:
        """Break off what runs, and forget what waits."""
        self._turn += 1
        self._waiting.clear()
        if self._held is not None and self._running:
            self._held.viewer.cancel()

    def close(self) -> None:
        """End the helper processes at once and let go of the file."""
        self.drop()
        held, self._held = self._held, None
        if held is None:
            return
        held.over = True
        held.viewer.close()
        if not self._running:
            held.put_away()

    def _go_on(self) -> None:
        if self._running or not self._waiting:
            return
        if self._held is None:
            self._held = Held()
        held, asked, turn = self._held, self._waiting.popleft(), self._turn
        self._running = True

        def ended(tell: Callable[[Any], object] | None, told: object = None) -> None:
            self._running = False
            if held.over:
                held.put_away()
            if tell is not None and turn == self._turn:
                tell(told)
            self._go_on()

        job: Job[Any] = self._session.compute(_work, held, asked.work)
        job.then(
            self,
            lambda answer: ended(asked.done, answer),
            failed=lambda failure: ended(asked.failed, failure),
            cancelled=lambda: ended(None),
        )


def painted(frame: Frame) -> QImage:
    """The frame as a picture of its own."""
    kind = QImage.Format.Format_RGB888 if frame.channels == 3 else QImage.Format.Format_RGBA8888
    row = frame.width * frame.channels
    return QImage(frame.pixels, frame.width, frame.height, row, kind).copy()


def _work(held: Held, work: Callable[[Held], T]) -> T:
    try:
        return work(held)
    finally:
        # The page may have been left meanwhile.
        if held.over:
            held.put_away()
