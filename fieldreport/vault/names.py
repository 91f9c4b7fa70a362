"""Who is who, by fingerprint: the contacts and the vault's own identity."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldreport.model.cards import parse_card
from fieldreport.vault import contacts

if TYPE_CHECKING:
    from fieldreport.vault.vault import Reading


def of_everybody(reading: Reading) -> dict[str, str]:
    """The name of each contact, and the vault's own, by fingerprint (hex)."""
    known = contacts.names(reading)
    for fingerprint, card in reading.db.execute(
        "SELECT fingerprint, card FROM identity"
    ).fetchall():
        known[fingerprint.hex()] = parse_card(card).card.name
    return known
