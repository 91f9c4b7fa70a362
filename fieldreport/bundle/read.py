"""Reading a bundle in the order that FORMAT section 6.5 fixes, because the order is a security
property.

A `BundleFile` becomes `Sealed` when it is for us and its signature holds; `Sealed` becomes `Opened`
when the signer is somebody whose fingerprint was compared and the bundle was addressed to us; only
`Opened` has items. None of these can be had in another way.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from fieldreport.bundle import addresses, archive, layout, manifest, padding
from fieldreport.bundle.addresses import Address
from fieldreport.bundle.archive import Entry
from fieldreport.bundle.contents import Contents
from fieldreport.bundle.contents import items as read_items
from fieldreport.bundle.evidence import EvidenceItem, EvidenceLost
from fieldreport.bundle.items import (
    CardItem,
    CustodyItem,
    Damaged,
    Item,
    Quarantined,
    ReceiptFound,
    RecordItem,
)
from fieldreport.bundle.source import BundleFile, Outline, Payload, naming
from fieldreport.crypto.cards import BadCard, CheckedCard, open_card
from fieldreport.crypto.identity import Identity, PublicIdentity
from fieldreport.crypto.recipients import HybridIdentity
from fieldreport.crypto.signatures import PublicKeys
from fieldreport.errors import UserError
from fieldreport.files import shown
from fieldreport.model import exchange, versions
from fieldreport.model.exchange import Manifest
from fieldreport.model.faults import Invalid, JsonFault, Newer
from fieldreport.progress import Progress, Silent

__all__ = [
    "BundleFile",
    "CardItem",
    "CustodyItem",
    "Damaged",
    "EvidenceItem",
    "EvidenceLost",
    "Item",
    "Opened",
    "Outline",
    "Quarantined",
    "ReceiptFound",
    "RecordItem",
    "Sealed",
    "accept",
    "accept_as_claimed",
    "held_card",
    "unlock",
]

# Later versions may have a longer block; it must be read to be named as newer.
_MAX_BLOCK = 65_536


@dataclass(frozen=True)
class Unread:
    """What the steps hand on to each other: no place to look at anything before its turn."""

    manifest: bytes
    entries: Iterator[Entry]
    payload: Payload


@dataclass(frozen=True)
class Sealed:
    """A bundle for us with a valid signature, of which nothing but that is believed yet.

    `signer` are the keys that signed: look for a contact who has them. `manifest_sha256` names the
    bundle in receipts (hex).
    """

    signer: PublicKeys
    manifest_sha256: str
    unread: Unread = field(repr=False)


@dataclass(frozen=True)
class Opened:
    """A bundle whose sender and address hold.

    `card` is the sender's as it came; it never changes a contact. `epoch` (32 hex digits) and `n`
    are the number under which the bundle was sent to us; None where nobody knows who we are.
    """

    manifest: Manifest = field(repr=False)
    manifest_sha256: str
    sender: PublicIdentity = field(repr=False)
    card: CheckedCard = field(repr=False)
    epoch: str | None
    n: int | None
    unread: Unread = field(repr=False)
    contents: Contents = field(repr=False)

    def items(
        self, *, progress: Progress | None = None, take_whole_after_damage: bool = False
    ) -> Iterator[Item]:
        """Read the members and yield what is in them, once, in this order: cards, records, persons,
        custody entries, or the receipt; evidence.

        An EvidenceItem is to be read before the iteration goes on. Nothing counts until the
        iteration has ended: UserError `bundle.…` or `files.…` means that everything is to be
        dropped. With `take_whole_after_damage`, when the user has agreed to it, `Damaged` comes
        last instead, and what came before it is whole: each record by its signature, each file by
        its hash. `progress` counts bytes of the tar.
        """
        steps = progress or Silent()
        with naming(self.unread.payload.path):
            if not take_whole_after_damage:
                # A file that was cut shows it at its end: say so now and not after an hour.
                self.unread.payload.check_end()
            for item in read_items(self.contents, steps, take_whole=take_whole_after_damage):
                yield self._named(item) if isinstance(item, Damaged) else item

    def _named(self, damaged: Damaged) -> Damaged:
        """Say of a damage, too, which file it is about."""
        file = shown(self.unread.payload.path)
        return replace(damaged, params={"file": file, **damaged.params})


def unlock(bundle: BundleFile, identity: HybridIdentity) -> Sealed:
    """Steps 1 and 2: header, a file key of ours, and the signature over the raw manifest.

    Raises UserError `bundle.not_a_bundle`, `bundle.not_for_us`, `bundle.damaged`, `bundle.newer`,
    `bundle.bad_signature`, `bundle.wrong_member`, and `files.…`.
    """
    with naming(bundle.path):
        payload = bundle.decrypt(identity)
        entries = archive.entries(payload)
        keys, signature = manifest.parse_block(_first_member(entries))
        raw = _manifest_bytes(entries)
        manifest.check_signature(keys, signature, raw)
    return Sealed(keys, hashlib.sha256(raw).hexdigest(), Unread(raw, entries, payload))


def held_card(sealed: Sealed) -> CheckedCard:
    """Step 3 for a signer nobody compared: the card that he sent along, to be shown and compared.

    Nothing else of the bundle is read. Raises UserError `bundle.newer` or `bundle.bad_card`.
    """
    with _refusing(sealed, "bundle.bad_card"):
        return _card_of_signer(sealed)


def accept(sealed: Sealed, sender: PublicIdentity, own: Identity) -> Opened:
    """Steps 3 and 4: the signer is `sender`, a compared and valid contact, and addressed us.

    That `sender` was compared, is not revoked and not expired is for the caller to know, who holds
    the contacts. Raises UserError `bundle.other_sender` if the signer is somebody else,
    `bundle.forwarded` if the sender did not address us, `bundle.newer`, `bundle.bad_manifest` (with
    `path`), `bundle.bad_card`, `bundle.wrong_member`, `bundle.too_large`.
    """
    with _refusing(sealed, "bundle.bad_manifest"):
        if sender.keys != sealed.signer:
            raise UserError("bundle.other_sender")
        decoded = exchange.parse_manifest(sealed.unread.manifest)
        card = _card_of_signer(sealed)
        if card.fingerprint != sender.fingerprint:
            raise UserError("bundle.bad_card")
        return _opened(sealed, decoded, card, _address(decoded, sender.fingerprint, own))


def accept_as_claimed(sealed: Sealed) -> Opened:
    """Open a bundle for its key alone, taking the card's word for who sent it.

    For saving what is in a bundle without a vault, where there are neither contacts nor a
    fingerprint of one's own. Nothing that comes of it may be imported. Raises as `accept`.
    """
    with _refusing(sealed, "bundle.bad_manifest"):
        decoded = exchange.parse_manifest(sealed.unread.manifest)
        card = _card_of_signer(sealed)
        return _opened(sealed, decoded, card, None)


def _first_member(entries: Iterator[Entry]) -> bytes:
    """Return the first member. What opens with our key and doesn't begin so is something else."""
    try:
        entry = next(entries, None)
    except UserError as error:
        if error.code != "bundle.wrong_tar":
            raise
        entry = None
    if entry is None or entry.name != layout.SIGNATURE or entry.size > _MAX_BLOCK:
        raise UserError("bundle.not_a_bundle")
    return entry.read(_MAX_BLOCK)


def _manifest_bytes(entries: Iterator[Entry]) -> bytes:
    entry = next(entries, None)
    if entry is None or entry.name != layout.MANIFEST or entry.size > layout.MAX_MANIFEST:
        raise UserError("bundle.wrong_member", member=layout.MANIFEST)
    return entry.read(layout.MAX_MANIFEST)


@contextmanager
def _refusing(sealed: Sealed, code: str) -> Iterator[None]:
    """Turn what the manifest's decoder finds wrong into a UserError, and name the file in all."""
    with naming(sealed.unread.payload.path):
        try:
            yield
        except Newer as newer:
            raise UserError("bundle.newer", version=newer.version) from None
        except (Invalid, JsonFault) as fault:
            raise UserError(code, path=fault.path or "—") from None


def _card_of_signer(sealed: Sealed) -> CheckedCard:
    """Return the card of a manifest if it is the signer's own. Raises UserError `bundle.bad_card`,
    and what decoding raises.
    """
    raw = exchange.parse_manifest_card(sealed.unread.manifest)
    try:
        card = open_card(raw)
    except BadCard:
        raise UserError("bundle.bad_card") from None
    if card.public.keys != sealed.signer:
        raise UserError("bundle.bad_card")
    return card


def _address(decoded: Manifest, sender: str, own: Identity) -> Address:
    """Return our number in the manifest. Raises UserError `bundle.forwarded` if there is none."""
    try:
        found = addresses.found(own, decoded.recipients, sender=sender, bundle=decoded.bundle)
    except ValueError:
        raise UserError("bundle.bad_manifest", path="recipients") from None
    if found is None:
        raise UserError("bundle.forwarded")
    return found


def _opened(sealed: Sealed, decoded: Manifest, card: CheckedCard, own: Address | None) -> Opened:
    try:
        evidence = layout.check_listed(decoded.kind, decoded.members)
    except layout.Misplaced as misplaced:
        raise UserError("bundle.bad_manifest", path=f"members[{misplaced.index}]") from None
    rest = Contents(
        entries=sealed.unread.entries,
        before=(manifest.BLOCK_SIZE, len(sealed.unread.manifest)),
        listed=decoded.members,
        evidence=evidence,
        sender=card.public,
        known=versions.is_known(decoded.format),
    )
    # More than any tar of ours can hold is refused before anything is read for it.
    padding.padding_size(rest.used)
    return Opened(
        manifest=decoded,
        manifest_sha256=sealed.manifest_sha256,
        sender=card.public,
        card=card,
        epoch=own.epoch if own else None,
        n=own.n if own else None,
        unread=sealed.unread,
        contents=rest,
    )
