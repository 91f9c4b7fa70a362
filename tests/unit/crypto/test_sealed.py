"""A key sealed under another."""

from __future__ import annotations

import pytest

from fieldreport.crypto import sealed
from fieldreport.crypto.secret import Secret

KEY = Secret(bytes(range(32)))
PLAIN = Secret(b"a key of a segment, 32 bytes long")


@pytest.mark.parametrize("plain", [b"", b"x", bytes(1000)], ids=len)
def test_what_was_sealed_opens_again(plain: bytes) -> None:
    box = sealed.wrap(KEY, Secret(plain), b"place")
    assert len(box) == len(plain) + sealed.OVERHEAD
    assert sealed.unwrap(KEY, box, b"place") == Secret(plain)


def test_each_sealing_has_a_nonce_of_its_own() -> None:
    boxes = {sealed.wrap(KEY, PLAIN, b"") for _ in range(100)}
    assert len({box[: sealed.NONCE_SIZE] for box in boxes}) == 100


def test_another_key_or_place_opens_nothing() -> None:
    box = sealed.wrap(KEY, PLAIN, b"place")
    with pytest.raises(sealed.SealBroken):
        sealed.unwrap(Secret(bytes(32)), box, b"place")
    with pytest.raises(sealed.SealBroken):
        sealed.unwrap(KEY, box, b"another")


def test_no_changed_byte_goes_unseen() -> None:
    box = sealed.wrap(KEY, PLAIN, b"place")
    for place in range(len(box)):
        changed = bytearray(box)
        changed[place] ^= 0x80
        with pytest.raises(sealed.SealBroken):
            sealed.unwrap(KEY, bytes(changed), b"place")


@pytest.mark.parametrize("size", [0, 1, 12, 27, 28, 40])
def test_a_cut_seal_opens_nothing(size: int) -> None:
    box = sealed.wrap(KEY, PLAIN, b"place")
    with pytest.raises(sealed.SealBroken):
        sealed.unwrap(KEY, box[:size], b"place")
