"""Making, unlocking and re-locking a vault.

The vault itself knows how; here is what a person's session adds: who it belongs to, and that it is always locked again.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fieldreport.crypto.keyslots import Cost
from fieldreport.crypto.secret import Secret
from fieldreport.errors import UserError
from fieldreport.vault.vault import Vault

ROLES = ("monitor", "coordinator")


def create(
    folder: Path, passphrase: Secret, *, name: str, role: str, cost: Cost | None = None
) -> str:
    """Make a new vault with a new identity in `folder`, which must not exist or be empty, and lock it.

    Returns the fingerprint of the new identity (hex).

    `cost` is that of the passphrase's key derivation; measured on this machine if it isn't given.

    Raises:
        UserError: the name or the role is unusable, or the folder is taken; nothing was made.
    """
    if role not in ROLES:
        raise UserError("session.unknown_role", role=role)
    with Vault.create(folder, passphrase, name=name, role=role, cost=cost) as vault:
        return vault.fingerprint


@contextmanager
def unlock(folder: Path, passphrase: Secret) -> Iterator[Vault]:
    """Open the vault in `folder`, and lock it at the end whatever happens.

    Raises:
        UserError: it is no vault, damaged, newer, in use, or the passphrase is wrong; nothing was changed.
    """
    vault = Vault.open(folder, passphrase)
    try:
        yield vault
    finally:
        vault.close()


def change_passphrase(folder: Path, old: Secret, new: Secret) -> None:
    """Seal the vault under another passphrase. The old one no longer opens this copy of it.

    Raises:
        UserError: as `unlock`; nothing was changed.
    """
    with unlock(folder, old) as vault:
        vault.change_passphrase(old, new)
