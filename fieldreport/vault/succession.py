"""Who takes the place of a contact whose card was revoked or has expired.

A card may say that it replaces another. While the old key could still be trusted, its signature on
that is a recommendation; afterwards it is worth nothing, and people decide. So a successor is
offered, never used by itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldreport.errors import UserError
from fieldreport.reference.folding import fold
from fieldreport.vault import contacts
from fieldreport.vault.contacts import Contact

if TYPE_CHECKING:
    from fieldreport.vault.vault import Reading

_GOOD = ("compared", "uncompared")


def successor(reading: Reading, contact: Contact) -> Contact | None:
    """The contact to be offered in this one's place: one whose card says so, or one of the same name
    and role; compared ones first.
    """
    able = [
        one
        for one in contacts.everyone(reading)
        if one.state in _GOOD and one.fingerprint != contact.fingerprint
    ]
    claiming = [one for one in able if one.replaces == contact.fingerprint]
    alike = [
        one for one in able if fold(one.name) == fold(contact.name) and one.role == contact.role
    ]
    found = sorted([*claiming, *alike], key=lambda one: one.state != "compared")
    return found[0] if found else None


def as_recipient(reading: Reading, contact: Contact, *, uncompared: bool = False) -> Contact:
    """Return the contact if something may be encrypted to it, as `contacts.as_recipient`; of one
    whose card is no longer good, say who could take its place.

    Raises UserError `contacts.replaced` or `contacts.replaced_uncompared` (both with `name` and
    `successor`), and the codes of `contacts.as_recipient`.
    """
    if contact.state in ("revoked", "expired"):
        offered = successor(reading, contact)
        if offered is not None:
            code = "contacts.replaced"
            if offered.state != "compared":
                code = "contacts.replaced_uncompared"
            raise UserError(code, name=contact.name, successor=offered.name)
    return contacts.as_recipient(contact, uncompared=uncompared)
