"""How a helper is started, and what it is told: nothing about the user."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from fieldreport.media import command


def test_in_the_tree_it_is_a_module_of_this_python() -> None:
    assert command.command()[0] == sys.executable
    assert command.command()[-2:] == ["-m", "fieldreport.media.helper"]
    assert "-B" in command.command()


def test_the_frozen_program_starts_itself_with_a_flag(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert command.command() == [sys.executable, command.FLAG]
    assert "PYTHONPATH" not in command.environment()


def test_it_is_told_nothing_about_the_user(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/somebody")
    monkeypatch.setenv("FIELDREPORT_VAULT", "/home/somebody/vault")
    given = command.environment()
    assert set(given) <= {"LC_ALL", "MALLOC_ARENA_MAX", "PYTHONPATH", "SYSTEMROOT"}
    assert not any("somebody" in value for value in given.values())
    assert Path(given["PYTHONPATH"], "fieldreport").is_dir()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no root")
def test_its_working_folder_is_nobodys() -> None:
    assert command.folder() == "/"


def test_windows_needs_to_know_where_the_system_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "_WINDOWS", True)
    monkeypatch.setenv("SYSTEMROOT", r"D:\Windows")
    assert command.environment()["SYSTEMROOT"] == r"D:\Windows"
    assert command.folder() == r"D:\Windows"
