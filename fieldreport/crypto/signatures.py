"""Signatures that stay good when either of two schemes falls: always Ed25519 and ML-DSA-65
together.

What is signed is a label with the purpose, then the SHA-256 of the bytes, so that a signature made
for one purpose can never be passed off as one for another. FORMAT section 3 fixes the bytes.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA65PrivateKey, MLDSA65PublicKey

from fieldreport.crypto.failures import MalformedKey
from fieldreport.crypto.secret import Secret

PURPOSES = frozenset({"record", "manifest", "card", "succession", "revocation", "custody-head"})

SEED_SIZE = 32
ED25519_PUBLIC_SIZE = 32
MLDSA65_PUBLIC_SIZE = 1952
_ED25519_SIGNATURE_SIZE = 64
_MLDSA65_SIGNATURE_SIZE = 3309
SIGNATURE_SIZE = _ED25519_SIGNATURE_SIZE + _MLDSA65_SIGNATURE_SIZE


class BadSignature(Exception):
    """A signature does not hold for these bytes, this purpose and this signer."""


@dataclass(frozen=True)
class PublicKeys:
    """The two public keys of a signer: 32 and 1,952 bytes. Raises MalformedKey for other sizes.

    Any bytes of the right size are taken: a key that is no point of the curve verifies nothing. A
    signer can choose a weak Ed25519 key (of small order, which many texts satisfy) to deny his own
    signatures later; the other half still binds him.
    """

    ed25519: bytes
    mldsa65: bytes

    def __post_init__(self) -> None:
        if len(self.ed25519) != ED25519_PUBLIC_SIZE or len(self.mldsa65) != MLDSA65_PUBLIC_SIZE:
            raise MalformedKey("a signer's public key has the wrong size")

    @cached_property
    def _loaded(self) -> tuple[Ed25519PublicKey, MLDSA65PublicKey]:
        return (
            Ed25519PublicKey.from_public_bytes(self.ed25519),
            MLDSA65PublicKey.from_public_bytes(self.mldsa65),
        )

    def verify(
        self, purpose: str, signed: bytes | bytearray | memoryview, signature: bytes
    ) -> None:
        """Return if both halves of the signature hold for these bytes and this purpose.

        Raises BadSignature otherwise, without telling which half failed, and ValueError for an
        unknown purpose.
        """
        message = _message(purpose, signed)
        if len(signature) != SIGNATURE_SIZE:
            raise BadSignature("a signature has the wrong size")
        ed25519, mldsa65 = self._loaded
        failed = 0
        # Both are always checked: no caller may come to depend on one half, or on the order of the
        # two.
        try:
            ed25519.verify(signature[:_ED25519_SIGNATURE_SIZE], message)
        except InvalidSignature:
            failed += 1
        try:
            mldsa65.verify(signature[_ED25519_SIGNATURE_SIZE:], message)
        except InvalidSignature:
            failed += 1
        if failed:
            raise BadSignature("a signature does not hold")


class SigningKey:
    """The secret half, made from two independent seeds of 32 bytes, which it copies into the
    library's own key objects.

    The objects are kept: making them takes a fifth of the time of a signature. They are wiped by
    the library when this key is collected. Raises ValueError for a seed of another size.
    """

    def __init__(self, ed25519_seed: Secret, mldsa65_seed: Secret) -> None:
        self._ed25519 = Ed25519PrivateKey.from_private_bytes(ed25519_seed.view)
        self._mldsa65 = MLDSA65PrivateKey.from_seed_bytes(mldsa65_seed.view)
        self.public = PublicKeys(
            self._ed25519.public_key().public_bytes_raw(),
            self._mldsa65.public_key().public_bytes_raw(),
        )

    def sign(self, purpose: str, data: bytes | bytearray | memoryview) -> bytes:
        """Return the 3,373-byte signature of `data` for a purpose. Raises ValueError for an unknown
        purpose.

        ML-DSA is used hedged, as the library does: fresh randomness enters each signature, and a
        generator that fails makes it deterministic, not weak. Its context string is empty, since
        the label in the message separates purposes.
        """
        message = _message(purpose, data)
        return self._ed25519.sign(message) + self._mldsa65.sign(message)


def _message(purpose: str, data: bytes | bytearray | memoryview) -> bytes:
    """Return what both schemes sign: no purpose holds a zero byte, so no two purposes share a
    message.
    """
    if purpose not in PURPOSES:
        raise ValueError("there is no such purpose of a signature")
    return b"fieldreport/v1/" + purpose.encode("ascii") + b"\0" + hashlib.sha256(data).digest()
