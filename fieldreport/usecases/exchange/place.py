"""The place on a drive that a bundle goes to: looked at before a number is used for it, and rid of what a killed
handover left there.
"""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path

from fieldreport.bundle import target, volumes
from fieldreport.errors import UserError
from fieldreport.files import free_space, shown
from fieldreport.vault import departures
from fieldreport.vault.vault import Reading

# A name on the drive says nothing, not even which program made the file.
_NAME_BYTES = 8


def check(out: Path, size: int, volume_size: int | None = None) -> None:
    """Return if a bundle with `size` bytes of content can go to `out`, a folder or the path of a new file.

    Raises:
        UserError: `files.not_a_folder`, `files.missing`, `files.exists`, `files.read_only` or `files.denied`, which
            name what the user gave; `handover.no_room`, `bundle.volume_too_small`, `bundle.too_many_volumes`.
    """
    folder = out if out.is_dir() else out.parent
    if folder != out and os.path.lexists(out):
        raise UserError("files.exists", file=shown(out))
    if not folder.is_dir():
        missing = not os.path.lexists(folder)
        raise UserError("files.missing" if missing else "files.not_a_folder", file=shown(folder))
    if not os.access(folder, os.W_OK | os.X_OK):
        raise UserError(
            "files.read_only" if _is_read_only(folder) else "files.denied", file=shown(folder)
        )
    volumes.volume_names(out, size, volume_size)
    free = free_space(folder)
    if free < size:
        raise UserError("handover.no_room", needed=size, free=free)


def _is_read_only(folder: Path) -> bool:
    """Whether the drive is mounted so. On Windows that shows only when something is written."""
    return hasattr(os, "statvfs") and bool(os.statvfs(folder).f_flag & os.ST_RDONLY)


def named(out: Path) -> Path:
    """The path of the bundle: `out`, or under a random name in the folder that `out` is."""
    return out / secrets.token_hex(_NAME_BYTES) if out.is_dir() else out


def tidy(reading: Reading, folder: Path) -> tuple[str, ...]:
    """Remove from `folder` what this vault's own unfinished bundles left there; return the names of the files.

    That they are ours is proved by their names, which only this vault's ledger gives. What can't be removed stays.
    """
    removed = []
    for path in target.left_in(folder, departures.unfinished(reading)):
        with suppress(OSError):
            path.unlink()
            removed.append(path.name)
    return tuple(removed)
