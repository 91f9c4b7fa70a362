"""A short PIN in place of the passphrase, for minutes after the vault locked itself: opt-in, and what
it costs is said before it is turned on.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from fieldreport.crypto import pins
from fieldreport.crypto.cost import Cost, seconds_a_try
from fieldreport.crypto.secret import Secret
from fieldreport.vault import pin
from fieldreport.vault.pin import MINUTES, Held, cost, hold
from fieldreport.vault.vault import Reading, Vault

__all__ = [
    "LEAST",
    "MINUTES",
    "MOST",
    "Guessing",
    "Held",
    "cost",
    "guessing",
    "hold",
    "minutes",
    "put",
    "remove",
    "unlock",
]

LEAST, MOST = pins.LEAST, pins.MOST


@dataclass(frozen=True)
class Guessing:
    """What guessing a PIN costs on this machine: seconds a guess."""

    seconds: float

    def whole(self, digits: int) -> float:
        """Seconds until every PIN of so many digits was tried by one such machine."""
        return self.seconds * float(10**digits)


def minutes(reading: Reading) -> int | None:
    """For how many minutes after locking itself a PIN opens the vault; None is never."""
    kept = pin.of(reading)
    if kept is None:
        return None
    kept.by.key.zero()
    return kept.minutes


def put(vault: Vault, passphrase: Secret, new: Secret, minutes: int) -> None:
    """Turn the PIN on, or change it. Both secrets are zeroed.

    Raises:
        UserError: `vault.wrong_passphrase`, `pin.not_digits`, `pin.size`, `pin.too_simple`: what
            was in force still is.
    """
    with passphrase, new:
        pin.put(vault, passphrase, new, minutes)


def remove(vault: Vault) -> None:
    """Turn the PIN off."""
    pin.remove(vault)


def guessing(cost: Cost) -> Guessing:
    """Measure, now and on this machine, what one guess costs; takes as long as one, and no vault."""
    return Guessing(seconds_a_try(cost))


@contextmanager
def unlock(folder: Path, box: Secret, typed: Secret) -> Iterator[Vault]:
    """Open the vault in `folder` by a PIN, and lock it at the end whatever happens.

    Raises:
        UserError: `pin.wrong`; otherwise as `session.unlock`. Nothing was changed.
    """
    vault = pin.opened(folder, box, typed)
    try:
        yield vault
    finally:
        vault.close()
