"""What a user does and sees, for the tests of every page: unlocking, walking by keyboard, reading
what a screen reader would, finding texts that don't fit.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAccessible, QFontMetrics, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QScrollBar,
    QToolButton,
    QWidget,
)

from fieldreport.crypto.secret import Secret
from fieldreport.errors import UserError
from fieldreport.usecases.keep.session import unlock as open_vault
from fieldreport.vault.vault import Vault
from ui.main_window import MainWindow
from ui.parts.page import Page
from ui.session.session import Session
from ui.start.unlock import Unlock
from ui.workroom import Workroom

PASSPHRASE = "correct horse battery staple"
WAIT_SECONDS = 10

P = TypeVar("P", bound=Page)
T = TypeVar("T")


def until(condition: Callable[[], bool], what: str = "what was waited for") -> None:
    """Let the window live until `condition` holds; fails after ten seconds."""
    ends = time.monotonic() + WAIT_SECONDS
    while not condition():
        assert time.monotonic() < ends, f"{what} never happened"
        QTest.qWait(5)


@dataclass
class Desk:
    """The window, with the vault open unless a test says otherwise."""

    window: MainWindow

    @property
    def session(self) -> Session:
        return self.window.session

    @property
    def workroom(self) -> Workroom:
        assert self.window.workroom is not None, "the vault is locked"
        return self.window.workroom

    def open(self, name: str, kind: type[P], **what: object) -> P:
        """Open a page as its sidebar button does."""
        self.workroom.go(name, **what)
        page = self.window.page
        assert isinstance(page, kind)
        return page

    def settled(self) -> None:
        """Wait until everything that was asked of the threads was answered."""
        for ask in (self.session.write, self.session.read):
            answers: list[bool] = []
            ask(lambda _vault: True).then(self.window, answers.append)
            until(lambda answers=answers: bool(answers), "an answer")  # type: ignore[misc]

    def write(self, function: Callable[[Vault], T]) -> T:
        """Do something in the vault, as if it had been done before."""
        answers: list[T] = []
        self.session.write(function).then(self.window, answers.append)
        until(lambda: bool(answers), "an answer")
        return answers[0]


def unlock(window: MainWindow) -> Desk:
    """Type the passphrase and press Return."""
    page = window.start.card
    assert isinstance(page, Unlock), "there is no vault to unlock"
    QTest.keyClicks(page.passphrase.line, PASSPHRASE)
    QTest.keyClick(page.passphrase.line, Qt.Key.Key_Return)
    until(lambda: window.workroom is not None, "unlocking")
    desk = Desk(window)
    desk.settled()
    return desk


def opens(place: Path, passphrase: str) -> bool:
    """Whether the passphrase is that of the vault in `place`; anything else that is wrong raises."""
    with Secret(passphrase.encode()) as secret:
        try:
            with open_vault(place, secret):
                return True
        except UserError as error:
            if error.code != "vault.wrong_passphrase":
                raise
            return False


def until_let(let: list[int]) -> None:
    """Wait, on any other thread than the window's, until something was put into the list."""
    ends = time.monotonic() + WAIT_SECONDS
    while not let and time.monotonic() < ends:
        time.sleep(0.005)


def type_text(widget: QWidget, text: str) -> None:
    """Type any letters: key events alone can't write Cyrillic."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QCoreApplication.sendEvent(widget, event)


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key wherever the cursor stands."""
    focused = QApplication.focusWidget()
    assert focused is not None, "nothing has the focus"
    QTest.keyClick(focused, key, modifiers)


def accessible_name(widget: QWidget) -> str:
    """What a screen reader calls a widget."""
    found = QAccessible.queryAccessibleInterface(widget)
    return found.text(QAccessible.Text.Name).strip()


def focusable(root: QWidget) -> list[QWidget]:
    """What the keyboard must reach below `root`: visible, enabled, not a part of another one."""
    return [
        widget
        for widget in root.findChildren(QWidget)
        if widget.isVisibleTo(root)
        and widget.isEnabledTo(root)
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and not isinstance(widget, QScrollBar)
        and not isinstance(widget.parent(), QComboBox)
    ]


def tab_round(root: QWidget) -> list[QWidget]:
    """Where Tab leads, from the first widget that takes the focus until it comes round."""
    order = focusable(root)
    assert order, "nothing can be reached"
    window = root.window()
    order[0].setFocus(Qt.FocusReason.TabFocusReason)
    seen: list[QWidget] = []
    for _ in range(4 * len(order) + 40):
        focused = QApplication.focusWidget()
        if focused is None or focused in seen:
            break
        seen.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        if not window.isAncestorOf(QApplication.focusWidget() or window):
            break
    return seen


def unnamed(root: QWidget) -> list[str]:
    """The controls below `root` that a screen reader has no name for."""
    return [
        f"{type(widget).__name__} in {type(widget.parent()).__name__}"
        for widget in focusable(root)
        if not accessible_name(widget)
    ]


def unreached(root: QWidget) -> list[str]:
    """The controls below `root` that Tab doesn't come to. Of a group in which one excludes the
    others, Tab comes to one and the arrow keys to the rest.
    """
    reached = tab_round(root)
    groups = {_group(widget) for widget in reached} - {None}
    return [
        f"{type(widget).__name__} {accessible_name(widget)!r}"
        for widget in focusable(root)
        if widget not in reached and _group(widget) not in groups
    ]


def _group(widget: QWidget) -> object:
    if not isinstance(widget, QAbstractButton):
        return None
    if widget.group() is not None:
        return widget.group() if widget.group().exclusive() else None
    return widget.parent() if widget.autoExclusive() else None


def overflowing(root: QWidget) -> list[str]:
    """The texts below `root` that don't fit into their place."""
    return [
        f"{type(widget).__name__} {_text(widget)!r} {widget.width()}×{widget.height()}"
        for widget in root.findChildren(QWidget)
        if widget.isVisibleTo(root) and _text(widget) and not _fits(widget)
    ]


def let_settle() -> None:
    """Let layouts take up what changed: a wrapped text needs several rounds."""
    for _ in range(8):
        QApplication.processEvents()


def texts(root: QWidget, *, seen: bool = False) -> list[str]:
    """Every text below `root`; those that are `seen`, or those of hidden pages too."""
    return [
        text
        for widget in root.findChildren(QWidget)
        if (widget.isVisibleTo(root) or not seen) and (text := _text(widget))
    ]


def _text(widget: QWidget) -> str:
    if isinstance(widget, QLabel | QAbstractButton):
        return widget.text()
    if isinstance(widget, QComboBox):
        return widget.currentText()
    return ""


def _fits(widget: QWidget) -> bool:
    if isinstance(widget, QLabel) and widget.wordWrap():
        metrics = QFontMetrics(widget.font())
        longest = max(
            (metrics.horizontalAdvance(word) for word in widget.text().split()), default=0
        )
        # Layouts round, and a line leaves a unit of room below its letters.
        high = widget.heightForWidth(widget.width()) <= widget.height() + 1
        return high and longest <= widget.width() and _inside(widget)
    if isinstance(widget, QComboBox):
        wanted = QFontMetrics(widget.font()).horizontalAdvance(widget.currentText()) + 40
        return wanted <= widget.width()
    if isinstance(widget, QToolButton) and not widget.text():
        return True
    hint = widget.minimumSizeHint() if isinstance(widget, QLabel) else widget.sizeHint()
    return hint.width() <= widget.width() and _inside(widget)


def _inside(widget: QWidget) -> bool:
    """Whether nothing cuts the widget off on its left or right; up and down can be scrolled."""
    around = widget.parentWidget()
    while around is not None:
        left = widget.mapTo(around, widget.rect().topLeft()).x()
        if left < 0 or left + widget.width() > around.width():
            return False
        around = None if around.isWindow() else around.parentWidget()
    return True
