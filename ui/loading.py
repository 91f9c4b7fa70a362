"""Loads the rest of the program while the first page waits for a passphrase.

The first page imports only what it needs. Whatever comes later is loaded before anybody asks for
it: the core on a thread, which may take its time, then the pages, module by module on the window's
thread, because Qt's classes are made there. So opening a page never has to wait for its code.
"""

from __future__ import annotations

import gc
import pkgutil
from collections.abc import Iterator
from importlib import import_module

from PySide6.QtCore import QObject, QTimer

from ui.session.session import Session

_BEGIN_MS = 250
# What is opened first: the workroom with its parts, and the pages that begin a day's work.
_FIRST = ("ui.parts", "ui.workroom", "ui.capture", "ui.desk", "ui.reports", "ui.report")
# What the pages need and no use case imports.
_BESIDES = ("difflib", "segno", "fieldreport.media.client")
# Never needed once a vault is open, or not before its own page.
_NEVER = frozenset({"ui.__main__", "ui.app", "ui.start"})


def load_core() -> None:
    """Import every use case and what it needs. For a thread: it takes a second or so."""
    for name in (*modules("fieldreport.usecases"), *_BESIDES):
        import_module(name)


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
