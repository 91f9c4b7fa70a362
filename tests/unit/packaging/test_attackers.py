"""What tests attack with is installed where it may be, and never stands in the way."""

from __future__ import annotations

import shutil
import sys

import pytest

import attackers
import system_packages
from calling import RefusedError

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="for Linux alone")


def test_nothing_is_installed_where_nothing_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(system_packages, "install", lambda *_: pytest.fail("installed"))
    attackers.prepare()


def test_what_is_missing_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    installed: list[str] = []
    monkeypatch.setattr(shutil, "which", lambda name: None if name == "cc" else name)
    monkeypatch.setattr(system_packages, "install", lambda names, _why: installed.extend(names))
    attackers.prepare()
    assert installed == ["gcc", "libc6-dev"]


def test_where_it_can_not_be_installed_the_rest_goes_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(_names: object, why: str) -> None:
        raise RefusedError(f"{why} Run this line")

    monkeypatch.setattr(shutil, "which", lambda _name: None)
    monkeypatch.setattr(system_packages, "install", refuse)
    attackers.prepare()
    assert "those tests are skipped" in capsys.readouterr().err
