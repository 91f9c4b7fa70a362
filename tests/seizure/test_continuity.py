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
        with watched() as found:
            time.sleep(0.2)
            began = round(time.monotonic() * 1000)
            program.tell(how)
            until_replaced(program.process.pid, program.pid, same=how == "away")
    before = [each for each in found if each.at < began]
    assert before[-1].inside == "content"
    return [each for each in found if each.at >= began], began


@pytest.mark.usefixtures("screen")
@pytest.mark.parametrize("how", ["lock", "idle"])
def test_the_window_stays_where_it_is_and_blank_until_the_next_one_is_there(
    tmp_path: Path, how: str
) -> None:
    found, began = locked(tmp_path, how)
    print(how, [(each.at - began, each.inside) for each in found])
    assert [each.inside for each in found] == ["blank", "content"]
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
