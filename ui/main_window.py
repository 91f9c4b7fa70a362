"""The one window: before the vault is open, with it, and how all of it is locked. Which page is
open is the workroom's affair.

What is only needed with an open vault is imported then: the first page must be there at once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from ui.appearance import Appearance
from ui.look import icons
from ui.session import leaving, panic
from ui.session.clipboard import OwnClipboard
from ui.session.idle import Idle
from ui.session.job import Failure
from ui.session.session import Owner, Session
from ui.settings.kept import auto_lock_minutes
from ui.start.start_page import StartPage

if TYPE_CHECKING:
    from ui.parts.page import Page
    from ui.workroom import Workroom

LEAST = (1024, 640)
USUAL = (1280, 800)

# Whatever is not closed by then is cut off: crash safety makes that sound.
LOCK_SECONDS = 0.08
QUIT_SECONDS = 2.0


class MainWindow(QMainWindow):
    """`replace` is what turns this process into the next one, `vanish` what ends it in a panic;
    tests give others.
    """

    def __init__(
        self,
        appearance: Appearance,
        replace: Callable[[Sequence[str]], object] = leaving.replace_process,
        vanish: Callable[[Callable[[], object]], object] = panic.vanish,
    ) -> None:
        super().__init__()
        self.appearance, self._replace, self._vanish = appearance, replace, vanish
        self.session = Session()
        self.clipboard = OwnClipboard(self)
        self.workroom: Workroom | None = None
        self._idle = Idle(self, 0)
        self._idle.due.connect(self.lock)
        self._panic = panic.Panic(self)
        self._panic.pressed.connect(self.vanish)
        appearance.changed.connect(self._dress)
        self.setMinimumSize(*LEAST)
        self.resize(*USUAL)
        self._dress()
        self.start = StartPage(self.session, appearance)
        self.start.opened.connect(self._open)
        self.setCentralWidget(self.start)

    @property
    def page(self) -> Page | None:
        """The page that is open; None before the vault is."""
        return self.workroom.page if self.workroom is not None else None

    def show_failure(self, failure: Failure) -> None:
        """Say on whatever is open that something went wrong."""
        shows = self.page or self.start.card
        shows.show_error(failure)

    def lock(self) -> None:
        """Blank the window, save drafts, close the vault, and forget everything, at once."""
        if self.workroom is not None:
            self._leave(LOCK_SECONDS)
            self._replace(leaving.command(self._geometry()))

    def vanish(self) -> None:
        """Be gone: no window, no process, and nothing tidied."""
        self._vanish(self.session.zero_keys)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing the window is locking it, and not coming back."""
        self._leave(QUIT_SECONDS)
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
        # A dialog for files, a menu, a tip: they show content too.
        for each in QApplication.topLevelWidgets():
            if each is not self and each.isVisible():
                each.hide()
                each.deleteLater()
        self.clipboard.clear()
        workroom, self.workroom = self.workroom, None
        if workroom is not None:
            workroom.rest()
        self.session.end(seconds)
        self.setCentralWidget(QWidget())

    def _open(self, owner: Owner) -> None:
        from ui.workroom import Workroom  # noqa: PLC0415 - see above

        self.workroom = Workroom(
            self.session, owner, self.appearance, self.clipboard, self.lock, self
        )
        self.setCentralWidget(self.workroom)
        self.session.changed.connect(self._settings_changed)
        self._settings_changed("settings")
        self._idle.start()
        self.workroom.begin()

    def _dress(self) -> None:
        neutral = self.appearance.chosen.neutral
        self.setWindowTitle(self.tr("Notes") if neutral else "Fieldreport")
        self.setWindowIcon(icons.icon("notebook" if neutral else "file-text", "accent", 64))

    def _settings_changed(self, part: str) -> None:
        if part == "settings":
            self.session.write(auto_lock_minutes).then(self, self._set_idle)

    def _set_idle(self, minutes: int) -> None:
        self._idle.minutes = minutes

    def _geometry(self) -> str:
        rect = self.normalGeometry()
        suffix = "m" if self.isMaximized() else ""
        return f"{rect.width()}x{rect.height()}+{rect.x()}+{rect.y()}{suffix}"
