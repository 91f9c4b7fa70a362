"""Does everything that notes a time, while the clock jumps between and in the middle of the steps.

    LD_PRELOAD=drive.so python -m tests.crash.clocks FOLDER JOURNEYS

Each journey goes from a report to its purge and back from a backup, at clocks and in time zones drawn by chance: years
back and ahead, 1970, an hour that comes twice, one that never comes, a year that no calendar has. What a clock says is
a claim: order comes from chains and numbers, nothing is lost, and what a clock forbids is said. A line of JSON each.
"""

from __future__ import annotations

import ctypes
import json
import os
import random
import shutil
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path

from fieldreport import times
from fieldreport.crypto.cards import make_card
from fieldreport.crypto.identity import Identity
from fieldreport.crypto.secret import Secret
from fieldreport.errors import UserError
from fieldreport.progress import Silent
from fieldreport.usecases.exchange import handover, intake, receipts
from fieldreport.usecases.keep import backup, keeping
from fieldreport.usecases.keep.check import check
from fieldreport.usecases.record import browse, reports
from fieldreport.vault import arrivals, contacts, custody, departures, drafts, records
from fieldreport.vault.vault import Vault
from tests.crash import works
from tests.crash.attack import Ended, Told
from tests.crash.works import COORDINATOR, COURIER, DRIVE, MONITOR, OLD

# Seconds since 1970; None is the right time.
CLOCKS: dict[str, int | None] = {
    "right": None,
    "1970": 60,
    "1996": 820_454_400,
    "two minutes ago": -2,
    "2045": 2_366_841_600,
    "2261": 9_190_000_000,
    # New York: before and after the hour that comes twice, and around the one that never comes.
    "01:30 for the first time": 1_793_511_000,
    "01:30 for the second time": 1_793_514_600,
    "before 02:00 that never comes": 1_772_953_140,
    "after it": 1_772_953_260,
    "the year 11000": 284_000_000_000,
}
ALL = handover.Choice(everything=True)
ZONES = ("UTC", "Asia/Almaty", "America/New_York", "Africa/Monrovia", "Pacific/Kiritimati")


class Clocks:
    """Sets a clock by chance each time that it is asked to, and keeps what it set."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._library = ctypes.CDLL(None)
        self._library.drive_clock.argtypes = (ctypes.c_longlong,)
        self.path: list[str] = []

    def jump(self, name: str | None = None) -> None:
        """Set the clock `name`, or any, in any zone."""
        name = name or self._chance.choice(list(CLOCKS))
        zone = self._chance.choice(ZONES)
        self.path.append(f"{name} ({zone})")
        os.environ["TZ"] = zone
        time.tzset()
        self._library.drive_clock(0)
        at = CLOCKS[name]
        if at is not None:
            self._library.drive_clock(-120 if at < 0 else at - int(time.time()))

    def step(self, done: int, total: int) -> None:
        """As progress that jumps while something is being written or read."""
        self.jump()


def journey(place: Path, clocks: Clocks) -> list[str]:
    """From a report to its purge, the clock jumping all the time; what doesn't hold, in words."""
    with works.opened(place / MONITOR) as vault:
        report, versions = _written(vault, place, clocks)
        found = _out_of_order(vault, report, versions)
        sent = [_handed_over(vault, place, clocks, number) for number in range(2)]
        numbers = [one.recipients[0].n for one in reversed(departures.departures(vault))]
        if numbers != sorted(set(numbers)):
            found.append(f"numbers out of order: {numbers}")
    with works.opened(place / COORDINATOR) as vault:
        taken = []
        for path in (place / COURIER / "bundle", *sent):
            clocks.jump()
            taken.append(intake.take_in(vault, path, progress=clocks).arrival)
        if any(arrivals.missing(vault, came.sender) for came in arrivals.arrivals(vault)):
            found.append("numbers are missing")
        found += _out_of_order(vault, report, versions)
        clocks.jump()
        backup.back_up(vault, place / "kept", clocks)
        due = keeping.due(vault, times.now())
        answers = []
        for arrival in taken:
            clocks.jump()
            assert arrival is not None
            answers.append(receipts.write_receipt(vault, arrival, place, clocks))
        found += _unsound(vault, clocks)
    if due:
        found.append("a backup that was just made is due")
    with works.opened(place / MONITOR) as vault:
        for path in answers:
            clocks.jump()
            intake.take_in(vault, path, progress=clocks)
        clocks.jump()
        # What was acknowledged as backed up goes, whichever clock told so; the rest stays.
        receipts.purge(vault)
        kept = [version.id for version in records.history(vault, report) if version.kept]
        if kept:
            found.append(f"{len(kept)} of {len(versions)} acknowledged versions stay")
        found += _unsound(vault, clocks)
    clocks.jump()
    with Secret(OLD) as secret:
        backup.restore(place / "kept", place / "again", secret, clocks)
    with works.opened(place / "again") as vault:
        found += _unsound(vault, clocks) + _out_of_order(vault, report, versions)
    return found


def expiry(place: Path, clocks: Clocks) -> list[str]:
    """A card that expires in 2030 is refused while the clock says that it has, and good again when it doesn't."""
    found = []
    clocks.jump("right")
    raw = make_card(Identity.generate(), "Third", "coordinator", expires="2030-01-01T00:00:00Z")
    later = make_card(Identity.generate(), "Fourth", "coordinator", expires="2040-01-01T00:00:00Z")
    with works.opened(place / MONITOR) as vault:
        contacts.add(vault, raw)
        for name in ("right", "2045", "1970", "the year 11000", "1996", "2261", "right"):
            clocks.jump(name)
            expected = "contacts.expired" if name in {"2045", "2261", "the year 11000"} else ""
            codes = (
                _refused(lambda: handover.plan(vault, ["Third"], ALL, uncompared=True)),
                _refused(lambda: contacts.add(vault, later)),
            )
            if set(codes) != {expected}:
                found.append(f"under the clock of {name}: {codes}")
    return found


def _refused(act: Callable[[], object]) -> str:
    try:
        act()
    except UserError as error:
        return error.code
    return ""


def _written(vault: Vault, place: Path, clocks: Clocks) -> tuple[str, list[str]]:
    clocks.jump()
    first = reports.add(vault, {"narrative": "Version 0."}, [place / "photo"], clocks)
    versions = [first.version]
    for number in range(1, 4):
        clocks.jump()
        draft = drafts.save(vault, "report", b'{"narrative": "In between."}')
        body = {"narrative": f"Version {number}."}
        versions.append(reports.edit(vault, first.report, body, [], clocks).version)
        if draft not in {one.id for one in drafts.newest_first(vault)}:
            raise RuntimeError("a draft is gone")
        drafts.delete(vault, draft)
    return first.report, versions


def _out_of_order(vault: Vault, report: str, versions: Sequence[str]) -> list[str]:
    heads = [head.id for head in records.heads(vault, report)]
    found = [] if heads == [versions[-1]] else [f"the newest is not the last: {heads}"]
    shown = [version.id for version in browse.history(vault, report, "report")]
    if shown not in (list(versions), list(reversed(versions))):
        found.append("the history is out of order")
    return found


def _handed_over(vault: Vault, place: Path, clocks: Clocks, number: int) -> Path:
    clocks.jump()
    reports.add(vault, {"narrative": f"Another, {number}."}, [], Silent())
    plan = handover.plan(vault, ["Coordinator"], handover.Choice(new=True))
    clocks.jump()
    return handover.hand_over(vault, plan, place / DRIVE, progress=clocks).paths[0]


def _unsound(vault: Vault, clocks: Clocks) -> list[str]:
    clocks.jump()
    found = [f"{one.code} {one.item}" for one in check(vault, Silent()).findings]
    told = [entry.told() for entry in custody.entries(vault)]
    found += [f"not an instant: {one.at}" for one in told if one and not times.valid(one.at)]
    return found


def _tried(place: Path, clocks: Clocks, run: Callable[[Path, Clocks], list[str]]) -> list[str]:
    try:
        return run(place, clocks)
    except UserError as error:
        return [f"refused: {error.code}"]
    except Exception:  # noqa: BLE001 - told
        return [traceback.format_exc()]


def main(arguments: Sequence[str]) -> int:
    """Travel; the answers say what was found."""
    folder, journeys = Path(arguments[0]), int(arguments[1])
    works.begin(folder / "base")
    for number in range(-1, journeys):
        place, clocks = folder / "run", Clocks(random.Random(number))
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(folder / "base", place)
        faults = _tried(place, clocks, expiry if number < 0 else journey)
        told = Told("expiry" if number < 0 else f"journey {number}", len(clocks.path), {})
        told.note("jumps of the clock", " → ".join(clocks.path[-8:]), Ended(0, "", [], []), faults)
        told.struck = {"jumps of the clock": len(clocks.path)}
        print(json.dumps(asdict(told)), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
