"""The loop of the helper, here without its walls: requests in, answers out."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator

import pytest

from fieldreport.errors import UserError
from fieldreport.media import protocol, shields
from fieldreport.media.helper import OPENERS, Opener, Service
from fieldreport.media.kinds import Nothing, Positions
from fieldreport.media.limits import Limits
from fieldreport.media.protocol import (
    WHOLE,
    Answer,
    Begin,
    Characters,
    Facts,
    Frame,
    FromHelper,
    FromParent,
    Hello,
    Image,
    Next,
    Open,
    Opened,
    Over,
    Play,
    Range,
    Ready,
    Refused,
    Request,
    Sound,
    Want,
)
from tests.unit.media.shown import corners, vector


@pytest.fixture(autouse=True)
def _unlimited(monkeypatch: pytest.MonkeyPatch) -> None:
    # It can't be taken back, and would end the tests.
    monkeypatch.setattr(shields, "allow_seconds", lambda seconds: None)


class Parent:
    """Plays the parent's part: says what it was given to say, and serves ranges of `raw`."""

    def __init__(self, raw: bytes, requests: Iterable[FromParent]) -> None:
        self.raw = raw
        self.requests = iter(requests)
        self.answers: list[Answer | Hello] = []
        self._waiting = b""

    def read(self, size: int) -> bytes:
        if not self._waiting:
            request = next(self.requests, None)
            self._waiting = b"" if request is None else protocol.packed(request)
        part, self._waiting = self._waiting[:size], self._waiting[size:]
        return part

    def write(self, message: bytes) -> None:
        said: FromHelper | None = protocol.from_helper(io.BytesIO(message).read)
        assert said is not None
        if isinstance(said, Want):
            served = self.raw[said.offset : said.offset + said.size]
            self._waiting = protocol.packed(Range(served))
        else:
            self.answers.append(said)


def answers(
    raw: bytes,
    *requests: Request,
    limits: Limits | None = None,
    openers: dict[str, Opener] | None = None,
) -> list[Answer]:
    begin = Begin(limits or Limits())
    parent = Parent(raw, [begin, Open(len(raw)), *requests])
    Service(parent.read, parent.write, openers or OPENERS).run(lambda _: ("none",))
    hello, *rest = parent.answers
    assert hello == Hello(("none",))
    assert not any(isinstance(one, Hello) for one in rest)
    return [one for one in rest if not isinstance(one, Hello)]


def test_a_picture_is_opened_and_shown() -> None:
    opened, frame, small, facts = answers(
        vector("photo-turned.jpg"),
        Image(80, 80, 0, WHOLE),
        protocol.Thumbnail(16),
        protocol.Metadata(),
    )
    assert isinstance(opened, Opened)
    assert isinstance(frame, Frame)
    assert isinstance(small, Frame)
    assert isinstance(facts, Facts)
    assert corners(frame) == corners(small) == "rgbw"
    assert len(facts.facts) > 10


def test_a_video_is_played() -> None:
    opened, still, ready, first, second, heard, piece = answers(
        vector("crowd.mp4"),
        protocol.FrameAt(1.0, 80),
        Play("frames", 1.8, 80),
        Next("frames"),
        Next("frames"),
        Play("sound", 1.8, 1),
        Next("sound"),
    )
    assert isinstance(opened, Opened)
    assert isinstance(still, Frame)
    assert ready == heard == Ready()
    assert isinstance(first, Frame)
    assert isinstance(second, Frame)
    assert isinstance(piece, Sound)
    assert second.seconds > first.seconds >= 1.79


def test_a_stream_that_has_ended_or_never_begun_is_over() -> None:
    found = answers(
        vector("moving.gif"), Next("sound"), Play("frames", 0.5, 80), Next("frames"), Next("frames")
    )
    assert found[1] == Over()
    assert isinstance(found[3], Frame)
    assert found[4] == Over()


def test_a_document_and_a_text_are_read() -> None:
    _, page, text = answers(vector("complaint.pdf"), protocol.Page(2, 100), protocol.Text(6))
    assert isinstance(page, Frame)
    assert text == Characters("Первая")
    _, text, nothing = answers(
        vector("statement.cp1251.txt"), protocol.Text(7), protocol.Thumbnail(9)
    )
    assert text == Characters("Полиция")
    assert nothing == Refused("media.nothing_to_show", {})


def test_no_more_text_than_the_limits_allow_is_given() -> None:
    limits = Limits(characters=3)
    assert answers(vector("statement.utf8.txt"), protocol.Text(100), limits=limits)[
        1
    ] == Characters("Пол")


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "media.empty"),
        (b"PK\x03\x04" + bytes(100), "media.unknown_kind"),
        (b"\xff\xd8\xff" + bytes(100), "media.damaged"),
        (b"\x1a\x45\xdf\xa3" + bytes(100), "media.damaged"),
    ],
)
def test_what_can_not_be_shown_is_refused_and_asking_on_is_no_crash(raw: bytes, code: str) -> None:
    found = answers(raw, protocol.Thumbnail(9), protocol.Text(1))
    assert found[0] == Refused(code, {})
    assert found[1:] == [Refused("media.nothing_to_show", {})] * 2


def test_a_file_that_must_be_read_too_far_is_given_up() -> None:
    raw = vector("photo.bmp")
    found = answers(raw, limits=Limits(reading=100))
    assert found == [Refused("media.too_slow", {})]


class Odd(Nothing):
    """Raises what a decoder may raise."""

    def __init__(self, positions: Positions, size: int, found: str, limits: Limits) -> None:
        del positions, size, found, limits

    def opened(self) -> Opened:
        return Opened(kind="text", media_type="text/plain")

    def facts(self) -> list[protocol.Fact]:
        raise MemoryError

    def text(self, limit: int) -> str:
        raise [ValueError, RecursionError, ImportError, UnicodeError][limit]("x" * 9)

    def thumbnail(self, size: int) -> Frame:
        raise UserError("media.too_many_pages", count=size, name="text of the file", share=0.5)

    def play(self, asked: Play) -> Iterator[Frame | Sound]:
        raise OSError(28, "No space left on device", "/secret/path")


def test_whatever_a_decoder_raises_becomes_a_refusal_without_its_text() -> None:
    codes = answers(
        b"text",
        protocol.Metadata(),
        *(protocol.Text(number) for number in range(4)),
        protocol.Thumbnail(7),
        Play("frames", 0, 1),
        openers={"text": Odd},
    )[1:]
    assert codes == [
        Refused("media.too_much_memory", {}),
        Refused("media.damaged", {}),
        Refused("media.damaged", {}),
        Refused("media.not_installed", {}),
        Refused("media.damaged", {}),
        Refused("media.too_many_pages", {"count": 7}),
        Refused("media.damaged", {}),
    ]


def test_it_serves_nobody_who_does_not_begin() -> None:
    parent = Parent(b"", [Open(1)])
    Service(parent.read, parent.write, OPENERS).run(lambda _: ())
    assert parent.answers == []


@pytest.mark.parametrize("message", [Begin(Limits()), Range(b"unasked")])
def test_it_ends_when_the_parent_makes_no_sense(message: FromParent) -> None:
    parent = Parent(b"", [Begin(Limits()), message, Open(0)])
    Service(parent.read, parent.write, OPENERS).run(lambda _: ())
    assert parent.answers == [Hello(())]


def test_it_ends_when_the_parent_is_gone() -> None:
    def gone(message: bytes) -> None:
        raise BrokenPipeError

    Service(Parent(b"", [Begin(Limits())]).read, gone, OPENERS).run(lambda _: ())


def test_it_ends_when_the_parent_goes_while_a_file_is_read() -> None:
    class Leaving(Parent):
        def write(self, message: bytes) -> None:
            self.requests = iter(())

    parent = Leaving(vector("photo.bmp"), [Begin(Limits()), Open(1_000)])
    Service(parent.read, parent.write, OPENERS).run(lambda _: ())


def test_a_range_longer_than_asked_for_is_cut() -> None:
    class Generous(Parent):
        def write(self, message: bytes) -> None:
            super().write(message)
            if self._waiting:
                self._waiting = protocol.packed(Range(self.raw + b"more"))

    raw = vector("statement.utf8.txt")
    parent = Generous(raw, [Begin(Limits()), Open(len(raw)), protocol.Text(10_000)])
    Service(parent.read, parent.write, OPENERS).run(lambda _: ())
    assert parent.answers[-1] == Characters(raw.decode())
