from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldreport.model import exchange
from fieldreport.model.faults import FAULTS, Invalid, JsonFault, Newer

HASH, OTHER, SHORT = "2c" * 32, "3d" * 32, "0a" * 16
SIGNATURE = b64encode(bytes(range(256)) * 13 + bytes(45)).decode()
AT = "2026-02-20T18:00:00+05:00"
CARD = {"format": "1.0", "kind": "card", "signed": "{…}", "signature": "AA==", "succession": None}

MANIFEST: dict[str, Any] = {
    "format": "1.0",
    "card": CARD,
    "bundle": SHORT,
    "kind": "reports",
    "created": AT,
    "recipients": [b64encode(bytes([n]) * 1_160).decode() for n in range(16)],
    "custody": {"n": 41, "digest": HASH},
    "members": [
        {"path": "records.jsonl", "size": 100, "sha256": HASH},
        {"path": f"evidence/{HASH}.000", "size": 2**53 - 1, "sha256": OTHER},
    ],
}
RECEIPT: dict[str, Any] = {
    "format": "1.0",
    "bundle": SHORT,
    "manifest": HASH,
    "received": AT,
    "complete": False,
    "items": [
        {"item": HASH, "kind": "record", "state": "stored", "reason": None},
        {"item": HASH, "kind": "evidence", "state": "backed-up", "reason": None},
        {"item": OTHER, "kind": "record", "state": "quarantined", "reason": "model.empty"},
    ],
    "missing": [{"epoch": SHORT, "n": 3}],
    "head": {"n": 41, "digest": HASH, "signature": SIGNATURE},
    "questions": [{"subject": SHORT, "record": HASH, "text": "Сколько их было?"}],
}
LINE = {"id": HASH, "author": OTHER, "signature": SIGNATURE}
PAYLOAD = {
    "at": AT,
    "identity": HASH,
    "action": "created",
    "item": OTHER,
    "kind": "record",
    "detail": {"n": 1},
}
ENTRY = {
    "n": 1,
    "previous": "00" * 32,
    "salt": SHORT,
    "payload": json.dumps(PAYLOAD),
    "digest": HASH,
}


def dumped(tree: Any) -> bytes:
    return json.dumps(tree, ensure_ascii=False, separators=(",", ":")).encode()


def payload(raw: bytes) -> exchange.CustodyPayload:
    return exchange.parse_custody_payload(raw.decode())


READERS: dict[str, tuple[Callable[[bytes], Any], Any]] = {
    "manifest": (exchange.parse_manifest, MANIFEST),
    "receipt": (exchange.parse_receipt, RECEIPT),
    "signature": (exchange.parse_signature_line, LINE),
    "custody": (exchange.parse_custody_line, ENTRY),
    "payload": (payload, PAYLOAD),
}


def refusal(name: str, tree: Any) -> tuple[str, str]:
    with pytest.raises((Invalid, JsonFault)) as caught:
        READERS[name][0](dumped(tree))
    assert isinstance(caught.value, Invalid | JsonFault)
    return caught.value.path, caught.value.reason


@pytest.mark.parametrize("name", sorted(READERS))
def test_every_document_comes_back_from_its_bytes_as_it_went_in(name: str) -> None:
    read, tree = READERS[name]
    value = read(dumped(tree))
    raw = (
        exchange.encoded_payload(value).encode()
        if isinstance(value, exchange.CustodyPayload)
        else exchange.encoded(value)
    )
    assert json.loads(raw) == tree
    assert list(json.loads(raw)) == list(tree)
    assert read(raw) == value


@pytest.mark.parametrize("name", sorted(READERS))
def test_an_unknown_or_missing_field_is_refused_everywhere(name: str) -> None:
    tree = READERS[name][1]
    assert refusal(name, tree | {"extra": 1}) == ("extra", "unknown_field")
    for field in tree:
        without = {key: value for key, value in tree.items() if key != field}
        expected = (field, "not_a_version" if field == "format" else "missing")
        assert refusal(name, without) == expected
    assert refusal(name, []) == ("", "wrong_type")


@given(st.sampled_from(sorted(READERS)), st.data())
def test_changed_bytes_are_read_or_refused_and_never_a_crash(
    name: str, data: st.DataObject
) -> None:
    read, tree = READERS[name]
    raw = bytearray(dumped(tree))
    start = data.draw(st.integers(0, len(raw)))
    raw[start : start + data.draw(st.integers(0, 5))] = data.draw(
        st.sampled_from([b"", b"null", b"{}", b'"', b"-1", b"1.5", b"\\ud800", b","])
    )
    try:
        read(bytes(raw))
    except FAULTS:
        return


WRONG: list[tuple[str, dict[str, Any], tuple[str, str]]] = [
    ("manifest", {"kind": "letters"}, ("kind", "wrong")),
    ("manifest", {"created": "2026-02-20 18:00:00+05:00"}, ("created", "not_an_instant")),
    ("manifest", {"recipients": []}, ("recipients", "too_few")),
    ("manifest", {"recipients": MANIFEST["recipients"] * 5}, ("recipients", "too_many")),
    ("manifest", {"recipients": [b64encode(bytes(1_159)).decode()]}, ("recipients[0]", "empty")),
    ("manifest", {"recipients": [b64encode(bytes(1_161)).decode()]}, ("recipients[0]", "too_long")),
    ("manifest", {"recipients": ["A" * 1_546 + "B="]}, ("recipients[0]", "not_base64")),
    ("manifest", {"members": MANIFEST["members"] * 2}, ("members", "duplicate_id")),
    ("manifest", {"members": [{"path": "../x", "size": 1, "sha256": HASH}]}, ("members[0].path", "wrong")),
    ("manifest", {"members": [{"path": "padding", "size": 1, "sha256": HASH}]}, ("members[0].path", "wrong")),
    ("manifest", {"members": [{"path": "receipt.json\n", "size": 1, "sha256": HASH}]}, ("members[0].path", "wrong")),
    ("manifest", {"members": [{"path": "receipt.json", "size": 2**53, "sha256": HASH}]},
     ("members[0].size", "too_great")),
    ("manifest", {"card": "x"}, ("card", "wrong_type")),
    ("manifest", {"custody": {"n": 1}}, ("custody.digest", "missing")),
    ("receipt", {"received": "yesterday, in the evening"}, ("received", "not_an_instant")),
    ("receipt", {"items": RECEIPT["items"] * 2}, ("items", "duplicate_id")),
    ("receipt", {"items": [RECEIPT["items"][0] | {"state": "verified"}]}, ("items[0].state", "unknown_term")),
    ("receipt", {"items": [RECEIPT["items"][0] | {"kind": "rumour"}]}, ("items[0].kind", "unknown_term")),
    ("receipt", {"items": [RECEIPT["items"][2] | {"reason": None}]}, ("items[0].reason", "missing")),
    ("receipt", {"head": RECEIPT["head"] | {"signature": SIGNATURE[:-3] + "B=="}}, ("head.signature", "not_base64")),
    ("receipt", {"head": RECEIPT["head"] | {"signature": "AA=="}}, ("head.signature", "empty")),
    ("receipt", {"questions": [{"subject": SHORT, "record": None, "text": ""}]}, ("questions[0].text", "empty")),
    ("signature", {"signature": SIGNATURE[:-3] + "B=="}, ("signature", "not_base64")),
    ("signature", {"signature": "nonsense!"}, ("signature", "wrong")),
    ("custody", {"salt": None}, ("salt", "missing")),
    ("custody", {"payload": None}, ("payload", "missing")),
    ("custody", {"previous": None}, ("previous", "wrong_type")),
    ("payload", {"at": "2026-02-30T18:00:00+05:00"}, ("at", "not_an_instant")),
    ("payload", {"kind": "rumour"}, ("kind", "wrong")),
    ("payload", {"detail": {"x": []}}, ("detail", "wrong_type")),
]  # fmt: skip


@pytest.mark.parametrize(("name", "more", "expected"), WRONG)
def test_a_wrong_field_is_refused_with_its_path(
    name: str, more: dict[str, Any], expected: tuple[str, str]
) -> None:
    path, reason = refusal(name, READERS[name][1] | more)
    assert (path.removesuffix("[...]"), reason) == expected


def test_a_purged_custody_entry_has_neither_payload_nor_salt() -> None:
    entry = exchange.parse_custody_line(dumped(ENTRY | {"salt": None, "payload": None}))
    assert entry.payload is None


def test_what_a_bundle_may_lack_is_null() -> None:
    assert (
        exchange.parse_manifest(dumped(MANIFEST | {"custody": None, "members": []})).custody is None
    )
    receipt = RECEIPT | {"head": None, "items": [], "missing": [], "questions": []}
    assert exchange.parse_receipt(dumped(receipt)).head is None
    assert payload(dumped(PAYLOAD | {"item": None, "kind": "vault", "detail": {}})).item is None


def test_newer_minor_versions_are_read_over_what_is_unknown_and_newer_major_ones_refused() -> None:
    newer = {"format": "1.9", "extra": 1}
    items = [RECEIPT["items"][0] | {"state": "framed", "extra": 2}]
    assert (
        exchange.parse_receipt(dumped(RECEIPT | newer | {"items": items})).items[0].state
        == "framed"
    )
    assert exchange.parse_manifest(dumped(MANIFEST | newer)).kind == "reports"
    line = exchange.parse_signature_line(dumped(LINE | {"extra": 1}), known=False)
    assert line.author == OTHER
    assert exchange.parse_custody_line(dumped(ENTRY | {"extra": 1}), known=False).n == 1
    text = json.dumps(PAYLOAD | {"extra": 1})
    assert exchange.parse_custody_payload(text, known=False).action == "created"
    for read, tree in ((exchange.parse_manifest, MANIFEST), (exchange.parse_receipt, RECEIPT)):
        with pytest.raises(Newer):
            read(dumped(tree | {"format": "2.0"}))


def test_only_the_card_is_read_of_a_manifest_that_is_held() -> None:
    raw = dumped({"format": "1.0", "card": CARD, "members": "whatever"})
    assert json.loads(exchange.parse_manifest_card(raw)) == CARD
    assert exchange.card_bytes(exchange.parse_manifest(dumped(MANIFEST)).card) == (
        exchange.parse_manifest_card(dumped(MANIFEST))
    )


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        ([], ("format", "not_a_version")),
        ({"format": "1.0"}, ("card", "missing")),
        ({"format": "1.0", "kind": "reports", "card": CARD}, ("card", "missing")),
        ({"format": "1.0", "card": 5}, ("card", "wrong_type")),
        ({"card": CARD}, ("format", "not_a_version")),
    ],
)
def test_a_manifest_without_a_card_shows_none(tree: Any, expected: tuple[str, str]) -> None:
    with pytest.raises(Invalid) as caught:
        exchange.parse_manifest_card(dumped(tree))
    assert (caught.value.path, caught.value.reason) == expected


def test_of_a_held_manifest_no_more_is_read_than_a_card_may_have() -> None:
    raw = dumped(
        {"format": "1.0", "card": CARD | {"signed": 'braces } ] { in "texts" \\ count for nothing'}}
    )
    begin = raw.removesuffix(b"}")
    card = exchange.parse_manifest_card(raw)
    for rest in (b"", b',"x":' + b"[" * 1_000_000, b"\xff" * 1_000_000, b"}{", b'"'):
        assert exchange.parse_manifest_card(begin + rest) == card


@pytest.mark.parametrize(
    "endless", [b"[" * 10_000_000, b'"' * 10_000_000, b'"x', b'{"a":' * 2_000_000]
)
def test_a_card_that_does_not_end_is_refused_after_its_limit(endless: bytes) -> None:
    with pytest.raises(JsonFault) as caught:
        exchange.parse_manifest_card(b'{"format":"1.0","card":{"x":' + endless)
    assert caught.value.reason in {"too_big", "not_json", "too_deep"}


def test_a_card_of_one_byte_too_much_is_refused_and_the_largest_read() -> None:
    room = exchange.CARD_LIMIT - len(dumped({"x": ""}))
    for length, fits in ((room, True), (room + 1, False)):
        raw = dumped({"format": "1.0", "card": {"x": "y" * length}})
        if fits:
            assert len(exchange.parse_manifest_card(raw)) == exchange.CARD_LIMIT
        else:
            with pytest.raises(JsonFault):
                exchange.parse_manifest_card(raw)


@pytest.mark.parametrize(
    ("read", "limit"),
    [
        (exchange.parse_manifest, exchange.MANIFEST_LIMIT),
        (exchange.parse_receipt, exchange.RECEIPT_LIMIT),
        (exchange.parse_signature_line, exchange.SIGNATURE_LINE_LIMIT),
        (exchange.parse_custody_line, exchange.CUSTODY_LINE_LIMIT),
    ],
)
def test_a_document_over_its_limit_is_refused_unread(
    read: Callable[[bytes], Any], limit: int
) -> None:
    with pytest.raises(JsonFault) as caught:
        read(b"\xff" * (limit + 1))
    assert caught.value.reason == "too_big"


def test_a_payload_with_half_a_character_is_refused() -> None:
    with pytest.raises(JsonFault) as caught:
        exchange.parse_custody_payload('{"at":"\ud800"}')
    assert caught.value.reason == "not_utf8"
