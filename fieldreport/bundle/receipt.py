"""The answer to a bundle: what became of each thing in it, and the recipient's word for the log's
head.

A receipt travels as a bundle of its own, so that on a drive nobody can tell it from reports. It is
taken only from a recipient of the bundle that it answers; that, the ledger of the sender decides.
"""

from __future__ import annotations

from fieldreport.bundle import layout
from fieldreport.bundle.layout import Member
from fieldreport.crypto.identity import Identity
from fieldreport.model import exchange
from fieldreport.model.exchange import CustodyHead, Receipt, SignedHead

__all__ = ["countersign", "member"]


def member(receipt: Receipt) -> Member:
    """Return the only member of a bundle of kind `receipt`.

    Raises UserError `bundle.member_too_big` beyond 64 MiB, which no bundle's items fill.
    """
    return layout.whole(layout.RECEIPT, exchange.encoded(receipt))


def countersign(identity: Identity, sender: str, head: CustodyHead) -> SignedHead:
    """Return the head of the custody log of `sender` (a fingerprint in hex), signed by who received
    it.

    From then on the sender can't rewrite his log up to there without somebody who has the other
    half of the proof.
    """
    signature = identity.sign("custody-head", _statement(sender, head))
    return SignedHead(n=head.n, digest=head.digest, signature=signature)


def _statement(sender: str, head: CustodyHead) -> bytes:
    """Return what is signed. Each part has its fixed length: 32, 8 and 32 bytes."""
    return bytes.fromhex(sender) + head.n.to_bytes(8, "big") + bytes.fromhex(head.digest)
