"""Does works on a small drive that is full but for so many bytes, again and again with a little more room.

    LD_PRELOAD=drive.so unshare --mount python -m tests.crash.full FOLDER STEPS WHERE KIND WORK…

With `whole` for WHERE, both vaults and all else lie on it; with `drive`, only what the work reads or writes there.
Unlike a call that fails once, a file system that is really full says so at the calls of its choosing: a log that
can't grow, a sync that finds no block for what a write had accepted, a name for which there is no room.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import asdict
from pathlib import Path

from tests.crash import attack, sticks, works
from tests.crash.attack import UNDISTURBED, Told
from tests.crash.pulled import WORKS, Bench

# What fills up meanwhile and is empty again at the end: logs, and a copy before the old one goes.
_MORE = 512 << 10
# What writes to a drive.
WRITERS = ("hand over", "hand over in volumes", "answer", "back up", "back up again")


def fill_up(folder: Path, name: str, steps: int, where: str, kind: str) -> Told:
    """Do one work with `steps` different amounts of room, from none to more than enough."""
    bench = Bench(folder, name, kind, whole=where == "whole")
    told = Told(f"{name} ({where} on {kind})", 0, {})
    with works.prepared(name):
        needed = _needed(bench)
        for step in range(steps):
            _with_room(bench, needed * step // steps, told)
        _with_room(bench, None, told)
    bench.scrap()
    return told


def _needed(bench: Bench) -> int:
    with bench.laid():
        before = shutil.disk_usage(bench.at).free
        attack.run(bench.place, WORKS[bench.name], UNDISTURBED)
        return before - shutil.disk_usage(bench.at).free + _MORE


def _with_room(bench: Bench, room: int | None, told: Told) -> None:
    with bench.laid():
        with sticks.filled(bench.at, room) if room is not None else nullcontext():
            ended = attack.run(bench.place, WORKS[bench.name], UNDISTURBED)
        faults = [*ended.badly(UNDISTURBED.what), *attack.looked_at(bench.place, bench.name, ended)]
        if room is None and ended.code:
            faults.append("does not work with room enough")
    told.note("full", f"but for {room} bytes", ended, faults)


def main(arguments: Sequence[str]) -> int:
    """Fill up; the answers say what was found."""
    folder, steps, where, kind, *names = arguments
    place = Path(folder)
    works.begin(place / "base")
    for name in names or (works.WORKS if where == "whole" else WRITERS):
        print(json.dumps(asdict(fill_up(place, name, int(steps), where, kind))), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
