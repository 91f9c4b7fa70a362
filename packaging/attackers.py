"""What some tests attack the program with: a compiler for the drive that fails, strace, a bus.

Where the system lets nothing be installed, those tests are skipped, with the reason, and the rest
is passed all the same: nobody needs a compiler to see whether a change holds.
"""

from __future__ import annotations

import shutil
import sys

import system_packages
from calling import RefusedError, say

# What is called, and what Debian calls the packages that have it.
TOOLS = {
    "cc": ("gcc", "libc6-dev"),
    "strace": ("strace",),
    "dbus-daemon": ("dbus-daemon",),
}


def prepare() -> None:
    """Install what is missing, where that needs no password; say what is missing where it doesn't."""
    if not sys.platform.startswith("linux"):
        return
    missing = [
        name for command, names in TOOLS.items() if not shutil.which(command) for name in names
    ]
    if not missing:
        return
    try:
        system_packages.install(missing, "Some tests have nothing to attack with.")
    except RefusedError as refusal:
        say(f"{refusal}\nWithout it, those tests are skipped.")
