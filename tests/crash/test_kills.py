"""A process killed at any moment of its work loses nothing that it said was saved, and leaves a vault that is whole.

A worker does the main job over and over, in a process of its own, and prints a line once something is saved. It is
killed after a while, without warning, again and again on the same vaults; each time they are unlocked and checked from
the first byte to the last.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from fieldreport.crypto.identity import groups
from fieldreport.crypto.keyslots import TEST_COST
from fieldreport.crypto.secret import Secret
from fieldreport.progress import Silent
from fieldreport.usecases.exchange import contacts, intake
from fieldreport.usecases.keep.check import check
from fieldreport.usecases.keep.session import create, unlock
from fieldreport.vault import records

pytestmark = pytest.mark.crash

ROOT = Path(__file__).resolve().parents[2]
KILLS = 12
PHRASE = b"twelve kills"

WORKER = """
import os, sys
from pathlib import Path
from fieldreport.crypto.secret import Secret
from fieldreport.progress import Silent
from fieldreport.usecases.exchange import handover, intake
from fieldreport.usecases.keep.session import unlock
from fieldreport.usecases.record import reports

place, seed = Path(sys.argv[1]), int(sys.argv[2])
print("ready", flush=True)
for round in range(1000):
    name = f"{seed}-{round}"
    photo = place / "photo.bin"
    photo.write_bytes(os.urandom(300_000))
    with unlock(place / "monitor", Secret(b"twelve kills")) as vault:
        for number in range(3):
            body = {"narrative": f"Report {name} {number}."}
            saved = reports.add(vault, body, [photo] if number == 0 else [], Silent())
            print("saved", saved.report, flush=True)
        plan = handover.plan(vault, ["C"], handover.Choice(new=True))
        done = handover.hand_over(vault, plan, place / "drive", progress=Silent())
        print("handed", done.paths[0].name, flush=True)
    with unlock(place / "coordinator", Secret(b"twelve kills")) as vault:
        intake.take_in(vault, done.paths[0], progress=Silent())
        print("imported", saved.report, flush=True)
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "drive").mkdir()
    cards = {}
    for name, role in (("monitor", "monitor"), ("coordinator", "coordinator")):
        create(tmp_path / name, Secret(PHRASE), name=name[0].upper(), role=role, cost=TEST_COST)
        with unlock(tmp_path / name, Secret(PHRASE)) as vault:
            cards[name] = tmp_path / f"{name}.card"
            contacts.export_card(vault, cards[name])
    for name, other in (("monitor", "coordinator"), ("coordinator", "monitor")):
        with unlock(tmp_path / name, Secret(PHRASE)) as vault:
            added = contacts.add(vault, cards[other]).contact
            contacts.compare(vault, added.name, groups(added.fingerprint))
    return tmp_path


def killed_after(place: Path, seed: int, seconds: float) -> list[list[str]]:
    """What the worker said before it was killed, the line that it was in the middle of left out."""
    worker = subprocess.Popen(
        [sys.executable, "-c", WORKER, str(place), str(seed)],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert worker.stdout is not None
    said = worker.stdout.readline()
    time.sleep(seconds)
    assert worker.poll() is None, "the worker ended by itself"
    worker.kill()
    said += worker.stdout.read()
    worker.stdout.close()
    worker.wait()
    return [line.split() for line in said.decode().split("\n")[:-1]]


def test_nothing_that_was_said_to_be_saved_is_lost_and_the_vaults_stay_whole(
    place: Path, record_property: Callable[[str, object], None]
) -> None:
    record_property("counted", ["crash, killed at random", KILLS])
    chance = random.Random(20261124)
    saved: set[str] = set()
    imported: set[str] = set()
    for seed in range(KILLS):
        for line in killed_after(place, seed, chance.uniform(0.01, 0.9)):
            if line[0] == "saved":
                saved.add(line[1])
            elif line[0] == "imported":
                imported.add(line[1])
        for name, promised in (("monitor", saved), ("coordinator", imported)):
            with unlock(place / name, Secret(PHRASE)) as vault:
                assert [subject for subject in promised if not records.heads(vault, subject)] == []
                assert check(vault, Silent()).findings == ()
    assert saved, "the worker was never given the time to save anything"


def test_a_bundle_that_was_named_on_the_drive_is_whole(
    place: Path, record_property: Callable[[str, object], None]
) -> None:
    record_property("counted", ["crash, killed at random", KILLS // 2])
    chance = random.Random(7)
    for seed in range(KILLS // 2):
        killed_after(place, seed, chance.uniform(0.1, 0.9))
    # What a kill leaves unfinished has a hidden name; whatever has a name of its own was read back.
    for path in (place / "drive").iterdir():
        if not path.name.startswith("."):
            with unlock(place / "coordinator", Secret(PHRASE)) as vault:
                assert intake.take_in(vault, path, progress=Silent()).state in {"stored", "known"}
