from __future__ import annotations

from pathlib import Path

import pytest

from fieldreport import times
from fieldreport.errors import Cancelled, UserError
from fieldreport.progress import Silent
from fieldreport.usecases.keep import keeping
from fieldreport.usecases.record import reports
from fieldreport.vault import backups
from fieldreport.vault.backups import Beyond
from fieldreport.vault.vault import Vault
from tests.unit.usecases.made import Cancelling, evidence, report

NOTHING = Beyond(0, 0, 0, None)
WRITTEN = "2026-03-01T10:00:00+05:00"


def test_an_empty_vault_is_never_due(monitor: Vault) -> None:
    now = keeping.standing(monitor)
    assert (now.backed_up, now.checked, now.beyond, now.days) == (None, None, NOTHING, 7)
    assert not keeping.due(monitor, "2036-01-01T00:00:00Z")


@pytest.mark.parametrize(
    ("backed_up", "days", "now", "due"),
    [
        (None, 7, "2026-03-04T09:59:59+05:00", False),
        (None, 7, "2026-03-04T10:00:00+05:00", True),
        (None, 1, "2026-03-02T10:00:00+05:00", True),
        (None, 30, "2026-03-04T10:00:00+05:00", True),
        (None, 0, "2036-03-04T10:00:00+05:00", False),
        ("2026-02-27T10:00:00+05:00", 7, "2026-03-06T09:59:59+05:00", False),
        ("2026-02-27T10:00:00+05:00", 7, "2026-03-06T05:00:00Z", True),
        ("2026-02-27T10:00:00+05:00", 30, "2026-03-06T10:00:00+05:00", False),
        ("2026-02-27T10:00:00+05:00", 0, "2036-03-06T10:00:00+05:00", False),
        ("2036-02-27T10:00:00+05:00", 7, "2026-03-06T10:00:00+05:00", True),
    ],
)
def test_a_backup_is_due_when_the_last_one_is_old_or_there_is_none(
    backed_up: str | None, days: int, now: str, due: bool
) -> None:
    assert keeping.overdue(backed_up, WRITTEN, days, now) is due


def test_what_is_all_in_a_backup_is_never_due() -> None:
    assert not keeping.overdue("2020-01-01T00:00:00Z", None, 1, "2036-01-01T00:00:00Z")


def test_what_no_backup_has_is_counted(monitor: Vault, tmp_path: Path) -> None:
    reports.add(monitor, report(), [evidence()], Silent())
    before = keeping.standing(monitor)
    assert (before.beyond.records, before.beyond.files) == (1, 1)
    assert before.beyond.size > 0
    assert before.beyond.since is not None
    made = keeping.back_up(monitor, tmp_path, Silent())
    assert made.folder == tmp_path / "backup"
    after = keeping.standing(monitor)
    assert after.beyond == NOTHING
    assert not keeping.due(monitor, "2036-01-01T00:00:00Z")
    assert after.backed_up == backups.newest_at(monitor)
    assert after.backed_up is not None
    reports.add(monitor, report(), [], Silent())
    assert keeping.standing(monitor).beyond[:3] == (1, 0, 0)
    assert keeping.due(monitor, "2036-01-01T00:00:00Z")


def test_the_second_backup_goes_into_the_same_folder_and_writes_no_evidence_again(
    monitor: Vault, tmp_path: Path
) -> None:
    reports.add(monitor, report(), [evidence()], Silent())
    drive = tmp_path / "drive"
    drive.mkdir()
    first = keeping.back_up(monitor, drive, Silent())
    assert first.backup.written == first.backup.size
    stored = {
        path: path.stat().st_mtime_ns
        for path in (first.folder / "evidence").rglob("*")
        if path.is_file()
    }
    assert stored
    reports.add(monitor, report(), [], Silent())
    second = keeping.back_up(monitor, drive, Silent())
    assert second.folder == first.folder
    (database,) = first.folder.glob("reports.*.db")
    assert second.backup.written == database.stat().st_size < second.backup.size
    assert {path: path.stat().st_mtime_ns for path in stored} == stored
    # Whoever chooses the folder of the backup itself means the same.
    assert keeping.back_up(monitor, first.folder, Silent()).folder == first.folder


def test_an_interrupted_backup_is_finished_where_it_was_begun(
    monitor: Vault, tmp_path: Path
) -> None:
    reports.add(monitor, report(), [evidence()], Silent())
    with pytest.raises(Cancelled):
        keeping.back_up(monitor, tmp_path, Cancelling(0, Cancelled))
    assert keeping.standing(monitor).backed_up is None
    begun = tmp_path / "backup"
    assert keeping.back_up(monitor, begun, Silent()).folder == begun


def test_the_days_are_kept_and_only_those_that_can_be_chosen(monitor: Vault) -> None:
    keeping.remind_after(monitor, 30)
    assert keeping.standing(monitor).days == 30
    with pytest.raises(ValueError, match="choice"):
        keeping.remind_after(monitor, 2)
    for odd in ("many", "2"):
        monitor.set_setting(keeping.REMIND_AFTER, odd)
        assert keeping.standing(monitor).days == 7


def test_a_check_is_noted_if_everything_holds(monitor: Vault) -> None:
    reports.add(monitor, report(), [evidence()], Silent())
    assert keeping.check_and_note(monitor, Silent()).findings == ()
    checked = keeping.standing(monitor).checked
    assert checked is not None
    assert times.valid(checked)


def test_a_check_with_findings_writes_nothing(monitor: Vault) -> None:
    reports.add(monitor, report(), [evidence()], Silent())
    (segment,) = [path for path in (monitor.folder / "evidence").rglob("*") if path.is_file()]
    segment.unlink()
    assert keeping.check_and_note(monitor, Silent()).findings
    assert keeping.standing(monitor).checked is None


def test_a_backup_is_found_in_its_folder_and_where_it_was_put_on_a_drive(
    monitor: Vault, tmp_path: Path
) -> None:
    drive = tmp_path / "drive"
    drive.mkdir()
    with pytest.raises(UserError) as refused:
        keeping.find(drive)
    assert (refused.value.code, refused.value.params["folder"]) == ("backup.none", "drive")
    made = keeping.back_up(monitor, drive, Silent())
    found = keeping.find(drive)
    assert found.folder == made.folder
    assert found == keeping.find(made.folder)
    assert times.parse(found.made) <= times.parse(times.now())
    with pytest.raises(UserError) as refused:
        keeping.find(tmp_path / "nowhere")
    assert refused.value.code == "backup.missing"
