"""The one window: before the vault is open, with it, and how all of it is locked. Which page is
open is the workroom's affair.

What is only needed with an open vault is imported then: the first page must be there at once.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from ui.appearance import Appearance
from ui.locking.cover import Cover
from ui.look import icons
from ui.session import leaving, panic
from ui.session.clipboard import OwnClipboard
from ui.session.idle import Idle
from ui.session.job import Failure
from ui.session.leaving import Parting
from ui.session.session import Owner, Session
from ui.settings.kept import auto_lock_minutes
from ui.start.start_page import StartPage

if TYPE_CHECKING:
    from fieldreport.usecases.keep.pin import Held
    from fieldreport.vault.vault import Vault
    from ui.parts.page import Page
    from ui.session.arriving import Arriving
    from ui.start.apart import ApartCard
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
        replace: Callable[[Parting], object] = leaving.leave,
        vanish: Callable[[Callable[[], object]], object] = panic.vanish,
    ) -> None:
        super().__init__()
        self.appearance, self._replace, self._vanish = appearance, replace, vanish
        self.session = Session()
        self.clipboard = OwnClipboard(self)
        self.workroom: Workroom | None = None
        # What works on the vault while it is closed.
        self._beside: QWidget | None = None
        self._idle = Idle(self, 0)
        self._idle.due.connect(self._lock_unseen)
        self._idle.idled.connect(self._lock_idle)
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

    @property
    def quiet(self) -> float:
        """For how many seconds nobody touched anything."""
        return self._idle.quiet

    def show_failure(self, failure: Failure) -> None:
        """Say on whatever is open that something went wrong."""
        shows = self.page or self.start.card
        shows.show_error(failure)

    def take_over(self, arriving: Arriving) -> None:
        """Take the place of the process before: blank until that has ended."""
        # Kept here: it is called from a thread that waits for the other's end.
        self._arriving = arriving
        self.takeCentralWidget()
        cover = Cover()
        cover.painted.connect(arriving.shown)
        arriving.alone.connect(self._uncover)
        self.setCentralWidget(cover)
        if arriving.box is not None:
            self.start.offer_pin(arriving.box, arriving.minutes)
        arriving.wait()

    def lock(self) -> None:
        """Blank the window, save drafts, close the vault, and forget everything, at once.

        Only the passphrase opens it again: whoever asks for a lock has a reason.
        """
        self._lock(covered=True)

    def apart(self, make: Callable[[Session], ApartCard]) -> None:
        """Close the vault, and show what works on it while it is closed. When that is left, or the
        vault would have been locked, the program starts anew.
        """
        minutes = self._idle.minutes
        # Whoever waits for it touches nothing, and there is no content to be hidden.
        self._idle.minutes = 0
        self._leave(0)
        self.session = Session()
        self._beside = page = make(self.session)
        page.works.connect(lambda on: self._set_idle(0 if on else minutes))
        page.leave.connect(self.lock)
        self.setCentralWidget(page)
        for each in self.findChildren(Cover):
            each.deleteLater()
        focus = page.first_focus()
        if focus is not None:
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def vanish(self) -> None:
        """Be gone: no window, no process, and nothing tidied."""
        self._vanish(self._zero)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing the window is locking it, and not coming back."""
        self._leave(QUIT_SECONDS)
        event.accept()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        if event.type() == QEvent.Type.LanguageChange:
            self._dress()
        super().changeEvent(event)

    def _lock_idle(self) -> None:
        # Nobody asked for this one, and a PIN may do for a while, if its owner wants that.
        self._lock(covered=True, pin=True)

    def _lock_unseen(self) -> None:
        # The system's own screen is in front by now, or will be: to be gone soon is what counts.
        self._lock(covered=False)

    def _lock(self, *, covered: bool, pin: bool = False) -> None:
        if self.workroom is None and self._beside is None:
            return
        held: list[Held] = []
        closed = self._leave(LOCK_SECONDS, _hold_in(held) if pin else None)
        # A vault that isn't closed is open as long as this process lives, and so are files that
        # something still reads: then not a moment longer.
        closed = closed and self.session.join(LOCK_SECONDS / 4)
        self._replace(
            Parting(
                leaving.command(self._geometry()),
                covered=covered and closed,
                held=held[0] if held and closed else None,
            )
        )

    def _zero(self) -> None:
        self.session.zero_keys()
        self.start.drop_pin()
        _end_helpers()

    def _uncover(self) -> None:
        self.setCentralWidget(self.start)
        self.start.focus()

    def _leave(self, seconds: float, last: Callable[[Vault], object] | None = None) -> bool:
        blank = Cover(self)
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
        closed = self.session.end(seconds, last)
        _end_helpers()
        self.setCentralWidget(QWidget())
        return closed

    def _open(self, owner: Owner) -> None:
        from ui.workroom import Workroom  # noqa: PLC0415 - see above

        self.workroom = Workroom(
            self.session,
            owner,
            self.appearance,
            self.clipboard,
            lock=self.lock,
            apart=self.apart,
            parent=self,
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
        state = "m" if self.isMaximized() else ""
        if self.isMinimized():
            state += "i"
        elif not self.isActiveWindow():
            state += "b"
        return f"{rect.width()}x{rect.height()}+{rect.x()}+{rect.y()}{state}"


def _end_helpers() -> None:
    """Kill what decodes evidence. Where nothing was looked at there is nothing to import either."""
    process = sys.modules.get("fieldreport.media.process")
    if process is not None:
        process.kill_all()


def _hold_in(held: list[Held]) -> Callable[[Vault], None]:
    def hold(vault: Vault) -> None:
        from fieldreport.usecases.keep import pin  # noqa: PLC0415 - see above

        found = pin.hold(vault)
        if found is not None:
            held.append(found)

    return hold
