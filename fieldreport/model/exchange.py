"""The JSON inside a bundle that is no record: manifest, receipt, signature lines, custody lines.

Values and strict readers, no more: whose signature it is, whether a hash fits and what follows from
a receipt is decided elsewhere. FORMAT sections 6.2, 6.4, 6.6 and 7.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Annotated, Any, Literal, TypeVar

import msgspec
from msgspec import Meta

from fieldreport import times
from fieldreport.model import carry, strictjson, versions
from fieldreport.model.cards import SIZE_LIMIT
from fieldreport.model.faults import Invalid
from fieldreport.model.fields import (
    HEX32,
    HEX64,
    NOTE,
    ONE_LINE,
    TERM,
    Fingerprint,
    Instant,
    RecordId,
    RuleBroken,
    Salt,
    Size,
    Subject,
    Value,
)
from fieldreport.model.leaves import leaves, rendered
from fieldreport.model.validate import convert

MANIFEST_LIMIT = 16 * 1_048_576
CARD_LIMIT = SIZE_LIMIT
# An item for each of 250,000 records and each file that a manifest can list.
RECEIPT_LIMIT = 64 * 1_048_576
# Five for each of these items, three for each number of 100,000 that are missing, and the questions.
RECEIPT_VALUES = 2_200_000
# A signature in Base64 is 4,500 bytes.
SIGNATURE_LINE_LIMIT = 8_192
PAYLOAD_LIMIT = 65_536
CUSTODY_LINE_LIMIT = 2 * PAYLOAD_LIMIT
RECIPIENT_LIMIT = 64

ITEM_KINDS = ("record", "evidence")
ITEM_STATES = ("stored", "backed-up", "known", "quarantined", "damaged")

# The closed set of members, but for `manifest.sig`, `manifest.json` and `padding`, which no
# manifest lists.
MEMBER = (
    r"^(?:(?:cards|records|persons|custody)\.jsonl|receipt\.json"
    r"|evidence/[0-9a-f]{64}(?:\.[0-9]{3})?)$(?!\n)"
)

_MANIFEST_BEGIN = re.compile(rb'\{"format":"([0-9.]{1,21})"')
_CARD_BEGIN = b',"card":'
# Texts are passed over whole: a brace in one is none. One that never ends goes to the end, and is not tried again at
# each quote in it.
_TOKEN = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+\\?+(?:"|\Z)|[\[\]{}]', re.DOTALL)

Sha256 = Annotated[str, Meta(pattern=HEX64)]
BundleId = Annotated[str, Meta(pattern=HEX32)]
Epoch = Annotated[str, Meta(pattern=HEX32)]
NUMBER_LIMIT = 2**53 - 1
Number = Annotated[int, Meta(ge=1, le=NUMBER_LIMIT)]
# An epoch and a number, sealed for one recipient: 1,120 + 24 + 16 bytes.
ADDRESS_SIZE = 1_160
SealedAddress = Annotated[bytes, Meta(min_length=ADDRESS_SIZE, max_length=ADDRESS_SIZE)]
SignatureBytes = Annotated[bytes, Meta(min_length=3_373, max_length=3_373)]
Code = Annotated[str, Meta(pattern=TERM, max_length=64)]


class CustodyHead(Value, frozen=True, kw_only=True):
    """How far the sender's custody log went: the number and the digest of its last entry."""

    n: Number
    digest: Sha256


class ManifestMember(Value, frozen=True, kw_only=True):
    """One member of the tar, with its size in bytes."""

    path: Annotated[str, Meta(pattern=MEMBER)]
    size: Size
    sha256: Sha256


class Manifest(Value, frozen=True, kw_only=True):
    """What a bundle holds. `card` is the sender's, as `card_bytes` returns it; each of `recipients`
    is for one recipient, who alone can read it.
    """

    format: str
    card: dict[str, Any]
    bundle: BundleId
    kind: Literal["reports", "receipt"]
    created: Instant
    recipients: Annotated[tuple[SealedAddress, ...], Meta(min_length=1, max_length=RECIPIENT_LIMIT)]
    custody: CustodyHead | None
    members: Annotated[tuple[ManifestMember, ...], Meta(max_length=200_000)]

    def __post_init__(self) -> None:
        if _repeated(member.path for member in self.members):
            raise RuleBroken("members", "duplicate_id")


class ReceiptItem(Value, frozen=True, kw_only=True):
    """What became of one record or file. `reason` is a code, and required of what was
    quarantined.
    """

    item: Sha256
    kind: Code
    state: Code
    reason: Annotated[str, Meta(min_length=1, max_length=200, pattern=ONE_LINE)] | None

    def __post_init__(self) -> None:
        if self.state == "quarantined" and self.reason is None:
            raise RuleBroken("reason", "missing")


class MissingNumber(Value, frozen=True, kw_only=True):
    """A number of the sequence that the recipient never saw."""

    epoch: Epoch
    n: Number


class SignedHead(Value, frozen=True, kw_only=True):
    """The sender's custody head, countersigned by the recipient."""

    n: Number
    digest: Sha256
    signature: SignatureBytes


class Question(Value, frozen=True, kw_only=True):
    """What the recipient asks about a subject; shown as his words."""

    subject: Subject
    record: RecordId | None
    text: Annotated[str, Meta(min_length=1, max_length=NOTE)]


class Receipt(Value, frozen=True, kw_only=True):
    """The answer to the bundle whose `manifest.json` has the SHA-256 `manifest`."""

    format: str
    bundle: BundleId
    manifest: Sha256
    received: Instant
    complete: bool
    items: Annotated[tuple[ReceiptItem, ...], Meta(max_length=500_000)]
    missing: Annotated[tuple[MissingNumber, ...], Meta(max_length=100_000)]
    head: SignedHead | None
    questions: Annotated[tuple[Question, ...], Meta(max_length=10_000)]

    def __post_init__(self) -> None:
        if _repeated((item.item, item.kind) for item in self.items):
            raise RuleBroken("items", "duplicate_id")


class SignatureLine(Value, frozen=True, kw_only=True):
    """The line after a record: its id, its author's fingerprint, the signature."""

    id: RecordId
    author: Fingerprint
    signature: SignatureBytes


class CustodyLine(Value, frozen=True, kw_only=True):
    """One entry of a custody log; `salt` and `payload` are gone after a purge."""

    n: Number
    previous: Sha256
    salt: Salt | None
    payload: Annotated[str, Meta(min_length=2, max_length=PAYLOAD_LIMIT)] | None
    digest: Sha256

    def __post_init__(self) -> None:
        if (self.salt is None) != (self.payload is None):
            raise RuleBroken("salt" if self.salt is None else "payload", "missing")


class CustodyPayload(Value, frozen=True, kw_only=True):
    """What an entry says: when, which identity, did what (a code) to which item. `detail` holds
    names and numbers.
    """

    at: Instant
    identity: Fingerprint
    action: Code
    item: Annotated[str, Meta(max_length=64)] | None
    kind: Literal["record", "evidence", "bundle", "vault"]
    detail: Annotated[dict[str, str | int | float | bool | None], Meta(max_length=64)]


def parse_manifest(raw: bytes) -> Manifest:
    """Return the manifest that the bytes are.

    Raises:
        JsonFault, Invalid, Newer: they aren't one; see `faults`.
    """
    return _versioned(raw, Manifest, MANIFEST_LIMIT)[0]


def parse_manifest_card(raw: bytes) -> bytes:
    """Return the sender's card in a manifest, of which nothing else is looked at.

    Nobody knows the sender yet, so no more is read than a card may have: it comes second in a
    manifest, right after `format`.

    Raises:
        JsonFault, Invalid, Newer: the bytes do not begin as a manifest with a card in it.
    """
    begin = _MANIFEST_BEGIN.match(raw)
    versions.is_known(begin[1].decode() if begin else None)
    start = begin.end() if begin else 0
    if not raw.startswith(_CARD_BEGIN, start):
        raise Invalid("card", "missing")
    start += len(_CARD_BEGIN)
    if not raw.startswith(b"{", start):
        raise Invalid("card", "wrong_type")
    tree = strictjson.check(_first_object(raw[start : start + CARD_LIMIT + 1]), CARD_LIMIT)
    return card_bytes(_object(tree, "card"))


def parse_receipt(raw: bytes) -> Receipt:
    """Return the receipt that the bytes are. In a newer minor version, kinds and states of items
    may be unknown.

    Raises:
        JsonFault, Invalid, Newer: they aren't one.
    """
    receipt, known = _versioned(raw, Receipt, RECEIPT_LIMIT, RECEIPT_VALUES)
    for index, item in enumerate(receipt.items if known else ()):
        if item.kind not in ITEM_KINDS:
            raise Invalid(f"items[{index}].kind", "unknown_term")
        if item.state not in ITEM_STATES:
            raise Invalid(f"items[{index}].state", "unknown_term")
    return receipt


def parse_signature_line(raw: bytes, *, known: bool = True) -> SignatureLine:
    """Return what the line after a record is, without its line feed.

    `known` is false in a bundle whose manifest is of a newer minor version.

    Raises:
        JsonFault, Invalid: it is no signature.
    """
    tree = _object(strictjson.check(raw, SIGNATURE_LINE_LIMIT))
    return _converted(tree, SignatureLine, known=known)


def parse_custody_line(raw: bytes, *, known: bool = True) -> CustodyLine:
    """Return the custody entry that a line is, without its line feed; the digest is not checked
    here.

    Raises:
        JsonFault, Invalid: it isn't one.
    """
    tree = _object(strictjson.check(raw, CUSTODY_LINE_LIMIT))
    return _converted(tree, CustodyLine, known=known)


def parse_custody_payload(text: str, *, known: bool = True) -> CustodyPayload:
    """Return what a custody entry says.

    Raises:
        JsonFault, Invalid: it says nothing of that kind.
    """
    tree = _object(strictjson.check(text.encode("utf-8", "surrogatepass"), PAYLOAD_LIMIT))
    return _converted(tree, CustodyPayload, known=known)


def card_bytes(card: dict[str, Any]) -> bytes:
    """Return the document of a card that was part of a larger one. What is signed is a string in
    it, so that it may be written anew.
    """
    return msgspec.json.encode(card)


def encoded(value: Manifest | Receipt | SignatureLine | CustodyLine) -> bytes:
    """Return the bytes in which a value travels; reading them back gives an equal value."""
    return msgspec.json.encode(value)


def encoded_payload(payload: CustodyPayload) -> str:
    """Return the text of a custody payload, which is hashed as it is."""
    return msgspec.json.encode(payload).decode()


_Kind = TypeVar("_Kind", bound=Value)


def _first_object(raw: bytes) -> bytes:
    """Return the JSON object that the bytes begin with; all of them if it doesn't end within them."""
    depth = 0
    for token in _TOKEN.finditer(raw):
        depth += (token[0] in b"{[") - (token[0] in b"}]")
        if depth == 0:
            return raw[: token.end()]
    return raw


def _versioned(
    raw: bytes, kind: type[_Kind], limit: int, values: int = strictjson.VALUES
) -> tuple[_Kind, bool]:
    tree = _object(strictjson.check(raw, limit, values=values))
    known = versions.is_known(tree.get("format"))
    return _converted(tree, kind, known=known), known


def _converted(tree: dict[str, Any], kind: type[_Kind], *, known: bool) -> _Kind:
    value: _Kind = convert(tree if known else carry.known(tree, kind), kind)
    for meaning, text, path in leaves(value):
        if meaning.date is not None and not times.valid(text):
            raise Invalid(rendered(path), "not_an_instant")
    _check_base64(tree, value)
    return value


def _check_base64(tree: dict[str, Any], value: Value) -> None:
    # The decoder overlooks unused bits, so that one signature could be written in several ways.
    if isinstance(value, SignatureLine):
        _canonical(value.signature, tree["signature"], "signature")
    elif isinstance(value, Manifest):
        for index, entry in enumerate(value.recipients):
            _canonical(entry, tree["recipients"][index], f"recipients[{index}]")
    elif isinstance(value, Receipt) and value.head is not None:
        _canonical(value.head.signature, tree["head"]["signature"], "head.signature")


def _canonical(content: bytes, written: str, path: str) -> None:
    if b64encode(content).decode("ascii") != written:
        raise Invalid(path, "not_base64")


def _object(tree: Any, path: str = "") -> dict[str, Any]:
    if not isinstance(tree, dict):
        raise Invalid(path, "wrong_type")
    return tree


def _repeated(items: Iterable[Any]) -> Sequence[Any]:
    return [item for item, count in Counter(items).items() if count > 1]
