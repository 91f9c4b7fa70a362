"""The form of cards and revocations, before anybody looks at a signature."""

from __future__ import annotations

import json
from base64 import b64encode
from typing import Any

import pytest

from fieldreport.model.cards import SIZE_LIMIT, parse_card, parse_revocation
from fieldreport.model.faults import Invalid, JsonFault, Newer

CARD: dict[str, Any] = {
    "format": "1.0",
    "kind": "card",
    "name": "Айгүл",
    "role": "monitor",
    "recipient": "age1pq1anything",
    "ed25519": b64encode(bytes(32)).decode(),
    "mldsa65": b64encode(bytes(1952)).decode(),
    "serial": 1,
    "created": "2026-03-14T21:05:09+05:00",
    "expires": None,
    "replaces": None,
}
REVOCATION: dict[str, Any] = {
    "format": "1.0",
    "kind": "revocation",
    "fingerprint": "0a" * 32,
    "created": "2026-03-14T21:05:09+05:00",
    "reason": "",
}
SIGNATURE = b64encode(bytes(3373)).decode()


def signed(inner: dict[str, Any], **outer: Any) -> bytes:
    document = {
        "format": "1.0",
        "kind": inner["kind"],
        "signed": json.dumps(inner, ensure_ascii=False),
        "signature": SIGNATURE,
        "succession": None,
    }
    return json.dumps(document | outer, ensure_ascii=False).encode()


def test_a_card_in_form_is_read_whatever_its_signature() -> None:
    parsed = parse_card(signed(CARD))
    assert (parsed.card.name, parsed.card.ed25519) == ("Айгүл", bytes(32))
    assert parsed.document.signature == bytes(3373)
    assert json.loads(parsed.document.signed) == CARD


def test_a_missing_succession_is_none() -> None:
    document = json.loads(signed(CARD))
    del document["succession"]
    assert parse_card(json.dumps(document).encode()).document.succession is None


def test_a_successor_carries_two_signatures() -> None:
    successor = CARD | {"replaces": "0b" * 32}
    assert parse_card(signed(successor, succession=SIGNATURE)).card.replaces == "0b" * 32
    with pytest.raises(Invalid) as caught:
        parse_card(signed(successor))
    assert (caught.value.path, caught.value.reason) == ("succession", "missing")


def test_a_revocation_in_form_is_read() -> None:
    parsed = parse_revocation(signed(REVOCATION))
    assert parsed.revocation.fingerprint == "0a" * 32


def test_a_card_is_no_revocation_and_a_revocation_no_card() -> None:
    for parse, raw in ((parse_card, signed(REVOCATION)), (parse_revocation, signed(CARD))):
        with pytest.raises(Invalid) as caught:
            parse(raw)
        assert caught.value.path == "kind"


def test_what_is_signed_must_be_of_the_kind_that_is_announced() -> None:
    with pytest.raises(Invalid) as caught:
        parse_card(signed(CARD | {"kind": "revocation"}, kind="card"))
    assert caught.value.path == "kind"


def test_the_limit_is_on_the_whole_file() -> None:
    room = SIZE_LIMIT - len(signed(REVOCATION))
    spaces = signed(REVOCATION).replace(b'{"format"', b"{" + b" " * room + b'"format"', 1)
    assert len(spaces) == SIZE_LIMIT
    parse_revocation(spaces)
    with pytest.raises(JsonFault) as caught:
        parse_revocation(spaces.replace(b"{ ", b"{  ", 1))
    assert caught.value.reason == "too_big"


def test_a_newer_document_is_newer_whatever_else_it_holds() -> None:
    for raw in (
        signed(CARD, format="3.0", kind="key"),
        signed(CARD | {"format": "3.0", "kind": "card"}),
    ):
        with pytest.raises(Newer):
            parse_card(raw)


def test_an_unknown_role_is_refused_unless_it_may_be_one_of_the_future() -> None:
    with pytest.raises(Invalid) as caught:
        parse_card(signed(CARD | {"role": "archivist"}))
    assert caught.value.path == "role"
    assert (
        parse_card(signed(CARD | {"role": "archivist", "format": "1.1"})).card.role == "archivist"
    )
