"""Somebody at the real program: it starts as always, and this sits before its window.

Lines come in on the standard input: an action and its words, separated by tabs. Each is answered with
a line once it is done. After a lock nothing of this is left in the process: it is the program alone.
"""

from __future__ import annotations

import os
import queue
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from fieldreport.crypto.secret import Secret
from fieldreport.usecases.keep import pin as use_pin
from fieldreport.vault import keys
from tests.gui.acting import Desk, press, type_text, until
from tests.gui.test_journey import PASSPHRASE, Person, hand_over, take_in, unlock
from ui import app, main_window, pages
from ui.capture.capture_page import CapturePage
from ui.evidence.evidence_page import EvidencePage
from ui.keys.rekeying_card import RekeyingCard
from ui.keys.rekeying_page import RekeyingPage
from ui.main_window import MainWindow

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Actor:
    """What can be asked for, by the name of the method."""

    def __init__(self, window: MainWindow) -> None:
        self.window, self.desk, self.person = window, Desk(window), Person(window)

    def place(self, left: str, top: str, width: str, height: str) -> None:
        """Stand somewhere on the screen."""
        self.window.setGeometry(int(left), int(top), int(width), int(height))
        QTest.qWaitForWindowExposed(self.window)

    def unlock(self) -> None:
        window = self.window
        QTest.qWaitForWindowExposed(window)
        window.activateWindow()
        until(lambda: QApplication.focusWidget() is not None, "the cursor")
        unlock(self.person)
        self.desk.settled()

    def begin(self) -> None:
        """Type the passphrase, and hold the program at the moment at which it has the master key."""
        window, reached, self.go = self.window, threading.Event(), threading.Event()
        go, real = self.go, keys.Keys.of

        def held(master: Secret) -> keys.Keys:
            reached.set()
            go.wait()
            return real(master)

        keys.Keys.of = held  # type: ignore[method-assign]
        QTest.qWaitForWindowExposed(window)
        window.activateWindow()
        until(lambda: QApplication.focusWidget() is not None, "the cursor")
        type_text(self.person.to("Passphrase"), PASSPHRASE)
        press(Qt.Key.Key_Return)
        until(reached.is_set, "the master key")
        keys.Keys.of = real  # type: ignore[method-assign]

    def go_on(self) -> None:
        """Let it go on from there."""
        self.go.set()
        self.person.opened()
        self.desk.settled()

    def pin(self, digits: str, minutes: str) -> None:
        """Turn the PIN on."""
        passphrase, new = Secret(PASSPHRASE.encode()), Secret(digits.encode())
        self.desk.write(lambda vault: use_pin.put(vault, passphrase, new, int(minutes)))

    def capture(self) -> CapturePage:
        page = self.window.page
        return page if isinstance(page, CapturePage) else self.desk.open("capture", CapturePage)

    def write(self, text: str) -> None:
        """Write an account and leave it a draft."""
        page = self.capture()
        page.form.account.setFocus()
        type_text(page.form.account, text)

    def drop(self, path: str) -> None:
        page = self.capture()
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(path)])
        at, action = QPointF(page.rect().center()), Qt.DropAction.CopyAction
        how = (mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        enter = QDragEnterEvent(at.toPoint(), action, *how)
        QApplication.sendEvent(page, enter)
        QApplication.sendEvent(page, QDropEvent(at, action, *how))
        self.person.reads(Path(path).name)

    def save(self) -> None:
        page = self.capture()
        page.form.account.setFocus()
        press(Qt.Key.Key_Return, CTRL)
        try:
            until(lambda: page.notices.text.startswith("Saved"), "saving")
        except AssertionError:
            print("notice", repr(page.notices.text), file=sys.stderr)
            raise

    def walk(self, report: str, contested: str, judged: str) -> None:
        """Open every page, those of the sidebar and those that others lead to."""
        about: dict[str, dict[str, object]] = {
            "report": {"subject": report},
            "writing": {"subject": report},
            "merging": {"subject": contested},
            "following": {"subject": judged, "report": report},
        }
        for each in pages.ENTRIES:
            self.desk.workroom.go(each.name, **about.get(each.name, {}))
            QTest.qWait(60)
            self.desk.settled()

    def look(self, name: str) -> None:
        """Look at a file, and play it if it moves."""
        self.desk.workroom.go("settings")
        page = self.desk.open("evidence", EvidencePage)
        until(lambda: any(each.name == name for each in page._items), "the file")
        row = next(at for at, each in enumerate(page._items) if each.name == name)
        page.list.setCurrentIndex(page.model.index(row, 0))
        until(lambda: page.stage.canvas.image is not None, "a picture")
        QTest.qWait(100)
        if name.endswith(".mp4"):
            page.stage.canvas.setFocus()
            press(Qt.Key.Key_Space)
            until(lambda: page.stage.controls.slider.value() >= 3, "playing")

    def hand(self, name: str, drive: str) -> None:
        hand_over(self.person, name, Path(drive))

    def take(self, drive: str) -> None:
        take_in(self.person, Path(drive))
        self.person.press_on("Import 1 file")
        self.person.reads("Write 1 receipt")

    def copy(self, text: str) -> None:
        self.desk.workroom.place.clipboard.copy(text)

    def lock(self) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.window, Qt.Key.Key_L, CTRL)

    def rekey(self, new: str) -> None:
        """Give the vault new keys, up to the page that says so."""
        page = self.desk.open("rekeying", RekeyingPage)
        for field, text in ((page.old, PASSPHRASE), (page.new.first, new), (page.new.second, new)):
            field.line.setFocus()
            type_text(field.line, text)
        page.start.click()
        until(lambda: isinstance(self.window.centralWidget(), RekeyingCard), "the closing")
        card = self.window.centralWidget()
        assert isinstance(card, RekeyingCard)
        until(lambda: card.state == "done", "new keys")

    def unlock_anew(self) -> None:
        """Press what leads from there to the page for unlocking."""
        card = self.window.centralWidget()
        assert isinstance(card, RekeyingCard)
        card.unlock.click()

    def patient(self) -> None:
        """Let the vault take its time to close: the machine of a test may be a slow one."""
        main_window.LOCK_SECONDS = 10

    def idle(self) -> None:
        """Nobody touches the computer."""
        idling = self.window._idle
        idling._seen = 0
        idling.look()

    def away(self) -> None:
        """The system says that it will sleep."""
        self.window._idle.watching.due.emit()

    def panic(self) -> None:
        handle = self.window.windowHandle()
        assert handle is not None
        for _ in range(3):
            QTest.keyClick(handle, Qt.Key.Key_Escape, SHIFT)


def main() -> int:
    """The program's own `main`, with somebody before its window."""
    asked: queue.Queue[str] = queue.Queue()
    real: Callable[..., Any] = app.put

    def put(window: MainWindow, words: Any) -> None:
        real(window, words)
        actor = Actor(window)
        timer = QTimer(window)

        def act() -> None:
            if asked.empty():
                return
            timer.stop()
            name, *what = asked.get().split("\t")
            try:
                getattr(actor, name)(*what)
                print("done", name, flush=True)
            except BaseException as error:  # noqa: BLE001 - told to the test, whatever it is
                print("failed", name, repr(error), flush=True)
            timer.start(10)

        timer.timeout.connect(act)
        timer.start(10)
        print("ready", os.getpid(), flush=True)

    def listen() -> None:
        for line in sys.stdin:
            asked.put(line.rstrip("\n"))

    threading.Thread(target=listen, daemon=True).start()
    app.put = put
    return app.main([])


if __name__ == "__main__":
    sys.exit(main())
