"""The steps of a handover at the same time, each on a thread of its own, in bounded memory.

Opening evidence, hashing, encrypting and writing to a drive all leave Python's lock. So a handover
takes the time of its slowest step where there are processors for the others, not of all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

Step = Callable[[memoryview], object]

BLOCK = 1 << 20
# For each thread one to work on and one that waits: nobody stands still for another's hiccup.
BUFFERS_A_THREAD = 2


def pour(blocks: Iterable[ReadableBuffer], *steps: Step) -> None:
    """Pass all bytes of `blocks` through the steps in order, a mebibyte at a time.

    The iterable runs in the calling thread, where its database connection lives, and may use a
    block again once it is asked for the next. Each step runs in a thread of its own, and all have
    ended when this returns. What any of them raises is raised here; no later step gets a block that
    an earlier one failed at, and nothing after it.
    """
    line = _Line(steps)
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
    """Buffers that go round: filled by the caller, worked on by one step after the other, freed."""

    def __init__(self, steps: Iterable[Step]) -> None:
        self.failure: BaseException | None = None
        self.given_up = False
        steps = tuple(steps)
        self._views = [
            memoryview(bytearray(BLOCK)) for _ in range(BUFFERS_A_THREAD * (1 + len(steps)))
        ]
        self._free: SimpleQueue[memoryview | None] = SimpleQueue()
        for view in self._views:
            self._free.put(view)
        # From each step to the next; after the last, back to the free ones.
        self._queues: list[SimpleQueue[memoryview | None]] = [SimpleQueue() for _ in steps]
        ways = zip(steps, self._queues, [*self._queues[1:], self._free], strict=True)
        self._threads = [
            Thread(target=self._run, args=way, name="handover", daemon=True) for way in ways
        ]
        for thread in self._threads:
            thread.start()

    def take(self, blocks: Iterable[ReadableBuffer]) -> None:
        """Copy the blocks into buffers, and send these on their way."""
        room, filled = self._room(), 0
        for block in blocks:
            rest = memoryview(block).cast("B")
            while rest:
                count = min(len(rest), BLOCK - filled)
                room[filled : filled + count] = rest[:count]
                rest = rest[count:]
                filled += count
                if filled == BLOCK:
                    self._queues[0].put(room)
                    room, filled = self._room(), 0
                    if self.failure is not None:
                        return
        self._queues[0].put(room[:filled])

    def end(self) -> None:
        """Wait for all threads, and wipe the buffers: what is in them was not encrypted yet."""
        self._queues[0].put(None)
        for thread in self._threads:
            thread.join()
        for view in self._views:
            view[:] = bytes(BLOCK)

    def _room(self) -> memoryview:
        # The end of the line comes here too, but nobody waits for a buffer then.
        return cast("memoryview", self._free.get())

    def _run(
        self,
        step: Step,
        came: SimpleQueue[memoryview | None],
        goes: SimpleQueue[memoryview | None],
    ) -> None:
        while (view := came.get()) is not None:
            if self.failure is None and not self.given_up:
                try:
                    step(view)
                except BaseException as failure:  # noqa: BLE001 - raised in the caller's thread
                    self.failure = failure
            # After a failure too: the caller may be waiting for a buffer, and sees it then.
            goes.put(view)
        goes.put(None)
