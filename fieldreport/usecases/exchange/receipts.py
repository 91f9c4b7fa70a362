"""Receipts: the signed answer to a bundle, and what its sender may do with it.

A receipt says of each thing what became of it, as it is when the receipt is written: after a backup was made, another
receipt says `backed-up`. It travels as a bundle that nobody can tell from reports.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from fieldreport import files, times
from fieldreport.bundle import read, receipt, write
from fieldreport.bundle.read import Opened
from fieldreport.errors import UserError
from fieldreport.model import versions
from fieldreport.model.exchange import (
    CustodyHead,
    MissingNumber,
    Question,
    Receipt,
    ReceiptItem,
    SignedHead,
)
from fieldreport.progress import Progress, Silent
from fieldreport.usecases.exchange import place
from fieldreport.usecases.exchange.store import Store
from fieldreport.vault import (
    acknowledged,
    arrivals,
    contacts,
    departures,
    purging,
    related,
)
from fieldreport.vault.arrivals import Arrival
from fieldreport.vault.departures import Departure
from fieldreport.vault.intake import VaultStore
from fieldreport.vault.purging import Purged
from fieldreport.vault.vault import Vault


@dataclass(frozen=True)
class Taken:
    """What a receipt brought: items by state, our bundles that its sender never saw, and its questions."""

    states: dict[str, int]
    unseen: tuple[Unseen, ...]
    questions: tuple[str, ...]
    new: bool


@dataclass(frozen=True)
class Unseen:
    """A bundle of ours that the recipient has not seen, by the number that it has for him."""

    bundle: str
    n: int


def write_receipt(
    vault: Vault, arrival: int, folder: Path, progress: Progress | None = None
) -> Path:
    """Write the receipt for one arrival into `folder` under a random name, and read it back.

    Raises:
        UserError: the sender is no longer a compared contact, or the drive failed; nothing is left there.
    """
    _refuse_no_folder(folder)
    place.tidy(vault, folder)
    place.check(folder, 0)
    came = arrivals.arrival(vault, arrival)
    contact = contacts.as_recipient(contacts.by_fingerprint(vault, came.sender))
    departure = departures.allot(vault, "receipt", [contact.fingerprint])
    try:
        written = write.write(
            place.named(folder),
            identity=vault.identity,
            card=vault.card,
            kind="receipt",
            recipients=[
                write.Recipient(one.fingerprint, contact.recipient, one.epoch, one.n)
                for one in departure.recipients
            ],
            members=[receipt.member(answer(vault, came))],
            bundle_id=departure.bundle,
            progress=progress or Silent(),
        )
    except BaseException:
        departures.void(vault, departure.id)
        raise
    departures.written(vault, departure.id, manifest=written.manifest_sha256, size=written.size)
    return written.paths[0]


def write_receipts(
    vault: Vault, folder: Path, *, to: str | None = None, progress: Progress | None = None
) -> list[Path]:
    """Write receipts with the present state for all that came, or all that came from the contact `to`.

    Raises:
        UserError: as `write_receipt`, `files.not_a_folder`; receipts written before stay.
    """
    _refuse_no_folder(folder)
    sender = contacts.by_name(vault, to).fingerprint if to else None
    return [
        write_receipt(vault, came.id, folder, progress)
        for came in arrivals.arrivals(vault, sender)
        if came.kind == "reports"
    ]


def answer(vault: Vault, came: Arrival) -> Receipt:
    """What a receipt for this arrival says now."""
    return Receipt(
        format=versions.CURRENT,
        bundle=came.bundle,
        manifest=came.manifest,
        received=times.now(),
        complete=came.complete,
        items=tuple(
            ReceiptItem(item=one.item, kind=one.kind, state=one.state, reason=one.reason)
            for one in arrivals.answers(vault, came.id)
        ),
        missing=tuple(
            MissingNumber(epoch=one.epoch, n=one.n) for one in arrivals.missing(vault, came.sender)
        ),
        head=_countersigned(vault, came),
        questions=tuple(
            Question(subject=one.subject, record=one.version, text=one.text)
            for one in related.open_questions(vault, came.id)
        ),
    )


def take(vault: Vault, opened: Opened) -> Taken:
    """Take in a receipt from the sender of `opened`, who is a compared contact.

    Raises:
        UserError: it answers no bundle of ours to him, or another manifest than we wrote; nothing was changed.
    """
    found = [item for item in opened.items() if isinstance(item, read.ReceiptFound)]
    told = found[0].receipt
    with vault.transaction():
        sender = opened.sender.fingerprint
        newest = arrivals.is_newest(vault, sender, opened.epoch or "", opened.n or 0)
        applied = acknowledged.apply_receipt(vault, told, sender, newest=newest)
        store = VaultStore(vault)
        if store.seen(opened.manifest_sha256) is None:
            # So that a receipt that got lost shows as a gap, like any other bundle.
            begin(store, opened)
            store.publish()
        asked = {
            (one.subject, one.record, one.text)
            for one in acknowledged.questions(vault)
            if one.sender == opened.sender.fingerprint
        }
    return Taken(
        applied.states,
        tuple(_unseen(one, opened.sender.fingerprint) for one in applied.missing),
        # Of an old receipt that was read late, what was taken back meanwhile isn't asked.
        tuple(
            question.text
            for question in told.questions
            if (question.subject, question.record, question.text) in asked
        ),
        applied.new,
    )


def begin(store: Store, opened: Opened) -> None:
    """Open an import in the store under the number that the sender gave the bundle."""
    if opened.epoch is None or opened.n is None:
        raise RuntimeError("only a bundle that was accepted is taken in")
    store.begin(
        opened.manifest,
        opened.manifest_sha256,
        sender=opened.sender.fingerprint,
        epoch=opened.epoch,
        n=opened.n,
    )


def purge(vault: Vault, *, accept_stored: bool = False) -> Purged:
    """Remove what receipts acknowledge as backed up; with `accept_stored`, also what is only stored there."""
    return purging.purge(vault, accept_stored=accept_stored)


def _refuse_no_folder(folder: Path) -> None:
    if not folder.is_dir():
        raise UserError("files.not_a_folder", file=files.shown(folder))


def _countersigned(vault: Vault, came: Arrival) -> SignedHead | None:
    if came.head is None:
        return None
    n, digest = came.head
    return receipt.countersign(vault.identity, came.sender, CustodyHead(n=n, digest=digest))


def _unseen(departure: Departure, recipient: str) -> Unseen:
    number = next(one.n for one in departure.recipients if one.fingerprint == recipient)
    return Unseen(departure.bundle, number)
