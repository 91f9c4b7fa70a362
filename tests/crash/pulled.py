"""Pulls a drive out at every call to it, or at a sample of them, and says what doesn't hold once it is back.

    LD_PRELOAD=drive.so unshare --mount python -m tests.crash.pulled FOLDER SAMPLE KIND WORK…

On the drive lies what one work reads or writes there; KIND is that of the drive. With `cut` for KIND, everything lies
on one ext4, both vaults too, and the power goes: what was not synced is not there afterwards. With `dead`, nothing is
mounted: from one call on, each fails.
"""

from __future__ import annotations

import ctypes
import errno
import json
import os
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from tests.crash import attack, sticks, works
from tests.crash.attack import PULL, UNDISTURBED, Ended, Strike, Told
from tests.crash.sticks import Stick

UNMOUNTED, DEAD = 1, 2
SIZE = 32 << 20

# What lies on the drive, and is read or written there.
ON_DRIVE: dict[str, str] = {
    "hand over": works.DRIVE,
    "hand over in volumes": works.DRIVE,
    "answer": works.ANSWERS,
    "back up": works.FRESH_BACKUP,
    "back up again": works.BACKUP,
    "import": works.COURIER,
    "inspect": works.COURIER,
    "restore": works.BACKUP,
}
WORKS = {**works.WORKS, "inspect": works.inspect}

Pulling = Callable[[Path], None]


def _pulling(how: int) -> Pulling:
    def set_up(at: Path) -> None:
        library = ctypes.CDLL(None)
        library.drive_to_pull.argtypes = (ctypes.c_char_p, ctypes.c_int)
        library.drive_to_pull(os.fsencode(at), how)

    return set_up


# By the kind of the drive: the name of a way, and how it is done.
WAYS: dict[str, tuple[tuple[Strike, Pulling], ...]] = {
    "dead": ((Strike("dead", errno.EIO, lasting=True, reads=True), _pulling(0)),),
    "tmpfs": ((Strike("unmounted", PULL, reads=True), _pulling(UNMOUNTED)),),
    "ext4": (
        (Strike("pulled", PULL, reads=True), _pulling(DEAD)),
        (Strike("pulled and unmounted", PULL, reads=True), _pulling(DEAD | UNMOUNTED)),
    ),
    "cut": ((Strike("power cut", PULL), _pulling(DEAD)),),
}


class Bench:
    """Where one work is done again and again, each time from the same beginning."""

    def __init__(self, folder: Path, name: str, kind: str | None, *, whole: bool = False) -> None:
        """`kind` is that of the drive, if it is one; `whole`: everything lies on it, both vaults too."""
        self.folder, self.name, self.whole = folder, name, whole
        self.place = folder / "run"
        self.at = self.place if whole else self.place / ON_DRIVE[name]
        self.first = self._first(kind) if kind else None

    def _first(self, kind: str) -> Stick:
        stick = sticks.made(kind, self.folder / "first", SIZE)
        scratch = self.folder / "scratch"
        scratch.mkdir(exist_ok=True)
        content = self.folder / "base"
        if not self.whole:
            content /= ON_DRIVE[self.name]
        with sticks.plugged(stick, scratch):
            shutil.rmtree(scratch / "lost+found", ignore_errors=True)
            if content.exists():
                shutil.copytree(content, scratch, dirs_exist_ok=True)
        return stick

    @contextmanager
    def laid(self) -> Iterator[Stick | None]:
        """Everything as it is at the beginning, the drive plugged in."""
        shutil.rmtree(self.place, ignore_errors=True)
        if self.whole:
            self.place.mkdir()
        else:
            shutil.copytree(self.folder / "base", self.place)
        if self.first is None:
            self.at.mkdir(exist_ok=True)
            yield None
            return
        shutil.rmtree(self.at, ignore_errors=True)
        self.at.mkdir()
        stick = sticks.copied(self.first, self.folder / "stick", SIZE, self.folder / "scratch")
        stick.plug(self.at)
        try:
            yield stick
        finally:
            sticks.unplug(self.at)
            stick.scrap()

    def scrap(self) -> None:
        """Throw away what every run began with."""
        if self.first is not None:
            self.first.scrap()

    def struck(self, strike: Strike, pulling: Pulling, at: int = -1) -> tuple[Ended, list[str]]:
        """Do the work, pull the drive at call `at`, plug it in again, and look at everything."""
        faults = []
        with self.laid() as stick:
            pulling(self.at)
            ended = attack.run(self.place, WORKS[self.name], strike, at, below=self.at)
            if stick is not None:
                sticks.unplug(self.at)
                beside = [path.name for path in self.at.rglob("*") if path.is_file()]
                faults += [f"written beside the drive: {name}" for name in beside]
                stick.plug(self.at)
            faults += ended.badly(strike.what)
            faults += attack.looked_at(self.place, self.name, ended)
        return ended, faults


def pull(folder: Path, name: str, sample: int, kind: str) -> Told:
    """Do one work again and again, the drive pulled out at another call each time."""
    on = {"dead": None, "cut": "ext4"}.get(kind, kind)
    bench = Bench(folder, name, on, whole=kind == "cut")
    with works.prepared(name):
        reads = Strike(UNDISTURBED.name, UNDISTURBED.what, reads=kind != "cut")
        ended, faults = bench.struck(reads, _pulling(0))
        named = [attack.role(call) for call in ended.calls]
        told = Told(f"{name} ({kind})", len(named), dict(Counter(named)))
        told.faults += [f"undisturbed: {fault}" for fault in faults]
        ways = WAYS[kind]
        for number, (strike, pulling) in enumerate(ways):
            for at in _points(named, sample, number, len(ways)):
                ended, faults = bench.struck(strike, pulling, at)
                told.note(strike.name, f"at {at} ({named[at]})", ended, faults)
    bench.scrap()
    return told


def _points(named: Sequence[str], sample: int, turn: int, turns: int) -> list[int]:
    """All calls; or so many of those with names of their own, from first to last, shared out among the ways."""
    if sample <= 0:
        return list(range(len(named)))
    every = sorted({named[at]: at for at in reversed(range(len(named)))}.values())
    chosen = sorted({every[(len(every) - 1) * n // max(sample - 1, 1)] for n in range(sample)})
    return [at for number, at in enumerate(chosen) if number % turns == turn]


def main(arguments: Sequence[str]) -> int:
    """Pull; the answers say what was found."""
    folder, sample, kind, *names = arguments
    place = Path(folder)
    works.begin(place / "base")
    for name in names or (works.WORKS if kind == "cut" else ON_DRIVE):
        print(json.dumps(asdict(pull(place, name, int(sample), kind))), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
