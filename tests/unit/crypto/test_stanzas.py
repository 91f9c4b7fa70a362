from __future__ import annotations

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldreport.crypto.failures import HeaderFailure
from fieldreport.crypto.stanzas import (
    Stanza,
    decode_base64,
    emit,
    encode_base64,
    parse,
    with_mac,
)

MAC = bytes(range(32))
MAC_LINE = b"--- " + base64.b64encode(MAC).rstrip(b"=") + b"\n"
INTRO = b"age-encryption.org/v1\n"

visible = st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=20)
stanzas = st.builds(
    Stanza, visible, st.lists(visible, max_size=3).map(tuple), st.binary(max_size=200)
)


@given(st.lists(stanzas, min_size=1, max_size=5), st.binary(max_size=50))
def test_every_header_is_read_back_as_it_was_written(written: list[Stanza], payload: bytes) -> None:
    signed = emit(written)
    whole = with_mac(signed, MAC)
    header = parse(whole + payload)
    assert header.stanzas == tuple(written)
    assert header.signed == signed
    assert header.mac == MAC
    assert header.size == len(whole)


@pytest.mark.parametrize("size", [0, 1, 47, 48, 49, 95, 96, 97])
def test_a_body_ends_with_a_short_line_even_if_it_is_empty(size: int) -> None:
    lines = emit([Stanza("x", (), b"\xff" * size)]).split(b"\n")[2:-1]
    assert len(lines) == size // 48 + 1
    assert all(len(line) == 64 for line in lines[:-1])
    assert len(lines[-1]) < 64


@given(st.lists(stanzas, min_size=1, max_size=3), st.data())
def test_a_header_has_one_spelling(written: list[Stanza], data: st.DataObject) -> None:
    whole = with_mac(emit(written), MAC)
    at = data.draw(st.integers(0, len(whole) - 1))
    changed = bytearray(whole)
    changed[at] ^= data.draw(st.integers(1, 255))
    try:
        header = parse(bytes(changed))
    except HeaderFailure:
        return
    # What is still a header is another one, which writes itself as what was read.
    assert with_mac(emit(header.stanzas), header.mac) == changed[: header.size]


@given(st.lists(stanzas, min_size=1, max_size=2), st.data())
def test_a_header_cut_anywhere_is_refused(written: list[Stanza], data: st.DataObject) -> None:
    whole = with_mac(emit(written), MAC)
    with pytest.raises(HeaderFailure):
        parse(whole[: data.draw(st.integers(0, len(whole) - 1))])


@pytest.mark.parametrize(
    ("header", "reason"),
    [
        (b"", "not an age v1 file"),
        (b"age-encryption.org/v2\n-> x\n\n" + MAC_LINE, "not an age v1 file"),
        (b"age-encryption.org/v1\r\n-> x\n\n" + MAC_LINE, "not an age v1 file"),
        (INTRO + MAC_LINE, "no stanza"),
        (INTRO + b"->x\n\n" + MAC_LINE, "no stanza"),
        (INTRO + b"-> \n\n" + MAC_LINE, "argument"),
        (INTRO + b"-> x \n\n" + MAC_LINE, "argument"),
        (INTRO + b"-> x  y\n\n" + MAC_LINE, "argument"),
        (INTRO + b"-> x\ty\n\n" + MAC_LINE, "argument"),
        (INTRO + b"-> x\r\n\n" + MAC_LINE, "argument"),
        (INTRO + b"-> x\x7f\n\n" + MAC_LINE, "argument"),
        (INTRO + "-> é\n\n".encode() + MAC_LINE, "not ASCII"),
        (INTRO + b"-> x\n" + MAC_LINE, "base64"),
        (INTRO + b"-> x\n" + b"A" * 64 + b"\n" + MAC_LINE, "base64"),
        (INTRO + b"-> x\n" + b"A" * 68 + b"\n\n" + MAC_LINE, "too long"),
        (INTRO + b"-> x\nAA==\n" + MAC_LINE, "base64"),
        (INTRO + b"-> x\nAB\n" + MAC_LINE, "canonical"),
        (INTRO + b"-> x\nA\n" + MAC_LINE, "base64"),
        (INTRO + b"-> x\nA A\n" + MAC_LINE, "base64"),
        (INTRO + b"-> x\nAA\nAA\n" + MAC_LINE, "neither"),
        (INTRO + b"-> x\n\n--" + MAC_LINE, "neither"),
        (INTRO + b"-> x\n\n---" + MAC_LINE[4:], "neither"),
        (INTRO + b"-> x\n\n--- " + MAC_LINE[5:], "size|base64"),
        (INTRO + b"-> x\n\n--- \n", "size"),
        (INTRO + b"-> x\n\n" + MAC_LINE[:-1] + b"=\n", "base64"),
        (INTRO + b"-> x\n\n" + MAC_LINE[:-1] + b" \n", "base64"),
        (INTRO + b"-> x\n\n" + MAC_LINE[:-1] + b"\r\n", "base64"),
        (INTRO + b"-> x\n\n" + MAC_LINE[:-1], "does not end"),
    ],
)
def test_what_a_strict_writer_would_not_write_is_refused(header: bytes, reason: str) -> None:
    with pytest.raises(HeaderFailure, match=reason):
        parse(header)


def test_the_number_of_stanzas_is_limited() -> None:
    whole = with_mac(emit([Stanza("x", (), b"")] * 65), MAC)
    with pytest.raises(HeaderFailure, match="too many"):
        parse(whole)
    assert len(parse(whole, max_stanzas=65).stanzas) == 65


@pytest.mark.parametrize("argument", ["", " ", "a b", "a\nb", "é", "\x7f"])
def test_an_argument_that_would_break_out_of_its_line_is_never_written(argument: str) -> None:
    with pytest.raises(ValueError, match="visible ASCII"):
        emit([Stanza("x", (argument,), b"")])
    with pytest.raises(ValueError, match="visible ASCII"):
        emit([Stanza(argument, (), b"")])


@given(st.binary(max_size=100))
def test_base64_comes_back(raw: bytes) -> None:
    assert decode_base64(encode_base64(raw)) == raw
    assert "=" not in encode_base64(raw)


@pytest.mark.parametrize("text", ["A", "AB", "AAB", "AA=", "AA==", "A-_A", "AA\n", "А", "AAAA="])
def test_other_spellings_of_base64_are_refused(text: str) -> None:
    with pytest.raises(HeaderFailure, match="base64"):
        decode_base64(text)


def test_a_refusal_quotes_nothing_of_the_file() -> None:
    with pytest.raises(HeaderFailure) as refusal:
        parse(INTRO + b"-> canary canary\nc@nary\n" + MAC_LINE)
    assert "anary" not in str(refusal.value)
    assert refusal.value.__cause__ is None
