"""Erasing: what opens a vault goes first, nothing else is touched, and every interruption can be
finished.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from fieldreport import files
from fieldreport.errors import Cancelled, UserError
from fieldreport.files import writing
from fieldreport.progress import Silent
from fieldreport.usecases.keep import erase
from fieldreport.vault import erasing, evidence, folder
from fieldreport.vault.vault import Vault
from tests.unit.vault.killing import failing, killed_at
from tests.unit.vault.made import passphrase, report, stored, tree


@pytest.fixture
def filled(place: Path) -> Path:
    """The folder of a locked vault with records and evidence."""
    with passphrase() as secret, Vault.open(place, secret) as vault:
        for number in range(3):
            content = os.urandom(1000 + number)
            evidence.add(vault, [content], Silent(), size=len(content))
        with vault.transaction():
            stored(vault, report(vault))
    (place / folder.HELD / ("ab" * 16)).write_bytes(b"a bundle")
    return place


def code_of(action: Callable[[], object]) -> str:
    with pytest.raises(UserError) as caught:
        action()
    return caught.value.code


def opens(place: Path) -> bool:
    with passphrase() as secret:
        try:
            Vault.open(place, secret).close()
        except UserError:
            return False
    return True


def slots_of(place: Path) -> list[bytes]:
    """The text of the slot with the passphrase, of each copy."""
    import json

    raws = [(place / name).read_bytes() for name in folder.HEADERS]
    return [json.loads(raw)["slots"][0].encode() for raw in raws]


def test_an_erased_vault_is_gone_with_its_folder(filled: Path) -> None:
    done = erase.erase(filled, Silent())
    assert not filled.exists()
    assert done.complete
    assert not done.opens
    assert done.removed.left == done.removed.foreign == ()
    assert done.keys.files == 2
    # Three segments, a held bundle, the database, the lock, two headers.
    assert done.removed.files >= 8


def test_once_the_keys_are_destroyed_nothing_of_the_slots_is_left_and_nothing_opens(
    filled: Path,
) -> None:
    slots = slots_of(filled)
    before = tree(filled)
    assert opens(filled)
    sizes = [(filled / name).stat().st_size for name in folder.HEADERS]
    inodes = [(filled / name).stat().st_ino for name in folder.HEADERS]
    erase.destroy_keys(filled)
    for name, size, inode in zip(folder.HEADERS, sizes, inodes, strict=True):
        raw = (filled / name).read_bytes()
        # Overwritten where it was, all of it.
        assert (filled / name).stat().st_ino == inode
        assert len(raw) == size
        assert not any(slot[at : at + 16] in raw for slot in slots for at in range(0, 1600, 16))
    assert code_of(lambda: Vault.open(filled, passphrase())) == "vault.erased"
    after = tree(filled)
    assert {name for name in before if before[name][2] != after[name][2]} == set(folder.HEADERS)


def test_a_vault_that_is_open_is_erased_too_and_never_opens_again(filled: Path) -> None:
    with passphrase() as secret, Vault.open(filled, secret) as vault:
        erase.erase(filled, Silent())
        with passphrase() as old, passphrase("another") as new:
            assert code_of(lambda: vault.change_passphrase(old, new)) == "vault.missing"
    assert not opens(filled)


def test_what_a_killed_change_of_the_passphrase_left_is_erased_too(filled: Path) -> None:
    part = filled / f".{'ab' * 8}.part"
    shutil.copy(filled / "header.json", part)
    slots = slots_of(filled)
    assert erase.destroy_keys(filled).files == 3
    assert slots[0] not in part.read_bytes()
    assert erase.remove_files(filled, Silent()).left == ()
    assert not filled.exists()


@pytest.mark.parametrize(
    "damage",
    [
        lambda place: (place / "header.json").write_bytes(b"garbage"),
        lambda place: [(place / name).write_bytes(b"\0" * 900) for name in folder.HEADERS],
        lambda place: [(place / name).unlink() for name in folder.HEADERS],
        lambda place: (place / folder.DATABASE).unlink(),
        lambda place: os.truncate(place / folder.DATABASE, 100),
        lambda place: shutil.rmtree(place / folder.EVIDENCE),
        lambda place: (place / "header.json").write_bytes(
            (place / "header.json").read_bytes().replace(b'"1.0"', b'"9.0"')
        ),
        lambda place: [(place / name).chmod(0o400) for name in folder.HEADERS],
        lambda place: [
            (place / name).write_bytes(b'{"format": "9.0", "kind": "vault"}')
            for name in folder.HEADERS
        ],
    ],
    ids=[
        "one header",
        "both headers",
        "no headers",
        "no database",
        "cut database",
        "no evidence",
        "newer",
        "write-protected headers",
        "newer with spaces",
    ],
)
def test_a_damaged_vault_is_erased_all_the_same(
    filled: Path, damage: Callable[[Path], object]
) -> None:
    damage(filled)
    assert erase.erase(filled, Silent()).complete
    assert not filled.exists()


def _a_link(place: Path) -> None:
    shutil.rmtree(place)
    place.symlink_to(place.parent / "nowhere")


def _plain(place: Path) -> None:
    for name in (*folder.HEADERS, folder.DATABASE):
        (place / name).unlink()
    sqlite3.connect(place / folder.DATABASE).execute("CREATE TABLE t (x)").connection.close()


def _a_backup(place: Path) -> None:
    for name in folder.HEADERS:
        (place / name).unlink()
    (place / "backup.json").write_bytes(b"{}")


def _emptied(place: Path) -> None:
    shutil.rmtree(place)
    place.mkdir()


def _a_file(place: Path) -> None:
    shutil.rmtree(place)
    place.write_bytes(b"mine")


def _pictures(place: Path) -> None:
    _emptied(place)
    (place / "evidence").mkdir()
    (place / "evidence" / "photo.jpg").write_bytes(b"mine")
    (place / "reports.db").write_bytes(b"not a vault's")


def _another_programs(place: Path) -> None:
    _emptied(place)
    (place / "header.json").write_bytes(b'{"format":"9.0","kind":"letter"}')
    (place / "reports.db").write_bytes(b"not a vault's")


def _linked_header(place: Path) -> None:
    """Another vault's header behind a link, in a folder that is none."""
    (place / "header.json").rename(place.parent / "elsewhere.json")
    shutil.rmtree(place)
    place.mkdir()
    (place / "header.json").symlink_to(place.parent / "elsewhere.json")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (shutil.rmtree, "vault.missing"),
        (_a_link, "vault.missing"),
        (_a_file, "vault.not_a_folder"),
        (_emptied, "vault.empty_folder"),
        (_a_backup, "erase.is_backup"),
        (_plain, "erase.foreign"),
        (_pictures, "erase.foreign"),
        (_another_programs, "erase.foreign"),
        (_linked_header, "erase.foreign"),
    ],
)
def test_what_is_no_vault_is_refused_and_left_as_it_is(
    filled: Path, change: Callable[[Path], object], code: str
) -> None:
    change(filled)
    before = tree(filled.parent)
    for action in (
        lambda: erase.look(filled),
        lambda: erase.destroy_keys(filled),
        lambda: erase.remove_files(filled, Silent()),
        lambda: erase.erase(filled, Silent()),
    ):
        assert code_of(action) == code
    assert tree(filled.parent) == before


def test_what_isnt_the_vaults_stays_and_no_link_is_followed(filled: Path) -> None:
    outside = filled.parent / "outside"
    outside.mkdir()
    (outside / "header.json").write_bytes(b'{"kind":"vault"} of somebody else')
    (outside / ("ab" * 15)).write_bytes(b"mine")
    (filled / "notes.txt").write_text("mine")
    (filled / "evidence" / "photo.jpg").write_bytes(b"mine")
    (filled / "evidence" / "zz").mkdir()
    (filled / "held" / "letter.odt").write_bytes(b"mine")
    (filled / "header.2.json").unlink()
    (filled / "header.2.json").symlink_to(outside / "header.json")
    free = next(f"{n:02x}" for n in range(9) if not (filled / "evidence" / f"{n:02x}").exists())
    (filled / "evidence" / free).symlink_to(outside)
    before = tree(outside)
    done = erase.erase(filled, Silent())
    assert done.complete
    assert tree(outside) == before
    expected = (
        *(
            f"evidence/{free}",
            "evidence/photo.jpg",
            "header.2.json",
            "held/letter.odt",
            "notes.txt",
        ),
    )
    assert done.removed.foreign == expected
    kept = {path.relative_to(filled).as_posix() for path in filled.rglob("*")}
    assert kept == {*expected, "evidence", "evidence/zz", "held"}


def test_linked_folders_are_not_entered(filled: Path) -> None:
    outside = filled.parent / "outside"
    (filled / folder.EVIDENCE).rename(outside)
    (filled / folder.EVIDENCE).symlink_to(outside)
    before = tree(outside)
    done = erase.erase(filled, Silent())
    assert tree(outside) == before
    assert done.removed.foreign == ("evidence",)


def test_folders_without_rights_are_opened_for_it(filled: Path) -> None:
    (filled / folder.HELD).chmod(0o500)
    assert erase.erase(filled, Silent()).complete


@pytest.mark.parametrize("steps", range(0, 400, 11))
def test_killed_anywhere_it_is_whole_or_never_opens_again_and_a_second_erase_finishes(
    filled: Path, steps: int
) -> None:
    before = tree(filled)
    modules = (erasing, folder, writing)
    killed = killed_at(steps, lambda: erase.erase(filled, Silent()), modules)
    if not killed:
        assert not filled.exists()
        return
    if opens(filled):
        changed = {name for name in before if tree(filled).get(name, ("", 0, ""))[2] == ""}
        assert "evidence" in changed, "the folders"
        evidence = {name for name in before if name.startswith("evidence/")}
        assert evidence <= set(tree(filled)), "everything that is evidence is still there"
    if filled.exists() and any(filled.iterdir()):
        erase.erase(filled, Silent())
    assert not filled.exists() or not any(filled.iterdir())


@pytest.mark.parametrize("number", range(1, 40))
def test_whatever_call_fails_the_rest_is_done_and_what_is_left_is_said(
    filled: Path, number: int
) -> None:
    with failing(number, filled) as failed:
        done = erase.erase(filled, Silent())
    if not failed:
        assert done.complete
    # One copy that resisted is told; one that was removed or overwritten doesn't open.
    assert not opens(filled) or done.keys.left
    if filled.exists() and any(filled.iterdir()):
        assert failed
        erase.erase(filled, Silent())
    assert not filled.exists() or not any(filled.iterdir())


def test_cancelled_after_the_keys_it_never_opens_and_is_finished_next_time(filled: Path) -> None:
    class Cancelling:
        def step(self, done: int, total: int) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        erase.erase(filled, Cancelling())
    assert code_of(lambda: Vault.open(filled, passphrase())) == "vault.erased"
    assert erase.erase(filled, Silent()).complete
    assert not filled.exists()


def test_a_header_that_is_written_meanwhile_is_caught(filled: Path) -> None:
    raw = (filled / "header.json").read_bytes()

    class Returning:
        def step(self, done: int, total: int) -> None:
            if done == total:
                return
            (filled / "header.json").unlink(missing_ok=True)
            files.write_atomic(filled / "header.json", raw)

    erase.destroy_keys(filled)
    assert erase.remove_files(filled, Returning()).left == ()
    assert not filled.exists()


# --- real drives ----------------------------------------------------------------------------------


def _fill(drive: Path) -> None:
    with suppress(OSError), (drive / "holiday.mp4").open("wb") as file:
        while True:
            file.write(bytes(4096))
            file.flush()


def test_on_a_full_drive_it_is_erased_all_the_same(filled: Path, small_drive: Path) -> None:
    place = Path(shutil.copytree(filled, small_drive / "vault"))
    _fill(small_drive)
    assert erase.erase(place, Silent()).complete
    assert [path.name for path in small_drive.iterdir()] == ["holiday.mp4"]


def test_on_a_drive_that_is_write_protected_it_says_that_it_still_opens(
    filled: Path, small_drive: Path
) -> None:
    place = Path(shutil.copytree(filled, small_drive / "vault"))
    before = tree(place)
    subprocess.run(["mount", "-o", "remount,ro", str(small_drive)], check=True)
    done = erase.erase(place, Silent())
    assert done.opens
    assert not done.complete
    assert tree(place) == before
    subprocess.run(["mount", "-o", "remount,rw", str(small_drive)], check=True)
    assert erase.erase(place, Silent()).complete
