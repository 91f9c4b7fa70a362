"""Changing a vault's keys, not only its passphrase: for when the passphrase, or the device, was in
other hands.

A changed passphrase opens the same keys; whoever had the old one and a copy of the header still has
them. This makes new ones. What it can't reach it says: copies and backups from before open with the
old passphrase as long as they exist, so they are to be destroyed and made anew.
"""

from __future__ import annotations

from pathlib import Path

from fieldreport.crypto.keyslots import Cost
from fieldreport.crypto.secret import Secret
from fieldreport.progress import Progress
from fieldreport.vault import rekeying
from fieldreport.vault.rekeying import Rekeyed

__all__ = ["Rekeyed", "rekey"]


def rekey(
    folder: Path, old: Secret, new: Secret, progress: Progress, *, cost: Cost | None = None
) -> Rekeyed:
    """Put the vault in `folder`, which must be locked, under new keys and the passphrase `new`.

    `progress` counts bytes. A backup of it needs a new folder afterwards.

    Raises:
        UserError, Cancelled: nothing was changed; but `rekey.unfinished` says that the new
            passphrase counts already, and the next unlock finishes the rest.
    """
    return rekeying.rekey(folder, old, new, progress, cost=cost)
