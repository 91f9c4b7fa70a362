"""Loads the rest of the program while the first page waits for a passphrase.

The first page imports only what it needs. Whatever comes later is loaded before anybody asks for
it: the core on a thread, which may take its time, then the pages, module by module on the window's
thread, because Qt's classes are made there. Once the vault is open and nobody touches anything, the
pages themselves are made, empty, one at a time. So opening one never has to wait for either.
"""

from __future__ import annotations

import gc
import pkgutil
from collections.abc import Iterator
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from ui.look import icons
from ui.session.session import Session

if TYPE_CHECKING:
    from ui.main_window import MainWindow

_BEGIN_MS = 250
# A page takes some 40 ms to make, which must not come between two keys.
_LOOK_MS, QUIET_SECONDS = 250, 1.0
# What is opened first: the workroom with its parts, and the pages that begin a day's work.
_FIRST = ("ui.parts", "ui.workroom", "ui.capture", "ui.desk", "ui.reports", "ui.report")
# What the pages need and no use case imports.
_BESIDES = ("difflib", "segno", "fieldreport.media.client")
# Never needed once a vault is open, or not before its own page.
_NEVER = frozenset({"ui.__main__", "ui.app", "ui.start"})


def load_core() -> None:
    """Import every use case and what it needs, and read the icons. For a thread: it takes a second
    or so.
    """
    for name in (*modules("fieldreport.usecases"), *_BESIDES):
        import_module(name)
    icons.read_ahead()


def load_pages() -> Iterator[str]:
    """Import the window's modules, one a step; yields their names."""
    for name in _FIRST:
        yield import_module(name).__name__
        for inner in modules(name):
            yield import_module(inner).__name__
    for name in modules("ui"):
        yield import_module(name).__name__
    # Code and its tables live as long as the program: nobody has to look for garbage among them,
    # which would take tens of milliseconds each time.
    gc.freeze()


def begin(session: Session) -> None:
    """Load everything, beginning in a moment: the first page must be there first."""
    QTimer.singleShot(
        _BEGIN_MS,
        session,
        lambda: session.compute(load_core).then(session, lambda _: _in_steps(session)),
    )


def _in_steps(owner: QObject) -> None:
    # With the window at work between two steps.
    def step() -> None:
        if next(steps, None) is not None:
            QTimer.singleShot(0, owner, step)

    steps = load_pages()
    QTimer.singleShot(0, owner, step)


class MakingAhead(QObject):
    """Makes the pages of the vault that is open in `window`, as long as that lives."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(_LOOK_MS)

    def look(self) -> None:
        """Make the next one if it disturbs nobody."""
        room = self._window.workroom
        if room is None or self._window.quiet < QUIET_SECONDS:
            return
        if not room.make_ahead():
            self._timer.stop()


def modules(package: str) -> Iterator[str]:
    """The names of the modules in a package and its packages; none if it is a module."""
    for _, name, inner in pkgutil.iter_modules(
        getattr(import_module(package), "__path__", ()), f"{package}."
    ):
        if name in _NEVER:
            continue
        yield name
        if inner:
            yield from modules(name)
