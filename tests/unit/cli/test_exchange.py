from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from fieldreport.cli import exchange
from fieldreport.crypto.cards import make_card
from fieldreport.crypto.identity import groups
from fieldreport.vault import drafts
from tests.unit.bundle.made import Draft, lines, record, somebody
from tests.unit.cli.made import Run, written
from tests.unit.usecases.made import (
    MONITOR,
    THIRD,
    Places,
    content_at,
    differing,
    evidence,
    opened,
    report,
    tree,
)

TO = ("handover", "--to", "Samal", "--out")


@pytest.fixture
def subject(monitor: Run, tmp_path: Path) -> str:
    """The id of a report with a file and a person's name."""
    people = [
        {"id": "p", "label": "К.", "identity": {"names": [{"full": "Ерлан", "form": "alias"}]}}
    ]
    path = written(tmp_path / "r.json", report(people=people))
    return monitor("report", "add", path, "--evidence", evidence()).word


# --- handover -------------------------------------------------------------------------------------


def test_a_handover_names_its_file_and_what_is_in_it(
    monitor: Run, subject: str, places: Places
) -> None:
    path, sentence = monitor(*TO, places.drive, "--new").done().out.splitlines()
    assert Path(path).parent == places.drive
    assert tree(places.drive).keys() == {Path(path).name}
    for words in ("Samal", "Records: 2;", "evidence: 1;", "Read back from the drive"):
        assert words in sentence
    monitor(*TO, places.drive, "--new").refused("Samal")


def test_a_handover_answers_in_json(monitor: Run, subject: str, places: Places) -> None:
    answer = monitor("--json", *TO, places.drive, "--all").done().json
    assert set(answer) == {"bundle", "files", "size", "records", "evidence", "to", "removed"}
    assert (answer["records"], answer["evidence"], answer["to"]) == (2, 1, ["Samal"])
    assert [str(path) for path in places.drive.iterdir()] == answer["files"]


def test_one_report_is_handed_over_by_its_id(
    monitor: Run, coordinator: Run, subject: str, places: Places, tmp_path: Path
) -> None:
    other = monitor("report", "add", written(tmp_path / "s.json", report("Other."))).word
    monitor(*TO, places.drive / "x", other[:8]).done()
    coordinator("import", places.drive / "x").done()
    assert [line["id"] for line in coordinator("--json", "report", "list").json] == [other]
    monitor(*TO, places.drive / "y", subject, other).done()
    coordinator("import", places.drive / "y").done()
    assert len(coordinator("--json", "report", "list").json) == 2
    monitor(*TO, places.drive / "z", "abcdef").refused("abcdef")


def test_names_can_travel_apart(
    monitor: Run, coordinator: Run, subject: str, places: Places
) -> None:
    monitor(*TO, places.drive / "a", "--all", "--without-names").done()
    coordinator("import", places.drive / "a").done()
    assert coordinator("--json", "record", "list", "--kind", "person").json == []
    assert coordinator("--json", "report", "list", "--person", "Ерлан").json == []
    monitor(*TO, places.drive / "b", "--new", "--names-only").done()
    coordinator("import", places.drive / "b").done()
    (found,) = coordinator("--json", "report", "list", "--person", "Ерлан").json
    assert found["id"] == subject


def test_a_handover_goes_to_several(
    monitor: Run, subject: str, places: Places, tmp_path: Path
) -> None:
    card = tmp_path / "d.card"
    card.write_bytes(make_card(somebody(THIRD), "Дана", "coordinator"))
    monitor("contact", "add", card).done()
    for to in (("--to", "Samal", "Дана"), ("--to", "Samal", "--to", "Дана")):
        words = ("handover", *to, "--out", places.drive, "--all")
        monitor(*words).refused("Дана")
        answer = monitor("--json", *words, "--uncompared").done().json
        assert answer["to"] == ["Samal", "Дана"]


def test_a_handover_can_be_cut_into_volumes(
    monitor: Run, coordinator: Run, places: Places, tmp_path: Path
) -> None:
    (tmp_path / "large.mp4").write_bytes(os.urandom(3_000_000))
    path = written(tmp_path / "r.json", report())
    monitor("report", "add", path, "--evidence", tmp_path / "large.mp4").done()
    printed = monitor(*TO, places.drive / "v", "--new", "--volume-size", "1500k").done().out
    names = [Path(line).name for line in printed.splitlines()[:-1]]
    assert names == ["v.001", "v.002", "v.003"]
    assert coordinator("--json", "import", places.drive).done().json["imported"][0]["evidence"] == 1
    monitor(*TO, places.drive / "w", "--all", "--volume-size", "1k").refused()
    assert {path.name for path in places.drive.iterdir()} == set(names)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("4000000000", 4 * 10**9),
        ("4G", 4 * 10**9),
        ("650M", 650 * 10**6),
        ("1T", 10**12),
        ("2k", 2000),
        ("2K", 2000),
    ],
)
def test_sizes_are_decimal(text: str, wanted: int) -> None:
    assert exchange.size(text) == wanted


@pytest.mark.parametrize("text", ["x", "0", "-1", "4.5G", "4GB", "G", "1e9", "٤G", "9" * 30])
def test_what_is_no_size_is_none(text: str) -> None:
    with pytest.raises(ValueError, match=re.escape(text)):
        exchange.size(text)


def test_what_to_hand_over_is_said_in_one_way(monitor: Run, subject: str, places: Places) -> None:
    before = content_at(places.monitor)
    for words in ((), ("--new", "--all"), (subject, "--new"), (subject, "--all")):
        monitor(*TO, places.drive, *words).refused("--new")
    monitor(*TO, places.drive, "--all", "--without-names", "--names-only").refused("--names-only")
    assert differing(before, content_at(places.monitor)) == set()
    assert tree(places.drive) == {}


def test_drafts_that_stay_are_told(monitor: Run, subject: str, places: Places) -> None:
    with opened(places.monitor) as vault:
        drafts.save(vault, "report", b"{}")
    answer = monitor(*TO, places.drive, "--all")
    assert answer.code == 0
    assert answer.err.startswith("1 draft ")


# --- inspect --------------------------------------------------------------------------------------


def test_a_file_is_told_before_it_is_taken_in(
    monitor: Run, coordinator: Run, subject: str, places: Places, tmp_path: Path
) -> None:
    bundle = monitor(*TO, places.drive / "b", "--new").done().out.split()[0]
    said = coordinator("inspect", bundle).done().out
    assert "A bundle of reports from Айгүл" in said
    assert "2 new, 0 changed, 0 known" in said
    assert "New evidence: 1" in said
    told = coordinator("--json", "inspect", bundle).done().json
    assert told["records"] == {"new": 2, "changed": 0, "known": 0, "bad": 0}
    assert coordinator("--json", "report", "list").json == []
    coordinator("import", bundle, "--receipt-dir", places.drive).done()
    assert "here already" in coordinator("inspect", bundle).done().out
    (receipt,) = [path for path in places.drive.iterdir() if path.name != "b"]
    assert monitor("inspect", receipt).done().out == "A receipt from Samal.\n"
    monitor("card", "export", tmp_path / "card").done()
    shown = coordinator("inspect", tmp_path / "card").done().out
    assert groups(somebody(MONITOR).fingerprint) in shown
    held = Draft([("records.jsonl", lines(record(THIRD)))], sender=THIRD).at(places.drive / "h")
    assert groups(somebody(THIRD).fingerprint) in coordinator("inspect", held).done().out


def test_what_never_came_is_told_before_and_after(
    monitor: Run, coordinator: Run, places: Places, tmp_path: Path
) -> None:
    for number in range(3):
        monitor("report", "add", written(tmp_path / "r.json", report(str(number)))).done()
        monitor(*TO, places.drive / str(number), "--new").done()
    coordinator("import", places.drive / "0").done()
    answer = coordinator("import", places.drive / "2")
    assert answer.code == 0
    assert "Not received from this sender so far: 2." in answer.err
    assert coordinator("--json", "inspect", places.drive / "2").json["missing"] == [2]
    assert "so far: 2." in coordinator("inspect", places.drive / "2").err
    coordinator("import", places.drive / "1").done()


# --- receipts and purging -------------------------------------------------------------------------


def test_only_what_is_backed_up_is_purged(
    monitor: Run, coordinator: Run, subject: str, places: Places, tmp_path: Path
) -> None:
    bundle = monitor(*TO, places.drive, "--new").done().out.split()[0]
    coordinator("import", bundle, "--receipt-dir", places.drive).done()
    told = monitor("import", places.drive).out
    assert "0 backed up, 3 stored, 0 not taken" in told
    assert "Records: 0; evidence: 0." in monitor("purge", "--acknowledged").done().out
    coordinator("backup", tmp_path / "backup").done()
    printed = coordinator("--json", "receipt", "--out", places.drive, "--to", "айгүл").done().json
    (path,) = printed["receipts"]
    told = monitor("--json", "import", path).done().json["imported"][0]
    assert (told["state"], told["acknowledged"]) == ("receipt_taken", {"backed-up": 3})
    purged = monitor("--json", "purge", "--acknowledged").done().json
    assert purged == {"records": 2, "evidence": 1, "kept": 0}
    assert monitor("--json", "report", "list").json == []
    assert len(coordinator("--json", "report", "list").json) == 1
    monitor("check").done()
    monitor("custody", subject).done()
    monitor("report", "show", subject).refused(subject[:12])


def test_what_is_only_stored_goes_if_its_owner_says_so(
    monitor: Run, coordinator: Run, subject: str, places: Places
) -> None:
    coordinator("import", monitor(*TO, places.drive, "--new").out.split()[0]).done()
    assert "Receipt for the sender" in coordinator("receipt", "--out", places.drive).done().out
    monitor("import", places.drive).done()
    said = monitor("purge", "--acknowledged", "--accept-stored").done().out
    assert "Records: 2; evidence: 1." in said


def test_nothing_came_so_there_is_nothing_to_answer(coordinator: Run, places: Places) -> None:
    assert (
        coordinator("receipt", "--out", places.drive).done().out == "There is nothing to answer.\n"
    )
    assert coordinator("--json", "receipt", "--out", places.drive).done().json == {"receipts": []}
    coordinator("receipt", "--out", places.drive / "nowhere").refused("nowhere")
    coordinator("receipt", "--out", places.drive, "--to", "Nobody").refused("Nobody")
