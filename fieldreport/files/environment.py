"""What can go wrong around a file, told apart: the drive is full, write-protected, pulled out, or
the path is not what it seems.

Operating systems answer with numbers; a user needs to know whether to free space, choose another
folder or fetch another drive.
"""

from __future__ import annotations

import errno
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fieldreport.errors import UserError

_SHOWN_LENGTH = 80

_CODES = {
    errno.ENOSPC: "files.full",
    errno.EDQUOT: "files.full",
    errno.EFBIG: "files.too_big_for_drive",
    errno.EROFS: "files.read_only",
    errno.EACCES: "files.denied",
    errno.EPERM: "files.denied",
    errno.ENOENT: "files.missing",
    errno.ENOTDIR: "files.missing",
    errno.ELOOP: "files.missing",
    errno.EEXIST: "files.exists",
    errno.EISDIR: "files.not_a_file",
    errno.ENAMETOOLONG: "files.bad_name",
    errno.EILSEQ: "files.bad_name",
    errno.ENODEV: "files.gone",
    errno.ENXIO: "files.gone",
    errno.ESTALE: "files.gone",
    errno.EBUSY: "files.busy",
    errno.ETXTBSY: "files.busy",
}

# Windows gives several of these the same errno, so its own numbers are looked at first
# (winerror.h).
_WINDOWS_CODES = {
    3: "files.missing",  # path not found
    19: "files.read_only",  # write-protected
    21: "files.gone",  # not ready
    32: "files.busy",  # sharing violation
    33: "files.busy",  # lock violation
    39: "files.full",
    53: "files.gone",  # network path not found
    112: "files.full",
    123: "files.bad_name",
    206: "files.bad_name",  # too long
    223: "files.too_big_for_drive",
    433: "files.gone",  # no such device
    1112: "files.gone",  # no medium in the drive
    1117: "files.io",
    1167: "files.gone",  # device not connected
}


@contextmanager
def environment_errors(path: Path | str) -> Iterator[None]:
    """Turn an OSError of the block into the UserError that names what is wrong with `path`.

    Codes: `files.full`, `too_big_for_drive`, `read_only`, `denied`, `missing`, `exists`,
    `not_a_file`, `bad_name`, `gone`, `busy`, and `files.io` for every other one. Parameters:
    `file`, and `reason` (the system's name of the error) for `files.io`.
    """
    try:
        yield
    except OSError as error:
        raise _told_apart(error, path) from error


def shown(path: Path | str) -> str:
    """Return the last part of a path for display: on one line, without controls or marks that
    reorder text, not too long.

    A name on a drive is foreign text. Unprintable characters appear as escapes; the end is kept,
    since it tells the kind of file.
    """
    name = Path(path).name or str(path)
    text = "".join(
        c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in name
    )
    if len(text) <= _SHOWN_LENGTH:
        return text
    tail = _SHOWN_LENGTH // 4
    return f"{text[: _SHOWN_LENGTH - tail - 1]}…{text[-tail:]}"


def free_space(path: Path) -> int:
    """Return how many bytes fit on the drive that `path` is on, or would be on once it is made."""
    with environment_errors(path):
        place = path.absolute()
        while not place.exists() and place != place.parent:
            place = place.parent
        return shutil.disk_usage(place).free


def _told_apart(error: OSError, path: Path | str) -> UserError:
    windows: int | None = getattr(error, "winerror", None)
    code = _WINDOWS_CODES.get(windows or 0) or _CODES.get(error.errno or 0)
    if code:
        return UserError(code, file=shown(path))
    reason = errno.errorcode.get(error.errno or 0, "unknown")
    return UserError("files.io", file=shown(path), reason=reason)
