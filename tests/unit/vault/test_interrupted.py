"""What interruptions left in the folder of a vault, beside it, and in a backup: each was found by `tests/crash`."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest
import sqlcipher3

from fieldreport import files
from fieldreport.errors import UserError
from fieldreport.progress import Silent
from fieldreport.vault import backup, connection, evidence, folder, restore
from fieldreport.vault.check import check
from fieldreport.vault.vault import Vault
from tests.unit.vault.made import passphrase

PART = ".0123456789abcdef.part"


def opened(place: Path) -> Vault:
    with passphrase() as secret:
        return Vault.open(place, secret)


def test_a_half_written_header_is_removed_at_the_unlock(place: Path) -> None:
    (place / PART).write_bytes(b"half a header")
    (place / ".mine.part").write_bytes(b"not ours")
    opened(place).close()
    assert not (place / PART).exists()
    assert (place / ".mine.part").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="no locks on folders")
def test_what_a_killed_attempt_to_make_a_folder_left_is_removed_by_the_next(tmp_path: Path) -> None:
    left = tmp_path / ".new.0123456789abcdef"
    (left / "evidence").mkdir(parents=True)
    other = tmp_path / ".newer.0123456789abcdef"
    other.mkdir()
    with folder.new_folder(tmp_path / "new"):
        pass
    assert not left.exists()
    assert other.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="no locks on folders")
def test_a_folder_that_somebody_is_filling_is_left_alone(tmp_path: Path) -> None:
    with folder.new_folder(tmp_path / "new") as place:
        with folder.new_folder(tmp_path / "new"):
            assert place.is_dir()
        (tmp_path / "new").rmdir()


def test_a_file_stays_while_it_is_open_whether_the_database_has_it(place: Path) -> None:
    with opened(place) as vault:
        planned = evidence.plan(vault, 4)
        evidence.stream(planned, [b"seen"], Silent())
        # As after a commit of which the drive took all but the last block.
        vault.undecided = True
        vault.db.execute("PRAGMA query_only = ON")
        with pytest.raises(UserError, match="became_read_only"):
            evidence.abandon(vault, planned)
        assert [path for path in (place / "evidence").rglob("*") if path.is_file()]
        vault.db.execute("PRAGMA query_only = OFF")
        evidence.abandon(vault, planned)
        assert not vault.undecided
        assert not [path for path in (place / "evidence").rglob("*") if path.is_file()]


def test_a_backup_whose_last_sync_failed_can_be_restored(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(place) as vault:
        backup.backup(vault, tmp_path / "backup", Silent())
        real = files.write_atomic

        def failing(path: Path, *arguments: object, **named: object) -> None:
            real(path, *arguments, **named)  # type: ignore[arg-type]
            if path.name == "backup.2.json":
                raise UserError("files.io", file=path.name)

        monkeypatch.setattr(files, "write_atomic", failing)
        with pytest.raises(UserError, match=r"files\.io"):
            backup.backup(vault, tmp_path / "backup", Silent())
    monkeypatch.undo()
    with passphrase() as secret:
        restore.restore(tmp_path / "backup", tmp_path / "again", secret, Silent())
    with opened(tmp_path / "again") as vault:
        assert check(vault, Silent()).findings == ()


def test_a_backup_that_was_killed_before_its_mark_can_be_begun_again(
    place: Path, tmp_path: Path
) -> None:
    target = tmp_path / "backup"
    target.mkdir()
    (target / PART).write_bytes(b"")
    with opened(place) as vault:
        backup.backup(vault, target, Silent())
    assert not (target / PART).exists()


def test_unfinished_copies_are_removed_by_the_next_backup(place: Path, tmp_path: Path) -> None:
    with opened(place) as vault:
        evidence.add(vault, [b"seen"], Silent(), size=4)
        target = tmp_path / "backup"
        backup.backup(vault, target, Silent())
        (target / "evidence" / PART).write_bytes(b"half")
        (target / "held").mkdir(exist_ok=True)
        (target / "held" / PART).write_bytes(b"half")
        backup.backup(vault, target, Silent())
    assert not list(target.rglob("*.part"))


def test_a_log_that_cannot_be_made_while_pages_are_copied_is_the_drives_fault() -> None:
    told = connection.refusal(sqlcipher3.OperationalError("unable to open database file"))
    assert told is not None
    assert told.code == "vault.drive_gone"


@pytest.mark.skipif(sys.platform == "win32", reason="no locks on folders")
def test_a_folder_that_somebody_took_for_a_leftover_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[Path] = []

    def removed(descriptor: int, how: int) -> None:
        if not taken:
            taken.extend(tmp_path.iterdir())
            taken[0].rmdir()

    monkeypatch.setattr(pytest.importorskip("fcntl"), "flock", removed)
    with folder.new_folder(tmp_path / "new") as place:
        assert place not in taken
        (place / "x").write_bytes(b"whole")
    assert len(taken) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["new"]


@pytest.mark.parametrize("number", [errno.ENOTEMPTY, errno.EIO])
def test_of_two_who_make_a_folder_the_second_is_told_that_it_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def too_late(path: Path, target: Path) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Path, "rename", too_late)
    with pytest.raises(UserError) as refused, folder.new_folder(tmp_path / "new"):
        pass
    expected = "vault.folder_not_empty" if number == errno.ENOTEMPTY else "files.io"
    assert refused.value.code == expected
    assert list(tmp_path.iterdir()) == []
