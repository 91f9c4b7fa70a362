"""The wheel: the program and what ships with it, and nothing of what made it."""

from __future__ import annotations

import email
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

import environment
import fieldreport

ROOT = environment.ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[zipfile.ZipFile]:
    """The wheel, made of this tree."""
    folder = tmp_path_factory.mktemp("wheel")
    built = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    assert built.returncode == 0, built.stderr
    (file,) = folder.iterdir()
    assert file.name == f"fieldreport-{fieldreport.__version__}-py3-none-any.whl"
    with zipfile.ZipFile(file) as archive:
        yield archive


def files_below(folder: Path) -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def part(wheel: zipfile.ZipFile, folder: str) -> set[str]:
    return {name.removeprefix(folder) for name in wheel.namelist() if name.startswith(folder)}


def test_every_resource_travels_inside_the_package(wheel: zipfile.ZipFile) -> None:
    resources = files_below(ROOT / "resources")
    assert resources
    assert part(wheel, "fieldreport/resources/") == resources


def test_the_whole_program_is_in_it(wheel: zipfile.ZipFile) -> None:
    core = {name for name in part(wheel, "fieldreport/") if not name.startswith("resources/")}
    assert core == files_below(ROOT / "fieldreport")
    assert part(wheel, "ui/") == files_below(ROOT / "ui")


def test_nothing_else_is_in_it(wheel: zipfile.ZipFile) -> None:
    top = {name.split("/")[0] for name in wheel.namelist()}
    assert top == {"fieldreport", "ui", f"fieldreport-{fieldreport.__version__}.dist-info"}


def test_it_says_what_it_is(wheel: zipfile.ZipFile) -> None:
    about = f"fieldreport-{fieldreport.__version__}.dist-info"
    metadata = email.message_from_bytes(wheel.read(f"{about}/METADATA"))
    assert metadata["Name"] == "fieldreport"
    assert metadata["Version"] == fieldreport.__version__
    assert metadata["License-Expression"] == "GPL-3.0-or-later"
    assert metadata["Requires-Python"] == ">=3.11"
    licence = wheel.read(f"{about}/licenses/LICENSE").decode()
    assert licence.lstrip().startswith("GNU GENERAL PUBLIC LICENSE")
    assert wheel.read(f"{about}/entry_points.txt").decode().split() == [
        *("[console_scripts]", "fieldreport", "=", "fieldreport.cli.console:main"),
        *("[gui_scripts]", "fieldreport-gui", "=", "ui.app:main"),
    ]
