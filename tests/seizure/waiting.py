"""Waits until the program that was locked has become another, with its window there."""

from __future__ import annotations

import time
from pathlib import Path


def until_replaced(pid: int) -> None:
    """Return once the process `pid` is the new program, and has had time to paint."""
    place = Path("/proc") / str(pid)
    ends = time.monotonic() + 60
    while (
        b"--geometry=" not in (place / "cmdline").read_bytes()
        or "QtWidgets" not in (place / "maps").read_text()
    ):
        assert time.monotonic() < ends, "it was not replaced"
        time.sleep(0.02)
    time.sleep(1.0)
