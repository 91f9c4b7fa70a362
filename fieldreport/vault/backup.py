"""Copies an open vault to a folder on another drive, and says so only after reading it back.

The folder keeps what it has: a second backup into it copies the database again and only those files
that are new. Until the new note is written (`backup_note`), the previous backup in it stays whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing, contextmanager, nullcontext, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from fieldreport import files, times
from fieldreport.errors import UserError
from fieldreport.progress import Progress
from fieldreport.vault import backup_note, backups, copying, custody, folder, originals
from fieldreport.vault.backup_note import UNFINISHED, Database, NoBackup, Note
from fieldreport.vault.copying import Unreadable
from fieldreport.vault.segments import path_of
from fieldreport.vault.work import Work

if TYPE_CHECKING:
    from fieldreport.vault.backups import Mark
    from fieldreport.vault.vault import Reader, Vault

_OURS = re.compile(
    r"evidence|held|backup(\.2)?\.json|backup\.unfinished|reports\.\d+\.db|\..*\.part"
)
_DATABASE = re.compile(r"reports\.\d+\.db|\.[0-9a-f]+\.part")
_PART = re.compile(r"\.[0-9a-f]{16}\.part")
_SEGMENT = re.compile(r"[0-9a-f]{2}/[0-9a-f]{30}")

# The log is empty but for what another thread just wrote: that is over at once, or never.
_ATTEMPTS = 10


@dataclass(frozen=True)
class BackedUp:
    """What is in the backup: files and bytes. `damaged` are evidence (SHA-256) and held bundles
    that could not be read in the vault itself; then nothing counts as backed up. `written` are the
    bytes that this run copied; the rest of `size` was there already, and was only read.
    """

    files: int
    size: int
    damaged: tuple[str, ...] = ()
    written: int = 0


def backup(vault: Vault, target: Path, progress: Progress) -> BackedUp:
    """Copy the vault to `target`, which must be new, empty, or hold an earlier backup of it.

    All of it is read back from the drive and compared, and every file of evidence is decrypted
    there and hashed; only then the vault notes what is backed up. If it fails or is cancelled, an
    earlier backup in the folder is as good as before.

    Raises:
        UserError: `backup.inside_vault`, `backup.another_vault`, `backup.ahead`,
            `backup.folder_not_empty`, `backup.newer`, `backup.no_room`, `backup.not_as_written`,
            `backup.database_damaged`, `vault.busy`, and the drive's codes (`files.full` and its like).
    """
    before = files.Spot.of(target) if target.is_dir() else None
    with before.watched() if before else nullcontext():
        previous = _open_target(vault, target)
    spot = before or files.Spot.of(target)
    with spot.watched():
        return _backed_up(vault, spot, previous, progress)


def _backed_up(
    vault: Vault, spot: files.Spot, previous: Note | None, progress: Progress
) -> BackedUp:
    generation, target = previous.generation + 1 if previous else 1, spot.folder
    with _snapshot(vault) as reader:
        contents = _Contents.of(vault, reader, target)
        work = Work(progress, _bytes_of(contents))
        _refuse_too_little_room(contents, target)
        held = backups.mark(reader)
        name = f"reports.{generation}.db"
        digest = _copy_database(vault, target / name, work)
    try:
        _check_database(vault, target / name, digest, work)
        new = sum(file.size for file in contents.files if not file.copied)
        damaged = _copy_files(vault, contents, spot, work)
        spot.check()
        _write_note(vault, target, generation, Database(name, contents.database, digest))
        # All of it was read back by its path: it is on the drive if that led there to the end.
        spot.check()
    except BaseException:
        # Once a note may name it, the database is what the folder holds: the note is replaced last,
        # and its second copy, or the sync of either, may be what failed.
        with suppress(OSError):
            if not _is_named(target, name):
                (target / name).unlink()
        raise
    _remove_leftovers(target, name, contents)
    if not damaged:
        _note(vault, held, contents)
    return BackedUp(len(contents.files) + 1, contents.size, damaged, contents.database + new)


@dataclass(frozen=True)
class _File:
    """One file to be copied; `sha256` names the evidence of which it is a segment."""

    source: Path
    target: Path
    size: int
    sha256: str | None = None

    @property
    def name(self) -> str:
        return self.sha256 or self.source.name

    @property
    def copied(self) -> bool:
        return self.target.is_file() and self.target.stat().st_size == self.size


@dataclass(frozen=True)
class _Contents:
    """What the snapshot consists of. `gone` are items that can't be read in the vault; what an
    earlier backup has of them may be all that is left, so their names are in `kept` as well.
    """

    database: int
    files: list[_File] = field(default_factory=list)
    kept: set[Path] = field(default_factory=set)
    evidence: dict[str, int] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)

    @property
    def size(self) -> int:
        return self.database + sum(file.size for file in self.files)

    @classmethod
    def of(cls, vault: Vault, reader: Reader, target: Path) -> _Contents:
        contents = cls((vault.folder / folder.DATABASE).stat().st_size)
        # What an import has only staged is swept from a restored vault, so it isn't copied.
        rows = reader.db.execute(
            "SELECT e.sha256, e.size, s.name FROM evidence e JOIN segment s ON s.evidence = e.seq"
            " WHERE e.state = 'present' ORDER BY e.seq, s.ordinal"
        ).fetchall()
        here, there = vault.folder / folder.EVIDENCE, target / folder.EVIDENCE
        for digest, size, name in rows:
            contents.evidence[digest.hex()] = size
            contents.add(path_of(here, name), path_of(there, name), digest.hex())
        held = reader.db.execute("SELECT name FROM held WHERE state = 'present' ORDER BY name")
        for (name,) in held.fetchall():
            contents.add(vault.folder / folder.HELD / name, target / folder.HELD / name)
        return contents

    def add(self, source: Path, target: Path, sha256: str | None = None) -> None:
        self.kept.add(target)
        try:
            self.files.append(_File(source, target, source.stat().st_size, sha256))
        except OSError:
            self.gone.add(sha256 or source.name)


def _bytes_of(contents: _Contents) -> int:
    """How many bytes are written, compared and decrypted."""
    new = sum(file.size for file in contents.files if not file.copied)
    compared = sum(file.size for file in contents.files)
    decrypted = sum(contents.evidence.values())
    return 2 * contents.database + new + compared + decrypted


def _open_target(vault: Vault, target: Path) -> Note | None:
    """Return the note of the backup in the folder, if there is one that this vault may go on with."""
    own, there = vault.folder.resolve(), target.resolve()
    if there == own or own in there.parents:
        raise UserError("backup.inside_vault", folder=files.shown(target))
    with files.environment_errors(target):
        names = {path.name for path in target.iterdir()} if target.is_dir() else set()
    salt = backup_note.salt_of(vault.folder)
    if all(_PART.fullmatch(name) for name in names):
        # A folder in which not even the mark below was finished is as good as an empty one.
        with files.environment_errors(target):
            for name in names:
                (target / name).unlink()
        names = set()
    if not names:
        _begin(target, salt)
        return None
    try:
        note = backup_note.read(target)[0]
    except NoBackup:
        _refuse_foreign(target, names, salt)
        return None
    if note.vault != salt:
        raise UserError("backup.another_vault", folder=files.shown(target))
    _refuse_ahead(vault, target / note.database.name)
    return note


# What becomes of a mark when another backup begins in the same folder at the same moment.
_OVERTAKEN = frozenset({"files.missing", "files.exists", "files.folder_not_empty"})


def _begin(target: Path, salt: str) -> None:
    try:
        files.private_folder(target)
        files.write_atomic(target / UNFINISHED, salt.encode())
    except UserError as error:
        if error.code in _OVERTAKEN and target.is_dir():
            raise UserError("backup.folder_not_empty", folder=files.shown(target)) from error
        raise


def _is_named(target: Path, database: str) -> bool:
    try:
        return any(note.database.name == database for note in backup_note.read(target))
    except NoBackup:
        return False
    except UserError:
        return True


def _refuse_ahead(vault: Vault, earlier: Path) -> None:
    """Refuse a backup with something in it that this vault never had.

    A vault that was restored from an older backup, or whose folder was put back, would otherwise
    take the place of the newer one in its backup. The head of a log is in every later state of it.
    """
    try:
        with closing(vault.look_at(earlier)) as db:
            newest = custody.head_of(db)
    except UserError:
        # Nobody could restore from it.
        return
    sql = "SELECT 1 FROM custody WHERE n = ? AND digest = ?"
    if newest and vault.db.execute(sql, tuple(newest)).fetchone() is None:
        raise UserError("backup.ahead", folder=files.shown(earlier.parent))


def _refuse_foreign(target: Path, names: set[str], salt: str) -> None:
    """Go on only with what an interrupted backup of this vault left."""
    if UNFINISHED not in names or not all(_OURS.fullmatch(name) for name in names):
        raise UserError("backup.folder_not_empty", folder=files.shown(target))
    if files.read_at_most(target / UNFINISHED, 64) != salt.encode():
        raise UserError("backup.another_vault", folder=files.shown(target))


@contextmanager
def _snapshot(vault: Vault) -> Iterator[Reader]:
    """A reader during whose transaction the bytes of the database file don't change.

    With an empty log, a reader reads the file alone and holds the lock that whoever writes the log
    back into the file has to have (WAL_READ_LOCK(0) in SQLite's wal.c). What is written meanwhile
    stays in the log. Copying the bytes keeps them encrypted and lets them be compared with the
    drive; SQLite's own copy would encrypt every page anew.
    """
    with vault.reader() as reader:
        for _ in range(_ATTEMPTS):
            vault.db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            reader.db.execute("BEGIN")
            reader.db.execute("SELECT count(*) FROM sqlite_schema").fetchone()
            log = vault.folder / f"{folder.DATABASE}-wal"
            if not log.exists() or not log.stat().st_size:
                break
            reader.db.execute("ROLLBACK")
        else:
            raise UserError("vault.busy")
        yield reader


def _refuse_too_little_room(contents: _Contents, target: Path) -> None:
    needed = contents.database + sum(file.size for file in contents.files if not file.copied)
    free = files.free_space(target)
    if needed > free:
        raise UserError("backup.no_room", needed=needed, free=free)


def _copy_database(vault: Vault, target: Path, work: Work) -> str:
    # An interrupted backup may have left a file of this name, which no note ever named.
    with files.environment_errors(target):
        target.unlink(missing_ok=True)
    try:
        return copying.copy(vault.folder / folder.DATABASE, target, work.stepped)
    except Unreadable:
        raise UserError("backup.database_damaged") from None


def _check_database(vault: Vault, copied: Path, digest: str, work: Work) -> None:
    if copying.hash_on_drive(copied, work.stepped) != digest:
        raise UserError("backup.not_as_written", file=copied.name)
    # The copy is what the vault has. Is that what was written to it once?
    failure = UserError("backup.database_damaged")
    try:
        with closing(vault.look_at(copied)) as db:
            sound = db.execute("PRAGMA cipher_integrity_check").fetchone() is None
    except UserError as error:
        sound = False
        if error.code != "vault.page_damaged":
            failure = error
    if not sound:
        # Or the drive can't be read any more, which would be no fault of the vault.
        if copying.hash_on_drive(copied, lambda _: None) != digest:
            raise UserError("backup.not_as_written", file=copied.name)
        raise failure


def _copy_files(vault: Vault, contents: _Contents, spot: files.Spot, work: Work) -> tuple[str, ...]:
    """Copy what isn't there yet, and check all of it. Return what can't be read in the vault."""
    # In order, and quick to ask.
    new = dict.fromkeys(file for file in contents.files if not file.copied)
    for file in new:
        spot.check()
        try:
            with files.environment_errors(file.target):
                file.target.unlink(missing_ok=True)
            copying.make_room(file.target)
            # Not into a folder that was made where the drive was.
            spot.check()
            copying.copy(file.source, file.target, work.stepped)
        except Unreadable:
            contents.gone.add(file.name)
    with vault.reader() as reader:
        copied = reader.at(spot.folder)
        for file in contents.files:
            if file.name not in contents.gone and not _same(file, file in new, copied, work):
                contents.gone.add(file.name)
        damaged = {
            sha256
            for sha256, size in contents.evidence.items()
            if sha256 not in contents.gone and not _holds(copied, sha256, size, work)
        }
    return tuple(sorted(contents.gone | damaged))


def _same(file: _File, new: bool, copied: Reader, work: Work) -> bool:
    """Compare a file with its copy; False if it is the vault's that is damaged."""
    try:
        copying.compare(file.source, file.target, work.stepped)
    except Unreadable:
        return False
    except UserError as error:
        if error.code != "backup.not_as_written" or new or file.sha256 is None:
            raise
        # They were the same once. If the copy still is the evidence, it is the better one.
        if not _holds(copied, file.sha256, 0, work):
            raise
        return False
    return True


def _holds(copied: Reader, sha256: str, size: int, work: Work) -> bool:
    try:
        originals.verify(copied, sha256, work)
    except UserError as error:
        if not error.code.startswith("evidence."):
            raise
        return False
    work.stepped(size)
    return True


def _write_note(vault: Vault, target: Path, generation: int, database: Database) -> None:
    note = Note(
        generation=generation,
        made=times.now(),
        vault=backup_note.salt_of(vault.folder),
        header=folder.recognise(vault.folder).raw.decode(),
        database=database,
    )
    backup_note.write(target, note)


def _remove_leftovers(target: Path, database: str, contents: _Contents) -> None:
    """Remove what the new note doesn't name: older databases, purged evidence, parts.

    If something stays, the backup is still whole, and the next one tries again.
    """
    with suppress(OSError):
        for path in target.iterdir():
            if _DATABASE.fullmatch(path.name) and path.name != database:
                path.unlink()
        for path in (target / folder.EVIDENCE).rglob("*"):
            name = path.relative_to(target / folder.EVIDENCE).as_posix()
            if _PART.fullmatch(path.name) or (
                _SEGMENT.fullmatch(name) and path not in contents.kept
            ):
                path.unlink()
        for path in (target / folder.HELD).glob(".*"):
            if _PART.fullmatch(path.name):
                path.unlink()
        (target / UNFINISHED).unlink(missing_ok=True)


def _note(vault: Vault, held: Mark, contents: _Contents) -> None:
    with vault.transaction():
        backups.note(vault, held)
        detail: dict[str, object] = {"files": len(contents.files), "size": contents.size}
        custody.append(vault, "backed-up", vault.fingerprint, "vault", detail)
