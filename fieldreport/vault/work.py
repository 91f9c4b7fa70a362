"""Counts the bytes of a long job that has parts, so that its progress is one."""

from __future__ import annotations

from fieldreport.progress import Progress


class Work:
    """A job of `total` bytes, which may grow when more is known."""

    def __init__(self, progress: Progress, total: int) -> None:
        self.total = total
        self._progress = progress
        self._done = 0

    def stepped(self, count: int) -> None:
        """Note that so many more bytes are through. Raises Cancelled."""
        self._done += count
        self._progress.step(self._done, self.total)

    def step(self, done: int, total: int) -> None:
        """Take the progress of one of its parts as progress of the whole. Raises Cancelled."""
        del total
        self._progress.step(self._done + done, self.total)
