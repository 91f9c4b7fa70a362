"""What a check finds: a code, whose sentence says what it means and what to do, and an item."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong. `item` is an id, a number or a name inside the vault."""

    code: str
    item: str

    @property
    def params(self) -> dict[str, str]:
        """The parameters of the sentence."""
        return {"item": self.item}
