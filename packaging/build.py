"""Packs the program for the system that this runs on: one folder that needs no Python.

The folder is the same, byte for byte, wherever and whenever it is built from the same sources with
the same Python and system libraries: whoever gets it can build it again and compare (`--twice`).

    python3 packaging/dev.py build            make dist/fieldreport
    python3 packaging/dev.py build --twice    make it twice, in different places, and compare
    python3 packaging/dev.py build wheel      make the wheel in dist/
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import environment
import system_packages
from calling import RefusedError, clean, say

NAME = "fieldreport"
# Any moment will do, as long as it is always the same one.
MOMENT = "1767225600"
# What takes debugging symbols out of libraries, on Linux.
TOOLS = ("binutils",)

_LICENCES = "LICENCES.txt"


def build(tree: environment.Tree, arguments: Sequence[str]) -> int:
    """Make the program in `dist/`; returns the exit code."""
    if list(arguments) == ["wheel"]:
        return environment.call(tree, ["-m", "hatchling", "build", "-t", "wheel", "-d", "dist"])
    if list(arguments) not in ([], ["--twice"]):
        print(__doc__, file=sys.stderr)
        return 2
    made = program(tree, tree.root / "dist")
    say(f"{made}: {_megabytes(made)} MB in {len(digests(made))} files")
    if not arguments:
        return 0
    differ = packed_again(tree, made)
    if differ:
        say("These files differ:\n" + "\n".join(differ))
        return 1
    say("Built twice, in two places: the same, byte for byte")
    return 0


def program(tree: environment.Tree, into: Path, *, sources: Path | None = None) -> Path:
    """Pack the program below `into` and return its folder; what was there before is replaced.

    Raises RefusedError if the system's tools are missing or PyInstaller fails.
    """
    root = sources or tree.root
    prepare()
    packaging = root / "packaging"
    with tempfile.TemporaryDirectory() as work:
        variables = {
            "PYTHONPATH": os.pathsep.join((str(root), str(packaging))),
            "PYTHONHASHSEED": "0",
            "PYTHONDONTWRITEBYTECODE": "1",
            "SOURCE_DATE_EPOCH": MOMENT,
            "QT_QPA_PLATFORM": "offscreen",
        }
        steps = (
            [str(packaging / "icon.py"), str(Path(work) / "icon.png")],
            [
                *("-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"),
                *("--distpath", str(into), "--workpath", work),
                str(packaging / "fieldreport.spec"),
            ],
            [str(packaging / "licences.py"), str(into / NAME / _LICENCES)],
        )
        for step in steps:
            ended = subprocess.run(
                [str(tree.python), *step],
                cwd=root,
                env={**clean(os.environ), **variables},
                stdin=subprocess.DEVNULL,
                check=False,
            )
            if ended.returncode:
                raise RefusedError("The program could not be packed; the lines above say why.")
    made = into / NAME
    for name in ("LICENSE", "SECURITY.md"):
        shutil.copyfile(root / name, made / name)
    if sys.platform.startswith("linux"):
        for path in sorted((packaging / "linux").iterdir()):
            shutil.copyfile(path, made / path.name)
    return made


def packed_again(tree: environment.Tree, made: Path) -> list[str]:
    """Pack the program once more, elsewhere, and return the files in which it differs from `made`.

    Another place, another name, another folder of sources: whatever a build keeps of them shows.
    """
    with tempfile.TemporaryDirectory() as elsewhere:
        copied = copy_of_sources(tree, Path(elsewhere) / "the same sources")
        return different(made, program(tree, Path(elsewhere) / "again", sources=copied))


def copy_of_sources(tree: environment.Tree, to: Path) -> Path:
    """Copy the tree without what was made from it; returns the new folder."""
    shutil.copytree(tree.root, to, ignore=shutil.ignore_patterns(*_NOT_COPIED))
    return to


def prepare() -> None:
    """Install what packing needs of the system. Raises RefusedError if that can't be done."""
    if not sys.platform.startswith("linux"):
        return
    if not all(map(shutil.which, ("strip", "objdump"))):
        system_packages.install(TOOLS, "Packing needs `strip` and `objdump`.")
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    if not _is_there(f"libpython{version}.so.1.0"):
        # Debian's own Python doesn't use its library, which is a package by itself.
        system_packages.install((f"libpython{version}",), "Packing needs Python as a library.")


def _is_there(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def digests(folder: Path) -> dict[str, str]:
    """The SHA-256 of every file below a folder, by its path there; of a link, where it leads."""
    return {
        path.relative_to(folder).as_posix(): f"-> {path.readlink()}"
        if path.is_symlink()
        else hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_symlink() or path.is_file()
    }


def different(one: Path, other: Path) -> list[str]:
    """The files in which two folders differ."""
    first, second = digests(one), digests(other)
    return sorted(
        name for name in first.keys() | second.keys() if first.get(name) != second.get(name)
    )


_NOT_COPIED = (".git", ".venv", ".*_cache", "__pycache__", "dist", "node_modules", ".hypothesis")


def _megabytes(folder: Path) -> int:
    found = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    sizes = (path.stat().st_size for path in found)
    return round(sum(sizes) / 1_000_000)
