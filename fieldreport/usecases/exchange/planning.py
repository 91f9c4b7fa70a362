"""What a handover would take along, and for whom; nothing is changed by finding it out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from fieldreport.errors import UserError
from fieldreport.vault import (
    contacts,
    departures,
    drafts,
    inventory,
    outgoing,
    purging,
    records,
    related,
    succession,
)
from fieldreport.vault.contacts import Contact
from fieldreport.vault.departures import Item
from fieldreport.vault.vault import Vault

Names = Literal["with", "without", "only"]

# What follows up on a report goes with it; a coordinator's judgement of it does not.
_FOLLOW_UP = ("action", "detention", "statement", "consent")


@dataclass(frozen=True)
class Choice:
    """What to hand over: reports by id with all that belongs to them, everything, what is new to the recipients, or
    what nobody has acknowledged whose card is still good.

    `names`: with the records that name people, without them, or nothing but them.
    """

    ids: tuple[str, ...] = ()
    everything: bool = False
    new: bool = False
    unacknowledged: bool = False
    names: Names = "with"


@dataclass(frozen=True)
class Plan:
    """What would go to whom. `size` is that of the content in bytes; `drafts` are not part of it."""

    recipients: tuple[Contact, ...]
    accounts: tuple[str, ...]
    persons: tuple[str, ...]
    evidence: tuple[tuple[str, int], ...]
    size: int
    drafts: int

    @property
    def names(self) -> tuple[str, ...]:
        """The recipients' names."""
        return tuple(contact.name for contact in self.recipients)

    @property
    def items(self) -> list[Item]:
        """Everything in it, as the ledger notes it."""
        found = [Item(record, "record") for record in (*self.accounts, *self.persons)]
        return found + [Item(digest, "evidence") for digest, _ in self.evidence]


def plan(vault: Vault, names: Sequence[str], choice: Choice, *, uncompared: bool = False) -> Plan:
    """Find out what `choice` comes to for the contacts `names`; nothing is changed.

    Raises:
        UserError: a contact is unknown, revoked, expired, or not compared (unless `uncompared`); an id is unknown;
            `handover.nothing`.
    """
    recipients = _recipients(vault, names, uncompared=uncompared)
    chosen = _chosen(vault, [contact.fingerprint for contact in recipients], choice)
    return _planned(vault, recipients, chosen, choice)


def plan_again(vault: Vault) -> Plan:
    """Plan the newest handover once more, for another drive: the same recipients, and of the same content what is
    still here.

    One that was interrupted, and may have come to its end or not, is the newest too: an older one in its place would
    quietly leave behind what was to go. One that failed is passed over, since the copy for a second drive may have.

    Raises:
        UserError: `handover.no_last`; a recipient was revoked or has expired since; `handover.nothing`.
    """
    last = next(
        (
            one
            for one in departures.departures(vault)
            if one.kind == "reports" and one.state in {"written", "unsure"}
        ),
        None,
    )
    if last is None:
        raise UserError("handover.no_last")
    names = [to.fingerprint for to in last.recipients]
    recipients = _recipients(vault, names, uncompared=True)
    items = departures.items(vault, last.id)
    held = set(purging.kept(vault))
    ids = outgoing.in_order(vault, [i.item for i in items if i.item in held])
    files = [i.item for i in items if i.kind == "evidence" and _is_here(vault, i.item)]
    return _planned(vault, recipients, outgoing.New(ids, files), Choice(new=True))


def _planned(
    vault: Vault, recipients: tuple[Contact, ...], chosen: outgoing.New, choice: Choice
) -> Plan:
    kinds = {one: records.version(vault, one).kind for one in chosen.records}
    accounts = [one for one in chosen.records if kinds[one] != "person"]
    persons = [one for one in chosen.records if kinds[one] == "person"]
    if choice.names == "without":
        persons = []
    elif choice.names == "only":
        accounts = []
    digests = _evidence(vault, chosen, accounts, persons, choice)
    if not (accounts or persons or digests):
        raise UserError("handover.nothing", names=", ".join(c.name for c in recipients))
    evidence = tuple((digest, _size(vault, digest)) for digest in digests)
    size = sum(length for _, length in evidence)
    size += sum(len(records.raw(vault, one)) for one in (*accounts, *persons))
    return Plan(
        recipients,
        tuple(accounts),
        tuple(persons),
        evidence,
        size,
        len(drafts.newest_first(vault)),
    )


def _recipients(vault: Vault, names: Sequence[str], *, uncompared: bool) -> tuple[Contact, ...]:
    found = [
        succession.as_recipient(vault, contacts.by_name(vault, name), uncompared=uncompared)
        for name in names
    ]
    return tuple({contact.fingerprint: contact for contact in found}.values())


def _chosen(vault: Vault, recipients: Sequence[str], choice: Choice) -> outgoing.New:
    if choice.new:
        return outgoing.new_for(vault, recipients)
    if choice.unacknowledged:
        return outgoing.unacknowledged(vault)
    whole = (
        related.everything(vault)
        if choice.everything
        else outgoing.in_order(vault, _belonging(vault, choice.ids))
    )
    return outgoing.New(whole, outgoing.evidence_of(vault, whole))


def _belonging(vault: Vault, ids: Sequence[str]) -> list[str]:
    """All versions of the chosen subjects, of what follows up on them, and of the people they name."""
    subjects = list(dict.fromkeys(records.resolve(vault, one).subject for one in ids))
    subjects += [
        subject
        for one in list(subjects)
        for subject in related.about(vault, one, _FOLLOW_UP)
        if subject not in subjects
    ]
    subjects += [
        person
        for one in list(subjects)
        for person in related.people_of(vault, one)
        if person not in subjects
    ]
    versions = [
        version.id
        for subject in dict.fromkeys(subjects)
        for version in records.history(vault, subject)
        if version.kept
    ]
    return list(dict.fromkeys(versions))


def _evidence(
    vault: Vault,
    chosen: outgoing.New,
    accounts: Sequence[str],
    persons: Sequence[str],
    choice: Choice,
) -> list[str]:
    """The files to send: photos of faces, which only the records of people name, stay with those."""
    if choice.names == "with":
        return chosen.evidence
    if not (choice.new or choice.unacknowledged):
        return outgoing.evidence_of(vault, accounts or persons)

    def named_by_persons(digest: str) -> bool:
        referring = inventory.referring(vault, digest)
        return all(records.version(vault, one).kind == "person" for one in referring)

    only = choice.names == "only"
    return [digest for digest in chosen.evidence if named_by_persons(digest) == only]


def _is_here(vault: Vault, digest: str) -> bool:
    found = inventory.find(vault, digest)
    return found is not None and found.kept


def _size(vault: Vault, digest: str) -> int:
    kept = inventory.find(vault, digest)
    if kept is None or not kept.kept:
        raise UserError("evidence.unknown", sha256=digest[:12])
    return kept.size
