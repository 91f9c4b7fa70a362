"""A vault's master key sealed to a recovery card, in a slot of the vault's header.

The card's key is split among trustees, so a vault can be opened without its passphrase by people
who agree to do it, and by nobody alone. Sealing is that of age's `mlkem768x25519`, HPKE over
ML-KEM-768 with X25519, under a label of its own: a seized header may be kept for a quantum computer
as a bundle may. FORMAT section 9.1.
"""

from __future__ import annotations

from cryptography.exceptions import InvalidTag

from fieldreport.crypto.recipients import (
    HYBRID_SHARE_SIZE,
    HYBRID_SUITE,
    HybridIdentity,
    HybridRecipient,
)
from fieldreport.crypto.secret import Secret

_LABEL = b"fieldreport/v1/recovery-slot\0"
_TAG_SIZE = 16
_SEED_SIZE = 32
_KEY_SIZE = 32
SIZE = HYBRID_SHARE_SIZE + _KEY_SIZE + _TAG_SIZE


class NotSealedToIt(Exception):
    """The slot is another card's, another vault's, a passphrase's, or none at all."""


def seal(recipient: HybridRecipient, master: Secret, bound_to: bytes) -> bytes:
    """Return the master key (32 bytes) for the owner of a card: share (1,120) ‖ ciphertext ‖ tag
    (16).

    `bound_to` is not kept in the result but must be the same to open it.
    """
    if len(master) != _KEY_SIZE:
        raise ValueError("a master key has the wrong size")
    # Key and nonce come from an encapsulation that is made for this one message. The label keeps it
    # apart from what age and manifests seal to the same card; HPKE binds it, and `bound_to`, into
    # the key, so that a slot moved to another header or place doesn't open.
    return HYBRID_SUITE.encrypt(master.view, recipient.key, info=_LABEL + bound_to)


def unseal(identity: HybridIdentity, sealed: bytes, bound_to: bytes) -> Secret:
    """Return the master key in what `seal` made. Raises NotSealedToIt if anything is different."""
    try:
        return Secret(HYBRID_SUITE.decrypt(sealed, identity.key(), info=_LABEL + bound_to))
    except InvalidTag:
        # Also for bytes that are no encapsulation: ML-KEM rejects implicitly.
        raise NotSealedToIt from None


def decoy() -> bytes:
    """Return what looks as if `seal` made it, and that nobody can open.

    Random bytes wouldn't do: an ML-KEM ciphertext and an X25519 share aren't uniform, so that a
    slot with a card could be told from one without, and with it who has trustees to be pressed.
    """
    with Secret.random(_SEED_SIZE) as seed, Secret.random(_KEY_SIZE) as nothing:
        forgotten = HybridIdentity(seed)
        sealed = seal(forgotten.recipient(), nothing, b"")
        forgotten.zero()
    return sealed
