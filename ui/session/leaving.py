"""How the program forgets: the process is replaced by a new one.

Python and Qt can't be made to wipe every string that was on the screen. A new program in the place
of the old one has none of them, since the system gives all its memory back.

There are two ways. Where somebody may look at the screen, the next program is started beside this
one, whose window stays, blank, until the other one's lies over it; then this one ends, and only then
does the other say that anything is locked (`arriving`). Where nobody looks (the machine goes to
sleep, the screen is locked) or the vault wouldn't close in time, what counts is to be gone: this
process becomes the next one on the spot, and the screen shows what is behind for as long as a
program takes to start.

Only the place of the window travels in the arguments. What a PIN may open goes through a pipe, which
has no name, is never written to a drive or swapped, and is read empty.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fieldreport.usecases.keep.pin import Held

GEOMETRY = "--geometry="
# The standard input of the new program comes from the old one, and its output goes there.
AFTER = "--after"

# However long the next program takes to start: by then this one is gone.
LINGER_SECONDS = 5.0

_ROOT = Path(__file__).resolve().parent.parent.parent
# Not `-m ui`: that would look in the current folder first, where somebody may have put another.
_START = (
    "import sys; sys.path.insert(0, sys.argv.pop(1)); from ui.app import main; sys.exit(main())"
)


@dataclass(frozen=True)
class Parting:
    """What this process becomes. `covered` is whether its window may stay, blank, until the next
    one's is there; `held` what a PIN opens there.
    """

    command: Sequence[str]
    covered: bool = False
    held: Held | None = None


def command(geometry: str) -> list[str]:
    """What starts this program again, with its window at `geometry` (`WxH+X+Y`)."""
    program = () if getattr(sys, "frozen", False) else ("-P", "-c", _START, str(_ROOT))
    return [sys.executable, *program, f"{GEOMETRY}{geometry}"]


def leave(parting: Parting) -> None:
    """End this process and have the next one in its place. Doesn't return."""
    if parting.covered:
        with suppress(OSError):
            _make_room(parting)
    _replace_process(parting.command)


def _make_room(parting: Parting) -> None:
    """Start the next program and end when its window is there. Returns if it ended before that;
    OSError if it can't be started.
    """
    # The child of a `vfork`: at no moment is there a copy of this memory.
    successor = subprocess.Popen(  # noqa: S603 - this program itself
        [*parting.command, AFTER],
        bufsize=0,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        close_fds=True,
    )
    assert successor.stdin is not None  # noqa: S101 - asked for above
    assert successor.stdout is not None  # noqa: S101 - asked for above
    _end_after(LINGER_SECONDS)
    try:
        # The input stays open: that it ends tells the other that this process has, memory and all.
        successor.stdin.write(framed(parting.held))
        if successor.stdout.read(1):
            os._exit(0)
    finally:
        # What this process becomes would inherit its end.
        _end_after(0)


def framed(held: Held | None) -> bytes:
    """What the next program reads first: minutes (1) ‖ size (2) ‖ what a PIN opens."""
    if held is None:
        return bytes(3)
    return bytes([held.minutes]) + len(held.box).to_bytes(2, "big") + held.box


def _end_after(seconds: float) -> None:
    """Have the system end this process, whatever it is doing; 0 is never."""
    if sys.platform == "win32":
        import threading  # noqa: PLC0415 - only here

        if seconds:
            timer = threading.Timer(seconds, os._exit, (0,))
            timer.daemon = True
            timer.start()
    else:
        import signal  # noqa: PLC0415 - only here

        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _replace_process(arguments: Sequence[str]) -> None:
    """Become `arguments`. Windows can't do that; there, start them and end at once."""
    if sys.platform == "win32":
        subprocess.Popen(arguments, close_fds=True)  # noqa: S603 - this program itself
        os._exit(0)
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()
    os.execv(arguments[0], list(arguments))  # noqa: S606 - there is no shell
