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
from contextlib import suppress
from pathlib import Path

from fieldreport.files.environment import environment_errors

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


def _named(names: Path, device: int) -> list[str]:
    """The names that lead to this device in one of the lists, in order."""
    found = []
    with suppress(OSError), os.scandir(names) as entries:
        for entry in entries:
            with suppress(OSError):
                if entry.stat().st_rdev == device:
                    found.append(entry.name)
    return sorted(found)
