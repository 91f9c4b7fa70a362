"""The ways back into a vault whose passphrase is lost: slots for recovery cards, and their use.

A monitor who wants it lets the organisation's recovery card open the vault too: `plan` says what it
would come to, `seal` does it, `test` tries it where the trustees are at hand. When the passphrase is
lost, the trustees put the card's key together (`shares.key_of`) and `recover` gives the vault, or
`restore` a backup of it, a new passphrase. No step of it touches another way in.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from fieldreport.crypto.keyslots import CARD_SLOTS
from fieldreport.crypto.recipients import HybridIdentity
from fieldreport.crypto.secret import Secret
from fieldreport.errors import UserError
from fieldreport.progress import Progress
from fieldreport.vault import cardslots, contacts
from fieldreport.vault import restore as vault_restore
from fieldreport.vault.cardslots import Slot
from fieldreport.vault.contacts import Contact
from fieldreport.vault.restore import Restored
from fieldreport.vault.vault import Reading, Vault

ROLE = "recovery"


@dataclass(frozen=True)
class Way:
    """A recovery card that opens the vault. `contact` is None if it was removed from the contacts.

    `doubtful` says that it should be removed: its card was revoked or has expired.
    """

    slot: Slot
    contact: Contact | None

    @property
    def doubtful(self) -> bool:
        """Whether something speaks against this card by now."""
        return self.contact is None or self.contact.state != "compared"


@dataclass(frozen=True)
class Plan:
    """A slot that could be made: for whom, and beside how many others."""

    contact: Contact
    others: int


def ways(reading: Reading) -> list[Way]:
    """The recovery cards that open this vault, oldest first."""
    known = {contact.fingerprint: contact for contact in contacts.everyone(reading)}
    return [Way(slot, known.get(slot.card)) for slot in cardslots.slots(reading)]


def cards(reading: Reading) -> list[Contact]:
    """The contacts that a vault can be opened to: recovery cards whose fingerprint was compared."""
    found = contacts.everyone(reading)
    return [one for one in found if one.role == ROLE and one.state == "compared"]


def plan(reading: Reading, name: str) -> Plan:
    """Find out whether the card of the contact `name` could open this vault too; nothing is changed.

    Raises:
        UserError: `contacts.unknown`, `contacts.ambiguous`, `contacts.revoked`, `contacts.expired`,
            `contacts.not_compared`, `recovery.not_a_recovery_card`, `recovery.already`,
            `recovery.no_free_slot`.
    """
    contact = contacts.as_recipient(contacts.by_name(reading, name))
    if contact.role != ROLE:
        raise UserError("recovery.not_a_recovery_card", name=contact.name)
    slots = cardslots.slots(reading)
    known = cardslots.of(reading, contact.fingerprint)
    if known is not None and known.state == "sealed":
        raise UserError("recovery.already", name=contact.name)
    if known is None and len(slots) >= len(CARD_SLOTS):
        raise UserError("recovery.no_free_slot")
    return Plan(contact, sum(slot.card != contact.fingerprint for slot in slots))


def seal(vault: Vault, planned: Plan, passphrase: Secret) -> Way:
    """Make the slot. The passphrase is asked for again, since the vault's key is nowhere in memory.

    Raises:
        UserError: `vault.wrong_passphrase`, or the drive's codes. Every way in that worked works;
            a slot that was begun is shown as `pending`, and sealing again finishes it.
    """
    # As it is now: it may have been revoked since.
    again = plan(vault, planned.contact.fingerprint)
    return Way(cardslots.seal(vault, passphrase, again.contact), again.contact)


def test(vault: Vault, key: HybridIdentity) -> Way:
    """Open the vault's key as its trustees would, and note when that was done; nothing else changes.

    Raises:
        UserError: `recovery.no_slot`: this card doesn't open this vault.
    """
    slot = cardslots.test(vault, key)
    return next(way for way in ways(vault) if way.slot == slot)


def remove(vault: Vault, name: str) -> None:
    """Let the card of the contact `name` (or with this fingerprint) no longer open this copy.

    Copies and backups that were made before still open to it.

    Raises:
        UserError: `recovery.no_slot_listed`, `contacts.unknown`, or the drive's codes.
    """
    wanted = name.strip().lower()
    listed = {slot.card for slot in cardslots.slots(vault)}
    card = wanted if wanted in listed else contacts.by_name(vault, name).fingerprint
    cardslots.remove(vault, card)


def recover(folder: Path, key: HybridIdentity, new: Secret) -> None:
    """Give the vault in `folder` a new passphrase by a recovery card's key; the old one no longer
    opens it.

    Raises:
        UserError: `recovery.no_slot`, the codes of unlocking, or the drive's; nothing that worked
            is lost.
    """
    cardslots.recover(folder, key, new)
    with Vault.open(folder, new) as vault:
        found = _card_of(vault, key)
        if found is not None:
            cardslots.note_recovered(vault, found)


def restore(
    source: Path, folder: Path, key: HybridIdentity, new: Secret, progress: Progress
) -> Restored:
    """Make a vault in `folder` from the backup in `source`, by a recovery card's key.

    Raises:
        UserError, Cancelled: as `backup.restore`, and `recovery.no_slot`; there is no vault in
            `folder`, and the backup is untouched.
    """
    return vault_restore.restore_with_card(source, folder, key, new, progress)


def _card_of(reading: Reading, key: HybridIdentity) -> str | None:
    recipient = key.recipient().encode()
    found = contacts.everyone(reading)
    return next((one.fingerprint for one in found if one.recipient == recipient), None)
