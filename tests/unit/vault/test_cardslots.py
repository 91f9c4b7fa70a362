"""Slots for recovery cards: made, tested, used, removed; and whatever fails, every way in that worked
still works.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from fieldreport.crypto.cards import make_card
from fieldreport.crypto.identity import Identity
from fieldreport.crypto.keyslots import CARD_SLOTS
from fieldreport.crypto.recipients import HybridIdentity
from fieldreport.crypto.secret import Secret
from fieldreport.errors import UserError
from fieldreport.files import writing
from fieldreport.vault import cardslots, contacts, custody, folder
from fieldreport.vault import keys as vault_keys
from fieldreport.vault.contacts import Contact
from fieldreport.vault.vault import Vault
from tests.unit.vault.killing import failing, killed_at
from tests.unit.vault.made import passphrase

CARD, OTHER = (
    Identity.from_seeds(*(Secret(bytes([n]) * 32) for n in seeds))
    for seeds in ((1, 2, 3), (4, 5, 6))
)


@contextmanager
def refused(code: str) -> Iterator[None]:
    with pytest.raises(UserError) as caught:
        yield
    assert caught.value.code == code


def contact(vault: Vault, identity: Identity = CARD, name: str = "Qorgau") -> Contact:
    added = contacts.add(vault, make_card(identity, name, "recovery")).contact
    return contacts.compare(vault, added.fingerprint, added.fingerprint)


def sealed(vault: Vault, identity: Identity = CARD, name: str = "Qorgau") -> cardslots.Slot:
    with passphrase() as secret:
        return cardslots.seal(vault, secret, contact(vault, identity, name))


def opens(place: Path, text: str | None = None) -> bool:
    with passphrase(text) if text else passphrase() as secret:
        try:
            Vault.open(place, secret).close()
        except UserError as error:
            if error.code != "vault.wrong_passphrase":
                raise
            return False
    return True


def opens_with(place: Path, key: HybridIdentity = CARD.age) -> bool:
    header = folder.recognise(place).header
    try:
        cardslots.opened(header, key).zero()
    except UserError as error:
        if error.code != "recovery.no_slot":
            raise
        return False
    return True


def copies(place: Path) -> set[bytes]:
    return {(place / name).read_bytes() for name in folder.HEADERS}


def test_a_card_opens_the_vault_beside_the_passphrase(vault: Vault) -> None:
    before = folder.recognise(vault.folder).header
    slot = sealed(vault)
    assert slot.state == "sealed"
    assert slot.number in CARD_SLOTS
    assert cardslots.slots(vault) == [slot]
    header = folder.recognise(vault.folder).header
    assert [n for n in range(8) if header.slots[n] != before.slots[n]] == [slot.number]
    assert len(copies(vault.folder)) == 1
    with cardslots.opened(header, CARD.age) as master:
        assert vault.is_opened_by(master)
    vault.close()
    assert opens(vault.folder)


def test_what_was_done_is_in_the_custody_log(vault: Vault) -> None:
    slot = sealed(vault)
    cardslots.test(vault, CARD.age)
    cardslots.note_recovered(vault, slot.card)
    cardslots.remove(vault, slot.card)
    told = [entry.told() for entry in custody.entries(vault, vault.fingerprint)]
    details = [one.detail for one in told if one is not None and one.action == "note"]
    assert [one["recovery"] for one in details] == ["sealed", "tested", "opened", "removed"]
    assert {one["card"] for one in details} == {CARD.fingerprint}
    assert list(custody.check(vault)) == []


def test_the_same_card_again_is_refused_and_nothing_is_written(vault: Vault) -> None:
    sealed(vault)
    before = copies(vault.folder)
    with passphrase() as secret, refused("recovery.already"):
        cardslots.seal(vault, secret, contacts.by_name(vault, "Qorgau"))
    assert copies(vault.folder) == before


def test_a_wrong_passphrase_makes_no_slot(vault: Vault) -> None:
    before = copies(vault.folder)
    with passphrase("wrong") as secret, refused("vault.wrong_passphrase"):
        cardslots.seal(vault, secret, contact(vault))
    assert copies(vault.folder) == before
    assert cardslots.slots(vault) == []


def test_several_cards_open_it_until_there_is_no_room(vault: Vault) -> None:
    cards = [
        Identity.from_seeds(*(Secret(bytes([n, m]) * 16) for m in range(3))) for n in range(10, 18)
    ]
    for number, card in enumerate(cards[:7]):
        sealed(vault, card, f"Card {number}")
    assert sorted(slot.number for slot in cardslots.slots(vault)) == list(CARD_SLOTS)
    before = copies(vault.folder)
    with refused("recovery.no_free_slot"):
        sealed(vault, cards[7], "One too many")
    assert copies(vault.folder) == before
    assert all(opens_with(vault.folder, card.age) for card in cards[:7])


def test_a_changed_passphrase_leaves_the_cards(vault: Vault) -> None:
    sealed(vault)
    with passphrase() as old, passphrase("new") as new:
        vault.change_passphrase(old, new)
    vault.close()
    assert opens(vault.folder, "new")
    assert opens_with(vault.folder)


def test_a_removed_card_opens_this_copy_no_more(vault: Vault) -> None:
    slot = sealed(vault)
    sealed(vault, OTHER, "Other")
    cardslots.remove(vault, slot.card)
    assert not opens_with(vault.folder)
    assert opens_with(vault.folder, OTHER.age)
    assert [one.card for one in cardslots.slots(vault)] == [OTHER.fingerprint]
    with refused("recovery.no_slot_listed"):
        cardslots.remove(vault, slot.card)
    assert cardslots.of(vault, slot.card) is None


def test_a_test_opens_compares_and_writes_no_header(vault: Vault) -> None:
    slot = sealed(vault)
    before = copies(vault.folder)
    tested = cardslots.test(vault, CARD.age)
    assert tested.tested is not None
    assert cardslots.slots(vault) == [tested]
    assert tested.number == slot.number
    assert copies(vault.folder) == before
    with refused("recovery.no_slot"):
        cardslots.test(vault, OTHER.age)


def test_a_slot_that_the_list_doesnt_know_or_that_holds_another_key_is_told(vault: Vault) -> None:
    slot = sealed(vault)
    cardslots.store(vault.db, [])
    with refused("recovery.no_slot"):
        cardslots.test(vault, CARD.age)
    header = folder.recognise(vault.folder).header
    strange = header.with_card(Secret(bytes(32)), CARD.age.recipient(), slot=slot.number)
    folder.replace_header(vault.folder, strange.encode())
    with refused("recovery.no_slot"):
        cardslots.test(vault, CARD.age)


def test_the_trustees_give_it_a_new_passphrase(vault: Vault) -> None:
    sealed(vault)
    vault.close()
    with passphrase("new") as new:
        cardslots.recover(vault.folder, CARD.age, new)
    assert opens(vault.folder, "new")
    assert not opens(vault.folder)
    assert opens_with(vault.folder)


def test_recovery_by_another_card_or_of_an_open_or_damaged_vault_changes_nothing(
    vault: Vault,
) -> None:
    sealed(vault)
    before = copies(vault.folder)
    with passphrase("new") as new, refused("vault.in_use"):
        cardslots.recover(vault.folder, CARD.age, new)
    vault.close()
    with passphrase("new") as new, refused("recovery.no_slot"):
        cardslots.recover(vault.folder, OTHER.age, new)
    raw = bytearray((vault.folder / folder.DATABASE).read_bytes())
    raw[3000] ^= 1
    (vault.folder / folder.DATABASE).write_bytes(raw)
    with passphrase("new") as new, refused("vault.damaged"):
        cardslots.recover(vault.folder, CARD.age, new)
    assert copies(vault.folder) == before


def test_a_header_that_differs_in_more_than_the_slot_is_never_written(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = copies(vault.folder)
    made = contact(vault)
    real = type(folder.recognise(vault.folder).header)
    monkeypatch.setattr(
        real,
        "with_card",
        lambda self, master, card, slot: self.without_card(slot=1).without_card(slot=2),
    )
    with passphrase() as secret, pytest.raises(RuntimeError, match="slot"):
        cardslots.seal(vault, secret, made)
    assert copies(vault.folder) == before


# --- interrupted ----------------------------------------------------------------------------------

Action = Callable[[Path], None]


def add_another(place: Path) -> None:
    with passphrase() as secret, Vault.open(place, secret) as vault:
        cardslots.seal(vault, secret, contacts.by_name(vault, "Other"))


def remove_the_first(place: Path) -> None:
    with passphrase() as secret, Vault.open(place, secret) as vault:
        cardslots.remove(vault, CARD.fingerprint)


def recover(place: Path) -> None:
    with passphrase("new") as new:
        cardslots.recover(place, CARD.age, new)


@pytest.fixture
def with_a_card(vault: Vault) -> Path:
    """A locked vault that one card opens; another is among its contacts."""
    sealed(vault)
    contact(vault, OTHER, "Other")
    vault.close()
    return vault.folder


ACTIONS = [add_another, remove_the_first, recover]


def holds(place: Path, action: Action) -> None:
    """What was a way in before still is one, unless it was to end; and the work can be repeated."""
    if action is not recover or not opens(place, "new"):
        assert opens(place)
    if action is not remove_the_first:
        assert opens_with(place)
    try:
        action(place)
    except UserError as error:
        if error.code not in {"recovery.already", "recovery.no_slot_listed"}:
            raise
    assert opens_with(place, OTHER.age) == (action is add_another)
    assert opens_with(place) == (action is not remove_the_first)
    assert opens(place, "new" if action is recover else None)


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize("line", range(0, 260, 17))
def test_killed_anywhere_every_way_in_still_works(
    with_a_card: Path, action: Action, line: int
) -> None:
    killed_at(line, lambda: action(with_a_card), (cardslots, folder, writing, vault_keys))
    holds(with_a_card, action)


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize("number", range(1, 25))
def test_whatever_write_fails_every_way_in_still_works(
    with_a_card: Path, action: Action, number: int
) -> None:
    with failing(number, with_a_card) as failed:
        try:
            action(with_a_card)
        except UserError:
            assert failed
    holds(with_a_card, action)
