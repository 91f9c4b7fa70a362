"""How much a file may cost before it is refused with a sentence: memory, time, pixels, pages, bytes.

The parent chooses the limits and sends them to the helper with the first message; both hold to
them. Tests use smaller ones to be quick.
"""

from __future__ import annotations

from msgspec import Struct

# What a view asks for at most: a side of an 8K screen is 7,680.
SIDE = 8192
VIEW_PIXELS = 34_000_000

# The largest message that the helper may send: a view in RGBA, and room for its frame.
ANSWER = VIEW_PIXELS * 4 + 65_536
# The largest that the parent sends: one range of the file.
REQUEST = 2 * 1024 * 1024
# How much of the file is asked for at a time: few round trips, and little waste when a decoder
# jumps.
BLOCK = 256 * 1024


class Limits(Struct, frozen=True, kw_only=True):
    """What one file may cost the helper.

    Sizes are in bytes. `seconds` is the helper's own time for one request, without what the parent
    needs to read the file: a slow drive is no fault of the file.
    """

    seconds: float = 20.0
    # Python with a decoder maps about 0.5 GiB; a photograph of `pixels` in full needs as much.
    memory: int = 2 * 1024**3
    # Above the sensors of phones (108 megapixels); a larger JPEG is decoded at a smaller scale.
    pixels: int = 128_000_000
    # 8K.
    video_pixels: int = 7_680 * 4_320
    pages: int = 20_000
    # Of an animated picture.
    frames: int = 10_000
    # Picture formats whose decoders hold the whole file in memory.
    picture_file: int = 256 * 1024**2
    # Read for one request. A file without an end would otherwise only be stopped by the time.
    reading: int = 2 * 1024**3
    characters: int = 5_000_000
    facts: int = 500
    # Characters of one fact.
    fact: int = 1_000
