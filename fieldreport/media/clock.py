"""A thread that does something when a time is over, unless what it times is done before."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Clock:
    """Calls `ring`, from a thread of its own, when a time that it was given runs out."""

    def __init__(self, ring: Callable[[], None]) -> None:
        self._ring = ring
        self._changed = threading.Condition()
        self._deadline: float | None = None
        # Until when the thread sleeps: it is woken only for an earlier time, because it is set
        # twice for each range of a file.
        self._asleep: float | None = None
        self._stopped = False
        self._thread: threading.Thread | None = None

    @contextmanager
    def running(self, seconds: float) -> Iterator[None]:
        """Ring if what is done meanwhile takes longer than `seconds`."""
        self._set(time.monotonic() + max(0.0, seconds))
        try:
            yield
        finally:
            self._set(None)

    def stop(self) -> None:
        """Never ring again."""
        with self._changed:
            self._stopped = True
            self._changed.notify()

    def _set(self, deadline: float | None) -> None:
        with self._changed:
            self._deadline = deadline
            if deadline is None:
                return
            if self._thread is None:
                self._thread = threading.Thread(target=self._watch, name="view clock", daemon=True)
                self._thread.start()
            elif self._asleep is None or deadline < self._asleep:
                self._changed.notify()

    def _watch(self) -> None:
        with self._changed:
            while not self._stopped:
                now = time.monotonic()
                if self._deadline is not None and self._deadline <= now:
                    self._deadline = None
                    self._ring()
                    continue
                self._asleep = self._deadline
                self._changed.wait(None if self._asleep is None else self._asleep - now)
