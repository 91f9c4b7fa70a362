"""Writing that is whole or not there: a temporary neighbour, flushed to the drive, then put in
place in one step.

A new file is readable by its owner alone. On Windows the mode has no such effect; what protects
there is the folder, which inherits from the user's profile.
"""

from __future__ import annotations

import errno
import os
import secrets
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import IO, BinaryIO

from fieldreport.errors import UserError
from fieldreport.files.drives import Spot
from fieldreport.files.environment import environment_errors, shown

if sys.platform == "darwin":
    import fcntl

_PRIVATE_FILE = 0o600
_PRIVATE_FOLDER = 0o700
_O_BINARY = getattr(os, "O_BINARY", 0)

# What file systems answer that have no hard links (FAT, exFAT, some of FUSE).
_NO_HARD_LINKS = frozenset(
    {errno.EPERM, errno.EACCES, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL}
)
# What they answer when a folder can't be flushed; then there is no more that a program can do.
_NO_FOLDER_SYNC = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS})


Content = bytes | bytearray | memoryview | Iterable[bytes | bytearray | memoryview]


def write_atomic(path: Path, content: Content, *, replace: bool = False) -> None:
    """Make the file `path` with this content, on the drive when the function returns.

    Whoever looks sees the old file or the new one, never a part. Without `replace` an existing file
    is refused and stays as it is. On any failure, also one raised by the iterable, nothing is left
    behind. Raises UserError with the codes of `environment_errors`; `files.gone` also if the drive
    of the folder was pulled out and the path now leads to the folder that was below it.
    """
    temporary = path.with_name(f".{secrets.token_hex(8)}.part")
    with environment_errors(path):
        spot = Spot.of(path.parent)
        try:
            # What goes wrong is about the file that the user named, not about this one.
            with _opened_new(temporary) as file:
                for block in _blocks(content):
                    file.write(block)
                sync(file)
            spot.check()
            if replace:
                # `os.replace` takes the place of a link, not of what it points to.
                temporary.replace(path)
                sync_folder(path.parent)
            else:
                rename_new(temporary, path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise


def new_file(path: Path) -> BinaryIO:
    """Make a file that must not exist yet, readable and writable by its owner alone, and open it
    for both.

    Raises UserError `files.exists` and the other codes of `environment_errors`.
    """
    with environment_errors(path):
        return _opened_new(path)


def sync(file: IO[bytes]) -> None:
    """Flush a file to the drive. Raises OSError; a failure is final, since the system may have
    dropped what it couldn't write.

    A second `fsync` that succeeds proves nothing: the pages that failed count as clean by then.
    """
    file.flush()
    if sys.platform == "darwin":
        # Apple's fsync leaves the data in the cache of the drive. Not every file system there has
        # the stronger form.
        try:
            fcntl.fcntl(file.fileno(), fcntl.F_FULLFSYNC)
        except OSError as error:
            if error.errno not in _NO_FOLDER_SYNC:
                raise
            os.fsync(file.fileno())
    else:
        os.fsync(file.fileno())


def sync_folder(path: Path) -> None:
    """Flush the names in a folder, so that a file that was made or renamed is still found after a
    power cut. Raises OSError.
    """
    if sys.platform != "win32":  # there, folders can't be opened, and NTFS keeps a journal of names
        descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        except OSError as error:
            if error.errno not in _NO_FOLDER_SYNC:
                raise
        finally:
            os.close(descriptor)


def rename_new(temporary: Path, path: Path) -> None:
    """Give a finished file its name, unless the name is taken; then flush the folder.

    Raises UserError `files.exists` if anything is there, even a dangling link, and leaves both as
    they are. If the folder can't be flushed, the file is removed: it must not be taken for one that
    will survive. Where hard links work, the step is atomic. On FAT and exFAT the name is reserved
    with an empty file first and then replaced: a cut of power between the two can leave the empty
    file, but nothing that was there before can ever be overwritten.
    """
    with environment_errors(path):
        if sys.platform == "win32":
            temporary.rename(path)  # which refuses an existing name there
        else:
            _link_or_reserve(temporary, path)
        try:
            sync_folder(path.parent)
        except OSError:
            path.unlink(missing_ok=True)
            raise


def private_folder(path: Path) -> None:
    """Make a folder for its owner alone, with missing parents, or take an empty one and close it to
    others.

    Raises UserError `files.folder_not_empty`, `files.not_a_folder` and the codes of
    `environment_errors`.
    """
    with environment_errors(path):
        if not os.path.lexists(path):
            for folder in (*reversed([p for p in path.parents if not p.exists()]), path):
                folder.mkdir(_PRIVATE_FOLDER)
                sync_folder(folder.parent)
            return
        if not path.is_dir():
            raise UserError("files.not_a_folder", file=shown(path))
        if any(path.iterdir()):
            raise UserError("files.folder_not_empty", file=shown(path))
        # FAT and exFAT have no permissions to set.
        with suppress(PermissionError):
            path.chmod(_PRIVATE_FOLDER)


def _opened_new(path: Path) -> BinaryIO:
    # O_EXCL also refuses a dangling link, through which the file would appear somewhere else.
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | _O_BINARY, _PRIVATE_FILE)
    return os.fdopen(descriptor, "w+b")


def _blocks(content: Content) -> Iterable[bytes | bytearray | memoryview]:
    return (content,) if isinstance(content, bytes | bytearray | memoryview) else content


def _link_or_reserve(temporary: Path, path: Path) -> None:
    try:
        # A second name for the same file, which fails if the name is taken.
        path.hardlink_to(temporary)
    except OSError as error:
        if error.errno not in _NO_HARD_LINKS:
            raise
    else:
        try:
            temporary.unlink()
        except OSError:
            # What is told as a failure must not lie there under the name of a success.
            path.unlink()
            raise
        return
    new_file(path).close()
    try:
        temporary.replace(path)
    except OSError:
        path.unlink()
        raise
