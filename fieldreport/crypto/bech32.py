"""Bech32, the text form of age's recipients and identities, without BIP 173's length limit.

A prefix, the separator `1`, five bits a letter, and six letters of checksum. Works on
`bytearray`s throughout, since what is encoded may be a secret key that must not stay behind in an
immutable string.
"""

from __future__ import annotations

from collections.abc import Iterable

_LETTERS = b"qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_VALUES = {letter: value for value, letter in enumerate(_LETTERS)}
_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_CHECKSUM = 6


def encode(prefix: str, payload: bytes | bytearray) -> bytearray:
    """Return the lower-case ASCII text for `payload` of whole bytes.

    The checksum is computed over the lower-case text; `.upper()` of the result is its other valid
    spelling.
    """
    head = prefix.lower().encode("ascii")
    values = _regroup(payload, 8, 5)
    rest = _remainder(head, (*values, *bytes(_CHECKSUM))) ^ 1
    values.extend((rest >> 5 * (_CHECKSUM - 1 - i)) & 31 for i in range(_CHECKSUM))
    text = bytearray(head + b"1")
    text.extend(_LETTERS[value] for value in values)
    values[:] = bytes(len(values))
    return text


def decode(text: str | bytes | bytearray) -> tuple[str, bytearray]:
    """Return the prefix, in the case in which it is written, and the payload.

    Raises ValueError, with nothing of the text in it, unless the text is all of one case, every
    letter is allowed, the checksum holds, and the unused bits are fewer than five and zero.
    """
    # "?" stands in for what isn't ASCII, and is in no prefix that anybody asks for, nor in the
    # alphabet.
    raw = bytearray(text, "ascii", "replace") if isinstance(text, str) else bytearray(text)
    folded = raw.lower()
    if folded not in (raw, raw.swapcase()) or not all(33 <= c <= 126 for c in raw):
        raise ValueError("not Bech32: mixed case or a character that is not allowed")
    separator = folded.rfind(b"1")
    if separator < 1 or len(folded) - separator - 1 < _CHECKSUM:
        raise ValueError("not Bech32: no prefix, or too short")
    try:
        values = bytearray(_VALUES[letter] for letter in folded[separator + 1 :])
    except KeyError:
        raise ValueError("not Bech32: a letter that is not in its alphabet") from None
    if _remainder(bytes(folded[:separator]), values) != 1:
        raise ValueError("not Bech32: wrong checksum")
    prefix = raw[:separator].decode("ascii")
    payload = _regroup(values[:-_CHECKSUM], 5, 8)
    for spent in (values, folded, raw):
        spent[:] = bytes(len(spent))
    return prefix, payload


def _remainder(prefix: bytes, values: Iterable[int]) -> int:
    """BIP 173's polynomial remainder over expanded prefix and values; 1 for a valid text."""
    rest = 1
    expanded = (*(c >> 5 for c in prefix), 0, *(c & 31 for c in prefix))
    for value in (*expanded, *values):
        top = rest >> 25
        rest = (rest & 0x1FFFFFF) << 5 ^ value
        for i, generator in enumerate(_GENERATOR):
            if top >> i & 1:
                rest ^= generator
    return rest


def _regroup(source: bytes | bytearray, width: int, into: int) -> bytearray:
    """Cut a string of `width`-bit values into `into`-bit ones, filling up with zero bits.

    Narrowing back refuses what encoding can't have made: five or more unused bits, or any that
    are set. So one payload has one text.
    """
    groups = bytearray()
    pending = bits = 0
    for value in source:
        pending = (pending << width | value) & 0xFFF
        bits += width
        while bits >= into:
            bits -= into
            groups.append(pending >> bits & (1 << into) - 1)
    if into < width:
        if bits:
            groups.append(pending << into - bits & (1 << into) - 1)
    elif bits >= width or pending & (1 << bits) - 1:
        raise ValueError("not Bech32: unused bits")
    return groups
