"""Whom a bundle is for. The curious recipient of these tests opens the bundle, has everybody's card
and keeps every bundle that he ever got.
"""

from __future__ import annotations

import base64
import json
from itertools import product
from pathlib import Path

import pytest

from fieldreport.bundle import addresses, layout
from fieldreport.bundle.addresses import Address, Recipient
from fieldreport.bundle.write import write
from fieldreport.crypto import notes
from fieldreport.crypto.recipients import HybridRecipient
from fieldreport.errors import UserError
from fieldreport.model.exchange import ADDRESS_SIZE
from fieldreport.progress import Silent
from tests.unit.bundle.made import (
    BUNDLE_ID,
    EPOCH,
    Draft,
    card_of,
    entry,
    full,
    receipt,
    refusal,
    somebody,
    taken,
)

SENDER = somebody("aigul").fingerprint
CURIOUS, FELLOW, ABSENT = "botagoz", "serik", "dana"
# A number whose bytes are found if they are anywhere.
NUMBER = 0x0102_5A5A_A5A5


def recipient(name: str, n: int = 7) -> Recipient:
    identity = somebody(name)
    return Recipient(identity.fingerprint, identity.public.recipient, EPOCH, n)


def sealed(*recipients: Recipient, bundle: str = BUNDLE_ID) -> tuple[bytes, ...]:
    return addresses.sealed(recipients, sender=SENDER, bundle=bundle)


def found(
    name: str, entries: tuple[bytes, ...], sender: str = SENDER, bundle: str = BUNDLE_ID
) -> Address | None:
    return addresses.found(somebody(name), entries, sender=sender, bundle=bundle)


@pytest.mark.parametrize(("count", "room"), [(1, 16), (16, 16), (17, 32), (33, 64), (64, 64)])
def test_there_are_as_many_entries_as_stanzas(count: int, room: int) -> None:
    public = somebody(CURIOUS).public.recipient
    many = [Recipient(f"{n:064x}", public, EPOCH, n + 1) for n in range(count)]
    assert len(sealed(*many)) == room == addresses.stanza_count(count)


def test_more_than_64_recipients_are_refused() -> None:
    with pytest.raises(UserError) as caught:
        addresses.stanza_count(65)
    assert caught.value.code == "bundle.too_many_recipients"


def test_a_recipient_named_twice_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="twice"):
        sealed(recipient(CURIOUS, 1), recipient(CURIOUS, 2))


def test_each_recipient_finds_his_own_number_and_a_stranger_none() -> None:
    entries = sealed(recipient(CURIOUS, 3), recipient(FELLOW, 2**53 - 1))
    assert found(CURIOUS, entries) == (EPOCH, 3)
    assert found(FELLOW, entries) == (EPOCH, 2**53 - 1)
    assert found(ABSENT, entries) is None


def test_an_entry_is_as_the_format_has_it() -> None:
    assert found(CURIOUS, (base64.b64decode(entry("aigul", CURIOUS, 9)),)) == (EPOCH, 9)


def test_a_curious_recipient_opens_no_other_entry_than_his() -> None:
    entries = sealed(*(recipient(name) for name in (CURIOUS, FELLOW, "nurlan")))
    opening = [one for one in entries if found(CURIOUS, (one,))]
    assert len(opening) == 1
    people = [somebody(name).fingerprint for name in ("aigul", CURIOUS, FELLOW, ABSENT, "nurlan")]
    others = [one for one in entries if one not in opening]
    # With his key, and everybody's fingerprint in everybody's place.
    for sender, owner in product(people, people):
        bound_to = bytes.fromhex(sender + owner + BUNDLE_ID)
        assert notes.opened(somebody(CURIOUS).age, others, b"recipient", bound_to) == []


def test_a_curious_recipient_with_all_cards_can_make_no_entry_again() -> None:
    entries = sealed(recipient(CURIOUS), recipient(FELLOW))
    for name in (FELLOW, ABSENT):
        to = somebody(name)
        told = bytes.fromhex(EPOCH) + (7).to_bytes(8, "big")
        bound_to = bytes.fromhex(SENDER + to.fingerprint + BUNDLE_ID)
        again = notes.seal(HybridRecipient(to.public.recipient), told, b"recipient", bound_to)
        assert len(again) == ADDRESS_SIZE
        for one in entries:
            # No part of it is a function of the card: neither share, nor what is sealed, nor tag.
            parts = zip(
                (one[:1088], one[1088:1120], one[1120:1144], one[1144:]),
                (again[:1088], again[1088:1120], again[1120:1144], again[1144:]),
                strict=True,
            )
            assert all(mine != theirs for mine, theirs in parts)


def test_a_manifest_has_the_same_form_for_one_recipient_and_for_sixteen(tmp_path: Path) -> None:
    names = [CURIOUS, *(f"somebody {n}" for n in range(15))]
    forms = [form(opened_tree(tmp_path / str(count), names[:count])) for count in (1, 2, 16)]
    assert forms[0] == forms[1] == forms[2]


def test_nothing_in_a_bundle_is_on_a_fellow_recipients_card(tmp_path: Path) -> None:
    path = tmp_path / "x"
    hand_over(path, recipient(CURIOUS, 3), recipient(FELLOW, NUMBER))
    seen = everything_in(path)
    card = somebody(FELLOW).public
    raw = HybridRecipient(card.recipient).raw
    for known in (
        bytes.fromhex(card.fingerprint),
        *(raw[at : at + 16] for at in range(0, len(raw), 16)),
        *(key[at : at + 16] for key in (card.keys.ed25519, card.keys.mldsa65) for at in (0, 16)),
        bytes.fromhex(EPOCH),
        NUMBER.to_bytes(6, "big"),
    ):
        for written in (known, known.hex().encode(), base64.b64encode(known)[:-4]):
            assert written not in seen
    assert str(NUMBER).encode() not in seen


def test_two_bundles_have_no_entry_or_part_of_one_in_common() -> None:
    one, other = (sealed(recipient(CURIOUS), recipient(FELLOW)) for _ in range(2))
    for cut in (slice(0, 32), slice(1088, 1120), slice(1120, 1144), slice(1144, 1160)):
        assert not {entry[cut] for entry in one} & {entry[cut] for entry in other}


def test_the_place_of_a_recipient_in_the_list_is_random() -> None:
    places = set()
    for _ in range(40):
        entries = sealed(recipient(CURIOUS))
        places.add(next(n for n, one in enumerate(entries) if found(CURIOUS, (one,))))
    assert len(places) > 5


def test_an_entry_holds_for_its_bundle_its_sender_and_its_recipient_alone() -> None:
    entries = sealed(recipient(FELLOW))
    assert found(FELLOW, entries, sender=somebody(CURIOUS).fingerprint) is None
    assert found(FELLOW, entries, bundle="0c" * 16) is None
    # The same key to encrypt to under another fingerprint: who he is, is more than this key.
    other = Recipient("ab" * 32, somebody(FELLOW).public.recipient, EPOCH, 7)
    assert found(FELLOW, sealed(other)) is None


def test_a_copied_entry_does_not_give_away_whose_it_was(tmp_path: Path) -> None:
    """Who copies entries into a bundle of his own gets no receipt from their owner for it."""
    copied = [
        base64.b64encode(one).decode() for one in sealed(recipient(CURIOUS), recipient(FELLOW))
    ]

    def edit(tree: dict[str, object]) -> None:
        tree["recipients"] = copied

    path = Draft(full(), sender=CURIOUS, recipients=[FELLOW], edit=edit).at(tmp_path / "x")
    assert refusal(path, reader=FELLOW, sender=CURIOUS) == "bundle.forwarded"


@pytest.mark.parametrize("n", [0, 2**53, 2**64 - 1])
def test_a_number_that_cannot_be_is_refused(n: int) -> None:
    with pytest.raises(ValueError, match="not an entry"):
        found(CURIOUS, sealed(recipient(CURIOUS, n)))


def test_two_entries_for_one_recipient_are_refused() -> None:
    with pytest.raises(ValueError, match="not an entry"):
        found(CURIOUS, sealed(recipient(CURIOUS, 1)) + sealed(recipient(CURIOUS, 2)))


def hand_over(path: Path, *recipients: Recipient) -> None:
    write(
        path,
        identity=somebody("aigul"),
        card=card_of("aigul"),
        kind="receipt",
        recipients=recipients,
        members=[layout.whole(*receipt(missing=[]))],
        bundle_id=BUNDLE_ID,
        progress=Silent(),
    )


def opened_tree(path: Path, names: list[str]) -> object:
    hand_over(path, *(recipient(name, n) for n, name in enumerate(names, 1)))
    return json.loads(taken(path, reader=CURIOUS).opened.unread.manifest)


def everything_in(path: Path) -> bytes:
    """All bytes that a recipient has: the header and the manifest, in each way to write them."""
    raw = taken(path, reader=CURIOUS).opened.unread.manifest
    entries = [base64.b64decode(one) for one in json.loads(raw)["recipients"]]
    return b"\n".join([path.read_bytes(), raw, *entries])


def form(tree: object) -> object:
    """What a document looks like without what it says: names of fields, types and lengths."""
    if isinstance(tree, dict):
        return {name: form(value) for name, value in tree.items()}
    if isinstance(tree, list):
        return [form(value) for value in tree]
    return len(tree) if isinstance(tree, str) else type(tree).__name__
