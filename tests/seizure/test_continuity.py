"""What the screen shows while the process is replaced: the window stays where it is, blank, until the
next one's lies over it. On a real X server that nobody sees.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import PySide6
import pytest

from fieldreport.errors import UserError
from fieldreport.vault import folder
from tests.seizure.at_work import CANARIES, Home
from tests.seizure.waiting import until_replaced


def _x_is_there() -> bool:
    plugin = Path(PySide6.__file__).parent / "Qt" / "plugins" / "platforms" / "libqxcb.so"
    try:
        ctypes.CDLL(str(plugin))
    except OSError:
        return False
    return shutil.which("Xvfb") is not None


pytestmark = [
    pytest.mark.hostile,
    pytest.mark.skipif(sys.platform != "linux" or not _x_is_there(), reason="there is no X here"),
]

# Where the window stands.
LEFT, TOP, WIDTH, HEIGHT = PLACE = (100, 60, 1100, 700)


@dataclass(frozen=True)
class Seen:
    """What was there from when on, in milliseconds: in the window's place, and beside it."""

    at: int
    inside: str
    outside: str


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An X server, on which the programs of the test show themselves."""
    ready, said = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(said), "-screen", "0", "1400x900x24", "-nolisten", "tcp"],
        pass_fds=[said],
        stderr=subprocess.DEVNULL,
    )
    os.close(said)
    with os.fdopen(ready) as number:
        monkeypatch.setenv("DISPLAY", f":{number.readline().strip()}")
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    yield
    server.kill()
    server.wait()


@contextmanager
def watched() -> Iterator[list[Seen]]:
    """What the screen shows meanwhile; filled in at the end."""
    watcher = Path(__file__).with_name("watcher.py")
    watching = subprocess.Popen(
        [sys.executable, "-P", str(watcher), *map(str, PLACE)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    found: list[Seen] = []
    assert watching.stdout is not None
    first = watching.stdout.readline()
    try:
        yield found
    finally:
        lines = first + watching.communicate("\n")[0]
        for line in lines.splitlines():
            at, inside, outside = line.split()
            found.append(Seen(int(at), inside, outside))


def locked(tmp_path: Path, how: str) -> tuple[list[Seen], int]:
    """What was seen of a lock since it was asked for, and when that was."""
    home = Home(tmp_path)
    with home.start() as program:
        program.do("place", *PLACE)
        program.do("unlock")
        program.do("write", CANARIES["draft"])
        program.do("patient")
        with watched() as found:
            time.sleep(0.2)
            began = round(time.monotonic() * 1000)
            program.tell(how)
            until_replaced(program.process.pid, program.pid)
    before = [each for each in found if each.at < began]
    assert before[-1].inside not in {"nothing", "blank"}
    return [each for each in found if each.at >= began], began


@pytest.mark.usefixtures("screen")
@pytest.mark.parametrize("how", ["lock", "idle"])
def test_the_window_stays_where_it_is_and_blank_until_the_next_one_is_there(
    tmp_path: Path, how: str
) -> None:
    found, began = locked(tmp_path, how)
    print(how, [(each.at - began, each.inside) for each in found])
    shown = [each.inside for each in found]
    assert "nothing" not in shown
    # Before that the page may still have been painting.
    assert shown.count("blank") == 1
    assert shown[-2:] == ["blank", "content"]
    assert {each.outside for each in found} == {"nothing"}


@pytest.mark.usefixtures("screen")
def test_before_sleep_the_process_goes_at_once_and_the_same_place_is_taken_again(
    tmp_path: Path,
) -> None:
    found, began = locked(tmp_path, "away")
    print("away", [(each.at - began, each.inside) for each in found])
    shown = [each.inside for each in found]
    assert shown[-1] == "content"
    # The watcher sees a gap where there is one.
    assert "nothing" in shown
    assert {each.outside for each in found} == {"nothing"}


# Another program that looks at what was copied.
PASTES = """
from PySide6.QtGui import QGuiApplication
app = QGuiApplication(["pastes"])
print(app.clipboard().text())
"""


def pasted() -> str:
    asked = subprocess.run(
        [sys.executable, "-c", PASTES], check=True, capture_output=True, text=True
    )
    return asked.stdout.strip()


@pytest.mark.usefixtures("screen")
@pytest.mark.parametrize("how", ["lock", "away"])
def test_after_a_lock_no_other_program_can_paste_what_was_copied(tmp_path: Path, how: str) -> None:
    home = Home(tmp_path)
    with home.start() as program:
        program.do("unlock")
        program.do("copy", CANARIES["copied"])
        assert pasted() == CANARIES["copied"]
        program.tell(how)
        until_replaced(program.process.pid, program.pid)
        assert pasted() == ""


PIN = "482913"


@pytest.mark.usefixtures("screen")
@pytest.mark.skipif(not shutil.which("xdotool"), reason="there is no keyboard here")
def test_the_next_program_is_opened_by_the_pin_at_the_keyboard(tmp_path: Path) -> None:
    home = Home(tmp_path)
    with home.start() as program:
        program.do("unlock")
        program.do("pin", PIN, 15)
        program.do("patient")
        program.tell("idle")
        until_replaced(program.process.pid, program.pid)
        assert not in_use(home.vault)
        window = xdotool("search", "--onlyvisible", "--name", "^Notes$").split()[0]
        xdotool("windowfocus", "--sync", window)
        xdotool("type", "--delay", "30", PIN)
        xdotool("key", "Return")
        ends = time.monotonic() + 20
        while not in_use(home.vault):
            assert time.monotonic() < ends, "it didn't open"
            time.sleep(0.1)


def xdotool(*what: str) -> str:
    done = subprocess.run(["xdotool", *what], check=True, capture_output=True, text=True)
    return done.stdout


def in_use(vault: Path) -> bool:
    """Whether another process has the vault open."""
    try:
        with folder.locked(vault) as lock:
            lock.release()
    except UserError as error:
        return error.code == "vault.in_use"
    return False
