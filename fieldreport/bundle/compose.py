"""The members of a bundle from what a vault has: records with signatures, cards, custody entries.

What can be many is given as a function that begins anew, since it is read twice: once for the
manifest, once for the drive. Nothing is held but the item at hand.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from fieldreport.bundle import layout
from fieldreport.bundle.layout import Member
from fieldreport.crypto.cards import CheckedCard
from fieldreport.errors import UserError
from fieldreport.model import cards, exchange, strictjson
from fieldreport.model.exchange import CustodyLine


class SignedRecord(NamedTuple):
    """A record as it is stored: its exact bytes, its id and its author in hex, the signature."""

    raw: bytes
    id: str
    author: str
    signature: bytes


def record_members(
    accounts: Callable[[], Iterable[SignedRecord]],
    persons: Callable[[], Iterable[SignedRecord]],
) -> list[Member]:
    """Return the members for records of people and for all other records, without empty ones.

    Both functions give parents before children. Raises UserError `bundle.too_many_records`.
    """
    left = layout.MAX_RECORDS

    def counted(source: Callable[[], Iterable[SignedRecord]]) -> Iterator[bytes]:
        nonlocal left
        for record in source():
            left -= 1
            if left < 0:
                raise UserError("bundle.too_many_records", limit=layout.MAX_RECORDS)
            yield _lines(record)

    members = []
    for path, source in ((layout.RECORDS, accounts), (layout.PERSONS, persons)):
        # Counted in the first pass alone; the second finds out by the hash if anything changed.
        member = layout.measured(path, partial(counted, source))
        members.append(replace(member, blocks=partial(_written, source)))
    return [member for member in members if member.size]


def cards_member(authors: Iterable[CheckedCard]) -> list[Member]:
    """Return the member with the cards of authors who aren't the sender; none for no cards.

    Raises UserError `bundle.member_too_big` beyond 4 MiB: some 400 authors.
    """
    found = sorted({card.fingerprint: card for card in authors}.items())
    if not found:
        return []
    return [layout.whole(layout.CARDS, b"".join(_card_line(card) for _, card in found))]


def custody_member(entries: Callable[[], Iterable[CustodyLine]]) -> list[Member]:
    """Return the member with these entries of the sender's log, in their order; none for none."""

    def blocks() -> Iterator[bytes]:
        for entry in entries():
            yield exchange.encoded(entry) + b"\n"

    member = layout.measured(layout.CUSTODY, blocks)
    return [member] if member.size else []


def _written(source: Callable[[], Iterable[SignedRecord]]) -> Iterator[bytes]:
    return map(_lines, source())


def _lines(record: SignedRecord) -> bytes:
    """Return the two lines of a record: its exact bytes, which hold no line feed, and its
    signature.
    """
    return b'%b\n{"id":"%b","author":"%b","signature":"%b"}\n' % (
        record.raw,
        record.id.encode("ascii"),
        record.author.encode("ascii"),
        b64encode(record.signature),
    )


def _card_line(card: CheckedCard) -> bytes:
    """Return a card on one line: a card file may be laid out for people, which its signature
    allows.
    """
    tree = strictjson.check(card.raw, cards.SIZE_LIMIT)
    return exchange.card_bytes(tree) + b"\n"
