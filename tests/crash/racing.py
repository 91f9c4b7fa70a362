"""Two processes do something to one vault, one drive or one folder at the same moment, again and again.

    python -m tests.crash.racing FOLDER TIMES CONTEST…

Both are forked from this one, wait for one signal, and begin; one of them a little later each time, so that in the
course of all rounds it comes into the middle of every step of the other. A contest says who may be refused, with which
words; whoever isn't refused has kept his promise, and everything is whole. A line of JSON for each contest.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from fieldreport.cli import console
from fieldreport.crypto.secret import Secret
from fieldreport.errors import UserError
from fieldreport.progress import Silent
from fieldreport.reference import wording
from fieldreport.usecases.exchange import handover, intake
from fieldreport.usecases.keep import backup, session
from fieldreport.usecases.record import reports
from tests.crash import holding, works
from tests.crash.attack import BUG, DONE, REFUSED, Ended, Told
from tests.crash.works import BACKUP, COORDINATOR, COURIER, DRIVE, MONITOR, NEW, OLD, Say, Work

# Somebody else's, so that it is handed over, backed up and restored to the same place.
SAME = "same"


@dataclass(frozen=True)
class Contest:
    """What two do at once; with which codes one may be refused, and how many of them must get through."""

    one: Work
    other: Work
    refusals: frozenset[str]
    through: tuple[int, ...] = (1, 2)


def _command(*words: str) -> Work:
    """A command line, as a person starts it."""

    def work(place: Path, say: Say) -> None:
        phrase = place.with_suffix(".phrase")
        at = ("--vault", str(place / MONITOR), "--passphrase-file", str(phrase))
        told = place / f"told.{os.getpid()}"
        with told.open("w") as out:
            os.dup2(out.fileno(), 1)
            os.dup2(out.fileno(), 2)
            code = console.main([*at, *(word.format(place=place) for word in words)])
            sys.stdout.flush()
            sys.stderr.flush()
        answer = told.read_text()
        told.unlink()
        if code == 0:
            say("said", answer)
        elif answer.strip() == wording.say("vault.in_use", "en"):
            raise UserError("vault.in_use")
        else:
            raise RuntimeError(f"{code}: {answer}")

    return work


def _save(place: Path, say: Say) -> None:
    with works.opened(place / MONITOR) as vault:
        say("saved", reports.add(vault, {"narrative": "One."}, [], Silent()).report)


def _hand_over(sender: str, to: str) -> Work:
    def work(place: Path, say: Say) -> None:
        with works.opened(place / sender) as vault:
            plan = handover.plan(vault, [to], handover.Choice(everything=True))
            handover.hand_over(vault, plan, place / DRIVE / SAME, progress=Silent())
        say("wrote", sender)

    return work


def _take_in(place: Path, say: Say) -> None:
    with works.opened(place / COORDINATOR) as vault:
        taken = intake.take_in(vault, place / COURIER / "bundle", progress=Silent())
        assert taken.state in {"stored", "known"}
        say("imported", str(taken.arrival))


def _back_up(owner: str, to: str) -> Work:
    def work(place: Path, say: Say) -> None:
        with works.opened(place / owner) as vault:
            assert not backup.back_up(vault, place / to, Silent()).damaged
        say("kept", owner, to)

    return work


def _to_words(phrase: bytes) -> Work:
    def work(place: Path, say: Say) -> None:
        with Secret(OLD) as old, Secret(phrase) as new:
            session.change_passphrase(place / MONITOR, old, new)
        say("now", phrase.decode())

    return work


_ALONE = frozenset({"vault.in_use"})
CONTESTS: dict[str, Contest] = {
    "two commands": Contest(_command("report", "list"), _command("card", "show"), _ALONE),
    "two savers": Contest(_save, _save, _ALONE),
    "a saver and a command": Contest(_save, _command("report", "list"), _ALONE),
    "two handovers to one name": Contest(
        *(_hand_over(MONITOR, "Coordinator"), _hand_over(COORDINATOR, "Monitor")),
        frozenset({"files.exists"}),
        through=(1,),
    ),
    "two imports of one bundle": Contest(_take_in, _take_in, _ALONE),
    "two backups of one vault": Contest(
        *(_back_up(COORDINATOR, BACKUP), _back_up(COORDINATOR, BACKUP)), _ALONE
    ),
    "two vaults' backups to one folder": Contest(
        *(_back_up(MONITOR, SAME), _back_up(COORDINATOR, SAME)),
        frozenset({"backup.another_vault", "backup.folder_not_empty"}),
        through=(1,),
    ),
    "two new passphrases": Contest(
        *(_to_words(NEW), _to_words(b"ten brown cranes")),
        _ALONE | {"vault.wrong_passphrase"},
        through=(1,),
    ),
    "two restores": Contest(
        *(works.restore, works.restore), frozenset({"vault.folder_not_empty"}), through=(1,)
    ),
    "two new vaults": Contest(
        *(works.create, works.create), frozenset({"vault.folder_not_empty"}), through=(1,)
    ),
}


def race(folder: Path, name: str, times: int) -> Told:
    """Hold a contest so often."""
    chance, told, contest = random.Random(name), Told(name, 0, {}), CONTESTS[name]
    place = folder / "run"
    place.with_suffix(".phrase").write_bytes(OLD)
    alone = _seconds(folder, place, contest.one)
    for number in range(times):
        _laid(folder, place)
        delays = [0.0, chance.choice((0, 1)) * chance.uniform(0, alone)]
        chance.shuffle(delays)
        ends = _both(place, contest, delays)
        faults = [*_unfair(contest, ends), *_not_holding(place, name, ends)]
        both = replace(ends[0], refused=" and ".join(end.refused or str(end.code) for end in ends))
        told.note("raced", f"{number}, {delays} s apart", both, faults)
    return told


def _laid(folder: Path, place: Path) -> None:
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(folder / "base", place)


def _seconds(folder: Path, place: Path, work: Work) -> float:
    _laid(folder, place)
    began = time.monotonic()
    signal = os.pipe()
    process = _started(place, work, 0, 0, signal)
    _give(signal)
    os.waitpid(process, 0)
    return time.monotonic() - began


def _both(place: Path, contest: Contest, delays: Sequence[float]) -> list[Ended]:
    signal = os.pipe()
    begun = [
        _started(place, work, number, delay, signal)
        for number, (work, delay) in enumerate(
            zip((contest.one, contest.other), delays, strict=True)
        )
    ]
    _give(signal)
    ends = []
    for number, process in enumerate(begun):
        code = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
        said = place.with_suffix(f".said{number}").read_text().splitlines()
        refused = place.with_suffix(f".refused{number}").read_text()
        ends.append(Ended(code, refused, [json.loads(line) for line in said], []))
    return ends


def _give(signal: tuple[int, int]) -> None:
    for descriptor in signal:
        os.close(descriptor)


def _started(place: Path, work: Work, number: int, delay: float, signal: tuple[int, int]) -> int:
    """Fork a process that begins, after a delay in seconds, once nobody can write to the pipe `signal`."""
    said, refused = (place.with_suffix(f".{what}{number}") for what in ("said", "refused"))
    for path in (said, refused):
        path.write_text("")
    process = os.fork()
    if process:
        return process
    code = BUG
    try:
        os.close(signal[1])

        def say(*words: str) -> None:
            with said.open("a") as out:
                out.write(json.dumps(words) + "\n")

        os.read(signal[0], 1)
        time.sleep(delay)
        work(place, say)
        code = DONE
    except UserError as error:
        code = REFUSED
        refused.write_text(error.code)
    except BaseException:  # noqa: BLE001 - told, and the run ends as a bug
        traceback.print_exc()
    finally:
        os._exit(code)


def _unfair(contest: Contest, ends: Sequence[Ended]) -> list[str]:
    through = sum(end.code == DONE for end in ends)
    found = [] if through in contest.through else [f"{through} got through"]
    found += [
        f"ended with {end.code} {end.refused}"
        for end in ends
        if end.code != DONE and not (end.code == REFUSED and end.refused in contest.refusals)
    ]
    return found


def _not_holding(place: Path, name: str, ends: Sequence[Ended]) -> list[str]:
    promised = [promise for end in ends for promise in end.promised]
    checks: dict[str, Callable[[], list[str]]] = {
        "now": lambda: _opens_with(place, [words[1] for words in promised if words[0] == "now"]),
        "kept": lambda: [
            fault
            for words in promised
            if words[0] == "kept" and words[2] == SAME
            for fault in _is_backup_of(place, words[1])
        ],
        "wrote": lambda: _is_for(place, [words[1] for words in promised if words[0] == "wrote"]),
    }
    kinds = {words[0] for words in promised}
    try:
        found = [fault for kind in kinds & set(checks) for fault in checks[kind]()]
        # The bundle of one is nothing for the other, and the passphrase is none of the known.
        if not kinds & {"wrote", "now"}:
            found += holding.wrong(place, "back up" if BACKUP in str(promised) else name, promised)
    except (UserError, OSError) as error:
        return [f"looking at it failed: {error!r}"]
    return found


def _opens_with(place: Path, phrases: Sequence[str]) -> list[str]:
    for phrase in phrases:
        with works.opened(place / MONITOR, phrase.encode()):
            pass
    return []


def _is_backup_of(place: Path, owner: str) -> list[str]:
    with Secret(OLD) as secret:
        restored = backup.restore(place / SAME, place / "restored too", secret, Silent())
    with works.opened(place / "restored too") as vault, works.opened(place / owner) as original:
        same = vault.fingerprint == original.fingerprint
    shutil.rmtree(place / "restored too")
    return [] if same and not restored.damaged else ["the backup is not what it was said to be"]


def _is_for(place: Path, senders: Sequence[str]) -> list[str]:
    (sender,) = senders
    with works.opened(place / (COORDINATOR if sender == MONITOR else MONITOR)) as vault:
        state = intake.take_in(vault, place / DRIVE / SAME, progress=Silent()).state
    left = [path.name for path in (place / DRIVE).iterdir() if path.name.startswith(".")]
    return [f"left {name}" for name in left] + ([] if state == "stored" else [f"it is {state}"])


def main(arguments: Sequence[str]) -> int:
    """Race; the answers say what was found."""
    folder, times, *names = arguments
    place = Path(folder)
    works.begin(place / "base")
    for name in names or CONTESTS:
        print(json.dumps(asdict(race(place, name, int(times)))), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
