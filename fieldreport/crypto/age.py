"""Files in the age format: encrypted to recipients, opened by an identity, read back when written.

A file is a header, in which a random file key is wrapped for each recipient, and a payload under
a key derived from it (https://c2sp.org/age). Reading goes in an order that is a security
property: the header in strict form, a file key of ours, the MAC over every byte of the header,
and only then the payload.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from random import SystemRandom
from types import TracebackType
from typing import TYPE_CHECKING, BinaryIO, Protocol, cast

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hmac import HMAC

from fieldreport.crypto.failures import (
    AgeError,
    HeaderFailure,
    HmacFailure,
    MalformedKey,
    NoMatch,
    PayloadFailure,
)
from fieldreport.crypto.recipients import (
    FILE_KEY_SIZE,
    HYBRID,
    SCRYPT,
    HybridIdentity,
    HybridRecipient,
    Identity,
    Recipient,
    ScryptIdentity,
    ScryptRecipient,
    X25519Identity,
    X25519Recipient,
    decoy,
)
from fieldreport.crypto.secret import Secret, hkdf
from fieldreport.crypto.stanzas import (
    MAX_HEADER,
    MAX_STANZAS,
    Header,
    Stanza,
    emit,
    parse,
    with_mac,
)
from fieldreport.crypto.stream import (
    Source,
    StreamReader,
    StreamWriter,
    ciphertext_size,
    write_whole,
)
from fieldreport.progress import Progress, Silent

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

__all__ = [
    "MAX_HEADER",
    "MAX_STANZAS",
    "AgeError",
    "AgeReader",
    "AgeWriter",
    "HeaderFailure",
    "HmacFailure",
    "HybridIdentity",
    "HybridRecipient",
    "Identity",
    "MalformedKey",
    "NoMatch",
    "PayloadFailure",
    "Recipient",
    "ScryptIdentity",
    "ScryptRecipient",
    "Sink",
    "X25519Identity",
    "X25519Recipient",
    "decrypt",
    "encrypt",
    "read_header",
]

_NONCE_SIZE = 16
_BLOCK = 1 << 20

# What `decrypt` returns needs nothing that the reader of every payload lacks.
AgeReader = StreamReader


class Sink(Protocol):
    """Where an age file is written to; raw files, which may take less than all, are fine."""

    def write(self, data: memoryview, /) -> object:
        """Take the bytes; return a number to say that only so many of them were taken."""


class AgeWriter:
    """Writes the payload of an age file, and afterwards can compare the file on the drive with it.

    `finish` completes the file. Then, until `close`, `verify` may read it back. Leaving a `with`
    block closes; leaving it in peace without `finish` is a bug and raises RuntimeError, since the
    file would look complete and never open.
    """

    def __init__(self, out: Sink, head: bytes, payload_key: Secret) -> None:
        self._head = head
        self._payload_key = payload_key
        self._finished = False
        self._stream = StreamWriter(payload_key, out.write)
        write_whole(out.write, memoryview(head))

    @property
    def head_size(self) -> int:
        """Bytes of the file before the payload: header and nonce.

        The whole file has `head_size + stream.ciphertext_size(plain)` bytes.
        """
        return len(self._head)

    def write(self, data: ReadableBuffer) -> int:
        """Encrypt the bytes of a buffer: see StreamWriter.write."""
        return self._stream.write(data)

    def finish(self) -> None:
        """Write the last chunk. The file is complete then, but for the system's own buffers."""
        self._stream.finish()
        self._finished = True

    def verify(self, source: BinaryIO | Source, progress: Progress | None = None) -> None:
        """Check that `source`, the file opened anew, holds what was written, from offset 0 on.

        Raises HeaderFailure or PayloadFailure if it does not. Needs no recipient's identity, for
        the sender is none. `progress` counts bytes of plaintext.

        Why this compares the bytes: the head is compared as it is. Under this payload key, which
        is nowhere but here, exactly one ciphertext was ever sealed for each number of a chunk.
        Whatever else a drive may return for it, be it damaged, older or from another file, opens
        only by a forgery of Poly1305: for a chunk of 64 KiB, a chance below 2^-90 for each
        attempt (Poly1305-AES paper, theorem 3.3: 8 * 4,097 blocks / 2^106). The number and the
        mark of the last chunk are part of each nonce and the length is checked, so no chunk is
        missing, moved or added.
        """
        if not self._finished:
            raise ValueError("only a finished file can be read back")
        expected = ciphertext_size(self._stream.size)
        if _read(source, len(self._head)) != self._head:
            raise HeaderFailure("the head read back is not the one written")
        if source.seek(0, os.SEEK_END) != len(self._head) + expected:
            raise PayloadFailure("the file read back has another length")
        steps = progress or Silent()
        block = bytearray(min(_BLOCK, self._stream.size))
        done = 0
        with StreamReader(
            self._payload_key, source, start=len(self._head), size=expected
        ) as payload:
            # An empty payload has nothing to read: asking for the size authenticates its end.
            steps.step(done, payload.size)
            while read := payload.readinto(block):
                done += read
                steps.step(done, self._stream.size)
        block[:] = bytes(len(block))

    def close(self) -> None:
        """Drop the keys. May be called again."""
        self._stream.close()
        self._payload_key.zero()

    def __enter__(self) -> AgeWriter:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
        if kind is None and not self._finished:
            raise RuntimeError("an age file was left unfinished")


def encrypt(
    out: Sink, recipients: Sequence[Recipient], *, pad_stanzas_to: Sequence[int] = ()
) -> AgeWriter:
    """Begin an age file on `out` that each of the recipients can open.

    `pad_stanzas_to`, for hybrid recipients alone, hides their number: the header is filled with
    stanzas that nobody can open, up to the next of these counts, and shuffled.

    Raises ValueError for no recipients, more than the largest count, a passphrase beside anything
    else, and a hybrid recipient beside one that a quantum computer would open.
    """
    with Secret.random(FILE_KEY_SIZE) as file_key:
        stanzas = [stanza for recipient in recipients for stanza in recipient.wrap(file_key)]
        _check_company(stanzas)
        if pad_stanzas_to:
            stanzas = _padded(stanzas, pad_stanzas_to)
        signed = emit(stanzas)
        nonce = os.urandom(_NONCE_SIZE)
        with hkdf(file_key, b"header") as mac_key:
            head = with_mac(signed, _hmac(mac_key, signed).finalize()) + nonce
        # The file key is random and used for this file alone, so this key seals one payload.
        payload_key = hkdf(file_key, b"payload", salt=nonce)
    return AgeWriter(out, head, payload_key)


def read_header(
    source: BinaryIO | Source, *, max_stanzas: int = MAX_STANZAS, max_header: int = MAX_HEADER
) -> Header:
    """Read the header at offset 0 of `source`, without a key and hence without believing it.

    Raises HeaderFailure, also for more than `max_stanzas` stanzas or `max_header` bytes.
    """
    return parse(_read(source, max_header), max_stanzas=max_stanzas)


def decrypt(
    source: BinaryIO | Source,
    identities: Sequence[Identity],
    *,
    hybrid_only: bool = False,
    max_stanzas: int = MAX_STANZAS,
    max_header: int = MAX_HEADER,
) -> AgeReader:
    """Open the age file that is all of `source`, with the first identity that fits.

    `hybrid_only` refuses a header with any stanza but `mlkem768x25519`, as bundles demand. Raises
    HeaderFailure, NoMatch, HmacFailure; the reader raises PayloadFailure. The source must stay
    open as long as the reader, which does not close it.
    """
    header = read_header(source, max_stanzas=max_stanzas, max_header=max_header)
    kinds = {stanza.kind for stanza in header.stanzas}
    if hybrid_only and kinds != {HYBRID}:
        raise HeaderFailure("a stanza that is not post-quantum")
    if SCRYPT in kinds and len(header.stanzas) > 1:
        raise HeaderFailure("a passphrase beside other recipients")
    with _unwrapped(header, identities) as file_key:
        with hkdf(file_key, b"header") as mac_key:
            try:
                _hmac(mac_key, header.signed).verify(header.mac)
            except InvalidSignature:
                raise HmacFailure("the header was changed") from None
        nonce = _read(source, _NONCE_SIZE, offset=header.size)
        if len(nonce) != _NONCE_SIZE:
            raise HeaderFailure("the file ends in its nonce")
        with hkdf(file_key, b"payload", salt=nonce) as payload_key:
            return StreamReader(payload_key, source, start=header.size + _NONCE_SIZE)


def _unwrapped(header: Header, identities: Sequence[Identity]) -> Secret:
    for identity in identities:
        file_key = identity.unwrap(header.stanzas)
        if file_key is not None:
            return file_key
    raise NoMatch("no stanza is for one of these identities")


def _check_company(stanzas: Sequence[Stanza]) -> None:
    """Refuse recipients that weaken each other."""
    kinds = {stanza.kind for stanza in stanzas}
    if not stanzas:
        raise ValueError("no recipients")
    if SCRYPT in kinds and len(stanzas) > 1:
        raise ValueError("a passphrase is a file's only recipient")
    if HYBRID in kinds and len(kinds) > 1:
        raise ValueError("a hybrid recipient beside one that is not post-quantum")


def _padded(stanzas: list[Stanza], counts: Sequence[int]) -> list[Stanza]:
    """Fill up with decoys to the next of the counts, in an order that says nothing."""
    room = min((count for count in counts if count >= len(stanzas)), default=None)
    if room is None:
        raise ValueError("more recipients than the largest count")
    if any(stanza.kind != HYBRID for stanza in stanzas):
        raise ValueError("only hybrid recipients can be hidden among decoys")
    filled = stanzas + [decoy() for _ in range(room - len(stanzas))]
    # SystemRandom draws from the operating system's generator: the order can't be predicted.
    SystemRandom().shuffle(filled)
    return filled


def _hmac(key: Secret, signed: bytes) -> HMAC:
    mac = HMAC(key.view, SHA256())
    mac.update(signed)
    return mac


def _read(source: BinaryIO | Source, size: int, *, offset: int = 0) -> bytes:
    """Return `size` bytes from `offset`, fewer only at the end of the file."""
    reader = cast("Source", source)
    reader.seek(offset, os.SEEK_SET)
    buffer = memoryview(bytearray(size))
    filled = 0
    while filled < size and (read := reader.readinto(buffer[filled:])):
        filled += read
    return bytes(buffer[:filled])
