"""Turns what a person wrote into signed records in the vault: composed, signed, stored with a custody entry.

Every record that this vault makes comes through here, in one transaction, so that a report, its people and its custody
entries become durable together or not at all.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from typing import Any

from fieldreport import times
from fieldreport.errors import UserError
from fieldreport.model.faults import FAULTS, explain
from fieldreport.model.records import Record, compose, people_apart, references
from fieldreport.vault import custody, inventory, records, terms
from fieldreport.vault.vault import Reading, Vault

Body = Mapping[str, Any]


def composed(
    vault: Vault,
    kind: str,
    body: Body,
    *,
    subject: str | None = None,
    based_on: Sequence[Record] = (),
) -> Record:
    """Validate `body` and make the bytes of a record by this vault's identity; nothing is stored.

    Raises:
        UserError: `model.…` with the path of the wrong field.
    """
    try:
        return compose(
            kind,
            dict(body),
            author=vault.fingerprint,
            written=times.now(),
            subject=subject,
            parents=tuple(sorted(record.id for record in based_on)),
            based_on=based_on,
            additions=terms.additions(vault),
        )
    except FAULTS as fault:
        raise explain(fault) from fault


def apart(vault: Vault, body: Body) -> tuple[dict[str, Any], list[Record]]:
    """Take identities that were written inline out of `body`; return what stays and a record for each person.

    A person that the vault knows gets a new version.

    Raises:
        UserError: `model.…` with the path of the wrong field, or a person is in conflict.
    """
    try:
        plain, identities = people_apart(dict(body))
    except FAULTS as fault:
        raise explain(fault) from fault
    people = []
    for subject, identity in identities:
        based_on = (current(vault, subject),) if records.history(vault, subject) else ()
        people.append(composed(vault, "person", identity, subject=subject, based_on=based_on))
    return plain, people


def refuse_unknown_evidence(
    vault: Vault, made: Record, based_on: Sequence[Record], *, coming: Container[str] = ()
) -> None:
    """A new reference to a file that is not in the vault, nor about to come in, is a slip.

    Raises:
        UserError: `record.evidence_unknown`.
    """
    before = {target for record in based_on for _, target in references(record)}
    for relation, target in references(made):
        if relation != "evidence" or target in before or target in coming:
            continue
        if inventory.find(vault, target) is None:
            raise UserError("record.evidence_unknown", sha256=target[:12])


Signed = tuple[Record, bytes]


def signed(vault: Vault, made: Sequence[Record]) -> list[Signed]:
    """Sign records by this vault's identity: a millisecond each, so before a transaction that others wait for."""
    return [(record, vault.identity.sign("record", record.raw)) for record in made]


def store(vault: Vault, made: Sequence[Signed]) -> None:
    """Store signed records in one transaction, each with a custody entry."""
    with vault.transaction():
        for record, signature in made:
            records.add(vault, record, signature)
            custody.append(vault, "created", record.id, "record")


def current(reading: Reading, subject: str) -> Record:
    """The one current version of a subject.

    Raises:
        UserError: `record.conflict` if there are several, which have to be merged first; `vault.record_purged`.
    """
    heads = records.heads(reading, subject)
    if len(heads) > 1:
        raise UserError("record.conflict", id=subject[:12], count=len(heads))
    if not heads:
        raise UserError("vault.record_purged", record=subject[:12])
    return records.get(reading, heads[0].id)


def heads_to_merge(
    reading: Reading, subject: str, parents: Sequence[str] = ()
) -> tuple[Record, ...]:
    """The current versions of a subject, or the `parents` that were compared, for a version that replaces them.

    Raises:
        UserError: `record.no_conflict`.
    """
    heads = records.heads(reading, subject)
    if len(heads) < 2:
        raise UserError("record.no_conflict", id=subject[:12])
    return tuple(records.get(reading, each) for each in parents or [head.id for head in heads])
