"""Shows photographs and other still or animated pictures, upright and scaled to the view.

A size is checked before anything is decoded; a photograph that is larger than the limit is decoded
at a half, a quarter or an eighth where its format can. What is left of a damaged picture is shown,
and said to be incomplete.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import suppress
from typing import Final

from PIL import Image as Pillow
from PIL import ImageFile

from fieldreport.errors import UserError
from fieldreport.media import exif
from fieldreport.media.colours import on_screen, scalable
from fieldreport.media.formats import ANIMATED, open_picture, orientation
from fieldreport.media.kinds import Nothing, Positions, nothing
from fieldreport.media.limits import VIEW_PIXELS, Limits
from fieldreport.media.protocol import WHOLE, Fact, Frame, Image, Opened, Play, Region, Sound

Size = tuple[int, int]

# A picture that claims to change faster than this is slowed down, as browsers do.
_SHORTEST: Final = 0.02
_USUAL: Final = 0.1

_UPRIGHT: Final = {
    2: Pillow.Transpose.FLIP_LEFT_RIGHT,
    3: Pillow.Transpose.ROTATE_180,
    4: Pillow.Transpose.FLIP_TOP_BOTTOM,
    5: Pillow.Transpose.TRANSPOSE,
    6: Pillow.Transpose.ROTATE_270,
    7: Pillow.Transpose.TRANSVERSE,
    8: Pillow.Transpose.ROTATE_90,
}
_LYING: Final = {5, 6, 7, 8}
# Pillow turns against the clock.
_TURNED: Final = {
    90: Pillow.Transpose.ROTATE_270,
    180: Pillow.Transpose.ROTATE_180,
    270: Pillow.Transpose.ROTATE_90,
}


class Picture(Nothing):
    """A still or animated picture of `size` bytes.

    Raises:
        UserError: `media.too_large`, `media.too_many_pixels`. Whatever else is raised means that
            the picture is damaged.
    """

    def __init__(self, positions: Positions, size: int, media_type: str, limits: Limits) -> None:
        if size > limits.picture_file:
            raise UserError("media.too_large", size=size, limit=limits.picture_file)
        # Pillow refuses beyond twice this number, for formats that take memory while they open.
        Pillow.MAX_IMAGE_PIXELS = limits.pixels
        self._positions, self._type, self._limits = positions, media_type, limits
        image = self._from_the_start()
        self._lying = orientation(image) in _LYING
        self._size = self._as_shown(image.size)
        self._animated = False
        if media_type in ANIMATED:
            with suppress(Exception):  # damaged after the first frame, which can still be shown
                self._animated = bool(getattr(image, "is_animated", False))
        _reduce(image, image.size, limits.pixels)
        self._base: Pillow.Image | None = None
        self._complete = True
        self._finest = False

    def opened(self) -> Opened:
        """Its size, upright."""
        width, height = self._size
        return Opened(
            kind="image",
            media_type=self._type,
            width=width,
            height=height,
            animated=self._animated,
        )

    def image(self, asked: Image) -> Frame:
        """`asked.region` of the picture, turned, fitted into the size asked for, never enlarged."""
        region = _before_turn(asked.region, asked.rotation)
        across = asked.rotation in {90, 270}
        room = (asked.height, asked.width) if across else (asked.width, asked.height)
        size = self._fitted(region, room)
        base = self._at_least(region, size)
        left, top, right, bottom = region
        box = (left * base.width, top * base.height, right * base.width, bottom * base.height)
        # In two steps when much is left out, which is faster and looks the same.
        shown = base.resize(size, Pillow.Resampling.LANCZOS, box, reducing_gap=2.0)
        shown.info = base.info
        shown = on_screen(shown)
        if asked.rotation:
            shown = shown.transpose(_TURNED[asked.rotation])
        return frame_of(shown, complete=self._complete)

    def thumbnail(self, size: int) -> Frame:
        """The whole picture, small."""
        return self.image(Image(size, size, 0, WHOLE))

    def play(self, asked: Play) -> Iterator[Frame | Sound]:
        """The frames of an animation, once through."""
        if asked.stream == "sound" or not self._animated:
            nothing(asked)
        return self._moving(asked.start, asked.width)

    def facts(self) -> list[Fact]:
        """EXIF and its like."""
        return exif.of_picture(self._from_the_start())

    def _moving(self, start: float, width: int) -> Iterator[Frame]:
        image = self._from_the_start()
        height = self._size[1]
        at = 0.0
        for number in range(self._limits.frames):
            try:
                image.seek(number)
            except EOFError:
                return
            image.load()
            duration = float(image.info.get("duration") or 0) / 1_000
            duration = duration if duration >= _SHORTEST else _USUAL
            if at + duration > start:
                shown = scalable(image).copy()
                shown.thumbnail((width, min(height, VIEW_PIXELS // width)))
                yield frame_of(on_screen(shown), seconds=at, duration=duration)
            at += duration
        raise UserError("media.too_many_frames", limit=self._limits.frames)

    def _fitted(self, region: Region, room: Size) -> Size:
        """The size in which `region` fits into `room`, at most its own."""
        left, top, right, bottom = region
        if right <= left or bottom <= top:
            raise ValueError("a region without an area")
        width, height = (right - left) * self._size[0], (bottom - top) * self._size[1]
        most = math.sqrt(VIEW_PIXELS / (width * height))
        scale = min(1.0, room[0] / width, room[1] / height, most)
        return max(1, math.floor(width * scale)), max(1, math.floor(height * scale))

    def _at_least(self, region: Region, size: Size) -> Pillow.Image:
        """The picture, upright, decoded finely enough to show `region` in `size`. It is kept."""
        left, top, right, bottom = region
        needed = (math.ceil(size[0] / (right - left)), math.ceil(size[1] / (bottom - top)))
        if self._base is None or (self._base.width < needed[0] and not self._finest):
            finer = self._base is not None
            self._base = None  # its memory is needed
            # Whoever looks closer will go on to: then it is decoded as finely as it can be.
            base = self._decoded(self._size if finer else needed)
            self._finest = finer or base.width >= self._size[0]
            self._base = base
        return self._base

    def _decoded(self, needed: Size) -> Pillow.Image:
        """The picture, upright, in at least the size `needed` if the limit allows."""
        try:
            base = self._read(needed)
            self._complete = True
        except (OSError, SyntaxError, ValueError, EOFError):
            # Once more, content with what there is.
            ImageFile.LOAD_TRUNCATED_IMAGES = True
            try:
                base = self._read(needed)
            finally:
                ImageFile.LOAD_TRUNCATED_IMAGES = False
            self._complete = False
        return base

    def _read(self, needed: Size) -> Pillow.Image:
        image = self._from_the_start()
        held = orientation(image)
        _reduce(image, self._as_shown(needed), self._limits.pixels)
        base = scalable(image)
        if held != 1:
            kept = base.info
            base = base.transpose(_UPRIGHT[held])
            base.info = kept
        return base

    def _from_the_start(self) -> ImageFile.ImageFile:
        return open_picture(self._positions(), self._type, self._limits.pixels)

    def _as_shown(self, size: Size) -> Size:
        return (size[1], size[0]) if self._lying else size


def frame_of(
    image: Pillow.Image, *, seconds: float = 0.0, duration: float = 0.0, complete: bool = True
) -> Frame:
    """The pixels of an image in RGB or RGBA."""
    return Frame(
        width=image.width,
        height=image.height,
        channels=4 if image.mode == "RGBA" else 3,
        pixels=image.tobytes(),
        seconds=seconds,
        duration=duration,
        complete=complete,
    )


def _before_turn(region: Region, rotation: int) -> Region:
    """The region of the upright picture that lies in `region` after it is turned clockwise."""
    left, top, right, bottom = region
    return {
        0: region,
        90: (top, 1 - right, bottom, 1 - left),
        180: (1 - right, 1 - bottom, 1 - left, 1 - top),
        270: (1 - bottom, left, 1 - top, right),
    }[rotation]


def _reduce(image: ImageFile.ImageFile, needed: Size, limit: int) -> None:
    """Let a JPEG be decoded at a half, a quarter or an eighth, if `needed` is smaller by as much or
    it would be more than `limit` pixels. Other formats know nothing of the kind.

    Raises:
        UserError: `media.too_many_pixels`.
    """
    width, height = image.size
    if image.format == "JPEG":
        divisor = next((n for n in (1, 2, 4, 8) if width * height <= limit * n * n), 8)
        image.draft(None, (min(needed[0], width // divisor), min(needed[1], height // divisor)))
    if image.width * image.height > limit:
        raise UserError("media.too_many_pixels", width=width, height=height, limit=limit)
