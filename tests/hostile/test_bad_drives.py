"""Drives that are full or write-protected: a command fails with a sentence and leaves nothing on them.

Who may mount gets real file systems of four mebibytes; everybody gets a limit on the size of files,
which fails in the same way as a drive that is full in the middle of a write.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.unit.bundle.made import lines, record
from tests.unit.cli.made import Console, Run, written
from tests.unit.cli.terminal import ROOT
from tests.unit.usecases.made import (
    MONITOR,
    Places,
    content_at,
    differing,
    evidence,
    first_bundle,
    report,
    tree,
)
from tests.unit.usecases.places import SmallDrive

pytestmark = pytest.mark.hostile

# What may change in a vault when a handover fails: its number is used up, and nothing else.
NUMBERS = {"departure", "departure_recipient"}


@pytest.fixture
def digest(monitor: Run, tmp_path: Path) -> str:
    """The SHA-256 of a file of three megabytes in the monitor's vault."""
    (tmp_path / "large.mp4").write_bytes(os.urandom(3_000_000))
    path = written(tmp_path / "r.json", report())
    answer = monitor("--json", "report", "add", path, "--evidence", tmp_path / "large.mp4")
    found: str = answer.done().json["evidence"][0]
    return found


def writers(drive: Path, digest: str, passphrase: Path) -> dict[str, tuple[object, ...]]:
    """Everything that writes to a drive."""
    return {
        "handover": ("handover", "--to", "Samal", "--out", drive, "--all"),
        "volumes": (
            *("handover", "--to", "Samal", "--out", drive / "v", "--all"),
            *("--volume-size", "1200k"),
        ),
        "card": ("card", "export", drive / "my.card"),
        "save": ("evidence", "save", digest, drive / "copy.mp4"),
        "key": ("key", "export", drive / "my.key", "--key-passphrase-file", passphrase),
        "backup": ("backup", drive / "backup"),
    }


WRITERS = tuple(writers(Path(), "", Path()))


@pytest.mark.usefixtures("cheap")
@pytest.mark.parametrize("how", WRITERS)
def test_a_full_drive_gets_nothing(
    monitor: Run, places: Places, small_drive: SmallDrive, digest: str, how: str
) -> None:
    # Of a card or a key not even the beginning fits, of the rest the beginning does.
    small_drive.leave(0 if how in {"card", "key"} else 2_000_000)
    before, on_drive = content_at(places.monitor), tree(small_drive.path)
    words = writers(small_drive.path, digest, places.passphrase)[how]
    answer = monitor(*words)
    assert (answer.code, answer.out) == (1, "")
    assert "drive" in answer.err
    assert tree(small_drive.path) == on_drive or how == "backup"
    assert differing(before, content_at(places.monitor)) <= NUMBERS
    if how == "backup":
        # What was begun is in a folder that says so, and is no backup.
        assert not list(small_drive.path.glob("backup/backup*.json"))


@pytest.mark.usefixtures("cheap")
@pytest.mark.parametrize("how", WRITERS)
def test_a_write_protected_drive_stays_as_it_is(
    monitor: Run, places: Places, small_drive: SmallDrive, digest: str, how: str
) -> None:
    small_drive.write_protect()
    before = content_at(places.monitor)
    monitor(*writers(small_drive.path, digest, places.passphrase)[how]).refused("drive")
    assert tree(small_drive.path) == {}
    assert differing(before, content_at(places.monitor)) <= NUMBERS


def test_a_small_bundle_that_does_not_fit_is_removed_again(
    monitor: Run, places: Places, small_drive: SmallDrive, tmp_path: Path
) -> None:
    monitor("report", "add", written(tmp_path / "r.json", report())).done()
    # The report would fit. The bundle, which is a mebibyte at least, doesn't.
    small_drive.leave(600_000)
    on_drive = tree(small_drive.path)
    out = ("--to", "Samal", "--out", small_drive.path, "--new")
    monitor("handover", *out).refused("1.1")
    assert tree(small_drive.path) == on_drive
    (small_drive.path / "holiday.mp4").unlink()
    assert monitor("--json", "handover", *out).done().json["records"] == 1


def test_a_write_protected_drive_can_be_read(
    coordinator: Run, places: Places, small_drive: SmallDrive
) -> None:
    first_bundle([("records.jsonl", lines(record(MONITOR)))]).at(small_drive.path / "x")
    small_drive.write_protect()
    coordinator("inspect", small_drive.path / "x").done()
    # That no receipt can be written is told; that the bundle came in is told too.
    answer = coordinator("import", small_drive.path, "--receipt-dir", small_drive.path)
    assert answer.code == 3
    assert "New records: 1" in answer.out
    assert "can't be written to" in answer.err
    coordinator("import", small_drive.path, "--receipt-dir", places.drive).done()


@pytest.mark.usefixtures("cheap")
def test_a_full_drive_is_no_place_to_rescue_to(
    console: Console, coordinator: Run, places: Places, small_drive: SmallDrive, tmp_path: Path
) -> None:
    (tmp_path / "kp").write_text("key", encoding="utf-8")
    phrase = ("--key-passphrase-file", tmp_path / "kp")
    coordinator("key", "export", tmp_path / "c.key", *phrase).done()
    bundle = first_bundle([("records.jsonl", lines(record(MONITOR)))]).at(places.drive / "x")
    small_drive.leave(0)
    on_drive = tree(small_drive.path)
    words = ("rescue", bundle, "--key", tmp_path / "c.key", *phrase, "--out")
    console(*words, small_drive.path / "out").refused("drive")
    assert tree(small_drive.path) == on_drive


# --- the vault itself on such a drive -------------------------------------------------------------


@pytest.fixture
def on_drive(places: Places, small_drive: SmallDrive) -> Path:
    """A copy of the monitor's vault on the small drive."""
    return Path(shutil.copytree(places.monitor, small_drive.path / "vault"))


def test_a_vault_on_a_full_drive_loses_nothing(
    console: Console, places: Places, small_drive: SmallDrive, on_drive: Path, tmp_path: Path
) -> None:
    run = console.at(on_drive, places.passphrase)
    subject = run("report", "add", written(tmp_path / "r.json", report())).done().word
    (tmp_path / "large.mp4").write_bytes(os.urandom(1_500_000))
    small_drive.leave(1_000_000)
    before = content_at(on_drive)
    files = ("--evidence", evidence(), "--evidence", tmp_path / "large.mp4")
    run("report", "add", tmp_path / "r.json", *files).refused("full")
    run("evidence", "add", subject, tmp_path / "large.mp4").refused("full")
    assert differing(before, content_at(on_drive)) == set()
    small_drive.leave(0)
    answer = run("report", "add", tmp_path / "r.json", "--evidence", evidence())
    assert (answer.code, answer.out) == (1, "")
    assert "full" in answer.err
    # SQLite makes a small file even to read.
    run("report", "show", subject).refused("full")
    small_drive.leave(100_000)
    run("report", "show", subject).done()
    (small_drive.path / "holiday.mp4").unlink()
    assert differing(before, content_at(on_drive)) == set()
    run("report", "add", tmp_path / "r.json", "--evidence", evidence()).done()
    run("check").done()


def test_a_vault_on_a_write_protected_drive_is_refused_and_left_as_it_is(
    console: Console, places: Places, small_drive: SmallDrive, on_drive: Path
) -> None:
    before = tree(on_drive)
    small_drive.write_protect()
    run = console.at(on_drive, places.passphrase)
    for words in (("card", "show"), ("report", "list"), ("check",)):
        run(*words).refused("drive")
    assert tree(on_drive) == before


# --- for those who may not mount ------------------------------------------------------------------

_LIMITED = """
import resource, runpy, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2)
sys.argv[1:] = sys.argv[2:]
runpy.run_module("fieldreport", run_name="__main__", alter_sys=True)
"""


def limited(limit: int, *words: object) -> subprocess.CompletedProcess[bytes]:
    """Run a command that may write no file of more than `limit` bytes."""
    return subprocess.run(
        [sys.executable, "-c", _LIMITED, str(limit), *map(str, words)],
        cwd=ROOT,
        check=False,
        capture_output=True,
        timeout=60,
    )


@pytest.mark.skipif(os.name == "nt", reason="no such limit there")
@pytest.mark.parametrize("how", ["handover", "save", "backup"])
def test_a_write_that_fails_in_the_middle_leaves_nothing(
    places: Places, digest: str, how: str
) -> None:
    before = content_at(places.monitor)
    words = writers(places.drive, digest, places.passphrase)[how]
    vault = ("--vault", places.monitor, "--passphrase-file", places.passphrase)
    ended = limited(2_000_000, *vault, *words)
    assert (ended.returncode, ended.stdout) == (1, b"")
    assert b"drive" in ended.stderr
    assert b"Traceback" not in ended.stderr
    assert not list(places.drive.rglob("*.mp4"))
    if how != "backup":
        assert tree(places.drive) == {}
    assert differing(before, content_at(places.monitor)) <= NUMBERS


@pytest.mark.skipif(os.name == "nt", reason="no such limit there")
def test_evidence_that_does_not_fit_into_the_vault_leaves_nothing(
    places: Places, tmp_path: Path
) -> None:
    (tmp_path / "large.mp4").write_bytes(os.urandom(3_000_000))
    path = written(tmp_path / "r.json", report())
    before = content_at(places.monitor)
    vault = ("--vault", places.monitor, "--passphrase-file", places.passphrase)
    ended = limited(2_000_000, *vault, "report", "add", path, "--evidence", tmp_path / "large.mp4")
    assert (ended.returncode, ended.stdout) == (1, b"")
    assert b"Traceback" not in ended.stderr
    assert differing(before, content_at(places.monitor)) == set()
