"""From the lines of a bundle's members to records, cards, custody entries and a receipt.

Each function takes a member and yields what is in it, good or bad, so that one bad line costs one
item. Signatures are checked before anything is parsed that somebody else than the sender wrote.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping

from fieldreport.bundle import layout
from fieldreport.bundle.items import (
    CardItem,
    CustodyItem,
    Quarantined,
    Reason,
    ReceiptFound,
    RecordItem,
)
from fieldreport.bundle.lines import Line, Readable, lines, pairs
from fieldreport.crypto.cards import BadCard, open_card
from fieldreport.crypto.signatures import BadSignature, PublicKeys
from fieldreport.errors import UserError
from fieldreport.model import exchange, records
from fieldreport.model.faults import Invalid, JsonFault, Newer

_CUSTODY_LABEL = b"fieldreport/v1/custody\0"


def parsed_records(
    content: Readable, member: str, authors: Mapping[str, PublicKeys], *, known: bool
) -> Iterator[RecordItem | Quarantined]:
    """Yield the records of a member, each with the signature that follows it.

    `authors` are the keys by fingerprint: the sender's, and those of the cards that came before.
    """
    for raw, signature in pairs(content):
        yield _record(raw, signature, member, authors, known=known)


def parsed_cards(content: Readable, sender: str) -> Iterator[CardItem | Quarantined]:
    """Yield the cards of the authors who are not the sender, in ascending order."""
    last = ""
    for line in lines(content):
        try:
            card = open_card(_whole(line))
        except (BadCard, _Unusable):
            yield Quarantined("card", "card", None, layout.CARDS, line.number)
            continue
        if card.fingerprint <= last or card.fingerprint == sender:
            yield Quarantined("card", "card", None, layout.CARDS, line.number)
            continue
        last = card.fingerprint
        yield CardItem(card)


def parsed_custody(content: Readable, *, known: bool) -> Iterator[CustodyItem | Quarantined]:
    """Yield the entries of the sender's custody log about what is sent."""
    for line in lines(content):
        try:
            yield _custody(_whole(line), known=known)
        except _Unusable as unusable:
            yield Quarantined(
                "custody", unusable.reason, None, layout.CUSTODY, line.number, unusable.detail
            )


def parsed_receipt(raw: bytes) -> ReceiptFound:
    """Return the receipt. Raises UserError `bundle.newer` or `bundle.bad_receipt` (with `path`)."""
    try:
        return ReceiptFound(exchange.parse_receipt(raw), raw)
    except Newer as newer:
        raise UserError("bundle.newer", version=newer.version) from None
    except (Invalid, JsonFault) as fault:
        raise UserError("bundle.bad_receipt", path=fault.path or "—") from None


class _Unusable(Exception):
    """One line can't be taken, for this reason."""

    def __init__(self, reason: Reason, detail: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.detail = detail


def _record(
    raw: Line,
    signature: Line | None,
    member: str,
    authors: Mapping[str, PublicKeys],
    *,
    known: bool,
) -> RecordItem | Quarantined:
    try:
        return _signed_record(raw, signature, member, authors, known=known)
    except _Unusable as unusable:
        return Quarantined(
            "record", unusable.reason, raw.sha256, member, raw.number, unusable.detail
        )


def _signed_record(
    line: Line,
    signature_line: Line | None,
    member: str,
    authors: Mapping[str, PublicKeys],
    *,
    known: bool,
) -> RecordItem:
    raw = _whole(line)
    if signature_line is None or signature_line.raw is None or not signature_line.ended:
        raise _Unusable("line")
    try:
        told = exchange.parse_signature_line(signature_line.raw, known=known)
    except (Invalid, JsonFault):
        raise _Unusable("line") from None
    if told.id != line.sha256:
        raise _Unusable("line")
    if told.author not in authors:
        raise _Unusable("author")
    try:
        authors[told.author].verify("record", raw, told.signature)
    except BadSignature:
        raise _Unusable("signature") from None
    try:
        record = records.parse(raw)
    except Newer:
        raise _Unusable("newer") from None
    except JsonFault as fault:
        raise _Unusable("json", fault.path) from None
    except Invalid as fault:
        raise _Unusable("fields", fault.path) from None
    if record.author != told.author:
        raise _Unusable("author")
    if (record.kind == "person") != (member == layout.PERSONS):
        raise _Unusable("member")
    return RecordItem(record, told.signature)


def _custody(raw: bytes, *, known: bool) -> CustodyItem:
    try:
        line = exchange.parse_custody_line(raw, known=known)
        payload = line.payload and exchange.parse_custody_payload(line.payload, known=known)
    except JsonFault as fault:
        raise _Unusable("json", fault.path) from None
    except Invalid as fault:
        raise _Unusable("fields", fault.path) from None
    if not line.payload or not line.salt or not payload:
        return CustodyItem(line, None)
    inner = hashlib.sha256(bytes.fromhex(line.salt) + line.payload.encode()).digest()
    outer = hashlib.sha256(
        _CUSTODY_LABEL + line.n.to_bytes(8, "big") + bytes.fromhex(line.previous) + inner
    )
    if outer.hexdigest() != line.digest:
        raise _Unusable("hash")
    return CustodyItem(line, payload)


def _whole(line: Line) -> bytes:
    """Return the bytes of a line that is neither too long nor cut off."""
    if line.raw is None:
        raise _Unusable("too-long")
    if not line.ended:
        raise _Unusable("line")
    return line.raw
