"""Opens single pages of a SQLCipher database, each authenticated by itself, for when SQLCipher can't open the whole.

The layout is that of SQLCipher 4 with its defaults (https://www.zetetic.net/sqlcipher/design): AES-256 in CBC mode
with a random IV for each writing, then an HMAC-SHA512 over ciphertext, IV and page number. Only reading is here:
nothing is ever sealed this way by this program itself.
"""

from __future__ import annotations

import hashlib
import hmac
import struct

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from fieldreport.crypto.secret import Secret

_KEY_SIZE, _SALT_SIZE = 32, 16
_IV_SIZE, _MAC_SIZE = 16, 64
# What follows SQLite's part of a page.
RESERVED = _IV_SIZE + _MAC_SIZE
# SQLCipher's own: the HMAC's key is derived from the raw key with this mask over the salt, in two rounds. The raw key
# is random, so that the rounds needn't cost anything.
_MASK, _ROUNDS = 0x3A, 2


class PageOpener:
    """Opens pages with a raw key and salt (48 bytes), until `close` wipes the key."""

    def __init__(self, key: Secret) -> None:
        self._key = bytearray(key.view[:_KEY_SIZE])
        masked = bytes(byte ^ _MASK for byte in key.view[_KEY_SIZE : _KEY_SIZE + _SALT_SIZE])
        # It authenticates and opens nothing, so that a copy may stay in memory.
        self._mac_key = hashlib.pbkdf2_hmac("sha512", self._key, masked, _ROUNDS, _KEY_SIZE)

    def open(self, number: int, raw: bytes) -> bytes | None:
        """SQLite's part of a page, or None if these bytes aren't what was written as page `number` (from 1).

        The first 16 bytes of page 1 are the salt, in clear; zeros stand for them.
        """
        # The HMAC first: nothing that isn't authentic is decrypted.
        if not self.is_authentic(number, raw):
            return None
        start, end = _start(number), len(raw) - RESERVED
        iv = raw[end : end + _IV_SIZE]
        plain = Cipher(algorithms.AES(self._key), modes.CBC(iv)).decryptor()
        return bytes(start) + plain.update(raw[start:end]) + plain.finalize()

    def is_authentic(self, number: int, raw: bytes) -> bool:
        """Whether these bytes are what was written as page `number`, without decrypting them."""
        start, end = _start(number), len(raw) - RESERVED
        if end <= start:
            return False
        signed = raw[start : end + _IV_SIZE] + struct.pack("<I", number)
        expected = hmac.new(self._mac_key, signed, "sha512").digest()
        # In constant time, so that nobody finds a valid one by trying.
        return hmac.compare_digest(raw[end + _IV_SIZE :], expected)

    def close(self) -> None:
        """Wipe the key."""
        self._key[:] = bytes(len(self._key))


def _start(number: int) -> int:
    return _SALT_SIZE if number == 1 else 0
