"""The own card, and contacts in every state."""

from __future__ import annotations

import tempfile
from pathlib import Path

from fieldreport.crypto.cards import make_revocation
from fieldreport.vault import contacts
from tests.gui.acting import Desk, until
from tests.gui.exchange import befriend, somebody
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


# Names, and digits, are the same in every language.
_SAME = frozenset({"Айгүл", "Самал", "Ержан", "Дана"})

SCENES = (
    Scene("contacts-own", _own, same=_SAME),
    Scene("contacts-uncompared", _uncompared, same=_SAME),
    Scene("contacts-twice", _twice, same=_SAME),
    Scene("contacts-revoked", _revoked, same=_SAME),
)
