"""Reads the memory of every process of a session, while they stand still, and looks for words and keys.

A process that isn't dumpable is read by root alone. Where the tests don't run as root, they run
themselves again as the root of a user namespace of their own: the program needs no switch for it.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest

PIECE = 8 * 1024 * 1024
# What spans two pieces is found too.
OVERLAP = 4096


@dataclass
class Found:
    """What a scan saw: the names of the needles, how many processes and how many bytes."""

    names: set[str] = field(default_factory=set)
    processes: int = 0
    size: int = 0


def spellings(word: str) -> list[bytes]:
    """A word as Python, Qt and SQLite hold it."""
    return [word.encode(each) for each in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le")]


def processes(session: int) -> list[int]:
    """Every process of a session (as of `setsid`), helpers and orphans included."""
    found = []
    for place in Path("/proc").iterdir():
        if place.name.isdigit():
            with suppress(OSError):
                fields = (place / "stat").read_text().rpartition(")")[2].split()
                if int(fields[3]) == session and fields[0] != "Z":
                    found.append(int(place.name))
    return sorted(found)


def scan(session: int, needles: Mapping[str, list[bytes]]) -> Found:
    """Look for `needles` in all memory that can be read of all processes of a session."""
    found = Found()
    stopped = processes(session)
    for pid in stopped:
        os.kill(pid, signal.SIGSTOP)
    try:
        for pid in stopped:
            found.processes += 1
            for piece in memory(pid):
                found.size += len(piece)
                for name, spelled in needles.items():
                    if name not in found.names and any(each in piece for each in spelled):
                        found.names.add(name)
    finally:
        for pid in stopped:
            with suppress(OSError):
                os.kill(pid, signal.SIGCONT)
    return found


def memory(pid: int) -> Iterator[bytes]:
    """All of a process's memory, in overlapping pieces."""
    place = Path("/proc") / str(pid)
    with (place / "mem").open("rb", buffering=0) as whole:
        for line in (place / "maps").read_text().splitlines():
            where, rights = line.split()[:2]
            start, end = (int(number, 16) for number in where.split("-"))
            if "r" not in rights or "[v" in line:
                continue
            for at in range(start, end, PIECE):
                with suppress(OSError):
                    whole.seek(max(start, at - OVERLAP))
                    yield whole.read(min(end, at + PIECE) - max(start, at - OVERLAP))


def run_as_root_of_a_namespace() -> bool:
    """Run the same test again as a root, if this one isn't; whether that was done."""
    if os.geteuid() == 0:
        return False
    if not shutil.which("unshare"):
        pytest.skip("memory that isn't dumpable can't be read here")
    unshare = ["unshare", "--user", "--map-root-user"]
    if subprocess.run([*unshare, "true"], check=False, capture_output=True).returncode:
        pytest.skip("this system allows no user namespaces")
    test = os.environ["PYTEST_CURRENT_TEST"].rpartition(" ")[0]
    again = [*unshare, sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", test]
    ended = subprocess.run(again, check=False, capture_output=True, text=True)
    assert ended.returncode == 0, ended.stdout
    return True
