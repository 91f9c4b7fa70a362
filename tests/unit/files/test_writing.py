"""Writing that is whole or not there, on drives of every kind."""

from __future__ import annotations

import errno
import os
import resource
import stat
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import NoReturn

import pytest

from fieldreport import files
from fieldreport.errors import Cancelled, UserError
from fieldreport.files import writing


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


@contextmanager
def small_files(limit: int) -> Iterator[None]:
    """Let no file grow beyond `limit` bytes, as a drive with FAT32 doesn't beyond 4 GiB."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def failing(number: int) -> Callable[..., NoReturn]:
    def fail(*_args: object) -> NoReturn:
        raise OSError(number, os.strerror(number))

    return fail


@pytest.mark.parametrize("replace", [False, True])
def test_a_file_is_written_whole_and_for_its_owner_alone(tmp_path: Path, replace: bool) -> None:
    path = tmp_path / "x"
    before = os.umask(0)
    try:
        files.write_atomic(path, b"abc", replace=replace)
    finally:
        os.umask(before)
    assert path.read_bytes() == b"abc"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.stat().st_nlink == 1
    assert names(tmp_path) == ["x"]


@pytest.mark.parametrize(
    "content", [bytearray(b"abc"), memoryview(b"abc"), [b"a", b"bc"], iter([b"ab", b"c"])]
)
def test_content_may_come_in_one_piece_or_in_many(tmp_path: Path, content: writing.Content) -> None:
    files.write_atomic(tmp_path / "x", content)
    assert (tmp_path / "x").read_bytes() == b"abc"


def occupy_with_file(path: Path) -> None:
    path.write_bytes(b"old")


def occupy_with_link(path: Path) -> None:
    path.symlink_to("nowhere")


@pytest.mark.parametrize("occupy", [occupy_with_file, occupy_with_link, Path.mkdir])
@pytest.mark.parametrize("links", [True, False], ids=["links", "no links"])
def test_nothing_is_ever_overwritten_unasked(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    occupy: Callable[[Path], None],
    links: bool,
) -> None:
    if not links:
        monkeypatch.setattr(Path, "hardlink_to", failing(errno.EPERM))
    path = tmp_path / "x"
    occupy(path)
    before = path.lstat()
    with pytest.raises(UserError) as caught:
        files.write_atomic(path, b"new")
    assert (caught.value.code, caught.value.params) == ("files.exists", {"file": "x"})
    assert path.lstat() == before
    assert names(tmp_path) == ["x"]


def test_a_file_is_replaced_when_told_so(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"old")
    files.write_atomic(tmp_path / "x", b"new", replace=True)
    assert (tmp_path / "x").read_bytes() == b"new"
    assert names(tmp_path) == ["x"]


def test_to_replace_a_link_leaves_what_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "target").write_bytes(b"old")
    (tmp_path / "x").symlink_to("target")
    files.write_atomic(tmp_path / "x", b"new", replace=True)
    assert not (tmp_path / "x").is_symlink()
    assert (tmp_path / "target").read_bytes() == b"old"


def test_a_folder_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    with pytest.raises(UserError) as caught:
        files.write_atomic(tmp_path / "x", b"new", replace=True)
    assert caught.value.code == "files.not_a_file"
    assert names(tmp_path) == ["x"]


def test_without_hard_links_a_file_still_gets_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As on FAT and exFAT.
    monkeypatch.setattr(Path, "hardlink_to", failing(errno.EPERM))
    files.write_atomic(tmp_path / "x", b"abc")
    assert (tmp_path / "x").read_bytes() == b"abc"
    assert names(tmp_path) == ["x"]


def test_a_reserved_name_is_given_back_if_the_file_can_t_take_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "hardlink_to", failing(errno.EPERM))
    monkeypatch.setattr(Path, "replace", failing(errno.EIO))
    with pytest.raises(UserError) as caught:
        files.write_atomic(tmp_path / "x", b"abc")
    assert caught.value.code == "files.io"
    assert names(tmp_path) == []


@pytest.mark.parametrize("replace", [False, True])
def test_a_failed_sync_of_the_folder_is_a_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, replace: bool
) -> None:
    def fail(path: Path) -> NoReturn:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(writing, "sync_folder", fail)
    with pytest.raises(UserError) as caught:
        files.write_atomic(tmp_path / "x", b"abc", replace=replace)
    assert caught.value.code == "files.io"
    # What was replaced can't come back; what is new is not left to be taken for stored.
    assert names(tmp_path) == (["x"] if replace else [])


def test_a_failed_sync_of_the_file_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", failing(errno.EIO))
    with pytest.raises(UserError) as caught:
        files.write_atomic(tmp_path / "x", b"abc")
    assert caught.value.code == "files.io"
    assert names(tmp_path) == []


@pytest.mark.parametrize("error", [Cancelled, ZeroDivisionError, KeyboardInterrupt])
def test_content_that_breaks_off_leaves_nothing(tmp_path: Path, error: type[BaseException]) -> None:
    def blocks() -> Iterator[bytes]:
        yield b"a" * 100_000
        raise error

    (tmp_path / "old").write_bytes(b"old")
    with pytest.raises(error):
        files.write_atomic(tmp_path / "new", blocks())
    with pytest.raises(error):
        files.write_atomic(tmp_path / "old", blocks(), replace=True)
    assert names(tmp_path) == ["old"]
    assert (tmp_path / "old").read_bytes() == b"old"


@pytest.mark.parametrize("replace", [False, True])
def test_a_full_drive_keeps_the_old_file_and_no_part_of_the_new_one(
    mounted: Callable[[str], Path], replace: bool
) -> None:
    drive = mounted("size=1m")
    files.write_atomic(drive / "old", b"old")
    target = drive / ("old" if replace else "new")
    with pytest.raises(UserError) as caught:
        files.write_atomic(target, [bytes(100_000)] * 20, replace=replace)
    assert (caught.value.code, caught.value.params) == ("files.full", {"file": target.name})
    assert names(drive) == ["old"]
    assert (drive / "old").read_bytes() == b"old"
    # There is room again for what fits.
    files.write_atomic(drive / "new", [bytes(100_000)] * 5)


@pytest.mark.parametrize("replace", [False, True])
def test_a_file_too_big_for_its_drive_leaves_the_old_one_and_no_part(
    tmp_path: Path, replace: bool
) -> None:
    (tmp_path / "x").write_bytes(b"old")
    with small_files(65_536), pytest.raises(UserError) as caught:
        files.write_atomic(tmp_path / ("x" if replace else "y"), bytes(65_537), replace=replace)
    assert caught.value.code == "files.too_big_for_drive"
    assert names(tmp_path) == ["x"]
    assert (tmp_path / "x").read_bytes() == b"old"


def test_a_write_protected_drive_is_named_as_such(mounted: Callable[[str], Path]) -> None:
    drive = mounted("ro,size=1m")
    with pytest.raises(UserError) as caught:
        files.write_atomic(drive / "x", b"abc")
    assert (caught.value.code, caught.value.params) == ("files.read_only", {"file": "x"})


def test_a_folder_without_permission_is_denied(
    open_folder: Path, as_nobody: Callable[[], AbstractContextManager[None]]
) -> None:
    open_folder.chmod(0o555)
    with as_nobody(), pytest.raises(UserError) as caught:
        files.write_atomic(open_folder / "x", b"abc")
    assert caught.value.code == "files.denied"
    assert names(open_folder) == []


def test_a_missing_folder_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        files.write_atomic(tmp_path / "no" / "x", b"abc")
    assert caught.value.code == "files.missing"
    assert names(tmp_path) == []


def test_a_new_file_is_private_and_nobody_else_s(tmp_path: Path) -> None:
    with files.new_file(tmp_path / "x") as file:
        file.write(b"abc")
        files.sync(file)
        assert (tmp_path / "x").read_bytes() == b"abc"
        file.seek(0)
        assert file.read() == b"abc"
    assert stat.S_IMODE((tmp_path / "x").stat().st_mode) == 0o600
    with pytest.raises(UserError) as caught:
        files.new_file(tmp_path / "x")
    assert caught.value.code == "files.exists"


def test_a_new_file_is_not_made_through_a_dangling_link(tmp_path: Path) -> None:
    (tmp_path / "x").symlink_to("elsewhere")
    with pytest.raises(UserError) as caught:
        files.new_file(tmp_path / "x")
    assert caught.value.code == "files.exists"
    assert names(tmp_path) == ["x"]


def test_a_finished_file_takes_a_free_name_only(tmp_path: Path) -> None:
    (tmp_path / "made").write_bytes(b"new")
    (tmp_path / "taken").write_bytes(b"old")
    with pytest.raises(UserError) as caught:
        files.rename_new(tmp_path / "made", tmp_path / "taken")
    assert caught.value.code == "files.exists"
    files.rename_new(tmp_path / "made", tmp_path / "free")
    assert names(tmp_path) == ["free", "taken"]
    assert (tmp_path / "taken").read_bytes() == b"old"


def test_to_rename_what_is_gone_takes_no_name(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        files.rename_new(tmp_path / "gone", tmp_path / "x")
    assert caught.value.code == "files.missing"
    assert names(tmp_path) == []


def test_a_folder_that_can_t_be_synced_because_its_file_system_has_no_such_thing_passes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", failing(errno.EINVAL))
    files.sync_folder(tmp_path)
    monkeypatch.setattr(os, "fsync", failing(errno.EIO))
    with pytest.raises(OSError, match="Input/output"):
        files.sync_folder(tmp_path)


def test_a_private_folder_is_made_with_its_parents(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        files.private_folder(tmp_path / "a" / "b")
    finally:
        os.umask(before)
    for folder in (tmp_path / "a", tmp_path / "a" / "b"):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_an_empty_folder_becomes_private(tmp_path: Path) -> None:
    folder = tmp_path / "x"
    folder.mkdir()
    folder.chmod(0o755)
    files.private_folder(folder)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_folder_on_a_drive_without_permissions_is_taken_as_it_is(
    open_folder: Path, as_nobody: Callable[[], AbstractContextManager[None]]
) -> None:
    if os.geteuid() != 0:
        pytest.skip("takes a folder of somebody else's")
    with as_nobody():
        files.private_folder(open_folder)
    assert stat.S_IMODE(open_folder.stat().st_mode) == 0o777


def test_a_folder_that_is_not_empty_is_left_as_it_is(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    (tmp_path / "x").touch()
    with pytest.raises(UserError) as caught:
        files.private_folder(tmp_path)
    assert (caught.value.code, caught.value.params) == (
        "files.folder_not_empty",
        {"file": tmp_path.name},
    )
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755


@pytest.mark.parametrize("occupy", [occupy_with_file, occupy_with_link])
def test_a_folder_is_not_made_in_the_place_of_something_else(
    tmp_path: Path, occupy: Callable[[Path], None]
) -> None:
    occupy(tmp_path / "x")
    with pytest.raises(UserError) as caught:
        files.private_folder(tmp_path / "x")
    assert caught.value.code == "files.not_a_folder"


def test_a_folder_can_t_be_made_inside_a_file(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"old")
    with pytest.raises(UserError) as caught:
        files.private_folder(tmp_path / "x" / "y")
    assert caught.value.code == "files.missing"


@pytest.mark.parametrize("replace", [False, True])
def test_a_file_is_not_written_where_its_drive_was(tmp_path: Path, replace: bool) -> None:
    drive = tmp_path / "drive"
    drive.mkdir()

    def content() -> Iterator[bytes]:
        yield b"half"
        drive.rename(tmp_path / "pulled out")
        drive.mkdir()
        yield b"and half"

    with pytest.raises(UserError) as caught:
        files.write_atomic(drive / "x", content(), replace=replace)
    assert caught.value.code == "files.gone"
    assert names(drive) == []


def test_a_file_whose_first_name_cant_be_taken_away_doesnt_keep_the_second(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "made").write_bytes(b"whole")
    unlink = Path.unlink

    def once(path: Path, missing_ok: bool = False) -> None:
        if path.name == "made":
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", once)
    with pytest.raises(UserError) as caught:
        files.rename_new(tmp_path / "made", tmp_path / "named")
    assert caught.value.code == "files.io"
    assert names(tmp_path) == ["made"]
