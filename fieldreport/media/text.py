"""Reads text of any of the encodings that people here use: UTF-8, UTF-16, UTF-32, and the 8-bit
ones of Russian, Kazakh and Western Windows, DOS and Unix.

Without a mark at its start, text doesn't say how it is encoded, so each likely encoding is tried on
a sample and the one that makes the best words wins.
"""

from __future__ import annotations

import codecs
import re
from itertools import pairwise
from typing import BinaryIO, Final

# UTF-32 first: its mark begins with that of UTF-16.
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CYRILLIC: Final = ("cp1251", "koi8-r", "cp866")
# Control characters that text has: tab, line ends, form feed, escape, and
# the end mark of DOS.
_CONTROLS: Final = frozenset("\t\n\r\f\x1a\x1b")
# In the Kazakh variant (KZ-1048) қ ң ә Қ Ң Ә; in CP1251 letters that only Serbian and Macedonian
# have.
_KAZAKH_BYTES: Final = frozenset(b"\x9d\xbe\xbc\x8d\xbd\xa3")
# By how often they are met in Russian; other signs, as another encoding would give, count against.
_WEIGHTS: Final = {
    **dict.fromkeys("оеаинтсрвл", 3),
    **dict.fromkeys("кмдпуяыьгзбчәіңғүұқөһ", 1),
    **dict.fromkeys("йхжшюцщэфъё", -2),
    **dict.fromkeys("«»—–…№\xa0", 0),
}
_MIXED: Final = re.compile(r"[A-Za-z][^\x00-\x7f]|[^\x00-\x7f][A-Za-z]")
# What text in two bytes a character is made of here: Latin and Cyrillic letters, signs.
_USUAL: Final = re.compile(r"[\t\n\r -~\xa0-\xff\u0400-\u052f\u2010-\u2026\u2116\ufeff]")
_READ: Final = 65_536


def encoding_of(sample: bytes) -> str | None:
    """The encoding of the text that begins with `sample`, as Python names it; None: it is no text.

    A sample may end within a character.
    """
    if not sample:
        return None
    for mark, encoding in _MARKS:
        if sample.startswith(mark):
            return encoding if _is_text(_decoded(sample, encoding)) else None
    if b"\0" in sample:
        return next((name for name in ("utf-16-le", "utf-16-be") if _is_wide(sample, name)), None)
    if _is_text(_decoded(sample, "utf-8")):
        return "utf-8"
    if not _is_text(sample.decode("latin-1")):
        return None
    best = max(_CYRILLIC, key=lambda name: _likeness(_decoded(sample, name) or ""))
    if _likeness(_decoded(sample, best) or "") <= 0:
        return "cp1252"
    return "kz1048" if best == "cp1251" and _KAZAKH_BYTES & set(sample) else best


def read_text(stream: BinaryIO, encoding: str, limit: int) -> str:
    """At most `limit` characters from the start of `stream`.

    Bytes that are no characters become U+FFFD, so that the rest can still be read.
    """
    stream.seek(0)
    decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
    parts: list[str] = []
    length = 0
    while length < limit:
        block = stream.read(_READ)
        parts.append(decoder.decode(block, final=not block))
        length += len(parts[-1])
        if not block:
            break
    return "".join(parts)[:limit]


def _decoded(sample: bytes, encoding: str) -> str | None:
    try:
        return codecs.getincrementaldecoder(encoding)().decode(sample, final=False)
    except UnicodeDecodeError:
        # Of the 8-bit encodings some leave a byte without a meaning.
        return sample.decode(encoding, "replace") if encoding in _CYRILLIC else None


def _is_text(text: str | None) -> bool:
    """Whether there is no character that text doesn't have."""
    return (
        bool(text)
        and not {char for char in set(text or "") if char < " " or char == "\x7f"} - _CONTROLS
    )


def _is_wide(sample: bytes, encoding: str) -> bool:
    text = _decoded(sample, encoding) or ""
    if not _is_text(text):
        return False
    # Any bytes make some UTF-16: in a text, most characters are of the scripts that are used here.
    return len(_USUAL.findall(text)) >= 0.9 * len(text)


def _likeness(text: str) -> int:
    """How much `text` looks like Russian or Kazakh: the letters that they use most, and a large
    letter only at the start of a word or in all of it.
    """
    # One word isn't made of Latin and Cyrillic letters.
    score = -4 * len(_MIXED.findall(text))
    for word in re.findall(r"[^\x00-\x7f]+", text):
        score += sum(_WEIGHTS.get(char, -3) for char in word.lower())
        score -= 3 * sum(a.islower() and b.isupper() for a, b in pairwise(word))
    return score
