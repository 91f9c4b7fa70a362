"""Locking: at once, from anywhere, without a question, and nothing stays behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

import environment
from fieldreport.crypto.secret import Secret
from fieldreport.usecases.keep.session import unlock
from fieldreport.vault import drafts
from fieldreport.vault.vault import Vault
from tests.gui.acting import PASSPHRASE, Desk, texts, type_text
from tests.seizure import scanning
from ui.app import put
from ui.main_window import MainWindow
from ui.session import leaving
from ui.settings import kept
from ui.settings.settings_page import SettingsPage

CANARY = "Қанат Ерғазыұлы"


@pytest.fixture
def writing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> QPlainTextEdit:
    """A page on which something is being written, which it saves when it rests."""
    page = desk.open("settings", SettingsPage)
    text = QPlainTextEdit(page)
    text.show()
    type_text(text, CANARY)
    monkeypatch.setattr(
        SettingsPage,
        "rest",
        lambda self: self.place.session.write_first(
            drafts.save, "report", text.toPlainText().encode()
        ),
    )
    text.setFocus()
    return text


def left_behind() -> list[str]:
    """Every text that any widget, title or screen reader still has."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    found = []
    for widget in QApplication.allWidgets():
        found += [widget.windowTitle(), widget.accessibleName(), widget.toolTip()]
        if isinstance(widget, QLineEdit):
            found.append(widget.text())
        if isinstance(widget, QPlainTextEdit):
            found.append(widget.toPlainText())
        spoken = QAccessible.queryAccessibleInterface(widget)
        found += [spoken.text(kind) for kind in (QAccessible.Text.Name, QAccessible.Text.Value)]
        found += texts(widget)
    return found


def saved(place: Path) -> list[str]:
    with Secret(PASSPHRASE.encode()) as secret, Vault.open(place, secret) as vault:
        return [draft.body.decode() for draft in drafts.newest_first(vault)]


def test_ctrl_l_locks_from_where_one_writes_and_saves_what_was_written(
    writing: QPlainTextEdit, replaced: list[list[str]], place: Path
) -> None:
    QTest.keyClick(writing, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    (command,) = replaced
    assert command[:3] == [sys.executable, "-P", "-c"]
    assert saved(place) == [CANARY]


def test_the_button_in_the_sidebar_locks(desk: Desk, replaced: list[list[str]]) -> None:
    desk.workroom.sidebar.button("lock").click()
    assert len(replaced) == 1


def test_only_the_place_of_the_window_travels(desk: Desk, replaced: list[list[str]]) -> None:
    desk.window.setGeometry(40, 30, 1100, 700)
    desk.window.lock()
    (command,) = replaced
    assert command[4:] == [str(environment.ROOT), "--geometry=1100x700+40+30"]


def test_after_locking_no_text_is_left_anywhere(
    writing: QPlainTextEdit, desk: Desk, replaced: list[list[str]]
) -> None:
    page = desk.window.page
    assert page is not None
    page.place.clipboard.copy(CANARY)
    desk.window.lock()
    assert replaced
    assert not [text for text in left_behind() if CANARY in text]
    assert CANARY not in QApplication.clipboard().text()
    assert desk.window.windowTitle() == "Notes"


def test_the_window_is_blank_before_anything_else_is_done(
    writing: QPlainTextEdit, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[bool] = []

    def end(_seconds: float, _last: object = None) -> bool:
        picture = desk.window.grab().toImage()
        colours = {
            picture.pixel(x, y)
            for x in range(0, picture.width(), 8)
            for y in range(0, picture.height(), 8)
        }
        seen.append(len(colours) == 1)
        return real(1)

    real = desk.session.end
    monkeypatch.setattr(desk.session, "end", end)
    desk.window.lock()
    assert seen == [True]


def test_locking_takes_no_longer_than_it_may_while_the_threads_are_busy(
    desk: Desk, replaced: list[list[str]]
) -> None:
    desk.session.read(lambda _reader: time.sleep(1))
    desk.session.write(lambda _vault: time.sleep(1))
    QTest.qWait(20)
    began = time.monotonic()
    desk.window.lock()
    assert time.monotonic() - began < 0.5
    assert replaced


def test_closing_the_window_saves_what_was_written_and_locks(
    writing: QPlainTextEdit, desk: Desk, replaced: list[list[str]], place: Path
) -> None:
    desk.window.close()
    assert replaced == []
    assert saved(place) == [CANARY]


def test_a_packaged_program_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.frozen", True, raising=False)
    assert leaving.command("1280x800+0+0") == [sys.executable, "--geometry=1280x800+0+0"]


def test_there_is_nothing_to_lock_before_unlocking(
    window: MainWindow, replaced: list[list[str]]
) -> None:
    window.lock()
    assert replaced == []


class Clock:
    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = time.time()
        monkeypatch.setattr(time, "time", lambda: self.now)

    def pass_seconds(self, window: MainWindow, seconds: float) -> None:
        """Let time pass as it does for the timer: in steps."""
        while seconds > 0:
            step = min(2.0, seconds)
            self.now += step
            seconds -= step
            window._idle.look()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


def test_the_vault_is_locked_when_nobody_touched_the_computer_for_long(
    clock: Clock, desk: Desk, replaced: list[list[str]]
) -> None:
    assert desk.window._idle.minutes == kept.AUTO_LOCK_USUAL
    clock.pass_seconds(desk.window, 5 * 60 - 10)
    assert replaced == []
    clock.pass_seconds(desk.window, 20)
    assert len(replaced) == 1


def test_a_key_is_a_sign_of_life(clock: Clock, desk: Desk, replaced: list[list[str]]) -> None:
    clock.pass_seconds(desk.window, 4 * 60)
    window = desk.window.windowHandle()
    assert window is not None
    QTest.keyClick(window, Qt.Key.Key_Shift)
    clock.pass_seconds(desk.window, 4 * 60)
    assert replaced == []


def test_never_is_never_by_idling_alone(
    clock: Clock, desk: Desk, replaced: list[list[str]]
) -> None:
    desk.write(lambda vault: kept.set_auto_lock_minutes(vault, 0))
    desk.session.changed.emit("settings")
    desk.settled()
    clock.pass_seconds(desk.window, 10_000)
    assert replaced == []
    # The machine slept: no time passed for the timer, but an hour did.
    clock.now += 3600
    desk.window._idle.look()
    assert len(replaced) == 1


def test_a_clock_that_is_set_back_does_not_make_the_time_endless(
    clock: Clock, desk: Desk, replaced: list[list[str]]
) -> None:
    clock.now -= 100_000
    clock.pass_seconds(desk.window, 6 * 60)
    assert len(replaced) == 1


def test_the_vault_is_locked_before_the_machine_sleeps(
    desk: Desk, replaced: list[list[str]]
) -> None:
    desk.window._idle.watching.due.emit()
    assert len(replaced) == 1


def test_what_was_kept_wrongly_is_taken_for_the_usual(desk: Desk) -> None:
    for wrong in ("", "x", "7", "-1"):
        desk.write(partial(Vault.set_setting, name=kept.AUTO_LOCK, value=wrong))
        assert desk.write(kept.auto_lock_minutes) == kept.AUTO_LOCK_USUAL
    with pytest.raises(ValueError, match="no such choice"):
        kept.set_auto_lock_minutes(None, 7)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("word", "size"),
    [
        ("--geometry=1100x700+20+30", (1100, 700)),
        ("--geometry=nonsense", (1280, 800)),
        ("--geometry=1100x700+90000+30", (1100, 700)),
        ("", (1280, 800)),
    ],
)
def test_the_new_window_stands_where_the_locked_one_stood(
    window: MainWindow, word: str, size: tuple[int, int]
) -> None:
    put(window, [word])
    assert (window.width(), window.height()) == size


# --- a real one, in a process of its own ----------------------------------------------------------

LOCKS = """
import os, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from tests.gui.acting import type_text, unlock
from ui import app, preferences
from ui.appearance import Appearance
from ui.main_window import MainWindow
from ui.session import leaving

canary = sys.stdin.read()
made = app.make_application()
window = MainWindow(Appearance(made, preferences.load()))
window.show()
desk = unlock(window)
text = QPlainTextEdit(window.page)
text.show()
type_text(text, canary)
window.page.place.clipboard.copy(canary)
desk.write(lambda vault: vault.set_setting("x", canary))
timer = QTimer()
timer.timeout.connect(lambda: os.path.exists(os.environ["GO"]) and window.lock())
timer.start(20)
print("ready", flush=True)
made.exec()
"""


@pytest.fixture
def process(place: Path, tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    home = tmp_path / "home"
    home.mkdir()
    (home / "fieldreport").mkdir()
    place.rename(home / "fieldreport" / "vault")
    homes = {name: str(home) for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME")}
    started = subprocess.Popen(
        [sys.executable, "-c", LOCKS],
        env={
            **os.environ,
            **homes,
            "PYTHONPATH": str(environment.ROOT),
            "GO": str(tmp_path / "go"),
        },
        cwd=environment.ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    with started:
        yield started
        started.kill()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads another process's memory")
def test_the_process_is_replaced_and_its_memory_holds_nothing(
    process: subprocess.Popen[str], tmp_path: Path
) -> None:
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(CANARY)
    process.stdin.close()
    assert process.stdout.readline() == "ready\n"
    assert any(holds(part, CANARY) for part in frozen(process.pid)), (
        "the test can't see what it looks for"
    )
    (tmp_path / "go").touch()
    assert process.wait(30) == 0, "it was to end"
    after = successor(process.pid)
    try:
        time.sleep(0.5)
        held = frozen(after)
        assert any(b"fieldreport" in part for part in held), "nothing could be read"
        assert not any(holds(part, CANARY) or holds(part, PASSPHRASE) for part in held)
    finally:
        os.kill(after, signal.SIGKILL)
    place = tmp_path / "home" / "fieldreport" / "vault"
    with Secret(PASSPHRASE.encode()) as secret_, unlock(place, secret_) as vault:
        assert vault.setting("x") == CANARY.encode()


def successor(session: int) -> int:
    """The process that came after."""
    (found,) = scanning.processes(session)
    assert b"--geometry=" in (Path("/proc") / str(found) / "cmdline").read_bytes()
    return found


def frozen(pid: int) -> list[bytes]:
    """What the process has in its memory, while it stands still."""
    os.kill(pid, signal.SIGSTOP)
    try:
        return list(memory(Path("/proc") / str(pid)))
    finally:
        os.kill(pid, signal.SIGCONT)


def holds(part: bytes, text: str) -> bool:
    return any(text.encode(encoding) in part for encoding in ("utf-8", "utf-16-le", "utf-32-le"))


def memory(proc: Path) -> Iterator[bytes]:
    with (proc / "mem").open("rb", buffering=0) as whole:
        for line in (proc / "maps").read_text().splitlines():
            place, rights = line.split()[:2]
            start, end = (int(number, 16) for number in place.split("-"))
            if "w" in rights:
                whole.seek(start)
                try:
                    yield whole.read(end - start)
                except OSError:
                    continue
