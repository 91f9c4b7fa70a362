"""Makes a vault from a backup, in a new folder, with an epoch of its own.

The backup stays as it is. What it holds is checked on the way: the database by its hash, every file
of evidence by decrypting and hashing it. A file that is damaged doesn't keep the rest from being
restored; it is named.
"""

from __future__ import annotations

from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from fieldreport import files
from fieldreport.crypto.keyslots import Header
from fieldreport.crypto.recipients import HybridIdentity
from fieldreport.crypto.secret import Secret
from fieldreport.errors import UserError
from fieldreport.progress import Progress
from fieldreport.vault import (
    backup_note,
    cardslots,
    connection,
    copying,
    custody,
    folder,
    migrate,
    originals,
)
from fieldreport.vault.backup_note import UNFINISHED, NoBackup, Note
from fieldreport.vault.connection import Connection
from fieldreport.vault.copying import Unreadable
from fieldreport.vault.keys import Keys, unlock, with_new_passphrase
from fieldreport.vault.making import new_epoch
from fieldreport.vault.segments import path_of
from fieldreport.vault.vault import Reader
from fieldreport.vault.work import Work


@dataclass(frozen=True)
class Restored:
    """How many files were restored, and which evidence (SHA-256) and held bundles were damaged."""

    files: int
    damaged: tuple[str, ...] = ()


def restore(source: Path, target: Path, passphrase: Secret, progress: Progress) -> Restored:
    """Make a vault in `target`, a new or empty folder, from the backup in `source`.

    The passphrase is the one that the vault had when the backup was made. The new vault counts its
    bundles from one again under a new epoch, since the numbers after the backup may be used.

    Raises:
        UserError: `backup.missing`, `backup.none`, `backup.unfinished`, `backup.damaged`,
            `backup.newer`, `vault.wrong_passphrase`, `vault.folder_not_empty`, and the drive's
            codes. Nothing is made then.
    """
    note = whole_note(source)
    header = backup_note.header(note, source)
    return _restored(source, target, note, header, unlock(header, passphrase), progress)


def restore_with_card(
    source: Path, target: Path, key: HybridIdentity, new: Secret, progress: Progress
) -> Restored:
    """As `restore`, by the key of a recovery card; the vault gets the passphrase `new`.

    Raises:
        UserError: as `restore`, and `recovery.no_slot`.
    """
    note = whole_note(source)
    header = backup_note.header(note, source)
    with cardslots.opened(header, key) as master:
        changed = with_new_passphrase(header, master, new)
        keys = Keys.of(master)
    return _restored(source, target, note, changed, keys, progress)


def _restored(
    source: Path, target: Path, note: Note, header: Header, keys: Keys, progress: Progress
) -> Restored:
    """Make the vault, under this header, and wipe the keys."""
    try:
        with folder.new_folder(target) as place, files.Spot.of(source).watched():
            work = Work(progress, note.database.size)
            _copy_database(source, place, note, work)
            db = _open(source, place, keys)
            with closing(db):
                restored = _copy_files(source, Reader(place, db, keys.evidence), work)
                _renew(db)
                db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            folder.furnish(place, header.encode())
    finally:
        keys.zero()
    return restored


def whole_note(source: Path) -> Note:
    """The newest note of a backup whose database is there in its full size.

    Raises:
        UserError: `backup.missing`, `backup.none`, `backup.unfinished`, `backup.damaged`,
            `backup.newer`.
    """
    if not source.is_dir():
        raise UserError("backup.missing", folder=files.shown(source))
    with files.Spot.of(source).watched(), files.environment_errors(source):
        return _newest_whole(source)


def _newest_whole(source: Path) -> Note:
    try:
        notes = backup_note.read(source)
    except NoBackup:
        names = {path.name for path in source.iterdir()}
        if UNFINISHED in names:
            raise UserError("backup.unfinished", folder=files.shown(source)) from None
        ours = not names.isdisjoint(folder.BACKUPS)
        code = "backup.damaged" if ours else "backup.none"
        raise UserError(code, folder=files.shown(source)) from None
    for note in notes:
        database = source / note.database.name
        if database.is_file() and database.stat().st_size == note.database.size:
            return note
    raise UserError("backup.damaged", folder=files.shown(source))


def _copy_database(source: Path, place: Path, note: Note, work: Work) -> None:
    try:
        copied = copying.copy(source / note.database.name, place / folder.DATABASE, work.stepped)
    except Unreadable:
        _refuse_gone(source)
        raise UserError("backup.damaged", folder=files.shown(source)) from None
    if copied != note.database.sha256:
        raise UserError("backup.damaged", folder=files.shown(source))


def _open(source: Path, place: Path, keys: Keys) -> Connection:
    path = place / folder.DATABASE
    try:
        with connection.looking(path, keys.database) as db:
            migrate.refuse_unreadable(db)
    except UserError as error:
        told = {"vault.page_damaged": "backup.damaged", "vault.damaged": "backup.damaged"}
        told["vault.newer"] = "backup.newer"
        if error.code not in told:
            raise
        raise UserError(told[error.code], folder=files.shown(source)) from error
    db = connection.connect(path, keys.database, "write")
    try:
        migrate.bring_up(db)
    except BaseException:
        db.close()
        raise
    return db


def _copy_files(source: Path, place: Reader, work: Work) -> Restored:
    segments = place.db.execute(
        "SELECT e.sha256, s.name FROM evidence e JOIN segment s ON s.evidence = e.seq"
        " WHERE e.state = 'present' ORDER BY e.seq, s.ordinal"
    ).fetchall()
    evidence = dict(
        place.db.execute("SELECT sha256, size FROM evidence WHERE state = 'present'").fetchall()
    )
    held = place.db.execute("SELECT name, size FROM held WHERE state = 'present'").fetchall()
    work.total += 2 * sum(evidence.values()) + sum(size for _, size in held)
    damaged: set[str] = set()
    for digest, name in segments:
        there, here = source / folder.EVIDENCE, place.folder / folder.EVIDENCE
        if not _copied(path_of(there, name), path_of(here, name), work):
            damaged.add(digest.hex())
    for digest, size in evidence.items():
        if digest.hex() not in damaged and not _holds(place, digest.hex(), work):
            damaged.add(digest.hex())
        work.stepped(size)
    for name, _ in held:
        if not _copied(source / folder.HELD / name, place.folder / folder.HELD / name, work):
            damaged.add(name)
    if damaged:
        _refuse_gone(source)
    return Restored(len(segments) + len(held) + 1, tuple(sorted(damaged)))


def _refuse_gone(source: Path) -> None:
    """Raise UserError `files.gone` if not files are damaged, but the drive was pulled out: then what
    could be read a moment ago can't be read either.
    """
    for name in folder.BACKUPS:
        with suppress(UserError, OSError), files.open_uncached(source / name) as file:
            file.read()
            return
    raise UserError("files.gone", file=files.shown(source))


def _copied(source: Path, target: Path, work: Work) -> bool:
    """Copy a file; False if it isn't there, or the drive can't read it."""
    try:
        copying.copy(source, target, work.stepped)
    except Unreadable:
        return False
    return True


def _holds(place: Reader, sha256: str, work: Work) -> bool:
    try:
        originals.verify(place, sha256, work)
    except UserError as error:
        if not error.code.startswith("evidence."):
            raise
        return False
    return True


def _renew(db: Connection) -> None:
    """Give the vault a new epoch, and say in its log that it was restored."""
    (fingerprint,) = db.execute("SELECT fingerprint FROM identity").fetchone()
    db.execute("BEGIN IMMEDIATE")
    db.execute("UPDATE setting SET value = ? WHERE name = 'epoch'", (new_epoch(),))
    custody.append_as(db, fingerprint.hex(), "restored", fingerprint.hex(), "vault")
    db.execute("COMMIT")
