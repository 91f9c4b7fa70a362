"""Making a bundle and writing it to a drive at the same time, on two threads and in bounded memory.

Opening evidence, hashing, encrypting and writing to a drive all leave Python's lock. So a handover
takes the time of its slower half where there is a processor for the other, not of both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

BLOCK = 1 << 20
# For each thread one to work on and one that waits: nobody stands still for the other's hiccup.
BUFFERS = 4


def pour(blocks: Iterable[ReadableBuffer], write: Callable[[memoryview], object]) -> None:
    """Hand all bytes of `blocks` to `write` in order, a mebibyte at a time.

    The iterable runs in the calling thread, where its database connection lives, and may use a
    block again once it is asked for the next. `write` runs in a thread of its own, which has ended
    when this returns. What either raises is raised here; after it, nothing is written.
    """
    line = _Line(write)
    try:
        line.take(blocks)
    except BaseException:
        line.given_up = True
        raise
    finally:
        line.end()
    if line.failure is not None:
        raise line.failure


class _Line:
    """Buffers that go round: filled by the caller, written by the thread, freed."""

    def __init__(self, write: Callable[[memoryview], object]) -> None:
        self.failure: BaseException | None = None
        self.given_up = False
        self._write = write
        self._views = [memoryview(bytearray(BLOCK)) for _ in range(BUFFERS)]
        self._free: SimpleQueue[memoryview] = SimpleQueue()
        for view in self._views:
            self._free.put(view)
        self._full: SimpleQueue[memoryview | None] = SimpleQueue()
        self._thread = Thread(target=self._run, name="handover", daemon=True)
        self._thread.start()

    def take(self, blocks: Iterable[ReadableBuffer]) -> None:
        """Copy the blocks into buffers, and send these on their way."""
        room, filled = self._free.get(), 0
        for block in blocks:
            rest = memoryview(block).cast("B")
            while rest:
                count = min(len(rest), BLOCK - filled)
                room[filled : filled + count] = rest[:count]
                rest = rest[count:]
                filled += count
                if filled == BLOCK:
                    self._full.put(room)
                    room, filled = self._free.get(), 0
                    if self.failure is not None:
                        return
        self._full.put(room[:filled])

    def end(self) -> None:
        """Wait for the thread, and wipe the buffers: what is in them was not encrypted yet."""
        self._full.put(None)
        self._thread.join()
        for view in self._views:
            view[:] = bytes(BLOCK)

    def _run(self) -> None:
        while (view := self._full.get()) is not None:
            if self.failure is None and not self.given_up:
                try:
                    self._write(view)
                except BaseException as failure:  # noqa: BLE001 - raised in the caller's thread
                    self.failure = failure
            # After a failure too: the caller may be waiting for a buffer, and sees it then.
            self._free.put(view)
