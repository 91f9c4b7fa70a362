"""A few bytes for one recipient, among others for others: nobody can tell whose is whose.

A bundle tells each recipient something that concerns him alone, in one signed list for all. A note
is sealed with HPKE (RFC 9180) to the age key on his card. Only its owner finds out that it is his;
who made it, the signature over the list says. FORMAT section 6.4.
"""

from __future__ import annotations

from collections.abc import Sequence

from cryptography.exceptions import InvalidTag

from fieldreport.crypto.recipients import (
    HYBRID_SHARE_SIZE,
    HYBRID_SUITE,
    HybridIdentity,
    HybridRecipient,
)
from fieldreport.crypto.secret import Secret

_PREFIX = b"fieldreport/v1/"
_TAG_SIZE = 16
_SEED_SIZE = 32

# What a note is longer than what it says.
OVERHEAD = HYBRID_SHARE_SIZE + _TAG_SIZE


def seal(recipient: HybridRecipient, plain: bytes, purpose: bytes, bound_to: bytes) -> bytes:
    """Return `plain` sealed for one recipient: share (1,120) ‖ ciphertext ‖ tag (16).

    It opens only with the same purpose, which holds no zero byte, and the same `bound_to`.
    """
    # Key and nonce come from an encapsulation that is made for this one message. Its share and the
    # rest look the same for every public key (ML-KEM is anonymous where it is secure, and the
    # X25519 share is a random point), so having all cards helps nobody to sort notes by owner.
    return HYBRID_SUITE.encrypt(plain, recipient.key, info=_info(purpose, bound_to))


def opened(
    identity: HybridIdentity, notes: Sequence[bytes], purpose: bytes, bound_to: bytes
) -> list[bytes]:
    """Return what those of the notes say that were sealed for this identity. All are tried."""
    key, info = identity.key(), _info(purpose, bound_to)
    found = []
    for note in notes:
        try:
            found.append(HYBRID_SUITE.decrypt(note, key, info=info))
        except InvalidTag:
            # Another's, bound to something else, or no note at all: all the same from here.
            continue
    return found


def decoy(size: int) -> bytes:
    """Return a note of `size` bytes that nobody can open, to hide how many there are."""
    with Secret.random(_SEED_SIZE) as seed:
        forgotten = HybridIdentity(seed)
        note = seal(forgotten.recipient(), bytes(size), b"decoy", b"")
        forgotten.zero()
    return note


def _info(purpose: bytes, bound_to: bytes) -> bytes:
    # The prefix keeps it apart from what age seals to the same key, whose info begins otherwise;
    # the zero byte, one purpose from another.
    return _PREFIX + purpose + b"\0" + bound_to
