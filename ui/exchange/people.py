"""What the page of contacts reads: everybody with what they asked and what waits for them."""

from __future__ import annotations

from dataclasses import dataclass

from fieldreport import times
from fieldreport.reference.lookalikes import alike
from fieldreport.usecases.exchange.contacts import all_contacts, predecessor
from fieldreport.usecases.keep.succession import soon
from fieldreport.vault import acknowledged, held
from fieldreport.vault.acknowledged import Question
from fieldreport.vault.contacts import Contact
from fieldreport.vault.vault import Reader


@dataclass(frozen=True)
class Person:
    """A contact, what he asked in receipts, how many of his bundles are kept unopened, and whether
    another contact with other keys has the same name, or one that people could take for it.

    `takes_over` is the name of the contact who signed that this card takes the place of his own.
    """

    contact: Contact
    questions: tuple[Question, ...] = ()
    waiting: int = 0
    same_name: bool = False
    takes_over: str = ""
    expires_soon: bool = False


def people(reader: Reader) -> list[Person]:
    """All contacts by name."""
    found = all_contacts(reader)
    asked = acknowledged.questions(reader)
    kept = held.everything(reader)
    names = [contact.name for contact in found if contact.state != "revoked"]
    now = times.now()
    return [
        Person(
            contact,
            tuple(each for each in asked if each.sender == contact.fingerprint),
            sum(each.sender == contact.fingerprint for each in kept),
            sum(alike(contact.name, name) for name in names) > 1,
            _name(predecessor(reader, contact)),
            contact.expires is not None and soon(contact.expires, now),
        )
        for contact in found
    ]


def _name(contact: Contact | None) -> str:
    return contact.name if contact is not None else ""
