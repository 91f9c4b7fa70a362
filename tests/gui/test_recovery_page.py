"""Recovery cards, as an owner, a coordinator and the trustees meet them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter

from fieldreport.crypto.secret import Secret
from fieldreport.errors import UserError
from fieldreport.model.cards import parse_card
from fieldreport.usecases.keep import recovery, shares
from fieldreport.vault import contacts
from fieldreport.vault.vault import Vault
from tests.gui.acting import PASSPHRASE, Desk, press, texts, type_text, until
from tests.gui.scenes.safety import NAME, a_card, making, recovery_page, sealed
from ui.main_window import MainWindow
from ui.parts.sheets_form import SheetsForm
from ui.settings.settings_page import SettingsPage
from ui.start.recover import Recover
from ui.start.unlock import Unlock

NEW = "staple battery horse correct"


def type_sheet(form: SheetsForm, words: tuple[str, ...]) -> None:
    form.words.setFocus()
    type_text(form.words, " ".join(word[:4] for word in words))
    press(Qt.Key.Key_Return)


def test_a_compared_card_is_let_into_the_vault_with_the_passphrase(desk: Desk) -> None:
    a_card(desk)
    page = recovery_page(desk)
    assert page.ways.rows == []
    type_text(page.sealing.passphrase.line, PASSPHRASE)
    press(
        Qt.Key.Key_Return
    ) if page.sealing.passphrase.line.hasFocus() else page.sealing.seal.click()
    until(lambda: len(page.ways.rows) == 1, "the way")
    assert page.ways.rows[0].name.text() == NAME
    assert "trustees" in page.notices.text
    assert page.sealing.passphrase.text() == ""


def test_a_wrong_passphrase_is_said_beside_the_field_and_nothing_is_changed(desk: Desk) -> None:
    a_card(desk)
    page = recovery_page(desk)
    type_text(page.sealing.passphrase.line, "wrong")
    page.sealing.seal.click()
    until(lambda: bool(page.sealing.passphrase_field.fault), "the fault")
    assert desk.write(recovery.ways) == []


def test_without_a_card_the_page_leads_to_the_contacts(desk: Desk) -> None:
    page = recovery_page(desk)
    page.sealing.go.click()
    assert desk.workroom.place.session is desk.session
    assert type(desk.window.page).__name__ == "ContactsPage"


def test_the_trustees_try_their_sheets_and_a_wrong_word_is_said(desk: Desk) -> None:
    made = sealed(desk)
    sheets = [sheet.share.words for sheet in made.sheets]
    page = recovery_page(desk)
    type_sheet(page.trying, (*sheets[0][:-1], "zebra"))
    assert page.trying.field.fault
    type_sheet_again(page.trying, sheets[0])
    assert "1 of 2 sheets taken" in texts(page, seen=True)
    type_sheet(page.trying, sheets[2])
    until(lambda: "open this vault" in page.notices.text, "the trial")
    until(lambda: "Tried with its trustees" in page.ways.rows[0].state.text(), "the day")


def type_sheet_again(form: SheetsForm, words: tuple[str, ...]) -> None:
    form.words.selectAll()
    type_sheet(form, words)


def test_sheets_of_another_card_are_refused(desk: Desk) -> None:
    sealed(desk)
    other = shares.make("other", 2, 2)
    page = recovery_page(desk)
    for sheet in other.sheets:
        type_sheet(page.trying, sheet.share.words)
    until(lambda: bool(page.trying.field.fault), "the refusal")
    assert "don't open this vault" in page.trying.field.fault


def test_a_card_is_removed_only_after_a_second_button(desk: Desk) -> None:
    sealed(desk)
    page = recovery_page(desk)
    row = page.ways.rows[0]
    row.remove.click()
    assert row.leave.hasFocus()
    row.leave.click()
    assert not row.sure.isVisible()
    row.remove.click()
    row.sure.click()
    until(lambda: page.ways.rows == [], "the removal")
    assert desk.write(recovery.ways) == []


@pytest.mark.parametrize("role", ["coordinator"])
def test_a_card_is_made_only_when_the_words_were_typed_back(desk: Desk, tmp_path: Path) -> None:
    page = making(desk)
    made = page.making
    words = [sheet.share.words for sheet in made.sheets._sheets]
    shown = []
    for _ in range(5):
        shown.append(made.sheets.sheet.toPlainText())
        made.sheets.on.click()
    assert [f"{n} OF 5" in text for n, text in enumerate(shown, 1)] == [True] * 5
    assert made.sheets.sheet.toPlainText() == ""
    for each in words[1:4]:
        type_sheet(made.back, each)
    until(lambda: made.step == 3, "the words")
    made.save_to(tmp_path / "card.json")
    until(lambda: "card.json" in page.notices.text, "the card")
    assert {path.name for path in tmp_path.glob("card*")} == {"card.json", "card.json.revocation"}
    assert made.step == 0


@pytest.mark.parametrize("role", ["coordinator"])
@pytest.mark.parametrize(
    ("day", "fault"), [("soon", "no day"), ("2001-01-01", "already expired")], ids=["none", "past"]
)
def test_a_day_on_which_no_card_can_expire_is_refused_beside_its_field(
    desk: Desk, day: str, fault: str
) -> None:
    form = recovery_page(desk).making
    form.name.setText(NAME)
    form.expires.line.setText(day)
    form.make.click()
    until(lambda: fault in form.expires.fault)
    assert form.step == 0
    assert form.make.isEnabled()


@pytest.mark.parametrize("role", ["coordinator"])
def test_the_day_that_was_typed_stands_on_the_card(desk: Desk) -> None:
    form = recovery_page(desk).making
    form.name.setText(NAME)
    form.expires.line.setText("31.12.2098")
    form.make.click()
    until(lambda: form._making is not None)
    assert form._making is not None
    assert parse_card(form._making.card).card.expires == "2098-12-31T00:00:00Z"


@pytest.mark.parametrize("role", ["coordinator"])
def test_leaving_the_page_forgets_the_sheets_and_no_card_is_made(desk: Desk) -> None:
    page = making(desk)
    desk.open("settings", SettingsPage)
    assert page.making.step == 0
    assert page.making.sheets.sheet.toPlainText() == ""
    assert page.making._making is None


@pytest.mark.parametrize("role", ["coordinator"])
def test_a_sheet_is_printed(desk: Desk, tmp_path: Path) -> None:
    page = making(desk)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "sheet.pdf"))
    page.making.sheets.print_to(printer)
    assert (tmp_path / "sheet.pdf").read_bytes()[:5] == b"%PDF-"


def test_a_monitor_is_not_offered_to_make_a_card(desk: Desk) -> None:
    page = recovery_page(desk)
    assert not page.making.isVisible()


def test_a_lost_passphrase_is_replaced_with_the_trustees(place: Path, window: MainWindow) -> None:
    made = shares.make(NAME, 2, 3)
    with Secret(PASSPHRASE.encode()) as secret, Vault.open(place, secret) as vault:
        contacts.add(vault, made.card)
        contacts.compare(vault, NAME, made.fingerprint)
        recovery.seal(vault, recovery.plan(vault, NAME), secret)
    card = window.start.card
    assert isinstance(card, Unlock)
    assert not card.forgotten.isVisible(), "whoever knows the passphrase needs no other way"
    type_text(card.passphrase.line, "no longer known")
    card.unlock.click()
    until(card.forgotten.isVisible, "the other way")
    card.forgotten.click()
    page = window.start.card
    assert isinstance(page, Recover)
    for sheet in made.sheets[:2]:
        type_sheet(page.sheets, sheet.share.words)
    until(page.passphrase.isVisible, "the new passphrase")
    type_text(page.passphrase.first.line, NEW)
    type_text(page.passphrase.second.line, NEW)
    page.open.click()
    until(lambda: isinstance(window.start.card, Unlock), "the new passphrase in force")
    with pytest.raises(UserError), Secret(PASSPHRASE.encode()) as old:
        Vault.open(place, old)
    with Secret(NEW.encode()) as new, Vault.open(place, new) as vault:
        assert len(recovery.ways(vault)) == 1
