"""One or more threads that take tasks from one queue, the urgent ones first.

They are daemons: the end of the program never waits for them, since everything that they write is
safe against being cut off.
"""

from __future__ import annotations

import itertools
import queue
import threading
from collections.abc import Callable

Task = Callable[[], None]

URGENT, ORDINARY = 0, 1
_LAST = 2


class Crew:
    """`size` threads. Tasks must not raise: a job's task catches what its work raises."""

    def __init__(self, name: str, size: int = 1) -> None:
        self._queue: queue.PriorityQueue[tuple[int, int, Task | None]] = queue.PriorityQueue()
        self._order = itertools.count()
        self._threads = [
            threading.Thread(target=self._work, name=name, daemon=True) for _ in range(size)
        ]
        for thread in self._threads:
            thread.start()

    def put(self, task: Task, urgency: int = ORDINARY) -> None:
        """Have `task` done; urgent ones come before ordinary ones, else in the order they came."""
        self._queue.put((urgency, next(self._order), task))

    def do_urgent(self) -> None:
        """Do, in the calling thread, the urgent tasks that wait. For a long task between steps."""
        while True:
            try:
                urgency, order, task = self._queue.get_nowait()
            except queue.Empty:
                return
            if urgency != URGENT:
                self._queue.put((urgency, order, task))
                return
            if task is not None:
                task()

    def end(self) -> None:
        """Let the threads end once they have done everything that is queued."""
        for _ in self._threads:
            self._queue.put((_LAST, next(self._order), None))

    def join(self, seconds: float) -> bool:
        """Wait for the threads to end; whether they did."""
        for thread in self._threads:
            thread.join(seconds)
        return not any(thread.is_alive() for thread in self._threads)

    def _work(self) -> None:
        while True:
            _, _, task = self._queue.get()
            if task is None:
                return
            task()
            # A task holds its answer's closure; don't keep the last one while waiting.
            del task
