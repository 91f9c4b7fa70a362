"""Tells what a file is by its first bytes. Names and declared types are never trusted.

Only kinds on this list are ever given to a decoder, and each only to the one decoder that is meant
for it: no library gets to guess. Signatures are those of the formats' own specifications.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath

from fieldreport.media.protocol import Kind
from fieldreport.media.text import encoding_of

# Enough for every signature, and for telling one encoding of text from another.
SAMPLE = 65_536

_STARTS = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
    (b"ID3", "audio/mpeg"),
    (b"fLaC", "audio/flac"),
    (b"OggS", "audio/ogg"),
    (b"#!AMR", "audio/amr"),
    (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "video/x-ms-asf"),
    (b"\x00\x00\x01\xba", "video/mpeg"),
    (b"caff", "audio/x-caf"),
)
_RIFF = {b"WEBP": "image/webp", b"WAVE": "audio/wav", b"AVI ": "video/x-msvideo"}
_FORM = {b"AIFF": "audio/aiff", b"AIFC": "audio/aiff"}
_HEIF = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
_AVIF = {b"avif", b"avis"}
# QuickTime files from before brands existed begin with one of these atoms.
_ATOMS = {b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot"}
_BITMAP_HEADERS = {12, 40, 52, 56, 64, 108, 124}

# What the names of files of each type end with; also all types that there are.
_NAMES = {
    "image/jpeg": "jpg jpeg jpe jfif",
    "image/png": "png",
    "image/gif": "gif",
    "image/webp": "webp",
    "image/heic": "heic heif hif",
    "image/avif": "avif",
    "image/bmp": "bmp dib",
    "image/tiff": "tif tiff",
    "video/mp4": "mp4 m4v mov qt 3gp 3g2 m4a",
    "video/webm": "webm mkv mka weba",
    "video/x-msvideo": "avi",
    "video/mpeg": "mpg mpeg vob ts mts m2ts",
    "video/mp2t": "ts mts m2ts",
    "video/x-ms-asf": "wmv wma asf",
    "audio/mpeg": "mp3",
    "audio/aac": "aac",
    "audio/ogg": "ogg oga ogv opus spx",
    "audio/wav": "wav",
    "audio/flac": "flac",
    "audio/amr": "amr",
    "audio/aiff": "aiff aif",
    "audio/x-caf": "caf",
    "application/pdf": "pdf",
}
_BY_SUFFIX = {suffix: kind for kind, names in _NAMES.items() for suffix in names.split()}
# Types under which the same content may rightly be declared.
_GENERIC = {"", "application/octet-stream", "binary/octet-stream"}
_SAME = {
    "image/heif": "image/heic",
    "image/jpg": "image/jpeg",
    "image/x-ms-bmp": "image/bmp",
    "video/quicktime": "video/mp4",
    "video/3gpp": "video/mp4",
    "audio/mp4": "video/mp4",
    "audio/x-m4a": "video/mp4",
    "video/x-matroska": "video/webm",
    "audio/webm": "video/webm",
    "audio/mp3": "audio/mpeg",
    "audio/x-wav": "audio/wav",
    "audio/vnd.wave": "audio/wav",
    "audio/x-flac": "audio/flac",
    "audio/opus": "audio/ogg",
    "video/ogg": "audio/ogg",
    "application/ogg": "audio/ogg",
    "audio/x-aiff": "audio/aiff",
    "video/x-ms-wmv": "video/x-ms-asf",
    "audio/x-ms-wma": "video/x-ms-asf",
    "video/avi": "video/x-msvideo",
}


def media_type(start: bytes) -> str | None:
    """The type of the file that begins with `start` (up to `SAMPLE` bytes), or None if it is none
    of ours. Video containers may turn out to hold sound alone.
    """
    for signature, found in _STARTS:
        if start.startswith(signature):
            return found
    for test in (_container, _bitmap, _document, _stream):
        guessed = test(start)
        if guessed:
            return guessed
    return "text/plain" if encoding_of(start) else None


def kind_of(found: str) -> Kind:
    """Which decoder a type belongs to. `video` covers sound."""
    if found == "text/plain":
        return "text"
    if found == "application/pdf":
        return "document"
    return "image" if found.startswith("image/") else "video"


def agrees(found: str, name: str, declared: str | None) -> bool:
    """Whether a file's name and declared type say what its content does.

    A name without an ending, or with one that we don't know, says nothing; neither does a generic
    type.
    """
    suffix = PurePath(name).suffix.lower().removeprefix(".")
    if found == "text/plain":
        # Any number of endings are text: only one that promises something else is a contradiction.
        named = suffix not in _BY_SUFFIX
    else:
        named = suffix not in _BY_SUFFIX or suffix in _NAMES[found].split()
    said = (declared or "").split(";")[0].strip().lower()
    said = _SAME.get(said, said)
    if said in _GENERIC or said == found:
        return named
    # A type that we don't know can't contradict; text has many.
    return named and said not in _NAMES and not (said == "text/plain" != found)


def _container(start: bytes) -> str | None:
    brand, mark = start[8:12], start[4:8]
    if start.startswith(b"RIFF"):
        return _RIFF.get(brand)
    if start.startswith(b"FORM"):
        return _FORM.get(brand)
    if start.startswith(b"\x1a\x45\xdf\xa3"):
        return "video/webm"
    if mark == b"ftyp":
        brands = {brand, *(start[at : at + 4] for at in range(16, _size(start), 4))}
        if brands & _AVIF and brand in _AVIF | _HEIF:
            return "image/avif"
        return "image/heic" if brand in _HEIF else "video/mp4"
    return "video/mp4" if mark in _ATOMS else None


def _size(start: bytes) -> int:
    return min(int.from_bytes(start[:4], "big"), 256, len(start))


def _bitmap(start: bytes) -> str | None:
    header = int.from_bytes(start[14:18], "little")
    return "image/bmp" if start.startswith(b"BM") and header in _BITMAP_HEADERS else None


def _document(start: bytes) -> str | None:
    # Readers accept a PDF whose signature lies within the first 1,024 bytes.
    return "application/pdf" if b"%PDF-" in start[:1_024] else None


def _stream(start: bytes) -> str | None:
    """Formats without a signature: frames that begin with a pattern, one after another."""
    # Of cameras each packet of 188 bytes has a time of 4 bytes before it.
    for length, first in ((188, 0), (192, 4)):
        marks = start[first : first + length * 4 + 1 : length]
        if len(marks) == 5 and set(marks) == {0x47}:
            return "video/mp2t"
    for test, found in ((_adts, "audio/aac"), (_mpeg_audio, "audio/mpeg")):
        if _repeats(start, test):
            return found
    return None


def _repeats(start: bytes, length: Callable[[bytes], int]) -> bool:
    """Whether `start` is made of frames whose `length` their headers tell: three at least."""
    at = 0
    for _ in range(3):
        size = length(start[at : at + 8])
        if not size:
            return False
        at += size
    return True


def _adts(head: bytes) -> int:
    """The size of an AAC frame (ISO/IEC 13818-7), 0 if it is none."""
    if len(head) < 7 or head[0] != 0xFF or head[1] & 0xF6 != 0xF0:
        return 0
    size = (head[3] & 3) << 11 | head[4] << 3 | head[5] >> 5
    return size if size > 7 else 0


_BIT_RATES = {
    # version 1 and version 2, layer III; layers I and II are not what phones and recorders write
    3: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    2: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
_RATES = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8_000)}


def _mpeg_audio(head: bytes) -> int:
    """The size of a frame of MPEG audio, layer III (ISO/IEC 11172-3), 0 if it is none."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE6 != 0xE2:
        return 0
    version, bit_rate, rate = head[1] >> 3 & 3, head[2] >> 4, head[2] >> 2 & 3
    if version == 1 or bit_rate in {0, 15} or rate == 3:
        return 0
    kilobits = _BIT_RATES[3 if version == 3 else 2][bit_rate]
    samples = 144 if version == 3 else 72
    return samples * kilobits * 1_000 // _RATES[version][rate] + (head[2] >> 1 & 1)
