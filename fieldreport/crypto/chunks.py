"""One chunk of an age payload: its size, its nonce, and how it is fetched and authenticated.

`stream` makes files of these. The construction is STREAM as in https://c2sp.org/age: 64 KiB of
plaintext a chunk, each sealed with ChaCha20-Poly1305 under a nonce that is the chunk's number and
whether it is the last. So chunks can't be exchanged, repeated, dropped or cut off unnoticed,
while each of them can be opened alone.
"""

from __future__ import annotations

import os
from typing import BinaryIO, Protocol, cast

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from fieldreport.crypto.failures import PayloadFailure
from fieldreport.crypto.secret import Secret

CHUNK = 65_536
TAG = 16
SEALED = CHUNK + TAG
# A mebibyte at a time to and from the drive: large enough that system calls cost nothing beside the
# cipher, small enough that what was just read or sealed is still in the processor's cache.
BATCH = 16


class Source(Protocol):
    """Where ciphertext is read from: what every seekable binary file of `io` offers."""

    def readinto(self, buffer: memoryview, /) -> int | None:
        """Fill the buffer's beginning and return how many bytes; 0 or None at the end."""

    def seek(self, offset: int, whence: int = 0, /) -> int:
        """Move as `io.IOBase.seek` does, and return the new offset."""


def ciphertext_size(plain: int) -> int:
    """Return the bytes of ciphertext for `plain` bytes: a tag a chunk, a chunk for nothing."""
    if plain < 0:
        raise ValueError("a size is not negative")
    return plain + TAG * max(1, -(-plain // CHUNK))


def plaintext_size(cipher: int) -> int:
    """Return the bytes of plaintext in `cipher` bytes of payload.

    Raises PayloadFailure for a size that no payload has. The result is a claim about the length of
    a file and proves nothing: a file cut at a chunk's edge has a possible size too.
    """
    chunks = -(-cipher // SEALED)
    last = cipher - (chunks - 1) * SEALED
    # Only an empty payload has an empty chunk.
    if cipher < TAG or last < TAG or (last == TAG and chunks > 1):
        raise PayloadFailure("a payload can't have this size")
    return cipher - TAG * chunks


def nonce(index: int, *, final: bool) -> bytes:
    """Number a chunk: 11 bytes of counter, big-endian, and one that marks the last chunk.

    Safe because a payload key seals exactly one payload (it is random, or derived from a random
    file key and a random nonce), each number occurs once in it, and 2^88 chunks are out of reach.
    The mark is part of the nonce, so that a file cut at a chunk's edge does not end in a valid
    last chunk.
    """
    return index.to_bytes(11, "big") + (b"\x01" if final else b"\x00")


class Chunks:
    """The sealed chunks of one payload: `length` bytes from offset `start` of `source`.

    `last` is the index of the last chunk that the length allows, `end_proven` whether that chunk
    was authenticated as the last. The key (32 bytes) is copied and dropped by `close`.
    """

    def __init__(self, key: Secret, source: BinaryIO | Source, start: int, length: int) -> None:
        # The cipher object may refer to the key's buffer instead of copying it, so our own copy
        # lives as long as it does.
        self._key = key.copy()
        self._cipher = ChaCha20Poly1305(self._key.view)
        self._source = cast("Source", source)
        self._start = start
        self.length = length
        self.last = max(0, length - 1) // SEALED
        self.end_proven = False
        self._ends_early = False
        self._batch = memoryview(bytearray(SEALED * min(BATCH, self.last + 1)))
        self._fetched = range(0)

    def plain_size(self, index: int) -> int:
        """Return the bytes of plaintext that chunk `index` holds if the length is true."""
        if index < self.last:
            return CHUNK
        return max(0, self.length - self.last * SEALED - TAG) if index == self.last else 0

    def open(self, index: int, out: memoryview, *, ahead: int = 1, strict: bool = False) -> None:
        """Authenticate chunk `index` and write its plaintext to `out`, which has just its size.

        `ahead` chunks are fetched at once if this one was not fetched yet. Raises PayloadFailure,
        with nothing left in `out`, if the chunk is not what was sealed at this place.

        A chunk may be marked as the last although more follows, or not marked although nothing
        does. It is still what the sender sealed under this number: unless `strict`, and unless
        the end was proven otherwise, it is opened, and the failure comes at the next chunk or at
        the end. The reference implementations, which do not know the length beforehand, do the
        same.
        """
        sealed = self._sealed(index, ahead)
        final = index == self.last
        if not self._ends_early:
            if self._opens(index, sealed, out, final=final):
                self.end_proven |= final
                return
            lenient = len(sealed) == SEALED and not (strict or self.end_proven)
            if lenient and self._opens(index, sealed, out, final=not final):
                self._ends_early = True
                return
        # What was fetched may be the drive's passing fault: a second attempt shall read anew.
        self._fetched = range(0)
        raise PayloadFailure("a chunk is damaged, or not at its place")

    def close(self) -> None:
        """Drop the key."""
        self._key.zero()

    def _opens(self, index: int, sealed: memoryview, out: memoryview, *, final: bool) -> bool:
        try:
            self._cipher.decrypt_into(nonce(index, final=final), sealed, None, out)
        except InvalidTag:
            # OpenSSL decrypts before it compares the tag: what it left here is not authentic.
            out[:] = bytes(len(out))
            return False
        return True

    def _sealed(self, index: int, ahead: int) -> memoryview:
        """Return the ciphertext of one chunk, from the last batch or from the source."""
        if index not in self._fetched:
            self._fetched = range(0)
            count = min(ahead, BATCH, self.last + 1 - index)
            offset = index * SEALED
            batch = self._batch[: min(count * SEALED, self.length - offset)]
            self._source.seek(self._start + offset, os.SEEK_SET)
            filled = 0
            while filled < len(batch) and (read := self._source.readinto(batch[filled:])):
                filled += read
            whole = count if filled == len(batch) else filled // SEALED
            self._fetched = range(index, index + whole)
            if not whole:
                raise PayloadFailure("the file ends before the payload")
        begin = (index - self._fetched.start) * SEALED
        return self._batch[begin : begin + self.plain_size(index) + TAG]
