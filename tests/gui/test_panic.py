"""The panic chord: Shift+Escape three times. The window is hidden first, and nothing else is done."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.gui.acting import Desk
from ui.session import panic

SHIFT, NONE = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def panicked(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Whether each window was hidden when the process would have ended."""
    seen: list[bool] = []

    def end() -> None:
        seen.append(desk.window.isVisible())

    def vanish(zero: Callable[[], object]) -> None:
        monkeypatch.setattr("sys.setswitchinterval", lambda _seconds: None)
        # The keys are still needed to close the vault when the test is over.
        panic.vanish(lambda: None, end)

    desk.window._vanish = vanish
    return seen


def chord(desk: Desk, times: int = 3, modifiers: Qt.KeyboardModifier = SHIFT) -> None:
    window = desk.window.windowHandle()
    assert window is not None
    for _ in range(times):
        QTest.keyClick(window, Qt.Key.Key_Escape, modifiers)


def test_three_times_shift_and_escape_and_the_window_is_gone(
    desk: Desk, panicked: list[bool], replaced: list[list[str]]
) -> None:
    chord(desk)
    assert panicked == [False]
    assert replaced == [], "nothing comes in its place"


def test_twice_is_not_enough_nor_is_escape_alone(desk: Desk, panicked: list[bool]) -> None:
    chord(desk, 2)
    chord(desk, 5, NONE)
    chord(desk, 2)
    assert panicked == []


def test_another_key_in_between_begins_anew(desk: Desk, panicked: list[bool]) -> None:
    chord(desk, 2)
    window = desk.window.windowHandle()
    assert window is not None
    QTest.keyClick(window, Qt.Key.Key_A)
    chord(desk, 2)
    assert panicked == []


def test_slowly_is_not_enough(
    desk: Desk, panicked: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [100.0]
    monkeypatch.setattr("time.monotonic", lambda: now[0])
    for _ in range(6):
        chord(desk, 1)
        now[0] += 1.5
    assert panicked == []


def test_a_key_that_is_held_down_counts_once(desk: Desk, panicked: list[bool]) -> None:
    window = desk.window.windowHandle()
    for _ in range(9):
        kind, key = QEvent.Type.KeyPress, Qt.Key.Key_Escape
        QApplication.sendEvent(window, QKeyEvent(kind, key, SHIFT, "", True))
    assert panicked == []


def test_the_keys_are_wiped(desk: Desk) -> None:
    vault = desk.session._vault
    assert vault is not None
    copies = [vault.evidence_key.copy(), vault._database_key.copy()]
    keys = [vault.evidence_key.view, vault._database_key.view]
    desk.session.zero_keys()
    assert all(not any(key) for key in keys)
    assert all(any(copy.view) for copy in copies)
