"""The moment at which a vault changes to a new master key, and what finishes it if it is
interrupted.

A database under the new key lies ready beside the old one. From the moment that the first copy of
the header is replaced, the new passphrase counts: one atomic step. Everything after it (the other
copy of the header, the database that takes its name, the heads of the evidence) follows from what
is on the drive, so whoever unlocks next can do it.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from fieldreport import files
from fieldreport.crypto.secret import Secret
from fieldreport.errors import UserError
from fieldreport.progress import Progress, Silent
from fieldreport.vault import connection, folder, segments

if TYPE_CHECKING:
    from fieldreport.vault.vault import Vault

# Set in the new database until every file of evidence has the head that the database names.
HEADS_PENDING = "heads-pending"
_COMPANIONS = ("-wal", "-shm", "-journal")
_STEP = 16


def switch(place: Path, raw_header: bytes) -> None:
    """Replace header and database by the new ones. The vault is closed, its lock held.

    Raises UserError: before the switch with the drive's codes, and nothing has changed; after it
    `rekey.unfinished`: the new passphrase counts, and the next unlock finishes the rest.
    """
    try:
        folder.replace_header(place, raw_header, folder.HEADERS[:1])
    except UserError:
        # It may have failed after the new header took its place: what is there decides.
        if not _is_switched(place, raw_header):
            raise
    try:
        # Both copies, before what the old ones opened is gone.
        folder.replace_header(place, raw_header, folder.HEADERS[1:])
        take_place(place)
    except UserError as error:
        raise UserError("rekey.unfinished") from error


def settle(place: Path, key: Secret) -> None:
    """Finish a switch that was interrupted: if only the new database opens with the header's key,
    it takes its place. Anything else is left as it is. The lock is held.
    """
    ready = place / folder.NEXT_DATABASE
    if not ready.is_file() or ready.is_symlink():
        return
    if not _opens(place / folder.DATABASE, key) and _opens(ready, key):
        take_place(place)


def take_place(place: Path) -> None:
    """Give the new database its name. Raises UserError with the drive's codes."""
    database = place / folder.DATABASE
    with files.environment_errors(database):
        # The log of the old one isn't the new one's. It is empty, unless something went wrong with
        # a database that no header leads to any more.
        for ending in _COMPANIONS:
            database.with_name(database.name + ending).unlink(missing_ok=True)
        (place / folder.NEXT_DATABASE).replace(database)
        files.sync_folder(place)


def remove_next(place: Path) -> None:
    """Remove a database that was made ready and didn't take its place."""
    for ending in ("", *_COMPANIONS):
        with suppress(OSError):
            (place / f"{folder.NEXT_DATABASE}{ending}").unlink(missing_ok=True)


def tidy(vault: Vault, progress: Progress | None = None) -> None:
    """At the unlock: remove what an unfinished change of the keys left, and finish the heads."""
    remove_next(vault.folder)
    if vault.setting(HEADS_PENDING) is None:
        return
    steps = progress or Silent()
    rows = vault.db.execute(
        "SELECT name, head FROM segment WHERE head IS NOT NULL AND state = 'present' ORDER BY name"
    ).fetchall()
    done = True
    for number, (name, head) in enumerate(rows):
        if number % _STEP == 0:
            steps.step(number, len(rows))
        done &= segments.put_head(vault.folder / folder.EVIDENCE, name, head)
    if done:
        vault.db.execute("DELETE FROM setting WHERE name = ?", (HEADS_PENDING,))


def _is_switched(place: Path, raw_header: bytes) -> bool:
    try:
        return folder.recognise(place).raw == raw_header
    except UserError:
        # Not known: then nothing may be removed that could be needed.
        return True


def _opens(database: Path, key: Secret) -> bool:
    try:
        with connection.looking(database, key):
            return True
    except UserError as error:
        if error.code != "vault.page_damaged":
            raise
        return False
