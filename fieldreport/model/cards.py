"""Cards and revocations: small signed texts by which identities become known to each other, and
unknown again.

What is signed travels as a string inside the document, so that its bytes can't change on the way.
Here its form is checked; whether the signature holds, and what the fingerprint is, says
`crypto.cards`. FORMAT section 5.
"""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from typing import Annotated, Any, Literal, TypeVar

import msgspec
from msgspec import Meta

from fieldreport import times
from fieldreport.model import fields, strictjson, versions
from fieldreport.model.faults import Invalid, named
from fieldreport.model.validate import convert

SIZE_LIMIT = 32_768
ROLES = ("monitor", "coordinator", "recovery")

_Signature = Annotated[bytes, Meta(min_length=3_373, max_length=3_373)]


class SignedText(msgspec.Struct, frozen=True, kw_only=True):
    """The document around a signed text: `signature` is over the UTF-8 bytes of `signed`;
    `succession` is another identity's.
    """

    format: str
    kind: Literal["card", "revocation"]
    signed: str
    signature: _Signature
    succession: _Signature | None = None


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """The public half of an identity. Name and role are what the owner says of himself."""

    format: str
    kind: Literal["card"]
    name: Annotated[str, Meta(min_length=1, max_length=100, pattern=fields.ONE_LINE)]
    role: Annotated[str, Meta(min_length=1, max_length=64, pattern=fields.TERM)]
    recipient: Annotated[str, Meta(min_length=1, max_length=2_000)]
    ed25519: Annotated[bytes, Meta(min_length=32, max_length=32)]
    mldsa65: Annotated[bytes, Meta(min_length=1_952, max_length=1_952)]
    serial: Annotated[int, Meta(ge=1, le=2**53 - 1)]
    created: str
    expires: str | None
    replaces: Annotated[str, Meta(pattern=fields.HEX64)] | None


class Revocation(msgspec.Struct, frozen=True, kw_only=True):
    """An identity's last word: whoever has this no longer takes anything from it."""

    format: str
    kind: Literal["revocation"]
    fingerprint: Annotated[str, Meta(pattern=fields.HEX64)]
    created: str
    reason: Annotated[str, Meta(max_length=2_000)]


@dataclass(frozen=True)
class ParsedCard:
    """A card in form, not yet checked: `raw` as it came, the `card`, and the `document` around
    it.
    """

    raw: bytes
    card: Card
    document: SignedText


@dataclass(frozen=True)
class ParsedRevocation:
    """A revocation in form, not yet checked."""

    raw: bytes
    revocation: Revocation
    document: SignedText


def parse_card(raw: bytes) -> ParsedCard:
    """Return the card in `raw`, at most 32 KiB.

    Raises:
        JsonFault, Invalid, Newer: it isn't one; see `faults`.
    """
    parsed = _card(raw)
    if (parsed.card.replaces is None) != (parsed.document.succession is None):
        raise Invalid("succession", "missing" if parsed.card.replaces else "not_allowed")
    return parsed


def parse_claim(raw: bytes) -> ParsedCard:
    """Return a card that says whom it replaces and that the old identity has yet to endorse: no card
    until then. Faults as for cards.
    """
    parsed = _card(raw)
    if parsed.card.replaces is None or parsed.document.succession is not None:
        raise Invalid("succession", "not_allowed")
    return parsed


def _card(raw: bytes) -> ParsedCard:
    document = _document(raw, "card")
    card = _inner(document.signed, Card)
    if card.name != card.name.strip():
        raise Invalid("name", "not_a_line")
    if versions.is_known(card.format) and card.role not in ROLES:
        raise Invalid("role", "unknown_term")
    _check_instant("created", card.created)
    if card.expires is not None:
        _check_instant("expires", card.expires)
    return ParsedCard(raw, card, document)


def parse_revocation(raw: bytes) -> ParsedRevocation:
    """Return the revocation in `raw`; limits and faults as for cards."""
    document = _document(raw, "revocation")
    revocation = _inner(document.signed, Revocation)
    _check_instant("created", revocation.created)
    if document.succession is not None:
        raise Invalid("succession", "not_allowed")
    return ParsedRevocation(raw, revocation, document)


_Struct = TypeVar("_Struct", SignedText, Card, Revocation)


def _document(raw: bytes, kind: str) -> SignedText:
    document = _strict(raw, SignedText)
    if document.kind != kind:
        raise Invalid("kind", "not_allowed")
    return document


def _inner(signed: str, kind: type[_Struct]) -> _Struct:
    return _strict(signed.encode(), kind)


def _strict(raw: bytes, kind: type[_Struct]) -> _Struct:
    tree = strictjson.check(raw, SIZE_LIMIT)
    # First of all, since nothing else is known of a newer document.
    known = versions.is_known(tree.get("format") if isinstance(tree, dict) else None)
    unknown = next((name for name in tree if name not in kind.__struct_fields__), None)
    if known and unknown is not None:
        raise Invalid(named(unknown), "unknown_field")
    value: _Struct = convert(tree, kind)
    _check_base64(tree, value)
    return value


def _check_base64(tree: dict[str, Any], value: msgspec.Struct) -> None:
    """Refuse Base64 that isn't canonical: the decoder overlooks unused bits, by which one key could
    be written in four ways.
    """
    for name in value.__struct_fields__:
        content = getattr(value, name)
        if isinstance(content, bytes) and b64encode(content).decode("ascii") != tree[name]:
            raise Invalid(name, "not_base64")


def _check_instant(name: str, text: str) -> None:
    if not times.valid(text):
        raise Invalid(name, "not_an_instant")
