"""Making a new vault from what can still be read of a damaged one, when there is no newer backup."""

from __future__ import annotations

from pathlib import Path

from fieldreport.crypto.secret import Secret
from fieldreport.progress import Progress
from fieldreport.vault import recovering
from fieldreport.vault.recovering import Recovered

__all__ = ["Recovered", "recover"]


def recover(source: Path, folder: Path, passphrase: Secret, progress: Progress) -> Recovered:
    """Make a vault in `folder`, which must be new or empty, from the damaged vault in `source`.

    What is missing or uncertain is in `findings`, each with a code and what it concerns. The damaged vault is only
    read.

    Raises:
        UserError, Cancelled: there is no vault in `folder`.
    """
    return recovering.recover(source, folder, passphrase, progress)
