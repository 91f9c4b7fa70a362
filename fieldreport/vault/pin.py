"""Opening a vault again by a PIN, soon after it locked itself.

The vault keeps the key that the PIN was stretched to, where only who has it open can read it. When
the vault locks itself, its keys (not the master key, and never the passphrase) are sealed under
that key for the process that comes next. With them the vault can be read and written, but neither
its passphrase nor its keys be changed.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from fieldreport.crypto import pins
from fieldreport.crypto.cost import Cost
from fieldreport.crypto.pins import Stretched, WrongPin
from fieldreport.crypto.secret import Secret
from fieldreport.errors import UserError
from fieldreport.vault import folder
from fieldreport.vault.connection import KEY_SIZE, SALT_SIZE
from fieldreport.vault.folder import Recognised
from fieldreport.vault.keys import Keys, master_of
from fieldreport.vault.vault import Reading, Vault

# How long the PIN opens a vault that locked itself, in minutes.
MINUTES = (5, 15, 30)

_SETTING = "pin"
_FORMAT = b"\x01"
_DATABASE_KEY = KEY_SIZE + SALT_SIZE


@dataclass(frozen=True)
class Pin:
    """A PIN as the vault keeps it, and for how many minutes after a lock it counts."""

    minutes: int
    by: Stretched


@dataclass(frozen=True)
class Held:
    """A vault's keys under a PIN, for so many minutes. Not secret, but all that guessing needs."""

    minutes: int
    box: bytes


def of(reading: Reading) -> Pin | None:
    """The PIN of a vault; None if there is none, or none that this version can read."""
    row = reading.db.execute("SELECT value FROM setting WHERE name = ?", (_SETTING,)).fetchone()
    raw = row[0] if row else b""
    if raw[:1] != _FORMAT or raw[1:2] not in {bytes([each]) for each in MINUTES}:
        return None
    try:
        return Pin(raw[1], Stretched.decode(raw[2:]))
    except ValueError:
        return None


def cost(vault: Vault) -> Cost:
    """What it costs to try one PIN: as much as to try a passphrase."""
    return folder.recognise(vault.folder).header.cost


def put(vault: Vault, passphrase: Secret, pin: Secret, minutes: int) -> None:
    """Let `pin` open the vault for `minutes` (one of `MINUTES`) after it locked itself.

    Only who knows the passphrase may: a vault that was left open for a moment must not stay open.

    Raises:
        UserError: `vault.wrong_passphrase`, or as `pins.stretched`; what was in force still is.
    """
    if minutes not in MINUTES:
        raise ValueError("no such choice")
    pins.check(pin)
    header = folder.recognise(vault.folder).header
    with master_of(header, passphrase) as master:
        if not vault.is_opened_by(master):
            raise UserError("vault.wrong_passphrase")
    by = pins.stretched(pin, header.cost)
    with by.key:
        vault.set_setting(_SETTING, _FORMAT + bytes([minutes]) + by.encode())


def remove(vault: Vault) -> None:
    """Let nothing but the passphrase open the vault."""
    vault.db.execute("DELETE FROM setting WHERE name = ?", (_SETTING,))


def hold(vault: Vault) -> Held | None:
    """The vault's keys under its PIN, to be handed to the next process; None if it has no PIN."""
    pin = of(vault)
    if pin is None:
        return None
    keys = vault.keys()
    with pin.by.key, Secret(keys.database.view + keys.evidence.view) as both:
        return Held(pin.minutes, pins.seal(pin.by, both, _bound(folder.recognise(vault.folder))))


def opened(place: Path, box: Secret, pin: Secret) -> Vault:
    """Open the vault in `place` by a PIN and what `hold` made of it.

    Raises:
        UserError: `pin.wrong`; also if the passphrase or the keys were changed meanwhile, since the
            header is then another one. Otherwise as `Vault.open`.
    """

    def keys_of(found: Recognised) -> Keys:
        try:
            with pins.unseal(box, pin, _bound(found)) as both:
                database, evidence = both.view[:_DATABASE_KEY], both.view[_DATABASE_KEY:]
                return Keys(Secret(database), Secret(evidence))
        except WrongPin:
            raise UserError("pin.wrong") from None

    return Vault.open_by(place, keys_of)


def _bound(found: Recognised) -> bytes:
    # To the header as it is: who changes the passphrase, takes a card's slot away or erases the
    # header shuts the PIN out with it.
    return hashlib.sha256(found.raw).digest()
