from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldreport.crypto import bech32

# https://c2sp.org/age: the recipient of the identity of 32 bytes 0x42 is printed there too.
IDENTITY = "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX"


def test_it_writes_what_the_age_specification_prints() -> None:
    assert bech32.encode("AGE-SECRET-KEY-", b"\x42" * 32).upper() == IDENTITY.encode()
    assert bech32.decode(IDENTITY) == ("AGE-SECRET-KEY-", bytearray(b"\x42" * 32))
    assert bech32.decode(IDENTITY.lower()) == ("age-secret-key-", bytearray(b"\x42" * 32))


@pytest.mark.parametrize(
    "valid",
    [
        # BIP 173's own list, as far as its data is a whole number of bytes.
        "A12UEL5L",
        "a12uel5l",
        "abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw",
        "an83characterlonghumanreadablepartthatcontainsthenumber1andtheexcludedcharactersbio1tt5tgs",
        "?1ezyfcl",
    ],
)
def test_what_bip_173_calls_valid_is_read_and_written_back(valid: str) -> None:
    prefix, payload = bech32.decode(valid)
    assert bech32.encode(prefix, payload).decode() == valid.lower()


@pytest.mark.parametrize(
    "invalid",
    [
        "",
        "1",
        "pzry9x0s0muk",  # no separator
        "1pzry9x0s0muk",  # no prefix
        "x1b4n0q5v",  # a letter outside the alphabet
        "li1dgmt3",  # checksum too short
        "A1G7SGD8",  # checksum over the upper-case prefix
        "10a06t8",
        "1qzzfhee",
        "a12UEL5L",  # mixed case
        "A12uEL5L",
        "a12uel5m",  # wrong checksum
        "\x201nwldj5",
        "\x7f1axkwrx",
        "\x801eym55h",
        "é1eym55h",
        "age1 2uel5l",
    ],
)
def test_what_is_not_bech32_is_refused_without_being_quoted(invalid: str) -> None:
    with pytest.raises(ValueError, match="not Bech32") as refusal:
        bech32.decode(invalid)
    assert not invalid or invalid not in str(refusal.value)


def _raw_text(prefix: str, values: list[int]) -> str:
    rest = bech32._remainder(prefix.encode(), (*values, 0, 0, 0, 0, 0, 0)) ^ 1
    checked = [*values, *(rest >> 5 * (5 - i) & 31 for i in range(6))]
    return prefix + "1" + "".join(chr(bech32._LETTERS[value]) for value in checked)


def test_unused_bits_are_fewer_than_five_and_zero() -> None:
    assert bech32.decode(_raw_text("age", [31, 28])) == ("age", bytearray(b"\xff"))
    for values in ([31, 29], [31, 28, 0], [0]):
        with pytest.raises(ValueError, match="unused bits"):
            bech32.decode(_raw_text("age", values))


@given(st.binary(max_size=1300))
def test_every_payload_comes_back_from_text_and_from_bytes(payload: bytes) -> None:
    text = bech32.encode("age1pq", payload)
    assert bech32.decode(text) == bech32.decode(text.decode()) == ("age1pq", bytearray(payload))


@given(st.binary(min_size=1, max_size=40), st.data())
def test_every_single_changed_letter_is_noticed(payload: bytes, data: st.DataObject) -> None:
    text = bech32.encode("age", payload).decode()
    at = data.draw(st.integers(4, len(text) - 1))
    letter = data.draw(st.sampled_from(bech32._LETTERS.decode().replace(text[at], "")))
    with pytest.raises(ValueError, match="not Bech32"):
        bech32.decode(text[:at] + letter + text[at + 1 :])
