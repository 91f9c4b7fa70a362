"""Contacts, as somebody who compares them does it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from fieldreport.crypto.cards import make_revocation
from fieldreport.crypto.identity import groups
from fieldreport.files import write_atomic
from fieldreport.usecases.keep import succession
from fieldreport.vault import contacts
from fieldreport.vault.vault import Vault
from tests.gui.acting import Desk, press, type_text, until
from tests.gui.exchange import (
    Other,
    befriend,
    endorsed,
    expires,
    friends,
    hand_over,
    let_in,
    revoked,
    somebody,
)
from ui.exchange.contacts_page import ContactsPage
from ui.exchange.handover_page import HandoverPage
from ui.keys.keys_page import KeysPage
from ui.recovery.recovery_page import RecoveryPage


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


def test_a_renewed_card_under_another_name_is_told_of_and_stays_compared(
    page: ContactsPage, desk: Desk, samal: Other, tmp_path: Path
) -> None:
    befriend(desk, samal)
    path = tmp_path / "renewed.json"
    samal.do(lambda vault: succession.renew(vault, path, name="С. А."))
    page.add_card(path)
    until(lambda: "Самал is called С. А." in page.notices.text)
    assert desk.write(states) == {"С. А.": "compared"}


@pytest.mark.parametrize("which", ["revocation", "request"])
def test_what_was_taken_for_a_card_is_called_what_it_is(
    page: ContactsPage, desk: Desk, samal: Other, tmp_path: Path, which: str
) -> None:
    path = tmp_path / "file.json"
    if which == "revocation":
        samal.do(lambda vault: succession.export_revocation(vault, path))
    else:
        dana = somebody(tmp_path / "dana", "Дана")
        (tmp_path / "card").write_bytes(samal.card)
        dana.do(lambda vault: succession.ask_endorsement(vault, tmp_path / "card", path))
    page.add_card(path)
    until(lambda: which in page.notices.text)
    assert "not a card" in page.notices.text
    assert desk.write(states) == {}


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


# --- a card that is no longer good ----------------------------------------------------------------


def at(desk: Desk, name: str) -> ContactsPage:
    """The page with the contact called `name` open, and everything about it known."""
    page = desk.open("contacts", ContactsPage)
    desk.settled()
    names = [person.contact.name for person in page.people]
    page.list.setCurrentIndex(page.model.index(names.index(name) + 1, 0))
    desk.settled()
    return page


def test_what_a_revoked_key_alone_had_goes_to_the_successor_with_two_buttons(
    desk: Desk, tmp_path: Path
) -> None:
    samal, dana = friends(desk, tmp_path / "samal"), somebody(tmp_path / "dana", "Дана")
    drive = tmp_path / "DRIVE"
    drive.mkdir()
    desk.write(lambda vault: hand_over(vault, drive, "Самал", "Seen."))
    page = desk.open("contacts", ContactsPage)
    page.add_card(endorsed(samal, dana, tmp_path))
    until(lambda: "signed that it takes the place" in page.notices.text)
    until(lambda: "Самал signed" in page.view.takes_over.text)
    revoked(desk, samal)
    page = at(desk, "Самал")
    after = page.view.aftermath
    assert "1 record" in after.left.text
    assert "Compare the fingerprint first" in after.next.text
    after.button.click()
    until(lambda: shown(page) == "Дана")
    # A key that was revoked recommends nobody.
    assert page.view.takes_over.text == ""
    type_text(page.view.form.line, groups(dana.fingerprint))
    press(Qt.Key.Key_Return)
    until(page.view.form.isHidden)
    page = at(desk, "Самал")
    assert after.button.text() == "Hand over again to Дана…"
    after.button.setFocus()
    press(Qt.Key.Key_Return)
    handover = desk.window.page
    assert isinstance(handover, HandoverPage)
    until(lambda: handover.form.plan is not None)
    assert handover.form.plan is not None
    assert handover.form.plan.names == ("Дана",)
    assert handover.form.what.chosen == "again"
    assert len(handover.form.plan.accounts) == 1


def test_without_a_successor_one_is_asked_for_or_somebody_else_chosen(
    desk: Desk, tmp_path: Path
) -> None:
    samal = friends(desk, tmp_path / "samal")
    friends(desk, tmp_path / "dana", "Дана", "monitor")
    drive = tmp_path / "DRIVE"
    drive.mkdir()
    desk.write(lambda vault: hand_over(vault, drive, "Самал", "Seen."))
    revoked(desk, samal)
    after = at(desk, "Самал").view.aftermath
    assert "Nobody is known" in after.next.text
    assert after.button.text() == "Add a card…"
    after.choose.click()
    handover = desk.window.page
    assert isinstance(handover, HandoverPage)
    until(lambda: handover.form.plan is not None)
    assert handover.form.what.chosen == "again"


def test_what_others_have_acknowledged_needs_nothing_but_a_new_card(
    desk: Desk, tmp_path: Path
) -> None:
    samal = friends(desk, tmp_path / "samal")
    expires(desk, samal, "2001-01-01")
    page = at(desk, "Самал")
    assert "has expired" in page.view.state.text
    assert "2001" in page.view.expiry.text
    after = page.view.aftermath
    assert "nothing to hand over again" in after.left.text
    assert "renewed card" in after.next.text
    assert (after.button.text(), after.choose.isVisible()) == ("Add a card…", False)


def test_a_card_that_expires_soon_is_marked_and_one_that_doesnt_only_says_when(
    desk: Desk, tmp_path: Path
) -> None:
    samal = friends(desk, tmp_path / "samal")
    expires(desk, samal, "2098-05-01")
    page = at(desk, "Самал")
    assert "1 May 2098" in page.view.expiry.text
    assert not page.people[0].expires_soon
    soon = (datetime.now(UTC) + timedelta(days=10)).date().isoformat()
    expires(desk, samal, soon)
    page = at(desk, "Самал")
    assert "in time" in page.view.expiry.text
    assert page.people[0].expires_soon


def test_a_revoked_recovery_card_that_opens_the_vault_leads_to_the_ways_in(
    desk: Desk, tmp_path: Path
) -> None:
    desk.write(lambda vault: let_in(vault, "Qorgau", revoked=True))
    after = at(desk, "Qorgau").view.aftermath
    assert "still opens your vault" in after.opens.text
    after.ways.click()
    assert isinstance(desk.window.page, RecoveryPage)


def test_the_aftermath_of_one_is_never_shown_with_another(desk: Desk, tmp_path: Path) -> None:
    samal = friends(desk, tmp_path / "samal")
    friends(desk, tmp_path / "dana", "Дана")
    revoked(desk, samal)
    page = at(desk, "Самал")
    assert page.view.aftermath.isVisible()
    page = at(desk, "Дана")
    assert not page.view.aftermath.isVisible()


@pytest.mark.parametrize("again", [False, True], ids=["after unlocking", "where one hands over"])
def test_a_revoked_coordinator_is_told_of_loudly_with_the_way_to_what_is_to_be_done(
    desk: Desk, tmp_path: Path, again: bool
) -> None:
    samal = friends(desk, tmp_path / "samal")
    drive = tmp_path / "DRIVE"
    drive.mkdir()
    desk.write(lambda vault: hand_over(vault, drive, "Самал", "Seen."))
    revoked(desk, samal)
    if again:
        desk.open("handover", HandoverPage)
    else:
        desk.workroom.begin()
    page = desk.window.page
    assert page is not None
    until(lambda: "revoked" in page.notices.text)
    assert page.notices.property("look") == "bar-bad"
    assert "1 item went to nobody else" in page.notices.text
    page.notices.button.click()
    there = desk.window.page
    assert isinstance(there, ContactsPage)
    until(lambda: shown(there) == "Самал")
    until(there.view.aftermath.isVisible)


def test_ones_own_card_that_expires_soon_leads_to_where_it_is_renewed(
    desk: Desk, tmp_path: Path
) -> None:
    soon = (datetime.now(UTC) + timedelta(days=5)).date().isoformat()
    desk.write(lambda vault: succession.renew(vault, tmp_path / "c", expires=f"{soon}T00:00:00Z"))
    page = desk.open("contacts", ContactsPage)
    until(lambda: "Renew it now" in page.own.expiry.text)
    desk.workroom.begin()
    first = desk.window.page
    assert first is not None
    until(lambda: "Your own card expires" in first.notices.text)
    first.notices.button.click()
    assert isinstance(desk.window.page, KeysPage)


def test_with_good_cards_nothing_is_said(desk: Desk, tmp_path: Path) -> None:
    friends(desk, tmp_path / "samal")
    desk.workroom.begin()
    desk.settled()
    assert desk.window.page is not None
    assert desk.window.page.notices.text == ""
