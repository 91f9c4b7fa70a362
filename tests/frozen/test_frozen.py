"""The packaged program does the main job on a computer without Python, and holds what it should."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PyInstaller.archive.readers import CArchiveReader

import build
from fieldreport.media.client import Viewer
from fieldreport.media.command import FLAG
from tests.frozen.conftest import Home, Running, Screen, until

PASSPHRASE = "correct horse battery staple"
REPORT = "Три автобуса без номеров у акимата"
MEDIA = Path(__file__).parents[1] / "vectors" / "media"
# A window, its drawings, printing, and what speaks to the desktop.
QT = (
    *("Core", "DBus", "Gui", "PrintSupport", "Svg", "Widgets"),
    *("WaylandClient", "WlShellIntegration", "XcbQpa"),
)

pytestmark = [
    pytest.mark.frozen,
    pytest.mark.skipif(
        not sys.platform.startswith("linux"), reason="the packaged program was never run elsewhere"
    ),
]


def test_the_command_line_needs_no_python_and_says_what_it_can(home: Home) -> None:
    shown = home.run("--help")
    assert shown.returncode == 0, shown.stderr
    assert "handover" in shown.stdout
    assert home.run("--version").stdout.startswith("fieldreport ")


def test_the_whole_main_job_is_done_by_the_packaged_program(home: Home) -> None:
    shown = home.run("demo", "--dir", home.home / "demo")
    assert shown.returncode == 0, shown.stderr
    assert "Both vaults are checked and sound" in shown.stdout


def test_evidence_is_opened_by_the_packaged_program_behind_its_walls(home: Home) -> None:
    command = (str(home.program / "fieldreport-gui"), FLAG)
    for name, kind in (
        ("photo-turned.jpg", "image"),
        ("crowd.mp4", "video"),
        ("complaint.pdf", "document"),
    ):
        with Viewer(started_by=command) as viewer, (MEDIA / name).open("rb") as file:
            assert viewer.open(file, name).kind == kind
            assert viewer.thumbnail(96).pixels
            assert {"limits", "no_new_privileges", "python"} <= set(viewer.shields())


def test_nothing_of_a_network_and_no_part_of_qt_without_use_is_inside(program: Path) -> None:
    inside = [path.relative_to(program).as_posix() for path in program.rglob("*")]
    for unwanted in (
        *("Qt6Network", "QtNetwork", "Qt6Qml", "Qt6Quick", "Qt6OpenGL"),
        *("/tls/", "_ssl", "libssl", "tcl"),
    ):
        assert [path for path in inside if unwanted.casefold() in path.casefold()] == []
    assert [path for path in inside if path.endswith((".py", ".ts", ".debug"))] == []
    qt = {path.name for path in program.rglob("libQt6*")}
    assert qt == {f"libQt6{name}.so.6" for name in QT}
    texts = {path.name for path in program.rglob("*.qm")}
    assert texts == {"en.qm", "ru.qm", "kk.qm", "qtbase_ru.qm", "qtbase_kk.qm"}
    assert "shamir-mnemonic" in (program / "LICENCES.txt").read_text("utf-8")


def test_no_path_of_the_computer_that_built_it_is_inside(program: Path, sources: Running) -> None:
    trails = [str(sources.root).encode(), sys.prefix.encode()]
    told = [
        path.relative_to(program).as_posix()
        for path in program.rglob("*")
        if path.is_file() and any(trail in path.read_bytes() for trail in trails)
    ]
    assert told == []
    # Modules lie compressed in the programs.
    modules = CArchiveReader(str(program / "fieldreport")).open_embedded_archive("PYZ.pyz")
    code = [(name, modules.extract(name, raw=True)) for name in modules.toc]
    assert len(code) > 300
    assert [name for name, raw in code if any(trail in (raw or b"") for trail in trails)] == []


def test_packed_again_in_another_place_it_is_the_same_byte_for_byte(
    program: Path, sources: Running
) -> None:
    assert build.packed_again(sources, program) == []


def test_a_vault_beside_the_program_is_found(home: Home, tmp_path: Path) -> None:
    carried = Path(shutil.copytree(home.program, tmp_path / "drive", symlinks=True))
    here = Home(carried, home.home)
    (home.home / "passphrase").write_text(PASSPHRASE)
    with_passphrase = ("--passphrase-file", home.home / "passphrase")
    (carried / "fieldreport-vault").mkdir()
    made = here.run(*with_passphrase, "init", "--name", "A", "--role", "monitor")
    assert made.returncode == 0, made.stderr
    assert (carried / "fieldreport-vault" / "header.json").exists()
    assert here.run(*with_passphrase, "report", "list").returncode == 0
    assert not list(home.home.rglob("header.json"))


def test_a_report_is_written_in_the_window_sealed_and_locked(
    home: Home, screen: Screen, running: list[subprocess.Popen[bytes]]
) -> None:
    window = subprocess.Popen(
        [home.program / "fieldreport-gui"],
        env={**home.variables, "DISPLAY": screen.display, "QT_QPA_PLATFORM": "xcb"},
        cwd=home.home,
    )
    running.append(window)
    until(lambda: bool(screen.windows("Notes")), "the window")
    screen.act("windowfocus", "--sync", screen.windows("Notes")[0])
    screen.press("space", "Tab")
    screen.type("Aigul")
    screen.press("Return")
    screen.type(PASSPHRASE)
    screen.press("Return")
    screen.type(PASSPHRASE)
    screen.press("Return")
    vault = home.home / ".local" / "share" / "fieldreport" / "vault"
    until((vault / "header.json").exists, "the vault")
    until(lambda: _open_on(screen), "the first page")
    # Qt takes keys once the page has been painted.
    time.sleep(1)
    screen.type(REPORT)
    screen.press("ctrl+Return")
    (home.home / "passphrase").write_text(PASSPHRASE)
    screen.press("ctrl+l")
    until(lambda: _listed(home, vault) == [REPORT], "the report in the vault, locked")
    # With all that was in its memory; what is on the screen is another one's.
    until(lambda: window.poll() == 0, "the end of the process")
    assert screen.windows("Notes"), "the window stays"
    until(lambda: len(screen.picture().convert("L").getcolors() or ()) > 20, "a picture")
    told = [
        path
        for path in home.home.rglob("*")
        if path.is_file() and REPORT.encode() in path.read_bytes()
    ]
    assert told == []


def _open_on(screen: Screen) -> bool:
    # The sidebar is there: the window's left edge has another colour than its right one.
    shown = screen.picture()
    return shown.getpixel((5, 450)) != shown.getpixel((1270, 450))


def _listed(home: Home, vault: Path) -> list[str]:
    file = home.home / "passphrase"
    shown = home.run("--vault", vault, "--passphrase-file", file, "--json", "report", "list")
    if shown.returncode:
        return [shown.stderr]
    return [each["title"] for each in json.loads(shown.stdout)]
