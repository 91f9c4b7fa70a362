"""Where a vault can be made: nothing is ever written over, so it is offered where nothing is yet."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ui import preferences

# How many places are tried: each of them may take a failing drive a while.
MOST = 20


def something_in(folder: Path) -> bool:
    """Whether anything is there that a new vault would be refused for."""
    try:
        return any(folder.iterdir())
    except FileNotFoundError:
        return False
    except OSError:
        # A file, or something that can't be read: opening it says what is wrong with it.
        return True


def free() -> Path:
    """The usual place of a vault if nothing is there, or else one beside it. The usual one too where
    none of them can be looked at, on a failing drive or in a folder that is closed: that is said when
    something is made there.
    """
    return next(
        (place for place in _offered() if not something_in(place)), preferences.usual_vault()
    )


def _offered() -> Iterator[Path]:
    usual = preferences.usual_vault()
    yield usual
    for number in range(2, MOST + 1):
        yield usual.with_name(f"{usual.name}-{number}")
