"""Everything that a page needs is loaded before somebody opens it."""

from __future__ import annotations

import subprocess
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.gui.acting import Desk
from ui import loading, pages
from ui.help.help_page import HelpPage
from ui.settings.settings_page import SettingsPage

# In a process of its own, as the program does it: here everything is loaded already.
_LOADED = """
import sys
from ui import app, loading
qt = app.make_application()
loading.load_core()
core = set(sys.modules)
assert "ui.reports.reports_page" not in core
steps = list(loading.load_pages())
print(len(steps))
print(*sorted(sys.modules), sep="\\n")
"""
# What is loaded only where it works: no decoder is ever in the window's process.
_ELSEWHERE = ("av", "pypdfium2", "pi_heif", "PIL", "miniaudio")


def test_the_pages_are_loaded_in_small_steps_and_with_them_no_decoder() -> None:
    answer = subprocess.run(
        [sys.executable, "-c", _LOADED], capture_output=True, text=True, check=True
    )
    steps, *loaded = answer.stdout.split()
    assert {entry.module for entry in pages.ENTRIES} <= set(loaded)
    assert int(steps) > 200
    assert not set(_ELSEWHERE) & set(loaded)


@pytest.mark.parametrize("role", ["monitor", "coordinator"])
def test_pages_that_were_made_ahead_speak_every_language_and_are_locked_like_the_others(
    desk: Desk, role: str, replaced: list[list[str]]
) -> None:
    before = desk.window.page
    room = desk.workroom
    made = 0
    while room.make_ahead():
        made += 1
    assert made >= len(pages.ENTRIES) - (2 if role == "coordinator" else 3)
    assert desk.window.page is before, "the page that is open stays"
    desk.settled()
    for spoken in ("kk", "ru", "en"):
        desk.window.appearance.set_language(spoken)
    desk.window.appearance.set_scheme("dark")
    desk.open("help", HelpPage)
    desk.open("settings", SettingsPage)
    desk.window.lock()
    assert len(replaced) == 1


def test_nothing_is_made_between_two_keys_or_before_the_vault_is_open(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    making = loading.MakingAhead(desk.window)
    asked: list[int] = []
    monkeypatch.setattr(desk.workroom, "make_ahead", lambda: asked.append(1))
    QTest.keyClick(desk.window.windowHandle(), Qt.Key.Key_X)
    making.look()
    assert not asked
    monkeypatch.setattr(loading, "QUIET_SECONDS", 0.0)
    making.look()
    assert asked
