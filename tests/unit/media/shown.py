"""What the tests of media share: the vectors, and looking at the colours of what is shown."""

from __future__ import annotations

import io
from pathlib import Path
from typing import BinaryIO

from fieldreport.media.kinds import Positions
from fieldreport.media.protocol import Frame

VECTORS = Path(__file__).parents[2] / "vectors" / "media"


def vector(name: str) -> bytes:
    return (VECTORS / name).read_bytes()


def vectors() -> list[str]:
    return sorted(path.name for path in VECTORS.iterdir() if path.suffix not in {".md", ".py"})


def positions(raw: bytes) -> Positions:
    """Independent positions in `raw`, as the helper gives its decoders."""

    def position() -> BinaryIO:
        return io.BytesIO(raw)

    return position


def corners(frame: Frame) -> str:
    """The colours a quarter away from each corner, clockwise from the upper left: `rgbw`."""
    found = ""
    for across, down in ((1, 1), (3, 1), (3, 3), (1, 3)):
        x, y = frame.width * across // 4, frame.height * down // 4
        at = (y * frame.width + x) * frame.channels
        red, green, blue = frame.pixels[at : at + 3]
        light = (int(red > 128), int(green > 128), int(blue > 128))
        names = {(1, 0, 0): "r", (0, 1, 0): "g", (0, 0, 1): "b", (1, 1, 1): "w", (0, 0, 0): "k"}
        found += names.get(light, "?")
    return found
