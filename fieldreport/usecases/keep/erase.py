"""Erasing a vault in an emergency: at once what opens it, then what is in it.

It needs no passphrase, because there may be no time to type one, and works on a damaged vault. What
it can't reach is said: flash memory keeps old blocks, and snapshots, backups and copies are
elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from fieldreport.progress import Progress
from fieldreport.vault import erasing
from fieldreport.vault.erasing import KeysDestroyed, Removed

__all__ = ["Erased", "KeysDestroyed", "Removed", "destroy_keys", "erase", "look", "remove_files"]


@dataclass(frozen=True)
class Erased:
    """What became of a vault. `complete` says that nothing of it is left where it was."""

    keys: KeysDestroyed
    removed: Removed

    @property
    def opens(self) -> bool:
        """Whether a file with key slots resisted, so that the vault may still open."""
        return bool(self.removed.opening)

    @property
    def complete(self) -> bool:
        """Whether every file of the vault is gone."""
        return not self.removed.left


def look(folder: Path) -> None:
    """Return if there is a vault in `folder` that can be erased; nothing is changed.

    Raises:
        UserError: `vault.missing`, `vault.empty_folder`, `erase.is_backup`, `erase.foreign` and
            their like.
    """
    erasing.recognise(folder)


def destroy_keys(folder: Path) -> KeysDestroyed:
    """Overwrite the key slots of the vault in `folder` and sync them: under a second, whatever its
    size.

    It may be open, here or elsewhere: whoever has it open loses nothing yet, and never opens it
    again. Afterwards call `remove_files`; if that doesn't happen, the next `erase` does it.

    Raises:
        UserError: as `look`; nothing was changed.
    """
    look(folder)
    return erasing.destroy_keys(folder)


def remove_files(folder: Path, progress: Progress) -> Removed:
    """Remove the files of a vault whose keys were destroyed. `progress` counts files.

    Raises:
        UserError, Cancelled: as `look`; what is still there never opens, and another `erase` removes
            it.
    """
    look(folder)
    return erasing.remove_files(folder, progress)


def erase(folder: Path, progress: Progress) -> Erased:
    """Destroy the keys, then remove the files.

    Raises:
        UserError: as `look`; nothing was changed.
        Cancelled: the keys are destroyed, some files are still there.
    """
    keys = destroy_keys(folder)
    return Erased(keys, erasing.remove_files(folder, progress))
