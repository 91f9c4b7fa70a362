"""The helper process: opens one file that it gets through a pipe, and answers what is asked about
it.

It is started for one file and ended after it, so that a file that breaks it, or takes it over, can
neither see nor falsify the next. It knows no path and no key, gives up every right that it can
before the first byte arrives, and has nothing but two pipes.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from typing import BinaryIO, Protocol, cast

from fieldreport.errors import UserError
from fieldreport.media import protocol, shields
from fieldreport.media.kinds import Exhibit, Positions
from fieldreport.media.limits import Limits
from fieldreport.media.metadata import within
from fieldreport.media.protocol import (
    Answer,
    Begin,
    Characters,
    Facts,
    Frame,
    FromHelper,
    FromParent,
    Hello,
    Next,
    Open,
    Over,
    Play,
    Range,
    Ready,
    Refused,
    Request,
    Sound,
    Stream,
    Want,
)
from fieldreport.media.remote import Blocks, RemoteFile
from fieldreport.media.sniff import SAMPLE, kind_of, media_type


class Opener(Protocol):
    """Makes something to look at of a file of a known type."""

    def __call__(
        self, positions: Positions, size: int, media_type: str, limits: Limits, /
    ) -> Exhibit:
        """Open it; raises for a damaged one."""


class ParentGone(Exception):
    """The parent has closed the pipe: there is nothing left to do."""


class Service:
    """Answers the parent's requests, one after another, about one file.

    `read` and `write` move bytes of the pipes; `openers` has one for each kind.
    """

    def __init__(
        self,
        read: Callable[[int], bytes],
        write: Callable[[bytes], object],
        openers: Mapping[str, Opener],
    ) -> None:
        self._read, self._write, self._openers = read, write, openers
        self._limits = Limits()
        self._blocks = Blocks(0, self._fetch, 0)
        self._exhibit: Exhibit | None = None
        self._playing: dict[Stream, Iterator[Frame | Sound]] = {}

    def run(self, drop: Callable[[Limits], tuple[str, ...]]) -> None:
        """Serve until the parent goes away. `drop` gives up rights and says which."""
        try:
            begin = self._receive()
            if not isinstance(begin, Begin):
                return
            self._limits = begin.limits
            self._send(Hello(drop(begin.limits)))
            while True:
                request = self._receive()
                if isinstance(request, Begin | Range):
                    return
                self._send(self._answered(request))
        except ParentGone:
            return

    def _answered(self, request: Request) -> Answer:
        """The answer; whatever a decoder raises means that the file can't be shown."""
        shields.allow_seconds(self._limits.seconds)
        self._blocks.allow = self._limits.reading
        try:
            return self._answer(request)
        except UserError as error:
            numbers = {name: value for name, value in error.params.items() if type(value) is int}
            return Refused(error.code, numbers)
        except MemoryError:
            return Refused("media.too_much_memory", {})
        except ImportError:
            return Refused("media.not_installed", {})
        except ParentGone:
            raise
        except Exception:  # noqa: BLE001 - decoders raise anything at all
            # A decoder may have swallowed why its reading was stopped.
            return Refused("media.too_slow" if self._blocks.allow < 0 else "media.damaged", {})

    def _answer(self, request: Request) -> Answer:
        if isinstance(request, Open):
            return self._open(request.size).opened()
        if self._exhibit is None:
            raise UserError("media.nothing_to_show")
        if isinstance(request, Play):
            self._playing[request.stream] = self._exhibit.play(request)
            return Ready()
        if isinstance(request, Next):
            return next(self._playing.get(request.stream, iter(())), None) or Over()
        return self._shown(self._exhibit, request)

    def _shown(self, exhibit: Exhibit, request: Request) -> Answer:
        match request:
            case protocol.Image():
                return exhibit.image(request)
            case protocol.Thumbnail(size=size):
                return exhibit.thumbnail(size)
            case protocol.Page(number=number, width=width):
                return exhibit.page(number, width)
            case protocol.FrameAt(seconds=seconds, width=width):
                return exhibit.frame_at(seconds, width)
            case protocol.Text(limit=limit):
                return Characters(exhibit.text(min(limit, self._limits.characters)))
            case _:
                return Facts(within(exhibit.facts(), self._limits))

    def _open(self, size: int) -> Exhibit:
        self._blocks = Blocks(size, self._fetch, self._limits.reading)
        self._exhibit = None
        self._playing.clear()
        if not size:
            raise UserError("media.empty")
        found = media_type(self._position().read(SAMPLE))
        if found is None:
            raise UserError("media.unknown_kind")
        self._exhibit = self._openers[kind_of(found)](self._position, size, found, self._limits)
        return self._exhibit

    def _position(self) -> BinaryIO:
        return cast("BinaryIO", RemoteFile(self._blocks))

    def _fetch(self, offset: int, size: int) -> bytes:
        self._send(Want(offset, size))
        answer = self._receive()
        if not isinstance(answer, Range):
            raise ParentGone
        return answer.content[:size]

    def _receive(self) -> FromParent:
        message = protocol.from_parent(self._read)
        if message is None:
            raise ParentGone
        return message

    def _send(self, message: FromHelper) -> None:
        try:
            self._write(protocol.packed(message))
        except OSError:
            raise ParentGone from None


def _image(positions: Positions, size: int, found: str, limits: Limits) -> Exhibit:
    from fieldreport.media.images import Picture

    return Picture(positions, size, found, limits)


def _video(positions: Positions, size: int, found: str, limits: Limits) -> Exhibit:
    from fieldreport.media.video import Recording

    return Recording(positions, size, found, limits)


def _document(positions: Positions, size: int, found: str, limits: Limits) -> Exhibit:
    from fieldreport.media.documents import Document

    return Document(positions, size, found, limits)


def _text(positions: Positions, size: int, found: str, limits: Limits) -> Exhibit:
    from fieldreport.media.plaintext import PlainText

    return PlainText(positions, size, found, limits)


# Each imports its decoder when it is needed.
OPENERS: Mapping[str, Opener] = {
    "image": _image,
    "video": _video,
    "document": _document,
    "text": _text,
}


def main(
    openers: Mapping[str, Opener] = OPENERS,
) -> None:  # pragma: no cover - a process of its own
    """Be the helper, until the parent closes the pipe."""
    requests, answers = _pipes()
    Service(requests.read, _whole(answers), openers).run(shields.drop)


def _pipes() -> tuple[BinaryIO, BinaryIO]:  # pragma: no cover - a process of its own
    """Take over standard input and output; whatever a library prints goes nowhere."""
    requests, answers = os.dup(0), os.dup(1)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nowhere, standard)
    shields.close_inherited(max(requests, answers, nowhere))
    if sys.platform == "win32":
        import msvcrt

        msvcrt.setmode(requests, os.O_BINARY)
        msvcrt.setmode(answers, os.O_BINARY)
    return os.fdopen(requests, "rb"), os.fdopen(answers, "wb", buffering=0)


def _whole(answers: BinaryIO) -> Callable[[bytes], None]:  # pragma: no cover
    def write(message: bytes) -> None:
        view = memoryview(message)
        while view:
            view = view[answers.write(view) :]

    return write


if __name__ == "__main__":
    main()
