"""Packs the program once a run, whichever worker asks first, and gives it a screen."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from filelock import FileLock
from PIL import Image, ImageGrab

import build
import environment

SYSTEM = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}


SOURCES = "sources"


class Running(environment.Tree):
    """A copy of the tree, with the Python that runs the tests."""

    @property
    def python(self) -> Path:
        return Path(sys.executable)


@pytest.fixture(scope="session")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the packaged program. Tests don't write into it."""
    shared = tmp_path_factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        shared = shared.parent
    place = shared / "frozen"
    with FileLock(f"{place}.lock"):
        if not (place / build.NAME / "LICENCES.txt").exists():
            # Two builds are compared: nobody's editor may come in between.
            build.copy_of_sources(environment.Tree(environment.ROOT), shared / SOURCES)
            build.program(Running(shared / SOURCES), place)
    return place / build.NAME


@pytest.fixture(scope="session")
def sources(program: Path) -> Running:
    """What it was packed from."""
    return Running(program.parents[1] / SOURCES)


@dataclass(frozen=True)
class Home:
    """A user's computer: where the program lies, and a home of its own."""

    program: Path
    home: Path

    @property
    def variables(self) -> dict[str, str]:
        return {**SYSTEM, "HOME": str(self.home), "TMPDIR": str(self.home / "tmp")}

    def run(self, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        """The packaged command line, with nothing of this Python around it."""
        return subprocess.run(
            [self.program / "fieldreport", *arguments],
            env=self.variables,
            cwd=self.home,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )


@pytest.fixture
def home(program: Path, tmp_path: Path) -> Home:
    made = tmp_path / "home"
    (made / "tmp").mkdir(parents=True)
    return Home(program, made)


class Screen:
    """A screen that nobody sees, and the keyboard before it."""

    def __init__(self, display: str) -> None:
        self.display = display

    def act(self, *words: str) -> str:
        """Have xdotool do something; returns what it says."""
        ended = subprocess.run(
            ["xdotool", *words],
            env={**SYSTEM, "DISPLAY": self.display},
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        return ended.stdout.strip()

    def windows(self, title: str) -> list[str]:
        """The visible windows with this title."""
        return self.act("search", "--onlyvisible", "--name", f"^{title}$").split()

    def press(self, *keys: str) -> None:
        """Press these keys, one after the other."""
        self.act("key", "--delay", "60", *keys)

    def type(self, text: str) -> None:
        """Type a text in any letters."""
        self.act("type", "--delay", "40", text)

    def picture(self) -> Image.Image:
        """What is on the screen."""
        return ImageGrab.grab(xdisplay=self.display)


@pytest.fixture
def screen() -> Iterator[Screen]:
    missing = [name for name in ("Xvfb", "xdotool") if shutil.which(name) is None]
    assert not missing, f"{missing} should have been installed by the set-up"
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x900x24", "-nolisten", "tcp"],
        pass_fds=(writing,),
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as told:
        number = told.readline().strip()
    try:
        yield Screen(f":{number}")
    finally:
        server.terminate()
        server.wait(10)


@pytest.fixture
def running() -> Iterator[list[subprocess.Popen[bytes]]]:
    """What a test starts and forgets is ended."""
    started: list[subprocess.Popen[bytes]] = []
    yield started
    for each in started:
        each.kill()
        each.wait(10)


def until(condition: Callable[[], bool], what: str, seconds: float = 60) -> None:
    """Wait until a condition holds."""
    ends = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < ends, f"{what} never happened"
        time.sleep(0.1)
