"""An organisation's own terms, taken into the vault from a file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from fieldreport import files
from fieldreport.vault import terms
from fieldreport.vault.vault import Vault

FILE_LIMIT = 256 * 1024


@dataclass(frozen=True)
class Added:
    """What came in: the namespace of the organisation and how many terms it has."""

    namespace: str
    count: int


def add(vault: Vault, path: Path) -> Added:
    """Take in the terms of a file; a later file of the same namespace replaces the earlier one.

    Raises:
        UserError: the file can't be read or a term in it is wrong; nothing was changed.
    """
    adopted = terms.adopt(vault, files.read_at_most(path, FILE_LIMIT), path.name)
    return Added(adopted.namespace, sum(len(of_one) for of_one in adopted.terms.values()))
