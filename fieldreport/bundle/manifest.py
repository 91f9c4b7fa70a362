"""The manifest: what a bundle holds, for whom, from whom; and the block that signs it.

The signature covers the manifest's exact bytes and the manifest covers every other byte of the tar
by its hash or its rule, so one pair of signatures holds for gigabytes. Whom it is for, only each
recipient can read, and of himself alone (`addresses`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from fieldreport import times
from fieldreport.bundle import addresses, layout
from fieldreport.bundle.addresses import Recipient
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
from fieldreport.model.exchange import CustodyHead, Manifest, ManifestMember

Kind = Literal["reports", "receipt"]

_MAGIC = b"FRSIG\0\0\1"
BLOCK_SIZE = len(_MAGIC) + ED25519_PUBLIC_SIZE + MLDSA65_PUBLIC_SIZE + SIGNATURE_SIZE


def compose(
    *,
    bundle_id: str,
    kind: Kind,
    sender: str,
    card: bytes,
    recipients: Sequence[Recipient],
    custody: CustodyHead | None,
    listed: Sequence[Member],
) -> bytes:
    """Return the bytes of a manifest, created now; `sender` is the fingerprint (hex) of the card.

    Raises UserError `bundle.too_many_recipients` and, beyond 16 MiB, `bundle.too_many_members`.
    """
    raw = exchange.encoded(
        Manifest(
            format=versions.CURRENT,
            bundle=bundle_id,
            kind=kind,
            created=times.now(),
            card=strictjson.check(card, cards.SIZE_LIMIT),
            recipients=addresses.sealed(recipients, sender=sender, bundle=bundle_id),
            custody=custody,
            members=tuple(
                ManifestMember(path=m.path, size=m.size, sha256=m.sha256) for m in listed
            ),
        )
    )
    if len(raw) > layout.MAX_MANIFEST:
        raise UserError("bundle.too_many_members", count=len(listed))
    return raw


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
