"""Bugs, told and logged without content.

The message of an exception can hold a name from a report, and a traceback keeps it alive. So only
the kind of a fault and the place in the program are ever kept.
"""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

_ROOT = Path(__file__).resolve().parent.parent.parent


class Bug(Exception):
    """A fault of the program. `where` names its kind and its place, and nothing of what it was
    about.
    """

    def __init__(self, where: str) -> None:
        super().__init__(where)
        self.where = where


def place_of(error: BaseException) -> str:
    """The kind of `error` and the line of the program that raised it: `KeyError, ui/app.py:12`."""
    frames = [
        f"{Path(frame.filename).relative_to(_ROOT).as_posix()}:{frame.lineno}"
        for frame in traceback.extract_tb(error.__traceback__)
        if Path(frame.filename).is_relative_to(_ROOT) and ".venv" not in frame.filename
    ]
    return ", ".join([type(error).__name__, *frames[-1:]])


def log(where: str) -> None:
    """Say on the standard error output that there was a bug, and where. Nothing is written to a
    drive.
    """
    if sys.stderr is not None:
        sys.stderr.write(f"bug: {where}\n")


def watch(tell: Callable[[Bug], None]) -> None:
    """Have what escapes from any slot logged, and told to the window."""

    def escaped(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        where = place_of(error)
        log(where)
        tell(Bug(where))

    sys.excepthook = escaped
