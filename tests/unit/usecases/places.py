"""The fixtures that give a test its two vaults and its drive; conftest files take them from here."""

from __future__ import annotations

import shutil
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
