"""Files made to break what opens them, and helpers that were taken over: a sentence, and on."""

from __future__ import annotations

import contextlib
import io
import os
import signal
import struct
import subprocess
import sys
import tempfile
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import av
import pytest
from PIL import Image

from fieldreport.errors import Cancelled, UserError
from fieldreport.media import protocol
from fieldreport.media.client import Viewer
from fieldreport.media.command import command
from fieldreport.media.limits import Limits
from fieldreport.media.process import Lost, Process
from fieldreport.media.protocol import (
    REFUSALS,
    WHOLE,
    Answer,
    Opened,
    Play,
    Refused,
    Request,
)
from fieldreport.media.ranges import Ranges
from fieldreport.reference.wording import LANGUAGES, entry, explain
from tests.unit.media.shown import corners, vector, vectors

pytestmark = pytest.mark.hostile

ROOT = Path(__file__).parents[2]
ABUSED = [sys.executable, "-P", "-s", "-B", str(Path(__file__).parent / "abused_helper.py")]
BINARY = [name for name in vectors() if not name.endswith(".txt")]
# What may be said of a damaged file.
SAID = REFUSALS | {"media.crashed"}
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="the walls of Linux")


@pytest.fixture(scope="module")
def viewer() -> Iterator[Viewer]:
    with Viewer(limits=Limits(seconds=10)) as viewer:
        yield viewer


@pytest.fixture(scope="module")
def brief() -> Iterator[Viewer]:
    """A viewer without patience, for files that would take all the time that they get."""
    with Viewer(limits=Limits(seconds=1.5, reading=16 << 20)) as viewer:
        yield viewer


@pytest.fixture(scope="module")
def abused() -> Iterator[Viewer]:
    with Viewer(limits=Limits(seconds=1.0, memory=400 << 20), started_by=ABUSED) as viewer:
        yield viewer


def goes_on(viewer: Viewer) -> None:
    """The next file is shown as if nothing had been."""
    viewer.open(io.BytesIO(vector("photo-turned.jpg")))
    assert corners(viewer.thumbnail(40)) == "rgbw"


def refusal(look: Callable[[], object]) -> UserError:
    with pytest.raises(UserError) as raised:
        look()
    for lang in LANGUAGES:
        assert entry(raised.value.code, lang)
        assert "…" not in explain(raised.value, lang)
    return raised.value


# --- damaged files --------------------------------------------------------------------------------

ASKED: tuple[Request, ...] = (
    protocol.Thumbnail(40),
    protocol.Image(200, 200, 90, WHOLE),
    protocol.Page(1, 60),
    protocol.FrameAt(1.2, 60),
    Play("frames", 0.3, 40),
    protocol.Next("frames"),
    protocol.Next("frames"),
    Play("sound", 0.3, 1),
    protocol.Next("sound"),
    protocol.Text(100),
    protocol.Metadata(),
)


class Helper:
    """A real helper that is given one damaged file after another, which is faster than one each.

    It is replaced when it is lost, as the viewer would.
    """

    def __init__(self) -> None:
        self.lost: list[str] = []
        self._process = self._started()

    def look(self, raw: bytes) -> Answer | None:
        """Ask everything about `raw`. Every answer is one that was asked for, or a refusal."""
        ranges = Ranges(io.BytesIO(raw))
        try:
            opened = self._process.ask(protocol.Open(ranges.size), ranges.read)
            assert isinstance(opened, Opened | Refused)
            for request in ASKED if isinstance(opened, Opened) else ():
                self._process.ask(request, ranges.read)
            return opened
        except Lost as lost:
            self.lost.append(lost.reason)
            self._process.end()
            self._process = self._started()
            return None

    def end(self) -> None:
        self._process.end()

    @staticmethod
    def _started() -> Process:
        return Process(Limits(seconds=10), command())


@pytest.fixture(scope="module")
def helper() -> Iterator[Helper]:
    helper = Helper()
    yield helper
    helper.end()
    # A crash is survived; a hang would be a mistake of ours.
    assert "too_slow" not in helper.lost


@pytest.mark.parametrize("name", BINARY)
def test_a_file_that_was_cut_is_shown_in_part_or_refused(helper: Helper, name: str) -> None:
    raw = vector(name)
    for part in (1, 5, 10, 15):
        helper.look(raw[: len(raw) * part // 16])
    for length in (3, 12, 30, 200, len(raw) - 1):
        helper.look(raw[:length])


@pytest.mark.parametrize("name", BINARY)
def test_a_file_with_flipped_bits_is_shown_or_refused(helper: Helper, name: str) -> None:
    raw = vector(name)
    for phase in range(0, 97, 20):
        flipped = bytearray(raw)
        for at in range(phase, len(raw), 97):
            flipped[at] ^= 1 << (at % 8)
        helper.look(bytes(flipped))
    # The heads once more, one byte at a time, because that is where sizes stand.
    for at in range(0, min(len(raw), 1_000), 97):
        flipped = bytearray(raw)
        flipped[at] ^= 0xFF
        helper.look(bytes(flipped))


@pytest.mark.parametrize("name", ["photo-turned.jpg", "crowd.mp4"])
def test_the_viewer_says_a_sentence_about_it_and_goes_on(viewer: Viewer, name: str) -> None:
    flipped = bytearray(vector(name))
    for at in range(20, len(flipped), 97):
        flipped[at] ^= 0x55
    try:
        viewer.open(io.BytesIO(bytes(flipped)), name)
        viewer.thumbnail(40)
    except UserError as error:
        assert error.code in SAID  # noqa: PT017 - it may be shown as well
    goes_on(viewer)


# --- bombs ----------------------------------------------------------------------------------------


def chunk(name: bytes, body: bytes) -> bytes:
    return len(body).to_bytes(4, "big") + name + body + zlib.crc32(name + body).to_bytes(4, "big")


def png(width: int, height: int, bits: int, pixels: bytes) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, bits, 0, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def zeros(count: int) -> bytes:
    """So many zeros, packed; the same packed block over and over, which is quick to make."""
    packer = zlib.compressobj(1, wbits=-15)
    size = 1 << 16
    block = packer.compress(bytes(size)) + packer.flush(zlib.Z_FULL_FLUSH)
    rest = zlib.compressobj(1, wbits=-15)
    end = rest.compress(bytes(count % size)) + rest.flush()
    check = (count % 65_521 << 16 | 1).to_bytes(4, "big")
    return b"\x78\x01" + block * (count // size) + end + check


def test_a_picture_of_30000_by_30000_is_refused_before_it_is_decoded(viewer: Viewer) -> None:
    bomb = png(30_000, 30_000, 1, zeros(30_000 * 3_751))
    assert len(bomb) < 600_000
    error = refusal(lambda: viewer.open(io.BytesIO(bomb)))
    assert error.code == "media.too_many_pixels"
    assert error.params == {"width": 30_000, "height": 30_000, "limit": 128_000_000}
    goes_on(viewer)


@LINUX
def test_a_picture_that_needs_more_memory_than_it_may_have_is_refused() -> None:
    bomb = png(11_000, 11_000, 1, zeros(11_000 * 1_376))
    with Viewer(limits=Limits(memory=400 << 20)) as viewer:
        viewer.open(io.BytesIO(bomb))
        error = refusal(lambda: viewer.image(500, 500))
        assert error.code == "media.too_much_memory"
        assert viewer.metadata() == []
        goes_on(viewer)


def test_the_canvas_of_an_animation_is_a_bomb_too(viewer: Viewer) -> None:
    gif = b"GIF89a" + struct.pack("<HHBBB", 65_535, 65_535, 0, 0, 0)
    frame = b"\x2c" + struct.pack("<HHHHB", 0, 0, 65_535, 65_535, 0) + b"\x02\x02\x4c\x01\x00"
    webp_head = b"VP8X" + struct.pack("<I", 10) + b"\x02\0\0\0" + b"\xff\xff\xff" * 2
    webp = b"RIFF" + struct.pack("<I", 1_000) + b"WEBP" + webp_head + bytes(960)
    assert refusal(lambda: viewer.open(io.BytesIO(gif + frame * 3))).code == "media.too_many_pixels"
    assert refusal(lambda: viewer.open(io.BytesIO(webp))).code == "media.too_many_pixels"
    goes_on(viewer)


def test_an_animation_without_an_end_is_cut() -> None:
    head = b"GIF89a" + struct.pack("<HHBBB", 64, 64, 0x80, 0, 0) + bytes(3) + b"\xff" * 3
    small = io.BytesIO()
    Image.new("P", (64, 64)).save(small, "GIF")
    raw = small.getvalue()
    frame = raw[raw.rindex(b"\x2c\0\0\0\0") : -1]
    bomb = head + frame * 50_000 + b";"
    with Viewer(limits=Limits(frames=200)) as viewer:
        assert viewer.open(io.BytesIO(bomb)).animated
        error = refusal(lambda: list(viewer.frames(0, 16)))
        assert error.code == "media.too_many_frames"


# --- documents ------------------------------------------------------------------------------------


def pdf(objects: dict[int, bytes]) -> bytes:
    parts, offsets, length = [b"%PDF-1.7\n"], {}, 9
    for number, body in objects.items():
        offsets[number] = length
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, body))
        length += len(parts[-1])
    size = max(objects) + 1
    parts.append(b"xref\n0 %d\n0000000000 65535 f \n" % size)
    parts.extend(b"%010d 00000 n \n" % offsets[number] for number in range(1, size))
    parts.append(b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (size, length))
    return b"".join(parts)


def test_a_document_of_100000_pages_is_refused(viewer: Viewer) -> None:
    count = 100_000
    kids = b" ".join(b"%d 0 R" % number for number in range(3, count + 3))
    objects = {1: b"<</Type/Catalog/Pages 2 0 R>>"}
    objects[2] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (count, kids)
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"
    objects |= dict.fromkeys(range(3, count + 3), page)
    error = refusal(lambda: viewer.open(io.BytesIO(pdf(objects))))
    assert error.code == "media.too_many_pages"
    assert error.params == {"count": count, "limit": 20_000}
    goes_on(viewer)


def stream(body: bytes, entries: bytes = b"") -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (entries, len(body), body)


PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]%s>>"
RECURSIVE = {
    "a tree of pages that contains itself": {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Count 9/Kids[2 0 R 2 0 R]>>",
    },
    "a drawing that draws itself": {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        3: PAGE % b"/Contents 4 0 R/Resources<</XObject<</A 5 0 R>>>>",
        4: stream(b"/A Do"),
        5: stream(
            b"/A Do /A Do",
            b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</A 5 0 R>>>>",
        ),
    },
    "lists within lists within lists": {
        1: b"<</Type/Catalog/Pages 2 0 R/X " + b"[" * 100_000 + b"]" * 100_000 + b">>",
        2: b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        3: PAGE % b"",
    },
    "a name that stands for itself": {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        3: PAGE % b"/Contents 4 0 R",
        4: b"4 0 R",
    },
    "a stream that unpacks to a thousand times its size": {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        3: PAGE % b"/Contents 4 0 R",
        4: stream(
            zlib.compress(zlib.compress(bytes(1 << 26))), b"/Filter[/FlateDecode/FlateDecode]"
        ),
    },
}


@pytest.mark.parametrize("what", RECURSIVE)
def test_a_document_that_contains_itself_ends(brief: Viewer, what: str) -> None:
    try:
        brief.open(io.BytesIO(pdf(RECURSIVE[what])))
        brief.page(0, 50)
        brief.text(100)
        brief.metadata()
    except UserError as error:
        assert error.code in SAID  # noqa: PT017 - it may be shown as well


# --- video ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("side", "code"), [(65_500, "media.damaged"), (12_000, "media.too_many_pixels")]
)
def test_a_video_of_absurd_size_is_refused(viewer: Viewer, side: int, code: str) -> None:
    raw = io.BytesIO()
    with av.open(raw, "w", format="mov") as out:
        made = out.add_stream("mjpeg", rate=5)
        assert isinstance(made, av.VideoStream)
        made.width, made.height, made.pix_fmt = 160, 120, "yuvj420p"
        for number in range(3):
            frame = av.VideoFrame(160, 120, "yuvj420p")
            for plane in frame.planes:
                plane.update(bytes(plane.buffer_size))
            frame.pts = number
            out.mux(made.encode(frame))
        out.mux(made.encode())
    # In each frame's own head, and in the container's table.
    absurd = raw.getvalue().replace(
        struct.pack(">BHH", 8, 120, 160), struct.pack(">BHH", 8, side, side)
    )
    absurd = absurd.replace(struct.pack(">HH", 160, 120), struct.pack(">HH", side, side))

    def look() -> None:
        viewer.open(io.BytesIO(absurd))
        viewer.frame_at(0, 80)

    assert refusal(look).code == code
    goes_on(viewer)


def absurd_lengths() -> dict[str, bytes]:
    mp4 = bytearray(vector("crowd.mp4"))
    for box, at in ((b"mvhd", 20), (b"tkhd", 24), (b"mdhd", 20)):
        start = -1
        while (start := mp4.find(box, start + 1)) >= 0:
            mp4[start + at : start + at + 4] = b"\xff\xff\xff\xf0"
    webm = bytearray(vector("crowd.webm"))
    at = webm.index(b"\x44\x89\x88") + 3
    webm[at : at + 8] = struct.pack(">d", 1e15)
    return {"mp4": bytes(mp4), "webm": bytes(webm)}


@pytest.mark.parametrize("name", ["mp4", "webm"])
def test_a_video_of_absurd_length_is_shown_all_the_same(viewer: Viewer, name: str) -> None:
    opened = viewer.open(io.BytesIO(absurd_lengths()[name]))
    assert opened.seconds < 3
    assert corners(viewer.frame_at(1.6, 80)) == "gbwr"
    assert viewer.frame_at(1e9, 80).width == 80


@pytest.mark.parametrize(
    "content",
    [
        b"#EXTM3U\n#EXTINF:1,\nfile://%s\n",
        b"ffconcat version 1.0\nfile 'file:%s'\n",
        b"v=0\no=- 0 0 IN IP4 127.0.0.1\nm=video 5004 RTP/AVP 96\n# %s\n",
        b"<html><img src='file://%s'><script>alert(1)</script></html>",
        b'<svg xmlns="http://www.w3.org/2000/svg"><image href="file://%s"/></svg>',
    ],
)
def test_what_names_another_file_is_only_text(
    viewer: Viewer, content: bytes, tmp_path: Path
) -> None:
    other = tmp_path / "other.txt"
    other.write_text("another file")
    raw = content % str(other).encode()
    assert viewer.open(io.BytesIO(raw), "list.m3u8").kind == "text"
    assert viewer.text(10_000) == raw.decode()


def polyglots() -> dict[str, tuple[bytes, str, str]]:
    """Files that are two things at once: their bytes, the name they come under, and what they are shown as."""
    jpeg, page = vector("photo-turned.jpg"), b"<html><script>alert(1)</script><img src=x></html>"
    zipped = io.BytesIO()
    with zipfile.ZipFile(zipped, "w") as file:
        file.writestr("run.exe", "MZ")
    comment = b"\xff\xfe" + (len(page) + 2).to_bytes(2, "big") + page
    gif = io.BytesIO()
    Image.new("P", (8, 8)).save(gif, "GIF")
    paper = pdf(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
            3: PAGE % b"",
        }
    )
    return {
        "a photo and an archive": (jpeg + zipped.getvalue(), "x.zip", "image"),
        "a photo and a page": (jpeg[:2] + comment + jpeg[2:], "x.html", "image"),
        "a photo and a script": (jpeg + b"\n#!/bin/sh\nid\n", "x.sh", "image"),
        "a photo and a paper": (jpeg + paper, "x.pdf", "image"),
        "a picture and a script": (gif.getvalue() + b"=1;alert(1)", "x.js", "image"),
        "a paper and a program": (b"MZ\x90\0" + paper, "x.pdf", "document"),
        "a picture and a picture": (png(4, 4, 1, zeros(8)) + jpeg, "x.jpg", "image"),
    }


@pytest.mark.parametrize("how", polyglots())
def test_a_file_that_is_two_things_is_what_its_first_bytes_say_whatever_its_name(
    viewer: Viewer, how: str
) -> None:
    raw, name, kind = polyglots()[how]
    try:
        assert viewer.open(io.BytesIO(raw), name).kind == kind
        viewer.image(50, 50)
    except UserError as error:
        assert error.code in SAID | {"media.unknown_kind"}  # noqa: PT017 - refused is as good
    goes_on(viewer)


# --- sources --------------------------------------------------------------------------------------


class Endless(io.RawIOBase):
    """A source that says it is huge, and always has more."""

    def __init__(self, start: bytes, rest: bytes) -> None:
        super().__init__()
        self._start, self._rest, self._at = start, rest, 0

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        self._at = offset if whence == os.SEEK_SET else (1 << 50) + offset
        return self._at

    def read(self, size: int = -1, /) -> bytes:
        found = self._start[self._at : self._at + size] if self._at < len(self._start) else b""
        self._at += size
        missing = size - len(found)
        return found + (self._rest * (missing // len(self._rest) + 1))[:missing]


@pytest.mark.parametrize(
    ("start", "rest", "codes"),
    [
        (b"", b"\0", {"media.unknown_kind"}),
        (b"\xff\xd8\xff\xe0", b"\xff", {"media.too_large"}),
        (b"ID3\x03\0\0\0\0\0\0", b"\xff\xfb\x90\0" + bytes(413), None),
        (b"OggS", b"OggS\0", {"media.damaged", "media.too_slow", "media.unknown_kind"}),
        (vector("crowd.mp4")[:2_000], b"\0\0\0\x08free", {"media.damaged", "media.too_slow"}),
        (b"%PDF-1.7\n", b"1 0 obj\n", {"media.damaged", "media.too_slow"}),
        (b"", b"words without an end ", None),
    ],
)
def test_a_file_without_an_end_ends(
    brief: Viewer, start: bytes, rest: bytes, codes: set[str] | None
) -> None:
    try:
        brief.open(Endless(start, rest))  # type: ignore[arg-type]
        brief.metadata()
    except UserError as error:
        assert error.code in (codes or SAID)  # noqa: PT017 - some are shown


def test_after_all_of_them_the_viewer_goes_on(brief: Viewer) -> None:
    goes_on(brief)


def test_a_text_without_an_end_is_shown_as_far_as_asked(viewer: Viewer) -> None:
    viewer.open(Endless(b"", b"words without an end "))  # type: ignore[arg-type]
    assert viewer.text(5_000) == ("words without an end " * 300)[:5_000]


class Damaged(io.BytesIO):
    """Evidence that was damaged on the drive: reading it raises, from some point on."""

    def __init__(self, raw: bytes, until: int, error: Exception) -> None:
        super().__init__(raw)
        self._until, self._error = until, error

    def read(self, size: int | None = -1, /) -> bytes:
        if self.tell() + (size or 0) > self._until:
            raise self._error
        return super().read(size)


@pytest.mark.parametrize(
    "error", [UserError("vault.evidence_damaged"), OSError("drive"), KeyError()]
)
def test_what_the_source_raises_comes_through_as_it_is(viewer: Viewer, error: Exception) -> None:
    for until in (0, 300_000):
        source = Damaged(b"words " * 100_000, until, error)
        with pytest.raises(type(error)) as raised:
            _read_through(viewer, source)
        assert raised.value is error
    goes_on(viewer)


def _read_through(viewer: Viewer, source: io.BytesIO) -> None:
    viewer.open(source)
    viewer.text(600_000)


def test_it_comes_through_in_the_middle_of_a_video_too(viewer: Viewer) -> None:
    error = UserError("vault.evidence_damaged")
    source = Damaged(vector("crowd.mp4"), 1 << 30, error)
    viewer.open(source)
    source._until = 0
    viewer._relay.drop()  # so that what was read is read again
    with pytest.raises(UserError) as raised:
        next(viewer.frames(0, 80))
    assert raised.value is error
    source._until = 1 << 30
    assert next(viewer.frames(0, 80)).width == 80


# --- helpers that were taken over -----------------------------------------------------------------


def deed(abused: Viewer, name: str) -> str:
    abused.open(io.BytesIO(name.encode() + b" does it"))
    return abused.text(5_000)


@pytest.mark.parametrize("name", ["crash", "abort", "leave", "babble"])
def test_a_crash_is_a_sentence_and_the_same_file_can_be_asked_again(
    abused: Viewer, name: str
) -> None:
    assert refusal(lambda: deed(abused, name)).code == "media.crashed"
    assert abused.thumbnail(10).width == 10


@pytest.mark.parametrize("name", ["hang", "spin"])
def test_a_hang_is_a_sentence(abused: Viewer, name: str) -> None:
    began = time.monotonic()
    assert refusal(lambda: deed(abused, name)).code == "media.too_slow"
    assert time.monotonic() - began < 30
    assert abused.thumbnail(10).width == 10


@LINUX
def test_hunger_is_a_sentence() -> None:
    # With all the time there is: on a busy machine a second is up before the memory is.
    with Viewer(limits=Limits(memory=400 << 20), started_by=ABUSED) as hungry:
        assert refusal(lambda: deed(hungry, "eat")).code == "media.too_much_memory"
        assert hungry.thumbnail(10).width == 10


def test_a_picture_of_another_size_than_asked_for_is_not_believed(abused: Viewer) -> None:
    for name in ("enlarge", "lie"):
        abused.open(io.BytesIO(name.encode()))
        assert refusal(lambda: abused.thumbnail(10)).code == "media.crashed"
    abused.open(io.BytesIO(b"speak"))
    assert len(abused.text(50)) == 50
    assert refusal(lambda: next(abused.sound())).code == "media.crashed"


def test_it_is_cancelled_while_it_hangs() -> None:
    import threading

    with Viewer(started_by=ABUSED) as viewer:
        viewer.open(io.BytesIO(b"hang"))
        timer = threading.Timer(0.3, viewer.cancel)
        timer.start()
        with pytest.raises(Cancelled):
            viewer.text(9)
        assert viewer.thumbnail(10).width == 10


def test_it_can_neither_write_nor_connect_nor_start_anything(abused: Viewer) -> None:
    assert deed(abused, "write").startswith("PermissionError")
    assert deed(abused, "connect").startswith("PermissionError")
    assert deed(abused, "start").startswith("PermissionError")


@LINUX
def test_not_even_past_python(abused: Viewer) -> None:
    assert deed(abused, "write_by_call") == "-1 13"
    assert deed(abused, "connect_by_call") == "-1 1"
    assert deed(abused, "start_by_call") == "-1 1 1"
    assert deed(abused, "read_home") == "read []"
    assert not Path("/tmp/canary-by-call").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="descriptors of POSIX")
def test_it_finds_nothing_there_but_two_pipes(abused: Viewer, tmp_path: Path) -> None:
    with (tmp_path / "held").open("w") as held:
        os.set_inheritable(held.fileno(), True)
        os.environ["FIELDREPORT_CANARY"] = "canary"
        try:
            with Viewer(started_by=ABUSED) as viewer:
                found = deed(viewer, "look")
        finally:
            del os.environ["FIELDREPORT_CANARY"]
    descriptors, variables, folder, arguments = found.split(" | ")
    assert len(descriptors.split(",")) <= 6
    assert set(eval(variables)) <= {"LC_ALL", "LC_CTYPE", "MALLOC_ARENA_MAX", "PYTHONPATH"}
    assert (folder, arguments) == ("/", "[]")


# --- traces ---------------------------------------------------------------------------------------


def listed(folders: list[Path]) -> dict[Path, float]:
    """What lies in the folders, and when it was changed."""
    found = {}
    for path in (path for folder in folders if folder.is_dir() for path in folder.iterdir()):
        with contextlib.suppress(OSError):
            found[path] = path.lstat().st_mtime
    return found


def contents(place: Path) -> Iterator[bytes]:
    for folder, _, names in os.walk(place):
        for name in names:
            with contextlib.suppress(OSError):
                path = Path(folder, name)
                if path.is_file() and path.stat().st_size < 1 << 24:
                    yield path.read_bytes()
    with contextlib.suppress(OSError):
        if place.is_file() and place.stat().st_size < 1 << 24:
            yield place.read_bytes()


def test_looking_leaves_no_trace_on_the_drive(
    viewer: Viewer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home, work = tmp_path / "home", tmp_path / "work"
    home.mkdir()
    work.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.chdir(work)
    canary = f"canary {os.getpid()} in evidence"
    places = [Path(tempfile.gettempdir()), Path("/tmp"), Path("/var/tmp"), Path("/dev/shm")]
    before = listed(places)
    photo = io.BytesIO()
    tags = Image.Exif()
    tags[0x013B] = canary
    Image.new("RGB", (9, 9)).save(photo, "JPEG", exif=tags)
    others = [vector("complaint.pdf"), vector("crowd.mp4"), vector("photo.heic")]
    for raw in (canary.encode(), photo.getvalue(), *others):
        opened = viewer.open(io.BytesIO(raw), "name")
        viewer.metadata()
        if opened.kind != "text":
            viewer.thumbnail(30)
    assert list(home.iterdir()) == list(work.iterdir()) == []
    # Of what came into the folders that all share, or was changed there, nothing is ours.
    changed = [path for path, when in listed(places).items() if before.get(path) != when]
    own = {place for place in tmp_path.parents if place in changed}
    for path in set(changed) - own:
        assert not any(canary.encode() in content for content in contents(path)), path


ORPHAN = """
import io, sys, threading
from fieldreport.media.client import Viewer
from fieldreport.media.limits import Limits
viewer = Viewer(limits=Limits(seconds=0.3), started_by=sys.argv[2:])
viewer.open(io.BytesIO(sys.argv[1].encode()))
print(viewer._relay.current._process.pid, viewer._relay._spare._process.pid, flush=True)
sys.stdin.readline()
threading.Thread(target=viewer.text, args=(9,), daemon=True).start()
print("asked", flush=True)
sys.stdin.readline()
"""


@LINUX
@pytest.mark.parametrize("name", ["speak", "spin"])
def test_helpers_do_not_outlive_the_program(name: str) -> None:
    """One that waits ends with the pipe, one that is busy when its processor time is over."""
    with subprocess.Popen(
        [sys.executable, "-c", ORPHAN, name, *ABUSED],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as program:
        assert program.stdin is not None
        assert program.stdout is not None
        pids = [int(pid) for pid in program.stdout.readline().split()]
        program.stdin.write("\n")
        program.stdin.flush()
        assert program.stdout.readline() == "asked\n"
        program.send_signal(signal.SIGKILL)
        program.wait()
    until = time.monotonic() + 30
    while any(_runs(pid) for pid in pids):
        assert time.monotonic() < until
        time.sleep(0.05)


def _runs(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except OSError:
        return False
    return state not in {"Z", "X"}
