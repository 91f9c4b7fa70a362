"""People one hands over to and receives from: their cards, and the comparison that makes a card believed."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from fieldreport import files
from fieldreport.crypto.cards import BadCard, revoked_fingerprint
from fieldreport.errors import UserError
from fieldreport.model.cards import SIZE_LIMIT, parse_claim
from fieldreport.model.faults import FAULTS
from fieldreport.vault import contacts, departures, held
from fieldreport.vault.contacts import Added, Contact
from fieldreport.vault.vault import Reading, Vault

# So that one seized or broken drive, or one arrest, is not the end of what was written down.
USUAL_RECIPIENTS = 2


@dataclass(frozen=True)
class Addressee:
    """Somebody to whom something can be handed over; `usual` if that is what one would choose."""

    contact: Contact
    usual: bool


def export_card(vault: Vault, path: Path) -> None:
    """Save one's own card to a new file.

    Raises:
        UserError: `files.…`; an existing file is never replaced.
    """
    files.write_atomic(path, vault.card)


def add(vault: Vault, path: Path) -> Added:
    """Add the card in a file; it still has to be compared.

    Raises:
        UserError: it is no card (as `told_apart`), one's own, expired or revoked; nothing was changed.
    """
    raw = files.read_at_most(path, SIZE_LIMIT)
    try:
        return contacts.add(vault, raw)
    except BadCard as error:
        raise told_apart(error, raw) from None


def told_apart(error: BadCard, raw: bytes) -> UserError:
    """Of a file that was taken for a card and isn't one, say what it is: `contacts.is_revocation`,
    `contacts.is_request`, or what was wrong with it.
    """
    if error.code != "card.malformed":
        return error
    with suppress(BadCard):
        revoked_fingerprint(raw)
        return UserError("contacts.is_revocation")
    with suppress(*FAULTS):
        parse_claim(raw)
        return UserError("contacts.is_request")
    return error


def all_contacts(reading: Reading) -> list[Contact]:
    """All contacts, by name."""
    return contacts.everyone(reading)


def predecessor(reading: Reading, contact: Contact) -> Contact | None:
    """The contact who signed that this one's card takes the place of his own, or None; it decides
    nothing.
    """
    return contacts.endorser(reading, contact)


def addressees(reading: Reading) -> list[Addressee]:
    """All to whom something may be handed over, by name.

    Usual are those who got the last handover, otherwise two, coordinators first.
    """
    able = [contact for contact in contacts.everyone(reading) if contact.state == "compared"]
    last = _last_recipients(reading)
    usual = [contact for contact in able if contact.fingerprint in last]
    if not usual:
        usual = sorted(able, key=lambda contact: contact.role != "coordinator")[:USUAL_RECIPIENTS]
    return [Addressee(contact, contact in usual) for contact in able]


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
    return contacts.revoke(vault, files.read_at_most(path, SIZE_LIMIT))


def _last_recipients(reading: Reading) -> frozenset[str]:
    for departure in departures.departures(reading):
        if departure.kind == "reports" and departure.state == "written":
            return frozenset(one.fingerprint for one in departure.recipients)
    return frozenset()
