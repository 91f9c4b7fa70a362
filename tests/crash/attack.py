"""Interrupts one work at every call to the drive, or at a sample of them, and says what doesn't hold afterwards.

    LD_PRELOAD=drive.so python -m tests.crash.attack FOLDER SAMPLE WORK…

Each run begins with a copy of the same vaults, in a process of its own that is forked from this one and armed there.
The answer is a line of JSON for each work: how many calls it makes, how often each was struck, and every fault.
"""

from __future__ import annotations

import ctypes
import errno
import json
import os
import shutil
import signal
import sys
import traceback
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from fieldreport.errors import UserError
from tests.crash import holding, works

_DONE, _REFUSED, _BUG = 0, 3, 4
COUNT, KILL, TEAR = 0, -1, -2

# A name, what a call meets, and whether the drive stays so.
STRIKES = (
    ("killed", KILL, False),
    ("torn", TEAR, False),
    ("full", errno.ENOSPC, True),
    ("failed", errno.EIO, False),
    ("read-only", errno.EROFS, True),
)


@dataclass
class Told:
    """What became of one work: its calls to the drive, the strikes by name, and the faults."""

    work: str
    calls: int
    names: dict[str, int]
    struck: dict[str, int] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Ended:
    """How a forked run ended: the code of its end, what it promised, and the calls that it made."""

    code: int
    promised: list[list[str]]
    calls: list[str]


def run(place: Path, work: Callable[[], None], at: int, what: int, lasting: bool) -> Ended:
    """Fork, arm the layer for everything below `place`, and do the work."""
    promises, calls = place.with_suffix(".promises"), place.with_suffix(".calls")
    child = os.fork()
    if child == 0:
        code = _BUG
        try:
            names = os.open(calls, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            _arm(place, at, what, lasting, names)
            work()
            code = _DONE
        except UserError as error:
            code = _REFUSED
            print(error.code, file=sys.stderr)
        except Exception:  # noqa: BLE001 - told, and the run ends as a bug
            traceback.print_exc()
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    said = promises.read_text().splitlines() if promises.exists() else []
    made = calls.read_text().splitlines() if calls.exists() else []
    return Ended(os.waitstatus_to_exitcode(status), [json.loads(line) for line in said], made)


def _arm(place: Path, at: int, what: int, lasting: bool, names: int) -> None:
    arm = ctypes.CDLL(None).drive_arm
    arm.argtypes = (ctypes.c_char_p, ctypes.c_long, ctypes.c_int, ctypes.c_int, ctypes.c_int)
    arm(os.fsencode(place), at, what, int(lasting), names)


def attack(folder: Path, name: str, sample: int) -> Told:
    """Do one work again and again, struck at another call each time."""
    ended, place = _struck(folder, name, -1, COUNT, lasting=False)
    faults = holding.wrong(place, name, ended.promised)
    named = [_role(call) for call in ended.calls]
    told = Told(name, len(named), dict(Counter(named)))
    if ended.code != _DONE:
        faults.append(f"ended with {ended.code} on its own")
    told.faults += [f"undisturbed: {fault}" for fault in faults]
    for number, (strike, what, lasting) in enumerate(STRIKES):
        for at in _points(named, sample, number):
            if what == TEAR and not named[at].startswith("write"):
                continue
            ended, place = _struck(folder, name, at, what, lasting=lasting)
            faults = list(_ends_badly(ended, what))
            try:
                faults += holding.wrong(place, name, ended.promised)
            except (UserError, OSError) as error:
                faults.append(f"looking at it failed: {error!r}")
            told.struck[strike] = told.struck.get(strike, 0) + 1
            told.faults += [f"{strike} at {at} ({named[at]}): {fault}" for fault in faults]
    return told


def _ends_badly(ended: Ended, what: int) -> Sequence[str]:
    # Calls differ a little from run to run: the last of them may not come.
    good = {_DONE, -signal.SIGKILL if what in {KILL, TEAR} else _REFUSED}
    return () if ended.code in good else (f"ended with {ended.code}",)


def _struck(folder: Path, name: str, at: int, what: int, *, lasting: bool) -> tuple[Ended, Path]:
    place = folder / "run"
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(folder / "base", place)
    promises = place.with_suffix(".promises")
    promises.unlink(missing_ok=True)
    said = os.open(promises, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def say(*words: str) -> None:
        os.write(said, json.dumps(words).encode() + b"\n")

    try:
        return run(place, lambda: works.WORKS[name](place, say), at, what, lasting), place
    finally:
        os.close(said)


def _points(named: Sequence[str], sample: int, turn: int) -> list[int]:
    """Which calls a strike meets: all; or one of each name, and a few more, shared out among the strikes in turn."""
    if sample <= 0:
        return list(range(len(named)))
    chosen = {named[at]: at for at in reversed(range(len(named)))}.values()
    more = (number * len(named) // sample for number in range(sample))
    return [at for number, at in enumerate(sorted({*chosen, *more})) if number % 5 == turn]


def _role(call: str) -> str:
    """The name of a call: what it does, and to which kind of file."""
    verb, _, path = call.partition(" ")
    parts = path.strip("/").split("/")
    leaf = parts[-1]
    if leaf.endswith(".part"):
        leaf = "*.part"
    elif leaf.startswith("."):
        leaf = ".*"
    elif len(leaf) >= 16 and all(digit in "0123456789abcdef" for digit in leaf):
        leaf = "*"
    elif len(parts) > 2 and len(leaf) == 2:
        leaf = "*/"
    whole = parts[:1] if not parts[0].startswith(".") else [".*"]
    middle = [part for part in parts[1:-1] if part in {"evidence", "held"}]
    return f"{verb} {'/'.join([*whole, *middle, leaf] if len(parts) > 1 else whole)}"


def main(arguments: Sequence[str]) -> int:
    folder, sample, *names = arguments
    place = Path(folder)
    works.base(place / "base")
    for name in names or works.WORKS:
        print(json.dumps(asdict(attack(place, name, int(sample)))), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
