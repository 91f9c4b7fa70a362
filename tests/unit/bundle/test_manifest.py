from __future__ import annotations

import hashlib
import json

import pytest

from fieldreport import times
from fieldreport.bundle import layout, manifest
from fieldreport.bundle.addresses import Recipient
from fieldreport.errors import UserError
from fieldreport.model.exchange import CustodyHead, parse_manifest
from tests.unit.bundle.made import BUNDLE_ID, EPOCH, card_of, somebody


def recipient(name: str, n: int = 7) -> Recipient:
    identity = somebody(name)
    return Recipient(identity.fingerprint, identity.public.recipient, EPOCH, n)


def composed(*recipients: Recipient, members: int = 1) -> bytes:
    return manifest.compose(
        bundle_id=BUNDLE_ID,
        kind="reports",
        sender=somebody("aigul").fingerprint,
        card=card_of("aigul"),
        recipients=recipients or [recipient("botagoz")],
        custody=CustodyHead(n=41, digest="dd" * 32),
        listed=[layout.whole(f"evidence/{n:064x}", b"x") for n in range(members)],
    )


def test_a_manifest_says_what_it_was_told() -> None:
    found = parse_manifest(composed(members=2))
    assert (found.format, found.bundle, found.kind) == ("1.0", BUNDLE_ID, "reports")
    assert times.valid(found.created)
    assert found.card == json.loads(card_of("aigul"))
    assert found.custody == CustodyHead(n=41, digest="dd" * 32)
    assert [(m.path, m.size, m.sha256) for m in found.members] == [
        (f"evidence/{n:064x}", 1, hashlib.sha256(b"x").hexdigest()) for n in range(2)
    ]


def test_more_members_than_a_manifest_can_list_are_refused() -> None:
    with pytest.raises(UserError) as caught:
        composed(members=100_000)
    assert caught.value.code == "bundle.too_many_members"
    assert caught.value.params == {"count": 100_000}


def test_a_signed_manifest_holds_and_a_changed_one_does_not() -> None:
    raw = composed()
    block = manifest.sign(somebody("aigul"), raw)
    assert len(block) == manifest.BLOCK_SIZE == 5365
    keys, signature = manifest.parse_block(block)
    assert keys == somebody("aigul").public.keys
    manifest.check_signature(keys, signature, raw)
    for wrong in (raw + b" ", raw[:-1], b""):
        with pytest.raises(UserError) as caught:
            manifest.check_signature(keys, signature, wrong)
        assert caught.value.code == "bundle.bad_signature"
    with pytest.raises(UserError):
        manifest.check_signature(somebody("serik").public.keys, signature, raw)


def test_both_halves_of_a_signature_count() -> None:
    raw = composed()
    keys, signature = manifest.parse_block(manifest.sign(somebody("aigul"), raw))
    other = somebody("serik").sign("manifest", raw)
    for mixed in (other[:64] + signature[64:], signature[:64] + other[64:]):
        with pytest.raises(UserError):
            manifest.check_signature(keys, mixed, raw)


def test_a_signature_for_another_purpose_is_none() -> None:
    raw = composed()
    with pytest.raises(UserError):
        manifest.check_signature(
            somebody("aigul").public.keys, somebody("aigul").sign("record", raw), raw
        )


@pytest.mark.parametrize(
    ("block", "code"),
    [
        (b"", "bundle.not_a_bundle"),
        (bytes(5365), "bundle.not_a_bundle"),
        (b"FRSIG\0\0\1" + bytes(5356), "bundle.not_a_bundle"),
        (b"FRSIG\0\0\1" + bytes(5358), "bundle.not_a_bundle"),
        (b"FRSIG\0\0\0" + bytes(5357), "bundle.not_a_bundle"),
        (b"FRSIG\0\0\2", "bundle.newer"),
        (b"FRSIG\0\0\2" + bytes(5357), "bundle.newer"),
    ],
)
def test_another_block_is_refused_and_a_later_one_named(block: bytes, code: str) -> None:
    with pytest.raises(UserError) as caught:
        manifest.parse_block(block)
    assert caught.value.code == code
