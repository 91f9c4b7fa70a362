"""The JSON inside a bundle that is no record: manifest, receipt, signature lines, custody lines.

Values and strict readers, no more: whose signature it is, whether a hash fits and what follows from
a receipt is decided elsewhere. FORMAT sections 6.2, 6.4, 6.6 and 7.
"""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Annotated, Any, Literal, TypeVar

import msgspec
from msgspec import Meta

from fieldreport import times
from fieldreport.model import carry, strictjson, versions
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
# An item for each of 250,000 records and each file that a manifest can list.
RECEIPT_LIMIT = 64 * 1_048_576
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

Sha256 = Annotated[str, Meta(pattern=HEX64)]
BundleId = Annotated[str, Meta(pattern=HEX32)]
Epoch = Annotated[str, Meta(pattern=HEX32)]
Number = Annotated[int, Meta(ge=1, le=2**53 - 1)]
SignatureBytes = Annotated[bytes, Meta(min_length=3_373, max_length=3_373)]
Code = Annotated[str, Meta(pattern=TERM, max_length=64)]


class ManifestRecipient(Value, frozen=True, kw_only=True):
    """One of the recipients, or a random entry that looks like one: `hash` is `H(salt ‖
    fingerprint)`.
    """

    hash: Sha256
    epoch: Epoch
    n: Number


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
    """What a bundle holds and whom it is for. `card` is the sender's, as `card_bytes` returns
    it.
    """

    format: str
    bundle: BundleId
    kind: Literal["reports", "receipt"]
    created: Instant
    card: dict[str, Any]
    salt: Salt
    recipients: Annotated[
        tuple[ManifestRecipient, ...], Meta(min_length=1, max_length=RECIPIENT_LIMIT)
    ]
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
    """Return the sender's card in a manifest of a bundle that is held; nothing else of it is looked
    at.

    Raises:
        JsonFault, Invalid, Newer: the bytes are no manifest with a card in it.
    """
    tree = _object(strictjson.check(raw, MANIFEST_LIMIT))
    versions.is_known(tree.get("format"))
    if "card" not in tree:
        raise Invalid("card", "missing")
    return card_bytes(_object(tree["card"], "card"))


def parse_receipt(raw: bytes) -> Receipt:
    """Return the receipt that the bytes are. In a newer minor version, kinds and states of items
    may be unknown.

    Raises:
        JsonFault, Invalid, Newer: they aren't one.
    """
    receipt, known = _versioned(raw, Receipt, RECEIPT_LIMIT)
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


def _versioned(raw: bytes, kind: type[_Kind], limit: int) -> tuple[_Kind, bool]:
    tree = _object(strictjson.check(raw, limit))
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
