"""Two drives are told apart, and one is known again."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from fieldreport import files
from fieldreport.errors import UserError
from fieldreport.files import drives


def test_everything_on_a_drive_has_its_name_and_another_drive_another(
    tmp_path: Path, mounted: Callable[[str], Path]
) -> None:
    first, second = mounted("size=1m"), mounted("size=2m")
    (first / "inside").mkdir()
    names = {files.drive_of(tmp_path), files.drive_of(first), files.drive_of(second)}
    assert len(names) == 3
    assert files.drive_of(first / "inside") == files.drive_of(first)


def test_two_drives_that_cant_be_told_apart_count_as_one(mounted: Callable[[str], Path]) -> None:
    assert files.drive_of(mounted("size=1m")) == files.drive_of(mounted("size=1m"))


@pytest.fixture
def listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Return a function that says which drive it is when udev lists these names for its device."""
    device = Path("/dev/null")

    def look(by_id: Sequence[str], by_uuid: Sequence[str]) -> str:
        for attribute, names in (("_BY_ID", by_id), ("_BY_UUID", by_uuid)):
            folder = Path(tempfile.mkdtemp(dir=tmp_path))
            for name in names:
                (folder / name).symlink_to(device)
            (folder / "another").symlink_to("/dev/zero")
            (folder / "gone").symlink_to("/dev/no-such-drive")
            monkeypatch.setattr(drives, attribute, folder)
        # Only the number of the device is another than it is.
        number = device.stat().st_rdev
        with monkeypatch.context() as patched:
            real = drives._named
            patched.setattr(drives, "_named", lambda names, _: real(names, number))
            return files.drive_of(tmp_path)

    return look


def test_two_partitions_of_one_stick_are_one_drive(listed: Callable[..., str]) -> None:
    first = listed(["usb-Maker_Stick_4711-0:0-part1"], ["1234-ABCD"])
    second = listed(["usb-Maker_Stick_4711-0:0-part2", "dm-name-x"], ["5678-EF01"])
    assert first == second == "drive:usb-Maker_Stick_4711-0:0"


def test_without_a_serial_number_the_file_system_is_known_by_its_identifier(
    listed: Callable[..., str],
) -> None:
    assert listed(["dm-name-x"], ["1234-ABCD"]) == "uuid:1234-ABCD"
    assert listed([], []).startswith("size:")


def test_where_nobody_keeps_lists_the_size_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("_BY_ID", "_BY_UUID"):
        monkeypatch.setattr(drives, name, tmp_path / "none")
    assert files.drive_of(tmp_path).startswith("size:")


def test_a_drive_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        files.drive_of(tmp_path / "gone")
    assert caught.value.code == "files.missing"


def pulled(folder: Path) -> Path:
    """Leave an empty folder in the place of one, as below the drive that was mounted there."""
    away = folder.rename(folder.with_name("pulled out"))
    folder.mkdir()
    return away


def test_a_spot_is_the_folder_itself_and_not_its_name(tmp_path: Path) -> None:
    drive = tmp_path / "drive"
    drive.mkdir()
    spot = files.Spot.of(drive)
    (drive / "x").write_bytes(b"may change")
    spot.check()
    pulled(drive)
    with pytest.raises(UserError) as caught:
        spot.check()
    assert (caught.value.code, caught.value.params) == ("files.gone", {"file": "drive"})
    drive.rmdir()
    with pytest.raises(UserError) as caught:
        spot.check()
    assert caught.value.code == "files.gone"
    with pytest.raises(UserError) as caught:
        files.Spot.of(drive)
    assert caught.value.code == "files.missing"


def test_what_fails_for_want_of_the_drive_is_told_as_that_and_all_else_as_it_is(
    tmp_path: Path,
) -> None:
    drive = tmp_path / "drive"
    drive.mkdir()
    spot = files.Spot.of(drive)
    with spot.watched():
        pass
    for before, code in ((lambda _: None, "files.missing"), (pulled, "files.gone")):
        before(drive)
        with pytest.raises(UserError) as caught:
            _read(spot)
        assert caught.value.code == code


def _read(spot: files.Spot) -> None:
    with spot.watched():
        files.read_at_most(spot.folder / "x", 1)
