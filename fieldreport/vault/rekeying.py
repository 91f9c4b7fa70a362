"""Gives a vault a new master key, after the old passphrase or a copy of the header may have been seen.

The database is written anew under the new key, page by page; of the evidence, whose files have
random keys of their own, only the wrapped keys in their heads are. So it takes the time and the
room of the database alone. All of it is prepared beside the vault as it is, and one atomic step
(`switching`) makes it count.

What it can't do: whoever copied the folder before opens that copy with the old passphrase, and
knows the keys of the files that were in it.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from fieldreport import files
from fieldreport.crypto.keyslots import MASTER_SIZE, Cost, Header
from fieldreport.crypto.sealed import SealBroken
from fieldreport.crypto.secret import Secret
from fieldreport.errors import UserError
from fieldreport.progress import Progress
from fieldreport.vault import cardslots, connection, contacts, custody, folder, segments, switching
from fieldreport.vault.cardslots import Slot
from fieldreport.vault.keys import Keys, master_of
from fieldreport.vault.vault import Vault

if TYPE_CHECKING:
    from fieldreport.vault.connection import Connection
    from fieldreport.vault.vault import Reading

# Pages a step: a mebibyte.
_PAGES = (1 << 20) // connection.PAGE_SIZE
# For the header, and what the file system needs for names.
_MARGIN = 1 << 20


@dataclass(frozen=True)
class Rekeyed:
    """What was done: bytes of database written, files whose heads were, recovery cards that still
    open the vault, and the fingerprints of those that no longer do (revoked, expired, removed).
    """

    size: int
    files: int
    cards: int
    dropped: tuple[str, ...]


def cards(reading: Reading) -> tuple[list[Slot], tuple[str, ...]]:
    """The recovery slots that would be made again, and the cards (fingerprints, hex) that nobody
    should trust any more, so that theirs would not.
    """
    good = {one.fingerprint for one in contacts.everyone(reading) if one.state == "compared"}
    slots = cardslots.slots(reading)
    kept = [slot for slot in slots if slot.card in good and slot.state == "sealed"]
    return kept, tuple(slot.card for slot in slots if slot not in kept)


def room(vault: Vault) -> int:
    """How many bytes are written anew. Raises UserError `rekey.no_room`."""
    vault.db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    size = (vault.folder / folder.DATABASE).stat().st_size
    free = files.free_space(vault.folder)
    if free < size + _MARGIN:
        raise UserError("rekey.no_room", needed=size + _MARGIN, free=free)
    return size


def rekey(
    place: Path, old: Secret, new: Secret, progress: Progress, *, cost: Cost | None = None
) -> Rekeyed:
    """Put the locked vault in `place` under a new master key and the passphrase `new`.

    `progress` counts bytes of the database. Cancelled, or failed, before the switch, nothing has
    changed; afterwards it can't be cancelled any more.

    Raises:
        UserError: the codes of `Vault.open`, `rekey.no_room`, `rekey.damaged`, the drive's codes;
            `rekey.unfinished`: see `switching.switch`.
    """
    with Secret.random(MASTER_SIZE) as master:
        vault = Vault.open(place, old)
        try:
            kept, dropped = cards(vault)
            header = _header(vault, master, new, kept, cost)
            size, count = _write_next(vault, master, kept, progress)
        except BaseException:
            switching.remove_next(place)
            vault.close()
            raise
        vault.close(last=_switching(place, header.encode()))
    try:
        # Opening it finishes the heads of the evidence, and proves that it opens.
        with Vault.open(place, new):
            return Rekeyed(size, count, len(kept), dropped)
    except UserError as error:
        # Whatever it is: the header is replaced, and nobody may be told that nothing has changed.
        raise UserError("rekey.unfinished") from error


def _switching(place: Path, raw: bytes) -> Callable[[], None]:
    def act() -> None:
        try:
            switching.switch(place, raw)
        except UserError as error:
            if error.code != "rekey.unfinished":
                switching.remove_next(place)
            raise

    return act


def _header(
    vault: Vault, master: Secret, new: Secret, slots: list[Slot], cost: Cost | None
) -> Header:
    """A header with nothing of the old one in it but its number, the trusted cards, and what a later
    version of the program may have added.
    """
    before = folder.recognise(vault.folder).header
    made = Header.create(new, master, cost)
    made = replace(
        made,
        generation=before.generation + 1,
        version=before.version,
        unknown=before.unknown,
    )
    for slot in slots:
        recipient = contacts.by_fingerprint(vault, slot.card).public.age
        made = made.with_card(master, recipient, slot=slot.number)
    with master_of(Header.parse(made.encode()), new) as again:
        if again != master:
            raise RuntimeError("the new header holds another key")
    return made


def _write_next(
    vault: Vault, master: Secret, slots: list[Slot], progress: Progress
) -> tuple[int, int]:
    """Write the database under the new key beside the old one; return its size and how many heads
    were wrapped anew. Whatever fails, the caller removes it.
    """
    target = vault.folder / folder.NEXT_DATABASE
    size = room(vault)

    def step(status: int, remaining: int, total: int) -> None:
        del status
        progress.step((total - remaining) * connection.PAGE_SIZE, total * connection.PAGE_SIZE)

    keys = Keys.of(master)
    try:
        with closing(connection.connect(target, keys.database, "create")) as db:
            target.chmod(0o600)
            with connection.environment_failures():
                # Copies pages: decrypted from the one, encrypted into the other, rows as they are.
                vault.db.backup(db, pages=_PAGES, progress=step)
            count = _rewrap(db, vault, keys)
            _note(db, vault, slots)
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        with connection.looking(target, keys.database) as db:
            if db.execute("PRAGMA cipher_integrity_check").fetchone() is not None:
                raise UserError("rekey.not_as_written")
    finally:
        keys.zero()
    with files.environment_errors(target):
        with target.open("r+b") as file:
            files.sync(file)
        files.sync_folder(vault.folder)
    return size, count


def _rewrap(db: Connection, vault: Vault, keys: Keys) -> int:
    """Wrap the key of every segment under the new evidence key, in the new database."""
    rows = db.execute("SELECT name, head FROM segment WHERE head IS NOT NULL").fetchall()
    try:
        heads = [
            (segments.rewrapped(head, vault.evidence_key, keys.evidence), name)
            for name, head in rows
        ]
    except SealBroken:
        raise UserError("rekey.damaged") from None
    db.execute("BEGIN IMMEDIATE")
    db.executemany("UPDATE segment SET head = ? WHERE name = ?", heads)
    db.execute("INSERT OR REPLACE INTO setting VALUES (?, x'01')", (switching.HEADS_PENDING,))
    db.execute("COMMIT")
    return len(heads)


def _note(db: Connection, vault: Vault, slots: list[Slot]) -> None:
    db.execute("BEGIN IMMEDIATE")
    cardslots.store(db, slots)
    detail: dict[str, object] = {"rekeyed": True}
    custody.append_as(db, vault.fingerprint, "note", vault.fingerprint, "vault", detail)
    db.execute("COMMIT")
