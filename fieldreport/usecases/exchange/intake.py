"""Taking in what came on a drive: bundles of reports, receipts, and bundles whose sender isn't compared yet.

The bundle is read in the order of FORMAT section 6.5; everything is staged in a `Store` and becomes visible in one
step, after the last byte was proved. What can't be believed yet is held as it came, still encrypted.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal

from fieldreport.bundle import read
from fieldreport.bundle.read import BundleFile, Opened, Sealed
from fieldreport.bundle.source import naming
from fieldreport.crypto.cards import CheckedCard
from fieldreport.crypto.identity import groups, same_fingerprint
from fieldreport.errors import UserError
from fieldreport.files import environment_errors, open_regular, shown
from fieldreport.model.cards import parse_card
from fieldreport.model.record import Record
from fieldreport.progress import Progress, Silent
from fieldreport.usecases.exchange import receipts
from fieldreport.usecases.exchange.store import Seen, Store
from fieldreport.vault import arrivals, contacts, held, records, search
from fieldreport.vault.contacts import Contact
from fieldreport.vault.intake import BATCH, VaultStore
from fieldreport.vault.vault import Reader, Reading, Vault

State = Literal["stored", "known", "held", "receipt_taken"]

# What the ledger and the receipt name; of cards and custody entries, only the user is told.
_LEDGER_KINDS: dict[str, Literal["record", "evidence"]] = {
    "record": "record",
    "evidence": "evidence",
}

# A mebibyte of empty lines is a million faults. So many are named each by itself, the rest by member and reason.
NAMED_FAULTS = 1_000

# How every bundle begins; what doesn't, the file of a key for instance, is passed over in a folder.
_BEGIN = b"age-encryption.org/v1\n-> mlkem768x25519 "


@dataclass(frozen=True)
class Fault:
    """Something of a bundle that was not taken, and the reason code for the receipt."""

    item: str
    reason: str


@dataclass(frozen=True)
class Imported:
    """What became of one file. `arrival` is its number in the ledger, if there is a receipt to write for it."""

    state: State
    path: str
    sender: str
    fingerprint: str
    arrival: int | None = None
    records: int = 0
    evidence: int = 0
    known: int = 0
    faults: tuple[Fault, ...] = ()
    missing: tuple[int, ...] = ()
    questions: tuple[str, ...] = ()
    acknowledged: dict[str, int] = field(default_factory=dict)

    def document(self) -> dict[str, Any]:
        """The result as JSON."""
        return asdict(self)


def expand(path: Path) -> list[Path]:
    """The bundles that `path` is: itself, or those in a folder, each set of volumes once.

    Raises:
        UserError: `intake.nothing_here` for a folder without any.
    """
    if not path.is_dir():
        return [path]
    with environment_errors(path):
        # Of a bundle in volumes, only the first begins like one. Whoever prepared the drive chose where a link leads,
        # so none is followed.
        found = [
            each
            for each in sorted(path.iterdir())
            if not each.is_symlink() and each.is_file() and _begins_like_one(each)
        ]
    if not found:
        raise UserError("intake.nothing_here", folder=shown(path))
    return found


def take_in(
    vault: Vault,
    path: Path,
    *,
    sender: str | None = None,
    take_whole: bool = False,
    progress: Progress,
) -> Imported:
    """Take in one file, whatever it is.

    `sender` is a fingerprint that the user compared: the file must come from it, and its card becomes a compared
    contact. With `take_whole`, what is whole in a damaged bundle is taken.

    Raises:
        UserError, Cancelled: nothing of the file was stored.
    """
    with BundleFile(path) as source:
        sealed = read.unlock(source, vault.identity.age)
        contact = _sender(vault, sealed, sender)
        if contact is None:
            return _hold(vault, source, sealed, progress)
        opened = read.accept(sealed, contact.public, vault.identity)
        if opened.manifest.kind == "receipt":
            result = _receipt(vault, path, opened, contact)
        else:
            result = _reports(
                vault, path, opened, contact, take_whole=take_whole, progress=progress
            )
        if sender is not None:
            _befriend(vault, opened.card, sender)
        return result


def store_bundle(
    store: Store, opened: Opened, *, take_whole: bool = False, progress: Progress
) -> tuple[Seen, list[Fault]]:
    """Stage everything in an opened bundle of reports and publish it; return the faults without an id beside it.

    Raises:
        UserError, Cancelled: the store is as it was.
    """
    receipts.begin(store, opened)
    try:
        staging = _Staging(store)
        items = opened.items(progress=progress, take_whole_after_damage=take_whole)
        for item in items:
            staging.take(item)
        staging.flush()
        return store.publish(complete=staging.complete), staging.faults
    except BaseException:
        store.discard()
        raise


def held_paths(vault: Vault) -> list[Path]:
    """The held bundles whose senders are compared by now."""
    compared = {
        contact.fingerprint for contact in contacts.everyone(vault) if contact.state == "compared"
    }
    return [one.path for one in held.everything(vault) if one.sender in compared]


@dataclass(frozen=True)
class Waiting:
    """A bundle that is held until its sender is compared. `path` is the copy, `received` an instant."""

    path: Path
    sender: str
    fingerprint: str
    size: int
    received: str


@dataclass(frozen=True)
class Verdict:
    """What became of one record or file of a bundle. `title` is empty for what isn't here."""

    item: str
    kind: str
    state: str
    reason: str | None
    title: str


def waiting(reading: Vault | Reader) -> list[Waiting]:
    """The held bundles, the oldest first."""
    return [
        Waiting(one.path, parse_card(one.card).card.name, one.sender, one.size, one.received)
        for one in held.everything(reading)
    ]


def verdicts(reading: Reading, arrival: int) -> list[Verdict]:
    """What became of each record and file of a bundle that was taken in: what was refused first."""
    answers = arrivals.answers(reading, arrival)
    here = records.known(reading, [one.item for one in answers if one.kind == "record"])
    found = [_verdict(reading, one, here) for one in answers]
    return sorted(found, key=lambda one: one.state not in {"quarantined", "damaged"})


def _verdict(reading: Reading, answer: arrivals.Answered, here: set[str]) -> Verdict:
    kind, title = str(answer.kind), ""
    if answer.item in here:
        version = records.version(reading, answer.item)
        kind = version.kind
        title = next((row.title for row in search.page(reading, [version.seq])), "")
    return Verdict(answer.item, kind, answer.state, answer.reason, title)


class _Staging:
    """Sorts what comes out of a bundle into the store, records in batches."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._batch: list[tuple[Record, bytes]] = []
        self._custody: list[tuple[Any, str | None]] = []
        self.faults: list[Fault] = []
        self._further: set[Fault] = set()
        self.complete = True

    def take(self, item: read.Item) -> None:
        if isinstance(item, read.RecordItem):
            self._batch.append((item.record, item.signature))
            if len(self._batch) >= BATCH:
                self.flush()
        elif isinstance(item, read.EvidenceItem):
            # Whether it was lost or is another file, the next item says.
            with suppress(read.EvidenceLost):
                self._store.stage_evidence(item.sha256, item.size, item.blocks(), Silent())
        elif isinstance(item, read.CustodyItem):
            self._custody.append((item.line, item.payload.item if item.payload else None))
            if len(self._custody) >= BATCH:
                self.flush()
        elif isinstance(item, read.CardItem):
            self._store.vouch(item.card)
        elif isinstance(item, read.Quarantined):
            self._quarantine(item)
        elif isinstance(item, read.Damaged):
            self.complete = False
            self.faults.append(Fault("bundle", "damaged"))
            for digest in item.evidence:
                self._store.note("evidence", digest, "damaged")

    def flush(self) -> None:
        if self._batch:
            self._store.stage(self._batch)
            self._batch.clear()
        if self._custody:
            self._store.stage_custody(self._custody)
            self._custody.clear()

    def _quarantine(self, item: read.Quarantined) -> None:
        if item.item is not None and item.kind in _LEDGER_KINDS:
            self._store.note(_LEDGER_KINDS[item.kind], item.item, "quarantined", item.reason)
        else:
            where = item.member if item.line is None else f"{item.member}:{item.line}"
            fault = Fault(item.item or where, item.reason)
            if len(self.faults) >= NAMED_FAULTS:
                fault = Fault(item.member, item.reason)
            if fault not in self._further:
                self.faults.append(fault)
            if len(self.faults) > NAMED_FAULTS:
                self._further.add(fault)


def _sender(vault: Vault, sealed: Sealed, given: str | None) -> Contact | None:
    """The compared contact who signed, or None if that is nobody yet.

    With the fingerprint that the user compared and names, it is the contact that the card in the bundle will become
    when the bundle is taken in: a bundle that is refused leaves no contact behind.
    """
    known = contacts.by_signer(vault, sealed.signer)
    if known is not None and known.revoked is not None:
        raise UserError("intake.sender_revoked", name=known.name)
    if given is None:
        return contacts.as_sender(vault, sealed.signer)
    card = read.held_card(sealed)
    if not same_fingerprint(card.fingerprint, given):
        raise UserError("intake.other_sender", fingerprint=groups(card.fingerprint))
    tried: list[Contact] = []
    with suppress(_TakenBack), vault.transaction():
        tried.append(_befriend(vault, card, given))
        raise _TakenBack
    return tried[0]


class _TakenBack(Exception):
    """Undoes a transaction that was only to show what would come of it."""


def _befriend(vault: Vault, card: CheckedCard, given: str) -> Contact:
    """Make the owner of a card a compared contact. Of one who is a contact the card is not looked at."""
    known = contacts.by_signer(vault, card.public.keys)
    with vault.transaction():
        if known is None or known.fingerprint != card.fingerprint:
            contacts.add(vault, card.raw)
        return contacts.compare(vault, card.fingerprint, given)


def _hold(vault: Vault, source: BundleFile, sealed: Sealed, progress: Progress) -> Imported:
    card = read.held_card(sealed)
    held.hold(
        vault,
        source.blocks,
        source.size,
        manifest=sealed.manifest_sha256,
        card=card,
        progress=progress,
    )
    return Imported("held", shown(source.path), card.card.name, card.fingerprint)


def _reports(
    vault: Vault,
    path: Path,
    opened: Opened,
    contact: Contact,
    *,
    take_whole: bool,
    progress: Progress,
) -> Imported:
    store = VaultStore(vault)
    earlier = store.seen(opened.manifest_sha256)
    if earlier is not None and earlier.settled:
        _release(vault, opened.manifest_sha256)
        return Imported("known", shown(path), contact.name, contact.fingerprint, earlier.id)
    arrival, faults = store_bundle(store, opened, take_whole=take_whole, progress=progress)
    # If this file was damaged, a held copy of the bundle may be the whole one.
    _release(vault, opened.manifest_sha256, only=None if arrival.complete else path)
    answers = arrivals.answers(vault, arrival.id)
    stored = [one for one in answers if one.state == "stored"]
    return Imported(
        "stored",
        shown(path),
        contact.name,
        contact.fingerprint,
        arrival.id,
        records=sum(one.kind == "record" for one in stored),
        evidence=sum(one.kind == "evidence" for one in stored),
        known=sum(one.state in {"known", "backed-up"} for one in answers),
        faults=(
            *faults,
            *(
                Fault(one.item, one.reason or one.state)
                for one in answers
                if one.state in {"quarantined", "damaged"}
            ),
        ),
        missing=tuple(one.n for one in arrivals.missing(vault, contact.fingerprint)),
    )


def _release(vault: Vault, manifest: str, *, only: Path | None = None) -> None:
    """Drop the held copies of a bundle that was taken in, or `only` this: its data would lie here twice."""
    for one in held.everything(vault):
        if one.manifest == manifest and only in {None, one.path}:
            held.drop(vault, one.name)


def _receipt(vault: Vault, path: Path, opened: Opened, contact: Contact) -> Imported:
    with naming(path):
        applied = receipts.take(vault, opened)
    _release(vault, opened.manifest_sha256)
    return Imported(
        "receipt_taken",
        shown(path),
        contact.name,
        contact.fingerprint,
        missing=tuple(one.n for one in applied.unseen),
        questions=applied.questions,
        acknowledged=applied.states,
    )


def _begins_like_one(path: Path) -> bool:
    with suppress(UserError, OSError), open_regular(path) as file:
        return file.read(len(_BEGIN)) == _BEGIN
    return False
