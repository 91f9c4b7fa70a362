from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldreport.bundle import archive, padding
from fieldreport.errors import UserError
from fieldreport.files.padme import padme


@pytest.mark.parametrize(
    ("length", "padded"),
    [
        *((0, 0), (1, 1), (2, 2), (3, 3), (8, 8), (9, 10), (10, 10), (11, 12)),
        *((100, 104), (1000, 1024), (1_000_000, 1_015_808), (1_048_577, 1_081_344)),
        *(((1 << 30) - 1, 1 << 30), ((1 << 30) + 1, (1 << 30) + (1 << 25))),
    ],
)
def test_known_lengths(length: int, padded: int) -> None:
    assert padme(length) == padded


@given(st.integers(2, 1 << 45))
def test_a_length_grows_by_at_most_12_percent_and_is_stable(length: int) -> None:
    padded = padme(length)
    assert length <= padded <= length * 1.12
    assert padme(padded) == padded


@given(st.integers(2, 1 << 45))
def test_a_padded_length_has_no_more_bits_than_the_paper_says(length: int) -> None:
    exponent = length.bit_length() - 1
    low = exponent - exponent.bit_length()
    assert padme(length) % (1 << low) == 0
    assert padme(length) - length < 1 << low


def test_few_lengths_are_left_to_see() -> None:
    lengths = {padme(n) for n in range(1 << 20, 1 << 22, 512)}
    assert len(lengths) == 65


@given(st.integers(0, (1 << 31) - 1))
def test_the_padding_fills_a_tar_to_its_length(blocks: int) -> None:
    used = blocks * archive.BLOCK
    if used > padding.MAX_TAR - (1 << 35):
        return
    size = padding.padding_size(used)
    whole = used + archive.BLOCK + archive.span(size) + len(archive.END)
    assert size % archive.BLOCK == 0
    assert whole == padding.tar_length(used)
    assert whole >= padding.MIN_TAR
    assert padme(whole) == whole
    assert size <= archive.MAX_SIZE


def test_the_smallest_bundles_all_have_the_same_length() -> None:
    room = padding.MIN_TAR - archive.BLOCK - len(archive.END)
    assert {padding.tar_length(used) for used in (0, 512, 100_352, room)} == {padding.MIN_TAR}
    assert padding.padding_size(room) == 0
    assert padding.tar_length(room + archive.BLOCK) > padding.MIN_TAR


def test_the_largest_tar_is_allowed_and_one_block_more_is_not() -> None:
    room = padding.MAX_TAR - archive.BLOCK - len(archive.END)
    assert padding.padding_size(room) == 0
    with pytest.raises(UserError) as caught:
        padding.padding_size(room + archive.BLOCK)
    assert caught.value.code == "bundle.too_large"
