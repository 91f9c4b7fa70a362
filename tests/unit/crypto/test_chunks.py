from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldreport.crypto.chunks import (
    CHUNK,
    SEALED,
    TAG,
    Chunks,
    ciphertext_size,
    nonce,
    plaintext_size,
)
from fieldreport.crypto.failures import PayloadFailure
from fieldreport.crypto.secret import Secret


@given(st.integers(0, 1 << 50))
def test_sizes_go_both_ways(plain: int) -> None:
    assert plaintext_size(ciphertext_size(plain)) == plain


@pytest.mark.parametrize(
    ("plain", "cipher"),
    [
        (0, TAG),
        (1, 1 + TAG),
        (CHUNK, SEALED),
        (CHUNK + 1, SEALED + 1 + TAG),
        (2 * CHUNK, 2 * SEALED),
    ],
)
def test_every_chunk_has_a_tag_and_nothing_has_one_too(plain: int, cipher: int) -> None:
    assert ciphertext_size(plain) == cipher


@pytest.mark.parametrize("size", [-1, 0, 15, SEALED + 1, SEALED + TAG, 2 * SEALED + 15])
def test_sizes_that_no_payload_has_are_refused(size: int) -> None:
    with pytest.raises(PayloadFailure):
        plaintext_size(size)


def test_a_negative_size_is_a_bug() -> None:
    with pytest.raises(ValueError, match="negative"):
        ciphertext_size(-1)


def test_nonces_count_big_endian_and_mark_the_last_chunk() -> None:
    assert nonce(0, final=False) == bytes(12)
    assert nonce(0, final=True) == bytes(11) + b"\x01"
    assert nonce(0x0102, final=False) == bytes(9) + b"\x01\x02\x00"
    # Rather an error than a number that was used before.
    with pytest.raises(OverflowError):
        nonce(1 << 88, final=False)


def test_a_key_of_the_wrong_size_is_a_bug() -> None:
    with pytest.raises(ValueError, match="32"):
        Chunks(Secret(bytes(16)), io.BytesIO(), 0, 0)
