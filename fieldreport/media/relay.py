"""The helper at work and the next one, which starts meanwhile and waits.

A helper sees one file only. Handing over is instant, whether the last file was closed by the user,
cancelled, or has crashed its helper.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from fieldreport.errors import Cancelled, UserError
from fieldreport.media.limits import Limits
from fieldreport.media.process import Process


class Relay:
    """Two helpers of which one works. `cancel` and `close` may come from any thread; everything
    else comes from one thread at a time.
    """

    def __init__(self, limits: Limits, started_by: Sequence[str]) -> None:
        self._limits, self._command = limits, started_by
        # Held for moments only, so that nobody who cancels or closes has to wait.
        self._lock = threading.Lock()
        self._current: Process | None = None
        self._spare: Process | None = None
        self._busy = False
        self._closed = False

    @property
    def current(self) -> Process | None:
        """The helper at work."""
        return self._current

    def next(self) -> Process:
        """Put a fresh helper to work.

        Raises:
            UserError: `media.cannot_start`.
            Cancelled: the relay is closed.
        """
        self.drop()
        with self._lock:
            self._check()
            fresh, self._spare = self._spare, None
            try:
                self._current = fresh or self._started()
            except OSError:
                raise UserError("media.cannot_start") from None
            try:
                self._spare = self._started()
            except OSError:
                self._spare = None  # one that works is enough for now
            return self._current

    def check(self) -> None:
        """Raise `Cancelled` if the relay is closed."""
        with self._lock:
            self._check()

    def drop(self) -> None:
        """End the helper at work."""
        with self._lock:
            gone, self._current = self._current, None
        if gone is not None:
            gone.end()

    @contextmanager
    def working(self, process: Process) -> Iterator[None]:
        """While the helper is asked; it can be cancelled meanwhile."""
        with self._lock:
            self._check()
            self._busy = True
        try:
            yield
        finally:
            with self._lock:
                self._busy = False
            if process.killed:
                self.drop()

    def cancel(self) -> None:
        """Kill the helper if it is being asked something."""
        with self._lock:
            if self._busy and self._current is not None:
                self._current.kill("cancelled")

    def close(self) -> None:
        """Kill both helpers, and start no other."""
        with self._lock:
            self._closed = True
            spare, self._spare = self._spare, None
            current = self._current
            if current is not None:
                current.kill("cancelled")
            if self._busy:
                current = None  # whoever waits for it clears up
            else:
                self._current = None
        for process in (spare, current):
            if process is not None:
                process.end()

    def _check(self) -> None:
        if self._closed:
            raise Cancelled

    def _started(self) -> Process:
        return Process(self._limits, self._command)
