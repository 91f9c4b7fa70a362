"""What the parent and the helper say to each other: length-prefixed MessagePack, one request at a
time.

The parent asks (`Open`, `Page`, …) and then serves ranges of the file until the answer comes. It
believes nothing: messages are decoded strictly into these types, their size is limited before they
are read, and a picture must have exactly the bytes that its size says. A helper that a hostile file
has taken over can show a wrong picture of that file, and nothing more.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Final, Literal, TypeVar

import msgspec
from msgspec import Meta, Struct

from fieldreport.media import limits
from fieldreport.media.limits import Limits

Kind = Literal["image", "video", "sound", "document", "text"]
Stream = Literal["frames", "sound"]

# What a fact tells about the person who recorded or wrote the file.
Reveals = Literal[
    "place", "device", "time", "owner", "software", "serial", "history", "thumbnail", "hidden"
]
REVEALS: Final = (
    "place",
    "device",
    "time",
    "owner",
    "software",
    "serial",
    "history",
    "thumbnail",
    "hidden",
)

Side = Annotated[int, Meta(ge=1, le=limits.SIDE)]
Count = Annotated[int, Meta(ge=0, le=2**53)]
Seconds = Annotated[float, Meta(ge=0, le=1e9)]
Share = Annotated[float, Meta(ge=0, le=1)]
Word = Annotated[str, Meta(max_length=100)]
Line = Annotated[str, Meta(max_length=4_000)]

# Left, top, right, bottom, as shares of the picture as it is shown.
Region = tuple[Share, Share, Share, Share]
WHOLE: Final[Region] = (0.0, 0.0, 1.0, 1.0)

SOUND_RATE: Final = 48_000
SOUND_CHANNELS: Final = 2

# The only refusals that the parent passes on, with numbers as their only parameters: no text that a
# file has influenced becomes part of a sentence of ours.
REFUSALS: Final = frozenset(
    {
        "media.damaged",
        "media.empty",
        "media.locked_document",
        "media.no_such_page",
        "media.not_installed",
        "media.nothing_to_show",
        "media.too_large",
        "media.too_many_frames",
        "media.too_many_pages",
        "media.too_many_pixels",
        "media.too_much_memory",
        "media.too_slow",
        "media.unknown_kind",
    }
)


class Misbehaved(Exception):
    """The other side sent something that is no message of this protocol."""


# --- from the parent ------------------------------------------------------------------------------


class Begin(Struct, frozen=True, tag="begin"):
    """The first message: what the helper may use."""

    limits: Limits


class Open(Struct, frozen=True, tag="open"):
    """Look at a file of `size` bytes. Answer: `Opened`."""

    size: Count


class Image(Struct, frozen=True, tag="image"):
    """The picture's `region`, turned clockwise, fitted into `width` × `height`. Answer: `Frame`."""

    width: Side
    height: Side
    rotation: Literal[0, 90, 180, 270]
    region: Region


class Thumbnail(Struct, frozen=True, tag="thumbnail"):
    """A picture of anything, fitted into a square of `size`. Answer: `Frame`."""

    size: Side


class Page(Struct, frozen=True, tag="page"):
    """A page of a document, counted from 0. Answer: `Frame`."""

    number: Count
    width: Side


class FrameAt(Struct, frozen=True, tag="frame_at"):
    """What a video shows after `seconds`. Answer: `Frame`."""

    seconds: Seconds
    width: Side


class Play(Struct, frozen=True, tag="play"):
    """Put one of the two streams at `start`. Answer: `Ready`. `width` is of no use for sound."""

    stream: Stream
    start: Seconds
    width: Side


class Next(Struct, frozen=True, tag="next"):
    """The next piece of a stream. Answer: `Frame`, `Sound` or `Over`."""

    stream: Stream


class Text(Struct, frozen=True, tag="text"):
    """At most `limit` characters from the start. Answer: `Characters`."""

    limit: Count


class Metadata(Struct, frozen=True, tag="metadata"):
    """What the file says about itself. Answer: `Facts`."""


class Range(Struct, frozen=True, tag="range"):
    """The bytes that `Want` asked for; fewer only at the end of the file."""

    content: bytes


Request = Open | Image | Thumbnail | Page | FrameAt | Play | Next | Text | Metadata
FromParent = Request | Begin | Range


# --- from the helper ------------------------------------------------------------------------------


class Hello(Struct, frozen=True, tag="hello"):
    """The helper has given up what it could; `shields` names what is in force."""

    shields: Annotated[tuple[Word, ...], Meta(max_length=20)]


class Want(Struct, frozen=True, tag="want"):
    """Asks the parent for a range of the file."""

    offset: Count
    size: Annotated[int, Meta(ge=1, le=limits.BLOCK)]


class Opened(Struct, frozen=True, tag="opened", kw_only=True):
    """What a file turned out to be, by its content.

    `width` and `height` are pixels as shown (upright), 0 where there is no picture. `seconds` is 0
    when nobody can tell. `as_named` is False when the file's name or declared type says something
    else than its content.
    """

    kind: Kind
    media_type: Word
    width: Count = 0
    height: Count = 0
    seconds: Seconds = 0.0
    rate: Seconds = 0.0
    pages: Count = 0
    sound: bool = False
    animated: bool = False
    encoding: Word = ""
    as_named: bool = True


class Frame(Struct, frozen=True, tag="frame", kw_only=True):
    """A picture: rows from the top, `channels` bytes a pixel (RGB or RGBA), no padding.

    `seconds` and `duration` are where it belongs in a video. `complete` is False when the file is
    damaged and only a part of the picture could be read.
    """

    width: Side
    height: Side
    channels: Literal[3, 4]
    pixels: bytes
    seconds: Seconds = 0.0
    duration: Seconds = 0.0
    complete: bool = True


class Sound(Struct, frozen=True, tag="sound", kw_only=True):
    """A piece of sound: signed 16-bit little-endian, 48,000 a second, left and right in turn."""

    samples: bytes
    seconds: Seconds = 0.0


class Ready(Struct, frozen=True, tag="ready"):
    """The stream is where it should be."""


class Over(Struct, frozen=True, tag="over"):
    """The stream has ended."""


class Characters(Struct, frozen=True, tag="characters"):
    """Text, exactly as it is in the file: whoever shows it, shows it as plain text."""

    text: str


class Fact(Struct, frozen=True):
    """One thing that a file says about itself.

    `group` is where it stands (exif, gps, xmp, iptc, container, stream, pdf, file), `name` the name
    that the standard gives it, `reveals` what it tells about the person who recorded it.
    """

    group: Word
    name: Word
    value: Line
    reveals: Reveals | None = None


class Facts(Struct, frozen=True, tag="facts"):
    """All that a file says about itself."""

    facts: Annotated[tuple[Fact, ...], Meta(max_length=5_000)]


class Refused(Struct, frozen=True, tag="refused"):
    """The file can't be shown, and why."""

    code: Word
    params: Annotated[dict[Word, int], Meta(max_length=8)]


Answer = Opened | Frame | Sound | Ready | Over | Characters | Facts | Refused
FromHelper = Answer | Hello | Want

_encode = msgspec.msgpack.Encoder().encode
_from_parent = msgspec.msgpack.Decoder(FromParent)
_from_helper = msgspec.msgpack.Decoder(FromHelper)

_LENGTH = 4
_T = TypeVar("_T")


def packed(message: FromParent | FromHelper) -> bytes:
    """The message as it travels."""
    body = _encode(message)
    return len(body).to_bytes(_LENGTH, "big") + body


def from_parent(read: Callable[[int], bytes]) -> FromParent | None:
    """The next message of the parent, or None when it has closed the pipe.

    `read(size)` returns fewer bytes only at the end. Raises `Misbehaved`.
    """
    body = _body(read, limits.REQUEST)
    return None if body is None else _decoded(_from_parent, body)


def from_helper(read: Callable[[int], bytes]) -> FromHelper | None:
    """The next message of the helper, or None when it has ended.

    Raises:
        Misbehaved: too long, of no known type, or a picture whose bytes are not what its size says.
    """
    body = _body(read, limits.ANSWER)
    if body is None:
        return None
    message: FromHelper = _decoded(_from_helper, body)
    match message:
        case Frame(width=width, height=height, channels=channels, pixels=pixels):
            if len(pixels) != width * height * channels:
                raise Misbehaved("a picture of another size than it says")
        case Sound(samples=samples):
            if len(samples) % (2 * SOUND_CHANNELS):
                raise Misbehaved("half a sample")
        case Refused(code=code) if code not in REFUSALS:
            raise Misbehaved("an unknown refusal")
        case _:
            pass
    return message


def _body(read: Callable[[int], bytes], limit: int) -> bytes | None:
    """The bytes of one message; a pipe that ends in the middle of one ended all the same."""
    head = read(_LENGTH)
    if len(head) < _LENGTH:
        return None
    length = int.from_bytes(head, "big")
    if length > limit:
        raise Misbehaved(f"a message of {length} bytes")
    body = read(length)
    return body if len(body) == length else None


def _decoded(decoder: msgspec.msgpack.Decoder[_T], body: bytes) -> _T:
    try:
        return decoder.decode(body)
    except (msgspec.DecodeError, ValueError) as error:
        raise Misbehaved(type(error).__name__) from None
