"""A passphrase as bytes that are the same however it was typed.

One keyboard gives й as one character, another as и and a breve; both must open the vault. Unicode's
NFC makes them equal. Python can only normalise `str`, which can't be wiped, so the passphrase is
never one as a whole: it is cut where the pieces can't influence each other, and only pieces of a
letter and its marks become `str` for a moment. Such fragments can stay behind in freed memory, the
passphrase can't.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from fieldreport.crypto.secret import Secret
from fieldreport.errors import UserError


def normalised(passphrase: Secret) -> Secret:
    """Return the NFC form, in UTF-8, of a passphrase in UTF-8.

    Raises UserError `crypto.passphrase_empty`, and `crypto.passphrase_not_text` if it isn't UTF-8:
    bytes of another encoding would lock out whoever types the same letters on another computer. The
    form of assigned characters never changes between versions of Unicode.
    """
    source = passphrase.view
    if not source:
        raise UserError("crypto.passphrase_empty")
    if source.isascii():
        return passphrase.copy()
    # Composed text can take more bytes than decomposed text, by a factor of three at most (UAX 15).
    # Enough room from the start, because a growing bytearray leaves copies behind.
    room = Secret(bytearray(3 * len(source)))
    end = 0
    piece = ""
    for char in _characters(source):
        if piece and not _stays_apart(piece, char):
            piece += char
            continue
        end = _put(room, end, piece)
        piece = char
    end = _put(room, end, piece)
    with room, memoryview(room.view) as view:
        return Secret(bytearray(view[:end]))


def _characters(source: bytearray) -> Iterator[str]:
    start = 0
    while start < len(source):
        # The number of leading ones is the length of a sequence; what is no valid lead is refused
        # by the decoder.
        length = max(1, 8 - (source[start] ^ 0xFF).bit_length())
        try:
            yield source[start : start + length].decode("utf-8")
        except UnicodeDecodeError:
            # Not chained: the error would carry the piece into a traceback.
            raise UserError("crypto.passphrase_not_text") from None
        start += length


def _stays_apart(piece: str, char: str) -> bool:
    """Say whether `char` begins something that normalisation can't join to or move before
    `piece`.
    """
    first = unicodedata.normalize("NFD", char)[0]
    if unicodedata.combining(first):
        return False
    apart = unicodedata.normalize("NFC", piece) + unicodedata.normalize("NFC", char)
    return unicodedata.normalize("NFC", piece + char) == apart


def _put(room: Secret, at: int, piece: str) -> int:
    encoded = unicodedata.normalize("NFC", piece).encode("utf-8")
    room.view[at : at + len(encoded)] = encoded
    return at + len(encoded)
