"""The fixtures that give a test its two vaults and its drive; conftest files take them from here."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.unit.usecases.made import (
    COORDINATOR,
    MONITOR,
    PASSPHRASE,
    Places,
    card,
    make_friends,
    make_vault,
)


def _at(folder: Path) -> Places:
    return Places(folder, folder / "monitor", folder / "coordinator", folder / "drive")


@pytest.fixture(scope="session")
def _first_places(tmp_path_factory: pytest.TempPathFactory) -> Places:
    made = _at(tmp_path_factory.mktemp("places"))
    made.drive.mkdir()
    made.passphrase.write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    make_vault(made.monitor, MONITOR)
    make_vault(made.coordinator, COORDINATOR)
    make_friends(made.monitor, card(made.coordinator))
    make_friends(made.coordinator, card(made.monitor))
    return made


@pytest.fixture
def places(_first_places: Places, tmp_path: Path) -> Places:
    """A monitor's and a coordinator's vault, locked, whose people compared their cards; a drive."""
    return _at(Path(shutil.copytree(_first_places.folder, tmp_path / "places")))


@dataclass(frozen=True)
class SmallDrive:
    """A file system of its own with four mebibytes."""

    path: Path

    def leave(self, free: int) -> None:
        """Fill it until so many bytes are free."""
        with (self.path / "holiday.mp4").open("wb") as file:
            file.write(bytes(shutil.disk_usage(self.path).free - free))

    def write_protect(self) -> None:
        """Push the little switch."""
        subprocess.run(["mount", "-o", "remount,ro", str(self.path)], check=True)


@pytest.fixture
def small_drive() -> Iterator[SmallDrive]:
    """A drive that can be full or write-protected, for those who may mount one."""
    place = Path(tempfile.mkdtemp())
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(place)],
        check=False,
        capture_output=True,
    )
    if made.returncode:
        place.rmdir()
        pytest.skip("mounting needs root")
    yield SmallDrive(place)
    subprocess.run(["umount", "-l", str(place)], check=True)
    place.rmdir()
