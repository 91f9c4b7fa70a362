from __future__ import annotations

import copy
import gc
import pickle

import pytest

from fieldreport.crypto.secret import Secret, hkdf


def test_bytes_are_copied_and_a_bytearray_is_taken_over() -> None:
    given = bytearray(b"passphrase")
    assert Secret(given).view is given
    assert Secret(b"passphrase").view == bytearray(b"passphrase")


def test_zeroing_overwrites_the_buffer_in_place_and_closes_the_view() -> None:
    buffer = bytearray(b"passphrase")
    secret = Secret(buffer)
    window = memoryview(buffer)
    secret.zero()
    secret.zero()
    assert bytes(window) == bytes(10)
    with pytest.raises(ValueError, match="zeroed"):
        _ = secret.view
    with pytest.raises(ValueError, match="zeroed"):
        len(secret)


def test_leaving_a_with_block_zeroes_even_when_it_fails() -> None:
    buffer = bytearray(b"passphrase")
    with pytest.raises(KeyError), Secret(buffer):
        raise KeyError
    assert buffer == bytes(10)


def test_a_collected_secret_is_zeroed() -> None:
    zeroed: list[bytes] = []

    class Watched(Secret):
        def zero(self) -> None:
            buffer = self._buffer
            super().zero()
            zeroed.append(bytes(buffer or b""))

    secret = Watched(b"passphrase")
    del secret
    gc.collect()
    assert zeroed == [bytes(10)]


def test_a_view_stays_what_it_is_when_its_secret_was_a_passing_value() -> None:
    view = Secret(b"passphrase").view
    window = memoryview(Secret(b"passphrase").view)
    gc.collect()
    assert view == bytes(window) == b"passphrase"
    # In a statement of its own: pytest's rewriting of assertions would keep the secret alive.
    text = Secret(b"passphrase").view.decode()
    assert text == "passphrase"


def test_a_copy_outlives_the_original() -> None:
    first = Secret(b"passphrase")
    second = first.copy()
    first.zero()
    assert second.view == b"passphrase"


def test_it_never_shows_what_it_holds() -> None:
    secret = Secret(b"passphrase")
    assert "pass" not in f"{secret} {secret!r}"
    secret.zero()
    assert repr(secret) == "Secret(zeroed)"


def test_it_can_neither_be_pickled_nor_copied_behind_our_back_nor_hashed() -> None:
    secret = Secret(b"passphrase")
    with pytest.raises(TypeError, match="serialised"):
        pickle.dumps(secret)
    with pytest.raises(TypeError, match="serialised"):
        copy.deepcopy(secret)
    with pytest.raises(TypeError):
        hash(secret)
    with pytest.raises(TypeError):
        bytes(secret)  # type: ignore[call-overload]


@pytest.mark.parametrize("wrong", [32, "passphrase", None, [1, 2]])
def test_it_is_made_of_bytes_and_nothing_else(wrong: object) -> None:
    with pytest.raises(TypeError, match="made of bytes"):
        Secret(wrong)  # type: ignore[arg-type]


def test_secrets_are_equal_when_their_bytes_are() -> None:
    assert Secret(b"one") == Secret(b"one")
    assert Secret(b"one") != Secret(b"two")
    assert Secret(b"one") != Secret(b"ones")
    assert Secret(b"one") != b"one"


def test_random_secrets_have_the_size_asked_for_and_differ() -> None:
    assert len(Secret.random(32)) == len(Secret.random(32)) == 32
    assert Secret.random(32) != Secret.random(32)


def test_hkdf_gives_the_values_of_rfc_5869() -> None:
    # RFC 5869, test cases 1 and 3 (SHA-256, with and without salt and info).
    key = bytes.fromhex("0b" * 22)
    with_salt = hkdf(
        Secret(key),
        bytes.fromhex("f0f1f2f3f4f5f6f7f8f9"),
        salt=bytes.fromhex("000102030405060708090a0b0c"),
        size=42,
    )
    assert with_salt.view.hex() == (
        "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"
    )
    assert hkdf(key, b"", size=42).view.hex() == (
        "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8"
    )


def test_labels_and_salts_separate_keys() -> None:
    key = bytearray(32)
    keys = [hkdf(key, b"a"), hkdf(key, b"b"), hkdf(key, b"a", salt=b"s")]
    assert all(first != second for first in keys for second in keys if first is not second)
    assert len(hkdf(key, b"a")) == 32
