"""Which drive a path is on, so that it is known again, and two drives are told apart.

A copy on the same drive is no second copy. Where the system names drives by maker and serial
number, that is used, so that two partitions of one stick are one drive; else the identifier of the
file system; else its size, which can take two drives of one make for the same but never one file
system for two.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from fieldreport.errors import UserError
from fieldreport.files.environment import environment_errors, shown

# Lists that udev keeps: names of drives and their partitions, and identifiers of file systems.
_BY_ID = Path("/dev/disk/by-id")
_BY_UUID = Path("/dev/disk/by-uuid")
# What is made of drives by software has names there too, which say nothing about the drive.
_MADE = ("dm-", "lvm-", "md-")
_PARTITION = re.compile(r"-part\d+")


def drive_of(path: Path) -> str:
    """A text that is the same for everything on one drive, whenever it is connected.

    Raises UserError with the codes of `environment_errors`.
    """
    with environment_errors(path):
        number = path.stat().st_dev
        if sys.platform == "win32":
            # Python fills it with the serial number of the volume there.
            return f"volume:{number:x}"
        else:  # noqa: RET505 - so that the type checker sees one system at a time
            drive = [name for name in _named(_BY_ID, number) if not name.startswith(_MADE)]
            if drive:
                return f"drive:{_PARTITION.sub('', drive[0])}"
            uuid = _named(_BY_UUID, number)
            if uuid:
                return f"uuid:{uuid[0]}"
            status = os.statvfs(path)
            return f"size:{status.f_blocks * status.f_frsize}:{status.f_files}:{status.f_namemax}"


@dataclass(frozen=True)
class Spot:
    """A folder, and which one it was when somebody looked.

    When a drive is pulled out, the folder on which it was mounted often stays, empty and on another
    drive: what is written there then isn't where it was meant to go.
    """

    folder: Path
    identity: tuple[int, int]

    @classmethod
    def of(cls, folder: Path) -> Spot:
        """Look at a folder. Raises UserError with the codes of `environment_errors`."""
        with environment_errors(folder):
            return cls(folder, _identity(folder))

    @contextmanager
    def watched(self) -> Iterator[None]:
        """What fails in the body because the folder is gone is told as that, with `check`'s code."""
        try:
            yield
        except UserError:
            self.check()
            raise

    def check(self) -> None:
        """Return if the path still leads to the same folder.

        Raises UserError `files.gone` if it leads nowhere or elsewhere, and the codes of
        `environment_errors`.
        """
        with environment_errors(self.folder):
            try:
                same = _identity(self.folder) == self.identity
            except (FileNotFoundError, NotADirectoryError):
                same = False
        if not same:
            raise UserError("files.gone", file=shown(self.folder))


def _identity(folder: Path) -> tuple[int, int]:
    status = folder.stat()
    return status.st_dev, status.st_ino


def _named(names: Path, device: int) -> list[str]:
    """The names that lead to this device in one of the lists, in order."""
    found = []
    with suppress(OSError), os.scandir(names) as entries:
        for entry in entries:
            with suppress(OSError):
                if entry.stat().st_rdev == device:
                    found.append(entry.name)
    return sorted(found)
