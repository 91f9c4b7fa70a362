"""A bundle in several files: FAT32, which most drives come with, holds none of 4 GiB or more.

The volumes `NAME.001`, `NAME.002`, … are plain slices, so that `cat NAME.*` is the bundle again.
Which files belong together is seen from their names alone; whether they do, the age file proves.
"""

from __future__ import annotations

import io
import os
import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate, takewhile
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from fieldreport import files
from fieldreport.errors import UserError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

# Three digits: with four, `cat NAME.*` would put .1000 before .101.
MAX_VOLUMES = 999
MIN_VOLUME = 1_048_576

_ENDING = re.compile(r"\.(?!000)[0-9]{3}")


def volume_names(target: Path, size: int, volume_size: int | None) -> list[Path]:
    """Return the names for a bundle of `size` bytes: `target` if one file is enough, else volumes.

    Raises UserError `bundle.volume_too_small` below a mebibyte, and `bundle.too_many_volumes` (with
    the smallest `volume_size` that would do) above 999.
    """
    if volume_size is None:
        return [target]
    if volume_size < MIN_VOLUME:
        raise UserError("bundle.volume_too_small", limit=MIN_VOLUME)
    number = -(-size // volume_size)
    if number > MAX_VOLUMES:
        raise UserError("bundle.too_many_volumes", limit=MAX_VOLUMES, least=-(-size // MAX_VOLUMES))
    if number == 1:
        return [target]
    return [_volume(target, n) for n in range(1, number + 1)]


def gather(path: Path) -> tuple[Path, ...]:
    """Return all files of the bundle that `path` is one file of, in order.

    `path` may be the bundle, any of its volumes, or the name before their endings. A file whose
    name merely ends in three digits is a bundle of one file. Raises UserError
    `bundle.volume_missing` (with `file`) for a gap before `path`; that the last is missing shows
    only when the bundle is read.
    """
    if _ENDING.fullmatch(path.suffix):
        stem = path.with_suffix("")
    elif not os.path.lexists(path):
        stem = path
    else:
        return (path,)
    names = (_volume(stem, n) for n in range(1, MAX_VOLUMES + 1))
    found = [*takewhile(os.path.lexists, names)]
    if path in found or (found and path == stem):
        return tuple(found)
    # Alone with such a name, or not there at all: whoever opens it will see.
    if not found:
        return (path,)
    raise UserError("bundle.volume_missing", file=files.shown(_volume(stem, len(found) + 1)))


class Joined(io.RawIOBase):
    """Open files, one after the other, as one seekable file. Closing it closes them.

    The sizes are looked up once, here. A file that has shrunk since ends early; one that has grown
    is read to its old size.
    """

    def __init__(self, parts: Sequence[BinaryIO]) -> None:
        super().__init__()
        self._parts = tuple(parts)
        sizes = [part.seek(0, os.SEEK_END) for part in self._parts]
        self._starts = [0, *accumulate(sizes)]
        self._position = 0

    @property
    def size(self) -> int:
        """The length of all files in bytes."""
        return self._starts[-1]

    def readable(self) -> bool:
        """Return True."""
        return True

    def seekable(self) -> bool:
        """Return True."""
        return True

    def tell(self) -> int:
        """Return the offset at which the next read begins."""
        return self._position

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        """Move to an offset, from the begin, from here or from the end."""
        base = {os.SEEK_SET: 0, os.SEEK_CUR: self._position, os.SEEK_END: self.size}[whence]
        if base + offset < 0:
            raise ValueError("an offset is not negative")
        self._position = base + offset
        return self._position

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        """Read into `buffer`, up to the end of the file at hand; 0 only at the end of the last."""
        view = memoryview(buffer).cast("B")
        if self._position >= self.size or not view:
            return 0
        index = bisect_right(self._starts, self._position) - 1
        part = self._parts[index]
        part.seek(self._position - self._starts[index])
        room = view[: self._starts[index + 1] - self._position]
        read = part.readinto(room)  # type: ignore[attr-defined]  # every binary file of `io` has it
        self._position += read
        return int(read)

    def close(self) -> None:
        """Close all files."""
        if not self.closed:
            for part in self._parts:
                part.close()
        super().close()


def _volume(stem: Path, n: int) -> Path:
    return stem.with_name(f"{stem.name}.{n:03}")
