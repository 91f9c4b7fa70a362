"""What is packed and what is left out, and how two builds are compared."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

import build
import environment
import licences
import slimming
import system_packages

ROOT = environment.ROOT


def test_builds_differ_where_a_byte_a_name_or_a_link_does(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for folder in (one, other):
        (folder / "in").mkdir(parents=True)
        (folder / "in" / "same").write_bytes(b"1")
        (folder / "changed").write_bytes(folder.name.encode())
    (one / "missing").touch()
    assert build.different(one, one) == []
    assert build.different(one, other) == ["changed", "missing"]


def test_an_unknown_word_is_wrong_usage_and_nothing_is_built(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build.build(environment.Tree(tmp_path), ["--thrice"]) == 2
    assert "--twice" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_what_the_program_reads_is_shipped_and_sources_of_it_are_not() -> None:
    into = {f"{folder}/{Path(file).name}" for file, folder in slimming.shipped(ROOT)}
    assert {
        "resources/fonts/NotoSans-Regular.ttf",
        "resources/gazetteer/places.tsv.gz",
        "resources/help/about.kk.md",
        "resources/icons/lock.svg",
        "resources/wording/vault.ru.json",
    } <= into
    schemas = {path.name for path in (ROOT / "fieldreport" / "vault" / "schema").glob("*.sql")}
    assert schemas
    assert {f"fieldreport/vault/schema/{name}" for name in schemas} <= into
    assert [path for path in into if path.endswith(".ts") or "pictures" in path] == []


def test_modules_that_are_imported_by_name_are_packed() -> None:
    assert {"fieldreport.media.video", "fieldreport.cli.exchange", "ui.app"} <= set(
        slimming.imported_by_name(ROOT)
    )


@pytest.mark.parametrize(
    "path",
    [
        "PySide6/Qt/lib/libQt6Network.so.6",
        "PySide6\\Qt6Network.dll",
        "PySide6/Qt/plugins/tls/libqopensslbackend.so",
        "PySide6/Qt/translations/qtbase_de.qm",
        "libQt6EglFsKmsSupport.so.6",
    ],
)
def test_what_no_window_needs_is_left_out(path: str) -> None:
    kept = ("PySide6/Qt/lib/libQt6Gui.so.6", "", "BINARY")
    assert slimming.kept([(path, "", "BINARY"), kept]) == [kept]


def test_every_package_of_the_program_is_listed_with_its_licence() -> None:
    text = licences.text()
    for name in ("cryptography", "av", "PySide6_Essentials", "sqlcipher3", "shamir-mnemonic"):
        assert f"\n{name} " in text
    headings = [line for line in text.splitlines() if line.startswith("=" * 78)]
    assert len(headings) > 10


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere it comes with Python")
def test_pythons_own_library_is_installed_where_it_is_missing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[tuple[str, ...]] = []
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(system_packages, "install", lambda names, _why: asked.append(names))
    monkeypatch.setattr(build, "_is_there", lambda _library: True)
    build.prepare()
    assert asked == []
    monkeypatch.setattr(build, "_is_there", lambda _library: False)
    build.prepare()
    assert asked == [(f"libpython{sys.version_info.major}.{sys.version_info.minor}",)]
