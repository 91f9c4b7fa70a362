"""Brings pictures of any mode into what a screen shows: RGB or RGBA, eight bits, in sRGB."""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import suppress

from PIL import Image, ImageCms

_Values = Image.ImagePointTransform


def scalable(image: Image.Image) -> Image.Image:
    """The decoded picture in a mode that can be scaled without loss: RGB, RGBA, L or CMYK.

    What is indexed or black and white can't be scaled as it is; what has more than eight bits comes
    down to them, and numbers without a scale get the range that they have.
    """
    image.load()
    if image.mode.startswith("I;16"):
        converted = image.convert("I").point(_linear(1 / 256, 0)).convert("L")
    elif image.mode in {"I", "F"}:
        converted = _stretched(image)
    elif image.has_transparency_data:
        converted = image.convert("RGBA")
    elif image.mode in {"RGB", "L", "CMYK"}:
        return image
    else:
        converted = image.convert("RGB")
    converted.info = image.info
    return converted


def on_screen(image: Image.Image) -> Image.Image:
    """In RGB or RGBA; in the colours of the screen if the picture describes its own."""
    if image.mode == "RGBA":
        return image
    profile = image.info.get("icc_profile")
    if profile:
        with suppress(Exception):  # a damaged profile is no reason not to show the picture
            own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            converted = ImageCms.profileToProfile(
                image, own, ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
            if converted is not None:
                return converted
    return image.convert("RGB")


def _stretched(image: Image.Image) -> Image.Image:
    darkest, brightest = image.getextrema()
    if isinstance(darkest, tuple) or isinstance(brightest, tuple):
        return image.convert("RGB")
    scale = 255 / ((brightest - darkest) or 1)
    return image.point(_linear(scale, -darkest * scale)).convert("L")


def _linear(scale: float, offset: float) -> Callable[[_Values], _Values]:
    return lambda values: values * scale + offset
