"""Schemas and the way from one to the next."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pytest
import sqlcipher3

from fieldreport.crypto.secret import Secret
from fieldreport.errors import UserError
from fieldreport.vault import migrate
from fieldreport.vault.connection import PAGE_SIZE, Connection, connect
from fieldreport.vault.migrate import Step

STEPS = (
    Step(1, "CREATE TABLE a (x); INSERT INTO a VALUES (randomblob(100000));"),
    Step(2, "CREATE TABLE b (y); INSERT INTO b SELECT length(x) FROM a;"),
)


def _open(path: Path) -> Connection:
    with Secret(bytes(48)) as key:
        return connect(path, key, "create")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "reports.db"


@pytest.fixture
def db(path: Path) -> Iterator[Connection]:
    opened = _open(path)
    yield opened
    opened.close()


def test_the_steps_are_numbered_without_a_gap() -> None:
    assert [step.number for step in migrate.steps()] == list(range(1, len(migrate.steps()) + 1))


def test_an_empty_database_gets_every_step(db: Connection) -> None:
    assert migrate.bring_up(db, STEPS) == 2
    assert migrate.version(db) == 2
    assert db.execute("SELECT y FROM b").fetchall() == [(100000,)]


def test_an_old_database_gets_what_it_lacks_and_keeps_what_it_has(db: Connection) -> None:
    migrate.bring_up(db, STEPS[:1])
    (before,) = db.execute("SELECT x FROM a").fetchone()
    migrate.refuse_unreadable(db, STEPS)
    assert migrate.bring_up(db, STEPS) == 1
    assert db.execute("SELECT x, y FROM a, b").fetchall() == [(before, 100000)]
    assert migrate.bring_up(db, STEPS) == 0


def test_a_step_that_fails_leaves_the_old_schema(db: Connection) -> None:
    wrong = (*STEPS[:1], Step(2, "CREATE TABLE b (y); INSERT INTO nowhere VALUES (1);"))
    with pytest.raises(sqlcipher3.OperationalError):
        migrate.bring_up(db, wrong)
    assert migrate.version(db) == 1
    assert db.execute("SELECT name FROM sqlite_schema").fetchall() == [("a",)]
    assert not db.in_transaction


def test_a_step_that_isnt_sql_leaves_the_old_schema(db: Connection) -> None:
    with pytest.raises(sqlcipher3.OperationalError):
        migrate.bring_up(db, (Step(1, "CREATE TABLE a (x); NONSENSE;"),))
    assert migrate.version(db) == 0


def test_a_newer_database_is_refused(db: Connection) -> None:
    migrate.bring_up(db, STEPS)
    with pytest.raises(UserError) as refused:
        migrate.refuse_unreadable(db, STEPS[:1])
    assert refused.value.code == "vault.newer"


def test_a_database_that_no_program_of_ours_made_is_refused(db: Connection) -> None:
    db.execute("CREATE TABLE something (x)")
    with pytest.raises(UserError) as refused:
        migrate.refuse_unreadable(db)
    assert refused.value.code == "vault.damaged"


def test_a_damaged_database_is_not_migrated(path: Path) -> None:
    db = _open(path)
    migrate.bring_up(db, STEPS[:1])
    db.close()
    raw = bytearray(path.read_bytes())
    raw[3 * PAGE_SIZE // 2] ^= 1
    path.write_bytes(raw)
    db = _open(path)
    migrate.refuse_unreadable(db, STEPS[:1])
    with pytest.raises(UserError) as refused:
        migrate.refuse_unreadable(db, STEPS)
    assert refused.value.code in {"vault.damaged", "vault.page_damaged"}
    db.close()


def test_a_database_whose_tables_contradict_each_other_is_not_migrated(db: Connection) -> None:
    migrate.bring_up(db, (Step(1, "CREATE TABLE a (x CHECK (x > 0));"),))
    db.execute("PRAGMA ignore_check_constraints = ON")
    db.execute("INSERT INTO a VALUES (-1)")
    db.execute("PRAGMA ignore_check_constraints = OFF")
    with pytest.raises(UserError) as refused:
        migrate.refuse_unreadable(db, STEPS)
    assert refused.value.code == "vault.damaged"


def test_a_gap_in_the_files_is_a_bug(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "schema").mkdir()
    shutil.copy(__file__, tmp_path / "schema" / "0002_second.sql")
    monkeypatch.setattr(resources, "files", lambda _: tmp_path)
    migrate.steps.cache_clear()
    with pytest.raises(RuntimeError, match="gap"):
        migrate.steps()
    migrate.steps.cache_clear()
