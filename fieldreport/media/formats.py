"""The one Pillow reader for each picture format that is shown.

`PIL.Image.open` would let every reader that Pillow has try the file, among them some that start
other programs. Here a reader is imported when a file of its format is opened, and no other exists.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable
from contextlib import suppress
from typing import IO, Final

from PIL import ImageFile

from fieldreport.errors import UserError

# EXIF, tag 0x0112, to what sets the picture upright: see `images`.
ORIENTATION: Final = 0x0112
ANIMATED: Final = frozenset({"image/gif", "image/png", "image/webp", "image/avif"})


def open_picture(stream: IO[bytes], media_type: str, limit: int) -> ImageFile.ImageFile:
    """Read the head of a picture.

    Raises:
        UserError: `media.too_many_pixels`, if more than `limit` would be allocated already here.
        Exception: whatever the reader raises for a damaged picture.
    """
    if media_type == "image/webp":
        # This reader makes room for the whole picture when it is made.
        width, height = canvas(stream.read(30))
        if width * height > limit:
            raise UserError("media.too_many_pixels", width=width, height=height, limit=limit)
        stream.seek(0)
    with warnings.catch_warnings():
        # Of what is odd but readable; nobody would see it.
        warnings.simplefilter("ignore")
        return _READERS[media_type](stream)


def orientation(image: ImageFile.ImageFile) -> int:
    """How the camera was held, 1 to 8 as in EXIF; 1 if the picture doesn't say, or is set upright
    by its reader.
    """
    if image.format == "TIFF":
        return 1
    with suppress(Exception):  # damaged EXIF is no reason not to show the picture
        found = int(image.getexif().get(ORIENTATION, 1))
        return found if 1 <= found <= 8 else 1
    return 1


def canvas(head: bytes) -> tuple[int, int]:
    """Width and height of the WebP that begins with `head` (RFC 9649); 0 if it doesn't say."""
    chunk, number = head[12:16], int.from_bytes
    if chunk == b"VP8X":
        return number(head[24:27], "little") + 1, number(head[27:30], "little") + 1
    if chunk == b"VP8L":
        sides = number(head[21:25], "little")
        return (sides & 0x3FFF) + 1, (sides >> 14 & 0x3FFF) + 1
    return number(head[26:28], "little") & 0x3FFF, number(head[28:30], "little") & 0x3FFF


def _jpeg(stream: IO[bytes]) -> ImageFile.ImageFile:
    from PIL import JpegImagePlugin

    return JpegImagePlugin.JpegImageFile(stream)


def _png(stream: IO[bytes]) -> ImageFile.ImageFile:
    from PIL import PngImagePlugin

    return PngImagePlugin.PngImageFile(stream)


def _gif(stream: IO[bytes]) -> ImageFile.ImageFile:
    from PIL import GifImagePlugin

    return GifImagePlugin.GifImageFile(stream)


def _webp(stream: IO[bytes]) -> ImageFile.ImageFile:
    from PIL import WebPImagePlugin

    return WebPImagePlugin.WebPImageFile(stream)


def _avif(stream: IO[bytes]) -> ImageFile.ImageFile:
    from PIL import AvifImagePlugin

    return AvifImagePlugin.AvifImageFile(stream)


def _bmp(stream: IO[bytes]) -> ImageFile.ImageFile:
    from PIL import BmpImagePlugin

    return BmpImagePlugin.BmpImageFile(stream)


def _tiff(stream: IO[bytes]) -> ImageFile.ImageFile:
    from PIL import TiffImagePlugin

    return TiffImagePlugin.TiffImageFile(stream)


def _heic(stream: IO[bytes]) -> ImageFile.ImageFile:
    from pi_heif import as_plugin, options

    options.DECODE_THREADS = 2
    image: ImageFile.ImageFile = as_plugin.HeifImageFile(stream)
    return image


_READERS: Final[dict[str, Callable[[IO[bytes]], ImageFile.ImageFile]]] = {
    "image/jpeg": _jpeg,
    "image/png": _png,
    "image/gif": _gif,
    "image/webp": _webp,
    "image/avif": _avif,
    "image/bmp": _bmp,
    "image/tiff": _tiff,
    "image/heic": _heic,
}
