"""Reads the part of an XMP packet that tells about the person who recorded or edited.

XMP is RDF in XML. It comes from a file that may be hostile, so nothing here expands entities or
follows anything: two patterns find properties written as attributes and as elements, which is how
all cameras, phones and editors write them. Names: ISO 16684-1.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Final

from fieldreport.media.metadata import fact, told_by
from fieldreport.media.protocol import Fact, Reveals

_LIMIT: Final = 1_048_576
_PROPERTY: Final = r"([A-Za-z][\w-]{0,40}):([A-Za-z][\w-]{0,60})"
_ATTRIBUTE: Final = re.compile(_PROPERTY + r"\s{0,4}=\s{0,4}[\"']([^\"'<]{1,2000})[\"']")
# With the list inside, if there is one: only its first entry.
_ELEMENT: Final = re.compile(
    r"<"
    + _PROPERTY
    + r"(?:\s[^<>]{0,500})?>\s{0,200}"
    + r"(?:<rdf:(?:Alt|Bag|Seq)>\s{0,200}<rdf:li[^<>]{0,200}>)?([^<>]{1,2000})</"
)
_NOT_PROPERTIES: Final = {"xmlns", "rdf", "xml", "x"}

_KNOWN: Final[dict[str, Reveals | None]] = {
    "dc:creator": "owner",
    "dc:rights": "owner",
    "dc:title": None,
    "dc:description": None,
    "xmp:CreatorTool": "software",
    "xmpMM:DocumentID": "serial",
    "xmpMM:InstanceID": "serial",
    "xmpMM:OriginalDocumentID": "history",
    "photoshop:AuthorsPosition": "owner",
    "photoshop:Credit": "owner",
    "photoshop:City": "place",
    "photoshop:Country": "place",
    "photoshop:State": "place",
    "Iptc4xmpCore:Location": "place",
    "aux:OwnerName": "owner",
    "stEvt:action": "history",
    "stEvt:softwareAgent": "history",
    "stEvt:when": "history",
    "stRef:documentID": "history",
    "stRef:originalDocumentID": "history",
    # A short film with sound from around the moment of the photograph, inside the same file.
    "GCamera:MotionPhoto": "hidden",
    "GCamera:MicroVideo": "hidden",
    "Camera:MotionPhoto": "hidden",
}


def facts(packet: bytes) -> Iterator[Fact]:
    """The properties in `packet`, each once."""
    text = packet[:_LIMIT].decode("utf-8", "replace")
    seen = set()
    for pattern in (_ATTRIBUTE, _ELEMENT):
        for found in pattern.finditer(text):
            space, name, value = found.groups()
            value = html.unescape(value).strip()
            if space in _NOT_PROPERTIES or not value or (space, name, value) in seen:
                continue
            seen.add((space, name, value))
            full = f"{space}:{name}"
            yield fact("xmp", full, value, _KNOWN[full] if full in _KNOWN else told_by(name))
