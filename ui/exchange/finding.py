"""Finding the bundles and receipts among what was chosen or dropped: files, folders, whole drives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from fieldreport.errors import UserError
from fieldreport.usecases.exchange import intake
from ui.exchange.arrived import Arrived


@dataclass(frozen=True)
class Found:
    """What there is to look at, and what could not even be opened."""

    files: list[Arrived]
    refused: list[UserError]


def find(paths: Sequence[Path]) -> Found:
    """Find what may be for us. A drive may take its time: not in the window's thread."""
    found: dict[Path, Arrived] = {}
    refused = []
    for path in paths:
        try:
            for each in intake.expand(path):
                found.setdefault(each, Arrived(each, in_folder=each != path))
        except UserError as error:
            refused.append(error)
    return Found(list(found.values()), refused)
