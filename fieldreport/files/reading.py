"""Reading what a user points at: regular files only, bounded, and evidence that must not change
while it is taken in.

Opening a pipe would wait for ever, opening a device can act on it, and a file that another program
is still writing would give evidence that matches no original.
"""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from fieldreport.errors import UserError
from fieldreport.files.environment import environment_errors, shown

# O_NONBLOCK: should a pipe take the file's place between the look and the opening, opening it must
# not wait.
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOCTTY", 0)
)


@dataclass(frozen=True)
class Source:
    """A file that is being taken in as evidence.

    `file` is unbuffered, to be read from its begin to its end; `size` in bytes; `name` is the last
    part of the path, its undecodable bytes replaced (it is text for a record, not a way back to the
    file, and still foreign: show it with `shown`).
    """

    file: BinaryIO
    size: int
    name: str
    _path: Path
    _state: tuple[int, ...]

    def check_unchanged(self) -> None:
        """Return if all of the file was read and it is still what it was when it was opened.

        Raises UserError `files.changed` if its size or time of change is another one, if fewer or
        more bytes were read, or if another file has taken its name. A file that was only deleted
        meanwhile passes: it was read whole, and its copy may now be the only one.
        """
        with environment_errors(self._path):
            whole = (
                self.file.tell() == self.size
                and _state(os.fstat(self.file.fileno())) == self._state
            )
            if not (whole and self._still_named()):
                raise UserError("files.changed", file=shown(self._path))

    def _still_named(self) -> bool:
        try:
            return _state(self._path.stat()) == self._state
        except FileNotFoundError:
            return True

    def __enter__(self) -> Source:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.file.close()


def open_source(path: Path) -> Source:
    """Open evidence for reading. A link is followed: the user named it.

    Raises UserError `files.missing`, `files.not_a_file` (folder, device, pipe) and the other codes
    of `environment_errors`.
    """
    file = open_regular(path)
    status = os.fstat(file.fileno())
    name = os.fsencode(path.name).decode("utf-8", "replace")
    return Source(file, status.st_size, name, path, _state(status))


def read_at_most(path: Path, limit: int) -> bytes:
    """Return the content of a regular file of at most `limit` bytes, without ever reading more.

    Raises UserError `files.too_big` (with `limit`), `files.missing`, `files.not_a_file` and the
    other codes of `environment_errors`.
    """
    with open_regular(path) as file, environment_errors(path):
        size = os.fstat(file.fileno()).st_size
        # The size is a first look: files in /proc say 0, and a file may grow.
        content = b"" if size > limit else _read(file, limit + 1)
    if max(size, len(content)) > limit:
        raise UserError("files.too_big", file=shown(path), limit=limit)
    return content


def open_regular(path: Path) -> BinaryIO:
    """Open a regular file for reading, unbuffered. A link is followed: the user named it.

    Raises UserError `files.missing`, `files.not_a_file` (folder, device, pipe) and the other codes
    of `environment_errors`.
    """
    with environment_errors(path):
        # Before opening, because to open a device can act on it; and after, because the name may
        # lead elsewhere by then.
        _refuse_others(path, path.stat())
        descriptor = os.open(path, _FLAGS)
        try:
            _refuse_others(path, os.fstat(descriptor))
            return os.fdopen(descriptor, "rb", buffering=0)
        except BaseException:
            os.close(descriptor)
            raise


def _refuse_others(path: Path, status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise UserError("files.not_a_file", file=shown(path))


def _read(file: BinaryIO, limit: int) -> bytes:
    blocks = []
    while limit and (block := file.read(limit)):
        blocks.append(block)
        limit -= len(block)
    return b"".join(blocks)


def _state(status: os.stat_result) -> tuple[int, ...]:
    return status.st_size, status.st_mtime_ns, status.st_ino, status.st_dev
