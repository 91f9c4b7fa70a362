"""What the tests of the exchange ledger share: contacts, bundles that went out, receipts that come
back.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterable, Sequence

from fieldreport.crypto.cards import make_card
from fieldreport.crypto.identity import Identity
from fieldreport.model.exchange import (
    ADDRESS_SIZE,
    CustodyHead,
    Manifest,
    MissingNumber,
    Question,
    Receipt,
    ReceiptItem,
    SignedHead,
)
from fieldreport.progress import Silent
from fieldreport.vault import contacts, custody, departures, evidence
from fieldreport.vault.departures import Departure, Item
from fieldreport.vault.vault import Vault
from tests.unit.vault.made import WRITTEN


def befriend(vault: Vault, identity: Identity, name: str = "Dana") -> str:
    """Make the identity a compared contact and return its fingerprint."""
    contacts.add(vault, make_card(identity, name, "coordinator"))
    return contacts.compare(vault, identity.fingerprint, identity.fingerprint).fingerprint


def file(vault: Vault, content: bytes) -> str:
    return evidence.add(vault, [content], Silent(), size=len(content)).sha256


def reference(sha256: str, size: int = 7) -> dict[str, object]:
    return {"sha256": sha256, "name": "photo.jpg", "media_type": "image/jpeg", "size": size}


def records(ids: Iterable[str]) -> list[Item]:
    return [Item(one, "record") for one in ids]


def files(digests: Iterable[str]) -> list[Item]:
    return [Item(one, "evidence") for one in digests]


def handed_over(vault: Vault, to: Sequence[str], items: Sequence[Item]) -> Departure:
    """Allot, and say that it was written, as a handover does."""
    head = custody.head(vault)
    assert head is not None
    departure = departures.allot(vault, "reports", to, items, head=(head.n, head.digest.hex()))
    return departures.written(vault, departure.id, manifest=secrets.token_hex(32), size=1 << 20)


def receipt(
    departure: Departure,
    states: dict[str, str],
    vault: Vault,
    *,
    head: SignedHead | None = None,
    missing: Sequence[MissingNumber] = (),
    questions: Sequence[Question] = (),
    manifest: str | None = None,
    received: str = WRITTEN,
) -> Receipt:
    kinds = {item.item: item.kind for item in departures.items(vault, departure.id)}
    return Receipt(
        format="1.0",
        bundle=departure.bundle,
        manifest=manifest or departure.manifest or "00" * 32,
        received=received,
        complete=True,
        items=tuple(
            ReceiptItem(
                item=item,
                kind=kinds.get(item, "record"),
                state=state,
                reason="hash" if state == "quarantined" else None,
            )
            for item, state in states.items()
        ),
        missing=tuple(missing),
        head=head,
        questions=tuple(questions),
    )


def countersigned(vault: Vault, departure: Departure, signer: Identity) -> SignedHead:
    assert departure.head is not None
    n, digest = departure.head
    statement = bytes.fromhex(vault.fingerprint) + n.to_bytes(8, "big") + bytes.fromhex(digest)
    return SignedHead(n=n, digest=digest, signature=signer.sign("custody-head", statement))


def manifest(*, kind: str = "reports", head: CustodyHead | None = None) -> tuple[Manifest, str]:
    """A manifest as a vault sees it, and its SHA-256."""
    made = Manifest(
        format="1.0",
        bundle=secrets.token_hex(16),
        kind=kind,  # type: ignore[arg-type]
        created=WRITTEN,
        card={},
        recipients=(bytes(ADDRESS_SIZE),),
        custody=head,
        members=(),
    )
    return made, os.urandom(32).hex()
