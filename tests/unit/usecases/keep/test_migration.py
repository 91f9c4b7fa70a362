"""Moving to another device: a backup is made on the old one and restored on the new one, which goes on
where the old one was.
"""

from __future__ import annotations

from pathlib import Path

from fieldreport.files import drive_of
from fieldreport.progress import Silent
from fieldreport.usecases.exchange import handover, intake, receipts
from fieldreport.usecases.keep import backup, erase
from fieldreport.usecases.keep.check import check
from fieldreport.usecases.record import reports
from fieldreport.vault import contacts, departures, drafts, drives, records
from fieldreport.vault.vault import Vault
from tests.unit.usecases.made import evidence, opened, report, secret


def test_a_vault_moves_to_another_device_with_everything_and_goes_on_there(
    monitor: Vault, coordinator: Vault, drive: Path, tmp_path: Path
) -> None:
    old, new, copy = monitor.folder, tmp_path / "new", tmp_path / "copy"
    account = reports.add(monitor, report(), [evidence()], Silent()).report
    drafts.save(monitor, "report", b'{"narrative": "half"}')
    plan = handover.plan(monitor, ["Samal"], handover.Choice(new=True))
    first = handover.hand_over(monitor, plan, drive, progress=Silent())
    arrival = intake.take_in(coordinator, first.paths[0], progress=Silent()).arrival
    assert arrival is not None
    fingerprint, mark = monitor.fingerprint, drives.mark(monitor, drive)
    assert backup.back_up(monitor, copy, Silent()).damaged == ()
    monitor.close()
    with secret() as phrase:
        assert backup.restore(copy, new, phrase, Silent()).damaged == ()
    assert erase.erase(old, Silent()).complete
    with opened(new) as moved:
        assert check(moved, Silent()).findings == ()
        # Who one is, whom one knows, what one wrote, and what was begun.
        assert moved.fingerprint == fingerprint
        assert contacts.by_name(moved, "Samal").state == "compared"
        assert len(records.heads(moved, account)) == 1
        assert len(drafts.newest_first(moved)) == 1
        # The answer to what the old device handed over is understood on the new one.
        answer = receipts.write_receipt(coordinator, arrival, drive)
        intake.take_in(moved, answer, progress=Silent())
        # Drives are still told apart, and numbers never used twice.
        assert drives.mark(moved, drive) == mark
        assert drives.of_bundle(moved, first.bundle) == mark
        assert drive_of(drive)
        reports.edit(moved, account, report("Seen again."), [], Silent())
        plan = handover.plan(moved, ["Samal"], handover.Choice(new=True))
        second = handover.hand_over(moved, plan, drive, progress=Silent())
        before, after = (departures.by_bundle(moved, one.bundle) for one in (first, second))
        assert before is not None
        assert after is not None
        assert before.recipients[0].epoch != after.recipients[0].epoch
    done = intake.take_in(coordinator, second.paths[0], progress=Silent())
    assert done.state == "stored"
    assert len(records.history(coordinator, account)) == 2
