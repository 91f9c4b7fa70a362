"""A payload of any length as a stream: sealed while it is written, opened while it is read.

Bundles are age files, and the vault's evidence files have the same payload under keys of their own;
both are written by `StreamWriter` and read, forward or at any offset, by `StreamReader`. Neither
holds more than about a mebibyte, and both work in buffers that are made once.
"""

from __future__ import annotations

import errno
import io
import os
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, BinaryIO

from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from fieldreport.crypto.chunks import (
    BATCH,
    CHUNK,
    SEALED,
    TAG,
    Chunks,
    Source,
    ciphertext_size,
    nonce,
    plaintext_size,
)
from fieldreport.crypto.failures import PayloadFailure
from fieldreport.crypto.secret import Secret

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer, WriteableBuffer

__all__ = [
    "CHUNK",
    "TAG",
    "Source",
    "StreamReader",
    "StreamWriter",
    "ciphertext_size",
    "plaintext_size",
    "write_whole",
]


def write_whole(sink: Callable[[memoryview], object], view: memoryview) -> None:
    """Offer `view` to a sink until it took everything; see StreamWriter for what a sink returns."""
    while view:
        taken = sink(view)
        if not isinstance(taken, int):
            return
        if taken <= 0:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        view = view[taken:]


class StreamWriter:
    """Seals a payload in chunks and hands the ciphertext to a sink.

    `key` (32 bytes) is copied; it must never seal a second payload. `write` is the sink: it takes
    up to a mebibyte, as a view that is valid only during the call. If it returns a number, as raw
    files do, so many bytes are taken as written and the rest is offered again; anything else
    means all.
    """

    def __init__(self, key: Secret, write: Callable[[memoryview], object]) -> None:
        # See Chunks: the cipher object may refer to this buffer.
        self._key = key.copy()
        self._cipher: ChaCha20Poly1305 | None = ChaCha20Poly1305(self._key.view)
        self._sink = write
        self._index = 0
        self._sealed = memoryview(b"")
        self._filled = 0
        self._tail = memoryview(bytearray(CHUNK))
        self._held = 0
        self._size = 0

    @property
    def size(self) -> int:
        """Bytes of plaintext taken so far."""
        return self._size

    def write(self, data: ReadableBuffer) -> int:
        """Seal the bytes of a contiguous buffer, and return their number.

        Blocks of a mebibyte or more are sealed where they are, but for their last chunk. After an
        exception, of the sink or any other, the payload can't be continued.
        """
        cipher = self._alive()
        view = memoryview(data).cast("B")
        total = len(view)
        try:
            # The last chunk so far is always held back: only `finish` knows which is the last.
            if self._held:
                view = view[self._hold(view) :]
                if view:
                    self._seal(cipher, self._tail, final=False)
                    self._held = 0
            whole = max(0, len(view) - 1) // CHUNK * CHUNK
            for start in range(0, whole, CHUNK):
                self._seal(cipher, view[start : start + CHUNK], final=False)
            self._hold(view[whole:])
        except BaseException:
            # Its chunk may be lost while its number is spent: to go on would leave a hole.
            self.close()
            raise
        self._size += total
        return total

    def finish(self) -> None:
        """Seal the last chunk, hand over everything, drop the key. What comes later is refused."""
        cipher = self._alive()
        try:
            self._seal(cipher, self._tail[: self._held], final=True)
            self._flush()
        finally:
            self.close()

    def close(self) -> None:
        """Drop the key and the plaintext held; without `finish`, the payload never opens whole."""
        self._cipher = None
        self._key.zero()
        self._tail[:] = bytes(CHUNK)

    def _alive(self) -> ChaCha20Poly1305:
        if self._cipher is None:
            raise ValueError("this payload was finished or given up")
        return self._cipher

    def _hold(self, view: memoryview) -> int:
        """Keep what fits of `view` for the chunk not yet sealed, and return its length."""
        taken = min(CHUNK - self._held, len(view))
        self._tail[self._held : self._held + taken] = view[:taken]
        self._held += taken
        return taken

    def _seal(self, cipher: ChaCha20Poly1305, chunk: memoryview, *, final: bool) -> None:
        if not self._sealed:
            # A payload of a single chunk, as most small files are, needs no mebibyte of room.
            self._sealed = memoryview(bytearray(SEALED * (1 if final else BATCH)))
        end = self._filled + len(chunk) + TAG
        out = self._sealed[self._filled : end]
        cipher.encrypt_into(nonce(self._index, final=final), chunk, None, out)
        self._index += 1
        self._filled = end
        if end == len(self._sealed):
            self._flush()

    def _flush(self) -> None:
        write_whole(self._sink, self._sealed[: self._filled])
        self._filled = 0


class StreamReader(io.RawIOBase):
    """Opens a payload from a seekable source as a readable, seekable binary file.

    No byte is returned before its chunk was authenticated. `key` (32 bytes) is copied. The
    ciphertext is the `size` bytes from offset `start` of `source`, by default up to its end; the
    source stays open when the reader is closed. A damaged payload raises PayloadFailure; a
    failing drive, OSError. Not to be used by two threads at once.

    Reading forward returns everything before a damage and then fails. Whatever depends on the
    length (`size`, `seek`, `read_at`, `readinto_at`) authenticates the last chunk first, once:
    the length of a file says nothing about what was cut off.
    """

    def __init__(
        self, key: Secret, source: BinaryIO | Source, *, start: int = 0, size: int | None = None
    ) -> None:
        super().__init__()
        self._position = 0
        self._held = memoryview(bytearray(CHUNK))
        self._held_index = -1
        length = max(0, source.seek(0, os.SEEK_END) - start) if size is None else size
        self._chunks = Chunks(key, source, start, length)

    @property
    def size(self) -> int:
        """The length of the plaintext in bytes, proven. Raises PayloadFailure if it can't be."""
        self._check_open()
        self._prove_end()
        return plaintext_size(self._chunks.length)

    def readable(self) -> bool:
        """Return True."""
        return True

    def seekable(self) -> bool:
        """Return True."""
        return True

    def tell(self) -> int:
        """Return the offset in the plaintext at which the next read begins."""
        self._check_open()
        return self._position

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        """Move to another offset of the plaintext; beyond its end there is nothing to read.

        Raises PayloadFailure, and stays, if the last chunk does not prove the length.
        """
        self._check_open()
        base = {os.SEEK_SET: 0, os.SEEK_CUR: self._position}.get(whence)
        if base is None:
            if whence != os.SEEK_END:
                raise ValueError("unknown whence")
            base = self.size
        if base + offset < 0:
            raise ValueError("an offset is not negative")
        if base + offset != self._position:
            self._prove_end()
            self._position = base + offset
        return self._position

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        """Fill `buffer` from the current offset; return how many bytes.

        Fewer only before a damage or the end; after a damage, the next call raises PayloadFailure.
        Chunks that fit into the buffer whole are decrypted there directly.
        """
        self._check_open()
        done = 0
        try:
            for piece in self._pieces(self._position, memoryview(buffer).cast("B")):
                done += piece
        except PayloadFailure:
            if not done:
                raise
        self._position += done
        return done

    def readinto_at(self, offset: int, buffer: WriteableBuffer, /) -> int:
        """Fill `buffer` from `offset` of the plaintext; return how many bytes, fewer only at the
        end.

        Leaves the current offset as it is. Raises PayloadFailure if a chunk in this range, or the
        last one, is damaged; what is in the buffer then is not to be used.
        """
        self._check_open()
        if offset < 0:
            raise ValueError("an offset is not negative")
        self._prove_end()
        return sum(self._pieces(offset, memoryview(buffer).cast("B")))

    def read_at(self, offset: int, length: int) -> bytes:
        """Return `length` bytes from `offset` of the plaintext, fewer only at the end.

        Errors as `readinto_at`.
        """
        buffer = bytearray(max(0, min(length, self.size - offset)))
        self.readinto_at(offset, buffer)
        return bytes(buffer)

    def close(self) -> None:
        """Drop the key and wipe the plaintext held."""
        # A reader whose making failed is closed too when it is collected.
        if not self.closed and hasattr(self, "_chunks"):
            self._chunks.close()
            self._held[:] = bytes(CHUNK)
        super().close()

    def _check_open(self) -> None:
        if self.closed:
            raise ValueError("this payload was closed")

    def _prove_end(self) -> None:
        """Authenticate the last chunk as the last one, unless that was done."""
        if not self._chunks.end_proven:
            # An impossible length fails here, before anything is read.
            plaintext_size(self._chunks.length)
            self._hold(self._chunks.last, strict=True)

    def _hold(self, index: int, *, ahead: int = 1, strict: bool = False) -> None:
        """Open a chunk into the reader's own buffer, for reads that want a part of it."""
        self._held_index = -1
        out = self._held[: self._chunks.plain_size(index)]
        self._chunks.open(index, out, ahead=ahead, strict=strict)
        self._held_index = index

    def _pieces(self, offset: int, view: memoryview) -> Iterator[int]:
        """Fill `view` from `offset`; yield the length of each piece once it is authentic."""
        while view:
            index, within = divmod(offset, CHUNK)
            room = self._chunks.plain_size(index)
            if within >= room:
                self._prove_end()
                return
            ahead = -(-(within + len(view)) // CHUNK)
            piece = min(room - within, len(view))
            if piece == room and index != self._held_index:
                self._chunks.open(index, view[:room], ahead=ahead)
            else:
                if index != self._held_index:
                    self._hold(index, ahead=ahead)
                view[:piece] = self._held[within : within + piece]
            yield piece
            offset += piece
            view = view[piece:]
