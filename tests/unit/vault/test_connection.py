"""The encrypted database: its key, its settings, its failures, and what it leaves on the drive."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlcipher3

from fieldreport import files
from fieldreport.crypto.secret import Secret
from fieldreport.errors import UserError
from fieldreport.vault import connection
from fieldreport.vault.connection import connect

KEY = bytes(range(32)) + bytes(range(200, 216))
CANARY = b"Canary-Nurgul-4711"


def _key() -> Secret:
    return Secret(KEY)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "реестр #1?%41.db"


@pytest.fixture
def db(path: Path) -> Iterator[connection.Connection]:
    with _key() as key:
        opened = connect(path, key, "create")
    yield opened
    opened.close()


def test_a_database_has_its_salt_in_front_and_nothing_readable_after_it(
    path: Path, db: connection.Connection
) -> None:
    db.execute("CREATE TABLE t (a TEXT)")
    db.execute("INSERT INTO t VALUES (?)", (CANARY.decode() * 100,))
    log = path.with_name(path.name + "-wal").read_bytes()
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    raw = path.read_bytes()
    assert raw.startswith(KEY[32:])
    assert len(raw) % connection.PAGE_SIZE == 0
    for content in (raw, log):
        assert content
        assert b"SQLite" not in content[:100]
        assert CANARY not in content


def test_the_settings_are_those_that_keep_a_report_safe(db: connection.Connection) -> None:
    expected = {
        "journal_mode": "wal",
        "synchronous": 2,
        "secure_delete": 1,
        "temp_store": 2,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "mmap_size": 0,
        "cache_size": -65536,
        "fullfsync": 1,
        "checkpoint_fullfsync": 1,
        "page_size": 4096,
        "query_only": 0,
    }
    found = {name: db.execute(f"PRAGMA {name}").fetchone() for name in expected}
    # SQLCipher was built without memory-mapped files if it says nothing about their size.
    found["mmap_size"] = found["mmap_size"] or (0,)
    assert {
        name: value[0] if name == "journal_mode" else int(value[0]) for name, value in found.items()
    } == expected


def test_a_key_of_another_size_is_a_bug(path: Path) -> None:
    with pytest.raises(ValueError, match="32 bytes"), Secret(KEY[:32]) as key:
        connect(path, key, "create")


def test_another_key_opens_nothing(path: Path, db: connection.Connection) -> None:
    db.execute("CREATE TABLE t (a)")
    for wrong in (bytes(48), KEY[:32] + bytes(16), bytes(32) + KEY[32:]):
        with pytest.raises(UserError) as refused, Secret(wrong) as key:
            connect(path, key, "write")
        assert refused.value.code == "vault.page_damaged"


def test_what_is_not_there_is_not_made(path: Path) -> None:
    for access in ("write", "read", "look", "look_past_log"):
        with pytest.raises(UserError) as refused, _key() as key:
            connect(path, key, access)
        assert refused.value.code == "vault.drive_gone"
    assert not path.exists()


def test_a_reader_sees_what_was_committed_and_can_change_nothing(
    path: Path, db: connection.Connection
) -> None:
    db.execute("CREATE TABLE t (a)")
    with _key() as key:
        reader = connect(path, key, "read")
    db.execute("INSERT INTO t VALUES (1)")
    assert reader.execute("SELECT a FROM t").fetchall() == [(1,)]
    with pytest.raises(UserError) as refused:
        reader.execute("INSERT INTO t VALUES (2)")
    assert refused.value.code == "vault.became_read_only"
    reader.close()


@pytest.mark.parametrize("method", ["fetchone", "fetchall", "fetchmany", "iterated", "many"])
def test_a_page_that_cant_be_read_is_a_refusal_wherever_it_is_met(
    path: Path, db: connection.Connection, method: str
) -> None:
    db.execute("CREATE TABLE t (a)")
    db.executemany("INSERT INTO t VALUES (zeroblob(?))", [(10_000,)] * 40)
    db.close()
    raw = bytearray(path.read_bytes())
    for page in range(3, len(raw) // connection.PAGE_SIZE):
        raw[page * connection.PAGE_SIZE + 50] ^= 1
    path.write_bytes(raw)
    with _key() as key:
        damaged = connect(path, key, "write")
    with pytest.raises(UserError) as refused:  # noqa: PT012  one of them
        if method == "many":
            damaged.executemany("DELETE FROM t WHERE length(a) > ?", [(1,)])
        else:
            found = damaged.execute("SELECT a FROM t ORDER BY rowid")
            list(found) if method == "iterated" else getattr(found, method)()
            found.fetchmany(100)
    assert refused.value.code == "vault.page_damaged"
    damaged.close()


def test_our_own_mistakes_are_no_refusals(db: connection.Connection) -> None:
    with pytest.raises(sqlcipher3.OperationalError):
        db.execute("SELECT nothing FROM nowhere")
    with pytest.raises(sqlcipher3.OperationalError):
        db.executescript("SELECT nothing FROM nowhere;")
    db.execute("CREATE TABLE t (a UNIQUE)")
    db.execute("INSERT INTO t VALUES (1)")
    with pytest.raises(sqlcipher3.IntegrityError):
        db.execute("INSERT INTO t VALUES (1)")
    with pytest.raises(sqlcipher3.ProgrammingError), connection.environment_failures():
        sqlcipher3.connect(":memory:").execute("SELECT ?", ())


def test_a_busy_database_is_told_apart(path: Path, db: connection.Connection) -> None:
    db.execute("CREATE TABLE t (a)")
    with _key() as key:
        other = connect(path, key, "write")
    other.execute("PRAGMA busy_timeout = 0")
    db.execute("BEGIN IMMEDIATE")
    with pytest.raises(UserError) as refused:
        other.execute("INSERT INTO t VALUES (1)")
    assert refused.value.code == "vault.busy"
    other.close()


def test_a_file_system_without_a_log_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    # A database in memory has no write-ahead log, like one on some network drives.
    monkeypatch.setitem(connection._MODES, "create", "mode=memory")
    with pytest.raises(UserError) as refused, _key() as key:
        connect(Path("nowhere.db"), key, "create")
    assert refused.value.code == "vault.drive_unsuitable"


def test_a_full_drive_is_named_and_what_was_committed_stays(
    small_drive: Path,
) -> None:
    path = small_drive / "reports.db"
    with _key() as key:
        db = connect(path, key, "create")
    db.execute("CREATE TABLE t (a)")
    db.execute("INSERT INTO t VALUES (1)")
    with pytest.raises(UserError) as refused:
        db.execute("INSERT INTO t VALUES (zeroblob(5000000))")
    assert refused.value.code == "vault.drive_full"
    assert db.execute("SELECT a FROM t").fetchall() == [(1,)]
    db.close()
    with _key() as key:
        db = connect(path, key, "write")
    assert db.execute("SELECT a FROM t").fetchall() == [(1,)]
    db.close()


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="looks at open files in /proc")
@pytest.mark.parametrize(("free", "code"), [(0, "drive_full"), (1 << 20, "drive_failed")])
def test_a_drive_without_room_for_the_logs_index_is_called_full(
    path: Path, monkeypatch: pytest.MonkeyPatch, free: int, code: str
) -> None:
    # `tests/hostile/test_bad_drives.py` has a real one, for those who may mount it.
    failure = sqlcipher3.OperationalError("disk I/O error")
    failure.sqlite_errorcode = 10

    def fails(*_: object) -> None:
        raise failure

    monkeypatch.setattr(connection, "_settle", fails)
    monkeypatch.setattr("fieldreport.files.free_space", lambda place: free)
    with _key() as key, pytest.raises(UserError) as caught:
        connect(path, key, "create")
    assert caught.value.code == f"vault.{code}"


def test_sorting_and_journals_of_statements_open_no_file_beside_the_vault(
    path: Path, db: connection.Connection
) -> None:
    db.execute("PRAGMA cache_size = 10")
    db.execute("CREATE TABLE t (a UNIQUE, b)")
    db.execute("BEGIN")
    rows = [(os.urandom(300), i) for i in range(3_000)]
    db.executemany("INSERT INTO t VALUES (?, ?)", rows)
    # A sort that doesn't fit the cache, and a statement that is undone half-way.
    walk = db.execute("SELECT a, b FROM t ORDER BY substr(a, 2), b")
    walk.fetchone()
    with pytest.raises(sqlcipher3.IntegrityError):
        db.execute("UPDATE t SET a = CASE WHEN b > 2990 THEN x'00' ELSE a || x'01' END")
    files = {str(link.readlink()) for link in Path("/proc/self/fd").iterdir() if link.is_symlink()}
    mine = {name for name in files if name.startswith((str(path), "/tmp/etilqs", "/var/tmp"))}
    assert mine <= {str(path) + ending for ending in ("", "-wal", "-shm")}
    db.execute("ROLLBACK")


def test_nothing_is_printed_about_a_damaged_database(path: Path) -> None:
    with _key() as key:
        connect(path, key, "create").close()
    script = (
        "from pathlib import Path\n"
        "from fieldreport.crypto.secret import Secret\n"
        "from fieldreport.errors import UserError\n"
        "from fieldreport.vault.connection import connect\n"
        "try:\n"
        f"    connect(Path({str(path)!r}), Secret(bytes(48)), 'write')\n"
        "except UserError:\n"
        "    pass\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        check=True,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert done.stdout + done.stderr == b""


@pytest.mark.parametrize(
    ("number", "told", "of_a_dead_drive"),
    [
        (11, "vault.page_damaged", "vault.drive_failed"),
        (26, "vault.page_damaged", "vault.drive_failed"),
        (8, "vault.became_read_only", "vault.became_read_only"),
    ],
)
def test_a_page_that_cant_be_read_from_a_dead_drive_is_no_damage(
    db: connection.Connection,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    told: str,
    of_a_dead_drive: str,
) -> None:
    def dead(path: Path) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    def gone(path: Path) -> None:
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))

    def refusal(error: sqlcipher3.Error) -> UserError:
        return UserError(connection._REFUSALS[number])

    monkeypatch.setattr(connection, "refusal", refusal)
    assert _refused(db) == told
    monkeypatch.setattr(files, "sync_folder", dead)
    assert _refused(db) == of_a_dead_drive
    monkeypatch.setattr(files, "sync_folder", gone)
    assert _refused(db) == of_a_dead_drive.replace("failed", "gone")


def test_a_drive_that_failed_for_want_of_room_is_full(
    db: connection.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "refusal", lambda _: UserError("vault.drive_failed"))
    assert _refused(db) == "vault.drive_failed"
    monkeypatch.setattr(files, "free_space", lambda _: 4096)
    assert _refused(db) == "vault.drive_full"


def _refused(db: connection.Connection) -> str:
    with pytest.raises(UserError) as refused:
        db.execute("SELECT nothing")
    return refused.value.code
