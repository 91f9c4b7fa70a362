"""Packages that only the system can install, on a Debian made of two shell scripts."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

import calling
import system_packages

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither apt nor sudo")

WHY = "This Python lacks something."


@pytest.fixture
def tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is first on the PATH, with nothing of apt or sudo behind it."""
    folder = tmp_path / "tools"
    folder.mkdir()
    (folder / "env").symlink_to("/usr/bin/env")
    monkeypatch.setenv("PATH", str(folder))
    return folder


def put(tool: Path, script: str) -> None:
    tool.write_text(f"#!/bin/sh\n{script}\n")
    tool.chmod(0o755)


def become(monkeypatch: pytest.MonkeyPatch, user: int) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: user)


def refusal() -> str:
    with pytest.raises(calling.RefusedError) as refused:
        system_packages.install(["python3.11-venv", "libgl1"], WHY)
    return str(refused.value)


def test_root_installs_without_being_asked(tools: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    become(monkeypatch, 0)
    put(tools / "apt-get", f'echo "$DEBIAN_FRONTEND: $@" >> "{tools}/log"')
    system_packages.install(["python3.11-venv", "libgl1"], WHY)
    assert (tools / "log").read_text().splitlines() == [
        "noninteractive: -qq update",
        "noninteractive: -qq install -y --no-install-recommends python3.11-venv libgl1",
    ]


def test_sudo_is_used_where_it_asks_for_no_password(
    tools: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    become(monkeypatch, 1000)
    put(tools / "sudo", f'test "$1" = -n || exit 1; shift; echo "as root" >> "{tools}/log"; "$@"')
    put(tools / "true", "exit 0")
    put(tools / "apt-get", f'echo "$@" >> "{tools}/log"')
    system_packages.install(["libgl1"], WHY)
    assert (tools / "log").read_text().splitlines()[-2:] == [
        "as root",
        "-qq install -y --no-install-recommends libgl1",
    ]


@pytest.mark.parametrize("sudo", [None, "exit 1"])
def test_an_ordinary_user_is_told_the_one_line_to_run(
    sudo: str | None, tools: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    become(monkeypatch, 1000)
    put(tools / "apt-get", f'echo "$@" >> "{tools}/log"')
    if sudo:
        put(tools / "sudo", sudo)
    sentence, line = refusal().splitlines()
    assert sentence == f"{WHY} Run this line, then start this again:"
    assert line == "sudo apt-get install -y python3.11-venv libgl1"
    assert not (tools / "log").exists()


def test_root_is_told_the_line_when_apt_fails(tools: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    become(monkeypatch, 0)
    put(tools / "apt-get", "exit 100")
    assert refusal().splitlines()[-1] == "apt-get install -y python3.11-venv libgl1"


def test_lists_that_can_not_be_refreshed_are_used_as_they_are(
    tools: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    become(monkeypatch, 0)
    put(tools / "apt-get", 'test "$2" != update')
    system_packages.install(["libgl1"], WHY)


def test_a_system_without_apt_is_told_what_is_missing(
    tools: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    become(monkeypatch, 0)
    assert not list(tools.glob("apt*"))
    assert refusal() == (
        f"{WHY} Install what your system calls python3.11-venv libgl1, then start this again."
    )
