from __future__ import annotations

from pathlib import Path

import pytest

from fieldreport import files
from tests.unit.cli.made import Run, written
from tests.unit.usecases.made import Places, evidence, report


@pytest.fixture
def drives(places: Places, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """Two folders that count as two drives. (Real ones are in the tests of the use case.)"""
    found = places.drive / "one", places.drive / "two"
    for drive in found:
        drive.mkdir()
    monkeypatch.setattr(
        files, "drive_of", lambda path: next((str(d) for d in found if d in path.parents), "own")
    )
    return found


@pytest.fixture
def subject(monitor: Run, tmp_path: Path) -> str:
    path = written(tmp_path / "r.json", report())
    return monitor("report", "add", path, "--evidence", evidence()).word


def test_one_handover_goes_to_two_drives_and_then_the_copies_here_can_go(
    monitor: Run, subject: str, drives: tuple[Path, Path]
) -> None:
    said = monitor("handover", "--to", "Samal", "--new", "--out", drives[0], "--out", drives[1])
    assert said.done().out.count("Read back") == 2
    assert [len(list(drive.iterdir())) for drive in drives] == [1, 1]
    told = monitor("checkpoint").done().out
    assert "Records: 1; evidence: 1" in told
    assert "Samal" in told
    assert "Nothing was removed" in told
    assert "–yes" not in told
    monitor("report", "show", subject).done()
    done = monitor("--json", "checkpoint", "--yes").done().json
    assert (done["purged"], done["records"], done["files"]) == (True, 1, 1)
    assert done["remains"]["contacts"] == ["Samal"]
    monitor("report", "show", subject).refused()
    again = monitor("checkpoint", "--yes").done().out
    assert "Records: 0" in again
    assert "with SHA-256 and size: 1" in again


def test_again_is_for_the_second_drive(
    monitor: Run, subject: str, drives: tuple[Path, Path]
) -> None:
    monitor("handover", "--again", "--out", drives[0]).refused("yet")
    monitor("handover", "--to", "Samal", "--new", "--out", drives[0]).done()
    assert "one drive only: 1" in monitor("checkpoint").done().out
    assert "Samal" in monitor("handover", "--again", "--out", drives[1]).done().out
    answer = monitor("--json", "checkpoint").done().json
    assert (answer["purged"], answer["records"], answer["once"]) == (False, 1, 0)


def test_two_copies_are_two_answers(monitor: Run, subject: str, drives: tuple[Path, Path]) -> None:
    words = ("--json", "handover", "--to", "Samal", "--all")
    copies = monitor(*words, "--out", drives[0], "--out", drives[1]).done().json["copies"]
    assert copies[0]["bundle"] != copies[1]["bundle"]


def test_what_contradicts_itself_writes_nothing(monitor: Run, subject: str, places: Places) -> None:
    out = ("--out", places.drive)
    to = ("--to", "Samal")
    monitor("handover", *to, "--new", "--unacknowledged", *out).refused("Nothing was written")
    monitor("handover", "--again", "--new", *out).refused("Nothing was written")
    both, none = monitor("handover", *to, "--again", *out), monitor("handover", "--new", *out)
    assert (both.code, none.code) == (2, 2)
    assert "together" in both.err
    assert "one of these" in none.err
    assert list(places.drive.iterdir()) == []
