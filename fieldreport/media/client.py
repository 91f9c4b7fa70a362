"""What the rest of the program uses to look at evidence: a `Viewer`, which shows one file at a
time.

A file that crashes, hangs or fills the helper becomes a sentence, and the viewer goes on: with the
same file, if something else of it is asked for, or with the next.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from typing import BinaryIO, Literal, NoReturn, TypeVar

from msgspec import structs

from fieldreport.errors import Cancelled, UserError
from fieldreport.media import protocol
from fieldreport.media.command import command
from fieldreport.media.limits import SIDE, VIEW_PIXELS, Limits
from fieldreport.media.process import Lost, Process
from fieldreport.media.protocol import (
    WHOLE,
    Answer,
    Characters,
    Fact,
    Facts,
    Frame,
    Next,
    Open,
    Opened,
    Over,
    Play,
    Ready,
    Refused,
    Region,
    Request,
    Sound,
    Stream,
)
from fieldreport.media.ranges import Ranges
from fieldreport.media.relay import Relay
from fieldreport.media.sniff import agrees

_T = TypeVar("_T", bound=Answer)


class Viewer:
    """Shows one file at a time. All calls are synchronous and may come from any thread; one waits
    for another, only `cancel` and `close` never wait.

    Every call raises `UserError("media.…")` for a file that can't be shown, `Cancelled` after
    `cancel` or `close`, and whatever the source raises when it is read.
    """

    def __init__(self, *, limits: Limits | None = None, started_by: Sequence[str] = ()) -> None:
        self._limits = limits or Limits()
        self._relay = Relay(self._limits, list(started_by) or command())
        # Held during a call, and to change what the next two lines say.
        self._turn = threading.RLock()
        self._file: Ranges | None = None
        self._streams: dict[Stream, object] = {}

    def __enter__(self) -> Viewer:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def open(self, source: BinaryIO, name: str = "", media_type: str | None = None) -> Opened:
        """Look at `source`, which stays the caller's and must stay open while it is looked at.

        What it is, is seen from its content; `name` and `media_type` are only compared with it.
        """
        with self._turn:
            self._relay.drop()
            self._streams.clear()
            self._file = None
            file = Ranges(source)
            opened = self._exchange(self._relay.next(), file, Open(file.size), Opened)
            self._file = file
        agreed = agrees(opened.media_type, name, media_type)
        return structs.replace(opened, as_named=agreed)

    def image(
        self,
        width: int,
        height: int,
        rotation: Literal[0, 90, 180, 270] = 0,
        region: Region = WHOLE,
    ) -> Frame:
        """`region` of a still picture (as shares of it as it is shown), fitted into the size.

        It is turned clockwise by `rotation` beyond being upright, and never enlarged.
        """
        left, top, right, bottom = region
        if not (0 <= left < right <= 1 and 0 <= top < bottom <= 1):
            raise ValueError("a region lies within the picture and has an area")
        width, height = _side(width), _side(height)
        return self._frame(protocol.Image(width, height, rotation, region), width, height)

    def thumbnail(self, size: int) -> Frame:
        """A picture of any file that has one, fitted into a square of `size`."""
        size = _side(size)
        return self._frame(protocol.Thumbnail(size), size, size)

    def page(self, number: int, width: int) -> Frame:
        """The page `number` of a document, from 0, `width` pixels wide."""
        width = _side(width)
        return self._frame(protocol.Page(number, width), width, SIDE)

    def frame_at(self, seconds: float, width: int) -> Frame:
        """What a video shows after `seconds`, at most `width` pixels wide."""
        width = _side(width)
        return self._frame(protocol.FrameAt(max(0.0, seconds), width), width, SIDE)

    def frames(self, start: float = 0.0, width: int = 1280) -> Iterator[Frame]:
        """The pictures of a video or animation from `start` on. Asking anew, or opening another
        file, ends the earlier iterator.
        """
        play = Play("frames", max(0.0, start), _side(width))
        for piece in self._pieces(play, Frame):
            self._fits(piece, play.width, SIDE)
            yield piece

    def sound(self, start: float = 0.0) -> Iterator[Sound]:
        """The sound of a video or recording from `start` on, in pieces of a quarter of a second.

        It ends as `frames` does, and goes on beside it.
        """
        yield from self._pieces(Play("sound", max(0.0, start), 1), Sound)

    def text(self, limit: int) -> str:
        """At most `limit` characters of a text, or of the text of a document."""
        return self._answer(protocol.Text(max(0, limit)), Characters).text[: max(0, limit)]

    def metadata(self) -> list[Fact]:
        """What the file says about itself, and what that tells about who recorded it."""
        return list(self._answer(protocol.Metadata(), Facts).facts)

    def shields(self) -> tuple[str, ...]:
        """What the helper of the open file has given up, by name."""
        current = self._relay.current
        return current.shields if current is not None else ()

    def cancel(self) -> None:
        """Break off the call that is being carried out, if there is one; it raises `Cancelled`."""
        self._relay.cancel()

    def close(self) -> None:
        """End the helpers at once, and for good. A call that is being carried out raises
        `Cancelled`.
        """
        self._relay.close()

    def _frame(self, request: Request, width: int, height: int) -> Frame:
        frame = self._answer(request, Frame)
        self._fits(frame, width, height)
        return frame

    def _fits(self, frame: Frame, width: int, height: int) -> None:
        """No window is given more than it asked for."""
        if frame.width > width or frame.height > height or frame.width * frame.height > VIEW_PIXELS:
            self._distrust()

    def _pieces(self, play: Play, expected: type[_T]) -> Iterator[_T]:
        token = object()
        with self._turn:
            self._answer(play, Ready)
            self._streams[play.stream] = token
        while True:
            with self._turn:
                file, process = self._file, self._relay.current
                replaced = self._streams.get(play.stream) is not token
                if replaced or file is None or process is None:
                    return
                answer = self._asked(process, file, Next(play.stream))
            if isinstance(answer, Over):
                return
            if not isinstance(answer, expected):
                self._distrust()
            yield answer

    def _answer(self, request: Request, expected: type[_T]) -> _T:
        """The answer about the open file, which is opened anew if its helper was lost."""
        with self._turn:
            self._relay.check()
            file, process = self._file, self._relay.current
            if file is None:
                raise UserError("media.nothing_to_show")
            if process is None:
                self._streams.clear()
                process = self._relay.next()
                self._exchange(process, file, Open(file.size), Opened)
            return self._exchange(process, file, request, expected)

    def _exchange(self, process: Process, file: Ranges, request: Request, expected: type[_T]) -> _T:
        answer = self._asked(process, file, request)
        if not isinstance(answer, expected):
            self._distrust()
        return answer

    def _asked(self, process: Process, file: Ranges, request: Request) -> Answer:
        try:
            with self._relay.working(process):
                answer = process.ask(request, file.read)
        except Lost as lost:
            self._relay.drop()
            raise _as_sentence(lost) from None
        except BaseException:
            # The source raised: the helper still waits for an answer that won't come.
            self._relay.drop()
            raise
        if isinstance(answer, Refused):
            raise UserError(answer.code, **answer.params)
        return answer

    def _distrust(self) -> NoReturn:
        """The helper answered what it can't have been asked: something has taken it over."""
        self._relay.drop()
        raise UserError("media.crashed")


def _as_sentence(lost: Lost) -> Exception:
    if lost.reason == "cancelled":
        return Cancelled()
    if lost.reason == "too_slow":
        return UserError("media.too_slow")
    return UserError("media.crashed")


def _side(pixels: int) -> int:
    return min(max(1, pixels), SIDE)
