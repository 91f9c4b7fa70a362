"""The place on a drive: looked at before a number is used, tidied of what a killed handover left."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from fieldreport.bundle import target
from fieldreport.errors import Cancelled, UserError
from fieldreport.progress import Silent
from fieldreport.usecases.exchange import handover, intake, receipts
from fieldreport.usecases.exchange.handover import Choice
from fieldreport.usecases.record import reports
from fieldreport.vault import departures, records
from fieldreport.vault.vault import Vault
from tests.unit.bundle.made import explained
from tests.unit.usecases.made import Cancelling, refused, report

ALL = Choice(everything=True)


@pytest.fixture
def plan(monitor: Vault) -> handover.Plan:
    reports.add(monitor, report(), [], Silent())
    return handover.plan(monitor, ["Samal"], ALL)


def hand_over(vault: Vault, plan: handover.Plan, out: Path, **how: object) -> handover.Done:
    return handover.hand_over(vault, plan, out, **{"progress": Silent(), **how})  # type: ignore[arg-type]


def test_a_mistyped_place_uses_up_no_number_and_is_named(
    monitor: Vault, plan: handover.Plan, drive: Path
) -> None:
    (drive / "taken").write_bytes(b"x")
    for out, code, name in (
        (drive / "sub" / "x", "files.missing", "sub"),
        (drive / "taken" / "x", "files.not_a_folder", "taken"),
        (drive / "taken", "files.exists", "taken"),
    ):
        with refused(monitor, code, file=name):
            hand_over(monitor, plan, out)
    with refused(monitor, "bundle.volume_too_small"):
        hand_over(monitor, plan, drive, volume_size=5)
    assert departures.departures(monitor) == []
    done = hand_over(monitor, plan, drive)
    (gone,) = departures.departures(monitor)
    assert [to.n for to in gone.recipients] == [1]
    assert done.removed == ()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permission")
def test_a_folder_that_takes_nothing_uses_up_no_number(
    monitor: Vault, plan: handover.Plan, drive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Root may write anywhere, so the answer is given for it.
    monkeypatch.setattr(os, "access", lambda *_: False)
    with refused(monitor, "files.denied", file=drive.name):
        hand_over(monitor, plan, drive)
    assert departures.departures(monitor) == []


def killed(vault: Vault, plan: handover.Plan, folder: Path) -> Path:
    """What a handover leaves whose program is killed while it writes; the vault as after its unlock."""
    begun = handover.begin(vault, plan)
    part = target.Target(folder / "x", None, begun.departure.bundle)
    part.expect(3)
    part.write(memoryview(b"abc"))
    part.sync()
    departures.sweep(vault)
    (left,) = target.left_in(folder, [begun.departure.bundle])
    return left


def test_what_a_killed_handover_left_is_removed_and_named_by_the_next(
    monitor: Vault, plan: handover.Plan, drive: Path
) -> None:
    left = killed(monitor, plan, drive)
    foreign = drive / f".{'0' * 32}.000.part"
    foreign.write_bytes(b"another vault's")
    done = hand_over(monitor, plan, drive)
    assert done.removed == (left.name,)
    assert done.document()["removed"] == [left.name]
    assert set(drive.iterdir()) == {foreign, *done.paths}
    assert hand_over(monitor, plan, drive).removed == ()


def test_what_is_being_written_is_not_taken_for_left(
    monitor: Vault, plan: handover.Plan, drive: Path
) -> None:
    begun = handover.begin(monitor, plan)
    part = target.Target(drive / "x", None, begun.departure.bundle)
    part.expect(3)
    part.write(memoryview(b"abc"))
    part.sync()
    assert hand_over(monitor, plan, drive).removed == ()
    assert len(target.left_in(drive, [begun.departure.bundle])) == 1


def test_a_receipt_tidies_its_folder_too(
    monitor: Vault, coordinator: Vault, plan: handover.Plan, drive: Path
) -> None:
    came = intake.take_in(coordinator, hand_over(monitor, plan, drive).paths[0], progress=Silent())
    assert came.arrival is not None
    theirs = killed(coordinator, handover.plan(coordinator, ["Айгүл"], ALL), drive)
    receipts.write_receipt(coordinator, came.arrival, drive)
    assert not theirs.exists()
    with refused(coordinator, "files.not_a_folder"):
        receipts.write_receipt(coordinator, came.arrival, drive / "missing")


def test_a_handover_that_cannot_be_noted_is_told_and_its_receipt_makes_the_ledger_right(
    monitor: Vault,
    coordinator: Vault,
    plan: handover.Plan,
    drive: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*_: object, **__: object) -> None:
        raise UserError("files.full", file="reports.db")

    with monkeypatch.context() as patched:
        patched.setattr(departures, "written", full)
        with pytest.raises(UserError) as caught:
            hand_over(monitor, plan, drive)
    (path,) = drive.iterdir()
    assert explained(caught.value) == "handover.not_noted"
    assert caught.value.params == {"file": path.name, "count": 1}
    (gone,) = departures.departures(monitor)
    assert gone.state == "unsure"
    (version,) = plan.accounts
    assert departures.handed_over(monitor, version) == []
    # The drive went off all the same.
    came = intake.take_in(coordinator, path, progress=Silent())
    assert came.records == 1
    assert came.arrival is not None
    answer = receipts.write_receipt(coordinator, came.arrival, drive)
    assert intake.take_in(monitor, answer, progress=Silent()).acknowledged == {"stored": 1}
    (sure,) = departures.departures(monitor)
    assert sure.state == "written"
    assert departures.handed_over(monitor, version) == [sure]
    assert records.counts(monitor) == {"report": 1}


def test_not_even_the_doubt_need_be_noted(
    monitor: Vault, plan: handover.Plan, drive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise UserError("files.full", file="reports.db")

    with monkeypatch.context() as patched:
        patched.setattr(departures, "written", full)
        patched.setattr(departures, "doubt", full)
        with pytest.raises(UserError) as caught:
            hand_over(monitor, plan, drive)
    assert caught.value.code == "handover.not_noted"
    assert [gone.state for gone in departures.departures(monitor)] == ["writing"]
    departures.sweep(monitor)
    assert [gone.state for gone in departures.departures(monitor)] == ["unsure"]


def test_a_handover_that_stops_is_void_and_one_that_breaks_off_is_doubted(
    monitor: Vault, plan: handover.Plan, drive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(Cancelled):
        hand_over(monitor, plan, drive, progress=Cancelling(0, Cancelled))
    with pytest.raises(KeyboardInterrupt):
        hand_over(monitor, plan, drive, progress=Cancelling(0, KeyboardInterrupt))
    states = [gone.state for gone in departures.departures(monitor)]
    assert states == ["unsure", "void"]
    assert list(drive.iterdir()) == []


def test_the_refusal_of_a_receipt_names_its_file(
    monitor: Vault, coordinator: Vault, plan: handover.Plan, drive: Path
) -> None:
    came = intake.take_in(coordinator, hand_over(monitor, plan, drive).paths[0], progress=Silent())
    assert came.arrival is not None
    answer = receipts.write_receipt(coordinator, came.arrival, drive)
    monitor.db.execute("UPDATE departure SET bundle = x'00112233445566778899aabbccddeeff'")
    with pytest.raises(UserError) as caught:
        intake.take_in(monitor, answer, progress=Silent())
    assert explained(caught.value) == "exchange.receipt_unknown_bundle"
    assert caught.value.params["file"] == answer.name
