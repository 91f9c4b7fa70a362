"""One short secret sealed under another: a key in its slot, a segment's key under the vault's
evidence key.

ChaCha20-Poly1305 with a random nonce in front. What is sealed is a key of a few bytes, never
content, which has its own stream format.
"""

from __future__ import annotations

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from fieldreport.crypto.secret import Secret

NONCE_SIZE = 12
TAG_SIZE = 16
OVERHEAD = NONCE_SIZE + TAG_SIZE


class SealBroken(Exception):
    """The key is another one, or the sealed bytes or what they are bound to were changed."""


def wrap(key: Secret, plain: Secret, bound_to: bytes) -> bytes:
    """Return nonce (12) ‖ ciphertext ‖ tag (16) of `plain` under a 32-byte key.

    `bound_to` is not kept in the result but must be the same to open it.
    """
    # 96 random bits: a vault's evidence key seals one segment's key for each GiB or file. Even
    # after 2^32 of them two nonces are equal with a chance of 2^-33, and a slot's key seals one
    # message at each change of a passphrase.
    nonce = os.urandom(NONCE_SIZE)
    return nonce + ChaCha20Poly1305(key.view).encrypt(nonce, plain.view, bound_to)


def unwrap(key: Secret, sealed: bytes | memoryview, bound_to: bytes) -> Secret:
    """Return the secret in what `wrap` made. Raises SealBroken if anything is different."""
    if len(sealed) < OVERHEAD:
        raise SealBroken
    plain = bytearray(len(sealed) - OVERHEAD)
    nonce, body = sealed[:NONCE_SIZE], sealed[NONCE_SIZE:]
    try:
        # Into our own buffer, since `bytes` could not be wiped.
        ChaCha20Poly1305(key.view).decrypt_into(nonce, body, bound_to, plain)
    except InvalidTag:
        raise SealBroken from None
    return Secret(plain)
