"""Shows video and plays sound: any moment as a picture, and both streams from any moment on.

The container's format was found by its first bytes, and libav gets no say in it; nor can a file
name another file or an address to be opened. Pictures and sound are read through separate positions
in the file, so that neither waits for the other. A damaged stretch is skipped.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import suppress
from fractions import Fraction
from typing import Final

import av
import av.container
import av.error
import av.logging
from av.audio.resampler import AudioResampler
from av.audio.stream import AudioStream
from av.stream import Disposition
from av.video.frame import VideoFrame
from av.video.stream import VideoStream
from PIL import Image as Pillow

from fieldreport.errors import UserError
from fieldreport.media import metadata
from fieldreport.media.images import frame_of
from fieldreport.media.kinds import Nothing, Positions, nothing
from fieldreport.media.limits import SIDE, VIEW_PIXELS, Limits
from fieldreport.media.protocol import (
    SOUND_CHANNELS,
    SOUND_RATE,
    Fact,
    Frame,
    Opened,
    Play,
    Sound,
)

_DEMUXERS: Final = {
    "video/mp4": "mov",
    "video/webm": "matroska",
    "video/x-msvideo": "avi",
    "video/mpeg": "mpeg",
    "video/mp2t": "mpegts",
    "video/x-ms-asf": "asf",
    "audio/mpeg": "mp3",
    "audio/aac": "aac",
    "audio/ogg": "ogg",
    "audio/wav": "wav",
    "audio/flac": "flac",
    "audio/amr": "amr",
    "audio/aiff": "aiff",
    "audio/x-caf": "caf",
}
# No protocol is allowed, so nothing that a file names can be opened.
_OPTIONS: Final = {"protocol_whitelist": "none", "enable_drefs": "0"}
_BUFFER: Final = 65_536
# A quarter of a second: few messages, and soon enough when somebody presses stop.
_BLOCK: Final = SOUND_RATE // 4 * SOUND_CHANNELS * 2
_LONGEST: Final = 1e6
_THREADS: Final = 2
_TURNED: Final = {
    90: Pillow.Transpose.ROTATE_90,
    180: Pillow.Transpose.ROTATE_180,
    270: Pillow.Transpose.ROTATE_270,
}


class Recording(Nothing):
    """A video or sound recording.

    Raises:
        UserError: `media.too_many_pixels`, `media.unknown_kind`. Whatever else is raised means that
            it is damaged.
    """

    def __init__(self, positions: Positions, size: int, media_type: str, limits: Limits) -> None:
        av.logging.set_level(None)
        self._positions, self._type, self._limits, self._bytes = positions, media_type, limits, size
        self._container = self._open()
        self._origin = _origin(self._container)
        self._pictures = _moving_pictures(self._container)
        self._sound = next(iter(self._container.streams.audio), None)
        if self._pictures is None and self._sound is None:
            raise UserError("media.unknown_kind")
        # The first picture tells how the camera was held; a damaged one must not keep the rest from
        # being looked at.
        self._upright = (0, 0)
        if self._pictures is not None:
            self._check(self._pictures.codec_context.width, self._pictures.codec_context.height)
            with suppress(av.error.FFmpegError):
                first = next(self._frames(self._container, self._pictures, 0.0), None)
                if first is not None:
                    self._upright = _upright_size(first, self._pictures)

    def opened(self) -> Opened:
        """Its size, length and streams."""
        width, height = self._upright
        rate = self._pictures.average_rate if self._pictures is not None else None
        return Opened(
            kind="sound" if self._pictures is None else "video",
            media_type=self._named_type(),
            width=width,
            height=height,
            seconds=self._seconds(),
            rate=min(float(rate), 1_000.0) if rate and rate > 0 else 0.0,
            sound=self._sound is not None,
        )

    def thumbnail(self, size: int) -> Frame:
        """A picture from soon after the start, which is often black; of sound, its cover."""
        if self._pictures is None:
            covers = self._container.streams.video
            return self._still(covers[0], 0.0, size, size) if covers else nothing(size)
        return self._still(self._pictures, min(1.0, self._seconds() / 10), size, size)

    def frame_at(self, seconds: float, width: int) -> Frame:
        """What is seen after `seconds`; the last picture, if there is nothing so late."""
        if self._pictures is None:
            return nothing(seconds, width)
        return self._still(self._pictures, seconds, width, SIDE)

    def play(self, asked: Play) -> Iterator[Frame | Sound]:
        """One of the streams, from `asked.start` on."""
        stream = self._pictures if asked.stream == "frames" else self._sound
        if stream is None:
            return nothing(asked)
        # A container of its own, so that two streams don't move each other's position.
        container = self._open()
        own = _of_frames(container.streams[stream.index])
        if isinstance(own, VideoStream):
            return self._shown(container, own, asked.start, asked.width)
        return self._sounding(container, own, asked.start)

    def facts(self) -> list[Fact]:
        """The tags of the container and of each stream."""
        container = self._container
        found = metadata.of_tags("container", container.metadata)
        for stream in container.streams:
            group = f"stream {stream.index}"
            codec = getattr(getattr(stream, "codec_context", None), "name", "")
            found.append(metadata.fact(group, stream.type, codec))
            found += metadata.of_tags(group, stream.metadata)
            if stream.disposition & Disposition.attached_pic:
                found.append(metadata.fact(group, "attached_pic", "", "thumbnail"))
        return found

    def _open(self) -> av.container.InputContainer:
        container = av.open(
            self._positions(),
            mode="r",
            format=_DEMUXERS[self._type],
            container_options=dict(_OPTIONS),
            metadata_errors="replace",
            buffer_size=_BUFFER,
        )
        for stream in container.streams.video:
            stream.thread_type = "AUTO"
            stream.codec_context.thread_count = _THREADS
        return container

    def _named_type(self) -> str:
        """A container for video that holds sound alone is called a sound."""
        if self._pictures is None:
            return self._type.replace("video/", "audio/")
        return self._type.replace("audio/ogg", "video/ogg")

    def _seconds(self) -> float:
        length = (self._container.duration or 0) / av.time_base
        return length if 0 < length < _LONGEST else 0.0

    def _still(self, stream: VideoStream, seconds: float, width: int, height: int) -> Frame:
        shown: VideoFrame | None = None
        for frame in self._frames(self._container, stream, seconds):
            # The last that begins no later; a hair of tolerance for rounded times.
            if shown is not None and _time(frame, self._origin) > seconds + 1e-6:
                break
            shown = frame
        if shown is None:
            raise UserError("media.damaged")
        return self._picture(shown, stream, width, height)

    def _shown(
        self, container: av.container.InputContainer, stream: VideoStream, start: float, width: int
    ) -> Iterator[Frame]:
        for frame in self._frames(container, stream, start):
            if _time(frame, self._origin) + _duration(frame, stream) > start:
                yield self._picture(frame, stream, width, SIDE)

    def _sounding(
        self, container: av.container.InputContainer, stream: AudioStream, start: float
    ) -> Iterator[Sound]:
        """Sound in one form, whatever it was, in pieces of a quarter of a second."""
        resampler = _resampler()
        gathered, at = bytearray(), -1.0
        for frame in self._decoded(container, stream, start):
            if not isinstance(frame, av.AudioFrame):
                continue
            begins = _time(frame, self._origin)
            if begins + frame.samples / max(1, frame.sample_rate) <= start:
                continue
            at = begins if at < 0 else at
            try:
                pieces = resampler.resample(frame)
            except ValueError:  # a stream may change its form on the way
                resampler = _resampler()
                pieces = resampler.resample(frame)
            for piece in pieces:
                gathered += bytes(piece.planes[0])[: piece.samples * SOUND_CHANNELS * 2]
            while len(gathered) >= _BLOCK:
                yield Sound(samples=bytes(gathered[:_BLOCK]), seconds=at)
                del gathered[:_BLOCK]
                at += _BLOCK / (SOUND_RATE * SOUND_CHANNELS * 2)
        if gathered:
            yield Sound(samples=bytes(gathered), seconds=at)

    def _frames(
        self, container: av.container.InputContainer, stream: VideoStream, start: float
    ) -> Iterator[VideoFrame]:
        """Pictures from the last one before `start` on that stands alone."""
        for frame in self._decoded(container, stream, start):
            if isinstance(frame, VideoFrame):
                self._check(frame.width, frame.height)
                yield frame

    def _decoded(
        self,
        container: av.container.InputContainer,
        stream: VideoStream | AudioStream,
        start: float,
    ) -> Iterator[object]:
        """The frames of a stream; packets that can't be decoded are left out."""
        base = stream.time_base or Fraction(1, av.time_base)
        try:
            container.seek(int((start + _origin(container)) / base), stream=stream)
        except av.error.FFmpegError:
            # Not every file can be searched: then it is played through from the start.
            container = self._open()
            stream = _of_frames(container.streams[stream.index])
        packets = container.demux(stream)
        while True:
            try:
                packet = next(packets)
            except (StopIteration, av.error.FFmpegError):
                return
            with suppress(av.error.InvalidDataError):
                yield from packet.decode()

    def _check(self, width: int, height: int) -> None:
        limit = self._limits.video_pixels
        if width * height > limit:
            raise UserError("media.too_many_pixels", width=width, height=height, limit=limit)

    def _picture(self, frame: VideoFrame, stream: VideoStream, width: int, height: int) -> Frame:
        turned = round(frame.rotation / 90) * 90 % 360
        across, down = _upright_size(frame, stream)
        scale = min(1.0, width / across, height / down, math.sqrt(VIEW_PIXELS / (across * down)))
        size = (max(1, math.floor(across * scale)), max(1, math.floor(down * scale)))
        if turned in {90, 270}:
            size = (size[1], size[0])
        image: Pillow.Image = frame.to_image(  # type: ignore[no-untyped-call]
            width=size[0], height=size[1]
        )
        if turned:
            image = image.transpose(_TURNED[turned])
        return frame_of(
            image, seconds=_time(frame, self._origin), duration=_duration(frame, stream)
        )


def _moving_pictures(container: av.container.InputContainer) -> VideoStream | None:
    """The first stream of pictures that is no cover of a sound file."""
    covers = Disposition.attached_pic | Disposition.timed_thumbnails
    moving = (one for one in container.streams.video if not one.disposition & covers)
    return next(moving, None)


def _of_frames(stream: object) -> VideoStream | AudioStream:
    if not isinstance(stream, VideoStream | AudioStream):
        raise TypeError("neither pictures nor sound")
    return stream


def _origin(container: av.container.InputContainer) -> float:
    """When the recording begins on its own clock, which needn't be at 0."""
    return float((container.start_time or 0) / av.time_base)


def _time(frame: VideoFrame | av.AudioFrame, origin: float) -> float:
    """Seconds from the start of the recording; 0 for a frame without a time that can be used."""
    found = None if frame.pts is None else frame.time
    return found - origin if found is not None and 0 <= found - origin < _LONGEST else 0.0


def _duration(frame: VideoFrame, stream: VideoStream) -> float:
    rate = stream.average_rate
    if frame.duration and frame.time_base:
        return min(float(frame.duration * frame.time_base), 60.0)
    return float(1 / rate) if rate and rate > Fraction(1, 60) else 0.04


def _upright_size(frame: VideoFrame, stream: VideoStream) -> tuple[int, int]:
    """Width and height in square pixels, as the camera was held."""
    width, height = frame.width, frame.height
    shape = stream.codec_context.sample_aspect_ratio
    if shape and Fraction(1, 8) < shape < 8:
        width = max(1, round(width * shape))
    return (height, width) if round(frame.rotation / 90) % 2 else (width, height)


def _resampler() -> AudioResampler:
    return AudioResampler(format="s16", layout="stereo", rate=SOUND_RATE)
