"""Two steps of a stream at the same time, on two threads and in bounded memory.

Hashing, ciphers and the drive all leave Python's lock, so a file goes in and out of the vault
nearly as fast as its slower step alone. `WriteBehind` gives the second step to a thread,
`read_ahead` the first; both carry an exception over to the caller, and neither leaves a thread
behind.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from queue import SimpleQueue
from threading import Semaphore, Thread
from types import TracebackType
from typing import TypeVar

BLOCK = 1 << 20
# Two to work on and two to wait: enough that neither thread stands still for the other's hiccup.
BUFFERS = 4

Item = TypeVar("Item")


class WriteBehind:
    """Buffers that the caller fills and a thread hands to `write`, in order.

    Use as a context manager: leaving it normally waits for the last write; leaving it by an
    exception drops what was not yet written. What `write` raises comes out of the next `buffer` or
    of the end.
    """

    def __init__(self, write: Callable[[memoryview], object]) -> None:
        self._write = write
        self._failure: BaseException | None = None
        self._dropped = False
        self._free: SimpleQueue[bytearray] = SimpleQueue()
        self._full: SimpleQueue[tuple[bytearray, int] | None] = SimpleQueue()
        self._buffers = [bytearray(BLOCK) for _ in range(BUFFERS)]
        for buffer in self._buffers:
            self._free.put(buffer)
        self._thread = Thread(target=self._run, name="write-behind", daemon=True)

    def buffer(self) -> bytearray:
        """Return a buffer of `BLOCK` bytes that is the caller's until it is handed over."""
        buffer = self._free.get()
        if self._failure is not None:
            raise self._failure
        return buffer

    def hand_over(self, buffer: bytearray, length: int) -> None:
        """Let the thread write the first `length` bytes of `buffer`."""
        self._full.put((buffer, length))

    def _run(self) -> None:
        while (item := self._full.get()) is not None:
            buffer, length = item
            if self._failure is None and not self._dropped:
                try:
                    self._write(memoryview(buffer)[:length])
                except BaseException as failure:  # noqa: BLE001 — it is raised in the caller's thread
                    self._failure = failure
            # Also after a failure: the caller may be waiting for a buffer, and learns of it there.
            self._free.put(buffer)

    def __enter__(self) -> WriteBehind:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._dropped = kind is not None
        self._full.put(None)
        self._thread.join()
        for buffer in self._buffers:
            buffer[:] = bytes(BLOCK)
        if self._failure is not None and kind is None:
            raise self._failure


def read_ahead(items: Iterable[Item], depth: int = BUFFERS) -> Generator[Item, None, None]:
    """Yield `items`, which a thread produces up to `depth` of them ahead.

    The items must not share a buffer: several are alive at once. What the iterable raises is raised
    here at the same place. The thread ends when the generator is exhausted, closed or collected.
    """
    room = Semaphore(depth)
    ready: SimpleQueue[tuple[Item | None, BaseException | None]] = SimpleQueue()
    abandoned = False

    def run() -> None:
        try:
            source = iter(items)
            while room.acquire() and not abandoned:
                ready.put((next(source), None))
        except BaseException as failure:  # noqa: BLE001 — StopIteration too: both travel to the caller
            ready.put((None, failure))

    thread = Thread(target=run, name="read-ahead", daemon=True)
    thread.start()
    try:
        while True:
            item, failure = ready.get()
            if isinstance(failure, StopIteration):
                return
            if failure is not None:
                raise failure
            room.release()
            yield item  # type: ignore[misc]  # None only beside a failure, or as an item of its own
    finally:
        abandoned = True
        room.release()
        thread.join()
