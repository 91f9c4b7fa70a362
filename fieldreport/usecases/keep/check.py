"""Checking a vault: the whole of it, or quickly what would show most damage."""

from __future__ import annotations

from fieldreport.progress import Progress
from fieldreport.vault import check as vault_check
from fieldreport.vault import glance
from fieldreport.vault.check import Checked
from fieldreport.vault.glance import Glance, Glanced
from fieldreport.vault.vault import Reader, Vault

__all__ = ["Checked", "Glance", "Glanced", "begin_quick", "check", "check_quickly"]


def check(vault: Vault, progress: Progress) -> Checked:
    """Check everything; what is wrong is in `findings`, each with a code and what it concerns.

    Nothing is changed or mended: a damaged vault must not lose more by being looked at.
    """
    return vault_check.check(vault, progress)


def begin_quick(reader: Reader) -> Glance:
    """Begin a quick check, to be done step by step between other work.

    It looks at no more of a large vault than of a small one, writes nothing, and can't say that a
    vault is whole: only that what it looked at is.
    """
    return Glance(reader)


def check_quickly(vault: Vault) -> Glanced:
    """Do a quick check at once.

    Raises UserError when the drive is gone.
    """
    with vault.reader() as reader:
        return glance.look(reader)
