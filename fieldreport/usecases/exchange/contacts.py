"""People one hands over to and receives from: their cards, and the comparison that makes a card believed."""

from __future__ import annotations

from pathlib import Path

from fieldreport import files
from fieldreport.vault import contacts, held
from fieldreport.vault.contacts import Added, Contact
from fieldreport.vault.vault import Vault

CARD_LIMIT = 32 * 1024


def export_card(vault: Vault, path: Path) -> None:
    """Save one's own card to a new file.

    Raises:
        UserError: `files.…`; an existing file is never replaced.
    """
    files.write_atomic(path, vault.card)


def add(vault: Vault, path: Path) -> Added:
    """Add the card in a file; it still has to be compared.

    Raises:
        UserError: it is no card, one's own, expired or revoked; nothing was changed.
    """
    return contacts.add(vault, files.read_at_most(path, CARD_LIMIT))


def all_contacts(vault: Vault) -> list[Contact]:
    """All contacts, by name."""
    return contacts.everyone(vault)


def compare(vault: Vault, name: str, fingerprint: str) -> tuple[Contact, int]:
    """Note that the fingerprint of the contact `name` was compared; return it and how many held bundles it freed.

    Raises:
        UserError: no such contact, or the fingerprint is another; nothing was changed.
    """
    contact = contacts.compare(vault, name, fingerprint)
    return contact, len(held.from_sender(vault, contact.fingerprint))


def revoke(vault: Vault, path: Path) -> Contact:
    """Take in a revocation: nothing more goes to that key or comes from it.

    Raises:
        UserError: it is no valid revocation of a known contact; nothing was changed.
    """
    return contacts.revoke(vault, files.read_at_most(path, CARD_LIMIT))
