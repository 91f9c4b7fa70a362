"""The whole journey of both roles, each on a computer of its own, with the keyboard alone: two new
vaults, cards exchanged and compared, a report with a photo, a handover, an import, a receipt back.

Nothing here touches a widget but to read what it says: whoever can't use a mouse comes as far.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QWidget

from tests.gui.acting import accessible_name, press, texts, type_text, until
from ui import preferences
from ui.appearance import Appearance
from ui.main_window import MainWindow
from ui.preferences import Preferences

PHOTO = Path(__file__).parents[1] / "vectors" / "media" / "photo-turned.jpg"
PASSPHRASE = "correct horse battery staple"
CTRL = Qt.KeyboardModifier.ControlModifier


class Person:
    """Somebody before the window, with a keyboard and nothing else."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    def to(self, name: str) -> QWidget:
        """Press Tab until the cursor stands on what a screen reader calls `name`."""
        seen = []
        for _ in range(120):
            focused = QApplication.focusWidget()
            if focused is not None and re.fullmatch(name, accessible_name(focused)):
                return focused
            seen.append(accessible_name(focused) if focused is not None else "nothing")
            QTest.keyClick(focused or self.window, Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never came to {name!r}, but to {sorted(set(seen))}")

    def press_on(self, name: str) -> None:
        """Go to a button and press it, as soon as it can be pressed."""
        until(lambda: self.there(name), f"a button {name!r}")
        self.to(name)
        press(Qt.Key.Key_Space)

    def write(self, name: str, text: str) -> None:
        """Go to a field, as soon as it is there, and type."""
        until(lambda: self.there(name), f"a field {name!r}")
        type_text(self.to(name), text)

    def page(self, key: Qt.Key) -> None:
        """Open a page by its shortcut."""
        QTest.keyClick(QApplication.focusWidget() or self.window, key, CTRL)

    def choose(self, path: Path) -> None:
        """Type a path into the dialog that is open."""
        until(lambda: bool(self._dialogs()), "a dialog")
        (dialog,) = self._dialogs()
        dialog.activateWindow()
        until(lambda: dialog.isAncestorOf(focused_widget()), "the cursor in the dialog")
        focused = focused_widget()
        QTest.keyClick(focused, Qt.Key.Key_A, CTRL)
        type_text(focused, str(path))
        QTest.keyClick(focused, Qt.Key.Key_Return)
        until(lambda: not self._dialogs(), "the end of the dialog")
        self.window.activateWindow()
        # Some screens are slow to say whose window the cursor is in.
        until(lambda: not isinstance(focused_widget().window(), QFileDialog), "the cursor back")

    def opened(self) -> None:
        """Wait until the vault is open and the cursor stands in the first page."""
        until(self._in_a_page, "the vault")
        # No finger is faster than the first picture of a page.
        QTest.qWait(50)

    def _in_a_page(self) -> bool:
        focused, room = QApplication.focusWidget(), self.window.workroom
        return room is not None and focused is not None and room.isAncestorOf(focused)

    def reads(self, text: str) -> None:
        """Wait until the window says something."""
        until(lambda: any(text in each for each in texts(self.window, seen=True)), repr(text))

    def _dialogs(self) -> list[QFileDialog]:
        return [each for each in self.window.findChildren(QFileDialog) if each.isVisible()]

    def is_on(self, name: str) -> bool:
        """Whether a box is ticked."""
        found = self.to(name)
        return isinstance(found, QAbstractButton) and found.isChecked()

    def there(self, name: str) -> bool:
        """Whether there is such a control now."""
        return any(
            re.fullmatch(name, accessible_name(each))
            for each in self.window.findChildren(QWidget)
            if each.isVisible() and each.isEnabled()
        )


def focused_widget() -> QWidget:
    """Where the cursor stands; a widget that is nowhere if it doesn't."""
    return QApplication.focusWidget() or QWidget()


@contextmanager
def at_work(qapp: QApplication, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Person]:
    """The program as it starts on the computer whose files are in `folder`."""
    monkeypatch.setattr(preferences, "folder", lambda: folder / "settings")
    monkeypatch.setattr(preferences, "usual_vault", lambda: folder / "vault")
    chosen = Preferences(language="en", scheme="light", vault=str(folder / "vault"))
    window = MainWindow(Appearance(qapp, chosen), replace=lambda _command: None)
    window.show()
    QTest.qWaitForWindowExposed(window)
    window.activateWindow()
    try:
        yield Person(window)
    finally:
        window.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def begin(person: Person, name: str, *, coordinator: bool) -> str:
    """Make a vault and save one's card; returns the fingerprint, as it would be read out."""
    person.press_on("Make a vault")
    person.to("I write reports")
    if coordinator:
        press(Qt.Key.Key_Down)
    person.write("Your name", name)
    person.write("Passphrase", PASSPHRASE)
    person.write("The same again", PASSPHRASE)
    person.press_on("Make the vault")
    person.opened()
    person.page(Qt.Key.Key_5)
    person.press_on("Save the card…")
    return digits(person)


def digits(person: Person) -> str:
    """The fingerprint on the page of contacts."""
    found = [each for each in texts(person.window, seen=True) if re.fullmatch(r"[\d\s]{60,}", each)]
    return " ".join(found[0].split())


def compare(person: Person, card: Path, name: str, fingerprint: str) -> None:
    """Add a card and type the fingerprint that its owner reads out."""
    person.page(Qt.Key.Key_5)
    person.press_on("Add a card…")
    person.choose(card)
    person.write(f"The fingerprint as {name} reads it out", fingerprint)
    press(Qt.Key.Key_Return)
    person.reads("The fingerprint was compared")


def unlock(person: Person) -> None:
    """What the start asks for when there is a vault."""
    type_text(person.to("Passphrase"), PASSPHRASE)
    press(Qt.Key.Key_Return)
    person.opened()


def hand_over(person: Person, name: str, drive: Path) -> None:
    """Write what is new for somebody to a drive."""
    person.page(Qt.Key.Key_3)
    person.press_on("Another folder…")
    person.choose(drive)
    until(lambda: person.there(f"{name}.*"), "whom to hand over to")
    if not person.is_on(f"{name}.*"):
        person.press_on(f"{name}.*")
    person.press_on("Write and check")
    person.reads("The drive can be removed")


def take_in(person: Person, drive: Path) -> None:
    """Take in what is on a drive."""
    person.page(Qt.Key.Key_4)
    person.press_on("Choose a drive or folder…")
    person.choose(drive)


def test_both_roles_do_their_whole_job_with_the_keyboard_alone(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, there, drive = (tmp_path / name for name in ("monitor", "coordinator", "drive"))
    for folder in (here, there, drive):
        folder.mkdir()
    with at_work(qapp, here, monkeypatch) as monitor:
        ours = begin(monitor, "Айгүл", coordinator=False)
        monitor.choose(drive / "a.json")
        monitor.reads("a.json")
    with at_work(qapp, there, monkeypatch) as coordinator:
        theirs = begin(coordinator, "Орталық", coordinator=True)
        coordinator.choose(drive / "b.json")
        coordinator.reads("b.json")
        compare(coordinator, drive / "a.json", "Айгүл", ours)
    with at_work(qapp, here, monkeypatch) as monitor:
        unlock(monitor)
        type_text(monitor.to("What happened"), "Три автобуса без номеров у акимата.")
        monitor.press_on("Add files …")
        monitor.choose(PHOTO)
        monitor.reads(PHOTO.name)
        monitor.to("What happened")
        press(Qt.Key.Key_Return, CTRL)
        monitor.reads("Saved. The page is ready for the next report.")
        compare(monitor, drive / "b.json", "Орталық", theirs)
        hand_over(monitor, "Орталық", drive)
    with at_work(qapp, there, monkeypatch) as coordinator:
        unlock(coordinator)
        take_in(coordinator, drive)
        coordinator.press_on("Import 1 file")
        coordinator.press_on("Write 1 receipt to the drive")
        coordinator.reads("The receipt was written and read back")
        coordinator.page(Qt.Key.Key_1)
        coordinator.reads("1 report")
    with at_work(qapp, here, monkeypatch) as monitor:
        unlock(monitor)
        take_in(monitor, drive)
        monitor.press_on("Import 1 file")
        monitor.reads("2 arrived and are not in a backup yet: keep them.")
