"""The two vaults, unlocked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldreport.vault.vault import Vault
from tests.unit.usecases.made import Places, opened


@pytest.fixture
def monitor(places: Places) -> Iterator[Vault]:
    """The monitor's vault, unlocked."""
    with opened(places.monitor) as vault:
        yield vault


@pytest.fixture
def coordinator(places: Places) -> Iterator[Vault]:
    """The coordinator's vault, unlocked."""
    with opened(places.coordinator) as vault:
        yield vault


@pytest.fixture
def drive(places: Places) -> Path:
    """An empty folder that stands for a drive."""
    return places.drive
