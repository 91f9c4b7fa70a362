from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldreport.model import strictjson
from fieldreport.model.faults import JsonFault

LIMIT = 1_000_000

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"])),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"])),
            inner,
            max_size=4,
        )
    ),
    max_leaves=20,
)


def refusal(raw: bytes, limit: int = LIMIT) -> tuple[str, str]:
    with pytest.raises(JsonFault) as caught:
        strictjson.check(raw, limit)
    return caught.value.path, caught.value.reason


@given(VALUES)
def test_what_is_plain_json_is_taken_as_it_is(value: Any) -> None:
    for ascii_only in (True, False):
        raw = json.dumps(value, ensure_ascii=ascii_only).encode()
        assert strictjson.check(raw, LIMIT) == value


@given(st.binary(max_size=200))
def test_random_bytes_are_refused_or_are_json_for_every_parser(raw: bytes) -> None:
    try:
        tree = strictjson.check(raw, LIMIT)
    except JsonFault:
        return
    assert json.loads(raw) == tree


def test_a_size_at_the_limit_is_taken_and_a_byte_more_refused() -> None:
    assert strictjson.check(b'"1234567"', 9) == "1234567"
    assert refusal(b'"1234567"', 8) == ("", "too_big")


@pytest.mark.parametrize(
    ("raw", "path"),
    [
        (b'{"a":1,"a":2}', "a"),
        (b'{"a":1,"\\u0061":2}', "a"),
        (b'{"body":{"acts":[{},{"type":1,"type":1}]}}', "body.acts[1].type"),
        (b'{"a":{"b":1,"b":2},"a":3}', "a"),
        (b'{"no name":1,"no name":2}', "?"),
        (b'{"a":1,"a":2} ', ""),
    ],
)
def test_a_repeated_key_is_refused_with_its_path(raw: bytes, path: str) -> None:
    if raw.endswith(b" "):
        assert refusal(raw) == ("", "trailing")
    else:
        assert refusal(raw) == (path, "duplicate_key")


@pytest.mark.parametrize("raw", [b'[{"a":1,"a":2}, nonsense', b'[{"a":1,"a":2}' + b"[" * 100_000])
def test_a_repeated_key_before_worse_nonsense_is_refused_all_the_same(raw: bytes) -> None:
    assert refusal(raw) == ("", "duplicate_key")


def test_32_levels_are_taken_and_33_refused() -> None:
    assert strictjson.check(b"[" * 32 + b"]" * 32, LIMIT)
    assert refusal(b"[" * 33 + b"]" * 33) == ("", "too_deep")
    deep = b'{"a":' * 32 + b"[]" + b"}" * 32
    assert refusal(deep) == ("", "too_deep")


def test_a_hundred_thousand_levels_are_refused_and_do_not_crash() -> None:
    assert refusal(b"[" * 100_000) == ("", "too_deep")
    assert refusal(b'{"a":' * 100_000) == ("", "too_deep")


@pytest.mark.parametrize(
    "raw", [b"NaN", b"[Infinity]", b'{"a":-Infinity}', b"1e999", b"[-1e400]", b"9" * 5_000]
)
def test_numbers_that_are_none_are_refused(raw: bytes) -> None:
    assert refusal(raw)[1] == "number"


def test_half_a_surrogate_pair_is_refused_and_a_whole_one_is_not() -> None:
    assert refusal(b'{"a":["x","\\ud83d"]}') == ("a[1]", "surrogate")
    assert refusal(b'{"\\uDE00":1}') == ("", "surrogate")
    assert strictjson.check(b'"\\ud83d\\ude00"', LIMIT) == "\N{GRINNING FACE}"
    assert strictjson.check(b'"\\\\ud83d"', LIMIT) == "\\ud83d"
    assert refusal(b'"\xed\xa0\xbd"') == ("", "not_utf8")


def test_a_zero_character_is_refused() -> None:
    assert refusal(b'{"a":{"b":"x\\u0000"}}') == ("a.b", "nul")
    assert strictjson.check(b'"\\\\u0000"', LIMIT) == "\\u0000"


@pytest.mark.parametrize("raw", [b" {}", b"{}\n", b"{}\t", b"\r{}", b"{} {}", b"{}x", b"1 2"])
def test_a_byte_around_the_value_is_refused(raw: bytes) -> None:
    assert refusal(raw) == ("", "trailing")


@pytest.mark.parametrize(
    "raw", [b"", b"{", b'{"a"}', b"{'a':1}", b"\xef\xbb\xbf{}", b'"\n"', b"01"]
)
def test_what_is_no_json_is_refused(raw: bytes) -> None:
    assert refusal(raw)[1] in {"not_json", "trailing"}


def test_bytes_that_are_no_utf8_are_refused() -> None:
    assert refusal(b'"\xff"') == ("", "not_utf8")


def test_the_line_of_an_error_is_told() -> None:
    with pytest.raises(JsonFault) as caught:
        strictjson.check(b'{"a":1,\n"b":\n}', LIMIT)
    assert caught.value.params == {"line": 3}


def test_white_space_around_a_document_written_by_hand_can_be_cut_off() -> None:
    assert strictjson.check(strictjson.trimmed(b" \r\n{}\t\n"), LIMIT) == {}


def test_more_values_than_asked_for_are_refused_and_texts_are_no_values() -> None:
    assert strictjson.check(b"[1,2,3]", 100, values=3) == [1, 2, 3]
    for raw in (b"[1,2,3,4]", b"[[[[1]]]]", b'{"a":{"b":{"c":{}}}}', b'["",0,0,0]', b'[1,2,3,"]'):
        with pytest.raises(JsonFault) as raised:
            strictjson.check(raw, 100, values=3)
        assert (raised.value.reason, raised.value.params) == ("too_many", {"limit": 3})
    for text in (",,,,,,,,", "[[[[{{{{", '\\",,,,,,', "\\\\,,,,,,"):
        raw = json.dumps([text]).encode()
        assert strictjson.check(raw, 100, values=3) == [text]


@pytest.mark.parametrize("raw", [b'[",,,,,,', b'["\\",,,,,', b'[",,,,,\\', b'["\\\\\\"'])
def test_a_text_that_never_ends_is_no_json_however_many_commas_are_in_it(raw: bytes) -> None:
    with pytest.raises(JsonFault) as raised:
        strictjson.check(raw, 100, values=1)
    assert raised.value.reason == "not_json"
