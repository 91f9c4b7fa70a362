"""The window with the vault open: the sidebar, and the page that was chosen there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from ui import pages
from ui.appearance import Appearance
from ui.exchange import concern
from ui.keeping.quick import QuickCheck
from ui.keeping.reminder import remind
from ui.parts.page import Apart, Lock, Page, Workplace
from ui.parts.sidebar import Sidebar
from ui.session.clipboard import OwnClipboard
from ui.session.session import Owner, Session

LOCK_KEYS = "Ctrl+L"


class Workroom(QWidget):
    """Makes each page when it is first opened, and keeps it until the vault is locked."""

    def __init__(
        self,
        session: Session,
        owner: Owner,
        appearance: Appearance,
        clipboard: OwnClipboard,
        *,
        lock: Lock,
        apart: Apart,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.place = Workplace(session, owner, appearance, clipboard, self.go, lock, apart)
        self.sidebar = Sidebar()
        self._pages: dict[str, Page] = {}
        self._opened = ""
        self.quick = QuickCheck(self.place, lambda: self.page, self)
        self._stack = QStackedWidget()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        row.addWidget(self._stack, 1)
        for each in pages.shown_to(owner.coordinates):
            self._add(each)
        self.sidebar.add("lock", "lock", foot=True, pressed=lock)
        self._keys(LOCK_KEYS, lock)
        self._retranslate()

    @property
    def page(self) -> Page | None:
        """The page that is open."""
        return self._pages.get(self._opened)

    def begin(self) -> None:
        """Open the page that somebody in this role begins with."""
        self.go(pages.first(self.place.owner.coordinates))
        if self.page is not None:
            # What is wrong with a card takes the place of the reminder, if it comes later.
            remind(self.place, self.page)
            concern.remind(self.place, self.page)
        self.quick.start()

    def go(self, page: str, **what: object) -> None:
        """Open a page; `what` goes to its `arrive`."""
        if self.page is not None and page != self._opened:
            self.page.rest()
        opened = self._made(page)
        self._opened = page
        self._stack.setCurrentWidget(opened)
        self.sidebar.mark(pages.under(page))
        opened.arrive(**what)
        focus = opened.first_focus()
        if focus is not None:
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def make_ahead(self) -> bool:
        """Make a page that was not opened yet; False if there is none left."""
        for each in pages.ENTRIES:
            wanted = self.place.owner.coordinates or not each.coordinators
            if wanted and each.name not in self._pages:
                self._made(each.name)
                return True
        return False

    def rest(self) -> None:
        """The vault is about to be locked: what is being written is saved."""
        for page in self._pages.values():
            page.rest()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _made(self, name: str) -> Page:
        if name not in self._pages:
            self._pages[name] = made = pages.make(pages.entry(name), self.place)
            self._stack.addWidget(made)
        return self._pages[name]

    def _add(self, each: pages.Entry) -> None:
        def open_it() -> None:
            # Help is about the page that one is on.
            what = {"about": self._opened} if each.name == "help" else {}
            self.go(each.name, **what)

        self.sidebar.add(each.name, each.icon, foot=each.foot, pressed=open_it)
        if each.keys:
            self._keys(each.keys, open_it)

    def _keys(self, keys: str, pressed: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        # Wherever the cursor is, also in a dialog for files.
        shortcut.setContext(Qt.ShortcutContext.ApplicationShortcut)
        shortcut.activated.connect(pressed)

    def _retranslate(self) -> None:
        for each in pages.shown_to(self.place.owner.coordinates):
            self.sidebar.say(each.name, pages.title(each), pages.keys(each.keys))
        self.sidebar.say("lock", self.tr("Lock"), pages.keys(LOCK_KEYS))
