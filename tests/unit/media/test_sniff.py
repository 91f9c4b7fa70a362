"""Files are told by their content, and only known kinds are let through."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from fieldreport.media.sniff import agrees, kind_of, media_type
from tests.unit.media.shown import vector, vectors

TYPES = {
    "call.mp3": "audio/mpeg",
    "call.ogg": "audio/ogg",
    "call.wav": "audio/wav",
    "clear.png": "image/png",
    "complaint.pdf": "application/pdf",
    "crowd.mp4": "video/mp4",
    "crowd-turned.mp4": "video/mp4",
    "crowd.webm": "video/webm",
    "edited.jpg": "image/jpeg",
    "photo-turned.jpg": "image/jpeg",
    "moving.gif": "image/gif",
    "moving.webp": "image/webp",
    "photo.avif": "image/avif",
    "photo.bmp": "image/bmp",
    "photo.heic": "image/heic",
    "photo.tiff": "image/tiff",
    "photo.webp": "image/webp",
}


@pytest.mark.parametrize("name", vectors())
def test_each_kind_is_told_by_its_content(name: str) -> None:
    expected = "text/plain" if name.endswith(".txt") else TYPES[name]
    assert media_type(vector(name)[:65_536]) == expected


def test_a_sound_file_without_tags_is_told_by_its_frames() -> None:
    raw = vector("call.mp3")
    tag = 10 + int.from_bytes(bytes(raw[6:10]), "big")
    assert media_type(raw[tag:]) == "audio/mpeg"


@pytest.mark.parametrize(
    ("start", "found"),
    [
        (b"\xff\xf1\x50\x80\x02\x1f\xfc" + bytes(9), None),
        (b"\xff\xf1\x50\x80\x02\x1f\xfc".ljust(16, b"\0") * 4, "audio/aac"),
        (b"\xff\xfb\x90\x00" + bytes(413), None),
        ((b"\xff\xfb\x90\x00" + bytes(413)) * 4, "audio/mpeg"),
        ((b"\xff\xf3\x40\x00" + bytes(100)) * 4, "audio/mpeg"),
        ((b"\xff\xfb\xf0\x00" + bytes(413)) * 4, None),
        (b"\x47" + bytes(187), None),
        ((b"\x47" + bytes(187)) * 5, "video/mp2t"),
        ((bytes(4) + b"\x47" + bytes(187)) * 5, "video/mp2t"),
        (b"\0\0\0\x08wide\0\0\0\0mdat", "video/mp4"),
        (b"FORM\0\0\0\0AIFF", "audio/aiff"),
        (b"RIFF\0\0\0\0AVI LIST", "video/x-msvideo"),
        (b"\0\0\0\x18ftypmif1\0\0\0\0mif1avif\0\0", "image/avif"),
        (b"junk\n%PDF-1.4\n", "application/pdf"),
        (b"BM" + bytes(12) + b"\x28\0\0\0", "image/bmp"),
    ],
)
def test_formats_without_a_vector_are_told_too(start: bytes, found: str | None) -> None:
    assert media_type(start) == found


@pytest.mark.parametrize(
    "start",
    [
        b"PK\x03\x04" + bytes(40),
        b"\x7fELF\x02\x01\x01\0",
        b"MZ\x90\0\x03\0\0\0",
        b"BMW drove by\0",
        b"RIFF\0\0\0\0sfbk",
        bytes(64),
        b"",
    ],
)
def test_everything_else_is_unknown(start: bytes) -> None:
    assert media_type(start) is None


@given(st.binary(max_size=300))
def test_no_bytes_confuse_it(start: bytes) -> None:
    found = media_type(start)
    assert found is None or kind_of(found) in {"image", "video", "document", "text"}


def test_a_playlist_that_names_other_files_is_text() -> None:
    """libav would open what it names."""
    assert media_type(b"#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n") == "text/plain"
    assert media_type(b"ffconcat version 1.0\nfile /etc/passwd\n") == "text/plain"


def test_postscript_is_text_and_never_run() -> None:
    raw = io.BytesIO()
    Image.new("RGB", (4, 4)).save(raw, "EPS")
    assert media_type(raw.getvalue()) == "text/plain"


@pytest.mark.parametrize(
    ("found", "name", "declared", "agreed"),
    [
        ("image/jpeg", "photo.JPG", None, True),
        ("image/jpeg", "photo", None, True),
        ("image/jpeg", "photo.png", None, False),
        ("image/jpeg", "photo.part", None, True),
        ("application/pdf", "photo.jpg", None, False),
        ("application/pdf", "photo.pdf", "image/jpeg", False),
        ("image/jpeg", "photo.jpg", "image/jpg", True),
        ("image/jpeg", "photo.jpg", "application/octet-stream", True),
        ("image/jpeg", "photo.jpg", "image/png", False),
        ("image/jpeg", "photo.jpg", "text/plain", False),
        ("video/mp4", "film.mov", "video/quicktime", True),
        ("video/mp4", "call.m4a", "audio/mp4", True),
        ("text/plain", "notes.md", "text/markdown", True),
        ("text/plain", "notes.txt", "text/plain; charset=utf-8", True),
        ("text/plain", "photo.jpg", None, False),
    ],
)
def test_a_name_that_says_something_else_is_noticed(
    found: str, name: str, declared: str | None, agreed: bool
) -> None:
    assert agrees(found, name, declared) is agreed
