"""Each format has its own reader, and the size of a WebP is known before its reader is made."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from fieldreport.errors import UserError
from fieldreport.media.formats import canvas, open_picture, orientation
from tests.unit.media.shown import vector


@pytest.mark.parametrize("lossless", [False, True])
@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_every_kind_of_webp_says_its_size(lossless: bool, mode: str) -> None:
    raw = io.BytesIO()
    Image.new(mode, (300, 70)).save(raw, "WEBP", lossless=lossless)
    assert canvas(raw.getvalue()[:30]) == (300, 70)


def test_the_canvas_of_an_animation_is_known_too() -> None:
    assert canvas(vector("moving.webp")[:30]) == (160, 120)


def test_a_webp_that_is_too_large_never_meets_its_reader() -> None:
    with pytest.raises(UserError) as refusal:
        open_picture(io.BytesIO(vector("photo.webp")), "image/webp", 160 * 120 - 1)
    assert refusal.value.code == "media.too_many_pixels"
    assert open_picture(io.BytesIO(vector("photo.webp")), "image/webp", 160 * 120).size == (
        160,
        120,
    )


def test_damaged_exif_leaves_a_picture_as_it_lies() -> None:
    raw = io.BytesIO()
    Image.new("RGB", (8, 8)).save(raw, "JPEG", exif=b"Exif\0\0MM\0*\xff\xff\xff\xff")
    raw.seek(0)
    assert orientation(open_picture(raw, "image/jpeg", 64)) == 1
