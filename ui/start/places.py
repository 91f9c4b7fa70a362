"""Where a vault can be made: nothing is ever written over, so it is offered where nothing is yet."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

from ui import preferences


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
    """The usual place of a vault if nothing is there, or else one beside it."""
    return next(place for place in _offered() if not something_in(place))


def _offered() -> Iterator[Path]:
    usual = preferences.usual_vault()
    yield usual
    for number in count(2):
        yield usual.with_name(f"{usual.name}-{number}")
