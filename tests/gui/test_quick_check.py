"""The quick check after unlocking: when it runs, what it says of damage, and where that leads."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from fieldreport.crypto.secret import Secret
from fieldreport.errors import UserError
from fieldreport.usecases.keep import check
from fieldreport.vault import folder
from fieldreport.vault.vault import Reader, Vault
from tests.gui import reporting
from tests.gui.acting import (
    PASSPHRASE,
    Desk,
    let_settle,
    press,
    texts,
    type_text,
    unlock,
    until,
    until_let,
)
from tests.gui.test_start import snapshot
from tests.unit.vault.made import flip
from ui.keeping import quick
from ui.keeping.keeping_page import KeepingPage
from ui.keeping.quick import QuickCheck
from ui.main_window import MainWindow
from ui.reports.reports_page import ReportsPage
from ui.settings import kept
from ui.start.salvage import Salvage


@pytest.fixture
def full(place: Path) -> Path:
    """A locked vault with something in it."""
    with Secret(PASSPHRASE.encode()) as secret, Vault.open(place, secret) as vault:
        reporting.whole(vault)
    return place


def checked(desk: Desk) -> QuickCheck:
    """Let the check begin now, and wait until it has looked at everything."""
    made = desk.workroom.quick
    made._timer.start(0)
    until(lambda: made.over, "the end of the check")
    return made


def damage_a_page(place: Path) -> int:
    """Damage a page on which the texts of records lie."""
    size = (place / folder.DATABASE).stat().st_size
    number = size // 4096
    flip(place / folder.DATABASE, (number - 1) * 4096 + 700)
    return number


def said(desk: Desk) -> str:
    assert desk.window.page is not None
    return desk.window.page.notices.text


@pytest.mark.usefixtures("full")
def test_of_a_whole_vault_nothing_is_said(window: MainWindow) -> None:
    desk = unlock(window)
    assert checked(desk).findings == ()
    assert "quick check" not in said(desk)


def test_a_damaged_page_is_named_and_leads_by_keyboard_to_the_check_and_to_a_new_vault(
    full: Path, window: MainWindow, replaced: list[list[str]]
) -> None:
    number = damage_a_page(full)
    desk = unlock(window)
    check = checked(desk)
    assert ("check.page_damaged", str(number)) in {(f.code, f.item) for f in check.findings}
    page = window.page
    assert page is not None
    assert "quick check" in page.notices.text
    window.appearance.set_language("ru")
    until(lambda: "Быстрая проверка" in page.notices.text, "the other language")
    window.appearance.set_language("en")
    page.notices.button.setFocus()
    press(Qt.Key.Key_Return)
    keeping = window.page
    assert isinstance(keeping, KeepingPage)
    until(keeping.check.button.hasFocus, "the focus on the full check")
    let_settle()
    assert f"Page {number} of the database is damaged" in " ".join(texts(keeping, seen=True))
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is keeping.check.way_button
    press(Qt.Key.Key_Return)
    card = window.centralWidget()
    assert isinstance(card, Salvage)
    assert window.workroom is None, "the vault is closed"
    before = snapshot(full)
    type_text(card.form.passphrase.line, PASSPHRASE)
    press(Qt.Key.Key_Return)
    until(card.open.isVisible, "the new vault")
    assert snapshot(full) == before
    assert not replaced
    press(Qt.Key.Key_Return)
    assert len(replaced) == 1, "the program starts anew"
    stored = json.loads((full.parent / "settings" / "window.json").read_text())
    assert stored["vault"] == str(full.with_name("vault-2"))
    with Secret(PASSPHRASE.encode()) as secret, Vault.open(full.with_name("vault-2"), secret):
        pass


def test_whoever_has_a_backup_after_all_comes_to_the_page_to_unlock(
    full: Path, window: MainWindow, replaced: list[list[str]]
) -> None:
    damage_a_page(full)
    desk = unlock(window)
    page = desk.open("keeping", KeepingPage, found=checked(desk).findings)
    page.check.way_button.click()
    card = window.centralWidget()
    assert isinstance(card, Salvage)
    card.restore.click()
    assert len(replaced) == 1


def test_whoever_mistyped_may_wait_for_the_new_vault_as_long_as_it_takes(
    full: Path, window: MainWindow
) -> None:
    damage_a_page(full)
    desk = unlock(window)
    page = desk.open("keeping", KeepingPage, found=checked(desk).findings)
    page.check.way_button.click()
    card = window.centralWidget()
    assert isinstance(card, Salvage)
    card.form.passphrase.set_text("something else")
    card.form.make.click()
    assert window._idle.minutes == 0
    until(lambda: bool(card.form.field.fault), "a refusal")
    assert window._idle.minutes == kept.AUTO_LOCK_USUAL
    card.form.passphrase.set_text(PASSPHRASE)
    card.form.make.click()
    assert window._idle.minutes == 0, "it is not cut off in the middle because nobody did anything"
    until(card.open.isVisible, "the new vault")
    assert window._idle.minutes == kept.AUTO_LOCK_USUAL


def test_what_is_not_damaged_is_still_shown(full: Path, window: MainWindow) -> None:
    desk = unlock(window)
    desk.write(lambda vault: vault.db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall())

    def stands(reader: Reader) -> int:
        (count,) = reader.db.execute("SELECT count(*) FROM record").fetchone()
        return int(count)

    def meets_damage(_reader: Reader) -> None:
        raise UserError("vault.page_damaged")

    answers: list[object] = []
    readers = [desk.session._reading]
    desk.session.read(meets_damage).then(window, answers.append, failed=answers.append)
    desk.session.read(stands).then(window, answers.append, failed=answers.append)
    until(lambda: len(answers) == 2, "answers")
    assert answers[1] == desk.write(stands)  # type: ignore[arg-type]
    assert desk.session._reading not in readers, "over the old connection nothing more can be read"
    connections: list[sqlite3.Connection] = []

    def fails(vault: Vault) -> None:
        connections.append(vault.db)
        raise UserError("vault.page_damaged")

    desk.session.write(fails).then(window, answers.append, failed=answers.append)
    until(lambda: len(answers) == 3, "the answer")
    assert desk.write(lambda vault: vault.db) not in connections
    assert full.is_dir()


# --- when it runs ---------------------------------------------------------------------------------


@pytest.mark.usefixtures("full")
def test_it_waits_until_nothing_is_asked_for_and_takes_no_step_meanwhile(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quick, "QUIET_MS", 40)
    desk = unlock(window)
    made = desk.workroom.quick
    let: list[int] = []

    def slow(_vault: Vault) -> None:
        until_let(let)

    made.start()
    desk.session.write(slow).then(window)
    assert desk.session.busy
    QTest.qWait(200)
    assert made._glance is None
    assert not made.over
    let.append(1)
    until(lambda: made.over, "the check")
    assert not desk.session.busy


@pytest.mark.usefixtures("full")
def test_a_list_that_is_asked_for_meanwhile_does_not_wait_for_it(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = unlock(window)
    made = desk.workroom.quick
    steps: list[int] = []
    plain = check.Glance.step

    def step(self: check.Glance) -> bool:
        steps.append(1)
        return plain(self)

    monkeypatch.setattr(check.Glance, "step", step)
    made._timer.start(0)
    until(lambda: bool(steps), "the first step")
    page = desk.open("reports", ReportsPage)
    until(lambda: bool(page.model.numbers), "the list")
    assert len(steps) < 6
    until(lambda: made.over, "the end")


@pytest.mark.usefixtures("full")
def test_the_window_never_waits_for_it(
    window: MainWindow, steady: Callable[[], AbstractContextManager[None]]
) -> None:
    desk = unlock(window)
    made = desk.workroom.quick
    with steady():
        made._timer.start(0)
        until(lambda: made.over, "the check")


def test_it_begins_only_after_the_vault_was_unlocked_and_by_itself(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = desk.workroom.quick
    assert made._timer.isActive()
    assert made._timer.interval() == quick.QUIET_MS
    assert not made.over


def test_a_drive_that_is_gone_is_for_others_to_tell(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_self: object) -> bool:
        raise UserError("files.gone", file="x")

    monkeypatch.setattr(check.Glance, "step", fail)
    assert checked(desk).findings == ()
    assert "gone" not in said(desk)


def test_locking_in_the_middle_of_it_leaves_nothing_open(
    full: Path, window: MainWindow, replaced: list[list[str]]
) -> None:
    desk = unlock(window)
    made = desk.workroom.quick
    made._timer.start(0)
    until(lambda: made._glance is not None, "its beginning")
    window.lock()
    assert replaced
    with Secret(PASSPHRASE.encode()) as secret, Vault.open(full, secret):
        pass
