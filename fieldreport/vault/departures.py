"""The ledger of what went out: which bundle, to whom, under which number, with what in it.

A number is allotted and committed before a byte is written and is never used again, so that a
recipient who counts finds out what did not reach him. What a receipt acknowledges is looked up
here (`acknowledged`); what is still new for somebody, `outgoing` says.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from fieldreport import times
from fieldreport.vault import custody

if TYPE_CHECKING:
    from fieldreport.vault.vault import Reading, Vault

Kind = Literal["reports", "receipt"]
ItemKind = Literal["record", "evidence"]

_BUNDLE_ID_SIZE = 16

# Of a bundle that surely wasn't written, the items are forgotten (`void`).
_STATE = (
    "CASE WHEN state = 'void' AND EXISTS"
    " (SELECT 1 FROM departure_item i WHERE i.departure = departure.id)"
    " THEN 'unsure' ELSE state END"
)


class Item(NamedTuple):
    """A record by its id, or a file by its SHA-256, in hex."""

    item: str
    kind: ItemKind


class Numbered(NamedTuple):
    """A recipient of a bundle and the number that it has in his sequence.

    `answered` is when his newest receipt for it was written, by his clock.
    """

    fingerprint: str
    epoch: str
    n: int
    answered: str | None = None


@dataclass(frozen=True)
class Departure:
    """A bundle that is being written, was written, or whose writing failed (`void`).

    `unsure`: the program ended, or could note nothing, after it had begun to write: the bundle may
    be on the drive, and counts as handed over only once its receipt comes. `bundle` is its random
    id, `head` the custody head that it names (number and digest in hex). `manifest` (the SHA-256 of
    its manifest) and `size` in bytes are known once it was written.
    """

    id: int
    bundle: str
    kind: Kind
    created: str
    state: Literal["writing", "written", "unsure", "void"]
    manifest: str | None
    size: int | None
    head: tuple[int, str] | None
    recipients: tuple[Numbered, ...]


def epoch(reading: Vault) -> str:
    """The random number, in hex, within which this vault counts; a restored vault has another."""
    value = reading.setting("epoch")
    if value is None:
        raise RuntimeError("a vault is made with an epoch")
    return value.hex()


def allot(
    vault: Vault,
    kind: Kind,
    recipients: Sequence[str],
    items: Iterable[Item] = (),
    *,
    head: tuple[int, str] | None = None,
) -> Departure:
    """Commit that a bundle is going to be written: its id, and a number for each recipient.

    `recipients` are fingerprints in hex, at least one; `head` is the custody head that it will
    name. Afterwards call `written`, `void`, or `doubt`, which `sweep` does with a departure that a
    killed program left.
    """
    if not recipients or len(set(recipients)) != len(recipients):
        raise ValueError("a bundle goes to somebody, and to each of them once")
    now, counting = bytes.fromhex(epoch(vault)), times.now()
    with vault.transaction() as db:
        (number,) = db.execute(
            "INSERT INTO departure (bundle, kind, created, state, head_n, head_digest)"
            " VALUES (?, ?, ?, 'writing', ?, ?) RETURNING id",
            (secrets.token_bytes(_BUNDLE_ID_SIZE), kind, counting, *_raw(head)),
        ).fetchone()
        for recipient in map(bytes.fromhex, recipients):
            db.execute(
                "INSERT INTO departure_recipient (departure, recipient, epoch, n)"
                " SELECT ?1, ?2, ?3, coalesce(max(n), 0) + 1 FROM departure_recipient"
                " WHERE recipient = ?2 AND epoch = ?3",
                (number, recipient, now),
            )
        db.executemany(
            "INSERT INTO departure_item VALUES (?, ?, ?)",
            [(number, bytes.fromhex(item), kind) for item, kind in items],
        )
    return departure(vault, number)


def written(
    vault: Vault, number: int, *, manifest: str, size: int, drive: str | None = None
) -> Departure:
    """Note that a bundle was written and read back: from now on its items count as handed over.

    The custody log gets an entry about the bundle, whose manifest names everything in it, and one
    about each file. `drive` is the mark of the drive that it was read back from (`drives.mark`).
    """
    with vault.transaction() as db:
        changed = db.execute(
            "UPDATE departure SET state = 'written', manifest = ?, size = ?"
            " WHERE id = ? AND state = 'writing'",
            (bytes.fromhex(manifest), size, number),
        )
        if changed.rowcount != 1:
            raise RuntimeError("this bundle is not being written")
        done = departure(vault, number)
        _log(vault, done, {} if drive is None else {"drive": drive})
    return done


def void(vault: Vault, number: int) -> None:
    """Note that a bundle was not written. Its numbers stay used; the recipients will see a gap."""
    with vault.transaction() as db:
        changed = db.execute(
            "UPDATE departure SET state = 'void' WHERE id = ? AND state = 'writing'", (number,)
        )
        if changed.rowcount:
            # What was not handed over needs no list, and a purge asks what was.
            db.execute("DELETE FROM departure_item WHERE departure = ?", (number,))


def doubt(vault: Vault, number: int) -> None:
    """Note that it isn't known whether a bundle is on the drive. It counts as not handed over, so
    nothing is purged for it or left out of the next; but its receipt will be taken (`arrived`).
    """
    # What tells it from a void one is that the list of its items stays: see `_STATE`.
    vault.db.execute(
        "UPDATE departure SET state = 'void' WHERE id = ? AND state = 'writing'", (number,)
    )


def arrived(vault: Vault, number: int, manifest: str) -> None:
    """Note, in the caller's transaction, that a bundle of which we were unsure reached somebody: his
    receipt for this manifest is here.
    """
    vault.db.execute(
        "UPDATE departure SET state = 'written', manifest = ? WHERE id = ? AND manifest IS NULL",
        (bytes.fromhex(manifest), number),
    )
    _log(vault, departure(vault, number), {})


def sweep(vault: Vault) -> None:
    """Doubt what a killed program was writing."""
    rows = vault.db.execute("SELECT id FROM departure WHERE state = 'writing'").fetchall()
    for (number,) in rows:
        doubt(vault, number)


def unfinished(reading: Reading) -> list[str]:
    """The ids of bundles that aren't being written and were not finished, as far as is known."""
    rows = reading.db.execute("SELECT bundle FROM departure WHERE state = 'void'").fetchall()
    return [bundle.hex() for (bundle,) in rows]


def departure(reading: Reading, number: int) -> Departure:
    """One departure by its number in the ledger."""
    (found,) = _departures(reading, "id = ?", number)
    return found


def by_bundle(reading: Reading, bundle: str) -> Departure | None:
    """The departure of a bundle by its id (hex), or None."""
    return next(iter(_departures(reading, "bundle = ?", bytes.fromhex(bundle))), None)


def departures(reading: Reading) -> list[Departure]:
    """Everything that ever went out, the newest first."""
    return _departures(reading, "1 = 1")


def items(reading: Reading, number: int) -> list[Item]:
    """What was in a bundle."""
    rows = reading.db.execute(
        "SELECT item, kind FROM departure_item WHERE departure = ? ORDER BY kind, item", (number,)
    )
    return [Item(item.hex(), kind) for item, kind in rows.fetchall()]


def handed_over(reading: Reading, item: str) -> list[Departure]:
    """The written bundles that took a record or file along, the newest first."""
    return _departures(
        reading,
        "state = 'written' AND id IN (SELECT departure FROM departure_item WHERE item = ?)",
        bytes.fromhex(item),
    )


def _log(vault: Vault, done: Departure, more: dict[str, object]) -> None:
    to = ",".join(recipient.fingerprint for recipient in done.recipients)
    detail: dict[str, object] = {"manifest": done.manifest, "kind": done.kind, "to": to, **more}
    custody.append(vault, "exported", done.bundle, "bundle", detail)
    for item, kind in items(vault, done.id):
        if kind == "evidence":
            custody.append(vault, "exported", item, "evidence", {"bundle": done.bundle})


def _raw(head: tuple[int, str] | None) -> tuple[int | None, bytes | None]:
    return (None, None) if head is None else (head[0], bytes.fromhex(head[1]))


def _departures(reading: Reading, condition: str, *values: object) -> list[Departure]:
    rows = reading.db.execute(
        f"SELECT id, bundle, kind, created, {_STATE}, manifest, size, head_n, head_digest"
        f" FROM departure WHERE {condition} ORDER BY id DESC",
        values,
    ).fetchall()
    return [
        Departure(
            id=row[0],
            bundle=row[1].hex(),
            kind=row[2],
            created=row[3],
            state=row[4],
            manifest=row[5].hex() if row[5] else None,
            size=row[6],
            head=(row[7], row[8].hex()) if row[7] else None,
            recipients=_recipients(reading, row[0]),
        )
        for row in rows
    ]


def _recipients(reading: Reading, number: int) -> tuple[Numbered, ...]:
    rows = reading.db.execute(
        "SELECT recipient, epoch, n, answered FROM departure_recipient WHERE departure = ?"
        " ORDER BY recipient",
        (number,),
    )
    return tuple(Numbered(to.hex(), epoch.hex(), n, at) for to, epoch, n, at in rows.fetchall())
