"""The header of a vault: what opens it, what doesn't, and what is no header."""

from __future__ import annotations

import hashlib
import json
import math
from base64 import b64encode
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives import hpke
from hypothesis import given
from hypothesis import strategies as st

from fieldreport.crypto import keyslots
from fieldreport.crypto.keyslots import (
    HEADER_LIMIT,
    SLOT_SIZE,
    TEST_COST,
    Cost,
    DamagedHeader,
    Header,
    NewerHeader,
    NoCardSlot,
    WrongPassphrase,
    choose,
)
from fieldreport.crypto.recipients import HybridIdentity
from fieldreport.crypto.secret import Secret
from fieldreport.errors import UserError

VECTORS = Path(__file__).parents[2] / "vectors" / "identity"
MASTER = Secret(bytes(range(32)))
PASSPHRASE = Secret("жеті рет өлшеп".encode())
HEADER = Header.create(PASSPHRASE, MASTER, TEST_COST)


def rewritten(change: Callable[[dict[str, Any]], object], raw: bytes | None = None) -> bytes:
    """Return the header with a change in it and a checksum that holds: what somebody would make who
    wants to do harm."""
    document = json.loads(raw or HEADER.encode())
    change(document)
    return summed(document)


def summed(document: dict[str, Any]) -> bytes:
    text = json.dumps(document | {"checksum": ""}, separators=(",", ":"))
    checksum = hashlib.sha256(text.encode()).hexdigest()
    return text.replace('"checksum":""', f'"checksum":"{checksum}"').encode()


def test_the_passphrase_opens_the_master_key() -> None:
    assert HEADER.open(PASSPHRASE) == MASTER
    assert HEADER.open(Secret("жеті рет өлшеп".encode())) == MASTER


@pytest.mark.parametrize("wrong", ["жеті рет өлшеп ", "жеті рет олшеп", "x"])
def test_another_passphrase_opens_nothing(wrong: str) -> None:
    with pytest.raises(WrongPassphrase):
        HEADER.open(Secret(wrong.encode()))


@pytest.mark.parametrize(
    ("raw", "code"),
    [(b"", "crypto.passphrase_empty"), (b"\xff", "crypto.passphrase_not_text")],
)
def test_what_is_no_passphrase_is_refused_everywhere(raw: bytes, code: str) -> None:
    for use in (
        lambda: Header.create(Secret(raw), MASTER, TEST_COST),
        lambda: HEADER.open(Secret(raw)),
        lambda: HEADER.with_passphrase(MASTER, Secret(raw)),
    ):
        with pytest.raises(UserError) as caught:
            use()
        assert caught.value.code == code


def test_a_letter_typed_in_two_ways_opens_the_same_vault() -> None:
    header = Header.create(Secret("й".encode()), MASTER, TEST_COST)
    assert header.open(Secret("и\u0306".encode())) == MASTER


def test_a_header_computed_independently_is_read_opened_and_written_again() -> None:
    raw = (VECTORS / "header.json").read_bytes()
    secrets = json.loads((VECTORS / "identity.json").read_text())["header"]
    header = Header.parse(raw)
    assert (header.generation, header.cost) == (7, Cost(1024, 2, 4))
    assert header.open(Secret(secrets["passphrase"].encode())).view.hex() == secrets["master"]
    assert header.encode() == raw


def test_what_is_written_is_read_again() -> None:
    assert Header.parse(HEADER.encode()) == HEADER
    assert HEADER.generation == 1


def test_without_a_cost_the_machine_is_measured() -> None:
    assert Header.create(PASSPHRASE, MASTER).cost.memory_kib >= 64 * 1024


def test_all_slots_look_alike() -> None:
    slots = HEADER.slots
    assert {len(slot) for slot in slots} == {SLOT_SIZE}
    assert len(set(slots)) == 8
    for slot in slots:
        # Of 1,216 random bytes, no value comes up more often than this but once in 10^9 times.
        assert max(Counter(slot).values()) < 25
        entropy = -sum(n / SLOT_SIZE * math.log2(n / SLOT_SIZE) for n in Counter(slot).values())
        assert entropy > 7.7


def test_no_two_headers_share_anything_random() -> None:
    other = Header.create(PASSPHRASE, MASTER, TEST_COST)
    assert other.salt != HEADER.salt
    assert not set(other.slots) & set(HEADER.slots)


def test_a_changed_passphrase_opens_and_the_old_one_doesn_t() -> None:
    new = Secret(b"another")
    changed = HEADER.with_passphrase(MASTER, new)
    assert changed.open(new) == MASTER
    with pytest.raises(WrongPassphrase):
        changed.open(PASSPHRASE)
    assert changed.generation == HEADER.generation + 1
    assert (changed.salt, changed.cost) == (HEADER.salt, HEADER.cost)
    assert changed.slots[1:] == HEADER.slots[1:]
    assert changed.slots[0] != HEADER.slots[0]


def test_the_same_passphrase_may_be_set_again_under_a_new_nonce() -> None:
    changed = HEADER.with_passphrase(MASTER, PASSPHRASE)
    assert changed.slots[0][:12] != HEADER.slots[0][:12]
    assert changed.open(PASSPHRASE) == MASTER


def test_every_slot_can_hold_a_passphrase_and_keeps_it_when_another_is_changed() -> None:
    header = HEADER
    for slot in range(1, 8):
        header = header.with_passphrase(MASTER, Secret(b"slot %d" % slot), slot=slot)
    header = header.with_passphrase(MASTER, Secret(b"new"))
    for slot in range(1, 8):
        assert header.open(Secret(b"slot %d" % slot)) == MASTER
    assert header.open(Secret(b"new")) == MASTER


def test_a_slot_opens_in_its_place_alone() -> None:
    slots = HEADER.slots
    moved = replace(HEADER, slots=(slots[1], slots[0], *slots[2:]))
    with pytest.raises(WrongPassphrase):
        moved.open(PASSPHRASE)


@pytest.mark.parametrize(
    "changed",
    [
        replace(HEADER, cost=Cost(1024, 2, 1)),
        replace(HEADER, cost=Cost(2048, 1, 1)),
        replace(HEADER, cost=Cost(1024, 1, 2)),
        replace(HEADER, salt=bytes(16)),
    ],
)
def test_a_changed_parameter_makes_the_right_passphrase_fail(changed: Header) -> None:
    with pytest.raises(WrongPassphrase):
        changed.open(PASSPHRASE)


def test_each_parameter_is_bound_to_the_slot_by_itself() -> None:
    # Were it not for the associated data, equal stretched keys would open whatever the header says.
    bound = {
        header._bound()
        for header in (
            HEADER,
            replace(HEADER, cost=Cost(1024, 2, 1)),
            replace(HEADER, cost=Cost(2048, 1, 1)),
            replace(HEADER, cost=Cost(1024, 1, 2)),
            replace(HEADER, salt=bytes(16)),
        )
    }
    assert len(bound) == 5


def test_a_header_of_a_later_minor_version_keeps_what_it_holds() -> None:
    raw = rewritten(lambda document: document.update(format="1.7", added={"deep": [1, None]}))
    header = Header.parse(raw)
    assert header.open(PASSPHRASE) == MASTER
    changed = Header.parse(header.with_passphrase(MASTER, Secret(b"new")).encode())
    assert changed.open(Secret(b"new")) == MASTER
    document = json.loads(changed.encode())
    assert (document["format"], document["added"]) == ("1.7", {"deep": [1, None]})
    assert document["generation"] == 2


def test_a_later_minor_version_may_have_other_spaces_and_another_order() -> None:
    document = json.loads(HEADER.encode()) | {"format": "1.1", "checksum": ""}
    text = json.dumps(dict(reversed(document.items())), indent=2).replace(": ", ":")
    checksum = hashlib.sha256(text.encode()).hexdigest()
    raw = text.replace('"checksum":""', f'"checksum":"{checksum}"').encode()
    assert Header.parse(raw).open(PASSPHRASE) == MASTER


@pytest.mark.parametrize("version", ["2.0", "17.3"])
def test_a_greater_major_version_is_newer_whatever_it_holds(version: str) -> None:
    for raw in (
        rewritten(lambda document: document.update(format=version)),
        b'{"format":"%s","all":"different"}' % version.encode(),
    ):
        with pytest.raises(NewerHeader) as caught:
            Header.parse(raw)
        assert caught.value.version == version


def set_to(name: str, value: object) -> Callable[[dict[str, Any]], object]:
    return lambda document: document.update({name: value})


def set_cost(**changes: object) -> Callable[[dict[str, Any]], object]:
    return lambda document: document["argon2id"].update(changes)


SLOT = b64encode(bytes(SLOT_SIZE)).decode()
# The same bytes with an unused bit set: 1,216 is one more than a multiple of three.
OTHER_SLOT = SLOT[:-3] + "B=="
assert SLOT.endswith("A==")

HOSTILE: dict[str, Callable[[dict[str, Any]], object]] = {
    "memory too small": set_cost(memory=1023),
    "memory too great": set_cost(memory=1024 * 1024 + 1),
    "memory enormous": set_cost(memory=10**30),
    "memory negative": set_cost(memory=-1),
    "memory a fraction": set_cost(memory=1024.5),
    "memory a text": set_cost(memory="1024"),
    "memory true": set_cost(memory=True),
    "memory null": set_cost(memory=None),
    "no passes": set_cost(passes=0),
    "many passes": set_cost(passes=11),
    "no lanes": set_cost(lanes=0),
    "many lanes": set_cost(lanes=9),
    "a fourth parameter": set_cost(version=19),
    "a parameter missing": lambda document: document["argon2id"].pop("lanes"),
    "a list for a cost": set_to("argon2id", [1024, 1, 1]),
    "generation 0": set_to("generation", 0),
    "generation too great": set_to("generation", 2**53),
    "generation a text": set_to("generation", "1"),
    "another kind": set_to("kind", "card"),
    "no format": lambda document: document.pop("format"),
    "a format that is none": set_to("format", "1"),
    "a format that never was": set_to("format", "0.9"),
    "a format with leading zeros": set_to("format", "01.0"),
    "a format that is a number": set_to("format", 1.0),
    "salt too short": set_to("salt", "00" * 15),
    "salt too long": set_to("salt", "00" * 17),
    "salt in upper case": set_to("salt", "AB" * 16),
    "salt with spaces": set_to("salt", "00 " * 10 + "00"),
    "seven slots": lambda document: document["slots"].pop(),
    "nine slots": lambda document: document["slots"].append(SLOT),
    "a slot too short": lambda document: document["slots"].__setitem__(3, SLOT[:-4]),
    "a slot too long": lambda document: document["slots"].__setitem__(3, SLOT[:-4] + "AAAAAAAA"),
    "a slot with unused bits": lambda document: document["slots"].__setitem__(3, OTHER_SLOT),
    "a slot without padding": lambda document: document["slots"].__setitem__(3, SLOT[:-2]),
    "a slot in no Base64": lambda document: document["slots"].__setitem__(3, "-" * len(SLOT)),
    "a slot that is no ASCII": lambda document: document["slots"].__setitem__(3, "ж" * len(SLOT)),
    "a slot that is a number": lambda document: document["slots"].__setitem__(3, 7),
    "an unknown field": set_to("extra", 1),
}


@pytest.mark.parametrize("change", HOSTILE.values(), ids=HOSTILE)
def test_a_header_made_to_do_harm_is_damaged_before_anything_is_derived(
    change: Callable[[dict[str, Any]], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keyslots, "stretch", None)
    with pytest.raises(DamagedHeader):
        Header.parse(rewritten(change))


WHOLE = HEADER.encode()
NO_HEADERS = {
    "nothing": b"",
    "a number": b"1",
    "a list": b"[]",
    "an empty object": b"{}",
    "zeros": bytes(13_000),
    "a format twice": WHOLE.replace(b'"format":"1.0",', b'"format":"1.0","format":"1.0",'),
    "a checksum twice": WHOLE.replace(b'{"format"', b'{"checksum":"","format"'),
    "a wrong checksum": WHOLE.replace(b'"generation":1', b'"generation":2'),
    "a checksum that is no text": b'{"format":"1.0","kind":"vault","checksum":1}',
    "something after it": WHOLE + b"\n",
    "something before it": b"\xef\xbb\xbf" + WHOLE,
    "another encoding": WHOLE.decode().encode("utf-16"),
    "deeper than deep": b'{"format":"1.1","x":' + b"[" * 40 + b"]" * 40 + b"}",
    "too long": WHOLE[:-1] + b',"x":"' + b"x" * HEADER_LIMIT + b'"}',
}


@pytest.mark.parametrize("raw", NO_HEADERS.values(), ids=NO_HEADERS)
def test_what_is_no_header_is_damaged(raw: bytes) -> None:
    with pytest.raises(DamagedHeader):
        Header.parse(raw)


def test_a_header_cut_anywhere_is_damaged() -> None:
    for length in (*range(0, len(WHOLE), 97), len(WHOLE) - 1):
        with pytest.raises(DamagedHeader):
            Header.parse(WHOLE[:length])


@given(st.integers(0, len(WHOLE) - 1), st.integers(1, 255))
def test_a_header_with_a_changed_byte_is_damaged(place: int, change: int) -> None:
    raw = bytearray(WHOLE)
    raw[place] ^= change
    # But for the digit that says it is newer, which can't be told from a newer one.
    with pytest.raises((DamagedHeader, NewerHeader)):
        Header.parse(bytes(raw))


@given(st.binary(max_size=300))
def test_bytes_at_random_are_damaged(raw: bytes) -> None:
    with pytest.raises(DamagedHeader):
        Header.parse(raw)


def test_a_refusal_shows_nothing_of_the_file() -> None:
    with pytest.raises(DamagedHeader) as caught:
        Header.parse(rewritten(set_to("salt", "a secret that got here by mistake")))
    assert "secret" not in str(caught.value)
    assert caught.value.__suppress_context__


def test_a_master_key_of_another_size_is_a_bug() -> None:
    with pytest.raises(ValueError, match="wrong size"):
        Header.create(PASSPHRASE, Secret(bytes(31)), TEST_COST)


def test_a_header_shows_neither_salt_nor_slots() -> None:
    assert HEADER.salt.hex() not in repr(HEADER)
    assert "slots" not in repr(HEADER)


OLD = HEADER.encode()
NEW = HEADER.with_passphrase(MASTER, Secret(b"new")).encode()


@pytest.mark.parametrize(
    ("copies", "valid", "stale"),
    [
        ((OLD, OLD), OLD, ()),
        ((NEW, OLD), NEW, (1,)),
        ((OLD, NEW), NEW, (0,)),
        ((OLD, None), OLD, (1,)),
        ((None, OLD), OLD, (0,)),
        ((OLD, OLD[:-1]), OLD, (1,)),
        ((b"", OLD), OLD, (0,)),
        ((NEW[:5000], OLD), OLD, (0,)),
        ((OLD, rewritten(set_to("kind", "other"))), OLD, (1,)),
        ((OLD,), OLD, ()),
    ],
)
def test_the_whole_copy_of_the_highest_generation_counts(
    copies: tuple[bytes | None, ...], valid: bytes, stale: tuple[int, ...]
) -> None:
    chosen = choose(copies)
    assert (chosen.raw, chosen.stale) == (valid, stale)
    assert chosen.header == Header.parse(valid)


def test_of_two_copies_of_one_generation_the_first_counts() -> None:
    other = Header.create(PASSPHRASE, MASTER, TEST_COST).encode()
    chosen = choose((OLD, other))
    assert (chosen.raw, chosen.stale) == (OLD, (1,))


@pytest.mark.parametrize("copies", [(), (None, None), (b"", None), (OLD[:-1], b"\0" * 100)])
def test_without_a_whole_copy_the_header_is_damaged(copies: tuple[bytes | None, ...]) -> None:
    with pytest.raises(DamagedHeader):
        choose(copies)


@pytest.mark.parametrize("position", [0, 1])
def test_a_newer_copy_beside_one_that_can_be_read_is_newer(position: int) -> None:
    copies = [OLD, OLD]
    copies[position] = rewritten(set_to("format", "2.0"))
    with pytest.raises(NewerHeader):
        choose(copies)


# --- recovery cards -------------------------------------------------------------------------------


CARD = HybridIdentity(Secret(b"c" * 32))


def test_a_card_opens_the_master_key_beside_the_passphrase() -> None:
    header = HEADER.with_card(MASTER, CARD.recipient(), slot=3)
    assert header.open_with(CARD) == MASTER
    assert header.slot_of(CARD) == 3
    assert header.open(PASSPHRASE) == MASTER
    assert header.generation == HEADER.generation + 1
    assert [n for n in range(8) if header.slots[n] != HEADER.slots[n]] == [3]
    again = Header.parse(header.encode())
    assert again.open_with(CARD) == MASTER
    changed = again.with_passphrase(MASTER, Secret(b"new"))
    assert changed.open_with(CARD) == MASTER


def test_a_card_without_a_slot_opens_nothing() -> None:
    header = HEADER.with_card(MASTER, CARD.recipient(), slot=1)
    with pytest.raises(NoCardSlot):
        HEADER.open_with(CARD)
    with pytest.raises(NoCardSlot):
        header.open_with(HybridIdentity(Secret(b"d" * 32)))
    with pytest.raises(NoCardSlot):
        header.without_card(slot=1).open_with(CARD)


def test_every_slot_but_the_owners_takes_a_card_and_keeps_it_in_its_place() -> None:
    header = HEADER
    cards = {slot: HybridIdentity(Secret(bytes([slot]) * 32)) for slot in keyslots.CARD_SLOTS}
    for slot, card in cards.items():
        header = header.with_card(MASTER, card.recipient(), slot=slot)
    assert all(header.open_with(card) == MASTER for card in cards.values())
    slots = header.slots
    moved = replace(header, slots=(slots[0], slots[2], slots[1], *slots[3:]))
    with pytest.raises(NoCardSlot):
        moved.open_with(cards[1])
    assert moved.open_with(cards[3]) == MASTER


@pytest.mark.parametrize("slot", [0, 8, -1])
def test_the_owners_slot_never_takes_a_card(slot: int) -> None:
    with pytest.raises(ValueError, match="owner"):
        HEADER.with_card(MASTER, CARD.recipient(), slot=slot)
    with pytest.raises(ValueError, match="owner"):
        HEADER.without_card(slot=slot)


def test_a_card_is_bound_to_the_header_it_was_sealed_in() -> None:
    header = HEADER.with_card(MASTER, CARD.recipient(), slot=2)
    for other in (replace(header, salt=bytes(16)), replace(header, cost=Cost(2048, 1, 1))):
        with pytest.raises(NoCardSlot):
            other.open_with(CARD)


def test_a_slot_with_a_card_cant_be_told_from_one_without() -> None:
    header = HEADER.with_card(MASTER, CARD.recipient(), slot=2)
    # What an X25519 share can't have, none of them has.
    assert not any(header.slots[slot][1119] & 0x80 for slot in keyslots.CARD_SLOTS)
    assert len(set(header.slots)) == 8


def test_a_card_slot_holds_what_the_format_says() -> None:
    header = HEADER.with_card(MASTER, CARD.recipient(), slot=3)
    cost = header.cost
    parts = [b"fieldreport/v1/header"]
    parts += [n.to_bytes(4, "big") for n in (cost.memory_kib, cost.passes, cost.lanes)]
    bound = b"".join(len(part).to_bytes(4, "big") + part for part in (*parts, header.salt))
    suite = hpke.Suite(hpke.KEM.MLKEM768_X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.CHACHA20_POLY1305)
    info = b"fieldreport/v1/recovery-slot\0" + bound + b"3"
    found = suite.decrypt(header.slots[3][: 1120 + 32 + 16], CARD.key(), info=info)
    assert Secret(found) == MASTER
