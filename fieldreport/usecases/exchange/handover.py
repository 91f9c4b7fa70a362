"""Handing over: choose what and for whom, write it to a drive, read it back, and only then note what went to whom.

Three steps, so that a window can run the long one beside everything else: `plan` decides and changes nothing, `begin`
allots the numbers, `stream` writes with a connection that can only read, `end` notes the success and `fail` the
failure. `hand_over` is all of them in a row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, Literal

from fieldreport.bundle import compose, layout, write
from fieldreport.bundle.compose import SignedRecord
from fieldreport.bundle.target import MaybeLeft
from fieldreport.crypto.identity import Identity
from fieldreport.errors import Cancelled, UserError
from fieldreport.files import shown
from fieldreport.model.exchange import CustodyHead, CustodyLine
from fieldreport.progress import Progress
from fieldreport.usecases.exchange import place
from fieldreport.vault import (
    contacts,
    custody,
    departures,
    drafts,
    drives,
    inventory,
    originals,
    outgoing,
    purging,
    records,
    related,
    succession,
)
from fieldreport.vault.contacts import Contact
from fieldreport.vault.departures import Departure, Item
from fieldreport.vault.vault import Reader, Vault

Names = Literal["with", "without", "only"]

# What follows up on a report goes with it; a coordinator's judgement of it does not.
_FOLLOW_UP = ("action", "detention", "statement", "consent")

# What custody entries tell a recipient: where something comes from. The others say when it was looked at, to whom else
# it went, and through whose hands it came.
_ORIGIN = frozenset({"created", "added", "derived", "attached"})


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


@dataclass(frozen=True)
class Begun:
    """A handover with its numbers, and all that writing it needs."""

    plan: Plan
    departure: Departure
    identity: Identity = field(repr=False)
    card: bytes = field(repr=False)
    head: CustodyHead | None = None


@dataclass(frozen=True)
class Streamed:
    """A bundle that is on the drive and not noted yet; `removed` as in `Done`."""

    written: write.Written
    removed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Done:
    """A handover that is on the drive, read back and compared.

    `removed` are the files that an earlier one, whose program was killed, had left in the folder.
    """

    bundle: str
    paths: tuple[Path, ...]
    size: int
    records: int
    evidence: int
    names: tuple[str, ...]
    removed: tuple[str, ...] = ()

    def document(self) -> dict[str, Any]:
        """The result as JSON."""
        return {
            "bundle": self.bundle,
            "files": [str(path) for path in self.paths],
            "size": self.size,
            "records": self.records,
            "evidence": self.evidence,
            "to": list(self.names),
            "removed": list(self.removed),
        }


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


def begin(vault: Vault, plan: Plan) -> Begun:
    """Allot the sequence numbers, durably, before a byte is written."""
    newest = custody.head(vault)
    head = CustodyHead(n=newest.n, digest=newest.digest.hex()) if newest else None
    departure = departures.allot(
        vault,
        "reports",
        [contact.fingerprint for contact in plan.recipients],
        plan.items,
        head=(head.n, head.digest) if head else None,
    )
    return Begun(plan, departure, vault.identity, vault.card, head)


def stream(
    reading: Vault | Reader,
    begun: Begun,
    out: Path,
    *,
    volume_size: int | None = None,
    progress: Progress,
) -> Streamed:
    """Write the bundle and read it back. `reading` may be a reader of the vault on another thread.

    `out` is a folder, in which the bundle gets a random name, or the path of a file that doesn't exist.

    Raises:
        UserError, Cancelled: and nothing of the bundle is on the drive.
    """
    removed = place.tidy(reading, out if out.is_dir() else out.parent)
    place.check(out, begun.plan.size, volume_size)
    written = write.write(
        place.named(out),
        identity=begun.identity,
        card=begun.card,
        kind="reports",
        recipients=numbered(begun.plan.recipients, begun.departure),
        members=_members(reading, begun.plan),
        bundle_id=begun.departure.bundle,
        custody_head=begun.head,
        volume_size=volume_size,
        progress=progress,
    )
    return Streamed(written, removed)


def end(vault: Vault, begun: Begun, streamed: Streamed) -> Done:
    """Note that the bundle is on the drive: from now on its content counts as handed over.

    Raises:
        UserError: `handover.not_noted`; the bundle is on the drive all the same, and its receipt will be taken.
    """
    written, content = streamed.written, begun.plan
    try:
        departures.written(
            vault,
            begun.departure.id,
            manifest=written.manifest_sha256,
            size=written.size,
            drive=drives.mark(vault, written.paths[0]),
        )
    except UserError as error:
        # If this can't be noted either, the next unlock does it.
        with suppress(UserError):
            departures.doubt(vault, begun.departure.id)
        file = shown(written.paths[0])
        raise UserError("handover.not_noted", file=file, count=len(written.paths)) from error
    return Done(
        begun.departure.bundle,
        written.paths,
        written.size,
        len(content.accounts) + len(content.persons),
        len(content.evidence),
        content.names,
        streamed.removed,
    )


def fail(vault: Vault, begun: Begun, error: Exception | None = None) -> None:
    """Note that the bundle was not written: its numbers stay used, its content stays new. After some an
    `error` of the drive it may lie there all the same; then its receipt will be taken.
    """
    if isinstance(error, MaybeLeft):
        departures.doubt(vault, begun.departure.id)
    else:
        departures.void(vault, begun.departure.id)


def hand_over(
    vault: Vault,
    plan: Plan,
    out: Path,
    *,
    volume_size: int | None = None,
    progress: Progress,
) -> Done:
    """Write what is planned to `out` and note it.

    Raises:
        UserError, Cancelled: as `place.check`, with the vault as it was; as `stream`, but for a number that stays
            unused; as `end`.
    """
    place.check(out, plan.size, volume_size)
    begun = begin(vault, plan)
    try:
        streamed = stream(vault, begun, out, volume_size=volume_size, progress=progress)
    except (UserError, Cancelled) as error:
        fail(vault, begun, error)
        raise
    except BaseException:
        # Nobody knows where it was: the file may have its name already.
        departures.doubt(vault, begun.departure.id)
        raise
    return end(vault, begun, streamed)


def numbered(recipients: Sequence[Contact], departure: Departure) -> list[write.Recipient]:
    """The recipients as the bundle writer takes them, each with its number."""
    by_fingerprint = {contact.fingerprint: contact for contact in recipients}
    return [
        write.Recipient(
            one.fingerprint, by_fingerprint[one.fingerprint].recipient, one.epoch, one.n
        )
        for one in departure.recipients
    ]


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


def _members(reading: Vault | Reader, plan: Plan) -> list[layout.Member]:
    members = compose.record_members(
        partial(_signed, reading, plan.accounts), partial(_signed, reading, plan.persons)
    )
    members += compose.cards_member(_cards(reading, plan))
    members += compose.custody_member(_custody_lines(reading, plan))
    for digest, size in plan.evidence:
        members += layout.evidence(digest, size, partial(originals.open_file, reading, digest))
    return members


def _signed(reading: Vault | Reader, ids: Sequence[str]) -> Iterator[SignedRecord]:
    for one in ids:
        yield SignedRecord(
            records.raw(reading, one),
            one,
            records.version(reading, one).author,
            records.signature(reading, one),
        )


def _cards(reading: Vault | Reader, plan: Plan) -> list[Any]:
    """The cards of those whose records are passed on, so that the recipient can check their signatures."""
    authors = {records.version(reading, one).author for one in (*plan.accounts, *plan.persons)}
    found = [related.card_of(reading, author) for author in sorted(authors)]
    return [card for card in found if card is not None]


def _custody_lines(reading: Vault | Reader, plan: Plan) -> Callable[[], Iterator[CustodyLine]]:
    def lines() -> Iterator[CustodyLine]:
        for entry in custody.entries_about(reading, [item.item for item in plan.items]):
            told, salt, payload = entry.told(), entry.salt, entry.payload
            if told and salt and payload and told.action in _ORIGIN:
                yield CustodyLine(
                    n=entry.n,
                    previous=entry.previous.hex(),
                    salt=salt.hex(),
                    payload=payload.decode(),
                    digest=entry.digest.hex(),
                )

    return lines
