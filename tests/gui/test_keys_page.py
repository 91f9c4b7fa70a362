"""One's own keys, as their owner looks after them; the other half of each step is done in a vault
beside the window.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit

from fieldreport.crypto.cards import open_card, open_revocation
from fieldreport.crypto.identity import groups
from fieldreport.crypto.secret import Secret
from fieldreport.progress import Silent
from fieldreport.usecases.exchange import rescue
from fieldreport.usecases.keep import succession
from tests.gui.acting import Desk, press, type_text, until
from tests.gui.exchange import Other, somebody
from ui.exchange.contacts_page import ContactsPage
from ui.keys.keys_page import KeysPage

OTHER_PHRASE = "түнгі қала үстінде ұшқан құс"


@pytest.fixture
def page(desk: Desk) -> KeysPage:
    opened = desk.open("keys", KeysPage)
    desk.settled()
    return opened


@pytest.fixture
def dana(tmp_path: Path) -> Other:
    return somebody(tmp_path / "dana", "Дана")


def own(desk: Desk) -> succession.Own:
    return desk.write(succession.own)


def request(desk: Desk, by: Other, folder: Path) -> Path:
    """What `by` asks of the owner of the window."""
    card, path = folder / "own-card", folder / "request"
    card.write_bytes(desk.write(lambda vault: vault.card))
    by.do(lambda vault: succession.ask_endorsement(vault, card, path))
    return path


def write(line: QLineEdit, text: str) -> None:
    line.setFocus()
    line.selectAll()
    type_text(line, text)


# --- the card -------------------------------------------------------------------------------------


def test_the_page_is_reached_from_ones_own_card_and_leads_back(desk: Desk) -> None:
    contacts = desk.open("contacts", ContactsPage)
    contacts.own.keys.click()
    page = desk.window.page
    assert isinstance(page, KeysPage)
    assert page.renewal.name.hasFocus()
    page.back.click()
    assert isinstance(desk.window.page, ContactsPage)


def test_a_renewed_card_has_the_new_name_and_day_and_the_same_fingerprint(
    page: KeysPage, desk: Desk, tmp_path: Path
) -> None:
    before = desk.write(lambda vault: vault.fingerprint)
    assert page.renewal.name.text() == "Айгүл"
    write(page.renewal.name, "А. Қ.")
    write(page.renewal.expires, "31.12.2098")
    page.renewal.save_to(tmp_path / "card.json")
    until(lambda: "card.json" in page.notices.text)
    card = open_card((tmp_path / "card.json").read_bytes())
    assert (card.card.name, card.card.expires) == ("А. Қ.", "2098-12-31T00:00:00Z")
    assert card.fingerprint == before
    desk.settled()
    assert page.renewal.expires.text() == "2098-12-31"
    contacts = desk.open("contacts", ContactsPage)
    until(lambda: contacts.own.name == "А. Қ.")
    assert "2098" in contacts.own.expiry.text


def test_a_day_can_be_taken_off_again(page: KeysPage, desk: Desk, tmp_path: Path) -> None:
    write(page.renewal.expires, "2098-12-31")
    page.renewal.save_to(tmp_path / "one.json")
    until(lambda: "one.json" in page.notices.text)
    desk.settled()
    page.renewal.expires.clear()
    page.renewal.save_to(tmp_path / "two.json")
    until(lambda: "two.json" in page.notices.text)
    assert own(desk).expires is None


@pytest.mark.parametrize("text", ["soon", "2098-02-30", "31.13.2098", "2098"])
def test_what_is_no_day_is_refused_beside_its_field(page: KeysPage, desk: Desk, text: str) -> None:
    write(page.renewal.expires, text)
    press(Qt.Key.Key_Return)
    assert "no day" in page.renewal.expires_field.fault
    assert page.renewal.expires.hasFocus()
    assert page.findChild(QFileDialog) is None
    assert own(desk).expires is None


def test_a_day_that_is_past_is_refused_beside_its_field(
    page: KeysPage, desk: Desk, tmp_path: Path
) -> None:
    write(page.renewal.expires, "2001-01-01")
    page.renewal.save_to(tmp_path / "card.json")
    until(lambda: "already expired" in page.renewal.expires_field.fault)
    assert not (tmp_path / "card.json").exists()
    assert own(desk).expires is None


def test_without_a_name_no_card_is_made(page: KeysPage) -> None:
    page.renewal.name.clear()
    page.renewal.save.click()
    assert "Write the name" in page.renewal.name_field.fault
    assert page.findChild(QFileDialog) is None


def test_a_name_that_no_card_may_have_is_refused_beside_its_field(
    page: KeysPage, tmp_path: Path
) -> None:
    write(page.renewal.name, "x" * 101)
    page.renewal.save_to(tmp_path / "card.json")
    until(lambda: bool(page.renewal.name_field.fault))
    assert not (tmp_path / "card.json").exists()


def test_a_file_that_is_there_is_not_replaced_and_the_card_stays(
    page: KeysPage, desk: Desk, tmp_path: Path
) -> None:
    taken = tmp_path / "card.json"
    taken.write_text("mine")
    before = desk.write(lambda vault: vault.card)
    page.renewal.save_to(taken)
    until(lambda: "already" in page.notices.text)
    page.save_revocation(taken)
    desk.settled()
    assert taken.read_text() == "mine"
    assert desk.write(lambda vault: vault.card) == before


def test_the_revocation_that_is_saved_ends_these_keys_and_no_others(
    page: KeysPage, desk: Desk, tmp_path: Path
) -> None:
    page.save_revocation(tmp_path / "revocation.json")
    until(lambda: "revocation.json" in page.notices.text)
    raw = (tmp_path / "revocation.json").read_bytes()
    public = desk.write(lambda vault: vault.identity.public)
    assert open_revocation(raw, public).fingerprint == public.fingerprint


# --- a successor ----------------------------------------------------------------------------------


def test_a_successor_is_named_only_after_the_fingerprint_was_typed(
    page: KeysPage, desk: Desk, dana: Other, tmp_path: Path
) -> None:
    form = page.hand_on
    form.read(request(desk, dana, tmp_path))
    until(form.form.isVisible)
    assert "Дана, coordinator, asks" in form.who.text()
    assert form.sign.isHidden()
    assert form.form.line.hasFocus()
    type_text(form.form.line, "1" * 60)
    press(Qt.Key.Key_Return)
    assert "not the fingerprint" in form.form.field.fault
    assert form.sign.isHidden()
    form.form.line.clear()
    type_text(form.form.line, groups(dana.fingerprint))
    press(Qt.Key.Key_Return)
    assert form.sign.hasFocus()
    form.sign_to(tmp_path / "signed.json")
    until(lambda: "signed.json" in page.notices.text)
    assert form.who.isHidden()
    dana.do(lambda vault: succession.take_endorsed(vault, tmp_path / "signed.json"))
    fingerprint = desk.write(lambda vault: vault.fingerprint)
    assert dana.do(succession.own).replaces == fingerprint


def test_a_request_that_was_exchanged_meanwhile_is_not_signed(
    page: KeysPage, desk: Desk, dana: Other, tmp_path: Path
) -> None:
    form, path = page.hand_on, request(desk, dana, tmp_path)
    form.read(path)
    until(form.form.isVisible)
    type_text(form.form.line, groups(dana.fingerprint))
    press(Qt.Key.Key_Return)
    path.unlink()
    request(desk, somebody(tmp_path / "false", "Дана"), tmp_path)
    form.sign_to(tmp_path / "signed.json")
    until(lambda: "not the fingerprint" in page.notices.text)
    assert not (tmp_path / "signed.json").exists()


def test_what_is_no_request_to_oneself_is_told_of(
    page: KeysPage, desk: Desk, dana: Other, tmp_path: Path
) -> None:
    path = tmp_path / "card"
    path.write_bytes(dana.card)
    page.hand_on.read(path)
    until(lambda: bool(page.notices.text))
    assert page.hand_on.form.isHidden()
    page.arrive()
    assert page.notices.text == ""


def test_leaving_the_page_forgets_the_request(
    page: KeysPage, desk: Desk, dana: Other, tmp_path: Path
) -> None:
    page.hand_on.read(request(desk, dana, tmp_path))
    until(page.hand_on.form.isVisible)
    desk.open("contacts", ContactsPage)
    assert desk.open("keys", KeysPage).hand_on.form.isHidden()


def test_the_place_of_an_older_card_is_taken_in_three_steps(
    page: KeysPage, desk: Desk, dana: Other, tmp_path: Path
) -> None:
    old = tmp_path / "old.json"
    old.write_bytes(dana.card)
    page.take_over.ask_for(old, tmp_path / "request.json")
    until(lambda: "request.json" in page.notices.text)
    signed = tmp_path / "signed.json"
    dana.do(lambda vault: succession.endorse(vault, tmp_path / "request.json", signed))
    page.take_over.use(signed)
    until(lambda: "yours from now on" in page.notices.text)
    assert own(desk).replaces == dana.fingerprint
    page.take_over.use(signed)
    until(lambda: "already has this card" in page.notices.text)


def test_ones_own_card_is_no_older_card_to_take_the_place_of(
    page: KeysPage, desk: Desk, tmp_path: Path
) -> None:
    card = tmp_path / "own.json"
    card.write_bytes(desk.write(lambda vault: vault.card))
    page.take_over.ask_for(card, tmp_path / "request.json")
    until(lambda: "your own card" in page.notices.text)
    assert not (tmp_path / "request.json").exists()


# --- the key for use without the program ----------------------------------------------------------


def test_with_the_key_that_is_saved_a_bundle_opens_under_its_own_passphrase(
    page: KeysPage, desk: Desk, dana: Other, tmp_path: Path
) -> None:
    dana.befriend(desk.write(lambda vault: vault.card))
    drive = tmp_path / "DRIVE"
    drive.mkdir()
    bundle = dana.hand_over(drive, "Айгүл", "Seen.")
    form = page.key_file
    for field in (form.passphrase.first, form.passphrase.second):
        field.line.setFocus()
        type_text(field.line, OTHER_PHRASE)
    form.save_to(tmp_path / "key.age")
    until(lambda: "key.age" in page.notices.text)
    assert form.passphrase.first.text() == ""
    with Secret(OTHER_PHRASE.encode()) as phrase:
        rescued = rescue.rescue(bundle, tmp_path / "key.age", phrase, tmp_path / "out", Silent())
    assert rescued.bad == ()
    assert b"Seen." in b"".join(
        p.read_bytes() for p in (tmp_path / "out").rglob("*") if p.is_file()
    )


@pytest.mark.parametrize(("first", "second"), [("", ""), ("12345", "12345"), (OTHER_PHRASE, "x")])
def test_without_a_passphrase_that_is_good_enough_no_key_is_saved(
    page: KeysPage, tmp_path: Path, first: str, second: str
) -> None:
    form = page.key_file.passphrase
    form.first.set_text(first)
    form.second.set_text(second)
    page.key_file.save.click()
    assert page.findChild(QFileDialog) is None
    assert form.first_field.fault or form.second_field.fault
    page.rest()
    assert form.first.text() == ""


@pytest.mark.parametrize("which", ["renewal", "revocation", "key"])
def test_each_asks_where_to_write(page: KeysPage, which: str) -> None:
    if which == "renewal":
        page.renewal.save.click()
    elif which == "revocation":
        page.revocation.click()
    else:
        for field in (page.key_file.passphrase.first, page.key_file.passphrase.second):
            field.set_text(OTHER_PHRASE)
        page.key_file.save.click()
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.acceptMode() == QFileDialog.AcceptMode.AcceptSave
    dialog.reject()
