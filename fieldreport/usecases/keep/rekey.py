"""Changing a vault's keys, not only its passphrase: for when the passphrase, or the device, was in
other hands.

A changed passphrase opens the same keys; whoever had the old one and a copy of the header still has
them. This makes new ones. What it can't reach it says: copies and backups from before open with the
old passphrase as long as they exist, so they are to be destroyed and made anew.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from fieldreport.crypto.keyslots import Cost
from fieldreport.crypto.secret import Secret
from fieldreport.progress import Progress
from fieldreport.usecases.keep import recovery
from fieldreport.usecases.keep.recovery import Way
from fieldreport.vault import folder, rekeying
from fieldreport.vault.keys import master_of
from fieldreport.vault.rekeying import Rekeyed
from fieldreport.vault.vault import Reading, Vault

__all__ = ["Outlook", "Rekeyed", "outlook", "ready", "rekey"]


@dataclass(frozen=True)
class Outlook:
    """What new keys would do to the other ways in: the recovery cards that open the vault
    afterwards too, and those that no longer would, because nobody should trust them any more.
    """

    kept: tuple[Way, ...]
    dropped: tuple[Way, ...]


def outlook(reading: Reading) -> Outlook:
    """Find out which recovery cards would open the vault afterwards; nothing is changed."""
    kept, _ = rekeying.cards(reading)
    ways = recovery.ways(reading)
    return Outlook(
        tuple(way for way in ways if way.slot in kept),
        tuple(way for way in ways if way.slot not in kept),
    )


def ready(vault: Vault, old: Secret) -> int:
    """See, while the vault is still open, whether `rekey` can begin: whether `old` is its
    passphrase, and there is room. Returns the bytes that are written anew; nothing is changed.

    Raises:
        UserError: `vault.wrong_passphrase`, `rekey.no_room`, `vault.…`.
    """
    with master_of(folder.recognise(vault.folder).header, old):
        return rekeying.room(vault)


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
