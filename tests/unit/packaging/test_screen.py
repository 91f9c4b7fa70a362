"""What the system must bring along for a window, with a Qt made of a shell script."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import calling
import environment
import screen
import system_packages

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux needs it")


@pytest.fixture
def tree(tmp_path: Path) -> environment.Tree:
    made = environment.Tree(tmp_path)
    made.python.parent.mkdir(parents=True)
    return made


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What was asked of the system."""
    asked: list[list[str]] = []
    monkeypatch.setattr(system_packages, "install", lambda names, _why: asked.append(list(names)))
    monkeypatch.setenv("DISPLAY", ":1")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    return asked


def qt(tree: environment.Tree, script: str) -> None:
    tree.python.write_text(f"#!/bin/sh\n{script}\n")
    tree.python.chmod(0o755)


def test_nothing_is_installed_where_qt_loads_and_that_is_found_out_once(
    tree: environment.Tree, installed: list[list[str]]
) -> None:
    calls = tree.root / "calls"
    qt(tree, f"echo >> {calls}")
    for _ in range(2):
        screen.prepare(tree)
    assert installed == []
    assert calls.read_text() == "\n\n", "once for Qt, once for its part for X"


def test_what_is_missing_is_installed_before_it_is_tried_again(
    tree: environment.Tree, installed: list[list[str]]
) -> None:
    tried = tree.root / "tried"
    qt(tree, f"test -e {tried} || {{ touch {tried}; exit 1; }}")
    screen.prepare(tree)
    assert installed == [list(screen.LIBRARIES)]


def test_what_can_not_be_loaded_even_then_is_said_and_tried_again_the_next_time(
    tree: environment.Tree, installed: list[list[str]]
) -> None:
    qt(tree, "exit 1")
    for _ in range(2):
        with pytest.raises(calling.RefusedError, match=r"(?s)still can't be shown.*PySide6"):
            screen.prepare(tree)
    assert len(installed) == 2


@pytest.mark.parametrize(
    "screens", [{"DISPLAY": ""}, {"WAYLAND_DISPLAY": "wayland-0"}], ids=["no X", "Wayland"]
)
def test_without_an_x_server_its_libraries_are_not_asked_for(
    tree: environment.Tree,
    installed: list[list[str]],
    screens: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in screens.items():
        monkeypatch.setenv(name, value)
    qt(tree, 'case "$*" in *libqxcb*) exit 1;; esac')
    screen.prepare(tree)
    assert installed == []


def test_tests_need_no_screen_that_is_seen(
    tree: environment.Tree, installed: list[list[str]]
) -> None:
    qt(tree, 'case "$*" in *libqxcb*) exit 1;; esac')
    screen.prepare(tree, seen=False)
    assert installed == []


def test_packing_takes_the_part_for_x_along_where_no_server_runs(
    tree: environment.Tree, installed: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DISPLAY")
    tried = tree.root / "tried"
    qt(tree, f'case "$*" in *libqxcb*) test -e {tried} || {{ touch {tried}; exit 1; }};; esac')
    screen.prepare_packing(tree)
    assert installed == [list(screen.FOR_X)]


def test_a_packed_program_is_tried_on_a_screen_that_is_installed_where_there_is_none(
    tree: environment.Tree, installed: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    qt(tree, "exit 0")
    monkeypatch.setattr("shutil.which", lambda name: None if name == "Xvfb" else f"/bin/{name}")
    screen.prepare_packing(tree)
    assert installed == []
    screen.prepare_packing(tree, tried=True)
    assert installed == [["xvfb"]]
