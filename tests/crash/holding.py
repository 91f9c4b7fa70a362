"""What must hold after an interruption, whatever it was: every vault opens and is whole, everything promised is there,
nothing is half, and nothing is left that nobody knows.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import closing
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from fieldreport.crypto.secret import Secret
from fieldreport.errors import UserError
from fieldreport.model.report import Report
from fieldreport.progress import Silent
from fieldreport.usecases.exchange import handover, intake
from fieldreport.usecases.keep import backup
from fieldreport.usecases.keep.check import check
from fieldreport.vault import connection, migrate, records
from fieldreport.vault.connection import Connection
from fieldreport.vault.folder import DATABASE, recognise
from fieldreport.vault.keys import unlock
from fieldreport.vault.vault import Vault
from tests.crash import works
from tests.crash.works import ANSWERS, COORDINATOR, DRIVE, MADE, MONITOR, NEW, OLD, RESTORED

Promise = Sequence[str]

# Rows that stand for something begun; after an unlock there are none.
_BEGUN = (
    "SELECT 'segment ' || state FROM segment WHERE state <> 'present'",
    "SELECT 'evidence staged' FROM evidence WHERE state = 'staged'",
    "SELECT 'arrival staged' FROM arrival WHERE state = 'staging'",
    "SELECT 'held ' || state FROM held WHERE state <> 'present'",
    "SELECT 'departure writing' FROM departure WHERE state = 'writing'",
    "SELECT 'unsigned' FROM unsigned",
    "SELECT 'keys unfinished' FROM setting WHERE name = 'heads-pending'",
)
_FILES = {"header.json", "header.2.json", "reports.db", "reports.db-wal", "reports.db-shm", "lock"}
_FOLDERS = {"evidence", "held"}


def wrong(place: Path, work: str, promised: Sequence[Promise]) -> list[str]:
    """Everything that doesn't hold, in words; empty if all is well."""
    found = list(_of_schema(place)) if work == works.MIGRATION else []
    for name in (MONITOR, COORDINATOR):
        found += [f"{name}: {fault}" for fault in _of_vault(place, name, promised)]
    found += _of_drive(place, promised)
    found += _of_answers(place, promised)
    if work.startswith("back up"):
        found += _of_backup(place, promised)
    found += _of_beginnings(place)
    for name, promise in ((RESTORED, "restored"), (MADE, "made")):
        if (place / name).exists() or [promise] in [list(each) for each in promised]:
            found += [f"{name}: {fault}" for fault in _of_vault(place, name, ())]
    return found


def _of_schema(place: Path) -> Iterator[str]:
    """The database has one of the schemas, whole; a program that doesn't know it leaves it as it is."""
    folder, newer = place / MONITOR, migrate.steps()
    with Secret(OLD) as secret:
        keys = unlock(recognise(folder).header, secret)
    with connection.looking(folder / DATABASE, keys.database) as db:
        number = migrate.version(db)
        found = _tables(db)
        yield from (f"{row}" for row in db.execute("PRAGMA integrity_check") if row != ("ok",))
    keys.zero()
    if found != _tables_of(number):
        yield f"the tables are not those of schema {number}"
    before = _bytes_of(folder)
    known = newer[: len(newer) - len(works.NEXT_STEPS)]
    migrate.steps = lambda: known  # type: ignore[assignment]
    try:
        with works.opened(folder):
            pass
        if number > len(known):
            yield "an older program opened a newer vault"
    except UserError as error:
        if number <= len(known) or error.code != "vault.newer":
            yield f"an older program says {error.code}"
        if _bytes_of(folder) != before:
            yield "an older program changed a newer vault"
    finally:
        migrate.steps = lambda: newer  # type: ignore[assignment]


def _tables(db: Connection) -> list[tuple[str, ...]]:
    rows = db.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY 1, 2")
    return [tuple(row) for row in rows.fetchall()]


@cache
def _tables_of(number: int) -> list[tuple[str, ...]]:
    """The tables of a database that was made with the first steps."""
    with (
        TemporaryDirectory() as made,
        Secret(bytes(48)) as key,
        closing(connection.connect(Path(made) / DATABASE, key, "create")) as db,
    ):
        migrate.bring_up(db, migrate.steps()[:number])
        return _tables(db)


def _bytes_of(folder: Path) -> dict[str, bytes]:
    """The files but for the lock and the log's index, which are nobody's words."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != "lock" and not path.name.endswith("-shm")
    }


def _of_vault(place: Path, name: str, promised: Sequence[Promise]) -> Iterator[str]:
    try:
        vault = _opened(place / name, [promise[0] for promise in promised])
    except UserError as error:
        yield f"does not open: {error.code}"
        return
    with vault:
        for finding in check(vault, Silent()).findings:
            yield f"{finding.code} {finding.item}"
        for sql in _BEGUN:
            yield from (f"left {row[0]}" for row in vault.db.execute(sql).fetchall())
        yield from _broken_promises(vault, name, promised)
    yield from _left_behind(place / name)


def _opened(folder: Path, promised: Sequence[str]) -> Vault:
    phrases = [NEW] if folder.name == MONITOR and "changed" in promised else [OLD, NEW]
    for phrase in phrases:
        try:
            with Secret(phrase) as secret:
                return Vault.open(folder, secret)
        except UserError as error:
            if error.code != "vault.wrong_passphrase" or phrase is phrases[-1]:
                raise
    raise AssertionError


def _broken_promises(vault: Vault, name: str, promised: Sequence[Promise]) -> Iterator[str]:
    for what, *items in promised:
        if name == MONITOR and what == "saved" and not records.heads(vault, items[0]):
            yield f"lost {items[0]}"
        if name == MONITOR and what == "attached":
            (head,) = records.heads(vault, items[0])
            if not isinstance(head.body, Report) or len(head.body.evidence) != int(items[1]):
                yield "lost a file"
        if name == COORDINATOR and what == "imported":
            sql = "SELECT state FROM arrival WHERE id = ?"
            if vault.db.execute(sql, (int(items[0]),)).fetchone() != ("published",):
                yield "lost an import"
        purged = "SELECT 1 FROM evidence WHERE state = 'purged'"
        if name == MONITOR and what == "purged" and not vault.db.execute(purged).fetchone():
            yield "nothing was purged"


def _left_behind(folder: Path) -> Iterator[str]:
    for path in folder.iterdir():
        if path.name not in _FILES | _FOLDERS:
            yield f"left {path.name}"
    for inner in sorted(_FOLDERS):
        for path in (folder / inner).rglob("*"):
            if path.is_file() and path.name.startswith("."):
                yield f"left {inner}/{path.name}"


def _of_beginnings(place: Path) -> Iterator[str]:
    """A folder that was being made when the process died is removed by whoever makes it next."""
    for name, make in ((RESTORED, works.restore), (MADE, works.create)):
        begun = any(path.name.startswith(f".{name}.") for path in place.iterdir())
        if begun and not (place / name).exists():
            make(place, lambda *_: None)
    yield from (f"left {path.name}" for path in place.iterdir() if path.name.startswith("."))


def _of_drive(place: Path, promised: Sequence[Promise]) -> Iterator[str]:
    # Of a bundle in volumes, the first gets its name last: the others alone are none.
    whole = _bundles_in(place / DRIVE)
    for what, *items in promised:
        if what == "handed" and items[0] not in {path.name for path in whole}:
            yield "the bundle is gone"
    # What has a name was read back: the coordinator can take it in.
    with works.opened(place / COORDINATOR) as vault:
        for path in whole:
            try:
                state: str = intake.take_in(vault, path, progress=Silent()).state
            except UserError as error:
                state = error.code
            if state not in {"stored", "known"}:
                yield f"the bundle on the drive is {state}"
    # The next handover tidies up after an interrupted one, and takes everything along that isn't there.
    if any(path.name.startswith(".") for path in (place / DRIVE).iterdir()):
        with works.opened(place / MONITOR) as vault:
            plan = handover.plan(vault, ["Coordinator"], handover.Choice(new=True))
            handover.hand_over(vault, plan, place / DRIVE, progress=Silent())
        yield from (
            f"left on the drive: {path.name}"
            for path in (place / DRIVE).iterdir()
            if path.name.startswith(".")
        )


def _of_answers(place: Path, promised: Sequence[Promise]) -> Iterator[str]:
    """What has a name among the answers was read back: the monitor can take it in."""
    whole = _bundles_in(place / ANSWERS)
    for what, *items in promised:
        if what == "answered" and items[0] not in {path.name for path in whole}:
            yield "the receipt is gone"
    with _opened(place / MONITOR, [promise[0] for promise in promised]) as vault:
        for path in whole:
            try:
                state: str = intake.take_in(vault, path, progress=Silent()).state
            except UserError as error:
                state = error.code
            if state != "receipt_taken":
                yield f"the receipt is {state}"
    if any(path.name.startswith(".") for path in (place / ANSWERS).iterdir()):
        works.answer(place, lambda *_: None)
        yield from (
            f"left among the answers: {path.name}"
            for path in (place / ANSWERS).iterdir()
            if path.name.startswith(".")
        )


def _bundles_in(folder: Path) -> list[Path]:
    try:
        return [path for path in intake.expand(folder) if not path.name.startswith(".")]
    except UserError as error:
        if error.code != "intake.nothing_here":
            raise
        return []


def _of_backup(place: Path, promised: Sequence[Promise]) -> Iterator[str]:
    names = {works.BACKUP, *(items[0] for what, *items in promised if what == "backed up")}
    for name in sorted(names):
        target = place / "from backup"
        try:
            with Secret(OLD) as secret:
                restored = backup.restore(place / name, target, secret, Silent())
        except UserError as error:
            yield f"{name} can't be restored: {error.code}"
            continue
        if restored.damaged:
            yield f"{name} is damaged"
        shutil.rmtree(target)
    # A backup that was interrupted is finished by the next one, and nothing stays that its note doesn't name.
    for name in (works.BACKUP, works.FRESH_BACKUP):
        with works.opened(place / COORDINATOR) as vault:
            backup.back_up(vault, place / name, Silent())
        for path in (place / name).rglob("*"):
            if path.name.startswith(".") or path.name == "backup.unfinished":
                yield f"left in {name}: {path.name}"
