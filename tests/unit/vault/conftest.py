"""A vault for each test: one is made once, and every test gets a copy of its own."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldreport.crypto.keyslots import TEST_COST
from fieldreport.vault.vault import Vault
from tests.unit.vault.made import passphrase


@pytest.fixture(scope="session")
def _original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("original") / "vault"
    with passphrase() as secret:
        Vault.create(place, secret, name="Айгүл", role="monitor", cost=TEST_COST).close()
    return place


@pytest.fixture
def place(_original: Path, tmp_path: Path) -> Path:
    """The folder of a locked vault."""
    return Path(shutil.copytree(_original, tmp_path / "vault"))


@pytest.fixture
def vault(place: Path) -> Iterator[Vault]:
    """An open vault."""
    with passphrase() as secret, Vault.open(place, secret) as opened:
        yield opened


@pytest.fixture
def small_drive() -> Iterator[Path]:
    """A file system of four mebibytes, for those who may mount one."""
    place = Path(tempfile.mkdtemp())
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(place)],
        check=False,
        capture_output=True,
    )
    if made.returncode:
        pytest.skip("mounting needs root")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)
    place.rmdir()
