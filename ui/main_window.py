"""The one window. It navigates, and nothing else: which page is open, what the title says, and how
all of it is locked.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QWidget

from fieldreport.errors import UserError
from ui import pages
from ui.appearance import Appearance
from ui.look import icons
from ui.parts.page import Page, Workplace
from ui.parts.sidebar import Sidebar
from ui.session import leaving
from ui.session.clipboard import OwnClipboard
from ui.session.faults import Bug
from ui.session.idle import Idle
from ui.session.session import Owner, Session
from ui.settings.kept import auto_lock_minutes
from ui.start.start_page import StartPage

LEAST = (1024, 640)
USUAL = (1280, 800)

# Whatever is not closed by then is cut off: crash safety makes that sound.
LOCK_SECONDS = 0.08
QUIT_SECONDS = 2.0
LOCK_KEYS = "Ctrl+L"


class MainWindow(QMainWindow):
    """`replace` is what the locked program becomes; tests give another one."""

    def __init__(
        self,
        appearance: Appearance,
        replace: Callable[[Sequence[str]], object] = leaving.replace_process,
    ) -> None:
        super().__init__()
        self._appearance, self._replace = appearance, replace
        self.session = Session()
        self.clipboard = OwnClipboard(self)
        self.place: Workplace | None = None
        self.sidebar = Sidebar()
        self._pages: dict[str, Page] = {}
        self._stack = QStackedWidget()
        self._opened_name = ""
        self._idle = Idle(self, 0)
        self._idle.due.connect(self.lock)
        appearance.changed.connect(self._dress)
        self.setMinimumSize(*LEAST)
        self.resize(*USUAL)
        self._dress()
        self.start = StartPage(self.session, appearance)
        self.start.opened.connect(self._open)
        self.setCentralWidget(self.start)

    # --- pages ------------------------------------------------------------------------------------

    @property
    def page(self) -> Page | None:
        """The page that is open."""
        return self._pages.get(self._opened_name)

    def go(self, page: str, **what: object) -> None:
        """Open a page."""
        if self.place is None:
            return
        if self.page is not None and page != self._opened_name:
            self.page.rest()
        if page not in self._pages:
            self._pages[page] = made = pages.make(pages.entry(page), self.place)
            self._stack.addWidget(made)
        opened = self._pages[page]
        self._opened_name = page
        self._stack.setCurrentWidget(opened)
        self.sidebar.mark(page)
        opened.arrive(**what)
        focus = opened.first_focus()
        if focus is not None:
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_failure(self, failure: UserError | Bug) -> None:
        """Say on whatever is open that something went wrong."""
        shown: Page | None = self.page
        (shown or self.start.card).show_error(failure)

    # --- the end ----------------------------------------------------------------------------------

    def lock(self) -> None:
        """Blank the window, save drafts, close the vault, and forget everything, at once."""
        if self.place is None:
            return
        self._leave(LOCK_SECONDS)
        self._replace(leaving.command(self._geometry()))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing the window is locking it, and not coming back."""
        if self.place is not None:
            self._leave(QUIT_SECONDS)
        else:
            self.session.end(LOCK_SECONDS)
        event.accept()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        if event.type() == QEvent.Type.LanguageChange:
            self._dress()
        super().changeEvent(event)

    def _leave(self, seconds: float) -> None:
        blank = QWidget(self)
        blank.setProperty("look", "ground")
        blank.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        blank.setGeometry(self.rect())
        blank.show()
        blank.raise_()
        self.repaint()
        self.clipboard.clear()
        if self.page is not None:
            self.page.rest()
        self.place = None
        self.session.end(seconds)
        self._pages.clear()
        self.setCentralWidget(QWidget())

    # --- inside -----------------------------------------------------------------------------------

    def _open(self, owner: Owner) -> None:
        self.place = Workplace(
            self.session, owner, self._appearance, self.clipboard, self.go, self.lock
        )
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        row.addWidget(self._stack, 1)
        for each in pages.shown_to(owner.coordinates):
            self._add(each)
        self.sidebar.add("lock", "lock", foot=True, pressed=self.lock)
        self._keys(LOCK_KEYS, self.lock)
        self._dress()
        self.setCentralWidget(middle)
        self.session.changed.connect(self._settings_changed)
        self._settings_changed("settings")
        self._idle.start()
        self.go(pages.first(owner.coordinates))

    def _add(self, each: pages.Entry) -> None:
        def open_it() -> None:
            self.go(each.name)

        self.sidebar.add(each.name, each.icon, foot=each.foot, pressed=open_it)
        if each.keys:
            self._keys(each.keys, open_it)

    def _keys(self, keys: str, pressed: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.ApplicationShortcut)
        shortcut.activated.connect(pressed)

    def _dress(self) -> None:
        neutral = self._appearance.chosen.neutral
        self.setWindowTitle(self.tr("Notes") if neutral else "Fieldreport")
        self.setWindowIcon(icons.icon("notebook" if neutral else "file-text", "accent", 64))
        if self.place is None:
            return
        for each in pages.shown_to(self.place.owner.coordinates):
            self.sidebar.say(each.name, pages.title(each), pages.keys(each))
        self.sidebar.say("lock", self.tr("Lock"), _written(LOCK_KEYS))

    def _settings_changed(self, part: str) -> None:
        if part == "settings":
            self.session.write(auto_lock_minutes).then(self, self._set_idle)

    def _set_idle(self, minutes: int) -> None:
        self._idle.minutes = minutes

    def _geometry(self) -> str:
        rect = self.normalGeometry()
        suffix = "m" if self.isMaximized() else ""
        return f"{rect.width()}x{rect.height()}+{rect.x()}+{rect.y()}{suffix}"


def _written(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
