"""What may lie in a bundle: a closed set of members in a fixed order, announced before they come.

The manifest, which comes first, names every member with its size and hash. So all of them are
measured before the first byte is written, and read a second time while they are written: nothing is
held in memory, and nothing but the bundle is put on a disk.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, BinaryIO, Protocol, cast

from fieldreport.bundle import archive
from fieldreport.errors import UserError
from fieldreport.progress import Progress, Silent

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

SIGNATURE = "manifest.sig"
MANIFEST = "manifest.json"
CARDS = "cards.jsonl"
RECORDS = "records.jsonl"
PERSONS = "persons.jsonl"
CUSTODY = "custody.jsonl"
RECEIPT = "receipt.json"
EVIDENCE = "evidence/"

MAX_MANIFEST = 16 << 20
MAX_CARDS = 4 << 20
MAX_RECEIPT = 64 << 20
# Of a damaged bundle, custody entries are held in memory until their hash was compared.
MAX_HELD_CUSTODY = 64 << 20
# A receipt names each of them: about 150 bytes an item, so that the answer fits whatever came.
MAX_RECORDS = 250_000
# Twice what fits of valid ones, and some entries for each record: no sender needs more, and a
# reader need not name millions of empty lines.
MAX_CARD_LINES = 1_000
MAX_CUSTODY_LINES = 1_000_000
# The largest tar member. FAT32 and old tars know nothing larger.
PART_SIZE = archive.MAX_SIZE
MAX_PARTS = 1_000

_ORDER = {"reports": (CARDS, RECORDS, PERSONS, CUSTODY), "receipt": (RECEIPT,)}
_LIMITS = {CARDS: MAX_CARDS, RECEIPT: MAX_RECEIPT}
_EVIDENCE = re.compile(r"evidence/([0-9a-f]{64})(?:\.([0-9]{3}))?")
_BLOCK = 1 << 20


@dataclass(frozen=True)
class Member:
    """A member that is to be written: what the manifest says of it, and where its bytes come from.

    `sha256` is 64 hex digits. `blocks` makes a new iterator over the whole content whenever it is
    called, in the thread that calls `write`; a block need not outlive the next.
    """

    path: str
    size: int
    sha256: str
    blocks: Callable[[], Iterator[ReadableBuffer]]


class Listed(Protocol):
    """A member as a manifest lists it."""

    @property
    def path(self) -> str:
        """The name of the member."""

    @property
    def size(self) -> int:
        """Its size in bytes."""

    @property
    def sha256(self) -> str:
        """The hash of its content, in hex."""


@dataclass(frozen=True)
class Evidence:
    """A file of evidence as a manifest lists it: SHA-256, size, and the members that hold it."""

    sha256: str
    size: int
    parts: tuple[Listed, ...]


class Misplaced(ValueError):
    """A list of members that no bundle has; `index` is the first that is wrong, or missing."""

    def __init__(self, index: int) -> None:
        super().__init__(index)
        self.index = index


def whole(path: str, content: bytes) -> Member:
    """Return a member whose content is at hand. Raises UserError `bundle.member_too_big`."""
    return measured(path, lambda: iter((content,)))


def measured(path: str, blocks: Callable[[], Iterable[ReadableBuffer]]) -> Member:
    """Return a member after reading its content once for its size and hash.

    Raises UserError `bundle.member_too_big` (with `member` and `limit`) beyond what the format
    allows.
    """
    size, digest = 0, hashlib.sha256()
    for block in blocks():
        size += memoryview(block).nbytes
        digest.update(block)
    limit = _LIMITS.get(path, archive.MAX_SIZE)
    if size > limit:
        raise UserError("bundle.member_too_big", member=path, limit=limit)
    return Member(path, size, digest.hexdigest(), lambda: iter(blocks()))


def evidence(
    sha256: str,
    size: int,
    open_content: Callable[[], BinaryIO],
    progress: Progress | None = None,
) -> list[Member]:
    """Return the member, or the parts, for a file of evidence of `size` bytes.

    `open_content` opens it for reading, seekable; it is closed after each use. A file beyond
    8 GiB - 1 is read once more here, because the manifest has a hash for each part; that is what
    `progress` shows, in bytes.
    """
    if size <= PART_SIZE:
        return [Member(f"evidence/{sha256}", size, sha256, lambda: _slice(open_content, 0, size))]
    if size > PART_SIZE * MAX_PARTS:
        raise UserError("bundle.too_large", limit=PART_SIZE * MAX_PARTS)
    parts = []
    for n, start in enumerate(range(0, size, PART_SIZE)):
        length = min(PART_SIZE, size - start)

        def part(start: int = start, length: int = length) -> Iterator[ReadableBuffer]:
            return _slice(open_content, start, length)

        def told(start: int = start, length: int = length) -> Iterator[ReadableBuffer]:
            done = start
            for block in _slice(open_content, start, length):
                yield block
                done += len(block)
                (progress or Silent()).step(done, size)

        member = measured(f"evidence/{sha256}.{n:03}", told)
        parts.append(replace(member, blocks=part))
    return parts


def in_order(members: Iterable[Member]) -> list[Member]:
    """Return the members in the order in which a bundle has them."""
    first = [name for names in _ORDER.values() for name in names]
    return sorted(
        members,
        key=lambda m: (first.index(m.path) if m.path in first else len(first), m.path),
    )


def check_listed(kind: str, listed: Sequence[Listed]) -> tuple[Evidence, ...]:
    """Check that a bundle of this kind may have just these members, and return its evidence.

    Only the names, their order and the sizes are looked at. Raises Misplaced.
    """
    names = _ORDER[kind]
    position = 0
    index = 0
    while index < len(listed) and (path := listed[index].path) in names[position:]:
        if listed[index].size > _LIMITS.get(path, archive.MAX_SIZE):
            raise Misplaced(index)
        position = names.index(path) + 1
        index += 1
    # A receipt has nothing else, and is never without it.
    if kind == "receipt" and (position != len(names) or index != len(listed)):
        raise Misplaced(index)
    found: list[Evidence] = []
    while index < len(listed):
        sha256, parts = _file_at(listed, index)
        if found and sha256 <= found[-1].sha256:
            raise Misplaced(index)
        found.append(Evidence(sha256, sum(part.size for part in parts), parts))
        index += len(parts)
    return tuple(found)


def _file_at(listed: Sequence[Listed], index: int) -> tuple[str, tuple[Listed, ...]]:
    """Return the file of evidence that begins at an index, whole or in all its parts."""
    match = _EVIDENCE.fullmatch(listed[index].path)
    if match is None or not 0 <= listed[index].size <= PART_SIZE:
        raise Misplaced(index)
    sha256, number = match.groups()
    if number is None:
        return sha256, (listed[index],)
    end = index
    while end < len(listed) and listed[end].path == f"evidence/{sha256}.{end - index:03}":
        end += 1
    parts = tuple(listed[index:end])
    sizes = [part.size for part in parts]
    # One encoding for one content: in parts only if it must be, and each as full as it can be.
    if len(parts) < 2 or not 0 < sizes[-1] <= PART_SIZE or set(sizes[:-1]) != {PART_SIZE}:
        raise Misplaced(index)
    return sha256, parts


class _Readable(Protocol):
    def readinto(self, buffer: memoryview, /) -> int: ...


def _slice(open_content: Callable[[], BinaryIO], start: int, length: int) -> Iterator[memoryview]:
    with open_content() as content:
        if start:
            content.seek(start)
        source = cast("_Readable", content)
        room = memoryview(bytearray(min(_BLOCK, length)))
        while length and (count := source.readinto(room[: min(_BLOCK, length)])):
            yield room[:count]
            length -= count
