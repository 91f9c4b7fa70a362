"""The own card, and contacts in every state."""

from __future__ import annotations

import tempfile
from pathlib import Path

from fieldreport.crypto.cards import make_card, make_revocation
from fieldreport.vault import contacts
from fieldreport.vault.vault import Vault
from tests.gui.acting import Desk, until
from tests.gui.exchange import (
    ACCOUNT,
    befriend,
    endorsed,
    expires,
    friends,
    hand_over,
    revoked,
    somebody,
)
from tests.gui.staging import Scene
from ui.exchange.contacts_page import ContactsPage


def _own(desk: Desk) -> None:
    page = desk.open("contacts", ContactsPage)
    until(lambda: len(page.model.numbers) == 1)


def _open(desk: Desk, name: str) -> ContactsPage:
    """Four contacts, one in each state, and the one called `name` open."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        samal = somebody(folder / "1", "Самал")
        yerzhan = somebody(folder / "2", "Ержан")
        befriend(desk, samal)
        befriend(desk, yerzhan)
        befriend(desk, somebody(folder / "3", "Дана", "monitor"), compared=False)
        befriend(desk, somebody(folder / "4", "Самал"), compared=False)
        revoked = yerzhan.do(lambda vault: make_revocation(vault.identity))
    desk.write(lambda vault: contacts.revoke(vault, revoked))
    page = desk.open("contacts", ContactsPage)
    until(lambda: len(page.people) == 4)
    names = [person.contact.name for person in page.people]
    page.list.setCurrentIndex(page.model.index(names.index(name) + 1, 0))
    return page


def _uncompared(desk: Desk) -> None:
    page = _open(desk, "Дана")
    page.view.form.line.setText("12345 67890")
    page.view.form.button.click()


def _twice(desk: Desk) -> None:
    _open(desk, "Самал")


def _revoked(desk: Desk) -> None:
    _open(desk, "Ержан")


def _revoked_coordinator(desk: Desk, *, successor: bool) -> None:
    """Something was handed over to Ержан alone, and his key was revoked."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        yerzhan = friends(desk, folder / "1", "Ержан")
        dana = somebody(folder / "2", "Дана")
        desk.write(lambda vault: hand_over(vault, folder, "Ержан", ACCOUNT))
        if successor:
            path = endorsed(yerzhan, dana, folder)
            desk.write(lambda vault: contacts.add(vault, path.read_bytes()))
            desk.write(lambda vault: contacts.compare(vault, "Дана", dana.fingerprint))
        revoked(desk, yerzhan)


def _aftermath(desk: Desk) -> None:
    _revoked_coordinator(desk, successor=True)
    _show(desk, "Ержан")


def _no_successor(desk: Desk) -> None:
    _revoked_coordinator(desk, successor=False)
    _show(desk, "Ержан")


def _expired(desk: Desk) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        samal = friends(desk, Path(temporary) / "1", "Самал")
        expires(desk, samal, "2025-12-31")
    _show(desk, "Самал")


def _taking_over(desk: Desk) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        samal, dana = friends(desk, folder / "1", "Самал"), somebody(folder / "2", "Дана")
        path = endorsed(samal, dana, folder)
        desk.write(lambda vault: contacts.add(vault, path.read_bytes()))
    _show(desk, "Дана")


def _warned(desk: Desk) -> None:
    _revoked_coordinator(desk, successor=False)
    desk.workroom.begin()
    page = desk.window.page
    assert page is not None
    until(lambda: bool(page.notices.text))


def _own_expired(desk: Desk) -> None:
    def expire(vault: Vault) -> None:
        raw = make_card(
            vault.identity, vault.name, vault.role, serial=2, expires="2025-12-31T00:00:00Z"
        )
        vault.db.execute("UPDATE identity SET card = ?", (raw,))

    desk.write(expire)
    page = desk.open("contacts", ContactsPage)
    until(lambda: bool(page.own.expiry.text))


def _show(desk: Desk, name: str) -> None:
    page = desk.open("contacts", ContactsPage)
    desk.settled()
    names = [person.contact.name for person in page.people]
    page.list.setCurrentIndex(page.model.index(names.index(name) + 1, 0))
    desk.settled()


# Names, and digits, are the same in every language.
_SAME = frozenset({"Айгүл", "Самал", "Ержан", "Дана"})

SCENES = (
    Scene("contacts-own", _own, same=_SAME),
    Scene("contacts-uncompared", _uncompared, same=_SAME),
    Scene("contacts-twice", _twice, same=_SAME),
    Scene("contacts-revoked", _revoked, same=_SAME),
    Scene("contacts-aftermath", _aftermath, same=_SAME),
    Scene("contacts-no-successor", _no_successor, same=_SAME),
    Scene("contacts-expired", _expired, same=_SAME),
    Scene("contacts-taking-over", _taking_over, same=_SAME),
    Scene("contacts-own-expired", _own_expired, same=_SAME),
    Scene("contacts-warned", _warned, same=_SAME),
)
