"""What lies on drives: which drives bundles were read back from, and what is on two of them.

A drive is noted with the bundle in the custody log, as a mark that says only whether two are the
same: a number from which nobody who finds a drive and reads the log elsewhere learns anything.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from fieldreport import files
from fieldreport.crypto.secret import hkdf
from fieldreport.errors import UserError
from fieldreport.vault import custody, departures

if TYPE_CHECKING:
    from fieldreport.vault.vault import Vault

_LABEL = b"fieldreport/v1/drive\0"
# Enough that two drives of one vault never have the same by chance.
_MARK_SIZE = 8
# One seized, one arrived: what lies on two drives survives the loss of one.
ENOUGH = 2


def mark(vault: Vault, path: Path) -> str | None:
    """The mark of the drive that `path` is on (16 hex digits), or None if it can't be asked."""
    with suppress(UserError):
        name = files.drive_of(path).encode()
        # From a secret of the identity, which stays when the vault is restored or gets new keys:
        # one drive must never come to have two marks. HKDF keeps it apart from what signs.
        _, seed, _ = vault.identity.seeds()
        with hkdf(seed, _LABEL + name, size=_MARK_SIZE) as found:
            return found.view.hex()
    return None


def of_bundle(vault: Vault, bundle: str) -> str | None:
    """The mark of the drive that a bundle (hex) was read back from, or None if none was noted."""
    for entry in custody.entries(vault, bundle):
        told = entry.told()
        if told is not None and told.action == "exported" and told.kind == "bundle":
            found = told.detail.get("drive")
            return found if isinstance(found, str) else None
    return None


def carrying(vault: Vault) -> dict[tuple[str, bytes], set[str]]:
    """The drives that each record or file (kind, id) lies on, outside the vault's own drive.

    A bundle counts if it was read back there, and somebody whose card isn't revoked can open it.
    """
    own = mark(vault, vault.folder)
    if own is None:
        # Then nobody can say that a drive isn't the vault's own.
        return {}
    revoked = {
        row[0]
        for row in vault.db.execute("SELECT fingerprint FROM contact WHERE revoked IS NOT NULL")
    }
    found: dict[tuple[str, bytes], set[str]] = {}
    for departure in departures.departures(vault):
        able = any(bytes.fromhex(one.fingerprint) not in revoked for one in departure.recipients)
        if departure.kind != "reports" or departure.state != "written" or not able:
            continue
        drive = of_bundle(vault, departure.bundle)
        if drive is None or drive == own:
            continue
        for item in departures.items(vault, departure.id):
            found.setdefault((item.kind, bytes.fromhex(item.item)), set()).add(drive)
    return found


def on_enough(vault: Vault) -> set[tuple[str, bytes]]:
    """What lies on two drives or more, and no recipient called damaged."""
    doubted = set(
        vault.db.execute(
            "SELECT kind, item FROM acknowledgement WHERE state IN ('damaged', 'quarantined')"
        ).fetchall()
    )
    enough = {item for item, drives in carrying(vault).items() if len(drives) >= ENOUGH}
    return enough - doubted
