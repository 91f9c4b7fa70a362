"""What comes out of a bundle, one thing at a time, and what is said of a thing that is not good.

Nothing here counts until the iteration that yields it has come to its end: only then is it certain
that the bundle was whole.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from fieldreport.bundle.evidence import EvidenceItem
from fieldreport.crypto.cards import CheckedCard
from fieldreport.model.exchange import CustodyLine, CustodyPayload, Receipt
from fieldreport.model.record import Record

# FORMAT section 7 lists them. They travel in receipts, so they are as fixed as a field's name.
Reason = Literal[
    "too-long",
    "json",
    "newer",
    "fields",
    "member",
    "line",
    "author",
    "signature",
    "hash",
    "parents",
    "card",
]


@dataclass(frozen=True, slots=True)
class CardItem:
    """The card of an author who isn't the sender, validly signed by itself.

    The sender vouches for it, nobody compared it: it makes nobody a contact and changes none.
    """

    card: CheckedCard


@dataclass(frozen=True, slots=True)
class RecordItem:
    """A record and the signature of its author over its bytes, which was checked."""

    record: Record
    signature: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class CustodyItem:
    """An entry of the sender's custody log, whose digest was checked unless its payload was purged."""

    line: CustodyLine
    payload: CustodyPayload | None


@dataclass(frozen=True, slots=True)
class ReceiptFound:
    """The receipt that a bundle of that kind consists of. `raw` are its bytes."""

    receipt: Receipt
    raw: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Quarantined:
    """One thing that is not taken, while the rest is.

    `item` is its id in hex where it has one: a record's, or the SHA-256 of evidence. `member` and
    `line` (from 1) say where it was, `detail` is the path of a wrong field or empty.
    """

    kind: Literal["record", "evidence", "card", "custody"]
    reason: Reason
    item: str | None
    member: str
    line: int | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Damaged:
    """The end of a bundle that could not be read to its end: why, and which evidence did not come.

    Which records did not come is not known, since a manifest does not list them.
    """

    code: str
    params: Mapping[str, object]
    evidence: tuple[str, ...]


Item = CardItem | RecordItem | CustodyItem | ReceiptFound | EvidenceItem | Quarantined | Damaged
