"""Handing over: choose what and for whom, write it to a drive, read it back, and only then note what went to whom.

Steps, so that a window can run the long one beside everything else: `plan` decides and changes nothing, `begin`
allots the numbers, `stream` writes with a connection that can only read, `end` notes the success and `fail` the
failure. `hand_over` is all of them in a row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from fieldreport.bundle import compose, layout, write
from fieldreport.bundle.compose import SignedRecord
from fieldreport.bundle.target import MaybeLeft
from fieldreport.crypto.identity import Identity
from fieldreport.errors import Cancelled, UserError
from fieldreport.files import shown
from fieldreport.model.exchange import CustodyHead, CustodyLine
from fieldreport.progress import Progress
from fieldreport.usecases.exchange import place
from fieldreport.usecases.exchange.planning import Choice, Names, Plan, plan, plan_again
from fieldreport.vault import (
    custody,
    departures,
    drives,
    originals,
    records,
    related,
)
from fieldreport.vault.contacts import Contact
from fieldreport.vault.departures import Departure
from fieldreport.vault.vault import Reader, Vault

__all__ = [
    "Begun",
    "Choice",
    "Done",
    "Names",
    "Plan",
    "Streamed",
    "begin",
    "end",
    "fail",
    "hand_over",
    "numbered",
    "plan",
    "plan_again",
    "stream",
]

# What custody entries tell a recipient: where something comes from. The others say when it was looked at, to whom else
# it went, and through whose hands it came.
_ORIGIN = frozenset({"created", "added", "derived", "attached"})


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
