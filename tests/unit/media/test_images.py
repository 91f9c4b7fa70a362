"""Pictures are shown upright, scaled, turned, in part; damaged ones as far as they go."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image as Pillow

from fieldreport.errors import UserError
from fieldreport.media.images import Picture
from fieldreport.media.limits import Limits
from fieldreport.media.protocol import WHOLE, Frame, Image, Opened, Play, Region
from fieldreport.media.sniff import media_type
from tests.unit.media.shown import corners, positions, vector

STILL = [
    "photo-turned.jpg",
    "edited.jpg",
    "photo.webp",
    "photo.avif",
    "photo.tiff",
    "photo.bmp",
    "photo.heic",
    "clear.png",
    "moving.gif",
    "moving.webp",
]


def picture(raw: bytes, **limits: int) -> Picture:
    found = media_type(raw)
    assert found is not None
    return Picture(positions(raw), len(raw), found, Limits(**limits))


def encoded(image: Pillow.Image, format_: str, **options: object) -> bytes:
    raw = io.BytesIO()
    image.save(raw, format_, **options)
    return raw.getvalue()


def quarters(width: int, height: int) -> Pillow.Image:
    image = Pillow.open(io.BytesIO(vector("photo.bmp")))
    return image.resize((width, height))


@pytest.mark.parametrize("name", STILL)
def test_every_format_is_shown_upright(name: str) -> None:
    shown = picture(vector(name))
    opened = shown.opened()
    assert (opened.kind, opened.width, opened.height) == ("image", 160, 120)
    assert opened.animated == name.startswith("moving")
    frame = shown.image(Image(1_000, 1_000, 0, WHOLE))
    assert (frame.width, frame.height, frame.complete) == (160, 120, True)
    assert len(frame.pixels) == 160 * 120 * frame.channels
    assert corners(frame) == "rgbw"


@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_way_to_hold_a_camera_ends_upright(orientation: int) -> None:
    undo = {
        1: None,
        2: Pillow.Transpose.FLIP_LEFT_RIGHT,
        3: Pillow.Transpose.ROTATE_180,
        4: Pillow.Transpose.FLIP_TOP_BOTTOM,
        5: Pillow.Transpose.TRANSPOSE,
        6: Pillow.Transpose.ROTATE_90,
        7: Pillow.Transpose.TRANSVERSE,
        8: Pillow.Transpose.ROTATE_270,
    }[orientation]
    whole = quarters(160, 120)
    stored = whole if undo is None else whole.transpose(undo)
    exif = Pillow.Exif()
    exif[0x0112] = orientation
    for format_ in ("JPEG", "PNG", "TIFF"):
        frame = picture(encoded(stored, format_, exif=exif)).thumbnail(80)
        assert (frame.width, frame.height, corners(frame)) == (80, 60, "rgbw"), format_


@pytest.mark.parametrize("orientation", [0, 9, 60_000])
def test_an_orientation_that_does_not_exist_is_none(orientation: object) -> None:
    exif = Pillow.Exif()
    exif[0x0112] = orientation
    assert corners(picture(encoded(quarters(80, 60), "JPEG", exif=exif)).thumbnail(80)) == "rgbw"


@pytest.mark.parametrize(
    ("rotation", "size", "seen"),
    [
        (0, (80, 60), "rgbw"),
        (90, (60, 80), "wrgb"),
        (180, (80, 60), "bwrg"),
        (270, (60, 80), "gbwr"),
    ],
)
def test_it_is_turned_clockwise(rotation: int, size: tuple[int, int], seen: str) -> None:
    frame = picture(vector("photo-turned.jpg")).image(
        Image(80, 80, rotation, WHOLE)  # type: ignore[arg-type]
    )
    assert ((frame.width, frame.height), corners(frame)) == (size, seen)


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize(("region", "at"), [((0, 0, 0.5, 0.5), 0), ((0.5, 0.5, 1, 1), 2)])
def test_a_region_is_one_of_the_picture_as_it_is_shown(
    rotation: int, region: Region, at: int
) -> None:
    shown = picture(vector("photo.bmp"))
    whole = shown.image(Image(200, 200, rotation, WHOLE))  # type: ignore[arg-type]
    part = shown.image(Image(200, 200, rotation, region))  # type: ignore[arg-type]
    assert corners(part) == corners(whole)[at] * 4
    assert {part.width, part.height} == {80, 60}


@given(
    st.tuples(st.floats(0, 0.9), st.floats(0, 0.9)),
    st.tuples(st.floats(0.01, 1), st.floats(0.01, 1)),
    st.sampled_from([0, 90, 180, 270]),
    st.integers(1, 400),
    st.integers(1, 400),
)
def test_any_region_fits_the_view(
    start: tuple[float, float], size: tuple[float, float], rotation: int, width: int, height: int
) -> None:
    region = (*start, min(1.0, start[0] + size[0]), min(1.0, start[1] + size[1]))
    frame = _SHOWN.image(Image(width, height, rotation, region))  # type: ignore[arg-type]
    assert frame.width <= width
    assert frame.height <= height
    assert len(frame.pixels) == frame.width * frame.height * frame.channels


_SHOWN = picture(vector("photo-turned.jpg"))


def test_a_region_without_an_area_is_refused() -> None:
    with pytest.raises(ValueError, match="area"):
        _SHOWN.image(Image(10, 10, 0, (0.5, 0, 0.5, 1)))


def test_clear_parts_stay_clear() -> None:
    frame = picture(vector("clear.png")).image(Image(160, 120, 0, WHOLE))
    assert frame.channels == 4
    assert frame.pixels[:4] == bytes(4)


@pytest.mark.parametrize(
    ("mode", "format_"),
    [("1", "PNG"), ("L", "PNG"), ("LA", "PNG"), ("P", "GIF"), ("CMYK", "JPEG"), ("I;16", "PNG")],
)
def test_every_mode_comes_out_in_colours_of_the_screen(mode: str, format_: str) -> None:
    light = Pillow.new("L", (40, 30), 230)
    light.paste(20, (0, 0, 20, 30))
    if mode == "I;16":
        raw = encoded(light.convert("I").point(lambda value: value * 257).convert("I;16"), format_)
    else:
        raw = encoded(light.convert("RGB").convert(mode), format_)
    frame = picture(raw).image(Image(40, 30, 0, WHOLE))
    dark, bright = frame.pixels[0], frame.pixels[39 * frame.channels]
    assert dark < 60, mode
    assert bright > 190, mode


@pytest.mark.parametrize("mode", ["I", "F"])
def test_numbers_without_a_scale_get_the_range_that_they_have(mode: str) -> None:
    numbers = Pillow.new(mode, (40, 30), 100_000)
    numbers.paste(-100_000, (0, 0, 20, 30))
    frame = picture(encoded(numbers, "TIFF")).image(Image(40, 30, 0, WHOLE))
    assert (frame.pixels[0], frame.pixels[39 * 3]) == (0, 255)


def test_a_profile_of_colours_is_followed_and_a_damaged_one_ignored() -> None:
    from PIL import ImageCms

    grey = Pillow.new("RGB", (8, 8), (120, 120, 120))
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    own = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for given_ in (profile, own, b"damaged"):
        frame = picture(encoded(grey, "PNG", icc_profile=given_)).thumbnail(8)
        assert abs(frame.pixels[0] - 120) < 3


def test_zooming_in_decodes_finely_once() -> None:
    raw = encoded(quarters(1_600, 1_200), "JPEG")
    shown = picture(raw)
    assert shown.thumbnail(100).width == 100
    part = shown.image(Image(400, 400, 0, (0, 0, 0.25, 0.25)))
    assert (part.width, part.height) == (400, 300)
    again = shown.image(Image(400, 400, 0, (0.75, 0.75, 1, 1)))
    assert corners(again) == "bbbb"


def test_an_animation_moves_and_ends() -> None:
    for name in ("moving.gif", "moving.webp"):
        frames = list(picture(vector(name)).play(Play("frames", 0, 80)))
        assert all(isinstance(frame, Frame) for frame in frames)
        seen = [corners(frame) for frame in frames if isinstance(frame, Frame)]
        assert [one[0] for one in seen] == [seen[0][0], *(one[0] for one in seen[1:])]
        assert len(seen) == 3
        assert seen[0] == "rgbw"
        assert [round(frame.seconds, 1) for frame in frames] == [0, 0.2, 0.4]
        assert {frame.width for frame in frames if isinstance(frame, Frame)} == {80}


def test_an_animation_is_played_from_the_middle() -> None:
    frames = list(picture(vector("moving.gif")).play(Play("frames", 0.3, 80)))
    assert [round(frame.seconds, 1) for frame in frames] == [0.2, 0.4]


def test_an_animation_that_is_too_fast_is_slowed_down() -> None:
    two = [quarters(8, 6), quarters(8, 6).rotate(180)]
    raw = encoded(two[0], "GIF", save_all=True, append_images=two[1:], duration=10)
    frames = list(picture(raw).play(Play("frames", 0, 8)))
    assert frames[1].seconds == pytest.approx(0.1)


def test_an_animation_without_an_end_is_cut() -> None:
    playing = picture(vector("moving.gif"), frames=2).play(Play("frames", 0, 8))
    with pytest.raises(UserError) as refusal:
        list(playing)
    assert (refusal.value.code, refusal.value.params) == ("media.too_many_frames", {"limit": 2})


def test_a_still_picture_neither_moves_nor_sounds() -> None:
    shown = picture(vector("edited.jpg"))
    for asked in (Play("frames", 0, 80), Play("sound", 0, 80)):
        with pytest.raises(UserError) as refusal:
            shown.play(asked)
        assert refusal.value.code == "media.nothing_to_show"


def test_half_a_photograph_is_shown_and_said_to_be_incomplete() -> None:
    raw = encoded(quarters(160, 120), "JPEG", quality=95)
    frame = picture(raw[: len(raw) * 2 // 3]).image(Image(160, 120, 0, WHOLE))
    assert not frame.complete
    assert corners(frame)[:2] == "rg"


def test_more_pixels_than_allowed_are_refused_unless_a_part_of_them_will_do() -> None:
    photograph = encoded(quarters(800, 600), "JPEG")
    assert picture(photograph, pixels=130_000).opened() == Opened(
        kind="image", media_type="image/jpeg", width=800, height=600
    )
    frame = picture(photograph, pixels=130_000).image(Image(800, 600, 0, WHOLE))
    assert (frame.width, frame.height) == (800, 600)
    for raw in (encoded(quarters(800, 600), "PNG"), photograph):
        with pytest.raises(UserError) as refusal:
            picture(raw, pixels=5_000)
        assert refusal.value.code == "media.too_many_pixels"
        assert refusal.value.params == {"width": 800, "height": 600, "limit": 5_000}


def test_a_file_too_large_to_hold_is_refused() -> None:
    with pytest.raises(UserError) as refusal:
        picture(vector("edited.jpg"), picture_file=1_000)
    assert refusal.value.code == "media.too_large"
