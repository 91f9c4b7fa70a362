"""Opens the encrypted database: the key, the settings that every connection needs, and its failures
as codes.

A connection made here is a real `sqlcipher3` connection whose cursors turn the environment's
failures (a full drive, a page that can't be read) into `UserError`s, wherever in the vault they
occur. Everything else that SQLite complains about is a bug of ours and passes as it is.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Literal
from urllib.parse import quote

import sqlcipher3

from fieldreport import files
from fieldreport.crypto.secret import Secret
from fieldreport.errors import UserError

# 32 bytes of key and 16 of salt. The salt is stored in clear at the start of the file, as SQLCipher
# does; giving it with the raw key keeps SQLCipher from inventing one, so both come from the master
# key and neither is stored apart.
KEY_SIZE, SALT_SIZE = 32, 16

# Fixed for ever: a database made with one page size can't be read with another.
PAGE_SIZE = 4096
# SQLite locks bytes of this page (from 2**30 on) and never writes it
# (https://www.sqlite.org/fileformat2.html#the_lock_byte_page).
LOCK_PAGE = 2**30 // PAGE_SIZE + 1

# How long a checkpoint waits for the reader's transaction to end, in milliseconds.
_PATIENCE = 5000

# Whatever the file says, and whatever SQLCipher's defaults become. Order matters: the log is
# silenced and the page size is set before the first page is read.
_EVERY_CONNECTION = (
    f"busy_timeout = {_PATIENCE}",
    "foreign_keys = ON",
    # A database from elsewhere must not call functions through its views and triggers.
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "mmap_size = 0",
    # Sorting and statement journals must never write plaintext beside the vault.
    "temp_store = MEMORY",
    "cache_size = -65536",
)
_WRITER = (
    # FULL: a saved report survives the power cut that follows. On macOS only these two reach the
    # platter.
    "synchronous = FULL",
    "fullfsync = ON",
    "checkpoint_fullfsync = ON",
    "secure_delete = ON",
)

_HEX = b"0123456789abcdef"
# The index of an empty log, with its blocks on any file system.
_INDEX_ROOM = 64 << 10

_REFUSALS = {
    5: "vault.busy",  # SQLITE_BUSY
    6: "vault.busy",  # SQLITE_LOCKED
    8: "vault.became_read_only",  # SQLITE_READONLY
    10: "vault.drive_failed",  # SQLITE_IOERR
    11: "vault.page_damaged",  # SQLITE_CORRUPT
    13: "vault.drive_full",  # SQLITE_FULL
    14: "vault.drive_gone",  # SQLITE_CANTOPEN
    26: "vault.page_damaged",  # SQLITE_NOTADB
}

_IN_WORDS = {
    "database is locked": 5,
    "attempt to write a readonly database": 8,
    "disk I/O error": 10,
    "database disk image is malformed": 11,
    "database or disk is full": 13,
    "unable to open database file": 14,
}

Access = Literal["create", "write", "read", "look", "look_past_log"]
_MODES = {
    "create": "mode=rwc",
    "write": "mode=rw",
    "read": "mode=rw",
    "look": "mode=ro&immutable=1",
    "look_past_log": "mode=ro",
}


def refusal(error: sqlcipher3.Error) -> UserError | None:
    """The user's side of a failure of SQLite, or None if the failure is ours."""
    # A copy of pages (`backup`) fails with SQLite's own words for a code (sqlite3_errstr) alone.
    extended = getattr(error, "sqlite_errorcode", None) or _IN_WORDS.get(str(error))
    # The low byte is the primary code, the rest says more than a user can use.
    code = _REFUSALS.get(extended & 0xFF) if isinstance(extended, int) else None
    return UserError(code) if code else None


@contextmanager
def environment_failures() -> Iterator[None]:
    """Raise SQLite's failures within as `UserError`s where the environment is to blame."""
    try:
        yield
    except sqlcipher3.Error as error:
        told = refusal(error)
        if told is None:
            raise
        raise told from error


@contextmanager
def _told_of(path: Path) -> Iterator[None]:
    """Blame the drive of this database for what it is to blame for."""
    try:
        yield
    except UserError as error:
        told = _blamed(error, path)
        if told is error:
            raise
        raise told from error


def _blamed(told: UserError, path: Path) -> UserError:
    """What to tell where SQLite's own word would mislead.

    On a full drive it says that the drive failed: also to read, it makes a file beside the log. And
    SQLCipher finds a page damaged that can't be read at all: who pulls a drive out must not be told
    that the vault on it is damaged.
    """
    try:
        if told.code == "vault.drive_failed" and files.free_space(path) < _INDEX_ROOM:
            return UserError("vault.drive_full")
        if told.code == "vault.page_damaged":
            # Not the file: to close that once more would let go of SQLite's locks on it.
            files.sync_folder(path.parent)
    except FileNotFoundError:
        return UserError("vault.drive_gone")
    except (OSError, UserError):
        return UserError("vault.drive_failed")
    return told


def _telling(name: str) -> Callable[..., Any]:
    plain: Callable[..., Any] = getattr(sqlcipher3.Cursor, name)

    def method(self: Cursor, *values: Any) -> Any:
        # Not `environment_failures`: this runs for every row that is fetched.
        try:
            return plain(self, *values)
        except sqlcipher3.Error as error:
            told = refusal(error)
            if told is None:
                raise
            raise _blamed(told, self.connection.path) from error

    return method


class Cursor(sqlcipher3.Cursor):  # type: ignore[misc]  # untyped; the factory that sqlcipher3 asks for
    """A cursor whose failures carry codes."""

    execute = _telling("execute")
    executemany = _telling("executemany")
    executescript = _telling("executescript")
    fetchone = _telling("fetchone")
    fetchmany = _telling("fetchmany")
    fetchall = _telling("fetchall")
    __next__ = _telling("__next__")


class Connection(sqlcipher3.Connection):  # type: ignore[misc]  # untyped; the factory that sqlcipher3 asks for
    """A connection in autocommit mode: transactions begin where `Vault.transaction` says so,
    nowhere else. `path` is the database's file.
    """

    path: Path

    def cursor(self, factory: type[Cursor] = Cursor) -> Cursor:
        """Return a cursor; `execute` and its like of the connection go through here too."""
        made: Cursor = super().cursor(factory)
        return made


def connect(path: Path, key: Secret, access: Access) -> Connection:
    """Open the database with its raw key and salt (48 bytes).

    `create` makes the file, `write` and `read` need it to be there, and `read` refuses to change
    anything. For the two others see `looking`.

    Raises:
        UserError: `vault.page_damaged` when the first page doesn't belong to this key, or isn't
            whole; `vault.drive_full`.
    """
    with _told_of(path), environment_failures():
        db: Connection = sqlcipher3.connect(
            _uri(path, access), factory=Connection, isolation_level=None, uri=True, timeout=0
        )
        db.path = path
        try:
            # SQLCipher would print to standard error; what can't be read is told once, by the code.
            db.execute("PRAGMA cipher_log_level = NONE")
            _give_key(db, key)
            _settle(db, access)
        except BaseException:
            db.close()
            raise
    return db


@contextmanager
def looking(path: Path, key: Secret) -> Iterator[Connection]:
    """Open a database that nobody has open, before it is recognised, and leave its folder
    byte-identical.

    Raises:
        UserError: as `connect`.
    """
    log, index = (path.with_name(f"{path.name}-{ending}") for ending in ("wal", "shm"))
    if not (log.is_file() and log.stat().st_size):
        with closing(connect(path, key, "look")) as db:
            yield db
        return
    # What the last session committed before it died is in the log alone, and the main file may be
    # half a checkpoint. A read-only connection leaves both as they are, but rebuilds the log's
    # index: that file is put back.
    before = (index.read_bytes(), index.stat()) if index.is_file() else None
    try:
        with closing(connect(path, key, "look_past_log")) as db:
            yield db
    finally:
        if before is None:
            index.unlink(missing_ok=True)
        else:
            index.write_bytes(before[0])
            os.utime(index, ns=(before[1].st_atime_ns, before[1].st_mtime_ns))


def _uri(path: Path, access: Access) -> str:
    # Quoted from bytes, since a folder's name need not be valid text; four slashes for a Windows
    # share.
    place = quote(os.fsencode(path.absolute().as_posix()))
    place = place if place.startswith("/") else f"/{place}"
    return f"file://{place}?{_MODES[access]}"


def _give_key(db: Connection, key: Secret) -> None:
    if len(key) != KEY_SIZE + SALT_SIZE:
        raise ValueError("a database key is 32 bytes and its salt 16")
    # SQLCipher's raw form x'…' skips its own key derivation: the master key is random already.
    # `PRAGMA key =` would leave copies of it in statements; this buffer has its final size from the
    # start, so it is never moved.
    text = bytearray(2 * len(key) + 3)
    text[0:2] = b"x'"
    for at, byte in enumerate(key.view):
        text[2 * at + 2] = _HEX[byte >> 4]
        text[2 * at + 3] = _HEX[byte & 15]
    text[-1] = ord("'")
    try:
        db.set_key(text)
    finally:
        text[:] = bytes(len(text))


def _settle(db: Connection, access: Access) -> None:
    db.execute(f"PRAGMA cipher_page_size = {PAGE_SIZE}")
    for setting in _EVERY_CONNECTION:
        db.execute(f"PRAGMA {setting}")
    # The first read of a page: a wrong key or a damaged first page ends here.
    db.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if access in {"look", "look_past_log"}:
        return
    if access == "read":
        db.execute("PRAGMA query_only = ON")
        return
    for setting in _WRITER:
        db.execute(f"PRAGMA {setting}")
    (mode,) = db.execute("PRAGMA journal_mode = WAL").fetchone()
    if mode != "wal":
        raise UserError("vault.drive_unsuitable", folder=files.shown(db.path.parent))
