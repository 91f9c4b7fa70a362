"""Evidence as it comes out of a bundle: a stream that proves at its end that it is what its name
says.

Whoever stores it works in one pass and gets no last byte of a file that is not the original. What
is wrong with one file does not end the reading of the others.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from fieldreport.bundle.content import Content
from fieldreport.errors import UserError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_BLOCK = 1 << 20


class EvidenceLost(Exception):
    """A file of evidence did not come whole: whatever was stored of it must be dropped.

    Go on with the iteration, which says what happened: `Quarantined`, `Damaged`, or a UserError.
    """


class EvidenceItem:
    """A file of evidence as a stream, read once and forward by `readinto`, `read` or `blocks`.

    `sha256` is its name and, once the last byte was handed out, its proven hash; `size` is in
    bytes. What is left unread is read and checked when the iteration goes on.
    """

    def __init__(self, sha256: str, size: int, parts: Iterator[Content], *, divided: bool) -> None:
        self.sha256 = sha256
        self.size = size
        # Why the bundle can't be read on, if that is what happened within this file.
        self.fault: UserError | None = None
        self._parts = parts
        self._part: Content | None = None
        self._left = size
        # Of an undivided file, the member's own hash is the file's.
        self._whole = hashlib.sha256() if divided else None
        self._matches = True
        self._lost = False

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Read up to the length of `buffer`; return how many bytes, 0 only at the end.

        Raises EvidenceLost instead of handing out the last bytes of another file than its name
        says, and when the bundle can't be read on; Cancelled.
        """
        if self._lost:
            raise EvidenceLost
        try:
            count = self._next(memoryview(buffer).cast("B"))
            good = self._left > 0 or self._is_what_its_name_says()
        except UserError as fault:
            self.fault = fault
            self._lost = True
            raise EvidenceLost from fault
        if not good:
            self._lost = True
            raise EvidenceLost
        return count

    def read(self, size: int) -> bytes:
        """Return the next bytes, at most `size`; none only at the end. Raises as `readinto`."""
        room = bytearray(min(size, self._left))
        return bytes(memoryview(room)[: self.readinto(room)])

    def blocks(self) -> Iterator[memoryview]:
        """Iterate over what is left, a mebibyte at a time, in a buffer that is used again.

        Raises as `readinto`.
        """
        room = memoryview(bytearray(min(_BLOCK, max(self._left, 1))))
        while count := self.readinto(room):
            yield room[:count]

    def came_whole(self) -> bool:
        """Read and check what is left; say whether the file is the one that its name says."""
        try:
            for _ in self.blocks():
                pass
        except EvidenceLost:
            return False
        return True

    def _next(self, view: memoryview) -> int:
        """Read from the part at hand, or from the next when that is at its end."""
        while self._left and view:
            part = self._part or next(self._parts)
            self._part = part
            count = part.readinto(view)
            if count:
                self._left -= count
                if self._whole is not None:
                    self._whole.update(view[:count])
                return count
            self._matches &= part.matches
            self._part = None
        return 0

    def _is_what_its_name_says(self) -> bool:
        """Compare every hash there is: of each part with the listed one, of the whole with the
        name.
        """
        # An empty file has a part too, of which nothing had to be read.
        last = self._part or next(self._parts)
        self._part = last
        digest = last.sha256 if self._whole is None else self._whole.hexdigest()
        return self._matches and last.matches and digest == self.sha256
