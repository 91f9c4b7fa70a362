"""The manifest: what a bundle holds, for whom, from whom; and the block that signs it.

The signature covers the manifest's exact bytes and the manifest covers every other byte of the tar
by its hash or its rule, so one pair of signatures holds for gigabytes.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from random import SystemRandom
from typing import Literal

from fieldreport import times
from fieldreport.bundle import layout
from fieldreport.bundle.layout import Member
from fieldreport.crypto.identity import Identity
from fieldreport.crypto.signatures import (
    ED25519_PUBLIC_SIZE,
    MLDSA65_PUBLIC_SIZE,
    SIGNATURE_SIZE,
    BadSignature,
    PublicKeys,
)
from fieldreport.errors import UserError
from fieldreport.model import cards, exchange, strictjson, versions
from fieldreport.model.exchange import CustodyHead, Manifest, ManifestMember, ManifestRecipient

Kind = Literal["reports", "receipt"]

# The numbers of stanzas that a header may have. Most handovers go to one or two.
STANZAS = (16, 32, 64)

_MAGIC = b"FRSIG\0\0\1"
BLOCK_SIZE = len(_MAGIC) + ED25519_PUBLIC_SIZE + MLDSA65_PUBLIC_SIZE + SIGNATURE_SIZE


@dataclass(frozen=True)
class Recipient:
    """Somebody to whom a bundle goes: fingerprint (hex), `age1pq1…`, and the number allotted to
    him.

    `epoch` is 32 hex digits, the vault's own; `n` counts this recipient's bundles from 1.
    """

    fingerprint: str
    recipient: str
    epoch: str
    n: int


def stanza_count(recipients: int) -> int:
    """Return how many stanzas hide this number. Raises UserError `bundle.too_many_recipients`."""
    room = next((count for count in STANZAS if count >= recipients), None)
    if room is None:
        raise UserError("bundle.too_many_recipients", limit=STANZAS[-1])
    return room


def compose(
    *,
    bundle_id: str,
    kind: Kind,
    card: bytes,
    recipients: Sequence[Recipient],
    custody: CustodyHead | None,
    listed: Sequence[Member],
) -> bytes:
    """Return the bytes of a manifest, created now.

    Raises UserError `bundle.too_many_recipients` and, beyond 16 MiB, `bundle.too_many_members`.
    """
    salt = secrets.token_hex(16)
    raw = exchange.encoded(
        Manifest(
            format=versions.CURRENT,
            bundle=bundle_id,
            kind=kind,
            created=times.now(),
            card=strictjson.check(card, cards.SIZE_LIMIT),
            salt=salt,
            recipients=_addressed(recipients, salt),
            custody=custody,
            members=tuple(
                ManifestMember(path=m.path, size=m.size, sha256=m.sha256) for m in listed
            ),
        )
    )
    if len(raw) > layout.MAX_MANIFEST:
        raise UserError("bundle.too_many_members", count=len(listed))
    return raw


def recipient_hash(salt: str, fingerprint: str) -> str:
    """Return how a manifest with this salt names a recipient (all hex).

    Whoever knows somebody's fingerprint can find him; nobody else learns anything, and the same
    recipient has another hash in every bundle.
    """
    return hashlib.sha256(bytes.fromhex(salt) + bytes.fromhex(fingerprint)).hexdigest()


def sign(identity: Identity, manifest: bytes) -> bytes:
    """Return the block that signs these bytes of a manifest: `manifest.sig`."""
    keys = identity.public.keys
    return _MAGIC + keys.ed25519 + keys.mldsa65 + identity.sign("manifest", manifest)


def parse_block(raw: bytes) -> tuple[PublicKeys, bytes]:
    """Return the signer's keys and the signature in a block.

    Raises UserError `bundle.newer` for the magic of a later version, `bundle.not_a_bundle` else.
    """
    if len(raw) != BLOCK_SIZE or not raw.startswith(_MAGIC):
        if raw[:7] == _MAGIC[:7] and raw[7:8] > _MAGIC[7:]:
            raise UserError("bundle.newer", version=str(raw[7]))
        raise UserError("bundle.not_a_bundle")
    keys_end = len(_MAGIC) + ED25519_PUBLIC_SIZE + MLDSA65_PUBLIC_SIZE
    split = len(_MAGIC) + ED25519_PUBLIC_SIZE
    return PublicKeys(raw[len(_MAGIC) : split], raw[split:keys_end]), raw[keys_end:]


def check_signature(keys: PublicKeys, signature: bytes, manifest: bytes) -> None:
    """Return if the signature holds. Raises UserError `bundle.bad_signature`."""
    try:
        keys.verify("manifest", manifest, signature)
    except BadSignature:
        raise UserError("bundle.bad_signature") from None


def _addressed(recipients: Sequence[Recipient], salt: str) -> tuple[ManifestRecipient, ...]:
    """Return the list of recipients, filled and shuffled so that its length says nothing.

    A recipient can look for fingerprints that he knows, so what fills the list must not differ from
    the rest in anything but that it matches nobody: the same epoch, an n like theirs.
    """
    if len({r.fingerprint for r in recipients}) != len(recipients):
        raise ValueError("a recipient is named twice")
    entries = [
        ManifestRecipient(hash=recipient_hash(salt, r.fingerprint), epoch=r.epoch, n=r.n)
        for r in recipients
    ]
    largest = max(r.n for r in recipients)
    entries += [
        ManifestRecipient(
            hash=secrets.token_hex(32),
            epoch=recipients[0].epoch,
            n=1 + secrets.randbelow(largest),
        )
        for _ in range(stanza_count(len(recipients)) - len(entries))
    ]
    # SystemRandom draws from the operating system's generator: the order can't be predicted.
    SystemRandom().shuffle(entries)
    return tuple(entries)
