"""The viewer with a real helper: what the window uses."""

from __future__ import annotations

import io
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from fieldreport.errors import Cancelled, UserError
from fieldreport.media.client import Viewer
from fieldreport.media.limits import Limits
from fieldreport.media.relay import Relay
from tests.unit.media.shown import corners, vector

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize(
    "name",
    [
        "photo-turned.jpg",
        "photo.heic",
        "photo.avif",
        "moving.webp",
        "crowd.mp4",
        "crowd.webm",
        "call.mp3",
        "complaint.pdf",
        "statement.kz1048.txt",
    ],
)
def test_every_kind_is_shown_by_the_helper_behind_its_walls(viewer: Viewer, name: str) -> None:
    opened = viewer.open(io.BytesIO(vector(name)), name)
    assert opened.as_named
    if opened.kind in {"image", "video"}:
        assert corners(viewer.thumbnail(80))[0] in "rw"
    if opened.kind == "document":
        assert viewer.page(0, 100).width in {99, 100}
    if opened.kind in {"text", "document"}:
        assert viewer.text(20)
    if opened.sound:
        assert next(viewer.sound()).samples
    assert isinstance(viewer.metadata(), list)


@pytest.mark.skipif(sys.platform != "linux", reason="the walls of Linux")
def test_on_linux_all_walls_stand(viewer: Viewer) -> None:
    viewer.open(io.BytesIO(b"text"))
    assert viewer.shields() == (
        "limits",
        "not_dumpable",
        "no_new_privileges",
        "landlock",
        "seccomp",
        "python",
    )


def test_a_view_is_turned_and_cut(viewer: Viewer) -> None:
    viewer.open(io.BytesIO(vector("photo-turned.jpg")))
    assert corners(viewer.image(80, 80, 90)) == "wrgb"
    assert corners(viewer.image(80, 80, region=(0.5, 0, 1, 0.5))) == "gggg"
    for region in ((0.5, 0, 0.5, 1), (0, 0, 2, 1), (-1, 0, 1, 1)):
        with pytest.raises(ValueError, match="region"):
            viewer.image(80, 80, region=region)


def test_pictures_and_sound_run_beside_each_other(viewer: Viewer) -> None:
    viewer.open(io.BytesIO(vector("crowd.mp4")))
    pictures, sound = viewer.frames(0, 80), viewer.sound()
    together = [(next(pictures), next(sound)) for _ in range(4)]
    assert [round(frame.seconds, 1) for frame, _ in together] == [0, 0.1, 0.2, 0.3]
    assert len(list(pictures)) == 16
    assert len(list(sound)) >= 4


def test_playing_anew_ends_what_was_played_before(viewer: Viewer) -> None:
    viewer.open(io.BytesIO(vector("crowd.mp4")))
    first = viewer.frames(0, 80)
    next(first)
    second = viewer.frames(1, 80)
    assert next(second).seconds == pytest.approx(1)
    assert list(first) == []
    viewer.open(io.BytesIO(vector("moving.gif")))
    assert list(second) == []
    assert len(list(viewer.frames(0, 80))) == 3


def test_a_name_that_says_something_else_is_noticed(viewer: Viewer) -> None:
    assert not viewer.open(io.BytesIO(vector("edited.jpg")), "report.pdf").as_named
    assert not viewer.open(io.BytesIO(vector("edited.jpg")), "a.jpg", "image/png").as_named


def test_a_refused_file_leaves_nothing_open(viewer: Viewer) -> None:
    with pytest.raises(UserError) as refusal:
        viewer.open(io.BytesIO(b"PK\x03\x04" + bytes(60)), "archive.zip")
    assert refusal.value.code == "media.unknown_kind"
    with pytest.raises(UserError) as refusal:
        viewer.thumbnail(10)
    assert refusal.value.code == "media.nothing_to_show"


def test_numbers_come_along_with_a_refusal(viewer: Viewer) -> None:
    viewer.open(io.BytesIO(vector("complaint.pdf")))
    with pytest.raises(UserError) as refusal:
        viewer.page(8, 100)
    assert refusal.value.params == {"page": 9, "count": 3}


def test_the_original_is_only_read(viewer: Viewer, tmp_path: Path) -> None:
    path = tmp_path / "photo.jpg"
    path.write_bytes(vector("photo-turned.jpg"))
    path.chmod(0o400)
    with path.open("rb") as source:
        viewer.open(source, path.name)
        viewer.image(100, 100)
        viewer.metadata()
    assert path.read_bytes() == vector("photo-turned.jpg")


def test_threads_wait_for_each_other(viewer: Viewer) -> None:
    viewer.open(io.BytesIO(vector("complaint.pdf")))
    widths: list[int] = []

    def look(width: int) -> None:
        widths.extend(viewer.page(width % 3, width).width - width for _ in range(5))

    threads = [threading.Thread(target=look, args=(width,)) for width in (50, 70, 90)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(widths) <= {0, -1}
    assert len(widths) == 15


def test_cancelling_when_nothing_is_done_changes_nothing(viewer: Viewer) -> None:
    viewer.open(io.BytesIO(vector("edited.jpg")))
    viewer.cancel()
    assert viewer.thumbnail(20).width == 20


class Waiting(io.BytesIO):
    """A source from a drive that has stopped answering, until it is let go."""

    def __init__(self, raw: bytes) -> None:
        super().__init__(raw)
        self.reached, self.go = threading.Event(), threading.Event()

    def read(self, size: int | None = -1, /) -> bytes:
        self.reached.set()
        assert self.go.wait(10)
        return super().read(size)


@pytest.mark.parametrize("stop", ["cancel", "close"])
def test_a_call_is_broken_off_from_another_thread(stop: str) -> None:
    raised: list[BaseException] = []
    source = Waiting(vector("edited.jpg"))
    with Viewer() as viewer:

        def look() -> None:
            try:
                viewer.open(source)
            except Cancelled as error:
                raised.append(error)

        thread = threading.Thread(target=look)
        thread.start()
        assert source.reached.wait(10)
        began = time.monotonic()
        getattr(viewer, stop)()
        assert time.monotonic() - began < 1  # and not until the drive answers
        source.go.set()
        thread.join(10)
        assert len(raised) == 1
        if stop == "cancel":
            assert viewer.open(io.BytesIO(vector("edited.jpg"))).width == 160


def test_a_closed_viewer_opens_nothing() -> None:
    viewer = Viewer()
    viewer.open(io.BytesIO(b"text"))
    viewer.close()
    viewer.close()
    with pytest.raises(Cancelled):
        viewer.open(io.BytesIO(b"text"))
    with pytest.raises(Cancelled):
        viewer.text(1)


def test_without_a_program_to_start_it_says_so() -> None:
    with Viewer(started_by=["/nowhere/python"]) as viewer, pytest.raises(UserError) as refusal:
        viewer.open(io.BytesIO(b"text"))
    assert refusal.value.code == "media.cannot_start"


def test_a_program_that_is_no_helper_is_a_crash() -> None:
    command = [sys.executable, "-c", "print('x' * 100)"]
    with Viewer(started_by=command) as viewer, pytest.raises(UserError) as refusal:
        viewer.open(io.BytesIO(b"text"))
    assert refusal.value.code == "media.crashed"


def test_one_helper_is_enough_if_the_next_can_not_be_started(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    started = Relay._started
    monkeypatch.setattr(Relay, "_started", lambda self: _only_first(self, started))
    with Viewer() as viewer:
        viewer.open(io.BytesIO(b"text"))
        assert viewer.text(9) == "text"


def _only_first(relay: Relay, started: object) -> object:
    if relay.current is not None:
        raise OSError
    return started(relay)  # type: ignore[operator]


def test_each_file_has_a_helper_of_its_own(viewer: Viewer) -> None:
    viewer.open(io.BytesIO(b"one"))
    first = viewer._relay.current
    viewer.open(io.BytesIO(b"two"))
    assert viewer._relay.current is not first


def test_limits_reach_the_helper() -> None:
    with Viewer(limits=Limits(pages=2)) as viewer, pytest.raises(UserError) as refusal:
        viewer.open(io.BytesIO(vector("complaint.pdf")))
    assert refusal.value.code == "media.too_many_pages"


def test_the_program_itself_imports_no_decoder() -> None:
    code = """
import io, sys
from fieldreport.media.client import Viewer
with Viewer() as viewer:
    viewer.open(io.BytesIO(open(sys.argv[1], "rb").read()))
    viewer.thumbnail(9)
    viewer.metadata()
decoders = {"PIL", "av", "pi_heif", "_pi_heif", "pypdfium2", "pypdfium2_raw"}
print(sorted(decoders & set(sys.modules)))
"""
    photo = ROOT / "tests" / "vectors" / "media" / "photo.heic"
    ended = subprocess.run(
        [sys.executable, "-c", code, str(photo)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert ended.stdout == "[]\n"
