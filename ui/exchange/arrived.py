"""What was found on a drive, one after the other, as the import page keeps it: what it is, whom the
user compared, and what became of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from fieldreport.usecases.exchange.intake import Imported
from fieldreport.usecases.exchange.preview import Seen
from ui.session.job import Failure


@dataclass
class Arrived:
    """One file. `in_folder`: it was not named itself; `held`: it is a copy that the vault keeps.

    `sender` is the fingerprint that the user typed, `take_whole` that he wants what is whole of
    something damaged, `receipt` the name of the receipt that was written.
    """

    path: Path
    in_folder: bool = False
    held: bool = False
    seen: Seen | None = None
    refused: Failure | None = None
    sender: str | None = None
    take_whole: bool = False
    imported: Imported | None = None
    receipt: str | None = None

    @property
    def order(self) -> tuple[str, str, int]:
        """Where it stands in the import: what a sender sent first comes first, so that what is on
        the same drive doesn't count as missing.
        """
        epoch, n = (self.seen.number if self.seen else None) or ("", 0)
        return (self.seen.fingerprint if self.seen else "", epoch, n)

    @property
    def can_be_imported(self) -> bool:
        """Whether it was recognised and not taken in yet."""
        if self.seen is None or self.seen.state == "card" or self.imported is not None:
            return False
        # What is held already would only be held again.
        waits = self.seen.state == "held" and self.held
        return not waits and (self.refused is None or self.take_whole)

    @property
    def can_be_answered(self) -> bool:
        """Whether there is a receipt to be written for it."""
        return (
            self.imported is not None and self.imported.arrival is not None and self.receipt is None
        )


def expect_each_other(files: Sequence[Arrived]) -> None:
    """Don't call missing what lies beside it on the same drive."""
    here = {
        (each.seen.fingerprint, each.seen.number[1])
        for each in files
        if each.seen is not None and each.seen.number is not None
    }
    for each in files:
        if each.seen is not None and each.seen.missing:
            sender = each.seen.fingerprint
            left = tuple(n for n in each.seen.missing if (sender, n) not in here)
            each.seen = replace(each.seen, missing=left)
