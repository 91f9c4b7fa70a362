"""One piece of work that was handed to a thread, and who wants to hear how it ends.

A job ends in exactly one of three ways: done, failed, or cancelled. Its owner is told in the
window's thread; an owner that is gone is not told anything, and nothing of the answer is kept.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

import shiboken6
from PySide6.QtCore import QObject

from fieldreport.errors import UserError
from ui.session.faults import Bug

T = TypeVar("T")

Failure = UserError | Bug


class Job(Generic[T]):
    """Work under way. `then` says who is told; `cancel` asks the work to stop at its next step."""

    def __init__(self) -> None:
        self.cancelled = False
        self._owner: QObject | None = None
        self._done: Callable[[T], object] | None = None
        self._failed: Callable[[Failure], object] | None = None
        self._stopped: Callable[[], object] | None = None
        self._progressed: Callable[[int, int], object] | None = None

    def then(
        self,
        owner: QObject,
        done: Callable[[T], object] | None = None,
        *,
        failed: Callable[[Failure], object] | None = None,
        cancelled: Callable[[], object] | None = None,
        progressed: Callable[[int, int], object] | None = None,
    ) -> Job[T]:
        """Tell `owner`, as long as it exists: one of the first three once, `progressed` with done
        and total as it goes.

        Without `failed`, the nearest of the owner and its parents that has `show_error` shows it.
        """
        self._owner = owner
        self._done, self._failed, self._stopped = done, failed, cancelled
        self._progressed = progressed
        return self

    def cancel(self) -> None:
        """Ask the work to stop. It may end before it hears of it."""
        self.cancelled = True

    # What follows is called in the window's thread, by the session.

    def deliver_done(self, answer: T) -> None:
        """Hand over the answer."""
        if self._wanted() and self._done is not None:
            self._done(answer)
        self._let_go()

    def deliver_failed(self, failure: Failure) -> None:
        """Hand over what went wrong."""
        if self._wanted():
            (self._failed or self._show)(failure)
        self._let_go()

    def deliver_cancelled(self) -> None:
        """Say that the work stopped before its end."""
        if self._wanted() and self._stopped is not None:
            self._stopped()
        self._let_go()

    def deliver_progress(self, done: int, total: int) -> None:
        """Say how far it is."""
        if self._wanted() and self._progressed is not None:
            self._progressed(done, total)

    def _wanted(self) -> bool:
        return self._owner is not None and shiboken6.isValid(self._owner)

    def _show(self, failure: Failure) -> None:
        asked: QObject | None = self._owner
        while asked is not None:
            show = getattr(asked, "show_error", None)
            if show is not None:
                show(failure)
                return
            asked = asked.parent()
        raise failure

    def _let_go(self) -> None:
        # The callbacks hold widgets, and those hold content.
        self._owner = self._done = self._failed = self._stopped = self._progressed = None
