"""What the unlock finishes for a session that was killed.

Everything that takes long is announced in the database before it begins. So what a killed program
left is known exactly: bundles half written, imports half staged, files half made or half removed.
Only these are removed; whatever else lies in the folder is not touched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldreport.vault import departures, evidence, held, intake

if TYPE_CHECKING:
    from fieldreport.vault.vault import Vault


def sweep(vault: Vault) -> None:
    """Void departures, discard imports, remove files that are listed as pending or deleted.

    Raises UserError if the drive takes nothing; then the next unlock finishes it.
    """
    departures.sweep(vault)
    intake.sweep(vault)
    held.sweep(vault)
    evidence.sweep(vault)
