"""What a file is and what it would bring, without storing anything.

Cards, bundles and receipts are recognised by their content. Of a bundle everything before the evidence is read: that
is enough to count what is new, and whether the rest is whole is found out by the import.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from fieldreport import files
from fieldreport.bundle import read
from fieldreport.bundle.layout import EVIDENCE
from fieldreport.bundle.read import BundleFile, Opened
from fieldreport.crypto.cards import BadCard, CheckedCard, open_card
from fieldreport.crypto.identity import groups, same_fingerprint
from fieldreport.errors import UserError
from fieldreport.model.cards import SIZE_LIMIT
from fieldreport.progress import Progress, Silent
from fieldreport.usecases.exchange.contacts import told_apart
from fieldreport.vault import arrivals, contacts, inventory, records
from fieldreport.vault.intake import VaultStore
from fieldreport.vault.vault import Vault

State = Literal["bundle", "known", "receipt", "held", "card"]


@dataclass(frozen=True)
class Seen:
    """A file before it is taken in. `changed` are new versions of what the vault knows; `bad` would be quarantined.

    `missing` are the numbers of this sender that would still be missing. `number` is that of the bundle, within its
    epoch. `standing` is the state of the contact who
    signed or whose card it is, None if nobody has these keys; `same_name`: a contact with other keys calls himself so,
    or so that people could take one name for the other.
    """

    state: State
    path: str
    sender: str
    role: str
    fingerprint: str
    size: int
    new: int = 0
    known: int = 0
    changed: int = 0
    bad: int = 0
    evidence_new: int = 0
    evidence_known: int = 0
    missing: tuple[int, ...] = field(default=())
    number: tuple[str, int] | None = None
    standing: contacts.State | None = None
    same_name: bool = False

    def document(self) -> dict[str, Any]:
        """What was seen as JSON."""
        return {
            "state": self.state,
            "file": self.path,
            "sender": self.sender,
            "role": self.role,
            "fingerprint": self.fingerprint,
            "groups": groups(self.fingerprint),
            "size": self.size,
            "records": {
                "new": self.new,
                "known": self.known,
                "changed": self.changed,
                "bad": self.bad,
            },
            "evidence": {"new": self.evidence_new, "known": self.evidence_known},
            "missing": list(self.missing),
        }


def preview(
    vault: Vault, path: Path, *, sender: str | None = None, progress: Progress | None = None
) -> Seen:
    """Say what the file at `path` is; nothing is stored or changed.

    `sender` is a fingerprint that the user compared just now: if the file is from there, it is opened as if from a
    compared contact.

    Raises:
        UserError: it is nothing that this program knows, not for us, damaged, or newer; `intake.other_sender`,
            `intake.sender_revoked`.
    """
    card = _card(path)
    if card is not None:
        return Seen(
            "card",
            files.shown(path),
            card.card.name,
            card.card.role,
            card.fingerprint,
            len(card.raw),
            standing=_standing(vault, card),
            same_name=_same_name(vault, card),
        )
    with BundleFile(path) as source:
        sealed = read.unlock(source, vault.identity.age)
        contact = contacts.as_sender(vault, sealed.signer)
        claimed = read.held_card(sealed)
        if contact is None and sender is None:
            return Seen(
                "held",
                files.shown(path),
                claimed.card.name,
                claimed.card.role,
                claimed.fingerprint,
                source.size,
                standing=_standing(vault, claimed),
                same_name=_same_name(vault, claimed),
            )
        if contact is None:
            _refuse_other(vault, claimed, sender or "")
        opened = read.accept(sealed, contact.public if contact else claimed.public, vault.identity)
        counts = _counts(vault, opened, progress or Silent())
        earlier = arrivals.by_manifest(vault, opened.manifest_sha256)
        state: State = "receipt" if opened.manifest.kind == "receipt" else "bundle"
        return Seen(
            "known" if earlier is not None and earlier.settled else state,
            files.shown(path),
            contact.name if contact else claimed.card.name,
            contact.role if contact else claimed.card.role,
            claimed.fingerprint,
            source.size,
            missing=_missing(vault, opened),
            number=(opened.epoch, opened.n) if opened.epoch and opened.n else None,
            standing=_standing(vault, claimed),
            same_name=_same_name(vault, claimed),
            **counts,
        )


def _refuse_other(vault: Vault, card: CheckedCard, given: str) -> None:
    """Refuse a bundle that isn't from whom the user compared, or whose key may be somebody else's."""
    if not same_fingerprint(card.fingerprint, given):
        raise UserError("intake.other_sender", fingerprint=groups(card.fingerprint))
    if _standing(vault, card) == "revoked":
        raise UserError("intake.sender_revoked", name=card.card.name)


def _standing(vault: Vault, card: CheckedCard) -> contacts.State | None:
    known = contacts.by_signer(vault, card.public.keys)
    return known.state if known else None


def _same_name(vault: Vault, card: CheckedCard) -> bool:
    return any(
        contact.fingerprint != card.fingerprint for contact in contacts.alike(vault, card.card.name)
    )


def _card(path: Path) -> CheckedCard | None:
    with files.open_regular(path) as file, files.environment_errors(path):
        begin = file.read(1)
    if begin != b"{":
        return None
    try:
        raw = files.read_at_most(path, SIZE_LIMIT)
    except UserError:
        return None
    try:
        return open_card(raw)
    except BadCard as error:
        raise told_apart(error, raw) from None


def _counts(vault: Vault, opened: Opened, progress: Progress) -> dict[str, int]:
    counts = dict.fromkeys(("new", "known", "changed", "bad", "evidence_new", "evidence_known"), 0)
    store = VaultStore(vault)
    for item in opened.items(progress=progress, take_whole_after_damage=True):
        if isinstance(item, read.RecordItem):
            record = item.record
            if store.known("record", [record.id]):
                counts["known"] += 1
            elif records.has(vault, record.subject):
                counts["changed"] += 1
            else:
                counts["new"] += 1
        elif isinstance(item, read.Quarantined):
            counts["bad"] += 1
        elif isinstance(item, read.EvidenceItem):
            break
    digests = {
        member.path.removeprefix(EVIDENCE)[:64]
        for member in opened.manifest.members
        if member.path.startswith(EVIDENCE)
    }
    for digest in digests:
        known = inventory.find(vault, digest) is not None
        counts["evidence_known" if known else "evidence_new"] += 1
    return counts


def _missing(vault: Vault, opened: Opened) -> tuple[int, ...]:
    """The gaps that there are, and those that this bundle would show: what was sent before it."""
    sender = opened.sender.fingerprint
    absent = [one for one in arrivals.missing(vault, sender) if one != (opened.epoch, opened.n)]
    numbers = [one.n for one in absent]
    if opened.n is not None:
        came = [one.n for one in arrivals.arrivals(vault, sender) if one.epoch == opened.epoch]
        before = range(max(came, default=0) + 1, opened.n)
        numbers += before[: max(0, arrivals.MISSING_LIMIT - len(numbers))]
    return tuple(numbers)
