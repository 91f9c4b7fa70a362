"""Checking a whole vault: pages, chains, signatures, and every byte of evidence."""

from __future__ import annotations

from fieldreport.progress import Progress
from fieldreport.vault import check as vault_check
from fieldreport.vault.check import Checked
from fieldreport.vault.vault import Vault

__all__ = ["Checked", "check"]


def check(vault: Vault, progress: Progress) -> Checked:
    """Check everything; what is wrong is in `findings`, each with a code and what it concerns.

    Nothing is changed or mended: a damaged vault must not lose more by being looked at.
    """
    return vault_check.check(vault, progress)
