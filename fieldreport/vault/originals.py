"""Reading evidence: whole and in order, at any place, checked against its SHA-256, or saved to a
file outside.

`locate` asks the database once; what it returns reads from any thread, without a connection. Every
byte is authentic when it is handed out: it is what was written here. That it is also all of what
was taken in, `verify` and `save_out` show, which hash it again.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from fieldreport import files
from fieldreport.crypto.secret import Secret
from fieldreport.errors import UserError
from fieldreport.progress import Progress
from fieldreport.vault import segments
from fieldreport.vault.folder import EVIDENCE
from fieldreport.vault.overlap import BLOCK, read_ahead

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

    from fieldreport.vault.vault import Reader, Vault

# From here on, reading ahead is worth a thread.
_LARGE = 256 << 10


@dataclass(frozen=True)
class Part:
    """One segment of a file: where it lies, what its head must be, and the bytes of content in
    it.
    """

    path: Path
    head: bytes
    size: int


@dataclass(frozen=True)
class Original:
    """A stored file: its SHA-256 (hex), its size in bytes, and all that reading it needs.

    It uses the vault's own evidence key, so it is of no use any more when the vault was closed.
    """

    sha256: str
    size: int
    parts: tuple[Part, ...]
    key: Secret = field(repr=False)

    def blocks(self, start: int = 0) -> Generator[memoryview, None, None]:
        """Yield the content from `start`, in blocks of a mebibyte (the last of a segment may be
        shorter).

        A thread decrypts ahead. Each block is a buffer of its own, which stays as it is. Close the
        generator to stop early. Raises UserError `evidence.damaged`, `evidence.segment_missing`, or
        the drive's codes.
        """
        return read_ahead(self._decrypted(start))

    def open(self) -> BinaryIO:
        """Open as an unbuffered, seekable binary file. Errors as `blocks`, at opening and at every
        read.

        Whoever reads it in order is read ahead for, by a thread that `close` ends.
        """
        return cast("BinaryIO", _OriginalFile(self))

    def reader(self, number: int) -> segments.SegmentReader:
        """Open one of the segments. The caller has to close it and to tell its damage."""
        part = self.parts[number]
        return segments.SegmentReader(part.path, part.head, part.size, self.key)

    @contextmanager
    def told(self) -> Iterator[None]:
        """Let a damaged segment come out as the UserError about this file."""
        try:
            yield
        except segments.MissingSegment:
            raise UserError("evidence.segment_missing", sha256=self.sha256[:12]) from None
        except segments.DamagedSegment:
            raise UserError("evidence.damaged", sha256=self.sha256[:12]) from None

    def _decrypted(self, start: int) -> Iterator[memoryview]:
        # Every segment but the last is full.
        first, begin = divmod(start, segments.ROOM)
        with self.told():
            for number in range(first, len(self.parts)):
                with self.reader(number) as reader:
                    reader.read_in_order()
                    for offset in range(begin, reader.size, BLOCK):
                        block = memoryview(bytearray(min(BLOCK, reader.size - offset)))
                        reader.readinto(offset, block)
                        yield block
                begin = 0


def locate(vault: Vault | Reader, sha256: str) -> Original:
    """Return the stored file with this SHA-256.

    Raises UserError `evidence.purged` if it was here and was removed after it was acknowledged,
    `evidence.unknown` if it isn't here.
    """
    digest = bytes.fromhex(sha256)
    row = vault.db.execute(
        "SELECT seq, size, state FROM evidence WHERE sha256 = ?", (digest,)
    ).fetchone()
    if row is None or row[2] == "staged":
        raise UserError("evidence.unknown", sha256=sha256[:12])
    if row[2] == "purged":
        raise UserError("evidence.purged", sha256=sha256[:12])
    rows = vault.db.execute(
        "SELECT name, head, size FROM segment WHERE evidence = ? ORDER BY ordinal", (row[0],)
    ).fetchall()
    folder = vault.folder / EVIDENCE
    parts = tuple(Part(segments.path_of(folder, name), head, size) for name, head, size in rows)
    if sum(part.size for part in parts) != row[1]:
        raise UserError("evidence.segment_missing", sha256=sha256[:12])
    return Original(sha256, row[1], parts, vault.evidence_key)


def open_file(vault: Vault | Reader, sha256: str) -> BinaryIO:
    """Open stored evidence as a seekable binary file. Errors as `locate` and `Original.blocks`."""
    return locate(vault, sha256).open()


def blocks(vault: Vault | Reader, sha256: str) -> Generator[memoryview, None, None]:
    """Yield stored evidence in order; see `Original.blocks`. The database is asked before this
    returns.
    """
    return locate(vault, sha256).blocks()


def verify(vault: Vault | Reader, sha256: str, progress: Progress) -> None:
    """Read stored evidence whole and compare its SHA-256.

    Raises UserError `evidence.damaged`, and the codes of `locate` and `Original.blocks`.
    """
    for _ in hashed(locate(vault, sha256), progress):
        pass


def save_out(vault: Vault | Reader, sha256: str, target: Path, progress: Progress) -> None:
    """Write stored evidence, bit for bit and unencrypted, to a new file outside the vault.

    Nothing that exists is overwritten, and nothing is left behind if it fails. Raises UserError
    `files.exists` and its like, `evidence.damaged`, and the codes of `locate`.
    """
    content = cast("Iterable[bytes]", hashed(locate(vault, sha256), progress))
    files.write_atomic(target, content)


def hashed(original: Original, progress: Progress) -> Iterator[memoryview]:
    """Yield a file's content, and raise UserError `evidence.damaged` at the end if its SHA-256 is
    another one.
    """
    digest = hashlib.sha256()
    done = 0
    content = original.blocks()
    try:
        for block in content:
            digest.update(block)
            yield block
            done += len(block)
            progress.step(done, original.size)
    finally:
        content.close()
    if digest.hexdigest() != original.sha256:
        raise UserError("evidence.damaged", sha256=original.sha256[:12])


class _OriginalFile(io.RawIOBase):
    """The segments of a file as one: large reads are served from what was decrypted ahead, small
    ones one by one.
    """

    def __init__(self, original: Original) -> None:
        super().__init__()
        self._original = original
        self._position = 0
        self._ahead: Generator[memoryview, None, None] | None = None
        self._block = memoryview(b"")
        self._ahead_at = 0
        self._reader: segments.SegmentReader | None = None
        self._number = -1
        # What is missing or in another's place is found now.
        self._segment(0)

    def readable(self) -> bool:
        """Say yes."""
        return True

    def seekable(self) -> bool:
        """Say yes."""
        return True

    def tell(self) -> int:
        """Return the offset of the next byte."""
        return self._position

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        """Go to another place, as in any file."""
        bases = {io.SEEK_SET: 0, io.SEEK_CUR: self._position, io.SEEK_END: self._original.size}
        if bases[whence] + offset < 0:
            raise ValueError("an offset is not negative")
        self._position = bases[whence] + offset
        return self._position

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        """Fill `buffer`, or a part of it; 0 at the end of the file."""
        if self.closed:
            raise ValueError("this file was closed")
        view = memoryview(buffer).cast("B")
        if self._position >= self._original.size:
            return 0
        count = self._from_ahead(view) if len(view) >= _LARGE else self._one(view)
        self._position += count
        return count

    def close(self) -> None:
        """End the thread that reads ahead and close the segment at hand."""
        self._stop_ahead()
        if self._reader is not None:
            self._reader.close()
        self._reader = None
        super().close()

    def _from_ahead(self, view: memoryview) -> int:
        if self._ahead is None or self._position != self._ahead_at:
            self._stop_ahead()
            self._ahead = self._original.blocks(self._position)
            self._ahead_at = self._position
        if not self._block:
            self._block = next(self._ahead)
        count = min(len(view), len(self._block))
        view[:count] = self._block[:count]
        self._block = self._block[count:]
        self._ahead_at += count
        return count

    def _stop_ahead(self) -> None:
        if self._ahead is not None:
            self._ahead.close()
        self._ahead = None
        self._block = memoryview(b"")

    def _one(self, view: memoryview) -> int:
        number, offset = divmod(self._position, segments.ROOM)
        with self._original.told():
            return self._segment(number).readinto(offset, view)

    def _segment(self, number: int) -> segments.SegmentReader:
        if self._reader is None or number != self._number:
            if self._reader is not None:
                self._reader.close()
                self._reader = None
            with self._original.told():
                self._reader = self._original.reader(number)
            self._number = number
        return self._reader
