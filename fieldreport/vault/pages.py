"""Reads the pages of a damaged database without SQLite: each is authenticated by itself, so one that is lost
doesn't take others with it.

SQLite reaches a row through the pages above it and gives up at the first one that isn't whole. Here nothing is
followed: a page is opened if it is just what this vault wrote in that place (`crypto.pages`), and counts as damaged
if not. The log's layout is SQLite's (https://www.sqlite.org/fileformat2.html#walformat). The files are only read.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import BinaryIO

from fieldreport import files
from fieldreport.crypto.pages import RESERVED, PageOpener
from fieldreport.crypto.secret import Secret
from fieldreport.errors import UserError
from fieldreport.vault.connection import LOCK_PAGE, PAGE_SIZE

# What SQLite may use of a page.
USABLE = PAGE_SIZE - RESERVED

_LOG_HEADER, _FRAME_HEADER = 32, 24
_LOG_MAGIC = {0x377F0682: "<", 0x377F0683: ">"}


class Pages:
    """The pages of a database and its log, as the last commit left them. Use it as a context manager.

    `count` is how many there should be: as many as the last commit said, or as the file has. `log_cut` says that a
    part of the log could not be taken.
    """

    def __init__(self, path: Path, key: Secret) -> None:
        self._opener = PageOpener(key)
        self._file = _opened(path)
        self._log = _opened(path.with_name(f"{path.name}-wal"))
        self._frames: dict[int, int] = {}
        self.log_cut = False
        committed = self._read_log() if self._log else 0
        length = _length(self._file) if self._file else 0
        self.count = committed or -(-length // PAGE_SIZE)
        first = self.page(1)
        if first is not None and not committed:
            # A file that was cut: its header knows how many pages there were.
            self.count = max(self.count, int.from_bytes(first[28:32], "big"))

    def page(self, number: int) -> bytes | None:
        """The content of a page (numbered from 1), or None if it isn't there or isn't what was written."""
        raw = self._raw(number)
        if raw is None or len(raw) != PAGE_SIZE:
            return None
        return self._opener.open(number, raw)

    def all(self, stepped: Callable[[int], None]) -> Iterator[tuple[int, bytes | None]]:
        """Yield each page with its number; None in place of one that is damaged."""
        for number in written(self.count):
            yield number, self.page(number)
            stepped(PAGE_SIZE)

    def close(self) -> None:
        """Close the files and wipe the key."""
        self._opener.close()
        for file in (self._file, self._log):
            if file:
                file.close()

    def __enter__(self) -> Pages:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _raw(self, number: int) -> bytes | None:
        if number in self._frames:
            return _read(self._log, self._frames[number], PAGE_SIZE)
        return _read(self._file, (number - 1) * PAGE_SIZE, PAGE_SIZE)

    def _read_log(self) -> int:
        """Note where the log has newer pages, up to its last whole commit; return the size of the database then, in
        pages.
        """
        header = _read(self._log, 0, _LOG_HEADER) or b""
        if len(header) < _LOG_HEADER:
            self.log_cut = bool(header)
            return 0
        order = _LOG_MAGIC.get(int.from_bytes(header[:4], "big"))
        sums = _summed(header[:24], (0, 0), order or ">")
        if order is None or struct.pack(">2I", *sums) != header[24:]:
            self.log_cut = True
            return 0
        committed, at, since = 0, _LOG_HEADER, dict[int, int]()
        while frame := _read(self._log, at, _FRAME_HEADER + PAGE_SIZE):
            if frame[8:16] != header[16:24]:
                # What an older log left behind.
                break
            whole = len(frame) == _FRAME_HEADER + PAGE_SIZE
            sums = _summed(frame[:8] + frame[_FRAME_HEADER:], sums, order) if whole else sums
            if not whole or struct.pack(">2I", *sums) != frame[16:24]:
                self.log_cut = True
                break
            number, size = struct.unpack(">2I", frame[:8])
            since[number] = at + _FRAME_HEADER
            if size:
                committed = size
                self._frames |= since
                since = {}
            at += len(frame)
        return committed


def written(count: int) -> Iterator[int]:
    """The numbers of the pages of a database of `count` pages, without the one that is never written."""
    return (number for number in range(1, count + 1) if number != LOCK_PAGE)


def ranges(numbers: list[int]) -> list[str]:
    """Page numbers as people write them: `3`, `7–12`."""
    if not numbers:
        return []
    breaks = [at for at, (one, two) in enumerate(pairwise(numbers), 1) if two != one + 1]
    bounds = pairwise([0, *breaks, len(numbers)])
    runs = [(numbers[start], numbers[end - 1]) for start, end in bounds]
    return [str(first) if first == last else f"{first}–{last}" for first, last in runs]


def _summed(content: bytes, sums: tuple[int, int], order: str) -> tuple[int, int]:
    """SQLite's running checksum of the log. A sector that is only partly there is no secret's concern: each page
    has its HMAC as well.
    """
    one, two = sums
    words = struct.unpack(f"{order}{len(content) // 4}I", content)
    for at in range(0, len(words), 2):
        one = (one + words[at] + two) & 0xFFFFFFFF
        two = (two + words[at + 1] + one) & 0xFFFFFFFF
    return one, two


def _opened(path: Path) -> BinaryIO | None:
    try:
        return files.open_regular(path)
    except UserError:
        return None


def _length(file: BinaryIO) -> int:
    return file.seek(0, 2)


def _read(file: BinaryIO | None, offset: int, size: int) -> bytes | None:
    """The bytes there, fewer at the end; None where the drive can't read."""
    if file is None:
        return None
    try:
        file.seek(offset)
        return file.read(size)
    except OSError:
        return None
