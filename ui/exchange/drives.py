"""The drives that can be taken along, and what one must know of a place before writing to it.

Asking a drive can take long, so none of this runs in the window's thread. What the system calls a
drive of its own, such as its file systems in memory, is passed over.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStorageInfo

from fieldreport.errors import UserError
from fieldreport.files import environment_errors, shown

# FAT32 keeps the size of a file in 32 bits; most drives come formatted with it.
FAT_VOLUME = 2**32 - 1
_FAT = frozenset({"fat", "fat32", "msdos", "msdosfs", "vfat"})

_SHELVES = ("/media/", "/run/media/", "/Volumes/")
_REMOVABLE_ON_WINDOWS = 2


@dataclass(frozen=True)
class Place:
    """A drive or a folder to write to. `free` and `total` are bytes, `device` tells the file system
    from every other, `fat` means that no file may be larger than `FAT_VOLUME`.
    """

    path: Path
    name: str
    free: int
    total: int
    device: int
    fat: bool = False
    read_only: bool = False

    @property
    def volume_size(self) -> int | None:
        """How large each file of a bundle may be, or None if that doesn't matter."""
        return FAT_VOLUME if self.fat else None


def removable() -> list[Place]:
    """The removable drives that are connected now, by name."""
    found = [
        _place(Path(volume.rootPath()), volume)
        for volume in QStorageInfo.mountedVolumes()
        if volume.isValid() and volume.isReady() and _goes_along(volume)
    ]
    return sorted((each for each in found if each is not None), key=lambda each: str(each.path))


def at(folder: Path) -> Place:
    """What there is to know of a folder.

    Raises:
        UserError: `files.not_a_folder`, or it can't be reached.
    """
    if not folder.is_dir():
        raise UserError("files.not_a_folder", file=shown(folder))
    with environment_errors(folder):
        device = folder.stat().st_dev
    volume = QStorageInfo(str(folder))
    return _described(folder, volume, device, shown(folder))


def still_there(place: Place) -> None:
    """Make sure that a place is the one it was: where a drive was, the computer's own may be now.

    Raises:
        UserError: `files.gone`.
    """
    try:
        same = place.path.is_dir() and place.path.stat().st_dev == place.device
    except OSError:
        same = False
    if not same:
        raise UserError("files.gone", file=shown(place.path))


def _place(path: Path, volume: QStorageInfo) -> Place | None:
    try:
        device = path.stat().st_dev
    except OSError:
        # It was pulled out just now, or belongs to somebody else.
        return None
    return _described(path, volume, device, volume.displayName() or str(path))


def _described(path: Path, volume: QStorageInfo, device: int, name: str) -> Place:
    kind = bytes(volume.fileSystemType().data()).decode(errors="replace").lower()
    return Place(
        path,
        shown(name) if name else str(path),
        volume.bytesAvailable(),
        volume.bytesTotal(),
        device,
        fat=kind in _FAT,
        read_only=volume.isReadOnly(),
    )


def _goes_along(volume: QStorageInfo) -> bool:
    if volume.isRoot():
        return False
    root = volume.rootPath()
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - only there

        kind: int = ctypes.windll.kernel32.GetDriveTypeW(root)
        return kind == _REMOVABLE_ON_WINDOWS
    if f"{root}/".startswith(_SHELVES):
        return True
    return _on_usb(bytes(volume.device().data()).decode(errors="replace"))


def _on_usb(device: str) -> bool:
    """Whether Linux reaches a block device over USB or a card reader, wherever it is mounted."""
    if not device.startswith("/dev/"):
        return False
    try:
        line = (Path("/sys/class/block") / Path(device).name).resolve(strict=True)
    except OSError:
        return False
    return any(part.startswith(("usb", "mmc_host")) for part in line.parts)
