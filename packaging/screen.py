"""Sees to it that Qt finds the libraries of the system that it is built on.

They can't come as Python packages. A desktop has nearly all of them, a bare server none: whatever is
missing is found by loading Qt, so that nothing is installed where nothing is needed.
"""

from __future__ import annotations

import os
import subprocess
import sys

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

LOAD = "import PySide6.QtWidgets, PySide6.QtSvg"
LOAD_FOR_X = (
    "import ctypes, pathlib, PySide6.QtGui;"
    "ctypes.CDLL(str(pathlib.Path(PySide6.__file__).parent"
    " / 'Qt' / 'plugins' / 'platforms' / 'libqxcb.so'))"
)


def prepare(tree: environment.Tree, *, seen: bool = True) -> None:
    """Install what Qt lacks; `seen` is a window on a real screen.

    Raises RefusedError if it is missing and can't be installed. Costs a fifth of a second.
    """
    if not sys.platform.startswith("linux"):
        return
    if not _loads(tree, LOAD):
        system_packages.install(LIBRARIES, "The window needs libraries of the system.")
        if not _loads(tree, LOAD):
            raise RefusedError("Qt still can't be loaded; .venv/bin/python -c 'import PySide6.QtGui' says why.")
    if seen and _has_x() and not _loads(tree, LOAD_FOR_X):
        system_packages.install(FOR_X, "Windows on this screen need libraries of the system.")


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
