"""Taking evidence in and removing it: files kept bit for bit, encrypted, each known by its SHA-256.

Adding has three steps, so that a long one needs no database: `plan` commits what is going to be
made, `stream` hashes and encrypts on two threads, `commit` makes it part of the vault. Whatever a
crash leaves is a row that says `pending` or `deleted`, and `sweep` removes just those files at the
next unlock. Reading is in `originals`.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldreport import files, times
from fieldreport.errors import UserError
from fieldreport.progress import Progress
from fieldreport.vault import custody, segments
from fieldreport.vault.folder import EVIDENCE
from fieldreport.vault.inventory import Kept, all_digests, find, referring, unknown_files
from fieldreport.vault.originals import blocks, locate, save_out, verify
from fieldreport.vault.originals import open_file as open  # noqa: A004 — read as evidence.open
from fieldreport.vault.streaming import Blocks, Plan, Streamed, stream

if TYPE_CHECKING:
    from fieldreport.vault.connection import Connection
    from fieldreport.vault.vault import Vault

__all__ = [
    "Kept",
    "Plan",
    "Stored",
    "Streamed",
    "abandon",
    "add",
    "all_digests",
    "blocks",
    "commit",
    "find",
    "finish_removals",
    "locate",
    "open",
    "plan",
    "referring",
    "remove",
    "save_out",
    "stream",
    "sweep",
    "unknown_files",
    "verify",
]


@dataclass(frozen=True)
class Stored:
    """A file that the vault now holds. `new` is False if it had the same content before; it is
    stored once.
    """

    sha256: str
    size: int
    new: bool


def add(
    vault: Vault,
    source: files.Source | Blocks,
    progress: Progress,
    *,
    size: int | None = None,
    arrival: int | None = None,
    expected: str | None = None,
) -> Stored:
    """Store a file as evidence: `plan`, `stream` and `commit` in one.

    `size` must be given for a source of blocks. Whatever goes wrong, nothing stays. Raises
    UserError with the codes of the three steps.
    """
    length = source.size if isinstance(source, files.Source) else size
    if length is None:
        raise ValueError("blocks need a size")
    planned = plan(vault, length, arrival=arrival, expected=expected)
    try:
        return commit(vault, stream(planned, source, progress))
    except BaseException:
        # What went wrong is said, not that a row stayed: the next unlock sweeps it.
        with suppress(UserError):
            abandon(vault, planned)
        raise


def plan(
    vault: Vault, size: int, *, arrival: int | None = None, expected: str | None = None
) -> Plan:
    """Commit the intent to store a file of `size` bytes.

    Raises UserError `evidence.empty` for a size of 0: an empty file proves nothing, and most likely
    a copy failed.
    """
    if size == 0:
        raise UserError("evidence.empty")
    sizes = list(segments.cut(size))
    names = tuple(segments.random_name() for _ in sizes)
    with vault.transaction() as db:
        db.executemany(
            "INSERT INTO segment (name, ordinal, size, state) VALUES (?, ?, ?, 'pending')",
            [(name, ordinal, sizes[ordinal]) for ordinal, name in enumerate(names)],
        )
    folder = vault.folder / EVIDENCE
    return Plan(folder, vault.evidence_key, size, names, arrival, expected)


def commit(vault: Vault, streamed: Streamed) -> Stored:
    """Make a streamed file part of the vault, or drop it if its content is there already."""
    digest = bytes.fromhex(streamed.sha256)
    plan = streamed.plan
    with vault.transaction() as db:
        new = _make_room(db, digest, plan)
        if new:
            state = "present" if plan.arrival is None else "staged"
            (seq,) = db.execute(
                "INSERT INTO evidence (sha256, size, added, arrival, state)"
                " VALUES (?, ?, ?, ?, ?) RETURNING seq",
                (digest, plan.size, times.now(), plan.arrival, state),
            ).fetchone()
            db.executemany(
                "UPDATE segment SET evidence = ?, head = ?, state = 'present' WHERE name = ?",
                [(seq, *pair) for pair in zip(streamed.heads, plan.names, strict=True)],
            )
            if plan.arrival is None:
                custody.append(vault, "added", streamed.sha256, "evidence", {"size": plan.size})
        else:
            _mark_deleted(db, plan.names)
    finish_removals(vault)
    return Stored(streamed.sha256, plan.size, new)


def abandon(vault: Vault, plan: Plan) -> None:
    """Forget a plan that was not committed, and remove what it may have made.

    The files go first: on a full drive there is no room for the database before. But not while it
    is open whether the database has them; then they stay for the next unlock if it takes nothing.
    """
    if vault.undecided:
        with vault.transaction() as db:
            db.executemany(
                "UPDATE segment SET ordinal = ordinal WHERE name = ?", [(n,) for n in plan.names]
            )
    for name in plan.names:
        pending = "SELECT 1 FROM segment WHERE name = ? AND state = 'pending'"
        if vault.db.execute(pending, (name,)).fetchone():
            segments.destroy(plan.folder, name)
            vault.db.execute("DELETE FROM segment WHERE name = ?", (name,))


def remove(vault: Vault, sha256: str) -> None:
    """Remove evidence that no record refers to; unknown evidence is nothing to remove.

    The rows are marked first, in one transaction with the custody entry; then the files go, or in a
    caller's transaction, which may still be undone, with `finish_removals` after it. See
    `segments.destroy` for what a drive may keep. Raises UserError `evidence.in_use` if a record in
    the vault names it: then it stays.
    """
    digest = bytes.fromhex(sha256)
    with vault.transaction() as db:
        row = db.execute(
            "SELECT seq FROM evidence WHERE sha256 = ? AND state <> 'purged'", (digest,)
        ).fetchone()
        if row is None:
            return
        # What waits for its signature isn't looked up by what it mentions yet.
        if db.execute(
            "SELECT 1 FROM mention WHERE target = ? AND relation IN ('evidence', 'original')"
            " UNION ALL SELECT 1 FROM unsigned",
            (digest,),
        ).fetchone():
            raise UserError("evidence.in_use", sha256=sha256[:12])
        detach(db, row[0])
        db.execute("DELETE FROM evidence WHERE seq = ?", row)
        custody.append(vault, "erased", sha256, "evidence")
    if not vault.db.in_transaction:
        finish_removals(vault)


def detach(db: Connection, seq: int) -> None:
    """Mark the segments of a row of `evidence` as deleted and delete its thumbnail, in the caller's
    transaction; `sweep` removes the files.
    """
    db.execute("DELETE FROM thumbnail WHERE evidence = ?", (seq,))
    db.execute("UPDATE segment SET state = 'deleted', evidence = NULL WHERE evidence = ?", (seq,))


def finish_removals(vault: Vault) -> None:
    """Remove the files whose rows are marked as deleted, outside a transaction.

    What can't be removed now stays listed, for the next unlock.
    """
    names = vault.db.execute("SELECT name FROM segment WHERE state = 'deleted'").fetchall()
    gone = []
    for (name,) in names:
        with suppress(UserError):
            segments.destroy(vault.folder / EVIDENCE, name)
            gone.append((name,))
    if gone:
        with suppress(UserError), vault.transaction() as db:
            db.executemany("DELETE FROM segment WHERE name = ? AND state = 'deleted'", gone)


def sweep(vault: Vault) -> None:
    """Remove the files that the database lists as pending or deleted, and no others; for the
    unlock.

    A file that can't be removed now stays listed, for the next time.
    """
    with vault.transaction() as db:
        db.execute("UPDATE segment SET state = 'deleted' WHERE state = 'pending'")
    finish_removals(vault)


def _make_room(db: Connection, digest: bytes, plan: Plan) -> bool:
    """Say whether this content is to be stored; take away an older row in its way."""
    row = db.execute(
        "SELECT seq, state, arrival FROM evidence WHERE sha256 = ?", (digest,)
    ).fetchone()
    if row is None:
        return True
    seq, state, arrival = row
    if state == "present" or (state == "staged" and arrival == plan.arrival):
        return False
    # A purged file that comes back gets a new number: the last backup has no copy of it. One that
    # an import has only staged must not vanish with that import once the user added it too.
    detach(db, seq)
    db.execute("DELETE FROM evidence WHERE seq = ?", (seq,))
    return True


def _mark_deleted(db: Connection, names: Iterable[str]) -> None:
    db.executemany("UPDATE segment SET state = 'deleted' WHERE name = ?", [(n,) for n in names])
