"""Describes the machine that was measured, and finds a folder on a real disk to measure in."""

from __future__ import annotations

import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import NamedTuple

import sqlcipher3

ROOT = Path(__file__).resolve().parents[2]

_LIBRARIES = ("cryptography", "sqlcipher3", "msgspec", "pyrage")
_IN_MEMORY = frozenset({"tmpfs", "ramfs", "devtmpfs", "zram"})


class Disk(NamedTuple):
    """What a folder lies on, as far as the system tells: a device, a kind of file system."""

    source: str
    kind: str


def described(folder: Path) -> Iterator[str]:
    """Yield lines that describe this machine and the disk that `folder` lies on."""
    yield f"CPU     {_processor()}, {os.cpu_count()} cores{_allowed()}{_load()}"
    yield f"RAM     {_memory()}"
    yield f"system  {platform.platform()}"
    yield f"Python  {platform.python_version()} ({sys.executable})"
    libraries = [f"{name} {_version(name)}" for name in _LIBRARIES]
    yield f"with    {', '.join(libraries)}, SQLite {sqlcipher3.sqlite_version}"
    disk, free = disk_of(folder), shutil.disk_usage(folder).free
    yield f"disk    {disk.kind} on {disk.source}, {free / 1e9:.0f} GB free, in {folder}"


def disk_of(folder: Path) -> Disk:
    """Return what `folder` lies on; "unknown" where the system has no /proc."""
    try:
        lines = Path("/proc/self/mounts").read_text("utf-8", "replace").splitlines()
    except OSError:
        return Disk("unknown", "unknown")
    found = Disk("unknown", "unknown")
    longest = -1
    for line in lines:
        source, point, kind = line.split(" ")[:3]
        # The kernel writes spaces and the like in octal.
        mounted = Path(point.encode("latin-1", "replace").decode("unicode_escape"))
        parts = len(mounted.parts)
        # A later mount lies over an earlier one at the same place.
        if parts >= longest and folder.resolve().is_relative_to(mounted):
            found, longest = Disk(source, kind), parts
    return found


def in_memory(folder: Path) -> bool:
    """Whether `folder` is known to lie in memory, where a sync costs nothing."""
    return disk_of(folder).kind in _IN_MEMORY


def usual_folder() -> Path:
    """Return the folder to measure in when none was named: the system's for temporary files if it
    lies on a disk, else that of the project, where the environment lies too.
    """
    temporary = Path(tempfile.gettempdir())
    return ROOT if in_memory(temporary) else temporary


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8", "replace").splitlines()
    except OSError:
        lines = []
    named = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return named[0] if named else platform.processor() or platform.machine()


def _allowed() -> str:
    """Say so if this process may not use all cores."""
    if sys.platform != "linux":
        return ""
    allowed = len(os.sched_getaffinity(0))
    return "" if allowed == os.cpu_count() else f" ({allowed} of them for us)"


def _load() -> str:
    """Say what else runs: a busy machine is no place to judge."""
    if sys.platform == "win32":
        return ""
    return f", load {os.getloadavg()[0]:.1f}"


def _memory() -> str:
    if sys.platform == "win32":
        return "unknown"
    size = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return f"{size / 1e9:.1f} GB"


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "missing"
