"""Two schemes in one signature, neither of which is enough."""

from __future__ import annotations

import json
from base64 import b64decode
from pathlib import Path

import pytest

from fieldreport.crypto.failures import MalformedKey
from fieldreport.crypto.secret import Secret
from fieldreport.crypto.signatures import (
    PURPOSES,
    SIGNATURE_SIZE,
    BadSignature,
    PublicKeys,
    SigningKey,
)

VECTOR = Path(__file__).parents[2] / "vectors" / "identity" / "identity.json"


@pytest.fixture(scope="module")
def key() -> SigningKey:
    return SigningKey(Secret.random(32), Secret.random(32))


def test_what_independent_implementations_signed_is_valid() -> None:
    vector = json.loads(VECTOR.read_text())
    keys = PublicKeys(bytes.fromhex(vector["ed25519"]), bytes.fromhex(vector["mldsa65"]))
    signature = vector["signature"]
    keys.verify(signature["purpose"], signature["signed"].encode(), b64decode(signature["value"]))


def test_the_public_keys_are_those_that_independent_implementations_derive() -> None:
    vector = json.loads(VECTOR.read_text())
    key = SigningKey(
        Secret(bytes.fromhex(vector["ed25519_seed"])), Secret(bytes.fromhex(vector["mldsa65_seed"]))
    )
    assert (key.public.ed25519.hex(), key.public.mldsa65.hex()) == (
        vector["ed25519"],
        vector["mldsa65"],
    )


@pytest.mark.parametrize("purpose", sorted(PURPOSES))
def test_a_signature_is_valid_for_its_purpose_alone(key: SigningKey, purpose: str) -> None:
    signature = key.sign(purpose, b"text")
    assert len(signature) == SIGNATURE_SIZE == 3373
    key.public.verify(purpose, b"text", signature)
    for other in PURPOSES - {purpose}:
        with pytest.raises(BadSignature):
            key.public.verify(other, b"text", signature)


@pytest.mark.parametrize("text", [b"", b"a", bytes(2_000_000)], ids=len)
def test_any_bytes_can_be_signed(key: SigningKey, text: bytes) -> None:
    signature = key.sign("record", bytearray(text))
    key.public.verify("record", memoryview(text), signature)
    with pytest.raises(BadSignature):
        key.public.verify("record", text + b"\0", signature)


def test_a_signature_is_hedged(key: SigningKey) -> None:
    first, second = key.sign("record", b"text"), key.sign("record", b"text")
    assert first[:64] == second[:64]
    assert first[64:] != second[64:]


def test_each_half_alone_is_refused(key: SigningKey) -> None:
    right, wrong = key.sign("record", b"text"), key.sign("record", b"another text")
    for signature in (right[:64] + wrong[64:], wrong[:64] + right[64:]):
        with pytest.raises(BadSignature):
            key.public.verify("record", b"text", signature)


@pytest.mark.parametrize("place", [0, 31, 63, 64, 65, 2000, 3372])
def test_a_flipped_bit_anywhere_is_refused(key: SigningKey, place: int) -> None:
    signature = bytearray(key.sign("record", b"text"))
    signature[place] ^= 1
    with pytest.raises(BadSignature):
        key.public.verify("record", b"text", bytes(signature))


@pytest.mark.parametrize("size", [0, 64, 3309, 3372, 3374])
def test_a_signature_of_another_size_is_refused(key: SigningKey, size: int) -> None:
    signature = (key.sign("record", b"text") + b"\0")[:size]
    with pytest.raises(BadSignature):
        key.public.verify("record", b"text", signature)


def test_another_signer_s_keys_refuse_it_whichever_half_is_changed(key: SigningKey) -> None:
    other = SigningKey(Secret.random(32), Secret.random(32)).public
    signature = key.sign("record", b"text")
    for keys in (
        other,
        PublicKeys(key.public.ed25519, other.mldsa65),
        PublicKeys(other.ed25519, key.public.mldsa65),
    ):
        with pytest.raises(BadSignature):
            keys.verify("record", b"text", signature)


def test_keys_of_nonsense_verify_nothing(key: SigningKey) -> None:
    signature = key.sign("record", b"text")
    for keys in (
        PublicKeys(b"\xff" * 32, key.public.mldsa65),
        PublicKeys(key.public.ed25519, b"\xff" * 1952),
        PublicKeys(bytes(32), bytes(1952)),
    ):
        with pytest.raises(BadSignature):
            keys.verify("record", b"text", signature)


@pytest.mark.parametrize("sizes", [(31, 1952), (33, 1952), (32, 1951), (32, 1953), (0, 0)])
def test_a_public_key_of_another_size_is_no_key(sizes: tuple[int, int]) -> None:
    with pytest.raises(MalformedKey):
        PublicKeys(bytes(sizes[0]), bytes(sizes[1]))


@pytest.mark.parametrize("sizes", [(31, 32), (32, 31), (33, 32), (32, 64)])
def test_a_seed_of_another_size_makes_no_key(sizes: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match=r"."):
        SigningKey(Secret.random(sizes[0]), Secret.random(sizes[1]))


@pytest.mark.parametrize("purpose", ["", "Record", "record\0", "custody_head"])
def test_an_unknown_purpose_is_a_bug(key: SigningKey, purpose: str) -> None:
    with pytest.raises(ValueError, match="no such purpose"):
        key.sign(purpose, b"text")
    with pytest.raises(ValueError, match="no such purpose"):
        key.public.verify(purpose, b"text", bytes(SIGNATURE_SIZE))


def test_no_purpose_can_run_into_what_follows_it() -> None:
    assert not any("\0" in purpose for purpose in PURPOSES)


def test_equal_keys_are_equal_values(key: SigningKey) -> None:
    again = PublicKeys(key.public.ed25519, key.public.mldsa65)
    key.public.verify("record", b"text", key.sign("record", b"text"))
    assert again == key.public
    assert len({again, key.public}) == 1
