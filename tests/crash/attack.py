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
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from fieldreport.errors import UserError
from fieldreport.reference import wording
from tests.crash import holding, works

DONE, REFUSED, BUG = 0, 3, 4
COUNT, KILL, TEAR, PULL = 0, -1, -2, -3


@dataclass(frozen=True)
class Strike:
    """What a call meets, by name. `lasting`: the drive stays so. `reads`: calls that only read count."""

    name: str
    what: int
    lasting: bool = False
    reads: bool = False


UNDISTURBED = Strike("undisturbed", COUNT)
STRIKES = (
    Strike("killed", KILL),
    Strike("torn", TEAR),
    Strike("full", errno.ENOSPC, lasting=True),
    Strike("failed", errno.EIO),
    Strike("read-only", errno.EROFS, lasting=True),
)


@dataclass
class Told:
    """What became of one work: its calls to the drive, the strikes by name, how they ended, and the faults."""

    work: str
    calls: int
    names: dict[str, int]
    struck: dict[str, int] = field(default_factory=dict)
    ends: dict[str, int] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def note(self, strike: str, where: str, ended: Ended, faults: Iterable[str]) -> None:
        """Count one strike."""
        self.struck[strike] = self.struck.get(strike, 0) + 1
        end = ended.refused or str(ended.code)
        self.ends[end] = self.ends.get(end, 0) + 1
        self.faults += [f"{strike} {where} ({end}): {fault}" for fault in faults]


@dataclass(frozen=True)
class Ended:
    """How a forked run ended: the code of its end, the code of its refusal, what it promised, and its calls."""

    code: int
    refused: str
    promised: list[list[str]]
    calls: list[str]

    def badly(self, what: int) -> Sequence[str]:
        """What is wrong with such an end, in words: a refusal says something, and a kill is the only other one."""
        # Calls differ a little from run to run: the last of them may not come.
        good = {DONE, -signal.SIGKILL if what in {KILL, TEAR} else REFUSED}
        if self.code not in good:
            return (f"ended with {self.code}",)
        return ("ended without a sentence",) if self.code == REFUSED and not self.refused else ()


def run(
    place: Path, work: works.Work, strike: Strike, at: int = -1, *, below: Path | None = None
) -> Ended:
    """Fork, arm the layer for everything below `place` (or `below`), and do the work there."""
    promises, calls = place.with_suffix(".promises"), place.with_suffix(".calls")
    refusal = place.with_suffix(".refusal")
    for path in (promises, calls, refusal):
        path.unlink(missing_ok=True)
    said = os.open(promises, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def say(*words: str) -> None:
        os.write(said, json.dumps(words).encode() + b"\n")

    child = os.fork()
    if child == 0:
        _work(lambda: work(place, say), (below or place, strike, at), calls, refusal)
    os.close(said)
    _, status = os.waitpid(child, 0)
    made = calls.read_text().splitlines() if calls.exists() else []
    return Ended(
        os.waitstatus_to_exitcode(status),
        refusal.read_text() if refusal.exists() else "",
        [json.loads(line) for line in promises.read_text().splitlines()],
        made,
    )


def _work(
    work: Callable[[], None], armed: tuple[Path, Strike, int], calls: Path, refusal: Path
) -> None:
    """The life of the forked process."""
    code = BUG
    try:
        names = os.open(calls, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        told = os.open(refusal, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        _arm(*armed, names)
        try:
            work()
            code = DONE
        except UserError as error:
            code = REFUSED
            if error.code in wording.codes():
                os.write(told, error.code.encode())
    except Exception:  # noqa: BLE001 - told, and the run ends as a bug
        traceback.print_exc()
    finally:
        os._exit(code)


def _arm(below: Path, strike: Strike, at: int, names: int) -> None:
    library = ctypes.CDLL(None)
    library.drive_count_reads(int(strike.reads))
    arm = library.drive_arm
    arm.argtypes = (ctypes.c_char_p, ctypes.c_long, ctypes.c_int, ctypes.c_int, ctypes.c_int)
    arm(os.fsencode(below), at, strike.what, int(strike.lasting), names)


def attack(folder: Path, name: str, sample: int) -> Told:
    """Do one work again and again, struck at another call each time."""
    with works.prepared(name):
        ended, place = _struck(folder, name, UNDISTURBED)
        named = [role(call) for call in ended.calls]
        told = Told(name, len(named), dict(Counter(named)))
        faults = looked_at(place, name, ended)
        if ended.code != DONE:
            faults.append(f"ended with {ended.code} on its own")
        told.faults += [f"undisturbed: {fault}" for fault in faults]
        for number, strike in enumerate(STRIKES):
            for at in points(named, sample, number, len(STRIKES)):
                if strike.what == TEAR and not named[at].startswith("write"):
                    continue
                ended, place = _struck(folder, name, strike, at)
                faults = [*ended.badly(strike.what), *looked_at(place, name, ended)]
                told.note(strike.name, f"at {at} ({named[at]})", ended, faults)
    return told


def looked_at(place: Path, name: str, ended: Ended) -> list[str]:
    """What doesn't hold after a run, in words."""
    try:
        return holding.wrong(place, name, ended.promised)
    except (UserError, OSError) as error:
        return [f"looking at it failed: {error!r}"]


def _struck(folder: Path, name: str, strike: Strike, at: int = -1) -> tuple[Ended, Path]:
    place = folder / "run"
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(folder / "base", place)
    return run(place, works.WORKS[name], strike, at), place


def points(named: Sequence[str], sample: int, turn: int, turns: int) -> list[int]:
    """Which calls a strike meets: all; or one of each name, and a few more, shared out among the strikes in turn."""
    if sample <= 0:
        return list(range(len(named)))
    chosen = {named[at]: at for at in reversed(range(len(named)))}.values()
    more = (number * len(named) // sample for number in range(sample))
    every = sorted({*chosen, *more})
    return [at for number, at in enumerate(every) if number % turns == turn]


def role(call: str) -> str:
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
    """Attack; the answers say what was found."""
    folder, sample, *names = arguments
    place = Path(folder)
    works.begin(place / "base")
    for name in names or works.WORKS:
        print(json.dumps(asdict(attack(place, name, int(sample)))), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
