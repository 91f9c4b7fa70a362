"""The answer to a bundle: what became of each thing in it, and the recipient's word for the log's
head.

A receipt travels as a bundle of its own, so that on a drive nobody can tell it from reports. It is
taken only from a recipient of the bundle that it answers; that, the ledger of the sender decides.
"""

from __future__ import annotations

from fieldreport.bundle import layout
from fieldreport.bundle.layout import Member
from fieldreport.crypto.identity import Identity
from fieldreport.crypto.signatures import BadSignature, PublicKeys
from fieldreport.errors import UserError
from fieldreport.model import exchange
from fieldreport.model.exchange import CustodyHead, Receipt, SignedHead

__all__ = ["check_head", "countersign", "member"]


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


def check_head(head: SignedHead, signer: PublicKeys, sender: str) -> None:
    """Return if `signer`, who sent the receipt, signed this head of the log of `sender`.

    Raises UserError `bundle.bad_receipt` (with `path`).
    """
    told = CustodyHead(n=head.n, digest=head.digest)
    try:
        signer.verify("custody-head", _statement(sender, told), head.signature)
    except BadSignature:
        raise UserError("bundle.bad_receipt", path="head.signature") from None


def _statement(sender: str, head: CustodyHead) -> bytes:
    """Return what is signed. Each part has its fixed length: 32, 8 and 32 bytes."""
    return bytes.fromhex(sender) + head.n.to_bytes(8, "big") + bytes.fromhex(head.digest)
