"""A slot for a recovery card: opens for its card in its place, and looks like any other."""

from __future__ import annotations

import pytest

from fieldreport.crypto import cardslot
from fieldreport.crypto.cardslot import NotSealedToIt
from fieldreport.crypto.recipients import HybridIdentity
from fieldreport.crypto.secret import Secret

MASTER = Secret(bytes(range(32)))
CARD = HybridIdentity(Secret(b"c" * 32))
OTHER = HybridIdentity(Secret(b"d" * 32))


def test_the_card_opens_what_was_sealed_to_it() -> None:
    sealed = cardslot.seal(CARD.recipient(), MASTER, b"here")
    assert len(sealed) == cardslot.SIZE
    assert cardslot.unseal(CARD, sealed, b"here") == MASTER


def test_no_two_slots_are_the_same() -> None:
    recipient = CARD.recipient()
    assert cardslot.seal(recipient, MASTER, b"") != cardslot.seal(recipient, MASTER, b"")


@pytest.mark.parametrize("at", [0, 1000, 1100, 1119, 1120, 1167])
def test_a_changed_byte_opens_nothing(at: int) -> None:
    sealed = bytearray(cardslot.seal(CARD.recipient(), MASTER, b""))
    sealed[at] ^= 1
    with pytest.raises(NotSealedToIt):
        cardslot.unseal(CARD, bytes(sealed), b"")


def test_another_card_another_place_and_what_is_no_slot_open_nothing() -> None:
    sealed = cardslot.seal(CARD.recipient(), MASTER, b"here")
    for card, slot, place in (
        (OTHER, sealed, b"here"),
        (CARD, sealed, b"there"),
        (CARD, bytes(cardslot.SIZE), b"here"),
        (CARD, b"\xff" * cardslot.SIZE, b"here"),
        (CARD, b"", b"here"),
        (CARD, sealed[:-1], b"here"),
        (CARD, cardslot.decoy(), b""),
    ):
        with pytest.raises(NotSealedToIt):
            cardslot.unseal(card, slot, place)


def test_a_decoy_has_the_size_and_the_shape_of_a_slot() -> None:
    decoys = {cardslot.decoy() for _ in range(8)}
    assert len(decoys) == 8
    assert {len(decoy) for decoy in decoys} == {cardslot.SIZE}
    # The top bit of an X25519 share is never set: a random byte would show it half of the time.
    assert not any(decoy[1119] & 0x80 for decoy in decoys)


def test_a_master_key_of_another_size_is_a_bug() -> None:
    with pytest.raises(ValueError, match="size"):
        cardslot.seal(CARD.recipient(), Secret(bytes(31)), b"")
