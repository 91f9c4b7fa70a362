"""The folder of a vault on the drive: its files, how it is recognised, locked and made.

Recognition comes before everything else, and only reads: a folder that is foreign, damaged or newer
is refused with a code of its own and not one byte in it changes. A vault is never made where
something else is, and never made again.
"""

from __future__ import annotations

import errno
import os
import re
import secrets
import shutil
import stat
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

if sys.platform != "win32":
    import fcntl

from filelock import FileLock, Timeout

from fieldreport import files
from fieldreport.crypto.keyslots import HEADER_LIMIT, DamagedHeader, Header, NewerHeader, choose
from fieldreport.errors import UserError

HEADERS = ("header.json", "header.2.json")
DATABASE = "reports.db"
# A database under a new key that is to take the place of the other (`rekeying`).
NEXT_DATABASE = "reports.next.db"
EVIDENCE = "evidence"
HELD = "held"
LOCK = "lock"
# What a backup has in place of headers.
BACKUPS = ("backup.json", "backup.2.json")

# Why there is no lock, when that is no fault of the file system's.
_LOCK_REFUSALS = {
    errno.ENOSPC: "vault.drive_full",
    errno.EDQUOT: "vault.drive_full",
    errno.EROFS: "vault.read_only",
    errno.EIO: "vault.drive_failed",
    errno.ENODEV: "vault.drive_gone",
    errno.ENXIO: "vault.drive_gone",
}

# What writing atomically leaves when it is interrupted.
_PART = re.compile(r"\.[0-9a-f]{16}\.part")
# In a header that is too damaged to be parsed, this still tells whose it was.
_MARK = re.compile(rb'"kind"\s*:\s*"vault"')
# How a header begins after its slots were overwritten (`erasing`).
ERASED = b'{"kind":"vault","erased":true}'


@dataclass(frozen=True)
class Recognised:
    """A folder whose header is a vault's: `raw` are its bytes, `stale` the copies that differ from
    them.
    """

    folder: Path
    header: Header
    raw: bytes
    stale: tuple[str, ...]

    def mend(self) -> None:
        """Make both copies equal to the valid one."""
        replace_header(self.folder, self.raw, self.stale)


def recognise(folder: Path) -> Recognised:
    """Find the valid header of the vault in `folder` without changing anything.

    Raises:
        UserError: `vault.missing`, `vault.not_a_folder`, `vault.empty_folder`, `vault.foreign`,
            `vault.is_backup`, `vault.erased`, `vault.damaged`, `vault.newer`, or one of `files.…`
            if the folder can't be read.
    """
    found = recognise_header(folder)
    database = folder / DATABASE
    if not database.is_file() or database.is_symlink():
        raise UserError("vault.damaged", folder=files.shown(folder))
    return found


def recognise_header(folder: Path) -> Recognised:
    """As `recognise`, whatever became of the database."""
    _look_at(folder)
    copies = [read_copy(folder / name) for name in HEADERS]
    database = folder / DATABASE
    try:
        chosen = choose(copies)
    except NewerHeader:
        raise UserError("vault.newer") from None
    except DamagedHeader:
        if any((raw or b"").startswith(ERASED) for raw in copies):
            raise UserError("vault.erased") from None
        ours = database.exists() or any(is_marked(raw or b"") for raw in copies)
        code = "vault.damaged" if ours else "vault.foreign"
        raise UserError(code, folder=files.shown(folder)) from None
    stale = tuple(HEADERS[position] for position in chosen.stale)
    return Recognised(folder, chosen.header, chosen.raw, stale)


def is_marked(raw: bytes) -> bool:
    """Say whether these bytes are, or were, a vault's header, however damaged or new."""
    return _MARK.search(raw) is not None


def read_copy(path: Path) -> bytes | None:
    """The bytes of one copy of a header, or None: a copy that can't be read is as good as none
    beside one that can.
    """
    try:
        return files.read_at_most(path, HEADER_LIMIT)
    except UserError:
        return None


def _look_at(folder: Path) -> None:
    with files.environment_errors(folder):
        try:
            mode = folder.stat().st_mode
        except (FileNotFoundError, NotADirectoryError):
            raise UserError("vault.missing", folder=files.shown(folder)) from None
        if not stat.S_ISDIR(mode):
            raise UserError("vault.not_a_folder", folder=files.shown(folder))
        names = {entry.name for entry in folder.iterdir()}
    if not names:
        raise UserError("vault.empty_folder", folder=files.shown(folder))
    if not names.isdisjoint(BACKUPS):
        # Working in a backup would use its sequence numbers a second time: it is restored to a new
        # folder.
        raise UserError("vault.is_backup", folder=files.shown(folder))


def replace_header(folder: Path, raw: bytes, names: tuple[str, ...] = HEADERS) -> None:
    """Write a header over the named copies, one after the other, each atomically, and read each
    back from the drive.

    At every moment one copy is whole, and the one with the higher generation counts. What a
    replaced copy was is overwritten where it lay, as far as the drive does that: an old slot must
    not be found among free blocks.

    Raises:
        UserError: `vault.header_not_as_written`, or one of `files.…`.
    """
    for name in names:
        with _overwritten_afterwards(folder / name):
            files.write_atomic(folder / name, raw, replace=True)
        with files.open_uncached(folder / name) as file, files.environment_errors(name):
            if file.read() != raw:
                raise UserError("vault.header_not_as_written", file=name)


@contextmanager
def _overwritten_afterwards(path: Path) -> Iterator[None]:
    """Overwrite the file that the body replaces, once nobody finds it by a name any more."""
    descriptor = None
    # Windows doesn't let go of the name of a file that is open.
    if sys.platform != "win32":
        with suppress(OSError):
            descriptor = os.open(path, os.O_RDWR | os.O_NOFOLLOW)
    if descriptor is None:
        yield
        return
    with os.fdopen(descriptor, "r+b", buffering=0) as old:
        yield
        # Only now, when the new one is on the drive; and not if a copy made of links still has it.
        with suppress(OSError):
            status = os.fstat(descriptor)
            if stat.S_ISREG(status.st_mode) and status.st_nlink == 0:
                old.write(os.urandom(min(status.st_size, HEADER_LIMIT)))
                files.sync(old)


def furnish(place: Path, raw_header: bytes) -> None:
    """Put into a new folder what a vault has beside its database."""
    replace_header(place, raw_header)
    files.write_atomic(place / LOCK, b"")
    make_folders(place)


def make_folders(place: Path) -> None:
    """Make the folders for files where they are missing: some ways to copy a vault lose empty ones."""
    for name in (EVIDENCE, HELD):
        with files.environment_errors(name):
            (place / name).mkdir(mode=0o700, exist_ok=True)


def remove_parts(place: Path) -> None:
    """Remove what an interrupted replacement of a header left. The lock is held, so it is nobody's."""
    with files.environment_errors(place):
        for path in place.iterdir():
            if _PART.fullmatch(path.name) and path.is_file() and not path.is_symlink():
                path.unlink()


@contextmanager
def locked(folder: Path) -> Iterator[FileLock]:
    """Hold the vault's lock from the start; the caller releases it, unless the body fails.

    The kernel lets go of the lock when the process dies, so a crash never locks anybody out.

    Raises:
        UserError: `vault.in_use`; `vault.read_only` if nothing can be written;
            `vault.drive_unsuitable` if the drive's file system knows no locks.
    """
    if not os.access(folder, os.W_OK | os.X_OK) or not os.access(folder / DATABASE, os.W_OK):
        raise UserError("vault.read_only", folder=files.shown(folder))
    path = folder / LOCK
    ours = not path.exists()
    # No fallback to a lock made of a file's existence: it would outlive a crash. The file is never
    # deleted after use, since two processes could then hold locks on two files of one name.
    lock = FileLock(
        path,
        timeout=0,
        mode=0o600,
        thread_local=False,
        fallback_to_soft=False,
        preserve_lock_file=True,
    )
    try:
        lock.acquire()
    except Timeout:
        raise UserError("vault.in_use") from None
    except PermissionError:
        raise UserError("vault.read_only", folder=files.shown(folder)) from None
    except (OSError, NotImplementedError) as error:
        number: int = getattr(error, "errno", None) or 0
        code = _LOCK_REFUSALS.get(number, "vault.drive_unsuitable")
        raise UserError(code, folder=files.shown(folder)) from error
    try:
        yield lock
    except BaseException:
        if ours:
            # The folder was refused and stays as it was. Before the release: afterwards it could be
            # somebody's lock.
            with suppress(OSError):
                path.unlink()
        lock.release()
        raise


@contextmanager
def new_folder(target: Path) -> Iterator[Path]:
    """Give the body a private folder beside `target`, and rename it to `target` when the body is
    through.

    So an interruption at any point leaves the target as it was, or complete. An empty folder may be
    there already.

    Raises:
        UserError: `vault.folder_not_empty`, `vault.not_a_folder`, or one of `files.…`.
    """
    _refuse_occupied(target)
    _remove_interrupted(target)
    with files.environment_errors(target):
        place, claim = _private_folder(target)
    with claim:
        try:
            yield place
            with files.environment_errors(target), _refusing_to_replace(target):
                files.sync_folder(place)
                _refuse_occupied(target)
                with suppress(FileNotFoundError):
                    # Renaming over an empty folder works on POSIX alone; `rmdir` takes nothing but
                    # an empty one.
                    target.rmdir()
                # Never over another vault: a rename onto a folder that isn't empty fails on every
                # system.
                place.rename(target)
                files.sync_folder(target.parent)
        except BaseException:
            shutil.rmtree(place, ignore_errors=True)
            raise


@contextmanager
def _refusing_to_replace(target: Path) -> Iterator[None]:
    """Tell of somebody who was quicker that the folder isn't empty."""
    try:
        yield
    except OSError as error:
        if error.errno not in {errno.ENOTEMPTY, errno.EEXIST}:
            raise
        raise UserError("vault.folder_not_empty", folder=files.shown(target)) from error


def _private_folder(target: Path) -> tuple[Path, ExitStack]:
    """Make a folder to be filled, and hold a lock on it until the stack is closed; the kernel lets go
    of it when the process dies.
    """
    while True:
        # Hidden, and random: nobody else's, so that it may be removed on failure.
        place = target.parent / f".{target.name}.{secrets.token_hex(8)}"
        files.private_folder(place)
        claim = ExitStack()
        if sys.platform == "win32":
            return place, claim
        # Whoever begins at the same moment may take it for a leftover before it is claimed, and be
        # about to remove it. Where a file system knows no such locks, nothing is ever removed.
        with suppress(OSError):
            descriptor = os.open(place, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
            claim.callback(os.close, descriptor)
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        if place.is_dir():
            return place, claim
        claim.close()


def _remove_interrupted(target: Path) -> None:
    """Remove what killed attempts to make this folder left beside it, and nothing that lives."""
    if sys.platform == "win32" or not target.parent.is_dir():
        return
    ours = re.compile(rf"\.{re.escape(target.name)}\.[0-9a-f]{{16}}")
    for path in target.parent.iterdir():
        if not ours.fullmatch(path.name) or not path.is_dir() or path.is_symlink():
            continue
        with suppress(OSError):
            descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(path)
            finally:
                os.close(descriptor)


def _refuse_occupied(target: Path) -> None:
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise UserError("vault.not_a_folder", folder=files.shown(target))
    with files.environment_errors(target):
        if target.is_dir() and any(target.iterdir()):
            raise UserError("vault.folder_not_empty", folder=files.shown(target))
