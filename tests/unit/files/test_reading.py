"""Reading what a user points at, which may be anything."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from fieldreport import files
from fieldreport.errors import UserError

MakeSomething = Callable[[Path], object]


def make_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(path))


NOT_FILES: dict[str, MakeSomething] = {
    "folder": Path.mkdir,
    "pipe": os.mkfifo,
    "device": lambda path: path.symlink_to("/dev/zero"),
    "socket": make_socket,
    "link to a folder": lambda path: path.symlink_to(path.parent),
}


@pytest.mark.parametrize("make", NOT_FILES.values(), ids=NOT_FILES)
def test_what_is_no_file_is_refused_without_being_read(make: MakeSomething, tmp_path: Path) -> None:
    path = tmp_path / "x"
    make(path)
    for read in (files.open_source, lambda path: files.read_at_most(path, 10)):
        with pytest.raises(UserError) as caught:
            read(path)
        assert (caught.value.code, caught.value.params) == ("files.not_a_file", {"file": "x"})


def test_a_pipe_that_takes_the_place_of_a_file_between_look_and_opening_is_refused_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x"
    os.mkfifo(path)
    regular = tmp_path / "regular"
    regular.touch()
    seen = regular.stat()
    monkeypatch.setattr(Path, "stat", lambda _self: seen)
    with pytest.raises(UserError) as caught:
        files.open_regular(path)
    assert caught.value.code == "files.not_a_file"


def test_a_missing_file_and_a_link_that_leads_nowhere_are_missing(tmp_path: Path) -> None:
    (tmp_path / "dangling").symlink_to("nowhere")
    (tmp_path / "loop").symlink_to("loop")
    for name in ("nothing", "nothing/at/all", "dangling", "loop"):
        with pytest.raises(UserError) as caught:
            files.open_source(tmp_path / name)
        assert caught.value.code == "files.missing"


def test_a_name_of_300_characters_is_refused_as_a_name(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        files.open_source(tmp_path / ("x" * 300))
    assert caught.value.code == "files.bad_name"


def test_a_file_without_permission_is_denied(
    open_folder: Path, as_nobody: Callable[[], AbstractContextManager[None]]
) -> None:
    path = open_folder / "x"
    path.touch(0o000)
    with as_nobody(), pytest.raises(UserError) as caught:
        files.read_at_most(path, 10)
    assert caught.value.code == "files.denied"


def test_a_link_to_a_file_is_followed(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"abc")
    (tmp_path / "link").symlink_to("file")
    assert files.read_at_most(tmp_path / "link", 3) == b"abc"
    with files.open_source(tmp_path / "link") as source:
        assert (source.name, source.size) == ("link", 3)


@pytest.mark.parametrize("size", [0, 1, 9, 10])
def test_a_file_within_the_limit_is_read_whole(tmp_path: Path, size: int) -> None:
    (tmp_path / "x").write_bytes(b"a" * size)
    assert files.read_at_most(tmp_path / "x", 10) == b"a" * size


def test_a_file_over_the_limit_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"a" * 11)
    with pytest.raises(UserError) as caught:
        files.read_at_most(tmp_path / "x", 10)
    assert (caught.value.code, caught.value.params["limit"]) == ("files.too_big", 10)


def test_a_file_that_hides_its_size_is_still_bounded() -> None:
    # Files in /proc say that they are empty.
    path = Path("/proc/self/maps")
    assert path.stat().st_size == 0
    assert len(files.read_at_most(path, 1 << 20)) > 0
    with pytest.raises(UserError) as caught:
        files.read_at_most(path, 10)
    assert caught.value.code == "files.too_big"


def test_a_source_read_whole_is_unchanged(tmp_path: Path) -> None:
    path = tmp_path / "протокол.pdf"
    path.write_bytes(b"a" * 100_000)
    with files.open_source(path) as source:
        assert (source.name, source.size) == ("протокол.pdf", 100_000)
        assert source.file.read() == b"a" * 100_000
        source.check_unchanged()
    assert source.file.closed


def test_an_empty_source_is_unchanged(tmp_path: Path) -> None:
    (tmp_path / "x").touch()
    with files.open_source(tmp_path / "x") as source:
        assert source.size == 0
        source.check_unchanged()


def append(path: Path) -> None:
    with path.open("ab") as file:
        file.write(b"more")


def overwrite_in_place(path: Path) -> None:
    with path.open("r+b") as file:
        file.write(b"B")
    os.utime(path, ns=(1, 1))


def replace_by_another(path: Path) -> None:
    other = path.with_name("other")
    other.write_bytes(b"a" * 100)
    other.replace(path)


CHANGES: dict[str, MakeSomething] = {
    "grown": append,
    "cut short": lambda path: os.truncate(path, 10),
    "overwritten": overwrite_in_place,
    "replaced": replace_by_another,
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_source_that_changes_while_it_is_read_is_refused(
    change: MakeSomething, tmp_path: Path
) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"a" * 100)
    with files.open_source(path) as source:
        source.file.read(50)
        change(path)
        source.file.read()
        with pytest.raises(UserError) as caught:
            source.check_unchanged()
    assert (caught.value.code, caught.value.params) == ("files.changed", {"file": "x"})


def test_a_source_that_was_not_read_to_its_end_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"a" * 100)
    with files.open_source(tmp_path / "x") as source:
        source.file.read(99)
        with pytest.raises(UserError) as caught:
            source.check_unchanged()
    assert caught.value.code == "files.changed"


def test_a_source_that_is_deleted_while_it_is_read_is_kept_since_it_may_be_the_only_copy(
    tmp_path: Path,
) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"a" * 100)
    with files.open_source(path) as source:
        path.unlink()
        assert source.file.read() == b"a" * 100
        source.check_unchanged()


def test_a_name_that_is_no_text_is_made_one_and_the_file_still_read(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\nz.jpg"))
    path.write_bytes(b"abc")
    with files.open_source(path) as source:
        assert source.name == "\N{REPLACEMENT CHARACTER}\nz.jpg"
        assert source.file.read() == b"abc"
        source.check_unchanged()
