"""Copies files bit for bit to another drive, and compares them with what that drive gives back.

A comparison that the system answers from memory proves nothing, so the second reading goes to the
drive. Both are done in blocks, and both can be cancelled between any two of them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path

from fieldreport import files
from fieldreport.errors import UserError

_BLOCK = 1 << 20

Stepped = Callable[[int], None]


class Unreadable(Exception):
    """The file that is to be copied isn't there, or the drive can't read it."""


def copy(source: Path, target: Path, stepped: Stepped) -> str:
    """Copy a file to a new one that is synced, and return the SHA-256 (hex) of what was read.

    Under its name it is there whole or not at all. Raises Unreadable, and UserError with the codes
    of `files.environment_errors` if it can't be written.
    """
    digest = hashlib.sha256()

    def blocks() -> Iterator[bytes]:
        for block in _blocks(source):
            digest.update(block)
            yield block
            stepped(len(block))

    make_room(target)
    files.write_atomic(target, blocks())
    return digest.hexdigest()


def make_room(target: Path) -> None:
    """Make the folder that a file belongs into, unless it is there."""
    with files.environment_errors(target):
        if not target.parent.is_dir():
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)


def hash_on_drive(path: Path, stepped: Stepped) -> str:
    """The SHA-256 (hex) of a file as the drive gives it back."""
    digest = hashlib.sha256()
    with files.open_uncached(path) as file, files.environment_errors(path):
        while block := file.read(_BLOCK):
            digest.update(block)
            stepped(len(block))
    return digest.hexdigest()


def compare(source: Path, target: Path, stepped: Stepped) -> None:
    """Compare a file with its copy as the drive gives it back.

    Raises Unreadable, and UserError `backup.not_as_written` or the codes of
    `files.environment_errors`.
    """
    with files.open_uncached(target) as copied:
        # An empty block stands for the end, which both must reach together.
        for block in chain(_blocks(source), (b"",)):
            with files.environment_errors(target):
                found = copied.read(len(block) or 1)
            if found != block:
                raise UserError("backup.not_as_written", file=files.shown(target))
            stepped(len(block))


def _blocks(source: Path) -> Iterator[bytes]:
    try:
        with source.open("rb", buffering=0) as file:
            while block := file.read(_BLOCK):
                yield block
    except OSError as error:
        raise Unreadable from error
