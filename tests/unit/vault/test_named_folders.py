"""A refusal that is about a folder names it, in every language."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from fieldreport.crypto.keyslots import TEST_COST
from fieldreport.errors import UserError
from fieldreport.progress import Silent
from fieldreport.reference.wording import LANGUAGES, explain
from fieldreport.vault import backup, erasing, folder, restore
from fieldreport.vault.vault import Vault
from tests.unit.vault.made import flip, passphrase

NAME = "төбе"


def _opened(place: Path) -> None:
    with passphrase() as secret:
        Vault.open(place, secret).close()


def _made(place: Path) -> None:
    with passphrase() as secret:
        Vault.create(place, secret, name="A", role="monitor")


def _restored(place: Path) -> None:
    with passphrase() as secret:
        restore.restore(place, place.with_name("new"), secret, Silent())


def _emptied(place: Path) -> None:
    shutil.rmtree(place)
    place.mkdir()


def _foreign(place: Path) -> None:
    _emptied(place)
    (place / "letter").write_bytes(b"x")


def _a_file(place: Path) -> None:
    shutil.rmtree(place)
    place.write_bytes(b"x")


def _without_headers(place: Path) -> None:
    for name in folder.HEADERS:
        (place / name).unlink()


def _only(name: str) -> Callable[[Path], None]:
    def made(place: Path) -> None:
        _emptied(place)
        (place / name).write_bytes(b"{}")

    return made


CASES: dict[str, tuple[str, Callable[[Path], object], Callable[[Path], None]]] = {
    "no folder": ("vault.missing", shutil.rmtree, _opened),
    "a file": ("vault.not_a_folder", _a_file, _opened),
    "an empty folder": ("vault.empty_folder", _emptied, _opened),
    "something else": ("vault.foreign", _foreign, _opened),
    "a backup": ("vault.is_backup", _only("backup.json"), _opened),
    "no header": ("vault.damaged", _without_headers, _opened),
    "no database": ("vault.damaged", lambda place: (place / folder.DATABASE).unlink(), _opened),
    "page 1": ("vault.damaged", lambda place: flip(place / folder.DATABASE, 2000), _opened),
    "made in a file": ("vault.not_a_folder", _a_file, _made),
    "made over a vault": ("vault.folder_not_empty", lambda place: None, _made),
    "no folder to erase": ("vault.missing", shutil.rmtree, erasing.recognise),
    "a file to erase": ("vault.not_a_folder", _a_file, erasing.recognise),
    "nothing to erase": ("vault.empty_folder", _emptied, erasing.recognise),
    "no backup folder": ("backup.missing", shutil.rmtree, _restored),
    "no backup": ("backup.none", _emptied, _restored),
    "half a backup": ("backup.unfinished", _only("backup.unfinished"), _restored),
    "a damaged backup": ("backup.damaged", _only("backup.json"), _restored),
}


@pytest.mark.parametrize("case", CASES)
def test_a_refused_folder_is_named(place: Path, case: str) -> None:
    code, spoil, use = CASES[case]
    there = place.rename(place.with_name(NAME))
    spoil(there)
    with pytest.raises(UserError) as refused:
        use(there)
    assert refused.value.code == code
    assert_named(refused.value)


def assert_named(refused: UserError) -> None:
    for language in LANGUAGES:
        said = explain(refused, language)
        assert NAME in said
        assert "{" not in said


def test_a_refused_folder_for_a_backup_is_named(vault: Vault, tmp_path: Path) -> None:
    target = tmp_path / NAME
    backup.backup(vault, target, Silent())
    other = tmp_path / "other"
    with passphrase() as secret:
        made = Vault.create(other, secret, name="A", role="monitor", cost=TEST_COST)
    with made, pytest.raises(UserError) as refused:
        backup.backup(made, target, Silent())
    assert refused.value.code == "backup.another_vault"
    assert_named(refused.value)
    _foreign(target)
    with pytest.raises(UserError) as refused:
        backup.backup(vault, target, Silent())
    assert refused.value.code == "backup.folder_not_empty"
    assert_named(refused.value)
    with pytest.raises(UserError) as refused:
        backup.backup(vault, vault.folder / NAME, Silent())
    assert refused.value.code == "backup.inside_vault"
    assert_named(refused.value)
