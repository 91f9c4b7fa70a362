"""How the program forgets: the process is replaced by a new one.

Python and Qt can't be made to wipe every string that was on the screen. A new program in the place
of the old one has none of them, since the system gives all its memory back. Only the place of the
window travels, in the arguments.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

GEOMETRY = "--geometry="

_ROOT = Path(__file__).resolve().parent.parent.parent
# Not `-m ui`: that would look in the current folder first, where somebody may have put another.
_START = (
    "import sys; sys.path.insert(0, sys.argv.pop(1)); from ui.app import main; sys.exit(main())"
)


def command(geometry: str) -> list[str]:
    """What starts this program again, with its window at `geometry` (`WxH+X+Y`)."""
    program = () if getattr(sys, "frozen", False) else ("-P", "-c", _START, str(_ROOT))
    return [sys.executable, *program, f"{GEOMETRY}{geometry}"]


def replace_process(arguments: Sequence[str]) -> None:
    """Become `arguments`. Windows can't do that; there, start them and end at once."""
    if sys.platform == "win32":
        import subprocess  # noqa: PLC0415 - only here

        subprocess.Popen(arguments, close_fds=True)  # noqa: S603 - this program itself
        os._exit(0)
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()
    os.execv(arguments[0], list(arguments))  # noqa: S606 - there is no shell
