"""Importing, as a coordinator does it with the drives that come, and a monitor with receipts."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from fieldreport.crypto.identity import groups
from fieldreport.vault import contacts, held, records
from fieldreport.vault.vault import Vault
from tests.gui.acting import Desk, press, type_text, until
from tests.gui.exchange import ACCOUNT, Other, friends, hand_over, somebody
from ui.exchange.import_page import ImportPage


@pytest.fixture
def role() -> str:
    return "coordinator"


@pytest.fixture
def drive(tmp_path: Path) -> Path:
    made = tmp_path / "DRIVE"
    made.mkdir()
    return made


@pytest.fixture
def serik(desk: Desk, tmp_path: Path) -> Other:
    return friends(desk, tmp_path / "serik", "Серік", "monitor")


@pytest.fixture
def stranger(desk: Desk, tmp_path: Path) -> Other:
    """Somebody who has our card, and whose card we don't have."""
    other = somebody(tmp_path / "stranger", "Дана", "monitor")
    other.befriend(desk.write(lambda vault: vault.card))
    return other


@pytest.fixture
def page(desk: Desk) -> ImportPage:
    opened = desk.open("import", ImportPage)
    desk.settled()
    return opened


def look(page: ImportPage, *paths: Path) -> None:
    page.look_at(paths)
    until(lambda: not page.foot.busy and bool(page.cards))


def reports(vault: Vault) -> int:
    return records.counts(vault).get("report", 0)


def test_a_drive_is_looked_at_imported_and_answered_with_return_alone(
    page: ImportPage, desk: Desk, serik: Other, drive: Path
) -> None:
    bundle = serik.hand_over(drive, "Айгүл", ACCOUNT, "Второе")
    (drive / "letter.txt").write_text("not for this program")
    look(page, drive)
    (card,) = page.cards
    assert "From Серік, monitor" in card.text
    assert "2 new records" in card.text
    assert "was compared" in card.text
    assert desk.write(reports) == 0, "nothing is stored by looking"
    press(Qt.Key.Key_Return)
    until(lambda: not page.foot.busy and card.arrived.imported is not None)
    assert "2 records stored" in card.text
    assert desk.write(reports) == 2
    press(Qt.Key.Key_Return)
    until(lambda: card.arrived.receipt is not None)
    name = str(card.arrived.receipt)
    assert name in card.text
    taken = serik.take_in(drive / name)
    assert taken.acknowledged == {"stored": 2}
    assert page.foot.isHidden()
    assert bundle.exists()


def test_each_record_has_its_verdict(
    page: ImportPage, desk: Desk, serik: Other, drive: Path
) -> None:
    look(page, serik.hand_over(drive, "Айгүл", ACCOUNT))
    page.foot.imports.click()
    (card,) = page.cards
    until(lambda: card.arrived.imported is not None)
    card.every.click()
    until(lambda: len(card.verdicts.verdicts) == 1)
    (verdict,) = card.verdicts.verdicts
    assert (verdict.kind, verdict.state) == ("report", "stored")
    assert ACCOUNT.startswith(verdict.title.rstrip("…"))
    card.every.click()
    assert card.verdicts.isHidden()


def test_what_was_imported_before_is_told_and_changes_nothing(
    page: ImportPage, desk: Desk, serik: Other, drive: Path
) -> None:
    bundle = serik.hand_over(drive, "Айгүл", ACCOUNT)
    look(page, bundle)
    page.foot.imports.click()
    until(lambda: page.cards[0].arrived.imported is not None)
    look(page, bundle)
    assert "imported before" in page.cards[0].text
    page.foot.imports.click()
    until(lambda: page.cards[0].arrived.imported is not None)
    assert "Nothing was changed" in page.cards[0].text
    assert desk.write(reports) == 1


def test_a_missing_bundle_shows_as_a_gap(
    page: ImportPage, desk: Desk, serik: Other, drive: Path
) -> None:
    serik.hand_over(drive, "Айгүл", "Первое").unlink()
    serik.hand_over(drive, "Айгүл", "Второе")
    look(page, drive)
    assert "Missing: 1" in page.cards[0].text
    page.foot.imports.click()
    until(lambda: page.cards[0].arrived.imported is not None)
    assert "Missing: 1" in page.cards[0].text


def test_what_lies_on_the_same_drive_is_not_missing(
    page: ImportPage, desk: Desk, serik: Other, drive: Path
) -> None:
    for account in ("Первое", "Второе", "Третье"):
        serik.hand_over(drive, "Айгүл", account)
    look(page, drive)
    assert len(page.cards) == 3
    assert not any("Missing" in card.text for card in page.cards)
    page.foot.imports.click()
    until(lambda: all(card.arrived.imported for card in page.cards))
    assert not any("Missing" in card.text for card in page.cards)


def test_an_uncompared_sender_is_compared_on_the_spot_and_then_opened(
    page: ImportPage, desk: Desk, stranger: Other, drive: Path
) -> None:
    look(page, stranger.hand_over(drive, "Айгүл", ACCOUNT))
    (card,) = page.cards
    assert "not compared" in card.text
    assert card.form.isVisible()
    assert card.fingerprint.digits.text().split() == groups(stranger.fingerprint).split()
    type_text(card.form.line, "1" * 60)
    card.form.button.click()
    assert "not the fingerprint" in card.form.field.fault
    card.form.line.clear()
    card.form.line.setFocus()
    type_text(card.form.line, groups(stranger.fingerprint))
    press(Qt.Key.Key_Return)
    until(lambda: not page.foot.busy and "1 new record" in card.text)
    assert card.form.isHidden()
    assert desk.write(contacts.everyone) == [], "looking adds nobody"
    page.foot.imports.click()
    until(lambda: card.arrived.imported is not None)
    assert desk.write(reports) == 1
    assert [each.state for each in desk.write(contacts.everyone)] == ["compared"]


def test_what_nobody_compared_is_kept_unopened_and_imported_from_there_later(
    page: ImportPage, desk: Desk, stranger: Other, drive: Path
) -> None:
    bundle = stranger.hand_over(drive, "Айгүл", ACCOUNT)
    look(page, bundle)
    page.foot.imports.click()
    until(lambda: page.cards[0].arrived.imported is not None)
    assert "Kept unopened" in page.cards[0].text
    assert desk.write(reports) == 0
    assert len(desk.write(held.everything)) == 1
    bundle.unlink()
    until(lambda: "Дана" in page.waiting.text)
    page.waiting.button.click()
    until(lambda: not page.foot.busy and page.cards[0].form.isVisible())
    assert page.foot.isHidden()
    card = page.cards[0]
    type_text(card.form.line, groups(stranger.fingerprint))
    card.form.button.click()
    until(lambda: not page.foot.busy and "1 new record" in card.text)
    page.foot.imports.click()
    until(lambda: card.arrived.imported is not None and not page.waiting.text)
    assert desk.write(reports) == 1
    assert desk.write(held.everything) == []


def test_a_known_name_with_another_key_is_a_loud_warning(
    page: ImportPage, desk: Desk, serik: Other, drive: Path, tmp_path: Path
) -> None:
    false = somebody(tmp_path / "false", "Серік", "monitor")
    false.befriend(desk.write(lambda vault: vault.card))
    look(page, false.hand_over(drive, "Айгүл", ACCOUNT))
    assert "Careful" in page.cards[0].text


def test_bundles_for_others_are_passed_over_in_a_folder_and_a_fault_when_chosen(
    page: ImportPage, desk: Desk, serik: Other, drive: Path, tmp_path: Path
) -> None:
    third = somebody(tmp_path / "third", "Третий")
    serik.befriend(third.card)
    other = serik.hand_over(drive, "Третий", "Не нам")
    page.look_at([drive])
    until(lambda: "passed over" in page.notices.text)
    assert page.cards == []
    look(page, other)
    assert page.foot.isHidden()
    assert "isn't encrypted for you" in page.cards[0].text


@pytest.mark.parametrize("cut", [300, 3000], ids=["in its head", "in its body"])
def test_a_bundle_that_was_cut_is_told_of_and_stores_nothing(
    page: ImportPage, desk: Desk, serik: Other, drive: Path, cut: int
) -> None:
    bundle = serik.hand_over(drive, "Айгүл", ACCOUNT)
    bundle.write_bytes(bundle.read_bytes()[:-cut])
    look(page, bundle)
    if page.foot.imports.isVisible():
        page.foot.imports.click()
        until(lambda: not page.foot.busy)
    assert page.cards[0].arrived.refused is not None
    assert desk.write(reports) == 0


def test_nothing_for_us_in_a_folder_is_told_of(page: ImportPage, drive: Path) -> None:
    page.look_at([drive])
    until(lambda: "no bundle" in page.notices.text)
    assert page.empty.isVisible()


def test_a_receipt_says_what_arrived_and_asks(
    page: ImportPage, desk: Desk, serik: Other, drive: Path
) -> None:
    bundle = desk.write(lambda vault: hand_over(vault, drive, "Серік", ACCOUNT))
    receipt = serik.answer(bundle, drive)
    look(page, receipt)
    assert "A receipt from Серік" in page.cards[0].text
    page.foot.imports.click()
    until(lambda: page.cards[0].arrived.imported is not None)
    assert "1 arrived" in page.cards[0].text
    assert page.foot.isHidden()


def test_files_can_be_dropped(page: ImportPage, desk: Desk, serik: Other, drive: Path) -> None:
    content = QMimeData()
    content.setUrls([QUrl.fromLocalFile(str(serik.hand_over(drive, "Айгүл", ACCOUNT)))])
    page.dropEvent(
        QDropEvent(
            QPointF(10, 10),
            Qt.DropAction.CopyAction,
            content,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    until(lambda: bool(page.cards) and page.cards[0].isVisible())
    assert "From Серік" in page.cards[0].text


def test_a_card_leads_to_the_contacts(
    page: ImportPage, desk: Desk, stranger: Other, drive: Path
) -> None:
    path = drive / "card.json"
    path.write_bytes(stranger.card)
    look(page, path)
    card = page.cards[0]
    assert "The card of Дана" in card.text
    assert page.foot.isHidden()
    card.contact.click()
    until(lambda: len(desk.write(contacts.everyone)) == 1)
    assert desk.window.page is not page


def test_cancelling_stores_nothing_of_it_and_the_window_goes_on_meanwhile(
    page: ImportPage,
    desk: Desk,
    serik: Other,
    drive: Path,
    tmp_path: Path,
    steady: Callable[[], AbstractContextManager[None]],
) -> None:
    film = tmp_path / "film.bin"
    film.write_bytes(os.urandom(32 << 20))
    look(page, serik.hand_over(drive, "Айгүл", ACCOUNT, files=[film]))
    press(Qt.Key.Key_Return)
    until(lambda: page.foot.busy)
    press(Qt.Key.Key_Return)
    until(lambda: not page.foot.busy)
    assert "Stopped" in page.notices.text
    assert desk.write(reports) == 0
    page.foot.imports.click()
    with steady():
        until(lambda: page.cards[0].arrived.imported is not None)
    assert desk.write(reports) == 1
