"""How a program takes the place of one that was locked, and whose window is still there, blank.

It paints its own over it, says so, and waits until the other process has ended. Nothing is said to be
locked before: then the system has taken back the memory in which everything was. That is seen from
the pipe that comes from there, which the system closes after it has taken the memory.
"""

from __future__ import annotations

import os
import threading
from contextlib import suppress
from io import FileIO
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from fieldreport.crypto.secret import Secret

# From when a window was painted until it is on the screen: two pictures of a slow one.
SHOWN_MS = 40
# Where nothing is painted, because the window is in nobody's sight.
UNSEEN_MS = 1_000
_HEAD = 3


class Arriving(QObject):
    """`alone` once the other process has ended. `minutes` and `box` are what it handed over for a
    PIN; 0 and None if it didn't.
    """

    alone = Signal()

    def __init__(self, source: int = 0, target: int = 1) -> None:
        super().__init__()
        self._source, self._target = source, target
        self._told = False
        self.minutes, self.box = _received(source)

    def shown(self) -> None:
        """The window was painted: say so in a moment, and wait for the other to end."""
        QTimer.singleShot(SHOWN_MS, self._tell)

    def wait(self) -> None:
        """Begin to wait; also for a window that is never painted."""
        QTimer.singleShot(UNSEEN_MS, self._tell)
        threading.Thread(target=self._watch, name="arriving", daemon=True).start()

    def _tell(self) -> None:
        if not self._told:
            self._told = True
            with suppress(OSError):
                os.write(self._target, b"!")

    def _watch(self) -> None:
        with suppress(OSError):
            while os.read(self._source, 64):
                pass
        with suppress(OSError):
            # What reads or writes there by mistake finds nothing instead of an error.
            nowhere = os.open(os.devnull, os.O_RDWR)
            os.dup2(nowhere, self._source)
            os.dup2(nowhere, self._target)
            os.close(nowhere)
        # The window may be gone by now.
        with suppress(RuntimeError):
            self.alone.emit()


def _received(source: int) -> tuple[int, Secret | None]:
    with FileIO(source, closefd=False) as pipe:
        head = _read(pipe, _HEAD)
        minutes, size = head[0], int.from_bytes(head[1:], "big")
        if not minutes or not size:
            return 0, None
        # The page is there before its cryptography is, unless there is something to keep.
        from fieldreport.crypto.secret import Secret  # noqa: PLC0415

        return minutes, Secret(_read(pipe, size))


def _read(pipe: FileIO, size: int) -> bytearray:
    """Into one buffer, so that no copies are left; zeros after an early end."""
    room = bytearray(size)
    with memoryview(room) as view, suppress(OSError):
        at = 0
        while at < size and (got := pipe.readinto(view[at:])):
            at += got
    return room
