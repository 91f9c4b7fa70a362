"""The files that evidence lies in: encrypted, padded, under random names (section 9.2 of
FORMAT.md).

A file given as evidence is cut into segments of at most a gibibyte, so that it fits on any drive.
Each has a random key of its own, wrapped in its head under the vault's evidence key. This module
knows segments one by one; which of them make up a file, and in what order, is in the database.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from fieldreport import files
from fieldreport.crypto import sealed
from fieldreport.crypto.failures import PayloadFailure
from fieldreport.crypto.secret import Secret
from fieldreport.crypto.stream import StreamReader, StreamWriter
from fieldreport.errors import UserError
from fieldreport.files.padme import padme

MAGIC = b"FREVID\0\1"
HEAD_SIZE = len(MAGIC) + 12 + 32 + 16
LENGTH_SIZE = 8
# With its length before it, a full segment has just a gibibyte of plaintext, which is its own Padmé
# length.
ROOM = (1 << 30) - LENGTH_SIZE

_ZEROS = memoryview(bytes(1 << 20))


class DamagedSegment(Exception):
    """A segment is not the file that was written under this name, or not all of it."""


class MissingSegment(DamagedSegment):
    """There is no file of this name."""


def cut(size: int) -> Iterator[int]:
    """Yield the sizes of the segments that hold `size` bytes, all full but the last."""
    while size > ROOM:
        yield ROOM
        size -= ROOM
    yield size


def random_name() -> str:
    """Return a name that says nothing: 32 hex digits from the operating system's generator."""
    return os.urandom(16).hex()


def path_of(folder: Path, name: str) -> Path:
    """Return where the segment `name` lies in the evidence folder; 256 folders keep each of them
    short.
    """
    return folder / name[:2] / name[2:]


class SegmentWriter:
    """Writes one segment of `size` bytes of content to a new file.

    `head` is to be kept: the segment opens only together with it. Until `finish` returned, the file
    counts for nothing; `abandon` removes it. Raises UserError (`files.…`) when the drive fails or
    is full.
    """

    def __init__(self, target: Path, size: int, evidence_key: Secret) -> None:
        self._target = target
        self._left = size
        self._padding = padme(LENGTH_SIZE + size) - LENGTH_SIZE - size
        # Random, and used for this one segment: so its chunks may be numbered from zero.
        with Secret.random(32) as key:
            self.head = MAGIC + sealed.wrap(evidence_key, key, MAGIC)
            with files.environment_errors(target):
                target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                self._file = files.new_file(target)
            outflow = files.Outflow(self._file)
            self._stream = StreamWriter(key, outflow.write)
        try:
            with files.environment_errors(target):
                _write_whole(outflow, self.head)
                self._stream.write(size.to_bytes(LENGTH_SIZE, "big"))
        except BaseException:
            self.abandon()
            raise

    def write(self, content: memoryview) -> None:
        """Append content; not more in all than the size announced."""
        self._left -= len(content)
        if self._left < 0:
            raise ValueError("more content than announced")
        with files.environment_errors(self._target):
            self._stream.write(content)

    def finish(self) -> None:
        """Pad, seal and sync: after this the segment survives a power cut."""
        if self._left:
            raise ValueError("less content than announced")
        with files.environment_errors(self._target):
            while self._padding:
                piece = _ZEROS[: self._padding]
                self._stream.write(piece)
                self._padding -= len(piece)
            self._stream.finish()
            files.sync(self._file)
            self._file.close()
            files.sync_folder(self._target.parent)

    def abandon(self) -> None:
        """Close and remove the file; may be called at any time, and again."""
        self._stream.close()
        self._file.close()
        self._target.unlink(missing_ok=True)


class SegmentReader:
    """Opens one segment of `size` bytes of content, readable at any offset. Not for two threads at
    once.

    Raises DamagedSegment unless the file's head is `head`, the one that was written, and it holds
    content of this size; then, while reading, unless every chunk is authentic.
    """

    def __init__(self, source: Path, head: bytes, size: int, evidence_key: Secret) -> None:
        self.size = size
        self._source = source
        self._file = _opened(source)
        try:
            with self._damage():
                self._stream = self._recognised(head, evidence_key)
        except BaseException:
            self._file.close()
            raise

    def _recognised(self, head: bytes, evidence_key: Secret) -> StreamReader:
        if self._file.read(HEAD_SIZE) != head:
            raise DamagedSegment("another head")
        with sealed.unwrap(evidence_key, head[len(MAGIC) :], MAGIC) as key:
            stream = StreamReader(key, self._file, start=HEAD_SIZE)
        length = stream.read_at(0, LENGTH_SIZE)
        whole = stream.size == padme(LENGTH_SIZE + self.size)
        if length != self.size.to_bytes(LENGTH_SIZE, "big") or not whole:
            raise DamagedSegment("another length")
        return stream

    def read_in_order(self) -> None:
        """Tell the system that all of it is going to be read: it fetches ahead in longer runs."""
        if sys.platform == "linux":
            os.posix_fadvise(self._file.fileno(), 0, 0, os.POSIX_FADV_SEQUENTIAL)

    def readinto(self, offset: int, buffer: memoryview) -> int:
        """Fill `buffer` with content from `offset`; fewer bytes only at the end of the segment."""
        wanted = buffer[: max(0, min(len(buffer), self.size - offset))]
        with self._damage():
            return self._stream.readinto_at(LENGTH_SIZE + offset, wanted)

    def close(self) -> None:
        """Drop the key and close the file."""
        self._stream.close()
        self._file.close()

    def __enter__(self) -> SegmentReader:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @contextmanager
    def _damage(self) -> Iterator[None]:
        """Let what the stream and the drive raise come out as one of our exceptions."""
        try:
            with files.environment_errors(self._source):
                yield
        except (PayloadFailure, sealed.SealBroken) as failure:
            raise DamagedSegment(str(failure)) from None


def rewrapped(head: bytes, old: Secret, new: Secret) -> bytes:
    """The head with its segment's key wrapped under another evidence key. Raises
    `sealed.SealBroken`.
    """
    with sealed.unwrap(old, head[len(MAGIC) :], MAGIC) as key:
        return MAGIC + sealed.wrap(new, key, MAGIC)


def put_head(folder: Path, name: str, head: bytes) -> bool:
    """Make this the head of a segment, in place and synced, and say whether it is.

    A segment that isn't there needs none. The head lies within the first sector and the database
    has it too, so that doing it again mends whatever an interruption left.
    """
    path = path_of(folder, name)
    try:
        if path.is_symlink() or not path.is_file() or path.stat().st_size < HEAD_SIZE:
            return True
        with path.open("r+b", buffering=0) as file:
            if file.read(HEAD_SIZE) != head:
                file.seek(0)
                file.write(head)
                files.sync(file)
    except OSError:
        return False
    return True


def _write_whole(outflow: files.Outflow, content: bytes) -> None:
    rest = memoryview(content)
    while rest:
        rest = rest[outflow.write(rest) :]


def _opened(source: Path) -> BinaryIO:
    try:
        return files.open_regular(source)
    except UserError as error:
        if error.code in {"files.missing", "files.not_a_file"}:
            raise MissingSegment from None
        raise


def destroy(folder: Path, name: str) -> None:
    """Remove a segment, if it is there.

    Its head goes first, overwritten and synced: without the wrapped key in it, the rest is noise.
    That reaches a spinning disk; flash memory keeps old blocks where no program can overwrite them,
    and there only the passphrase protects what was removed.
    """
    path = path_of(folder, name)
    with files.environment_errors(path), suppress(FileNotFoundError):
        # A link in its place would have us overwrite what it points to.
        if path.is_file() and not path.is_symlink():
            with path.open("r+b", buffering=0) as file:
                file.write(bytes(HEAD_SIZE))
                files.sync(file)
        path.unlink()
        files.sync_folder(path.parent)
