"""What age's recipient types have in common: wrapping 16 bytes, and reading stanzas strictly.

A recipient wraps a file key into stanzas, an identity looks for its own among a file's stanzas. The
types themselves are in `recipients` and `scrypt`; all follow https://c2sp.org/age.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from fieldreport.crypto.failures import HeaderFailure
from fieldreport.crypto.secret import Secret
from fieldreport.crypto.stanzas import Stanza, decode_base64

FILE_KEY_SIZE = 16
_BODY_SIZE = FILE_KEY_SIZE + 16


class Recipient(Protocol):
    """Somebody for whom a file key can be wrapped."""

    def wrap(self, file_key: Secret) -> list[Stanza]:
        """Return the stanzas from which this recipient alone gets the 16-byte file key back."""


class Identity(Protocol):
    """Somebody who may be able to unwrap a file key."""

    def unwrap(self, stanzas: Sequence[Stanza]) -> Secret | None:
        """Return the file key, or None if no stanza is for this identity.

        Raises HeaderFailure if a stanza of the identity's own type is malformed.
        """


def check_file_key(file_key: Secret) -> None:
    """Raise ValueError unless the key to be wrapped has 16 bytes."""
    # Readers check this length before they decrypt, so that a ciphertext made to open under many
    # keys (a partitioning oracle) finds no longer plaintext to hide in.
    if len(file_key) != FILE_KEY_SIZE:
        raise ValueError("a file key has 16 bytes")


def seal(wrap_key: Secret, file_key: Secret) -> bytes:
    """Return a stanza's body: the file key under a wrap key that is used this once."""
    check_file_key(file_key)
    # A nonce of zeros is safe because every wrap key comes from a fresh ephemeral secret or a fresh
    # salt, and seals this one message.
    return ChaCha20Poly1305(wrap_key.view).encrypt(bytes(12), file_key.view, None)


def unseal(wrap_key: Secret, body: bytes) -> Secret | None:
    """Return the file key, or None if the body was sealed under another key."""
    try:
        return Secret(ChaCha20Poly1305(wrap_key.view).decrypt(bytes(12), body, None))
    except InvalidTag:
        return None


def of_kind(stanzas: Sequence[Stanza], kind: str, *, arguments: int) -> list[Stanza]:
    """Return the stanzas of one type; HeaderFailure if one of them has the wrong form."""
    own = [stanza for stanza in stanzas if stanza.kind == kind]
    for stanza in own:
        if len(stanza.args) != arguments or len(stanza.body) != _BODY_SIZE:
            raise HeaderFailure("a stanza has the wrong number of arguments or size")
    return own


def decoded(argument: str, size: int) -> bytes:
    """Return the bytes of an argument in base64; HeaderFailure if they are not `size`."""
    raw = decode_base64(argument)
    if len(raw) != size:
        raise HeaderFailure("a stanza's argument has the wrong size")
    return raw
