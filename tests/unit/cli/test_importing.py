from __future__ import annotations

from pathlib import Path

import pytest

from fieldreport.crypto.cards import make_card
from fieldreport.crypto.identity import groups
from fieldreport.errors import UserError
from tests.unit.bundle.made import custody_line, full, lines, record, somebody
from tests.unit.bundle.made import evidence as member
from tests.unit.cli.made import Run, written
from tests.unit.usecases.made import (
    MONITOR,
    THIRD,
    Places,
    content_at,
    differing,
    first_bundle,
    opened,
    report,
    tree,
)

FINGERPRINT = somebody(THIRD).fingerprint


@pytest.fixture
def drive(places: Places) -> Path:
    return places.drive


def of_third(path: Path) -> Path:
    """A bundle of somebody who is no contact."""
    return first_bundle([("records.jsonl", lines(record(THIRD)))], sender=THIRD).at(path)


def test_a_bundle_is_taken_in_and_answered(coordinator: Run, drive: Path) -> None:
    first_bundle([("records.jsonl", lines(record(MONITOR))), member(b"x" * 50)]).at(drive / "b")
    said = coordinator("import", drive / "b", "--receipt-dir", drive).done().out
    first, second = said.splitlines()
    assert first == "Taken in from Айгүл. New records: 1; new evidence: 1; known already: 0."
    assert second.startswith("Receipt for the sender: ")
    assert len(tree(drive)) == 2


def test_the_answer_in_json_tells_all(coordinator: Run, drive: Path) -> None:
    first_bundle([("records.jsonl", lines(record(MONITOR)))]).at(drive / "b")
    (drive / "x").write_bytes(b"age-encryption.org/v1\n-> mlkem768x25519 ?")
    told = coordinator("--json", "import", drive, "--receipt-dir", drive)
    assert (told.code, told.err) == (3, "")
    assert set(told.json) == {"imported", "refused", "receipts", "passed_over"}
    (one,) = told.json["imported"]
    assert (one["state"], one["sender"], one["records"], one["faults"]) == (
        "stored",
        "Айгүл",
        1,
        [],
    )
    (bad,) = told.json["refused"]
    assert (bad["code"], "“x”" in bad["message"]) == ("bundle.damaged", True)
    assert len(told.json["receipts"]) == 1


def test_a_drive_for_several_people_is_searched(
    coordinator: Run, monitor: Run, drive: Path, tmp_path: Path
) -> None:
    first_bundle([("records.jsonl", lines(record(MONITOR)))]).at(drive / "a")
    first_bundle([("records.jsonl", lines(record(MONITOR)))], recipients=[THIRD]).at(drive / "b")
    (drive / "notes.txt").write_bytes(b"anything")
    said = coordinator("import", drive).done().out
    assert "Taken in from Айгүл" in said
    assert "1 bundle here is for somebody else" in said
    coordinator("import", drive / "b").refused("“b”")
    (tmp_path / "empty").mkdir()
    coordinator("import", tmp_path / "empty").refused("empty")
    only = monitor("--json", "import", drive)
    assert (only.code, only.json["passed_over"]) == (0, 2)


def test_one_bad_file_stops_nothing(coordinator: Run, drive: Path) -> None:
    first_bundle([("records.jsonl", lines(record(MONITOR)))]).at(drive / "b")
    (drive / "a").write_bytes(b"anything")
    answer = coordinator("import", drive / "a", drive / "gone", drive / "nowhere", drive / "b")
    assert answer.code == 3
    assert "Taken in from Айгүл. New records: 1;" in answer.out
    for name in ("a", "gone", "nowhere"):
        assert f"“{name}”" in answer.err
    again = coordinator("import", drive / "a", drive / "gone")
    assert (again.code, again.out) == (1, "")


def test_what_is_quarantined_is_named_with_its_reason(coordinator: Run, drive: Path) -> None:
    bad = record(MONITOR)
    forged = type(bad)(bad.raw, bad.id, bad.author, somebody(THIRD).sign("record", bad.raw))
    members = [
        ("records.jsonl", lines(record(MONITOR), forged)),
        ("custody.jsonl", custody_line() + b"{}\n"),
    ]
    first_bundle(members).at(drive / "b")
    answer = coordinator("import", drive / "b")
    assert (answer.code, answer.err) == (3, "")
    first, *faults = answer.out.splitlines()
    assert first.startswith("Taken in from Айгүл. New records: 1;")
    assert set(faults) == {
        f"  {bad.id[:12]}: the signature is not valid",
        "  custody.jsonl:2: a field is wrong",
    }
    russian = coordinator("--lang", "ru", "import", drive / "b")
    assert (russian.code, "подпись недействительна" in russian.out) == (3, True)


def test_of_a_damaged_bundle_is_taken_what_is_whole_if_somebody_says_so(
    coordinator: Run, drive: Path
) -> None:
    (drive / "b").write_bytes(first_bundle(full()).sealed()[:-500_000])
    coordinator("import", drive / "b").refused("“b”")
    answer = coordinator("import", drive / "b", "--take-whole")
    assert answer.code == 3
    assert "bundle: damaged on the way" in answer.out
    assert "New records: 6;" in answer.out


def test_a_bundle_of_somebody_not_compared_is_held_until_he_is(
    coordinator: Run, drive: Path, tmp_path: Path
) -> None:
    of_third(drive / "b")
    answer = coordinator("import", drive / "b", "--receipt-dir", drive)
    assert answer.code == 3
    assert len(tree(drive)) == 1
    assert groups(FINGERPRINT) in answer.out
    assert coordinator("import", "--held").done().out.startswith("No bundle is held")
    assert coordinator("--json", "import", "--held").done().json["imported"] == []
    (tmp_path / "c").write_bytes(make_card(somebody(THIRD), "Серік", "monitor"))
    coordinator("contact", "add", tmp_path / "c").done()
    coordinator("contact", "compare", "Серік", groups(FINGERPRINT)).done()
    said = coordinator("import", "--held", "--receipt-dir", drive).done().out
    assert "Taken in from Серік. New records: 1;" in said
    assert len(tree(drive)) == 2
    assert "here already" in coordinator("import", drive / "b").done().out


def test_a_fingerprint_that_was_compared_lets_a_bundle_in(
    coordinator: Run, drive: Path, places: Places
) -> None:
    of_third(drive / "b")
    before = content_at(places.coordinator)
    wrong = coordinator("import", drive / "b", "--sender", somebody(MONITOR).fingerprint)
    wrong.refused(groups(FINGERPRINT))
    coordinator("import", drive / "b", "--sender", "123").refused()
    assert differing(before, content_at(places.coordinator)) == set()
    coordinator("import", drive / "b", "--sender", groups(FINGERPRINT)).done()
    states = {one["name"]: one["state"] for one in coordinator("--json", "contact", "list").json}
    assert states[THIRD] == "compared"


def test_what_to_import_must_be_said(coordinator: Run, drive: Path) -> None:
    coordinator("import").refused("--held")
    coordinator("import", drive, "--held").refused("--held")


def test_receipts_that_cannot_be_written_are_known_before_anything_is_taken_in(
    coordinator: Run, drive: Path, places: Places
) -> None:
    first_bundle([("records.jsonl", lines(record(MONITOR)))]).at(drive / "b")
    before = content_at(places.coordinator)
    coordinator("import", drive / "b", "--receipt-dir", drive / "nowhere").refused("nowhere")
    coordinator("import", drive / "b", "--receipt-dir", drive / "b").refused("“b”")
    assert differing(before, content_at(places.coordinator)) == set()


def test_a_receipt_that_fails_later_leaves_the_import(
    coordinator: Run, drive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full_drive(*_: object, **__: object) -> None:
        raise UserError("files.full", file="receipt")

    first_bundle([("records.jsonl", lines(record(MONITOR)))]).at(drive / "b")
    monkeypatch.setattr("fieldreport.usecases.exchange.receipts.write_receipt", full_drive)
    answer = coordinator("import", drive / "b", "--receipt-dir", drive)
    assert answer.code == 3
    assert "New records: 1;" in answer.out
    assert "The drive is full" in answer.err


def test_a_receipt_counts_what_was_not_taken(
    monitor: Run, coordinator: Run, drive: Path, tmp_path: Path, places: Places
) -> None:
    monitor("report", "add", written(tmp_path / "r.json", report())).done()
    bundle = monitor("handover", "--to", "Samal", "--out", drive, "--all").out.split()[0]
    coordinator("import", bundle).done()
    with opened(places.coordinator) as vault:
        # As if something of it had been refused.
        vault.db.execute("UPDATE arrival_item SET state = 'quarantined', reason = 'fields'")
    coordinator("receipt", "--out", drive).done()
    assert "0 backed up, 0 stored, 1 not taken" in monitor("import", drive).done().out


def test_cancelling_after_some_files_says_what_stays(
    coordinator: Run, drive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from fieldreport.usecases.exchange import intake

    for name in ("a", "b"):
        first_bundle([("records.jsonl", lines(record(MONITOR)))]).at(drive / name)
    take_in = intake.take_in

    def interrupted(vault: object, path: Path, **how: object) -> object:
        if path.name == "b":
            raise KeyboardInterrupt
        return take_in(vault, path, **how)  # type: ignore[arg-type]

    monkeypatch.setattr(intake, "take_in", interrupted)
    said = coordinator("import", drive / "a", drive / "b", "--receipt-dir", drive)
    assert said.code == 3
    assert said.out.startswith("Taken in from Айгүл.")
    assert "Receipt for the sender" in said.out
    assert said.err.startswith("Cancelled. What is listed above was taken in and stays")
    coordinator("import", drive / "b").refused("Cancelled. Nothing was changed.")


def test_held_copies_of_one_bundle_go_together(coordinator: Run, drive: Path) -> None:
    path = of_third(drive / "x")
    whole = path.read_bytes()
    coordinator("import", path)
    path.write_bytes(whole[:-300_000])
    coordinator("import", path)
    (drive / "card").write_bytes(make_card(somebody(THIRD), "Серік", "monitor"))
    coordinator("contact", "add", drive / "card").done()
    coordinator("contact", "compare", "Серік", FINGERPRINT).done()
    coordinator("import", "--held")
    assert "No bundle is held" in coordinator("import", "--held").done().out
