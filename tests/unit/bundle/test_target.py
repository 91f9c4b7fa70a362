from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import pytest

from fieldreport import files
from fieldreport.bundle.target import MaybeLeft, Target, left_in
from fieldreport.errors import UserError
from tests.unit.bundle.made import BUNDLE_ID

MIB = 1 << 20


@pytest.fixture
def drive(tmp_path: Path) -> Path:
    folder = tmp_path / "drive"
    folder.mkdir()
    return folder


@pytest.fixture
def files_of_a_mebibyte() -> Iterator[None]:
    """Let no file grow beyond a mebibyte, as on a drive whose format takes none larger."""
    resource = pytest.importorskip("resource", reason="only POSIX limits files")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (MIB, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


def content(length: int) -> memoryview:
    return memoryview(os.urandom(length))


def test_what_was_written_appears_only_when_published(drive: Path) -> None:
    body = content(3 * MIB)
    with Target(drive / "x", None, BUNDLE_ID) as target:
        target.expect(len(body))
        target.write(body[:MIB])
        target.write(body[MIB:])
        (hidden,) = drive.iterdir()
        assert hidden.name.startswith(".")
        assert stat.S_IMODE(hidden.stat().st_mode) == 0o600
        target.sync()
        with target.read_back() as back:
            assert back.read(len(body)) == bytes(body[: 3 * MIB])
        assert not (drive / "x").exists()
        assert target.publish() == (drive / "x",)
    assert list(drive.iterdir()) == [drive / "x"]
    assert (drive / "x").read_bytes() == body
    assert stat.S_IMODE((drive / "x").stat().st_mode) == 0o600


def test_volumes_are_equal_slices_but_the_last(drive: Path) -> None:
    body = content(2 * MIB + 5)
    with Target(drive / "x", MIB, BUNDLE_ID) as target:
        target.expect(len(body))
        target.write(body[:100])
        target.write(body[100:])
        target.sync()
        with target.read_back() as back:
            assert back.size == len(body)
        paths = target.publish()
    assert [path.name for path in paths] == ["x.001", "x.002", "x.003"]
    assert [path.stat().st_size for path in paths] == [MIB, MIB, 5]
    assert b"".join(path.read_bytes() for path in paths) == body


def test_nothing_stays_behind_when_it_is_not_published(drive: Path) -> None:
    with Target(drive / "x", MIB, BUNDLE_ID) as target:
        target.write(content(3 * MIB))
        assert len(list(drive.iterdir())) == 3
    assert list(drive.iterdir()) == []


def test_nothing_stays_behind_after_an_exception(drive: Path) -> None:
    def interrupted() -> None:
        with Target(drive / "x", None, BUNDLE_ID) as target:
            target.write(content(10))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert list(drive.iterdir()) == []


def test_a_name_that_is_taken_is_refused_before_the_writing(drive: Path) -> None:
    (drive / "x.002").write_text("older")
    with Target(drive / "x", MIB, BUNDLE_ID) as target, pytest.raises(UserError) as caught:
        target.expect(3 * MIB)
    assert caught.value.code == "files.exists"
    assert caught.value.params == {"file": "x.002"}


def test_a_name_taken_meanwhile_is_not_overwritten_and_no_volume_stays(drive: Path) -> None:
    with Target(drive / "x", MIB, BUNDLE_ID) as target:
        target.expect(2 * MIB)
        target.write(content(2 * MIB))
        target.sync()
        (drive / "x.002").write_text("somebody else's")
        with pytest.raises(UserError) as caught:
            target.publish()
    assert caught.value.code == "files.exists"
    assert [path.name for path in drive.iterdir()] == ["x.002"]
    assert (drive / "x.002").read_text() == "somebody else's"


def test_a_drive_that_is_too_small_is_refused_before_the_writing(drive: Path) -> None:
    free = files.free_space(drive)
    with Target(drive / "x", None, BUNDLE_ID) as target, pytest.raises(UserError) as caught:
        target.expect(free + (1 << 40))
    assert caught.value.code == "bundle.no_room"
    assert caught.value.params["needed"] == free + (1 << 40)


def test_a_folder_that_is_not_there_is_named(drive: Path) -> None:
    path = drive / "missing" / "x"
    with Target(path, None, BUNDLE_ID) as target, pytest.raises(UserError) as caught:
        target.write(content(1))
    assert (caught.value.code, caught.value.params["file"]) == ("files.missing", "x")


def test_what_was_left_is_found_by_its_bundle_and_nothing_else_is(drive: Path) -> None:
    for bundle, volume in ((BUNDLE_ID, MIB), ("0c" * 16, None)):
        killed = Target(drive / "x", volume, bundle)
        killed.expect(2 * MIB)
        killed.write(content(2 * MIB))
        killed.sync()
    parts = sorted(drive.iterdir())
    assert len(parts) == 3
    ours = left_in(drive, [BUNDLE_ID])
    assert len(ours) == 2
    assert set(ours) < set(parts)
    # Names that look so, and are nobody's.
    stem = ours[0].name[:33]
    for name in (
        f"{stem}.part",
        f"{stem}.000.part.bak",
        f"{stem[1:]}.000.part",
        f".{'0' * 32}.000.part",
    ):
        (drive / name).write_bytes(b"somebody's")
    assert left_in(drive, [BUNDLE_ID]) == ours
    assert left_in(drive, ["0d" * 16]) == left_in(drive, []) == []
    assert left_in(drive / "missing", [BUNDLE_ID]) == []


@pytest.mark.usefixtures("files_of_a_mebibyte")
def test_a_drive_that_takes_no_more_leaves_nothing(drive: Path) -> None:
    with Target(drive / "x", None, BUNDLE_ID) as target:
        target.write(content(MIB))
        with pytest.raises(UserError) as caught:
            target.write(content(MIB))
    assert caught.value.code == "files.too_big_for_drive"
    assert list(drive.iterdir()) == []


@pytest.mark.usefixtures("files_of_a_mebibyte")
def test_volumes_that_the_drive_takes_are_no_failure(drive: Path) -> None:
    with Target(drive / "x", MIB, BUNDLE_ID) as target:
        target.expect(2 * MIB)
        target.write(content(2 * MIB))
        target.sync()
        assert len(target.publish()) == 2


@pytest.mark.usefixtures("files_of_a_mebibyte")
def test_the_first_byte_that_does_not_fit_is_noticed(drive: Path) -> None:
    with Target(drive / "x", None, BUNDLE_ID) as target:
        target.write(content(MIB))
        with pytest.raises(UserError) as caught:
            target.write(content(1))
    assert caught.value.code == "files.too_big_for_drive"
    assert list(drive.iterdir()) == []


def test_a_drive_that_vanished_before_the_reading_is_named(drive: Path) -> None:
    with Target(drive / "x", MIB, BUNDLE_ID) as target:
        target.write(content(2 * MIB))
        target.sync()
        target._made[1].unlink()
        with pytest.raises(UserError) as caught:
            target.read_back()
    assert caught.value.code == "files.missing"
    assert list(drive.iterdir()) == []


def test_a_drive_that_vanished_for_good_ends_with_the_first_failure(drive: Path) -> None:
    with Target(drive / "x", None, BUNDLE_ID) as target:
        target.write(content(10))
        shutil.rmtree(drive)
        with pytest.raises(UserError) as caught:
            target.sync()
    assert caught.value.code == "files.missing"


def pulled(drive: Path) -> Path:
    """Leave an empty folder in the place of the drive, as below a mount; return where the drive is."""
    away = drive.rename(drive.with_name("pulled out"))
    drive.mkdir()
    return away


@pytest.mark.parametrize("when", ["begin", "read_back", "open", "publish"])
def test_a_drive_that_is_pulled_out_is_told_of_and_nothing_is_written_in_its_place(
    drive: Path, when: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def opened(path: Path) -> None:
        pulled(drive)
        raise UserError("files.missing", file=path.name)

    def written(target: Target) -> None:
        target.expect(2 * MIB)
        target.write(content(MIB))
        if when == "begin":
            pulled(drive)
        target.write(content(MIB))
        target.sync()
        if when == "read_back":
            pulled(drive)
        if when == "open":
            monkeypatch.setattr(files, "open_uncached", opened)
        target.read_back().close()
        pulled(drive)
        target.publish()

    with pytest.raises(UserError) as caught, Target(drive / "x", MIB, BUNDLE_ID) as target:
        written(target)
    assert caught.value.code == "files.gone"
    assert isinstance(caught.value, MaybeLeft) == (when == "publish")
    assert list(drive.iterdir()) == []


def test_a_copy_that_cant_be_opened_is_told_as_it_is(
    drive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = files.open_uncached

    def fail(path: Path) -> BinaryIO:
        if path.name.endswith(".001.part"):
            raise failure
        return opened(path)

    monkeypatch.setattr(files, "open_uncached", fail)
    for failure in (UserError("files.io", file="x", reason="EIO"), KeyboardInterrupt()):
        with Target(drive / "x", MIB, BUNDLE_ID) as target:
            target.expect(2 * MIB)
            target.write(content(2 * MIB))
            target.sync()
            with pytest.raises(type(failure)):
                target.read_back()


def test_the_first_volume_gets_its_name_last_and_what_may_be_left_is_said(
    drive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    named: list[str] = []
    rename = files.rename_new

    def failing(made: Path, name: Path) -> None:
        named.append(name.name)
        if len(named) == 3:
            raise UserError("files.io", file=name.name, reason="EIO")
        rename(made, name)

    monkeypatch.setattr(files, "rename_new", failing)
    with Target(drive / "x", MIB, BUNDLE_ID) as target:
        target.expect(3 * MIB)
        target.write(content(3 * MIB))
        target.sync()
        with pytest.raises(MaybeLeft) as caught:
            target.publish()
        assert caught.value.code == "files.io"
    assert named == ["x.003", "x.002", "x.001"]
    assert list(drive.iterdir()) == []


def test_where_nothing_was_written_nothing_is_named(drive: Path) -> None:
    with Target(drive / "x", None, BUNDLE_ID) as target:
        assert target.publish() == ()
    assert list(drive.iterdir()) == []
