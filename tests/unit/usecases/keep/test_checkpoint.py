"""What goes before a checkpoint: only what two drives or a receipt have, and what is left is said."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldreport.crypto.cards import make_revocation
from fieldreport.errors import Cancelled
from fieldreport.files import drives as file_drives
from fieldreport.progress import Silent
from fieldreport.usecases.exchange import handover, intake, receipts
from fieldreport.usecases.keep import checkpoint
from fieldreport.usecases.keep.check import check
from fieldreport.usecases.record import reports
from fieldreport.vault import contacts, departures, drives, purging, records
from fieldreport.vault import drafts as vault_drafts
from fieldreport.vault import evidence as vault_evidence
from fieldreport.vault.vault import Vault
from tests.unit.bundle.made import somebody
from tests.unit.usecases.made import (
    COORDINATOR,
    Cancelling,
    Places,
    content,
    differing,
    evidence,
    opened,
    refused,
    report,
)
from tests.unit.vault.killing import killed_at


@pytest.fixture
def two_drives() -> Iterator[tuple[Path, Path]]:
    """Two file systems of their own, of different sizes."""
    places = [Path(tempfile.mkdtemp()) for _ in range(2)]
    for number, place in enumerate(places):
        made = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={8 + number}m", "tmpfs", str(place)],
            check=False,
            capture_output=True,
        )
        if made.returncode:
            pytest.skip("mounting needs root")
    yield places[0], places[1]
    for place in places:
        subprocess.run(["umount", "-l", str(place)], check=True)
        place.rmdir()


@pytest.fixture
def monitor(places: Places) -> Iterator[Vault]:
    with opened(places.monitor) as vault:
        yield vault


@pytest.fixture
def account(monitor: Vault) -> str:
    """A report with a file and a person's name."""
    people = [{"id": "p", "label": "К.", "identity": {"names": [{"full": "Ерлан"}]}}]
    return reports.add(monitor, report(people=people), [evidence()], Silent()).report


def hand_over(vault: Vault, drive: Path) -> handover.Done:
    plan = handover.plan(vault, ["Samal"], handover.Choice(everything=True))
    return handover.hand_over(vault, plan, drive, progress=Silent())


def test_what_was_read_back_from_two_drives_can_go_at_once(
    monitor: Vault, account: str, two_drives: tuple[Path, Path]
) -> None:
    first, second = two_drives
    hand_over(monitor, first)
    planned = checkpoint.plan(monitor)
    assert (planned.records, planned.files, planned.once, planned.nowhere) == (0, 0, 2, 0)
    plan = handover.plan_again(monitor)
    handover.hand_over(monitor, plan, second, progress=Silent())
    planned = checkpoint.plan(monitor)
    assert (planned.records, planned.files, planned.once, planned.nowhere) == (2, 1, 0, 0)
    assert planned.size == evidence().stat().st_size
    done = checkpoint.purge(monitor, Silent())
    assert (done.purged.records, done.purged.evidence, done.purged.kept) == (2, 1, 0)
    assert records.heads(monitor, account) == []
    assert done.remains == planned.afterwards


def test_what_is_left_is_said_exactly(
    monitor: Vault, account: str, two_drives: tuple[Path, Path]
) -> None:
    vault_drafts.save(monitor, "report", b'{"narrative": "half"}')
    sizes = [hand_over(monitor, drive).size for drive in two_drives]
    left = checkpoint.purge(monitor, Silent()).remains
    assert left.contacts == ("Samal",)
    assert (left.records, left.traces, left.files, left.file_traces) == (0, 2, 0, 1)
    assert (left.bundles_out, left.size_out, left.bundles_in) == (2, sum(sizes), 0)
    assert (left.drafts, left.held, left.questions) == (1, 0, 0)
    (count,) = monitor.db.execute("SELECT count(*) FROM custody").fetchone()
    assert left.custody == count


def test_the_same_drive_twice_is_one_drive(
    monitor: Vault, account: str, two_drives: tuple[Path, Path]
) -> None:
    for _ in range(2):
        hand_over(monitor, two_drives[0])
    assert checkpoint.plan(monitor).once == 2
    assert checkpoint.purge(monitor, Silent()).purged.records == 0


def test_the_vaults_own_drive_is_none(monitor: Vault, account: str, places: Places) -> None:
    hand_over(monitor, places.drive)
    (places.drive / "second").mkdir()
    hand_over(monitor, places.drive / "second")
    planned = checkpoint.plan(monitor)
    assert (planned.records, planned.nowhere) == (0, 2)


def test_a_drive_that_is_gone_before_it_was_noted_is_none(
    monitor: Vault, account: str, two_drives: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    hand_over(monitor, two_drives[0])
    plan = handover.plan_again(monitor)
    begun = handover.begin(monitor, plan)
    streamed = handover.stream(monitor, begun, two_drives[1], progress=Silent())
    streamed.written.paths[0].unlink()
    handover.end(monitor, begun, streamed)
    assert drives.of_bundle(monitor, begun.departure.bundle) is None
    assert checkpoint.plan(monitor).records == 0
    assert drives.of_bundle(monitor, "00" * 16) is None


def test_a_vault_whose_own_drive_cant_be_asked_has_nothing_elsewhere(
    monitor: Vault, account: str, two_drives: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    for drive in two_drives:
        hand_over(monitor, drive)
    monkeypatch.setattr(drives, "mark", lambda vault, path: None)
    assert checkpoint.plan(monitor).records == 0


def test_a_newer_version_keeps_the_whole_report(
    monitor: Vault, account: str, two_drives: tuple[Path, Path]
) -> None:
    for drive in two_drives:
        hand_over(monitor, drive)
    reports.edit(monitor, account, report("Seen again."), [], Silent())
    planned = checkpoint.plan(monitor)
    assert planned.nowhere == 1
    assert checkpoint.purge(monitor, Silent()).purged.records == planned.records
    assert len(records.heads(monitor, account)) == 1


def test_a_bundle_that_only_a_revoked_key_opens_counts_for_nothing(
    monitor: Vault, account: str, two_drives: tuple[Path, Path]
) -> None:
    for drive in two_drives:
        hand_over(monitor, drive)
    contacts.revoke(monitor, make_revocation(somebody(COORDINATOR)))
    assert (checkpoint.plan(monitor).records, checkpoint.plan(monitor).nowhere) == (0, 2)


def test_what_a_recipient_called_damaged_stays(
    monitor: Vault, account: str, two_drives: tuple[Path, Path]
) -> None:
    for drive in two_drives:
        hand_over(monitor, drive)
    (digest,) = monitor.db.execute("SELECT sha256 FROM evidence").fetchone()
    monitor.db.execute(
        "INSERT INTO acknowledgement VALUES (?, 'evidence', ?, 'damaged', NULL, '2026')",
        (digest, bytes.fromhex(somebody(COORDINATOR).fingerprint)),
    )
    assert checkpoint.plan(monitor).files == 0


def test_a_receipt_is_enough_without_the_recipients_backup(
    monitor: Vault, account: str, places: Places
) -> None:
    path = hand_over(monitor, places.drive).paths[0]
    with opened(places.coordinator) as coordinator:
        arrival = intake.take_in(coordinator, path, progress=Silent()).arrival
        assert arrival is not None
        answer = receipts.write_receipt(coordinator, arrival, places.drive)
    intake.take_in(monitor, answer, progress=Silent())
    assert receipts.purge(monitor).records == 0
    assert checkpoint.purge(monitor, Silent()).purged.records == 2


def test_cancelled_before_it_began_everything_is_there(
    monitor: Vault, account: str, two_drives: tuple[Path, Path]
) -> None:
    for drive in two_drives:
        hand_over(monitor, drive)
    before = content(monitor)
    with pytest.raises(Cancelled):
        checkpoint.purge(monitor, Cancelling(0, Cancelled))
    assert differing(before, content(monitor)) == set()


@pytest.mark.parametrize("line", range(0, 120, 20))
def test_killed_anywhere_what_is_gone_is_gone_whole_and_it_can_be_finished(
    monitor: Vault, places: Places, two_drives: tuple[Path, Path], line: int
) -> None:
    for number in range(25):
        reports.add(monitor, report(f"Report {number}."), [evidence()] * (not number), Silent())
    for drive in two_drives:
        hand_over(monitor, drive)
    monitor.close()

    def purge() -> None:
        with opened(places.monitor) as vault:
            checkpoint.purge(vault, Silent())

    killed_at(line, purge, (purging, vault_evidence))
    with opened(places.monitor) as vault:
        assert check(vault, Silent()).findings == ()
        done = checkpoint.purge(vault, Silent())
        assert (done.remains.records, done.remains.traces) == (0, 25)
        assert (done.remains.files, done.remains.file_traces) == (0, 1)
        assert not [path for path in (vault.folder / "evidence").rglob("*") if path.is_file()]


def test_the_mark_of_a_drive_says_nothing_to_another_vault(
    monitor: Vault, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark = drives.mark(monitor, places.drive)
    assert mark is not None
    assert len(mark) == 16
    assert mark not in file_drives.drive_of(places.drive)
    with opened(places.coordinator) as other:
        assert drives.mark(other, places.drive) != mark


def test_again_means_the_same_people_and_what_is_still_here(
    monitor: Vault, account: str, places: Places, tmp_path: Path
) -> None:
    with refused(monitor, "handover.no_last"):
        handover.plan_again(monitor)
    done = hand_over(monitor, places.drive)
    reports.add(monitor, report("Another."), [], Silent())
    plan = handover.plan_again(monitor)
    assert plan.names == ("Samal",)
    last = departures.by_bundle(monitor, done.bundle)
    assert last is not None
    assert sorted(plan.items) == sorted(departures.items(monitor, last.id))
    shutil.rmtree(places.drive)
    monitor.db.execute("UPDATE evidence SET state = 'purged'")
    assert handover.plan_again(monitor).evidence == ()
