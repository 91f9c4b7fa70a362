"""The lines of a bundle's members: records with their signatures, cards, custody entries.

Read one at a time in bounded memory, however long a hostile line is. A line that is too long is not
held but hashed, so that even such a record can be named in a receipt.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

# The longest line that anything here may have: a record.
MAX_LINE = 1_048_576

_BLOCK = 262_144


class Readable(Protocol):
    """What lines are read from: a member of the archive, or bytes at hand."""

    def readinto(self, buffer: memoryview, /) -> int:
        """Fill the buffer as far as there is something; 0 at the end."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line without its line feed: its number, counted from 1, and its bytes.

    `raw` is None if there were more than `MAX_LINE`; then `digest` is their SHA-256 in hex. `ended`
    is false for a last line that no line feed ends.
    """

    number: int
    raw: bytes | None
    digest: str | None = None
    ended: bool = True

    @property
    def sha256(self) -> str:
        """The SHA-256 of the line in hex, whether it is held or not."""
        return self.digest or hashlib.sha256(self.raw or b"").hexdigest()


def lines(content: Readable) -> Iterator[Line]:
    """Iterate over the lines of a content. Raises what reading it raises, after all lines before."""
    block = memoryview(bytearray(_BLOCK))
    gathered = _Gathered()
    number = 0
    while count := content.readinto(block):
        *ends, rest = bytes(block[:count]).split(b"\n")
        for end in ends:
            number += 1
            gathered.add(end)
            yield gathered.line(number)
        gathered.add(rest)
    if gathered:
        yield gathered.line(number + 1, ended=False)


def pairs(content: Readable) -> Iterator[tuple[Line, Line | None]]:
    """Iterate over pairs of lines; the second is None if the content ends after the first."""
    each = lines(content)
    for first in each:
        yield first, next(each, None)


class _Gathered:
    """The line that is being read: held as long as it may be, hashed beyond."""

    def __init__(self) -> None:
        self._held = bytearray()
        self._digest: hashlib._Hash | None = None

    def add(self, piece: bytes) -> None:
        if self._digest is None and len(self._held) + len(piece) > MAX_LINE:
            self._digest = hashlib.sha256(self._held)
            self._held.clear()
        if self._digest is None:
            self._held += piece
        else:
            self._digest.update(piece)

    def __bool__(self) -> bool:
        return bool(self._held) or self._digest is not None

    def line(self, number: int, *, ended: bool = True) -> Line:
        """Return the line and begin the next."""
        if self._digest is None:
            found = Line(number, bytes(self._held), None, ended)
        else:
            found = Line(number, None, self._digest.hexdigest(), ended)
        self._held.clear()
        self._digest = None
        return found
