"""The progress of a job, as the core's functions report it from their thread.

It tells the window at most ten times a second, stops the work when it is no longer wanted, and lets
the writer do what is urgent between two steps of something long.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from fieldreport.errors import Cancelled

TELL_EVERY_SECONDS = 0.1


class Steps:
    """A `fieldreport.progress.Progress`. `wanted` is asked and `between` called at every step;
    `tell` gets done and total.
    """

    def __init__(
        self,
        wanted: Callable[[], bool],
        tell: Callable[[int, int], None],
        between: Callable[[], None] | None = None,
    ) -> None:
        self._wanted = wanted
        self._tell = tell
        self._between = between
        self._told = 0.0

    def step(self, done: int, total: int) -> None:
        """Note a step. Raises Cancelled if the work is no longer wanted."""
        if not self._wanted():
            raise Cancelled
        if self._between is not None:
            self._between()
        now = time.monotonic()
        if now - self._told >= TELL_EVERY_SECONDS or done == total:
            self._told = now
            self._tell(done, total)
