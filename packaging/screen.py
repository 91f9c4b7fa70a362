"""Sees to it that Qt finds the libraries of the system that it is built on.

They can't come as Python packages. A desktop has nearly all of them, a bare server none: whatever is
missing is found by loading Qt, so that nothing is installed where nothing is needed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence

import environment
import system_packages
from calling import RefusedError, clean

# What QtGui and QtWidgets are linked against, as Debian calls it.
LIBRARIES = (
    "libglib2.0-0",
    "libgl1",
    "libegl1",
    "libxkbcommon0",
    "libdbus-1-3",
    "libfontconfig1",
)
# What the part of Qt that speaks to an X server is linked against beside that.
FOR_X = (
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-keysyms1",
    "libxcb-image0",
    "libxcb-render-util0",
    "libxcb-xkb1",
    "libxcb-shape0",
    "libxkbcommon-x11-0",
)
# A screen that nobody sees and a keyboard before it, by what Debian calls them: the tests of the
# packaged program sit down there.
UNSEEN = {"Xvfb": "xvfb", "xdotool": "xdotool"}

LOAD = "import PySide6.QtWidgets, PySide6.QtSvg"
LOAD_FOR_X = (
    "import ctypes, pathlib, PySide6.QtGui;"
    "ctypes.CDLL(str(pathlib.Path(PySide6.__file__).parent"
    " / 'Qt' / 'plugins' / 'platforms' / 'libqxcb.so'))"
)


def prepare(tree: environment.Tree, *, seen: bool = True) -> None:
    """Install what Qt lacks; `seen` is a window on a real screen.

    What was found once is not looked for again, as long as the environment is the same.

    Raises RefusedError if it is missing and can't be installed.
    """
    if not sys.platform.startswith("linux"):
        return
    _find(tree, "screen", LOAD, LIBRARIES)
    if seen and _has_x():
        _find(tree, "screen-x", LOAD_FOR_X, FOR_X)


def prepare_packing(tree: environment.Tree, *, tried: bool = False) -> None:
    """Install what the packaged program takes along: the part for X too, whether a server runs here
    or not. `tried` is a program that is used after it was packed, on a screen that nobody sees.

    Raises RefusedError if it is missing and can't be installed.
    """
    if not sys.platform.startswith("linux"):
        return
    _find(tree, "screen", LOAD, LIBRARIES)
    _find(tree, "screen-x", LOAD_FOR_X, FOR_X)
    missing = [name for command, name in UNSEEN.items() if shutil.which(command) is None]
    if tried and missing:
        system_packages.install(missing, "The packaged program is tried on a screen of its own.")


def _find(tree: environment.Tree, name: str, code: str, libraries: Sequence[str]) -> None:
    found = tree.venv / name
    if found.exists():
        return
    if not _loads(tree, code):
        system_packages.install(libraries, "The window needs libraries of the system.")
        if not _loads(tree, code):
            raise RefusedError(
                f"The window still can't be shown. This says why:\n{tree.python} -c {code!r}"
            )
    found.touch()


def _has_x() -> bool:
    return bool(os.environ.get("DISPLAY")) and not os.environ.get("WAYLAND_DISPLAY")


def _loads(tree: environment.Tree, code: str) -> bool:
    ended = subprocess.run(
        [str(tree.python), "-I", "-c", code],
        env=clean(os.environ),
        capture_output=True,
        check=False,
    )
    return ended.returncode == 0
