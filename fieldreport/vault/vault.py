"""An open vault: its folder, its database, its keys, and the transactions in which everything is
written.

`Vault.create` makes a folder and opens it, `Vault.open` recognises, locks, unlocks and migrates
one, `close` leaves it calm. The thread that opens it is the writer; `reader` gives another thread a
connection that can't change anything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Protocol

from filelock import FileLock

from fieldreport import files
from fieldreport.crypto.identity import Identity
from fieldreport.crypto.keyslots import Cost
from fieldreport.crypto.secret import Secret
from fieldreport.errors import UserError
from fieldreport.model.cards import parse_card
from fieldreport.reference.additions import Additions
from fieldreport.vault import connection, folder, index, migrate, switching, terms, unsigned
from fieldreport.vault.connection import Connection
from fieldreport.vault.folder import Recognised
from fieldreport.vault.keys import Keys, master_of, unlock, with_new_passphrase
from fieldreport.vault.making import make
from fieldreport.vault.sweep import sweep


class Reading(Protocol):
    """What the reading functions of the vault need: the vault itself, or a `Reader` of it."""

    @property
    def db(self) -> Connection:
        """A connection of the calling thread."""
        ...


@dataclass(frozen=True)
class Reader:
    """A second connection, for another thread, that can't change anything. Use it as a context
    manager.
    """

    folder: Path
    db: Connection
    evidence_key: Secret
    # What the quick check needs beside them; copies are checked by other means.
    database_key: Secret | None = None
    mended: tuple[str, ...] = ()

    def at(self, place: Path) -> Reader:
        """The same database with the files of another folder: how a copy of them is read."""
        return replace(self, folder=place)

    def another(self) -> Reader:
        """One more connection to the same database. Not for a reader of a copy."""
        if self.database_key is None:
            raise ValueError("the reader of a copy has no key of its own")
        path = self.folder / folder.DATABASE
        return replace(self, db=connection.connect(path, self.database_key, "read"))

    def close(self) -> None:
        """Close the connection, on the thread that made it."""
        self.db.close()

    def __enter__(self) -> Reader:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


class Vault:
    """One open vault. Use it as a context manager, or call `close`.

    `folder` is its path, `db` the writer's connection, `identity` the keys that sign and receive,
    `card` the raw bytes of the own card with `name` and `role` in it, `fingerprint` its fingerprint
    in hex, `evidence_key` the key that wraps the keys of evidence.
    """

    def __init__(self, place: Path, db: Connection, keys: Keys, lock: FileLock) -> None:
        self.folder = place
        self.db = db
        self.evidence_key = keys.evidence
        self._database_key = keys.database
        self._lock = lock
        self._depth = 0
        # A commit failed, and no later one has overwritten what it had put into the log: the next
        # unlock may find it whole there. Until then nothing is destroyed that it may speak of.
        self.undecided = False
        # The copies of the header that were damaged, and are made anew from the other since.
        self.mended: tuple[str, ...] = ()
        self._closed = False
        self.identity, self.card = _own_identity(db)
        self.fingerprint = self.identity.fingerprint
        own = parse_card(self.card).card
        self.name, self.role = own.name, own.role

    @classmethod
    def create(
        cls,
        place: Path,
        passphrase: Secret,
        *,
        name: str,
        role: str,
        cost: Cost | None = None,
    ) -> Vault:
        """Make a vault with a new identity in `place`, which must be a new or an empty folder, and
        open it.

        It is made beside `place` and renamed when it is whole, then opened with the passphrase, so
        that a vault that was made is a vault that opens.

        Raises:
            UserError: `vault.folder_not_empty`, `vault.not_a_folder`, or the environment's faults.
        """
        with folder.new_folder(place) as unfinished:
            make(unfinished, passphrase, name, role, cost)
        return cls.open(place, passphrase)

    @classmethod
    def open(cls, place: Path, passphrase: Secret) -> Vault:
        """Recognise, lock, unlock and migrate the vault in `place`.

        Whatever is refused stays byte-identical: nothing is written before the database is
        recognised.

        Raises:
            UserError: the codes of `folder.recognise` and `folder.locked`,
                `vault.wrong_passphrase`, `vault.damaged`, `vault.newer`.
        """
        return cls.open_by(place, lambda found: unlock(found.header, passphrase))

    @classmethod
    def open_by(cls, place: Path, keys_of: Callable[[Recognised], Keys]) -> Vault:
        """As `open`, with the keys that `keys_of` gives for the header; it may raise."""
        folder.recognise(place)
        with folder.locked(place) as lock:
            # Again, under the lock: another process may just have changed the passphrase.
            found = folder.recognise(place)
            keys = keys_of(found)
            database = place / folder.DATABASE
            _recognised(place, keys)
            db = connection.connect(database, keys.database, "write")
            try:
                migrate.bring_up(db)
                vault = cls(place, db, keys, lock)
                vault._tidy(found)
                return vault
            except BaseException:
                db.close()
                keys.zero()
                raise

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Run the body in one transaction; nested use joins it, and undoes only its own part if it
        fails.

        Raises:
            UserError: `vault.drive_full` and its like when the commit fails; then nothing of the
                body is stored.
        """
        depth, self._depth = self._depth, self._depth + 1
        begin, commit, undo = _BRACKETS if depth == 0 else _INNER_BRACKETS
        try:
            self.db.execute(begin)
            yield self.db
            self.undecided |= depth == 0
            self.db.execute(commit)
            self.undecided &= depth > 0
        except BaseException:
            # A full drive ends the whole transaction by itself.
            if self.db.in_transaction:
                for statement in undo:
                    self.db.execute(statement)
            raise
        finally:
            self._depth = depth

    def reader(self) -> Reader:
        """Open a second connection that can't change anything, for the thread that calls this."""
        db = connection.connect(self.folder / folder.DATABASE, self._database_key, "read")
        return Reader(self.folder, db, self.evidence_key, self._database_key, self.mended)

    def look_at(self, copied: Path) -> Connection:
        """Open a copy of this vault's database that nobody has open, and change nothing of it."""
        return connection.connect(copied, self._database_key, "look")

    @property
    def additions(self) -> tuple[Additions, ...]:
        """The terms that organisations added to the vocabularies."""
        return terms.additions(self)

    def setting(self, name: str, default: bytes | None = None) -> bytes | None:
        """The value of a setting, as bytes; text is UTF-8."""
        row = self.db.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
        return row[0] if row else default

    def set_setting(self, name: str, value: bytes | str) -> None:
        """Store a setting, in the caller's transaction if there is one."""
        raw = value.encode() if isinstance(value, str) else value
        self.db.execute(
            "INSERT INTO setting VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
            (name, raw),
        )

    def keys(self) -> Keys:
        """The keys that are in use, not copies: zeroed when the vault is closed."""
        return Keys(self._database_key, self.evidence_key)

    def renew(self) -> None:
        """Open the database anew: over a connection that has met a damaged page, SQLCipher reads
        nothing more from the drive, however whole it is.
        """
        path = self.folder / folder.DATABASE
        fresh = connection.connect(path, self._database_key, "write")
        self.db.close()
        self.db = fresh

    def is_opened_by(self, master: Secret) -> bool:
        """Say whether this is the master key of the vault."""
        keys = Keys.of(master)
        try:
            return keys.database == self._database_key
        finally:
            keys.zero()

    def change_passphrase(self, old: Secret, new: Secret) -> None:
        """Seal the master key under another passphrase. The old one no longer opens this copy of
        the vault.

        Raises:
            UserError: `vault.wrong_passphrase`; `vault.header_copy_left` if the new passphrase is
                in force but the second copy of the header couldn't be written (the next unlock
                mends it).
        """
        found = folder.recognise(self.folder)
        with master_of(found.header, old) as master:
            raw = with_new_passphrase(found.header, master, new).encode()
        folder.replace_header(self.folder, raw, folder.HEADERS[:1])
        try:
            folder.replace_header(self.folder, raw, folder.HEADERS[1:])
        except UserError as error:
            raise UserError("vault.header_copy_left") from error

    def close(self, *, last: Callable[[], None] | None = None) -> None:
        """Leave the vault calm: the log written back and emptied, the keys zeroed, the lock
        released.

        May be called again. Close the readers first. `last` is called when nothing is open any more
        and the lock is still held.
        """
        if self._closed:
            return
        self._closed = True
        try:
            # A reader in the middle of something only leaves the log to the next unlock.
            with suppress(UserError):
                self.db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        finally:
            self.db.close()
            self.zero()
            try:
                if last is not None:
                    last()
            finally:
                self._lock.release()

    def zero(self) -> None:
        """Wipe the keys. Whatever is done with this vault afterwards fails."""
        for secret in (self.identity, self.evidence_key, self._database_key):
            secret.zero()

    def _tidy(self, found: Recognised) -> None:
        """Finish what an earlier session couldn't.

        On a full drive it waits for a later unlock; and where a page is damaged, the rest must
        still be readable.
        """
        try:
            found.mend()
            self.mended = found.stale
            folder.remove_parts(self.folder)
            # What a killed session left in the log, deleted text included, goes into the database
            # and out of the log.
            self.db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            folder.make_folders(self.folder)
            switching.tidy(self)
            sweep(self)
            index.tidy(self)
            unsigned.seal(self)
        except UserError as error:
            if error.code not in _BEARABLE:
                raise
            if error.code == "vault.page_damaged":
                self.renew()

    def __enter__(self) -> Vault:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


_BEARABLE = frozenset(
    {"vault.drive_full", "files.full", "vault.page_damaged", "vault.not_signed_yet"}
)
_BRACKETS = ("BEGIN IMMEDIATE", "COMMIT", ("ROLLBACK",))
_INNER_BRACKETS = ("SAVEPOINT inside", "RELEASE inside", ("ROLLBACK TO inside", "RELEASE inside"))


def _recognised(place: Path, keys: Keys) -> None:
    try:
        switching.settle(place, keys.database)
        migrate.recognise_database(place / folder.DATABASE, keys.database)
    except BaseException:
        keys.zero()
        raise


def _own_identity(db: Connection) -> tuple[Identity, bytes]:
    row = db.execute("SELECT age_seed, ed25519_seed, mldsa65_seed, card FROM identity").fetchone()
    if row is None:
        raise UserError("vault.damaged", folder=files.shown(db.path.parent))
    identity = Identity.from_seeds(*(Secret(seed) for seed in row[:3]))
    return identity, row[3]
