"""How a long job says how far it is, and learns that the user no longer wants it.

Every function that streams takes a `Progress` and calls `step` at least once a mebibyte. The
window draws a bar from it, the command line a line, and tests pass `Silent`.
"""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Receives the steps of one long job."""

    def step(self, done: int, total: int) -> None:
        """Note that `done` of `total` bytes (or items) are through.

        Raises `fieldreport.errors.Cancelled` when the user cancelled; the job undoes what it
        began and lets it pass.
        """


class Silent:
    """A progress that shows nothing and never cancels."""

    def step(self, done: int, total: int) -> None:
        """Ignore the step."""
