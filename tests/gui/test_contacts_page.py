"""Contacts, as somebody who compares them does it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from fieldreport.crypto.cards import make_revocation
from fieldreport.crypto.identity import groups
from fieldreport.files import write_atomic
from fieldreport.vault import contacts
from fieldreport.vault.vault import Vault
from tests.gui.acting import Desk, press, type_text, until
from tests.gui.exchange import Other, befriend, somebody
from ui.exchange.contacts_page import ContactsPage


@pytest.fixture
def page(desk: Desk) -> ContactsPage:
    opened = desk.open("contacts", ContactsPage)
    desk.settled()
    return opened


@pytest.fixture
def samal(tmp_path: Path) -> Other:
    return somebody(tmp_path / "samal")


def card_file(folder: Path, other: Other) -> Path:
    path = folder / f"{other.fingerprint[:8]}.json"
    path.write_bytes(other.card)
    return path


def shown(page: ContactsPage) -> str:
    return page.shown.contact.name if page.shown else ""


def states(vault: Vault) -> dict[str, str]:
    return {contact.name: contact.state for contact in contacts.everyone(vault)}


def test_the_own_card_is_shown_in_digits_and_can_be_saved(
    page: ContactsPage, desk: Desk, tmp_path: Path
) -> None:
    own = desk.write(lambda vault: (vault.fingerprint, vault.card))
    assert page.shown is None
    assert page.own.fingerprint.digits.text().split() == groups(own[0]).split()
    assert page.own.code.sizeHint().width() > 100
    path = tmp_path / "card.json"
    page.own.save_to(path)
    until(lambda: "card.json" in page.notices.text)
    assert path.read_bytes() == own[1]
    page.own.copy.click()
    assert QApplication.clipboard().text() == groups(own[0])
    page.own.save_to(path)
    until(lambda: "already" in page.notices.text)
    assert path.read_bytes() == own[1]


def test_a_card_is_added_compared_by_typing_and_then_believed(
    page: ContactsPage, desk: Desk, samal: Other, tmp_path: Path
) -> None:
    page.add_card(card_file(tmp_path, samal))
    until(lambda: shown(page) == "Самал")
    assert "Now compare" in page.notices.text
    assert page.view.form.line.hasFocus()
    type_text(page.view.form.line, groups(samal.fingerprint).replace(" ", "-"))
    press(Qt.Key.Key_Return)
    until(page.view.form.isHidden)
    assert "counts as compared" in page.notices.text
    assert "compared on" in page.view.state.text
    assert desk.write(states) == {"Самал": "compared"}


@pytest.mark.parametrize(
    ("given", "fault"),
    [("12345", "60 digits"), ("1" * 60, "not the fingerprint"), ("", "60 digits")],
    ids=["a slip", "another one", "nothing"],
)
def test_what_is_not_the_fingerprint_is_refused_beside_the_field(
    page: ContactsPage, desk: Desk, samal: Other, tmp_path: Path, given: str, fault: str
) -> None:
    page.add_card(card_file(tmp_path, samal))
    until(lambda: shown(page) == "Самал")
    type_text(page.view.form.line, given)
    page.view.form.button.click()
    assert fault in page.view.form.field.fault
    desk.settled()
    assert desk.write(states) == {"Самал": "uncompared"}


def test_another_key_under_a_known_name_is_a_loud_warning(
    page: ContactsPage, desk: Desk, samal: Other, tmp_path: Path
) -> None:
    befriend(desk, samal)
    page.add_card(card_file(tmp_path, somebody(tmp_path / "false", "САМАЛ")))
    until(lambda: shown(page) == "САМАЛ")
    assert "Careful" in page.notices.text
    assert page.notices.property("look") == "bar-bad"
    assert "two contacts" in page.view.warning.text
    assert desk.write(states) == {"Самал": "compared", "САМАЛ": "uncompared"}


def test_the_same_card_once_more_changes_nothing(
    page: ContactsPage, desk: Desk, samal: Other, tmp_path: Path
) -> None:
    befriend(desk, samal)
    page.add_card(card_file(tmp_path, samal))
    until(lambda: "up to date" in page.notices.text)
    assert desk.write(states) == {"Самал": "compared"}


def test_what_is_no_card_is_told_of(page: ContactsPage, desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Сәлем")
    page.add_card(path)
    until(lambda: bool(page.notices.text))
    assert desk.write(states) == {}


def test_a_revocation_ends_it(page: ContactsPage, desk: Desk, samal: Other, tmp_path: Path) -> None:
    befriend(desk, samal)
    path = tmp_path / "revocation.json"
    write_atomic(path, samal.do(lambda vault: make_revocation(vault.identity)))
    page.take_revocation(path)
    until(lambda: shown(page) == "Самал")
    assert "revoked" in page.notices.text
    until(lambda: "was revoked on" in page.view.state.text)
    assert page.view.form.isHidden()
    assert desk.write(states) == {"Самал": "revoked"}


def test_a_revocation_of_a_stranger_is_refused(
    page: ContactsPage, desk: Desk, samal: Other, tmp_path: Path
) -> None:
    path = tmp_path / "revocation.json"
    write_atomic(path, samal.do(lambda vault: make_revocation(vault.identity)))
    page.take_revocation(path)
    until(lambda: "none of your contacts" in page.notices.text)


def test_the_list_is_walked_with_the_arrows(page: ContactsPage, desk: Desk, samal: Other) -> None:
    befriend(desk, samal)
    page.refresh()
    until(lambda: len(page.model.numbers) == 2)
    page.list.setFocus()
    press(Qt.Key.Key_Down)
    assert shown(page) == "Самал"
    press(Qt.Key.Key_Up)
    assert page.shown is None
    assert page.own.isVisible()
