"""Backing up a vault to another folder, and making a vault from a backup.

A backup is as encrypted as the vault and opens with the passphrase that the vault had then. Only a backup that was read
back from the drive and compared counts: receipts then say `backed-up`, and others erase what they handed over.
"""

from __future__ import annotations

from pathlib import Path

from fieldreport.crypto.secret import Secret
from fieldreport.progress import Progress
from fieldreport.vault import backup
from fieldreport.vault import restore as vault_restore
from fieldreport.vault.backup import BackedUp
from fieldreport.vault.restore import Restored
from fieldreport.vault.vault import Vault

__all__ = ["BackedUp", "Restored", "back_up", "restore"]


def back_up(vault: Vault, folder: Path, progress: Progress) -> BackedUp:
    """Copy the vault to `folder`, or bring the backup there up to date, and compare everything.

    If something in the vault itself is damaged, the result names it, and nothing counts as backed up.

    Raises:
        UserError, Cancelled: an earlier backup in the folder is as good as before, and nothing new counts.
    """
    return backup.backup(vault, folder, progress)


def restore(source: Path, folder: Path, passphrase: Secret, progress: Progress) -> Restored:
    """Make a vault in `folder`, which must be new or empty, from the backup in `source`.

    What was damaged is named in the result: the rest is restored.

    Raises:
        UserError, Cancelled: there is no vault in `folder`; the backup is untouched.
    """
    return vault_restore.restore(source, folder, passphrase, progress)
