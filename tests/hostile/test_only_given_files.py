"""Nothing on a drive is run, followed or indexed: an import opens the files that it was given and no others.

The import runs as a program of its own that tells every file, folder, process and library that it touches.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hostile.forging import TEXTS, bundle, everywhere, version
from tests.unit.bundle.made import evidence as member
from tests.unit.cli.terminal import ROOT
from tests.unit.usecases.made import MONITOR, Places, content_at, differing, tree

pytestmark = pytest.mark.hostile

# Runs the program; then tells what it touched, by the interpreter's own account.
_WATCHED = """
import json, os, runpy, sys
seen = []
PATHS = {"open", "os.listdir", "os.scandir", "os.chdir", "os.rename", "os.remove", "os.mkdir", "os.link",
         "os.symlink", "os.chmod", "os.utime", "os.truncate", "os.rmdir", "shutil.copyfile", "glob.glob"}
OTHERS = ("subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "os.startfile",
          "socket.connect", "socket.bind", "ctypes.dlopen", "webbrowser.")
def hook(event, arguments):
    if event in PATHS and arguments and isinstance(arguments[0], (str, bytes, os.PathLike)):
        seen.append([event, os.path.abspath(os.fsdecode(arguments[0]))])
    elif event.startswith(OTHERS):
        seen.append([event, ""])
sys.addaudithook(hook)
log = sys.argv.pop(1)
try:
    runpy.run_module("fieldreport", run_name="__main__", alter_sys=True)
finally:
    told = list(seen)
    with open(log, "w", encoding="utf-8") as file:
        json.dump(told, file)
"""


def watched(places: Places, tmp_path: Path, *words: object) -> tuple[int, list[tuple[str, str]]]:
    """Run a command in the coordinator's vault; its exit code, and what it touched."""
    log = tmp_path / "log"
    vault = ("--vault", places.coordinator, "--passphrase-file", places.passphrase)
    ended = subprocess.run(
        [sys.executable, "-B", "-c", _WATCHED, str(log), *map(str, (*vault, *words))],
        cwd=ROOT,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        check=False,
        capture_output=True,
        timeout=120,
    )
    assert b"Traceback" not in ended.stderr, ended.stderr
    return ended.returncode, [(event, path) for event, path in json.loads(log.read_text("utf-8"))]


@pytest.fixture
def drive(places: Places) -> Path:
    """A drive with a bundle among what drives are prepared with."""
    place = places.drive
    path, body = member(b"#!/bin/sh\ntouch /tmp/owned\n")
    entry = {"sha256": path.removeprefix("evidence/"), "name": "run.sh", "size": len(body)}
    told = everywhere(TEXTS["picture"]) | {"narrative": f"See {place / 'secret.txt'}."}
    told["evidence"] = [*told.get("evidence", []), entry | {"media_type": "text/x-sh"}]
    bundle(place / "b", version(MONITOR, told), evidence=[(path, body)])
    for name, content in (
        ("autorun.inf", "[autorun]\nopen=run.exe\n"),
        ("desktop.ini", "[.ShellClassInfo]\nIconResource=\\\\x.test\\i.ico\n"),
        (".DS_Store", "x"),
        ("sitecustomize.py", "raise SystemExit('run from the drive')"),
        ("fieldreport.py", "raise SystemExit('run from the drive')"),
        ("secret.txt", "not for this program"),
        (".hidden", "x"),
        ("passphrase", "x"),
    ):
        (place / name).write_text(content, encoding="utf-8")
    (place / "folder").mkdir()
    bundle(place / "folder" / "inner", version(MONITOR, {"narrative": "Not asked for."}), n=2)
    return place


def below(touched: list[tuple[str, str]], place: Path) -> set[tuple[str, str]]:
    return {
        (event, str(Path(path).relative_to(place)))
        for event, path in touched
        if path and Path(path).is_relative_to(place)
    }


def acts(touched: list[tuple[str, str]]) -> set[str]:
    return {event for event, path in touched if not path}


def test_an_import_of_one_file_opens_that_file_and_nothing_else_on_the_drive(
    places: Places, drive: Path, tmp_path: Path
) -> None:
    before = tree(drive)
    code, touched = watched(places, tmp_path, "import", drive / "b")
    assert code == 0
    assert below(touched, drive) == {("open", "b")}
    assert acts(touched) <= {"ctypes.dlopen"}
    assert tree(drive) == before


def test_looking_at_a_file_opens_that_file_alone_and_stores_nothing(
    places: Places, drive: Path, tmp_path: Path
) -> None:
    kept, before = content_at(places.coordinator), tree(drive)
    code, touched = watched(places, tmp_path, "inspect", drive / "b")
    assert code == 0
    assert below(touched, drive) == {("open", "b")}
    assert acts(touched) <= {"ctypes.dlopen"}
    assert (tree(drive), differing(kept, content_at(places.coordinator))) == (before, set())


def test_of_a_folder_only_what_begins_like_a_bundle_is_read_on_and_no_folder_within_is_entered(
    places: Places, drive: Path, tmp_path: Path
) -> None:
    code, touched = watched(places, tmp_path, "import", drive)
    assert code == 0
    seen = below(touched, drive)
    assert not {path for _, path in seen if path.startswith("folder/")}
    assert ("os.listdir", "folder") not in seen
    assert ("os.scandir", "folder") not in seen
    assert {event for event, _ in seen} <= {"open", "os.listdir", "os.scandir"}
    assert acts(touched) <= {"ctypes.dlopen"}


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no links there")
def test_a_link_on_a_drive_is_not_followed(places: Places, drive: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    bundle(elsewhere / "mine", version(MONITOR, {"narrative": "Elsewhere."}), n=3)
    (drive / "link").symlink_to(elsewhere / "mine")
    (drive / "loop").symlink_to(drive)
    (drive / "zero").symlink_to("/dev/zero")
    code, touched = watched(places, tmp_path, "import", drive)
    assert code == 0
    assert {path for _, path in below(touched, drive)} & {"link", "loop", "zero"} == set()
    assert below(touched, elsewhere) == set()


def test_nothing_that_came_is_run_or_opened_when_it_is_shown(
    places: Places, drive: Path, tmp_path: Path
) -> None:
    assert watched(places, tmp_path, "import", drive / "b")[0] == 0
    for words in (("report", "list"), ("evidence", "list"), ("check",)):
        _, touched = watched(places, tmp_path, *words)
        assert below(touched, drive) == set()
        assert acts(touched) <= {"ctypes.dlopen"}
        assert "/etc/hostname" not in {path for _, path in touched}
