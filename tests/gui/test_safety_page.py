"""Before a checkpoint and in an emergency, as somebody in a hurry meets it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from fieldreport.progress import Silent
from fieldreport.usecases.exchange import intake
from tests.gui import reporting
from tests.gui.acting import Desk, texts, until
from tests.gui.exchange import friends, hand_over
from tests.gui.scenes.safety import safety_page
from ui.safety import hold_button
from ui.safety.safety_page import SafetyPage


def said(page: SafetyPage) -> str:
    return "\n".join(texts(page, seen=True))


def hold(page: SafetyPage, seconds: float) -> None:
    button = page.erase.button
    button.setFocus()
    QTest.keyPress(button, Qt.Key.Key_Space)
    QTest.qWait(round(seconds * 1000))
    if button.isEnabled():
        QTest.keyRelease(button, Qt.Key.Key_Space)


def test_an_empty_vault_has_nothing_to_remove(desk: Desk) -> None:
    page = safety_page(desk)
    assert "nothing can go" in said(page)
    assert not page.checkpoint.purge.isEnabled()


def test_what_lies_on_no_drive_stays_and_is_counted(desk: Desk) -> None:
    desk.write(reporting.whole)
    page = safety_page(desk)
    assert not page.checkpoint.purge.isEnabled()
    assert "14 records on none" in said(page)


def test_what_a_receipt_says_has_arrived_goes_after_a_second_button(
    desk: Desk, tmp_path: Path
) -> None:
    samal = friends(desk, tmp_path / "samal")
    account = "Three buses without plates."
    bundle = desk.write(lambda vault: hand_over(vault, tmp_path, samal.name, account))
    receipt = samal.answer(bundle, tmp_path)
    desk.write(lambda vault: intake.take_in(vault, receipt, progress=Silent()))
    page = safety_page(desk)
    assert "Can go now: 1 record" in said(page)
    page.checkpoint.purge.click()
    assert page.checkpoint.leave.hasFocus()
    page.checkpoint.sure.click()
    until(lambda: "1 record removed" in page.notices.text, "the removal")
    until(lambda: not page.checkpoint.purge.isEnabled(), "nothing more to remove")
    assert "Contacts: Самал" in said(page)
    assert "That they existed, when, and how large: 1 record" in said(page)


def test_a_short_press_erases_nothing(desk: Desk, place: Path) -> None:
    page = safety_page(desk)
    hold(page, 0.3)
    assert (place / "header.json").exists()
    assert page.erase.button.isEnabled()


def test_holding_the_button_erases_the_vault_and_starts_anew(
    desk: Desk, place: Path, replaced: list[list[str]]
) -> None:
    desk.write(reporting.whole)
    page = safety_page(desk)
    hold(page, hold_button.HOLD_MS / 1000 + 0.3)
    until(lambda: bool(replaced), "a fresh start")
    left = [path for path in place.rglob("*") if path.is_file()] if place.exists() else []
    assert left == []
