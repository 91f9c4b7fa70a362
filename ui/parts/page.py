"""What every page is: a header, a bar for notices, and its content; and what it is given.

`Workplace` is everything that a page may reach: the session, the other pages, the clipboard. A page
never knows the window that it stands in.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.appearance import Appearance
from ui.parts.header import PageHeader
from ui.parts.notice_bar import NoticeBar
from ui.session.clipboard import OwnClipboard
from ui.session.job import Failure
from ui.session.session import Owner, Session

if TYPE_CHECKING:
    from ui.start.apart import ApartCard


class Go(Protocol):
    """Opens a page by its name; `what` goes to its `arrive`."""

    def __call__(self, page: str, **what: object) -> None:
        """Open it."""


class Lock(Protocol):
    """Locks the vault, at once and without a question."""

    def __call__(self) -> None:
        """Lock it."""


class Apart(Protocol):
    """Closes the vault and shows, in place of every page, what `make` makes for a new session: work
    that needs the vault closed.
    """

    def __call__(self, make: Callable[[Session], ApartCard]) -> None:
        """Do it."""


@dataclass(frozen=True)
class Workplace:
    """What a page works with."""

    session: Session
    owner: Owner
    appearance: Appearance
    clipboard: OwnClipboard
    go: Go
    lock: Lock
    apart: Apart


class Page(QWidget):
    """One page. Made once, when it is first opened; kept until the vault is locked.

    Put content into `.content`. Overridden by pages: `retranslate` (sets every text; called at the
    start and when the language changes), `arrive` (called each time the page is opened), `rest`
    (called when another page is opened, and before the vault is locked: save drafts here with
    `session.write_first`).
    """

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place = place
        self.header = PageHeader()
        self.notices = NoticeBar()
        self.content = QVBoxLayout()
        self.content.setContentsMargins(0, 0, 0, 0)
        self.content.setSpacing(0)
        bar = QVBoxLayout()
        bar.setContentsMargins(28, 0, 28, 12)
        bar.addWidget(self.notices)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.header)
        box.addLayout(bar)
        box.addLayout(self.content, 1)

    def retranslate(self) -> None:
        """Set every text."""

    def arrive(self, **what: object) -> None:
        """The page is opened; `what` is what `go` was told."""

    def rest(self) -> None:
        """The page is left, or the vault is about to be locked."""

    def first_focus(self) -> QWidget | None:
        """Where the cursor stands when the page is opened; None is the first that takes it."""
        return None

    def show_error(self, failure: Failure) -> None:
        """Say what went wrong, on the page and never in a window of its own."""
        self.notices.show_error(failure)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
