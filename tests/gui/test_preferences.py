"""What the window keeps outside the vault: little, harmless, and never a reason not to start."""

from __future__ import annotations

import json
from argparse import Namespace
from pathlib import Path

import pytest

from fieldreport.cli.asking import vault_folder
from fieldreport.errors import UserError
from ui import preferences
from ui.preferences import Preferences


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(preferences, "folder", lambda: tmp_path / "settings")
    return tmp_path / "settings"


def test_what_was_stored_is_found_again(folder: Path) -> None:
    chosen = Preferences(language="kk", scheme="dark", neutral=False, vault="/somewhere")
    preferences.save(chosen)
    assert preferences.load() == chosen
    assert (folder.stat().st_mode & 0o777, (folder / "window.json").stat().st_mode & 0o777) == (
        0o700,
        0o600,
    )


def test_there_is_nothing_in_it_but_four_settings(folder: Path) -> None:
    preferences.save(Preferences())
    assert set(json.loads((folder / "window.json").read_text())) == {
        *("language", "scheme", "neutral", "vault")
    }


def test_without_a_file_the_window_is_neutral_and_follows_the_system() -> None:
    assert preferences.load() == Preferences(None, "system", True, None)


@pytest.mark.parametrize(
    "raw",
    [b"", b"{", b"[]", b"\xff\xfe", b"null", b'{"language": []}', b"0" * 20_000, b'{"scheme": {}}'],
)
def test_a_damaged_file_is_as_good_as_none(folder: Path, raw: bytes) -> None:
    folder.mkdir()
    (folder / "window.json").write_bytes(raw)
    assert preferences.load() == Preferences()


def test_what_is_unknown_is_left_out_and_the_rest_is_kept(folder: Path) -> None:
    folder.mkdir()
    (folder / "window.json").write_text(
        json.dumps({"language": "fr", "scheme": "dark", "neutral": "no", "vault": "a\0b", "x": 1})
    )
    assert preferences.load() == Preferences(None, "dark", True, None)


def test_a_folder_that_can_not_be_written_is_told(folder: Path) -> None:
    folder.write_text("in the way")
    with pytest.raises(UserError):
        preferences.save(Preferences())


def test_the_vault_lies_where_the_command_line_looks_for_it() -> None:
    assert preferences.usual_vault() == vault_folder(Namespace(vault=None))


def test_a_vault_beside_the_packaged_program_comes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.frozen", True, raising=False)
    monkeypatch.setattr("sys.executable", str(tmp_path / "notes"))
    assert preferences.usual_vault() != tmp_path / "fieldreport-vault"
    (tmp_path / "fieldreport-vault").mkdir()
    assert preferences.usual_vault() == tmp_path / "fieldreport-vault"
    assert preferences.vault_folder(Preferences(vault="/elsewhere")) == Path("/elsewhere")
