"""Backups are whole, read back and compared, or they are none; what is restored is what was there."""

from __future__ import annotations

import errno
import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlcipher3

from fieldreport import files
from fieldreport.errors import Cancelled, UserError
from fieldreport.files.writing import Content
from fieldreport.progress import Silent
from fieldreport.vault import (
    backup_note,
    backups,
    check,
    copying,
    custody,
    evidence,
    folder,
    migrate,
    originals,
    records,
)
from fieldreport.vault.backup import BackedUp, backup
from fieldreport.vault.restore import restore
from fieldreport.vault.vault import Vault
from tests.unit.vault.made import passphrase, report, stored, tree

FILE = os.urandom(70_000)


class Counting:
    """Notes the steps, and cancels at one of them."""

    def __init__(self, cancel_at: int | None = None) -> None:
        self.steps: list[tuple[int, int]] = []
        self._cancel_at = cancel_at

    def step(self, done: int, total: int) -> None:
        self.steps.append((done, total))
        if len(self.steps) == self._cancel_at:
            raise Cancelled


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "drive" / "backup"


def _filled(vault: Vault, *contents: bytes) -> list[str]:
    stored(vault, report(vault, "Before the backup."))
    kept = [
        evidence.add(vault, [content], Silent(), size=len(content)).sha256
        for content in contents or (FILE,)
    ]
    _held(vault)
    return kept


def _held(vault: Vault, name: str = "ab" * 16, content: bytes = b"a held bundle") -> None:
    (vault.folder / "held" / name).write_bytes(content)
    vault.db.execute(
        "INSERT INTO held VALUES (?, randomblob(32), randomblob(32), x'00', ?, '', 'present')",
        (name, len(content)),
    )


def _segments(place: Path) -> list[Path]:
    return sorted(path for path in (place / "evidence").rglob("*") if path.is_file())


def _restore(source: Path, place: Path) -> tuple[str, ...]:
    with passphrase() as secret:
        return restore(source, place, secret, Silent()).damaged


def _open(place: Path) -> Vault:
    with passphrase() as secret:
        return Vault.open(place, secret)


def test_a_restored_vault_is_the_vault_that_was_backed_up(
    vault: Vault, target: Path, tmp_path: Path
) -> None:
    (kept,) = _filled(vault)
    made = backup(vault, target, Silent())
    assert made == BackedUp(3, made.size, written=made.size)
    stored(vault, report(vault, "After the backup."))
    epoch, fingerprint = vault.setting("epoch"), vault.fingerprint
    vault.close()
    assert _restore(target, tmp_path / "again") == ()
    with _open(tmp_path / "again") as again:
        assert again.fingerprint == fingerprint
        assert records.counts(again) == {"report": 1}
        with evidence.open(again, kept) as file:
            assert file.read() == FILE
        assert (tmp_path / "again" / "held" / ("ab" * 16)).read_bytes() == b"a held bundle"
        assert check.check(again, Silent()).findings == ()
        assert again.setting("epoch") != epoch
        last = custody.entries(again)[-1].told()
        assert last is not None
        assert (last.action, last.kind, last.item) == ("restored", "vault", fingerprint)
    assert tree(tmp_path / "again").keys() == tree(vault.folder).keys()


def test_a_backup_is_noted_with_what_it_holds(vault: Vault, target: Path) -> None:
    _filled(vault)
    assert backups.newest(vault) is None
    backup(vault, target, Silent())
    assert backups.newest(vault) == (1, 1)
    entry = custody.entries(vault)[-1].told()
    assert entry is not None
    assert entry.action == "backed-up"
    stored(vault, report(vault, "Later."))
    assert backups.newest(vault) == (1, 1)
    backup(vault, target, Silent())
    assert backups.newest(vault) == (2, 1)


def test_progress_counts_every_byte(vault: Vault, target: Path) -> None:
    _filled(vault)
    for _ in range(2):
        counting = Counting()
        backup(vault, target, counting)
        done = [done for done, _ in counting.steps]
        assert done == sorted(done)
        assert {total for _, total in counting.steps} == {done[-1]}


def test_nothing_readable_is_in_a_backup(vault: Vault, target: Path) -> None:
    stored(vault, report(vault, "Canary-4711"))
    _filled(vault, b"Canary-4711" * 100)
    backup(vault, target, Silent())
    for path in target.rglob("*"):
        assert path.is_dir() or b"Canary-4711" not in path.read_bytes()


def test_a_backup_is_no_vault(vault: Vault, target: Path) -> None:
    backup(vault, target, Silent())
    before = tree(target)
    with pytest.raises(UserError) as refused:
        _open(target)
    assert refused.value.code == "vault.is_backup"
    assert tree(target) == before


def test_a_second_backup_copies_only_what_is_new(vault: Vault, target: Path) -> None:
    _filled(vault, b"one" * 1000, b"two" * 1000)
    backup(vault, target, Silent())
    before = {path: path.stat().st_ino for path in _segments(target)}
    with vault.transaction():
        vault.db.execute("UPDATE evidence SET state = 'purged' WHERE seq = 1")
        evidence.detach(vault.db, 1)
    evidence.sweep(vault)
    evidence.add(vault, [b"three" * 1000], Silent(), size=5000)
    backup(vault, target, Silent())
    after = {path: path.stat().st_ino for path in _segments(target)}
    assert len(after) == 2
    assert len(set(before.items()) & set(after.items())) == 1, "one was there, one is new"
    assert sorted(path.name for path in target.iterdir()) == [
        *("backup.2.json", "backup.json", "evidence", "held", "reports.2.db")
    ]


def test_a_backup_of_a_changed_passphrase_opens_with_the_new_one(
    vault: Vault, target: Path, tmp_path: Path
) -> None:
    backup(vault, target, Silent())
    with passphrase() as old, passphrase("another one, longer") as new:
        vault.change_passphrase(old, new)
    backup(vault, target, Silent())
    with pytest.raises(UserError) as refused:
        _restore(target, tmp_path / "again")
    assert refused.value.code == "vault.wrong_passphrase"
    with passphrase("another one, longer") as new:
        restore(target, tmp_path / "again", new, Silent())


def test_another_thread_may_write_while_the_database_is_copied(
    vault: Vault, target: Path, tmp_path: Path
) -> None:
    """The writer goes on; the backup holds what was there when it began."""

    class Writing:
        def step(self, done: int, total: int) -> None:
            if records.counts(vault)["report"] < 4:
                stored(vault, report(vault, "meanwhile " * 500))

    _filled(vault)
    backup(vault, target, Writing())
    assert records.counts(vault)["report"] > 1
    assert backups.newest(vault) == (1, 1)
    _restore(target, tmp_path / "again")
    with _open(tmp_path / "again") as again:
        assert records.counts(again) == {"report": 1}
        assert check.check(again, Silent()).findings == ()


def test_what_is_staged_is_not_backed_up(vault: Vault, target: Path, tmp_path: Path) -> None:
    from tests.unit.vault.test_staging import arrival

    _filled(vault)
    number = arrival(vault)
    stored(vault, report(vault, "Staged."), arrival=number, visible=False)
    evidence.add(vault, [b"staged"], Silent(), size=6, arrival=number)
    stored(vault, report(vault, "Own."))
    backup(vault, target, Silent())
    assert backups.newest(vault) == (1, 1), "what is numbered after it doesn't count"
    _restore(target, tmp_path / "again")
    with _open(tmp_path / "again") as again:
        assert records.counts(again) == {"report": 2}
        assert check.check(again, Silent()).findings == ()


def _a_file(place: Path) -> None:
    place.parent.mkdir()
    place.write_bytes(b"")


def _a_letter(place: Path) -> None:
    place.mkdir(parents=True)
    (place / "backup.unfinished").write_bytes(b"")
    (place / "letter").write_bytes(b"Dear")


@pytest.mark.parametrize(
    ("code", "occupy"),
    [
        ("backup.folder_not_empty", lambda place: (place / "letter").mkdir(parents=True)),
        ("backup.folder_not_empty", _a_letter),
        ("files.not_a_folder", _a_file),
    ],
    ids=["somebody's folder", "a letter in it", "a file"],
)
def test_a_place_that_is_taken_is_refused(
    vault: Vault, target: Path, code: str, occupy: Callable[[Path], object]
) -> None:
    occupy(target)
    before = tree(target.parent)
    with pytest.raises(UserError) as refused:
        backup(vault, target, Silent())
    assert refused.value.code == code
    assert tree(target.parent) == before
    assert backups.newest(vault) is None


def test_a_backup_of_another_vault_is_never_touched(
    vault: Vault, target: Path, tmp_path: Path
) -> None:
    from fieldreport.crypto.keyslots import TEST_COST

    with passphrase() as secret:
        other = Vault.create(tmp_path / "o", secret, name="O", role="monitor", cost=TEST_COST)
    with other:
        backup(other, target, Silent())
        (target.parent / "half").mkdir()
        (target.parent / "half" / "backup.unfinished").write_bytes(b"00" * 16)
    before = tree(target.parent)
    for place in (target, target.parent / "half"):
        with pytest.raises(UserError) as refused:
            backup(vault, place, Silent())
        assert refused.value.code == "backup.another_vault"
    assert tree(target.parent) == before


def test_an_older_state_of_a_vault_never_takes_the_place_of_a_newer_one(
    vault: Vault, target: Path, tmp_path: Path
) -> None:
    """Restored from an old backup, a vault has the same keys, and less in it."""
    old = tmp_path / "old"
    _filled(vault)
    backup(vault, old, Silent())
    _restore(old, tmp_path / "older")
    stored(vault, report(vault, "Only in the newer one."))
    backup(vault, target, Silent())
    before = tree(target)
    with _open(tmp_path / "older") as older:
        mark = backups.newest(older)
        with pytest.raises(UserError) as refused:
            backup(older, target, Silent())
        assert refused.value.code == "backup.ahead"
        assert backups.newest(older) == mark
        assert tree(target) == before
        # It comes after the backup that it was restored from.
        backup(older, old, Silent())
    _restore(target, tmp_path / "again")


def test_a_backup_that_nobody_could_restore_from_is_replaced(vault: Vault, target: Path) -> None:
    _filled(vault)
    backup(vault, target, Silent())
    for path in target.glob("reports.*.db"):
        path.write_bytes(bytes(path.stat().st_size))
    assert backup(vault, target, Silent()).damaged == ()


def test_a_vault_is_not_backed_up_into_itself(vault: Vault) -> None:
    for place in (vault.folder, vault.folder / "evidence" / "x"):
        with pytest.raises(UserError) as refused:
            backup(vault, place, Silent())
        assert refused.value.code == "backup.inside_vault"


def test_a_cancelled_backup_is_none_and_the_next_goes_on_with_it(
    vault: Vault, target: Path, tmp_path: Path
) -> None:
    _filled(vault)
    for step in range(1, 100):
        try:
            backup(vault, target, Counting(cancel_at=step))
            break
        except Cancelled:
            pass
        assert backups.newest(vault) is None
        assert not list(target.glob("backup*.json"))
        assert not list(target.glob("reports*"))
        with pytest.raises(UserError) as refused:
            _restore(target, tmp_path / "again")
        assert refused.value.code == "backup.unfinished"
    assert step > 3
    assert not (tmp_path / "again").exists()
    assert _restore(target, tmp_path / "again") == ()


def test_a_cancelled_second_backup_leaves_the_first_as_good_as_it_was(
    vault: Vault, target: Path, tmp_path: Path
) -> None:
    _filled(vault)
    backup(vault, target, Silent())
    stored(vault, report(vault, "Later."))
    evidence.add(vault, [b"more" * 1000], Silent(), size=4000)
    for step in (1, 2, 3, 4, 5):
        with pytest.raises(Cancelled):
            backup(vault, target, Counting(cancel_at=step))
    assert backups.newest(vault) == (1, 1)
    assert _restore(target, tmp_path / "again") == ()
    with _open(tmp_path / "again") as again:
        assert records.counts(again) == {"report": 1}


KILLED_WHILE_BACKING_UP = """
import os, shutil, sys
from pathlib import Path
from fieldreport.errors import UserError
from fieldreport.progress import Silent
from fieldreport.vault import records
from fieldreport.vault.backup import backup
from fieldreport.vault.restore import restore
from fieldreport.vault.vault import Vault
from tests.unit.vault.made import passphrase, report, stored

place, base = Path(sys.argv[1]), Path(sys.argv[2])
countdown = 0
counted = {"os.rename", "os.link", "os.remove", "os.mkdir", "sqlite3.connect", "open"}

def hook(event, arguments):
    global countdown
    if countdown and event in counted:
        countdown -= 1
        if not countdown:
            os._exit(9)

sys.addaudithook(hook)

def once(target, step):
    global countdown
    child = os.fork()
    if not child:
        vault = Vault.open(place, passphrase())
        stored(vault, report(vault, "Meanwhile."))
        countdown = step
        backup(vault, target, Silent())
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])

def restored(target):
    again = base / "again"
    shutil.rmtree(again, ignore_errors=True)
    try:
        assert restore(target, again, passphrase(), Silent()).damaged == ()
    except UserError as refused:
        return refused.code
    with Vault.open(again, passphrase()) as vault:
        return records.counts(vault)["report"]

assert once(base / "warm", 0) == 0
restored(base / "warm")
for first in (True, False):
    target = base / f"{first}"
    if not first:
        assert once(target, 0) == 0
    step, code = 0, 9
    while code == 9:
        # Every seventh step: a backup takes a hundred.
        step += 7
        code = once(target, step)
        print(code, restored(target))
        if first and code == 9:
            shutil.rmtree(target, ignore_errors=True)
print("end")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="forks")
def test_a_process_killed_during_a_backup_leaves_the_old_one_or_the_new_one(
    vault: Vault, tmp_path: Path
) -> None:
    _filled(vault)
    vault.close()
    done = subprocess.run(
        [sys.executable, "-c", KILLED_WHILE_BACKING_UP, str(vault.folder), str(tmp_path)],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    lines = done.stdout.split("\n")
    assert lines[-2] == "end"
    end_of_first = next(i for i, line in enumerate(lines) if line.startswith("0"))
    first, second = lines[:end_of_first], lines[end_of_first + 1 : -2]
    assert {line for line in first if not line[2:].isdigit()} <= {
        *("9 backup.none", "9 backup.missing", "9 backup.unfinished")
    }
    # Once there is a backup, there always is one, and never an older one than before.
    held = [int(line.split()[1]) for line in second]
    assert held == sorted(held)


def test_a_drive_without_room_is_named_before_anything_is_written(
    vault: Vault, small_drive: Path
) -> None:
    _filled(vault, bytes(4 << 20))
    with pytest.raises(UserError) as refused:
        backup(vault, small_drive / "backup", Silent())
    assert refused.value.code == "backup.no_room"
    assert {"needed", "free"} == refused.value.params.keys()
    assert [path.name for path in (small_drive / "backup").iterdir()] == ["backup.unfinished"]


def test_a_drive_that_fills_up_leaves_no_backup_and_no_mark(
    vault: Vault, small_drive: Path
) -> None:
    _filled(vault, os.urandom(300_000), os.urandom(300_000))

    class Filling:
        def step(self, done: int, total: int) -> None:
            if not (small_drive / "film").exists():
                room = files.free_space(small_drive)
                (small_drive / "film").write_bytes(bytes(room - 400_000))

    with pytest.raises(UserError) as refused:
        backup(vault, small_drive / "backup", Filling())
    assert refused.value.code == "files.full"
    assert backups.newest(vault) is None
    assert not list((small_drive / "backup").glob("backup*.json"))
    (small_drive / "film").unlink()
    assert backup(vault, small_drive / "backup", Silent()).damaged == ()


def test_a_read_only_drive_is_named(vault: Vault, small_drive: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", str(small_drive)], check=True)
    with pytest.raises(UserError) as refused:
        backup(vault, small_drive / "backup", Silent())
    assert refused.value.code == "files.read_only"
    assert backups.newest(vault) is None


def test_a_drive_pulled_out_on_the_way_gives_no_mark(vault: Vault, target: Path) -> None:
    _filled(vault)

    class Pulling:
        def step(self, done: int, total: int) -> None:
            shutil.rmtree(target, ignore_errors=True)

    with pytest.raises(UserError) as refused:
        backup(vault, target, Pulling())
    assert refused.value.code.startswith("files.")
    assert backups.newest(vault) is None


def test_a_drive_that_gives_back_something_else_gives_no_mark(vault: Vault, target: Path) -> None:
    _filled(vault)

    class Rotting:
        def __init__(self, pattern: str) -> None:
            self._pattern = pattern

        def step(self, done: int, total: int) -> None:
            for path in target.glob(self._pattern):
                raw = bytearray(path.read_bytes())
                raw[len(raw) // 2] ^= 1
                path.write_bytes(raw)
                self._pattern = "nothing more"

    for pattern in ("evidence/*/*", "reports.1.db", ".*.part"):
        with pytest.raises(UserError) as refused:
            backup(vault, target, Rotting(pattern))
        assert refused.value.code in {"backup.not_as_written", "backup.database_damaged"}
        assert backups.newest(vault) is None
        shutil.rmtree(target)


def test_a_copy_that_rotted_since_is_found_by_the_next_backup(vault: Vault, target: Path) -> None:
    _filled(vault)
    backup(vault, target, Silent())
    (segment,) = _segments(target)
    _flip(segment)
    with pytest.raises(UserError) as refused:
        backup(vault, target, Silent())
    assert refused.value.code == "backup.not_as_written"


def _flip(path: Path, at: int | None = None) -> None:
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 2 if at is None else at] ^= 1
    path.write_bytes(raw)


@pytest.mark.parametrize("how", ["flipped", "gone", "a folder"])
def test_what_is_damaged_in_the_vault_is_named_and_nothing_counts_as_backed_up(
    vault: Vault, target: Path, tmp_path: Path, how: str
) -> None:
    whole, damaged = _filled(vault, b"whole" * 100, b"damaged" * 100)
    row = vault.db.execute("SELECT name FROM segment WHERE evidence = 2").fetchone()
    path = vault.folder / "evidence" / row[0][:2] / row[0][2:]
    if how == "flipped":
        _flip(path)
    else:
        path.unlink()
    if how == "a folder":
        path.mkdir()
    made = backup(vault, target, Silent())
    assert made.damaged == (damaged,)
    assert backups.newest(vault) is None
    assert custody.entries(vault)[-1].told().action != "backed-up"  # type: ignore[union-attr]
    # But the rest is safe.
    assert _restore(target, tmp_path / "again") == (damaged,)
    with _open(tmp_path / "again") as again, evidence.open(again, whole) as file:
        assert file.read() == b"whole" * 100


@pytest.mark.parametrize("how", ["flipped", "gone"])
def test_what_got_damaged_in_the_vault_stays_whole_in_the_earlier_backup(
    vault: Vault, target: Path, tmp_path: Path, how: str
) -> None:
    (kept,) = _filled(vault)
    backup(vault, target, Silent())
    (segment,) = _segments(vault.folder)
    if how == "gone":
        segment.unlink()
    else:
        _flip(segment)
    stored(vault, report(vault, "Later."))
    assert backup(vault, target, Silent()).damaged == (kept,)
    assert backups.newest(vault) == (1, 1)
    assert _restore(target, tmp_path / "again") == ()
    with _open(tmp_path / "again") as again, evidence.open(again, kept) as file:
        assert file.read() == FILE
        assert records.counts(again) == {"report": 2}


def test_a_held_bundle_that_is_gone_is_named(vault: Vault, target: Path) -> None:
    _filled(vault)
    (vault.folder / "held" / ("ab" * 16)).unlink()
    assert backup(vault, target, Silent()).damaged == ("ab" * 16,)


def test_a_damaged_database_is_not_backed_up_over_a_good_one(
    vault: Vault, target: Path, tmp_path: Path
) -> None:
    _filled(vault)
    for _ in range(20):
        stored(vault, report(vault, "words " * 200))
    backup(vault, target, Silent())
    before = tree(target)
    vault.db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    size = (vault.folder / "reports.db").stat().st_size
    _flip(vault.folder / "reports.db", size - 8000)
    with pytest.raises(UserError) as refused:
        backup(vault, target, Silent())
    assert refused.value.code == "backup.database_damaged"
    assert {**before, ".": None} == {**tree(target), ".": None}
    assert _restore(target, tmp_path / "again") == ()


def test_a_database_that_the_drive_cant_read_is_told(
    vault: Vault, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> str:
        raise copying.Unreadable

    monkeypatch.setattr(copying, "copy", fail)
    with pytest.raises(UserError) as refused:
        backup(vault, target, Silent())
    assert refused.value.code == "backup.database_damaged"


def test_a_file_that_can_be_read_only_once_is_named(vault: Vault, target: Path) -> None:
    (kept,) = _filled(vault)
    (segment,) = _segments(vault.folder)

    class Failing:
        def step(self, done: int, total: int) -> None:
            if _segments(target):
                segment.unlink(missing_ok=True)

    assert backup(vault, target, Failing()).damaged == (kept,)
    assert backups.newest(vault) is None


def test_a_vault_whose_drive_fails_gives_no_backup(
    vault: Vault, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise UserError("files.io", file="x", reason="EIO")

    _filled(vault)
    for what in (originals, vault):
        with monkeypatch.context() as changed:
            name = "verify" if what is originals else "look_at"
            changed.setattr(what, name, fail)
            with pytest.raises(UserError) as refused:
                backup(vault, target, Silent())
            assert refused.value.code == "files.io"
    assert backups.newest(vault) is None
    backup(vault, target, Silent())
    monkeypatch.setattr(originals, "verify", fail)
    with pytest.raises(UserError) as refused:
        _restore(target, target.parent / "again")
    assert refused.value.code == "files.io"
    assert not (target.parent / "again").exists()


def test_a_note_that_the_drive_changes_is_no_note(
    vault: Vault, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = files.write_atomic

    def rot(path: Path, content: Content, *, replace: bool = False) -> None:
        if path.name == "backup.json":
            assert isinstance(content, bytes)
            content = content.replace(b"backup", b"packup")
        write(path, content, replace=replace)

    monkeypatch.setattr(files, "write_atomic", rot)
    with pytest.raises(UserError) as refused:
        backup(vault, target, Silent())
    assert refused.value.code == "backup.not_as_written"
    assert backups.newest(vault) is None


def test_a_backup_of_a_database_that_cant_be_migrated_makes_no_vault(
    vault: Vault, target: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup(vault, target, Silent())
    wrong = (*migrate.steps(), migrate.Step(migrate.steps()[-1].number + 1, "NONSENSE;"))
    monkeypatch.setattr(migrate, "steps", lambda: wrong)
    with pytest.raises(sqlcipher3.OperationalError):
        _restore(target, tmp_path / "again")
    assert not (tmp_path / "again").exists()


def test_a_reader_that_never_ends_is_told(vault: Vault, target: Path) -> None:
    vault.db.execute("PRAGMA busy_timeout = 0")
    with vault.reader() as reader:
        reader.db.execute("BEGIN")
        reader.db.execute("SELECT count(*) FROM record").fetchone()
        stored(vault, report(vault))
        with pytest.raises(UserError) as refused:
            backup(vault, target, Silent())
    assert refused.value.code == "vault.busy"
    assert backups.newest(vault) is None


def _emptied(place: Path) -> None:
    shutil.rmtree(place)
    place.mkdir()


def _notes(change: Callable[[Path], object]) -> Callable[[Path], None]:
    def both(place: Path) -> None:
        for name in folder.BACKUPS:
            change(place / name)

    return both


def _replaced(old: bytes, new: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(path.read_bytes().replace(old, new))


NOTES: dict[str, tuple[str, Callable[[Path], object]]] = {
    "no folder": ("backup.missing", shutil.rmtree),
    "an empty folder": ("backup.none", _emptied),
    "both notes gone": ("backup.none", _notes(Path.unlink)),
    "both notes cut": ("backup.damaged", _notes(lambda path: os.truncate(path, 900))),
    "both notes changed": ("backup.damaged", _notes(_replaced(b'"made":"2', b'"made":"3'))),
    "a newer note": ("backup.newer", _notes(_replaced(b'{"format":"1.0"', b'{"format":"2.0"'))),
    "no database": ("backup.damaged", lambda place: (place / "reports.1.db").unlink()),
    "a cut database": ("backup.damaged", lambda place: os.truncate(place / "reports.1.db", 4096)),
    "a flipped database": ("backup.damaged", lambda place: _flip(place / "reports.1.db")),
    "a damaged header": ("backup.damaged", lambda place: _rewrite(place, header="{}")),
    "a newer header": (
        "backup.newer",
        lambda place: _rewrite(place, header='{"format":"3.0","kind":"vault"}'),
    ),
}


def _rewrite(place: Path, **changes: object) -> None:
    import msgspec

    for note in backup_note.read(place)[:1]:
        backup_note.write(place, msgspec.structs.replace(note, **changes))


@pytest.mark.parametrize("what", NOTES)
def test_a_damaged_backup_makes_no_vault(
    vault: Vault, target: Path, tmp_path: Path, what: str
) -> None:
    _filled(vault)
    backup(vault, target, Silent())
    code, change = NOTES[what]
    change(target)
    before = tree(target.parent)
    with pytest.raises(UserError) as refused:
        _restore(target, tmp_path / "again")
    assert refused.value.code == code
    assert tree(target.parent) == before
    assert not (tmp_path / "again").exists()
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_a_database_under_another_key_is_no_backup_of_this_vault(
    vault: Vault, target: Path, tmp_path: Path
) -> None:
    import hashlib

    import msgspec

    backup(vault, target, Silent())
    raw = os.urandom(4096 * 3)
    (target / "reports.1.db").write_bytes(raw)
    (note,) = backup_note.read(target)
    database = msgspec.structs.replace(
        note.database, size=len(raw), sha256=hashlib.sha256(raw).hexdigest()
    )
    _rewrite(target, database=database)
    with pytest.raises(UserError) as refused:
        _restore(target, tmp_path / "again")
    assert refused.value.code == "backup.damaged"


def test_a_backup_of_a_newer_program_is_left_alone(
    vault: Vault, target: Path, tmp_path: Path
) -> None:
    vault.db.execute("PRAGMA user_version = 9999")
    backup(vault, target, Silent())
    with pytest.raises(UserError) as refused:
        _restore(target, tmp_path / "again")
    assert refused.value.code == "backup.newer"


@pytest.mark.parametrize("name", folder.BACKUPS)
def test_one_damaged_note_is_made_up_for_by_the_other(
    vault: Vault, target: Path, tmp_path: Path, name: str
) -> None:
    backup(vault, target, Silent())
    for number, content in enumerate((b"", b"[]", b'{"format":"0.9"}', b'{"format":"1.0"}')):
        (target / name).write_bytes(content)
        assert _restore(target, tmp_path / f"again{number}") == ()


def test_an_older_note_counts_where_the_newer_ones_database_is_gone(
    vault: Vault, target: Path, tmp_path: Path
) -> None:
    backup(vault, target, Silent())
    old = {path.name: path.read_bytes() for path in target.iterdir() if path.is_file()}
    stored(vault, report(vault))
    backup(vault, target, Silent())
    # As a kill between the two copies of the note leaves it.
    (target / "backup.2.json").write_bytes(old["backup.2.json"])
    (target / "reports.1.db").write_bytes(old["reports.1.db"])
    (target / "reports.2.db").unlink()
    assert _restore(target, tmp_path / "again") == ()
    with _open(tmp_path / "again") as again:
        assert records.counts(again) == {}


def test_a_wrong_passphrase_makes_no_vault(vault: Vault, target: Path, tmp_path: Path) -> None:
    backup(vault, target, Silent())
    with pytest.raises(UserError) as refused, passphrase("wrong") as wrong:
        restore(target, tmp_path / "again", wrong, Silent())
    assert refused.value.code == "vault.wrong_passphrase"
    assert not (tmp_path / "again").exists()


def test_damaged_files_are_named_and_the_rest_is_restored(
    vault: Vault, target: Path, tmp_path: Path
) -> None:
    flipped, gone, whole = _filled(vault, b"a" * 999, b"b" * 999, b"c" * 999)
    names = dict(vault.db.execute("SELECT evidence, name FROM segment").fetchall())
    backup(vault, target, Silent())
    _flip(target / "evidence" / names[1][:2] / names[1][2:])
    (target / "evidence" / names[2][:2] / names[2][2:]).unlink()
    (target / "held" / ("ab" * 16)).unlink()
    assert set(_restore(target, tmp_path / "again")) == {flipped, gone, "ab" * 16}
    with _open(tmp_path / "again") as again:
        with evidence.open(again, whole) as file:
            assert file.read() == b"c" * 999
        found = {(item.code, item.item) for item in check.check(again, Silent()).findings}
    assert found == {
        ("check.evidence_damaged", flipped),
        ("check.evidence_segment_missing", gone),
        ("check.held_damaged", "ab" * 16),
    }


def test_a_drive_pulled_out_while_restoring_makes_no_vault(
    vault: Vault, target: Path, tmp_path: Path
) -> None:
    _filled(vault)
    backup(vault, target, Silent())

    class Pulling:
        def step(self, done: int, total: int) -> None:
            shutil.rmtree(target, ignore_errors=True)

    with pytest.raises(UserError) as refused, passphrase() as secret:
        restore(target, tmp_path / "again", secret, Pulling())
    assert refused.value.code in {"files.gone", "backup.damaged"}
    assert not (tmp_path / "again").exists()


def test_a_full_drive_makes_no_vault(vault: Vault, target: Path, small_drive: Path) -> None:
    _filled(vault, bytes(4 << 20))
    backup(vault, target, Silent())
    with pytest.raises(UserError) as refused:
        _restore(target, small_drive / "again")
    assert refused.value.code in {"files.full", "vault.drive_full"}
    assert list(small_drive.iterdir()) == []


def test_a_cancelled_restore_makes_no_vault(vault: Vault, target: Path, tmp_path: Path) -> None:
    _filled(vault)
    backup(vault, target, Silent())
    for step in (1, 2, 3):
        with pytest.raises(Cancelled), passphrase() as secret:
            restore(target, tmp_path / "again", secret, Counting(cancel_at=step))
        assert not (tmp_path / "again").exists()


def test_a_vault_is_never_restored_over_another(vault: Vault, target: Path) -> None:
    backup(vault, target, Silent())
    vault.close()
    before = tree(vault.folder)
    with pytest.raises(UserError) as refused:
        _restore(target, vault.folder)
    assert refused.value.code == "vault.folder_not_empty"
    assert tree(vault.folder) == before


def test_a_note_holds_the_header_as_it_is(vault: Vault, target: Path) -> None:
    backup(vault, target, Silent())
    note = json.loads((target / "backup.json").read_bytes())
    assert note["header"].encode() == (vault.folder / "header.json").read_bytes()
    assert (target / "backup.json").read_bytes() == (target / "backup.2.json").read_bytes()


# --- drives that are pulled out while the folder below them stays ---------------------------------


class Pulling:
    """Pulls the drive of a folder out at one step: an empty folder is in its place then."""

    def __init__(self, folder: Path, at: int) -> None:
        self.folder, self.at = folder, at
        self.steps = 0

    def step(self, done: int, total: int) -> None:
        self.steps += 1
        if self.steps == self.at:
            self.folder.rename(self.folder.with_name("pulled out"))
            self.folder.mkdir()


def test_a_backup_never_goes_on_beside_the_drive_that_was_pulled_out(
    vault: Vault, target: Path
) -> None:
    _filled(vault)
    whole = Pulling(target, 0)
    backup(vault, target, whole)
    shutil.rmtree(target)
    vault.db.execute("DELETE FROM backup")
    for at in range(1, whole.steps + 1):
        with pytest.raises(UserError) as refused:
            backup(vault, target, Pulling(target, at))
        assert refused.value.code == "files.gone"
        assert not [path for path in target.rglob("*") if path.is_file()]
        assert backups.newest(vault) is None
        shutil.rmtree(target.parent)


def test_a_restore_from_a_drive_that_is_pulled_out_makes_no_vault_and_blames_no_file(
    vault: Vault, target: Path, tmp_path: Path
) -> None:
    _filled(vault)
    backup(vault, target, Silent())
    for at in (1, 2):
        with pytest.raises(UserError) as refused, passphrase() as secret:
            restore(target, tmp_path / "again", secret, Pulling(target, at))
        assert refused.value.code == "files.gone"
        assert not (tmp_path / "again").exists()
        target.rmdir()
        target.with_name("pulled out").rename(target)


def test_a_drive_that_can_no_longer_be_read_is_no_damaged_backup(
    vault: Vault, target: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _filled(vault)
    backup(vault, target, Silent())
    _segments(target)[0].unlink()
    assert len(_restore(target, tmp_path / "again")) == 1

    def dead(path: Path) -> None:
        raise UserError("files.io", file=path.name, reason="EIO")

    monkeypatch.setattr(files, "open_uncached", dead)
    with pytest.raises(UserError) as refused:
        _restore(target, tmp_path / "another")
    assert refused.value.code == "files.gone"
    monkeypatch.setattr(files, "read_at_most", lambda path, _: dead(path))
    for act in (lambda: _restore(target, tmp_path / "x"), lambda: backup(vault, target, Silent())):
        with pytest.raises(UserError) as refused:
            act()
        assert refused.value.code == "files.io"


def test_a_note_that_cant_be_read_back_is_told_as_the_drives_fault(
    vault: Vault, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = files.open_uncached

    class Dead(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(
        files, "open_uncached", lambda path: Dead() if path.suffix == ".json" else opened(path)
    )
    with pytest.raises(UserError) as refused:
        backup(vault, target, Silent())
    assert refused.value.code == "files.io"
    assert backups.newest(vault) is None


def test_a_drive_that_fails_under_the_check_of_its_copy_says_nothing_of_the_vaults_database(
    vault: Vault, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hash_on_drive = copying.hash_on_drive
    answers: list[str] = []
    how = "dead"

    def once(path: Path, stepped: Callable[[int], None]) -> str:
        answers.append(path.name)
        if len(answers) == 1:
            return hash_on_drive(path, stepped)
        if how == "dead":
            raise UserError("files.io", file=path.name, reason="EIO")
        return "another"

    def fail(_: object) -> None:
        raise UserError("vault.page_damaged")

    monkeypatch.setattr(copying, "hash_on_drive", once)
    monkeypatch.setattr(vault, "look_at", fail)
    with pytest.raises(UserError) as refused:
        backup(vault, target, Silent())
    assert refused.value.code == "files.io"
    how = "another"
    answers.clear()
    with pytest.raises(UserError) as refused:
        backup(vault, target, Silent())
    assert refused.value.code == "backup.not_as_written"


def test_of_two_backups_that_begin_in_one_folder_at_once_one_is_told_that_it_is_taken(
    vault: Vault, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def overtaken(path: Path, content: Content, *, replace: bool = False) -> None:
        raise UserError("files.missing", file=path.name)

    monkeypatch.setattr(files, "write_atomic", overtaken)
    with pytest.raises(UserError) as refused:
        backup(vault, target, Silent())
    assert refused.value.code == "backup.folder_not_empty"

    def full(path: Path, content: Content, *, replace: bool = False) -> None:
        raise UserError("files.full", file=path.name)

    monkeypatch.setattr(files, "write_atomic", full)
    with pytest.raises(UserError) as refused:
        backup(vault, target, Silent())
    assert refused.value.code == "files.full"
