"""Waits until the program that was locked has ended and another is in its place, with its window there."""

from __future__ import annotations

import time
from pathlib import Path

from tests.seizure.scanning import processes


def until_replaced(session: int, pid: int) -> int:
    """Return the new program's process once the process `pid` has ended, or become it, and it has
    had time to show that it is locked.
    """
    ends = time.monotonic() + 60
    while True:
        living = processes(session)
        found = [each for each in living if _is_new(each)]
        if found and (pid in found or pid not in living):
            time.sleep(1.0)
            return found[0]
        assert time.monotonic() < ends, "it was not replaced"
        time.sleep(0.02)


def _is_new(pid: int) -> bool:
    place = Path("/proc") / str(pid)
    try:
        given = (place / "cmdline").read_bytes()
        return b"--geometry=" in given and "QtWidgets" in (place / "maps").read_text()
    except OSError:
        return False
