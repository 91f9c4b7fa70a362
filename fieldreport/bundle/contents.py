"""The members of an accepted bundle, read in one pass in their order and checked one by one.

A record, card, custody entry or file that is bad by itself is named and left out. What is wrong
with the bundle as such ends the reading: after it, nothing can be trusted to be what it seems.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from fieldreport.bundle import archive, layout, padding
from fieldreport.bundle.archive import Entry
from fieldreport.bundle.content import Content, Steps
from fieldreport.bundle.evidence import EvidenceItem
from fieldreport.bundle.items import CardItem, Damaged, Item, Quarantined
from fieldreport.bundle.layout import Evidence, Listed
from fieldreport.bundle.lines import Readable
from fieldreport.bundle.parsed import (
    parsed_cards,
    parsed_custody,
    parsed_receipt,
    parsed_records,
)
from fieldreport.crypto.identity import PublicIdentity
from fieldreport.errors import UserError
from fieldreport.progress import Progress

_ZEROS = bytes(1 << 20)

_Any = TypeVar("_Any", bound=Item)


@dataclass(frozen=True)
class Contents:
    """What is left to read of an accepted bundle.

    `entries` are the members after those whose sizes are `before`. `known` is false for a newer
    minor version, whose unknown fields are passed over.
    """

    entries: Iterator[Entry]
    before: Sequence[int]
    listed: Sequence[Listed]
    evidence: tuple[Evidence, ...]
    sender: PublicIdentity
    known: bool

    @property
    def used(self) -> int:
        """The bytes of the tar before its padding."""
        sizes = (*self.before, *(member.size for member in self.listed))
        return sum(archive.BLOCK + archive.span(size) for size in sizes)


def items(contents: Contents, progress: Progress, *, take_whole: bool) -> Iterator[Item]:
    """Yield everything in the bundle: see `read.Opened.items`."""
    reading = _Reading(contents, progress, take_whole=take_whole)
    try:
        yield from reading.items()
    except UserError as fault:
        if not take_whole:
            raise
        missing = tuple(e.sha256 for e in contents.evidence if e.sha256 not in reading.whole)
        yield Damaged(fault.code, fault.params, missing)


class _Reading:
    """One pass over the members: which authors are known, and which evidence came whole."""

    def __init__(self, contents: Contents, progress: Progress, *, take_whole: bool) -> None:
        self.whole: set[str] = set()
        self._contents = contents
        self._take_whole = take_whole
        self._padding = padding.padding_size(contents.used)
        self._steps = Steps(progress, padding.tar_length(contents.used))
        self._authors = {contents.sender.fingerprint: contents.sender.keys}
        self._records = 0

    def items(self) -> Iterator[Item]:
        """Yield the items of all members, then check the padding and the end."""
        for listed in self._contents.listed:
            if not listed.path.startswith(layout.EVIDENCE):
                content = self._open(listed)
                yield from self._parsed(listed, content)
                content.check()
        for evidence in self._contents.evidence:
            yield from self._evidence(evidence)
        self._check_padding()
        if next(self._contents.entries, None) is not None:
            raise UserError("bundle.wrong_member", member=padding.NAME)
        self._steps.end()

    def _open(self, listed: Listed) -> Content:
        entry = next(self._contents.entries, None)
        if entry is None or (entry.name, entry.size) != (listed.path, listed.size):
            raise UserError("bundle.wrong_member", member=listed.path)
        return Content(entry, listed.sha256, self._steps)

    def _parsed(self, listed: Listed, content: Content) -> Iterator[Item]:
        if listed.path == layout.CARDS:
            yield from self._cards(listed, content)
        elif listed.path == layout.CUSTODY:
            yield from self._custody(listed, content)
        elif listed.path == layout.RECEIPT:
            yield parsed_receipt(content.proven(layout.MAX_RECEIPT))
        else:
            yield from self._signed(listed, content)

    def _signed(self, listed: Listed, content: Content) -> Iterator[Item]:
        found = parsed_records(content, listed.path, self._authors, known=self._contents.known)
        for item in _at_most(layout.MAX_RECORDS - self._records, found, listed.path):
            self._records += 1
            yield item

    def _cards(self, listed: Listed, content: Content) -> Iterator[Item]:
        # Only the manifest's hash makes the sender vouch for these, so it is compared first.
        proven = io.BytesIO(content.proven(layout.MAX_CARDS))
        found = parsed_cards(proven, self._contents.sender.fingerprint)
        for item in _at_most(layout.MAX_CARD_LINES, found, listed.path):
            if isinstance(item, CardItem):
                self._authors[item.card.fingerprint] = item.card.public.keys
            yield item

    def _custody(self, listed: Listed, content: Content) -> Iterator[Item]:
        lines: Readable = content
        if self._take_whole:
            # Entries are not signed one by one. Usually a fault undoes all that came before it;
            # here it does not, so nothing may come before the hash was compared.
            if listed.size > layout.MAX_HELD_CUSTODY:
                yield Quarantined("custody", "too-long", None, listed.path)
                return
            lines = io.BytesIO(content.proven(layout.MAX_HELD_CUSTODY))
        found = parsed_custody(lines, known=self._contents.known)
        yield from _at_most(layout.MAX_CUSTODY_LINES, found, listed.path)

    def _evidence(self, evidence: Evidence) -> Iterator[Item]:
        parts = (self._open(part) for part in evidence.parts)
        divided = len(evidence.parts) > 1
        item = EvidenceItem(evidence.sha256, evidence.size, parts, divided=divided)
        yield item
        if item.came_whole():
            self.whole.add(evidence.sha256)
        elif item.fault is not None:
            raise item.fault
        else:
            # The stream is intact and read on: what the sender wrote here is something else.
            yield Quarantined("evidence", "hash", evidence.sha256, evidence.parts[0].path)

    def _check_padding(self) -> None:
        """Read the padding: zeros, and as many as the length of the tar asks for.

        Else it would be a place where anybody who passes a bundle on could add what nobody signed.
        """
        entry = next(self._contents.entries, None)
        if entry is None or (entry.name, entry.size) != (padding.NAME, self._padding):
            raise UserError("bundle.wrong_member", member=padding.NAME)
        room = bytearray(len(_ZEROS))
        while count := entry.readinto(room):
            if room[:count] != _ZEROS[:count]:
                raise UserError("bundle.wrong_padding")
            self._steps.add(count)


def _at_most(limit: int, items: Iterator[_Any], member: str) -> Iterator[_Any]:
    """Pass on items; more than `limit` end the reading, before anybody has to keep them all."""
    for count, item in enumerate(items):
        if count == limit:
            raise UserError("bundle.too_many_lines", member=member)
        yield item
