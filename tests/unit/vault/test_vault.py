"""Making, opening, using and leaving a vault."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest
import sqlcipher3

from fieldreport import files
from fieldreport.crypto.cards import open_card, open_revocation
from fieldreport.crypto.keyslots import TEST_COST
from fieldreport.errors import UserError
from fieldreport.vault import folder, records
from fieldreport.vault.vault import Vault
from tests.unit.vault.made import PASSPHRASE, passphrase, report, stored, tree


def _create(place: Path, name: str = "Асан") -> Vault:
    with passphrase() as secret:
        return Vault.create(place, secret, name=name, role="coordinator", cost=TEST_COST)


def _open(place: Path, text: str = PASSPHRASE) -> Vault:
    with passphrase(text) as secret:
        return Vault.open(place, secret)


def test_a_new_vault_has_an_identity_a_card_and_an_epoch(tmp_path: Path) -> None:
    with _create(tmp_path / "vault") as vault:
        assert (vault.name, vault.role) == ("Асан", "coordinator")
        card = open_card(vault.card)
        assert card.fingerprint == vault.fingerprint == vault.identity.fingerprint
        (revocation,) = vault.db.execute("SELECT revocation FROM identity").fetchone()
        assert open_revocation(revocation, vault.identity.public).fingerprint == vault.fingerprint
        epoch = vault.setting("epoch")
        assert epoch is not None
        assert len(epoch) == 16
    assert sorted(path.name for path in (tmp_path / "vault").iterdir()) == [
        *("evidence", "header.2.json", "header.json", "held", "lock", "reports.db")
    ]
    assert [path.name for path in tmp_path.iterdir()] == ["vault"]


@pytest.mark.skipif(sys.platform == "win32", reason="there, the folder's rights protect")
def test_nobody_else_can_read_a_vault(place: Path) -> None:
    for path in (place, *place.rglob("*")):
        assert not path.stat().st_mode & 0o077, path


def test_two_vaults_with_one_passphrase_have_nothing_in_common(tmp_path: Path) -> None:
    with _create(tmp_path / "a") as a, _create(tmp_path / "b") as b:
        assert a.fingerprint != b.fingerprint
        assert a.setting("epoch") != b.setting("epoch")
        assert a.evidence_key != b.evidence_key
    heads = [(tmp_path / name / "reports.db").read_bytes()[:16] for name in "ab"]
    assert heads[0] != heads[1]


def test_a_vault_is_never_made_where_something_is(place: Path) -> None:
    before = tree(place)
    with pytest.raises(UserError) as refused:
        _create(place)
    assert refused.value.code == "vault.folder_not_empty"
    assert tree(place) == before


def test_a_name_that_no_card_can_have_makes_no_vault(tmp_path: Path) -> None:
    with pytest.raises(UserError) as refused:
        _create(tmp_path / "vault", name="two\nlines")
    assert refused.value.code == "card.bad_name"
    assert list(tmp_path.iterdir()) == []


def test_a_drive_without_room_makes_no_vault(small_drive: Path) -> None:
    (small_drive / "film").write_bytes(bytes(3_900_000))
    with pytest.raises(UserError) as refused:
        _create(small_drive / "vault")
    assert refused.value.code in {"vault.drive_full", "files.full"}
    assert [path.name for path in small_drive.iterdir()] == ["film"]


KILLED_WHILE_CREATING = """
import os, sys
from pathlib import Path
from fieldreport.errors import UserError
from fieldreport.vault.vault import Vault
from fieldreport.crypto.keyslots import TEST_COST
from tests.unit.vault.made import passphrase

base = Path(sys.argv[1])
countdown = 0
counted = {"open", "os.mkdir", "os.rename", "os.rmdir", "os.link", "os.remove", "os.chmod",
           "fcntl.flock", "sqlite3.connect", "os.listdir", "os.scandir"}

def hook(event, arguments):
    global countdown
    if countdown and event in counted:
        countdown -= 1
        if not countdown:
            os._exit(9)

sys.addaudithook(hook)
# What is read once in a process is read now, so that each child does the same.
Vault.create(base / "first", passphrase(), name="N", role="monitor", cost=TEST_COST).close()
step, code = 0, 9
while code == 9:
    step += 1
    place = base / str(step) / "vault"
    place.parent.mkdir()
    child = os.fork()
    if not child:
        countdown = step
        Vault.create(place, passphrase(), name="N", role="monitor", cost=TEST_COST).close()
        os._exit(0)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert code in (0, 9), code
    if place.exists():
        Vault.open(place, passphrase()).close()
        print("whole")
    else:
        print("none")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="forks")
def test_a_process_killed_while_it_makes_a_vault_leaves_none_or_a_whole_one(
    tmp_path: Path,
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", KILLED_WHILE_CREATING, str(tmp_path)],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    found = done.stdout.split()
    assert found.count("none") > 10
    assert found.count("whole") > 2
    # Once it is there, it stays there.
    assert found == sorted(found)


def test_a_transaction_stores_all_or_nothing(vault: Vault) -> None:
    with vault.transaction():
        vault.set_setting("a", "1")
    with pytest.raises(ZeroDivisionError), vault.transaction():  # noqa: PT012  fails in its body
        vault.set_setting("a", "2")
        vault.set_setting("b", "2")
        raise ZeroDivisionError
    assert (vault.setting("a"), vault.setting("b", b"none")) == (b"1", b"none")
    assert not vault.db.in_transaction


def test_a_transaction_within_another_undoes_its_own_part_alone(vault: Vault) -> None:
    with vault.transaction():
        vault.set_setting("a", "1")
        with pytest.raises(ZeroDivisionError), vault.transaction():  # noqa: PT012  fails in its body
            vault.set_setting("b", "1")
            raise ZeroDivisionError
        with vault.transaction():
            vault.set_setting("c", "1")
    assert [vault.setting(name) for name in "abc"] == [b"1", None, b"1"]


def test_the_outer_transaction_takes_the_inner_ones_with_it(vault: Vault) -> None:
    with pytest.raises(KeyboardInterrupt), vault.transaction():  # noqa: PT012  fails in its body
        with vault.transaction():
            vault.set_setting("a", "1")
        raise KeyboardInterrupt
    assert vault.setting("a") is None


def test_a_commit_that_fails_stores_nothing_and_the_next_one_works(
    place: Path, small_drive: Path
) -> None:
    moved = _moved(place, small_drive)
    with _open(moved) as vault:
        stored(vault, report(vault, "First."))
        with pytest.raises(UserError) as refused, vault.transaction():
            vault.set_setting("large", bytes(4 << 20))
        assert refused.value.code == "vault.drive_full"
        assert not vault.db.in_transaction
        assert vault.setting("large") is None
        stored(vault, report(vault, "Second."))
    with _open(moved) as vault:
        assert records.counts(vault) == {"report": 2}


def _moved(place: Path, drive: Path) -> Path:
    return Path(shutil.copytree(place, drive / "vault"))


def test_a_vault_on_a_full_drive_still_opens(place: Path, small_drive: Path) -> None:
    moved = _moved(place, small_drive)
    (moved / "header.2.json").unlink()
    # Room for the index of the log, which SQLite can't do without, and for nothing else.
    room = files.free_space(small_drive) - 2 * 65536
    (small_drive / "film").write_bytes(bytes(room))
    with _open(moved) as vault:
        assert records.counts(vault) == {}


def test_what_was_pending_when_the_power_was_cut_is_swept_at_the_unlock(place: Path) -> None:
    name = "ab" * 16
    path = place / "evidence" / name[:2] / name[2:]
    with _open(place) as vault:
        vault.db.execute(
            "INSERT INTO segment (name, ordinal, size, state) VALUES (?, 0, 5, 'pending')", (name,)
        )
        path.parent.mkdir()
        path.write_bytes(b"half")
        (place / "evidence" / "unknown").write_bytes(b"not ours to delete")
    with _open(place) as vault:
        assert vault.db.execute("SELECT count(*) FROM segment").fetchone() == (0,)
        assert not path.exists()
        assert (place / "evidence" / "unknown").exists()


def test_folders_that_git_or_a_copy_lost_are_made_again(place: Path) -> None:
    (place / "evidence").rmdir()
    (place / "held").rmdir()
    _open(place).close()
    assert (place / "evidence").is_dir()
    assert (place / "held").is_dir()


def test_a_reader_works_in_another_thread_beside_a_transaction(vault: Vault) -> None:
    found: list[object] = []

    def read() -> None:
        with vault.reader() as reader:
            found.append(records.counts(reader))
            with pytest.raises(UserError):
                reader.db.execute("DELETE FROM record")
            found.append((reader.folder, reader.evidence_key))

    with vault.transaction():
        stored(vault, report(vault))
        thread = threading.Thread(target=read)
        thread.start()
        thread.join()
    assert found == [{}, (vault.folder, vault.evidence_key)]


def test_the_writers_connection_is_the_openers_alone(vault: Vault) -> None:
    caught: list[BaseException] = []

    def write() -> None:
        try:
            vault.set_setting("a", "1")
        except sqlcipher3.ProgrammingError as error:
            caught.append(error)

    thread = threading.Thread(target=write)
    thread.start()
    thread.join()
    assert len(caught) == 1


def test_closing_zeroes_the_keys_and_may_be_done_twice(place: Path) -> None:
    vault = _open(place)
    seeds = vault.identity.seeds()
    vault.close()
    vault.close()
    for secret in (*seeds, vault.evidence_key, vault._database_key):
        with pytest.raises(ValueError, match="zeroed"):
            secret.view  # noqa: B018
    assert not list(place.glob("*-wal"))


def test_closing_during_a_transaction_undoes_it(place: Path) -> None:
    vault = _open(place)
    vault.db.execute("BEGIN")
    vault.set_setting("a", "1")
    vault.close()
    with _open(place) as again:
        assert again.setting("a") is None


def test_the_new_passphrase_opens_and_the_old_one_does_not(place: Path) -> None:
    with _open(place) as vault, passphrase() as old, passphrase("another one, longer") as new:
        stored(vault, report(vault))
        vault.change_passphrase(old, new)
    copies = [(place / name).read_bytes() for name in folder.HEADERS]
    assert copies[0] == copies[1]
    with pytest.raises(UserError) as refused:
        _open(place)
    assert refused.value.code == "vault.wrong_passphrase"
    with _open(place, "another one, longer") as vault:
        assert records.counts(vault) == {"report": 1}


def test_a_wrong_old_passphrase_changes_nothing(place: Path) -> None:
    with _open(place) as vault:
        before = [(place / name).read_bytes() for name in folder.HEADERS]
        with (
            pytest.raises(UserError) as refused,
            passphrase("wrong") as old,
            passphrase("n") as new,
        ):
            vault.change_passphrase(old, new)
        assert refused.value.code == "vault.wrong_passphrase"
        assert [(place / name).read_bytes() for name in folder.HEADERS] == before


def test_a_second_copy_that_cant_be_written_is_told_and_mended_later(place: Path) -> None:
    with _open(place) as vault:
        (place / "header.2.json").unlink()
        # What no file can replace.
        (place / "header.2.json").mkdir()
        with (
            pytest.raises(UserError) as refused,
            passphrase() as old,
            passphrase("another one") as new,
        ):
            vault.change_passphrase(old, new)
        assert refused.value.code == "vault.header_copy_left"
    (place / "header.2.json").rmdir()
    _open(place, "another one").close()
    assert (place / "header.2.json").read_bytes() == (place / "header.json").read_bytes()


def test_a_vault_without_an_identity_is_damaged_and_lets_go_of_everything(place: Path) -> None:
    with _open(place) as vault:
        vault.db.execute("DELETE FROM identity")
    for _ in range(2):
        with pytest.raises(UserError) as refused:
            _open(place)
        assert refused.value.code == "vault.damaged"


def test_settings_are_bytes_and_are_replaced(vault: Vault) -> None:
    vault.set_setting("language", "қаз")
    vault.set_setting("language", "қазақ")
    assert vault.setting("language") == "қазақ".encode()
    vault.set_setting("language", b"\0\1")
    assert vault.setting("language") == b"\0\1"


def test_nothing_secret_is_readable_in_the_folder(place: Path) -> None:
    canary = "Канарейка4711 Nurgul"
    with _open(place) as vault:
        stored(vault, report(vault, f"{canary} was there.", tags=["canary-tag"]))
        contents = [path.read_bytes() for path in place.rglob("*") if path.is_file()]
    contents += [path.read_bytes() for path in place.rglob("*") if path.is_file()]
    with _open(place) as vault:
        seeds = [bytes(seed.view) for seed in vault.identity.seeds()]
        secrets = [canary.encode(), b"canary-tag", canary.casefold().encode(), PASSPHRASE.encode()]
        for secret in (*secrets, *seeds, vault.fingerprint.encode()):
            assert not any(secret in content for content in contents)
