"""How the helper process is started, from the source tree and from the frozen program.

It gets an environment of its own with no home, no paths and no settings of the user, and a working
folder that is no folder of theirs: what it doesn't know it can't give away.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

# The frozen program calls `fieldreport.media.helper.main()` when this is its only argument, before
# it looks at anything else.
FLAG = "--view-evidence"

_WINDOWS = sys.platform == "win32"


def command() -> list[str]:
    """The command that starts a helper."""
    if getattr(sys, "frozen", False):
        return [sys.executable, FLAG]
    # -P and -s: nothing from the working folder or the user's own packages is ever imported.
    # -B: no bytecode is written; the helper writes no file at all.
    return [sys.executable, "-P", "-s", "-B", "-X", "utf8", "-m", "fieldreport.media.helper"]


def environment() -> dict[str, str]:
    """All variables that the helper gets."""
    given = {
        # Threads of decoders would reserve 64 MiB of address space each, which is limited.
        "MALLOC_ARENA_MAX": "2",
        "LC_ALL": "C.UTF-8",
    }
    if not getattr(sys, "frozen", False):
        given["PYTHONPATH"] = str(Path(__file__).resolve().parents[2])
    if _WINDOWS:
        # Windows starts no process without it.
        given["SYSTEMROOT"] = os.environ.get("SYSTEMROOT", r"C:\Windows")
    return given


def folder() -> str:
    """The working folder of the helper: the root of the drive with the system."""
    return environment()["SYSTEMROOT"] if _WINDOWS else "/"
