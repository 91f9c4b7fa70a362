"""Backing up and checking, as a user does it: onto a folder that stands in for a drive."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from fieldreport.crypto.secret import Secret
from fieldreport.progress import Silent
from fieldreport.usecases.keep import keeping
from fieldreport.vault.vault import Vault
from tests.gui import reporting
from tests.gui.acting import PASSPHRASE, Desk, press, texts, unlock, until
from tests.gui.scenes.keeping import keeping_page
from tests.gui.scenes.safety import safety_page
from ui.exchange import drives
from ui.exchange.drives import Place
from ui.keeping.keeping_page import KeepingPage
from ui.keeping.reminder import remind
from ui.main_window import MainWindow


@pytest.fixture
def drive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that stands in for the one drive that is connected; it holds something else."""
    made = tmp_path / "DRIVE"
    made.mkdir()
    (made / "holiday.jpg").write_bytes(b"mine")
    listed: list[Place] = [drives.at(made)]
    monkeypatch.setattr(drives, "removable", lambda: list(listed))
    return made


def said(page: KeepingPage) -> str:
    return "\n".join(texts(page, seen=True))


def make_old(vault: Vault) -> None:
    """A report that has been in the vault for years."""
    reporting.whole(vault)
    vault.db.execute("UPDATE record SET stored = '2020-01-01T00:00:00Z'")


def test_safety_leads_there(desk: Desk) -> None:
    safety_page(desk).keeping.click()
    assert isinstance(desk.window.page, KeepingPage)


def test_an_empty_vault_has_nothing_to_lose(desk: Desk) -> None:
    page = keeping_page(desk)
    assert "There is no backup of this vault yet." in said(page)
    assert "nothing to lose yet" in said(page)
    assert not page.backup.button.isEnabled()


def test_a_backup_is_made_by_keyboard_tested_and_told(desk: Desk, drive: Path) -> None:
    desk.write(reporting.whole)
    page = keeping_page(desk)
    until(page.backup.button.isEnabled, "the drive")
    assert "In no backup yet: 14 records" in said(page)
    page.backup.button.setFocus()
    press(Qt.Key.Key_Return)
    until(lambda: "It was tested" in page.backup.result.text(), "the backup")
    until(lambda: "Nothing has come since then." in said(page), "how it stands now")
    assert (drive / "backup" / "backup.json").is_file()
    assert (drive / "holiday.jpg").read_bytes() == b"mine"
    assert page.backup.button.hasFocus()


def test_the_second_backup_says_how_little_was_new(desk: Desk, drive: Path) -> None:
    desk.write(reporting.whole)
    first = desk.write(lambda vault: keeping.back_up(vault, drive, Silent()))
    page = keeping_page(desk)
    until(page.backup.button.isEnabled, "the drive")
    page.backup.button.click()
    until(lambda: "was new and was written" in page.backup.result.text(), "the backup")
    assert first.folder == drive / "backup"


def test_a_cancelled_backup_leaves_everything_as_it_was(desk: Desk, drive: Path) -> None:
    desk.write(reporting.whole)
    page = keeping_page(desk)
    until(page.backup.button.isEnabled, "the drive")
    page.backup.button.click()
    assert page.backup.row.button.hasFocus()
    assert not page.check.button.isEnabled()
    page.backup.row.button.click()
    until(lambda: not page.backup.busy, "the end")
    assert "Stopped" in page.notices.text
    assert page.check.button.isEnabled()
    assert desk.write(keeping.standing).backed_up is None


def test_the_backup_of_another_vault_is_refused_on_the_page(desk: Desk, drive: Path) -> None:
    (drive / "backup").mkdir()
    (drive / "backup" / "letter.txt").write_bytes(b"theirs")
    page = keeping_page(desk)
    until(page.backup.button.isEnabled, "the drive")
    page.backup.button.click()
    until(lambda: "holds something else" in page.notices.text, "the refusal")
    assert (drive / "backup" / "letter.txt").read_bytes() == b"theirs"
    assert page.backup.button.isEnabled()


def test_a_whole_vault_is_found_whole_and_that_is_noted(desk: Desk) -> None:
    desk.write(reporting.whole)
    page = keeping_page(desk)
    assert "No full check" in said(page)
    page.check.button.click()
    until(lambda: "Everything holds: 14 records" in said(page), "the check")
    until(lambda: "Last checked and found whole" in said(page), "its note")


def test_what_is_damaged_is_named_with_what_to_do(desk: Desk, place: Path) -> None:
    desk.write(reporting.whole)
    stray = place / "evidence" / "5e" / ("0e" * 15)
    stray.parent.mkdir(parents=True, exist_ok=True)
    stray.write_bytes(b"whose is this?")
    page = keeping_page(desk)
    page.check.button.click()
    until(lambda: "1 finding" in said(page), "the finding")
    assert "In the vault's folder" in said(page)
    assert f"The vault doesn't know the file evidence/5e/{'0e' * 15}" in said(page)
    assert "Last checked" not in said(page)
    assert stray.exists()


def test_the_days_of_the_reminder_are_kept(desk: Desk) -> None:
    page = keeping_page(desk)
    page.days.setCurrentIndex(page.days.findData(0))
    page.days.activated.emit(page.days.currentIndex())
    desk.settled()
    assert desk.write(keeping.standing).days == 0


def test_a_backup_that_is_due_is_told_of_on_the_first_page(desk: Desk) -> None:
    desk.write(make_old)
    page = desk.window.page
    assert page is not None
    remind(desk.workroom.place, page)
    until(lambda: "in no backup yet" in page.notices.text, "the reminder")
    page.notices.button.click()
    assert isinstance(desk.window.page, KeepingPage)


def test_nobody_is_reminded_in_a_vault_that_is_empty_or_new(desk: Desk) -> None:
    page = desk.window.page
    assert page is not None
    remind(desk.workroom.place, page)
    desk.settled()
    assert page.notices.text == ""
    desk.write(reporting.whole)
    remind(desk.workroom.place, page)
    desk.settled()
    assert page.notices.text == ""


def test_who_unlocks_a_vault_with_an_old_report_is_reminded_once(
    place: Path, window: MainWindow
) -> None:
    with Secret(PASSPHRASE.encode()) as secret, Vault.open(place, secret) as vault:
        make_old(vault)
    desk = unlock(window)
    page = window.page
    assert page is not None
    until(lambda: "It is time to make one" in page.notices.text, "the reminder")
    page.notices.clear()
    desk.workroom.go("reports")
    desk.workroom.go("capture")
    desk.settled()
    assert page.notices.text == ""


def test_the_window_never_waits_for_a_backup_or_a_check(
    desk: Desk, drive: Path, steady: Callable[[], AbstractContextManager[None]]
) -> None:
    desk.write(reporting.whole)
    page = keeping_page(desk)
    until(page.backup.button.isEnabled, "the drive")
    with steady():
        page.backup.button.click()
        until(lambda: "It was tested" in page.backup.result.text(), "the backup")
    with steady():
        page.check.button.click()
        until(lambda: "Everything holds" in page.check.result.text(), "the check")


def test_a_cancelled_check_says_nothing_about_the_vault(desk: Desk) -> None:
    desk.write(reporting.whole)
    page = keeping_page(desk)
    page.check.button.click()
    assert not page.backup.button.isEnabled()
    page.check.row.button.click()
    until(lambda: not page.check.busy, "the end")
    assert "Stopped" in page.notices.text
    assert "Everything holds" not in said(page)
    assert desk.write(keeping.standing).checked is None
