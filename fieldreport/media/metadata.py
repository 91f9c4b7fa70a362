"""How facts about a file are written down, and how containers' tags and PDF's are read.

Facts keep the names that the standards give them, as an expert will look them up; what a fact tells
about the person who recorded the file is said by a code, for which there is wording in every
language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from fieldreport.media.limits import Limits
from fieldreport.media.protocol import Fact, Reveals

# Containers have no fixed list of tags: what a tag tells is seen from its name. The first that fits
# counts.
_TAGS: Final[tuple[tuple[str, Reveals], ...]] = (
    (r"location|gps|iso6709|^©xyz|latitude|longitude", "place"),
    (r"serial|uuid|^umid|identifier|imei", "serial"),
    (r"history|derived|originaldocument", "history"),
    (r"date|(creat|encod|record|tagg)\w*.?time|timecode|timestamp|^year$", "time"),
    (r"artist|author|owner|creator$|copyright|publisher|performer|composer|encoded_by", "owner"),
    (r"make$|model|device|product|manufacturer|camera", "device"),
    (r"encoder|software|handler|writing|tool|android|producer|application|_brand", "software"),
)
_DOCUMENT: Final[Mapping[str, Reveals | None]] = {
    "Title": None,
    "Subject": None,
    "Keywords": None,
    "Author": "owner",
    "Creator": "software",
    "Producer": "software",
    "CreationDate": "time",
    "ModDate": "time",
}
_SHOWN_BYTES: Final = 32


def fact(group: str, name: str, value: object, reveals: Reveals | None = None) -> Fact:
    """A fact with its value as text."""
    return Fact(group, name[:100], written(value), reveals)


def within(facts: Iterable[Fact], limits: Limits) -> tuple[Fact, ...]:
    """At most so many facts of at most such a length as the limits allow."""
    kept: list[Fact] = []
    for one in facts:
        if len(kept) == limits.facts:
            break
        value = one.value
        if len(value) > limits.fact:
            value = value[: limits.fact - 1] + "…"
        kept.append(Fact(one.group, one.name, value, one.reveals))
    return tuple(kept)


def of_tags(group: str, tags: Mapping[str, str]) -> list[Fact]:
    """The tags of a container or stream."""
    return [fact(group, name, value, told_by(name)) for name, value in tags.items() if value]


def of_document(entries: Mapping[str, str]) -> list[Fact]:
    """The information dictionary of a PDF."""
    return [
        fact("pdf", name, value, _DOCUMENT.get(name)) for name, value in entries.items() if value
    ]


def told_by(name: str) -> Reveals | None:
    """What a tag of this name tells about the person who recorded."""
    found = (code for pattern, code in _TAGS if re.search(pattern, name, re.IGNORECASE))
    return next(found, None)


def written(value: object) -> str:
    """A value of metadata as text, on one line."""
    if isinstance(value, bytes):
        return _bytes(value)
    if isinstance(value, tuple | list):
        return ", ".join(written(part) for part in value[:100])
    if isinstance(value, str):
        return value.strip("\0 \r\n\t")
    if isinstance(value, int):
        return str(value)
    try:
        # Rational numbers of EXIF: exposure times, apertures, coordinates.
        return f"{float(value):.6g}"  # type: ignore[arg-type]
    except (ArithmeticError, TypeError, ValueError):
        return str(value)[:1_000]


def _bytes(value: bytes) -> str:
    text = value.rstrip(b"\0")
    if text.isascii() and text.decode("ascii").isprintable():
        return text.decode("ascii").strip()
    if len(value) <= _SHOWN_BYTES:
        return value.hex(" ")
    return f"{value[:_SHOWN_BYTES].hex(' ')} … ({len(value)})"
