"""What a picture says about itself: EXIF with its GPS and thumbnail, XMP, IPTC, comments.

Each part is read on its own, so that a damaged one hides none of the others. Names and numbers of
the tags: CIPA DC-008 (Exif 3.0), IPTC IIM 4.2.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from PIL import ExifTags, ImageFile

from fieldreport.media import xmp
from fieldreport.media.metadata import fact, told_by
from fieldreport.media.protocol import Fact, Reveals

_IFD = ExifTags.IFD
_MAKER_NOTE: Final = 0x927C
_THUMBNAIL_LENGTH: Final = 0x0202
# Pointers to other tables, and blocks that are read on their own: XMP, IPTC, Photoshop, ICC.
_STRUCTURE: Final = {0x8769, 0x8825, 0xA005, 0x014A, 0x02BC, 0x83BB, 0x8649, 0x8773, 0xEA1C}
# Text in two bytes a character, as Windows writes it.
_WINDOWS: Final = {0x9C9B: "XPTitle", 0x9C9C: "XPComment", 0x9C9D: "XPAuthor", 0x9C9E: "XPKeywords"}
_USER_COMMENT: Final = 0x9286

_REVEALS: Final[dict[str, Reveals]] = {
    "Make": "device",
    "Model": "device",
    "LensMake": "device",
    "LensModel": "device",
    "HostComputer": "device",
    "UniqueCameraModel": "device",
    "MakerNote": "serial",
    "BodySerialNumber": "serial",
    "LensSerialNumber": "serial",
    "CameraSerialNumber": "serial",
    "ImageUniqueID": "serial",
    "Artist": "owner",
    "Copyright": "owner",
    "CameraOwnerName": "owner",
    "XPAuthor": "owner",
    "Software": "software",
    "ProcessingSoftware": "software",
    "ImageHistory": "history",
    "ImageEditor": "history",
}
_IPTC: Final[dict[tuple[int, int], tuple[str, Reveals | None]]] = {
    (2, 5): ("ObjectName", None),
    (2, 25): ("Keywords", None),
    (2, 55): ("DateCreated", "time"),
    (2, 60): ("TimeCreated", "time"),
    (2, 65): ("OriginatingProgram", "software"),
    (2, 80): ("By-line", "owner"),
    (2, 90): ("City", "place"),
    (2, 92): ("Sub-location", "place"),
    (2, 101): ("Country", "place"),
    (2, 110): ("Credit", "owner"),
    (2, 116): ("CopyrightNotice", "owner"),
    (2, 120): ("Caption", None),
    (2, 122): ("Writer", "owner"),
}


def of_picture(image: ImageFile.ImageFile) -> list[Fact]:
    """All facts about a picture whose head was read."""
    facts: list[Fact] = []
    parts: tuple[Callable[[ImageFile.ImageFile], Iterator[Fact]], ...] = (
        _camera,
        _position,
        _thumbnails,
        _xmp,
        _iptc,
        _comments,
        _segments,
    )
    for part in parts:
        try:
            # One by one, to keep what came before a damaged tag.
            facts.extend(part(image))
        except Exception:  # noqa: BLE001, S112 - a reader of damaged metadata may raise anything
            continue
    return facts


def _camera(image: ImageFile.ImageFile) -> Iterator[Fact]:
    found = image.getexif()
    yield from _table(dict(found), ExifTags.TAGS)
    yield from _table(found.get_ifd(_IFD.Exif), ExifTags.TAGS)


def _table(tags: dict[int, object], names: dict[int, str]) -> Iterator[Fact]:
    for tag, value in tags.items():
        if tag in _STRUCTURE:
            continue
        name = names.get(tag) or _WINDOWS.get(tag) or f"0x{tag:04X}"
        timed = name.startswith(("DateTime", "OffsetTime", "SubsecTime"))
        yield fact("exif", name, _readable(tag, value), "time" if timed else _REVEALS.get(name))


def _readable(tag: int, value: object) -> object:
    if not isinstance(value, bytes):
        return value
    if tag == _MAKER_NOTE:
        return f"({len(value)})"  # often with serial numbers, never documented
    if tag in _WINDOWS:
        return value.decode("utf-16-le", "replace")
    # Eight bytes name the encoding of a comment.
    return value[8:] if tag == _USER_COMMENT else value


def _position(image: ImageFile.ImageFile) -> Iterator[Fact]:
    tags = image.getexif().get_ifd(_IFD.GPSInfo)
    latitude = _degrees(tags.get(2), tags.get(1))
    longitude = _degrees(tags.get(4), tags.get(3))
    if latitude is not None and longitude is not None:
        yield fact("gps", "Position", f"{latitude:.6f}, {longitude:.6f}", "place")
    for tag, value in tags.items():
        name = ExifTags.GPSTAGS.get(tag, f"0x{tag:04X}")
        if name == "GPSVersionID":
            continue
        timed = name in {"GPSTimeStamp", "GPSDateStamp"}
        yield fact("gps", name, value, "time" if timed else "place")


def _degrees(parts: object, side: object) -> float | None:
    try:
        degrees, minutes, seconds = (float(part) for part in parts)  # type: ignore[attr-defined]
    except (ArithmeticError, TypeError, ValueError):
        return None
    found = degrees + minutes / 60 + seconds / 3_600
    if not 0 <= found <= 180:
        return None
    return -found if str(side).strip("\0 ").upper() in {"S", "W"} else found


def _thumbnails(image: ImageFile.ImageFile) -> Iterator[Fact]:
    """A small picture beside the large one may show what was cut off or painted over later."""
    for size in image.info.get("thumbnails") or ():
        yield fact("file", "Thumbnail", size, "thumbnail")
    length = image.getexif().get_ifd(_IFD.IFD1).get(_THUMBNAIL_LENGTH)
    if length:
        yield fact("exif", "Thumbnail", length, "thumbnail")


def _xmp(image: ImageFile.ImageFile) -> Iterator[Fact]:
    for name in ("xmp", "XML:com.adobe.xmp"):
        packet = image.info.get(name)
        if packet:
            raw = packet.encode("utf-8", "replace") if isinstance(packet, str) else bytes(packet)
            yield from xmp.facts(raw)
            return


def _iptc(image: ImageFile.ImageFile) -> Iterator[Fact]:
    if "photoshop" not in image.info and image.format != "TIFF":
        return
    from PIL import IptcImagePlugin

    for key, value in (IptcImagePlugin.getiptcinfo(image) or {}).items():
        if key in _IPTC:
            name, reveals = _IPTC[key]
            parts = value if isinstance(value, list) else [value]
            text = ", ".join(part.decode("utf-8", "replace") for part in parts)
            yield fact("iptc", name, text, reveals)


def _comments(image: ImageFile.ImageFile) -> Iterator[Fact]:
    comment = image.info.get("comment")
    if comment:
        yield fact("file", "Comment", comment)
    texts = getattr(image, "text", None)
    for name, value in texts.items() if isinstance(texts, dict) else ():
        if name not in {"XML:com.adobe.xmp", "Raw profile type exif"}:
            yield fact("file", str(name), str(value), told_by(str(name)))


def _segments(image: ImageFile.ImageFile) -> Iterator[Fact]:
    """Parts of a JPEG beside the picture: further pictures, and a signed history of edits."""
    for name, content in getattr(image, "applist", ()):
        if name == "APP2" and content.startswith(b"MPF\0"):
            yield fact("file", "MultiPicture", f"({len(content)})", "hidden")
        if name == "APP11" and b"jumb" in content[:32]:
            yield fact("file", "ContentCredentials", f"({len(content)})", "history")
