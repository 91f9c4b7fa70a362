"""What a picture says about itself, and about the person who took it."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from PIL.TiffImagePlugin import IFDRational

from fieldreport.media import exif
from fieldreport.media.formats import open_picture
from fieldreport.media.protocol import Fact, Reveals
from fieldreport.media.sniff import media_type
from tests.unit.media.shown import vector


def facts(raw: bytes) -> list[Fact]:
    found = media_type(raw)
    assert found is not None
    return exif.of_picture(open_picture(io.BytesIO(raw), found, 10**9))


def saved(format_: str, **options: object) -> bytes:
    raw = io.BytesIO()
    Image.new("RGB", (8, 8)).save(raw, format_, **options)
    return raw.getvalue()


@pytest.mark.parametrize("name", ["photo-turned.jpg", "photo.heic", "photo.webp"])
def test_a_photograph_gives_its_owner_away(name: str) -> None:
    found = {(fact.group, fact.name): fact for fact in facts(vector(name))}
    expected: tuple[tuple[tuple[str, str], str, Reveals | None], ...] = (
        (("exif", "Make"), "Exampla", "device"),
        (("exif", "Model"), "Phone 3", "device"),
        (("exif", "Software"), "Exampla Camera 1.2", "software"),
        (("exif", "Artist"), "A. Example", "owner"),
        (("exif", "CameraOwnerName"), "Owner Example", "owner"),
        (("exif", "BodySerialNumber"), "SN-0042-77", "serial"),
        (("exif", "MakerNote"), "(68)", "serial"),
        (("exif", "DateTimeOriginal"), "2026:02:14 18:42:07", "time"),
        (("exif", "OffsetTimeOriginal"), "+05:00", "time"),
        (("exif", "FocalLength"), "4.2", None),
        (("gps", "Position"), "43.239000, 76.945611", "place"),
        (("gps", "GPSDateStamp"), "2026:02:14", "time"),
    )
    for key, value, reveals in expected:
        assert found[key] == Fact(*key, value, reveals)


def test_a_small_picture_inside_is_noticed() -> None:
    for name, group in (("photo-turned.jpg", "exif"), ("photo.heic", "file")):
        [small] = [fact for fact in facts(vector(name)) if fact.reveals == "thumbnail"]
        assert small.group == group
        assert int(small.value) > 0


def test_the_history_of_edits_is_told() -> None:
    found = {fact.name: (fact.value, fact.reveals) for fact in facts(vector("edited.jpg"))}
    assert found == {
        "xmp:CreatorTool": ("Editor 9", "software"),
        "dc:creator": ("A. Example", "owner"),
        "stEvt:action": ("saved", "history"),
        "stEvt:when": ("2026-02-15", "history"),
    }


def test_the_southern_and_western_halves_are_negative() -> None:
    tags = Image.Exif()
    tags.get_ifd(0x8825).update({1: "S", 2: (10.0, 30.0, 0.0), 3: "W", 4: (20.0, 0.0, 36.0)})
    [position] = [one for one in facts(saved("JPEG", exif=tags)) if one.name == "Position"]
    assert position.value == "-10.500000, -20.010000"


@pytest.mark.parametrize(
    "latitude", [(10.0, 30.0), (IFDRational(0, 0), 0.0, 0.0), (190.0, 0.0, 0.0), 0]
)
def test_a_position_that_is_none_is_left_out(latitude: object) -> None:
    tags = Image.Exif()
    tags.get_ifd(0x8825).update({1: "N", 2: latitude, 3: "E", 4: (76.0, 0.0, 0.0)})
    assert not [one for one in facts(saved("JPEG", exif=tags)) if one.name == "Position"]


def test_text_of_windows_and_comments_are_read() -> None:
    tags = Image.Exif()
    tags[0x9C9D] = "Автор\0".encode("utf-16-le")
    tags[0xFDE8] = "unknown tag"
    tags.get_ifd(0x8769)[0x9286] = b"ASCII\0\0\0seen at noon"
    found = {one.name: one for one in facts(saved("JPEG", exif=tags, comment=b"by phone"))}
    assert found["XPAuthor"] == Fact("exif", "XPAuthor", "Автор", "owner")
    assert found["UserComment"].value == "seen at noon"
    assert found["Comment"] == Fact("file", "Comment", "by phone")


def test_texts_of_a_png_are_read() -> None:
    texts = PngInfo()
    texts.add_text("Author", "A. Example")
    texts.add_itxt("XML:com.adobe.xmp", '<r:D xmp:CreatorTool="Editor"/>')
    found = facts(saved("PNG", pnginfo=texts))
    assert Fact("file", "Author", "A. Example", "owner") in found
    assert Fact("xmp", "xmp:CreatorTool", "Editor", "software") in found
    assert len(found) == 2


def test_what_agencies_write_is_read() -> None:
    def entry(number: int, text: str) -> bytes:
        raw = text.encode()
        return b"\x1c\x02" + bytes([number]) + len(raw).to_bytes(2, "big") + raw

    records = entry(80, "A. Example") + entry(90, "Алматы") + entry(25, "a") + entry(25, "b")
    block = b"8BIM\x04\x04\0\0" + len(records).to_bytes(4, "big") + records
    block += b"\0" * (len(block) % 2)
    body = b"Photoshop 3.0\0" + block
    raw = vector("edited.jpg")
    segment = b"\xff\xed" + (len(body) + 2).to_bytes(2, "big") + body
    found = facts(raw[:2] + segment + raw[2:])
    assert Fact("iptc", "By-line", "A. Example", "owner") in found
    assert Fact("iptc", "City", "Алматы", "place") in found
    assert Fact("iptc", "Keywords", "a, b", None) in found


def test_further_pictures_and_signed_histories_are_noticed() -> None:
    raw = vector("edited.jpg")
    parts = b""
    for marker, body in ((b"\xff\xe2", b"MPF\0rest"), (b"\xff\xeb", b"JP\0\0jumb")):
        parts += marker + (len(body) + 2).to_bytes(2, "big") + body
    found = {one.name: one.reveals for one in facts(raw[:2] + parts + raw[2:])}
    assert found["MultiPicture"] == "hidden"
    assert found["ContentCredentials"] == "history"


def test_a_damaged_part_hides_none_of_the_others() -> None:
    raw = bytearray(vector("photo-turned.jpg"))
    at = raw.index(b"Exampla\0")
    raw[at - 60 : at] = bytes(60)
    facts(bytes(raw))  # raises nothing
    packet = b'<r:D xmp:CreatorTool="Editor"/>'
    damaged = saved("JPEG", exif=b"Exif\0\0II*\0\xff\xff\xff\x7f", xmp=packet)
    assert Fact("xmp", "xmp:CreatorTool", "Editor", "software") in facts(damaged)


def test_a_plain_picture_says_nothing() -> None:
    assert facts(saved("PNG")) == []
