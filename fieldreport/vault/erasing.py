"""Erases a vault: what holds its keys first, then its files, without a passphrase and whatever
state it is in.

Everything in a vault is encrypted under one random master key, and only the key slots in the header
lead to it. So overwriting a few kilobytes makes gigabytes unreadable at once; the files go
afterwards, and it doesn't matter any more how far that comes. Only files that a vault makes under
names that a vault gives are touched, and no link is followed.
"""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from fieldreport import files
from fieldreport.crypto.keyslots import HEADER_LIMIT
from fieldreport.errors import UserError
from fieldreport.progress import Progress
from fieldreport.vault import folder

# What the program left while it replaced a header: it may hold the slots of then or of now.
_PART = re.compile(r"\.[0-9a-f]{16}\.part")
_SEGMENT_FOLDER = re.compile(r"[0-9a-f]{2}")
_SEGMENT = re.compile(r"[0-9a-f]{30}")
_HELD = re.compile(r"[0-9a-f]{32}")
# SQLite's own companions of a database.
_DATABASE_ENDINGS = ("", "-wal", "-shm", "-journal")

_NO_MATTER = {errno.ENOTEMPTY, errno.EEXIST, errno.ENOENT, errno.ENOTDIR}
_PLAIN_DATABASE = b"SQLite format 3\0"
_STEP = 64


@dataclass(frozen=True)
class KeysDestroyed:
    """How many files with key slots were overwritten and synced, and the names of those that could
    be neither overwritten nor removed: they may still open the vault.
    """

    files: int
    left: tuple[str, ...]


@dataclass(frozen=True)
class Removed:
    """How many files were removed; `left` are the vault's own that couldn't be, `foreign` what is
    in the folder and isn't the vault's (relative paths); `opening` are those of `left` with key
    slots that couldn't be overwritten.
    """

    files: int
    left: tuple[str, ...]
    foreign: tuple[str, ...]
    opening: tuple[str, ...]


def recognise(place: Path) -> None:
    """Return if `place` is the folder of a vault, in any state; nothing is changed.

    A header that says whose it is makes it one, however damaged, new or half erased. Without such a
    header only the whole set of files that a vault has does, and never an ordinary database.

    Raises:
        UserError: `vault.missing`, `vault.not_a_folder`, `vault.empty_folder`, `erase.is_backup`,
            `erase.foreign`, or one of `files.…`.
    """
    with files.environment_errors(place):
        if not place.exists():
            raise UserError("vault.missing", folder=files.shown(place))
        if not place.is_dir():
            raise UserError("vault.not_a_folder", folder=files.shown(place))
        names = {entry.name for entry in os.scandir(place)}
    if not names:
        raise UserError("vault.empty_folder", folder=files.shown(place))
    if any(folder.is_marked(_own_bytes(place / name)) for name in folder.HEADERS):
        return
    if not names.isdisjoint(folder.BACKUPS):
        raise UserError("erase.is_backup")
    if not (names >= _ALL_NAMES and _own_bytes(place / folder.DATABASE)):
        raise UserError("erase.foreign")
    if _own_bytes(place / folder.DATABASE).startswith(_PLAIN_DATABASE):
        raise UserError("erase.foreign")


def destroy_keys(place: Path) -> KeysDestroyed:
    """Overwrite every file that holds key slots, in place, and sync it: after this, nothing opens
    the vault any more. It takes as long as syncing a few kilobytes.

    Each copy is overwritten by one call, all of them before the first is synced: whenever the
    program is killed, a copy is whole or it is none. This is the one place where a header isn't
    replaced but overwritten: a replaced one would stay where it was on the disk. Once is enough: a
    magnetic disk gives nothing back that was overwritten (NIST SP 800-88), and flash memory
    writes elsewhere however often one tries.
    """
    done, left = [], []
    for path in _with_slots(place):
        try:
            descriptor = _overwritten(path)
        except OSError:
            # A name that is gone is better than one that opens.
            with suppress(OSError):
                path.unlink()
            if path.exists():
                left.append(path.name)
            continue
        done.append((path, descriptor))
    for path, descriptor in done:
        try:
            with os.fdopen(descriptor, "r+b", buffering=0) as file:
                files.sync(file)
        except OSError:
            left.append(path.name)
    return KeysDestroyed(len(done), tuple(sorted(left)))


def remove_files(place: Path, progress: Progress) -> Removed:
    """Remove the vault's files, the headers last, and the folders that are empty then.

    As long as an overwritten header is there, the folder is known as a vault, so that whatever
    interrupts this, doing it again finishes it. `progress` counts files; Cancelled leaves the rest
    for the next time.
    """
    found = list(_files(place))
    left: list[str] = []
    for number, path in enumerate(found):
        if number % _STEP == 0:
            progress.step(number, len(found))
        _unlink(path, place, left)
    for inner in _folders(place):
        _rmdir(inner, place, left)
    # Again: whoever still has the vault open may just have written its header anew.
    resisted = destroy_keys(place).left
    left += resisted
    headers = list(_with_slots(place))
    for path in headers:
        if left:
            left.append(path.name)
        else:
            _unlink(path, place, left)
    count = len(found) + len(headers)
    foreign = _foreign(place, left)
    with suppress(OSError):
        place.rmdir()
        files.sync_folder(place.parent)
    progress.step(count, max(1, count))
    return Removed(count - len(set(left)), tuple(sorted(set(left))), foreign, resisted)


def _own_bytes(path: Path) -> bytes:
    """The beginning of a regular file; nothing if it is none, or a link, or can't be read."""
    with suppress(OSError, UserError):
        if not path.is_symlink():
            with files.open_regular(path) as file:
                return file.read(HEADER_LIMIT)
    return b""


def _with_slots(place: Path) -> Iterator[Path]:
    for name in sorted(_names(place)):
        if name in folder.HEADERS or _PART.fullmatch(name):
            path = place / name
            if path.is_file() and not path.is_symlink():
                yield path


def _overwritten(path: Path) -> int:
    """Overwrite a header, and return the descriptor, which still has to be synced."""
    flags = os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    try:
        descriptor = os.open(path, flags)
    except PermissionError:
        path.chmod(0o600)
        descriptor = os.open(path, flags)
    try:
        size = min(os.fstat(descriptor).st_size, HEADER_LIMIT)
        # Random after the mark: nothing on the way to the disk can pack, pair or skip it.
        filling = os.urandom(max(0, size - len(folder.ERASED)))
        rest = memoryview(folder.ERASED + filling)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor


def _files(place: Path) -> Iterator[Path]:
    """Every file of the vault but those with key slots."""
    for outer in _segment_folders(place):
        yield from _regular(outer, _SEGMENT)
    if not (place / folder.HELD).is_symlink():
        yield from _regular(place / folder.HELD, _HELD)
    for name in (folder.DATABASE, folder.NEXT_DATABASE):
        for ending in _DATABASE_ENDINGS:
            path = place / f"{name}{ending}"
            if path.is_file() and not path.is_symlink():
                yield path
    lock = place / folder.LOCK
    if lock.is_file() and not lock.is_symlink():
        yield lock


def _regular(outer: Path, name: re.Pattern[str]) -> Iterator[Path]:
    for each in sorted(_names(outer)):
        path = outer / each
        ours = name.fullmatch(each) or _PART.fullmatch(each)
        if ours and path.is_file() and not path.is_symlink():
            yield path


def _segment_folders(place: Path) -> list[Path]:
    evidence = place / folder.EVIDENCE
    if evidence.is_symlink():
        return []
    found = [
        evidence / name for name in sorted(_names(evidence)) if _SEGMENT_FOLDER.fullmatch(name)
    ]
    return [path for path in found if path.is_dir() and not path.is_symlink()]


def _folders(place: Path) -> list[Path]:
    return [*_segment_folders(place), place / folder.EVIDENCE, place / folder.HELD]


def _names(place: Path) -> list[str]:
    """The names in a folder of ours; none if it can't be read."""
    with suppress(OSError):
        if not os.access(place, os.W_OK | os.X_OK):
            place.chmod(0o700)
    with suppress(OSError):
        return [entry.name for entry in os.scandir(place)]
    return []


def _unlink(path: Path, place: Path, left: list[str]) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        left.append(path.relative_to(place).as_posix())


def _rmdir(path: Path, place: Path, left: list[str]) -> None:
    # Windows removes a link to a folder by this.
    if path.is_symlink():
        return
    try:
        path.rmdir()
    except OSError as error:
        # What isn't ours keeps its folder.
        if error.errno not in _NO_MATTER:
            left.append(path.relative_to(place).as_posix())


def _foreign(place: Path, left: list[str]) -> tuple[str, ...]:
    known = set(left)
    found = []
    with suppress(OSError):
        for path in place.rglob("*"):
            name = path.relative_to(place).as_posix()
            if name not in known and (path.is_symlink() or not path.is_dir()):
                found.append(name)
    return tuple(sorted(found))


_ALL_NAMES = {folder.DATABASE, folder.EVIDENCE, folder.HELD, folder.LOCK}
