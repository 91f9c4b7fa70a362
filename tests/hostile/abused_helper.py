"""A helper that a file has taken over: it does what the text in the file says.

Only tests start it, in place of the real one; the walls around it are the real ones.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from fieldreport.media import helper
from fieldreport.media.kinds import Nothing, Positions
from fieldreport.media.limits import Limits
from fieldreport.media.protocol import Fact, Frame, Opened, Play, Sound


def crash() -> str:
    ctypes.string_at(0)
    return "alive"


def abort() -> str:
    os.abort()


def leave() -> str:
    os._exit(0)


def hang() -> str:
    time.sleep(600)
    return "awake"


def spin() -> str:
    while True:
        pass


def eat() -> str:
    kept = [bytearray(1 << 24) for _ in range(1 << 12)]
    return str(len(kept))


def babble() -> str:
    # The pipe to the parent is the first descriptor above the standard ones that can be written to.
    for descriptor in range(3, 64):
        with contextlib.suppress(OSError):
            os.write(descriptor, b"\xff" * 100_000)
    return "said"


def write() -> str:
    Path("/tmp/canary-in-a-file").write_text("x")
    return "written"


def write_by_call() -> str:
    library = ctypes.CDLL(None, use_errno=True)
    found = library.open(b"/tmp/canary-by-call", os.O_WRONLY | os.O_CREAT, 0o600)
    return f"{found} {ctypes.get_errno()}"


def read_home() -> str:
    found = [
        name for name in ("/root", "/home", "/etc/passwd", "/proc/1/environ", "/") if _open(name)
    ]
    return f"read {found}"


def _open(path: str) -> bool:
    library = ctypes.CDLL(None, use_errno=True)
    return bool(library.open(path.encode(), os.O_RDONLY) >= 0)


def connect() -> str:
    with socket.socket() as made:
        return str(made)


def connect_by_call() -> str:
    library = ctypes.CDLL(None, use_errno=True)
    return f"{library.socket(2, 1, 0)} {ctypes.get_errno()}"


def start() -> str:
    return str(subprocess.run(["/bin/true"], check=False))


def start_by_call() -> str:
    library = ctypes.CDLL(None, use_errno=True)
    forked = library.fork()
    if forked == 0:
        os._exit(0)
    fork_error = ctypes.get_errno()
    arguments = (ctypes.c_char_p * 2)(b"/bin/true", None)
    library.execv(b"/bin/true", arguments)
    return f"{forked} {fork_error} {ctypes.get_errno()}"


def look() -> str:
    """What a file that has taken over the process finds there."""
    opened = []
    for descriptor in range(64):
        with contextlib.suppress(OSError):
            os.fstat(descriptor)
            opened.append(descriptor)
    return f"{opened} | {sorted(os.environ)} | {os.getcwd()} | {sys.argv[1:]}"  # noqa: PTH109


DEEDS: dict[str, Callable[[], str]] = {
    deed.__name__: deed
    for deed in (
        crash,
        abort,
        leave,
        hang,
        spin,
        eat,
        babble,
        write,
        write_by_call,
        read_home,
        connect,
        connect_by_call,
        start,
        start_by_call,
        look,
    )
}


class TakenOver(Nothing):
    """Reads a deed from the file and does it when it is asked for the text."""

    def __init__(self, positions: Positions, size: int, found: str, limits: Limits) -> None:
        self._deed = positions().read(size).decode().split()[0]

    def opened(self) -> Opened:
        return Opened(kind="text", media_type="text/plain", sound=True)

    def text(self, limit: int) -> str:
        if self._deed not in DEEDS:
            return "x" * (limit + 100)
        try:
            return DEEDS[self._deed]()
        except PermissionError as error:
            return f"PermissionError: {error}"

    def thumbnail(self, size: int) -> Frame:
        side = size * 2 if self._deed == "enlarge" else size
        wrong = 1 if self._deed == "lie" else 0
        return Frame(width=side, height=side, channels=3, pixels=bytes(side * side * 3 + wrong))

    def play(self, asked: Play) -> Iterator[Frame | Sound]:
        while True:
            yield Frame(width=4, height=4, channels=3, pixels=bytes(48))

    def facts(self) -> list[Fact]:
        return []


if __name__ == "__main__":
    helper.main({"text": TakenOver})
