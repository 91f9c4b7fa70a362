"""The settings that belong to the vault and are kept in it. What must be known before it is open is
in `ui.preferences`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fieldreport.vault.vault import Vault

AUTO_LOCK = "window.auto_lock"
# Minutes; 0 is never. Short enough for a table in a café, long enough for an interview.
AUTO_LOCK_CHOICES = (1, 3, 5, 10, 20, 60, 0)
AUTO_LOCK_USUAL = 5


def auto_lock_minutes(vault: Vault) -> int:
    """After how many idle minutes the vault is locked; 0 is never."""
    kept = vault.setting(AUTO_LOCK)
    try:
        minutes = int(kept) if kept else AUTO_LOCK_USUAL
    except ValueError:
        minutes = AUTO_LOCK_USUAL
    return minutes if minutes in AUTO_LOCK_CHOICES else AUTO_LOCK_USUAL


def set_auto_lock_minutes(vault: Vault, minutes: int) -> None:
    """Lock the vault after this many idle minutes."""
    if minutes not in AUTO_LOCK_CHOICES:
        raise ValueError("no such choice")
    vault.set_setting(AUTO_LOCK, str(minutes))
