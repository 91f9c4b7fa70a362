"""The works that are interrupted: each acts on two vaults, a drive and a backup, and says aloud what it has promised.

`base` makes the folder in which all of them begin. A work runs in a process that may die or meet a drive that fails at
any call; what must hold afterwards is in `holding`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from fieldreport.crypto.identity import groups
from fieldreport.crypto.keyslots import TEST_COST
from fieldreport.crypto.secret import Secret
from fieldreport.progress import Silent
from fieldreport.usecases.exchange import contacts, handover, intake, preview, receipts
from fieldreport.usecases.keep import backup, rekey, session
from fieldreport.usecases.record import drafts, reports
from fieldreport.vault import migrate
from fieldreport.vault.migrate import Step
from fieldreport.vault.vault import Vault

OLD, NEW = b"twelve grey kites", b"eleven white storks"
MONITOR, COORDINATOR = "monitor", "coordinator"
DRIVE, BACKUP, FRESH_BACKUP, RESTORED, MADE = "drive", "backup", "fresh", "restored", "made"
# What came on a courier's drive, and the drive that takes the answers back.
COURIER, ANSWERS = "courier", "answers"
_PHOTO_SIZE = 300_000
_VOLUME = 1 << 20

# What the next schemas could be: a table filled from others, and one made anew in place of an old one.
NEXT_STEPS = (
    Step(
        2,
        "CREATE TABLE written_day (seq INTEGER PRIMARY KEY REFERENCES record ON DELETE CASCADE,"
        " day TEXT NOT NULL) STRICT;"
        "INSERT INTO written_day SELECT seq, substr(stored, 1, 10) FROM record;"
        "ALTER TABLE contact ADD COLUMN note TEXT;"
        "UPDATE contact SET note = 'from schema 1';",
    ),
    Step(
        3,
        "CREATE TABLE moved (n INTEGER PRIMARY KEY, previous BLOB NOT NULL, digest BLOB NOT NULL,"
        " salt BLOB, payload BLOB, item BLOB, spare TEXT NOT NULL DEFAULT '') STRICT;"
        "INSERT INTO moved SELECT *, hex(randomblob(300)) FROM custody;"
        "DROP TABLE custody;"
        "ALTER TABLE moved RENAME TO custody;"
        "CREATE INDEX custody_item ON custody (item) WHERE item IS NOT NULL;",
    ),
)
MIGRATION = "migrate"

Say = Callable[..., None]
Work = Callable[[Path, Say], None]


@contextmanager
def opened(place: Path, phrase: bytes = OLD) -> Iterator[Vault]:
    with Secret(phrase) as secret, session.unlock(place, secret) as vault:
        yield vault


def begin(place: Path) -> None:
    """Make the folder in which all works begin, unless it is there already."""
    if not place.exists():
        base(place)


def base(place: Path) -> None:
    """Two vaults that know each other; something handed over, imported, backed up and answered; more on its way."""
    for name in (DRIVE, COURIER, ANSWERS):
        (place / name).mkdir(parents=True)
    for name in ("photo", "another", "third"):
        (place / name).write_bytes(os.urandom(_PHOTO_SIZE))
    for name in (MONITOR, COORDINATOR):
        with Secret(OLD) as secret:
            session.create(place / name, secret, name=name.title(), role=name, cost=TEST_COST)
        with opened(place / name) as vault:
            contacts.export_card(vault, place / f"{name}.card")
    for name, other in ((MONITOR, COORDINATOR), (COORDINATOR, MONITOR)):
        with opened(place / name) as vault:
            added = contacts.add(vault, place / f"{other}.card").contact
            contacts.compare(vault, added.name, groups(added.fingerprint))
    first = _handed_over(place, "photo")
    with opened(place / COORDINATOR) as vault:
        arrival = intake.take_in(vault, first, progress=Silent()).arrival
        backup.back_up(vault, place / BACKUP, Silent())
        assert arrival is not None
        receipts.write_receipt(vault, arrival, place).rename(place / COURIER / "receipt")
    _handed_over(place, "another").rename(place / COURIER / "bundle")
    with opened(place / MONITOR) as vault:
        reports.add(vault, {"narrative": "Seen at the gate."}, [place / "third"], Silent())


def _handed_over(place: Path, photo: str) -> Path:
    with opened(place / MONITOR) as vault:
        reports.add(vault, {"narrative": f"With {photo}."}, [place / photo], Silent())
        plan = handover.plan(vault, ["Coordinator"], handover.Choice(new=True))
        return handover.hand_over(vault, plan, place / DRIVE, progress=Silent()).paths[0]


def save(place: Path, say: Say) -> None:
    with opened(place / MONITOR) as vault:
        say("saved", reports.add(vault, {"narrative": "One."}, [], Silent()).report)
        with vault.transaction():
            kept = reports.keep(vault, {"narrative": "In a hurry."})
        say("saved", kept.report)
        drafts.seal(vault)
        body = {"narrative": "One, corrected."}
        say("saved", reports.edit(vault, kept.report, body, [], Silent()).report)


def attach(place: Path, say: Say) -> None:
    photo = place.with_name("new photo")
    photo.write_bytes(os.urandom(_PHOTO_SIZE))
    with opened(place / MONITOR) as vault:
        saved = reports.add(vault, {"narrative": "With a file."}, [photo], Silent())
        say("saved", saved.report)
        photo.write_bytes(os.urandom(_PHOTO_SIZE))
        reports.attach(vault, saved.report, [photo], Silent())
        say("attached", saved.report, "2")


def hand_over(place: Path, say: Say) -> None:
    with opened(place / MONITOR) as vault:
        plan = handover.plan(vault, ["Coordinator"], handover.Choice(new=True))
        done = handover.hand_over(vault, plan, place / DRIVE, progress=Silent())
        say("handed", done.paths[0].name)


def hand_over_in_volumes(place: Path, say: Say) -> None:
    with opened(place / MONITOR) as vault:
        plan = handover.plan(vault, ["Coordinator"], handover.Choice(everything=True))
        out = place / DRIVE / "vol"
        done = handover.hand_over(vault, plan, out, volume_size=_VOLUME, progress=Silent())
        assert len(done.paths) > 1
        say("handed", done.paths[0].name)


def answer(place: Path, say: Say) -> None:
    with opened(place / COORDINATOR) as vault:
        say("answered", receipts.write_receipt(vault, 1, place / ANSWERS).name)


def inspect(place: Path, say: Say) -> None:
    with opened(place / COORDINATOR) as vault:
        seen = preview.preview(vault, place / COURIER / "bundle")
        assert (seen.state, seen.bad) == ("bundle", 0)
        say("inspected")


def take_in(place: Path, say: Say) -> None:
    with opened(place / COORDINATOR) as vault:
        taken = intake.take_in(vault, place / COURIER / "bundle", progress=Silent())
        say("imported", str(taken.arrival))


def purge(place: Path, say: Say) -> None:
    with opened(place / MONITOR) as vault:
        intake.take_in(vault, place / COURIER / "receipt", progress=Silent())
        say("acknowledged")
        receipts.purge(vault)
        say("purged")


def passphrase(place: Path, say: Say) -> None:
    with Secret(OLD) as old, Secret(NEW) as new:
        session.change_passphrase(place / MONITOR, old, new)
    say("changed")


def rekey_(place: Path, say: Say) -> None:
    with Secret(OLD) as old, Secret(NEW) as new:
        rekey.rekey(place / MONITOR, old, new, Silent(), cost=TEST_COST)
    say("changed")


def back_up(place: Path, say: Say) -> None:
    with opened(place / COORDINATOR) as vault:
        backup.back_up(vault, place / FRESH_BACKUP, Silent())
    say("backed up", FRESH_BACKUP)


def back_up_again(place: Path, say: Say) -> None:
    with opened(place / COORDINATOR) as vault:
        backup.back_up(vault, place / BACKUP, Silent())
    say("backed up", BACKUP)


def restore(place: Path, say: Say) -> None:
    with Secret(OLD) as secret:
        backup.restore(place / BACKUP, place / RESTORED, secret, Silent())
    say("restored")


def create(place: Path, say: Say) -> None:
    with Secret(OLD) as secret:
        session.create(place / MADE, secret, name="New", role="monitor", cost=TEST_COST)
    say("made")


def migrated(place: Path, say: Say) -> None:
    with opened(place / MONITOR):
        say("migrated")


@contextmanager
def prepared(name: str) -> Iterator[None]:
    """What a work needs around it: for the migration, a program that has newer schemas."""
    known = migrate.steps
    if name == MIGRATION:
        newer = (*known(), *NEXT_STEPS)
        migrate.steps = lambda: newer  # type: ignore[assignment]
    try:
        yield
    finally:
        migrate.steps = known


WORKS: dict[str, Work] = {
    "save": save,
    "attach": attach,
    "hand over": hand_over,
    "hand over in volumes": hand_over_in_volumes,
    "import": take_in,
    "answer": answer,
    "purge": purge,
    "change passphrase": passphrase,
    "re-key": rekey_,
    "back up": back_up,
    "back up again": back_up_again,
    "restore": restore,
    "create": create,
    MIGRATION: migrated,
}
