"""Evidence on its way into the vault's files: hashed on one thread, encrypted on another.

This needs no database. What is planned was committed before (`evidence.plan`), and what was written
counts for nothing until it is committed (`evidence.commit`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from fieldreport import files
from fieldreport.crypto.secret import Secret
from fieldreport.errors import UserError
from fieldreport.progress import Progress
from fieldreport.vault import segments
from fieldreport.vault.overlap import BLOCK, WriteBehind

Blocks = Iterable[bytes | bytearray | memoryview]


@dataclass(frozen=True)
class Plan:
    """The segments that a file of `size` bytes will lie in; their rows are committed as pending.

    `arrival` is the import that brings it, `expected` the SHA-256 (hex) that it must have.
    """

    folder: Path
    key: Secret = field(repr=False)
    size: int
    names: tuple[str, ...]
    arrival: int | None = None
    expected: str | None = None


@dataclass(frozen=True)
class Streamed:
    """A file that is on the drive, synced, with the heads of its segments; `commit` makes it part
    of the vault.
    """

    plan: Plan
    sha256: str
    heads: tuple[bytes, ...]


def stream(plan: Plan, source: files.Source | Blocks, progress: Progress) -> Streamed:
    """Read the source once, hash it here and encrypt it on a second thread, and sync; needs no
    database.

    Uses about 10 MB, whatever the size. On any failure the files made are removed. Raises UserError
    `files.changed` if the source isn't what it was when it was opened, `evidence.not_as_announced`
    if blocks have another length or the SHA-256 is not the expected one, the drive's codes
    (`files.full` and others), and what the source and `progress` raise.
    """
    digest = hashlib.sha256()
    done = 0
    sink = _Segments(plan)
    try:
        with WriteBehind(sink.write) as behind:
            for buffer, length in _filled(source, behind):
                done += length
                if done > plan.size:
                    break
                digest.update(memoryview(buffer)[:length])
                behind.hand_over(buffer, length)
                progress.step(done, plan.size)
        if isinstance(source, files.Source):
            source.check_unchanged()
        _check_announced(plan, done, digest.hexdigest())
    except BaseException:
        sink.abandon()
        raise
    return Streamed(plan, digest.hexdigest(), tuple(sink.heads))


def _filled(source: files.Source | Blocks, behind: WriteBehind) -> Iterator[tuple[bytearray, int]]:
    """Fill buffers from the source; yield each with the number of bytes in it."""
    if isinstance(source, files.Source):
        while True:
            buffer = behind.buffer()
            with files.environment_errors(source.name):
                count = source.file.readinto(buffer)  # type: ignore[attr-defined]  # unbuffered, so raw
            if not count:
                return
            yield buffer, count
    for block in source:
        view = memoryview(block).cast("B")
        for start in range(0, len(view), BLOCK):
            piece = view[start : start + BLOCK]
            buffer = behind.buffer()
            buffer[: len(piece)] = piece
            yield buffer, len(piece)


def _check_announced(plan: Plan, size: int, sha256: str) -> None:
    if size != plan.size or plan.expected not in {None, sha256}:
        raise UserError("evidence.not_as_announced")


class _Segments:
    """Cuts content into the planned segments."""

    def __init__(self, plan: Plan) -> None:
        self.heads: list[bytes] = []
        self._plan = plan
        self._sizes = list(segments.cut(plan.size))
        self._writer: segments.SegmentWriter | None = None
        self._left = 0

    def write(self, view: memoryview) -> None:
        while view:
            if self._writer is None:
                number = len(self.heads)
                self._left = self._sizes[number]
                path = segments.path_of(self._plan.folder, self._plan.names[number])
                self._writer = segments.SegmentWriter(path, self._left, self._plan.key)
                self.heads.append(self._writer.head)
            piece = view[: self._left]
            self._writer.write(piece)
            self._left -= len(piece)
            view = view[len(piece) :]
            if not self._left:
                self._writer.finish()
                self._writer = None

    def abandon(self) -> None:
        if self._writer is not None:
            self._writer.abandon()
        for name in self._plan.names[: len(self.heads)]:
            segments.path_of(self._plan.folder, name).unlink(missing_ok=True)
