"""The bytes of an age v1 header: stanzas in, bytes out, and strictly back.

The format is https://c2sp.org/age. A header has exactly one spelling: whatever a writer of ours
would not have emitted is refused, so that a header can't be changed unnoticed, and two readers
can't read it differently. No key is used here; the MAC over `Header.signed` is checked in `age`.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterable
from dataclasses import dataclass

from fieldreport.crypto.failures import HeaderFailure

MAX_STANZAS = 64
MAX_HEADER = 131_072

_INTRO = b"age-encryption.org/v1\n"
_STANZA = b"-> "
_END = b"---"
_COLUMNS = 64
_BYTES_A_LINE = 48
_MAC_SIZE = 32


@dataclass(frozen=True, slots=True)
class Stanza:
    """The file key as wrapped for one recipient: a type, further arguments, and a body."""

    kind: str
    args: tuple[str, ...]
    body: bytes


@dataclass(frozen=True, slots=True)
class Header:
    """A parsed header: `signed` is what the MAC covers, `size` the bytes of all of it."""

    stanzas: tuple[Stanza, ...]
    signed: bytes
    mac: bytes
    size: int


def encode_base64(raw: bytes) -> str:
    """Return RFC 4648 base64 without padding."""
    return base64.b64encode(raw).rstrip(b"=").decode("ascii")


def decode_base64(text: str) -> bytes:
    """Read canonical base64 without padding. Raises HeaderFailure for every other spelling."""
    try:
        raw = binascii.a2b_base64(text + "=" * (-len(text) % 4))
    except ValueError:
        raise HeaderFailure("malformed base64") from None
    # Python's decoder skips foreign characters and ignores surplus bits; comparing leaves one
    # spelling a value.
    if encode_base64(raw) != text:
        raise HeaderFailure("base64 that is not canonical")
    return raw


def emit(stanzas: Iterable[Stanza]) -> bytes:
    """Return the header up to and including `---`: the bytes that the MAC covers.

    Raises ValueError for an argument that is empty or not made of visible ASCII: it could break
    out of its line.
    """
    lines = bytearray(_INTRO)
    for stanza in stanzas:
        arguments = (stanza.kind, *stanza.args)
        if not all(map(_is_argument, arguments)):
            raise ValueError("a stanza's argument is visible ASCII without spaces")
        lines += b"-> " + " ".join(arguments).encode("ascii") + b"\n"
        # One line more than the full ones: a body of whole lines ends with an empty line.
        for start in range(0, len(stanza.body) + 1, _BYTES_A_LINE):
            line = stanza.body[start : start + _BYTES_A_LINE]
            lines += encode_base64(line).encode("ascii") + b"\n"
    return bytes(lines + _END)


def with_mac(signed: bytes, mac: bytes) -> bytes:
    """Return the whole header from what `emit` made and the MAC over it."""
    return signed + b" " + encode_base64(mac).encode("ascii") + b"\n"


def parse(prefix: bytes, *, max_stanzas: int = MAX_STANZAS) -> Header:
    """Read the header that `prefix`, the first bytes of an age file, begins with.

    Raises HeaderFailure if it is not a header in every byte, does not end within `prefix`, has no
    stanza, or more than `max_stanzas`.
    """
    if not prefix.startswith(_INTRO):
        raise HeaderFailure("not an age v1 file")
    position = len(_INTRO)
    stanzas: list[Stanza] = []
    while prefix.startswith(_STANZA, position):
        if len(stanzas) == max_stanzas:
            raise HeaderFailure("too many stanzas")
        stanza, position = _parse_stanza(prefix, position)
        stanzas.append(stanza)
    if not stanzas:
        raise HeaderFailure("no stanza")
    end, size = _line(prefix, position)
    if not end.startswith(_END + b" "):
        raise HeaderFailure("neither a stanza nor the end of the header")
    mac = decode_base64(_ascii(end[len(_END) + 1 :]))
    if len(mac) != _MAC_SIZE:
        raise HeaderFailure("a MAC of the wrong size")
    return Header(tuple(stanzas), prefix[: position + len(_END)], mac, size)


def _parse_stanza(prefix: bytes, position: int) -> tuple[Stanza, int]:
    """Read one stanza, whose body ends at the first line shorter than 64 columns."""
    line, position = _line(prefix, position)
    arguments = _ascii(line[len(_STANZA) :]).split(" ")
    if not all(map(_is_argument, arguments)):
        raise HeaderFailure("a stanza's argument is empty or not visible ASCII")
    body = bytearray()
    while True:
        line, position = _line(prefix, position)
        if len(line) > _COLUMNS:
            raise HeaderFailure("a body line is too long")
        body += line
        if len(line) < _COLUMNS:
            break
    # Full lines are whole groups of four letters, so the body decodes as one string.
    return Stanza(arguments[0], tuple(arguments[1:]), decode_base64(_ascii(bytes(body)))), position


def _line(prefix: bytes, position: int) -> tuple[bytes, int]:
    """Return the line at `position` without its line feed, and where the next begins."""
    end = prefix.find(b"\n", position)
    if end < 0:
        raise HeaderFailure("the header does not end")
    return prefix[position:end], end + 1


def _ascii(raw: bytes) -> str:
    try:
        return raw.decode("ascii")
    except UnicodeDecodeError:
        raise HeaderFailure("a character that is not ASCII") from None


def _is_argument(text: str) -> bool:
    return bool(text) and all("!" <= c <= "~" for c in text)
