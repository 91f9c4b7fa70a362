"""The tar inside a bundle: ustar with exactly one encoding for one content, and nothing else.

Anyone can unpack it with standard tools. A general tar reader would obey links, long names, sparse
files and other people's extensions, all written by whoever made the bundle; this one knows regular
files and compares every header byte for byte with the one that we would have written.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Protocol

from fieldreport.errors import UserError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

BLOCK = 512
MAX_NAME = 100
# Eleven octal digits.
MAX_SIZE = 8**11 - 1
# Two blocks of zeros end a tar. Nothing follows them here: the usual filling up to 10,240 bytes is
# for tapes, and would be a second encoding of the same content.
END = bytes(2 * BLOCK)

_ZEROS = bytes(BLOCK)
_SIZE_AT = slice(124, 135)


class Source(Protocol):
    """Where the tar is read from. It raises a UserError when it can't be read on."""

    def readinto(self, buffer: memoryview, /) -> int:
        """Fill the buffer as far as there is something; 0 only at the end."""


def span(size: int) -> int:
    """Return the bytes that a content of `size` bytes takes: whole blocks."""
    return -(-size // BLOCK) * BLOCK


def filler(size: int) -> bytes:
    """Return the zeros between a content of `size` bytes and the next block."""
    return bytes(-size % BLOCK)


def header(name: str, size: int) -> bytes:
    """Return the 512 bytes before a member, as POSIX.1-1988 (ustar) lays them out.

    Everything that would tell of the machine that wrote it is constant: mode 0600, no owner, no
    time. Raises ValueError for a name that is not 1 to 100 characters of ASCII, or a size out of
    range.
    """
    raw = name.encode("ascii")
    # Old programs take a name with a slash at its end for a folder, whatever its type says.
    fits = 1 <= len(raw) <= MAX_NAME and b"\0" not in raw and not raw.endswith(b"/")
    if not fits or not 0 <= size <= MAX_SIZE:
        raise ValueError("not the name or size of a member")
    before = b"".join(
        (
            raw.ljust(MAX_NAME, b"\0"),
            b"0000600\0",  # mode
            b"0000000\0",  # user
            b"0000000\0",  # group
            b"%011o\0" % size,
            b"00000000000\0",  # time
        )
    )
    after = b"".join(
        (
            b"0",  # a regular file
            bytes(100),  # link
            b"ustar\0",
            b"00",
            bytes(32 + 32 + 8 + 8 + 155 + 12),  # names of owners, device, prefix, unused
        )
    )
    # The checksum counts its own field as spaces.
    checksum = sum(before) + 8 * 0x20 + sum(after)
    return before + b"%06o\0 " % checksum + after


class Entry:
    """One member while it is being read: its name, its size, and its content as a stream."""

    def __init__(self, source: Source, name: str, size: int) -> None:
        self.name = name
        self.size = size
        self._source = source
        self._left = size

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Read up to the length of `buffer` of the content; 0 only at its end.

        It may be less than there is room for. Raises UserError `bundle.wrong_tar` if the tar ends
        within the content, and what the source raises.
        """
        view = memoryview(buffer).cast("B")[: self._left]
        count = self._source.readinto(view) if view else 0
        if view and not count:
            raise UserError("bundle.wrong_tar")
        self._left -= count
        return count

    def read(self, limit: int) -> bytes:
        """Return the rest of the content if it is at most `limit` bytes long.

        Raises ValueError if it is longer, and UserError as `readinto` does.
        """
        if self._left > limit:
            raise ValueError("more than the caller has room for")
        content = bytearray(self._left)
        view = memoryview(content)
        while view:
            view = view[self.readinto(view) :]
        return bytes(content)

    def skip(self) -> None:
        """Read past what is left of the content."""
        room = bytearray(min(self._left, 1_048_576))
        while self._left:
            self.readinto(room)


def entries(source: Source) -> Iterator[Entry]:
    """Iterate over the members of the tar in their order, each valid until the next is asked for.

    After the last, the end of the tar and of the source are checked. Raises UserError
    `bundle.wrong_tar` for any byte that we would not have written there, and what the source
    raises.
    """
    while (block := _block(source)) != _ZEROS:
        entry = _parse(source, block)
        yield entry
        entry.skip()
        rest = bytearray(-entry.size % BLOCK)
        _fill(source, rest)
        if any(rest):
            raise UserError("bundle.wrong_tar")
    if _block(source) != _ZEROS or source.readinto(memoryview(bytearray(1))):
        raise UserError("bundle.wrong_tar")


def _parse(source: Source, block: bytes) -> Entry:
    try:
        name = block[:MAX_NAME].rstrip(b"\0").decode("ascii")
        size = int(block[_SIZE_AT], 8)
        # `int` and `rstrip` let other spellings pass. Writing the header anew leaves only ours.
        strict = header(name, size) == block
    except ValueError:
        strict, name, size = False, "", 0
    if not strict:
        raise UserError("bundle.wrong_tar")
    return Entry(source, name, size)


def _block(source: Source) -> bytes:
    block = bytearray(BLOCK)
    _fill(source, block)
    return bytes(block)


def _fill(source: Source, buffer: bytearray) -> None:
    view = memoryview(buffer)
    while view:
        count = source.readinto(view)
        if not count:
            raise UserError("bundle.wrong_tar")
        view = view[count:]
