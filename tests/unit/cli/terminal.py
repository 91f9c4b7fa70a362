"""A real terminal for the command line: what a person sees on it and types into it."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[3]
PATIENCE = 60

# Makes the terminal that is its standard error the one that /dev/tty leads to.
_BEGIN = """
import fcntl, os, sys, termios
fcntl.ioctl(2, termios.TIOCSCTTY, 0)
os.execv(sys.executable, [sys.executable, "-m", "fieldreport", *sys.argv[1:]])
"""


class Terminal:
    """The other end of the terminal that a program runs on."""

    def __init__(self, process: subprocess.Popen[bytes], end: int) -> None:
        self._process = process
        self._end = end
        self.seen = ""

    def wait_for(self, text: str) -> None:
        """Wait until this is shown after what was waited for before."""
        start, until = len(self.seen), time.monotonic() + PATIENCE
        while text not in self.seen[start:]:
            if time.monotonic() > until or not self._read():
                raise AssertionError(f"{text!r} was never shown, but: {self.seen!r}")

    def type(self, line: str) -> None:
        os.write(self._end, line.encode())

    def ended(self) -> int:
        """Read to the end and return the exit code."""
        while self._read():
            pass
        return self._process.wait(PATIENCE)

    def _read(self) -> bool:
        ready, _, _ = select.select([self._end], [], [], PATIENCE)
        try:
            found = os.read(self._end, 65536) if ready else b""
        except OSError:  # how Linux says that nobody has the terminal open any more
            found = b""
        self.seen += found.decode()
        return bool(found)


@contextmanager
def terminal(*words: object, stdin: bytes | None = None) -> Iterator[Terminal]:
    """Run the command line on a terminal of its own, with a pipe as standard input if `stdin` is given."""
    import pty

    end, its_end = pty.openpty()
    try:
        process = subprocess.Popen(
            [sys.executable, "-c", _BEGIN, *map(str, words)],
            cwd=ROOT,
            stdin=its_end if stdin is None else subprocess.PIPE,
            stdout=its_end,
            stderr=its_end,
            start_new_session=True,
            env={**os.environ, "TERM": "dumb", "COLUMNS": "500"},
        )
    finally:
        os.close(its_end)
    try:
        if process.stdin is not None:
            process.stdin.write(stdin or b"")
            process.stdin.close()
        yield Terminal(process, end)
    finally:
        process.kill()
        process.wait()
        os.close(end)
