"""The ledger of what came in: which bundle, from whom, under which number, and what became of each
thing in it.

It answers whether a bundle was here before, which numbers of a sender never arrived, and what a
receipt has to say: the state of each item as it is now, a backup made since included.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

from fieldreport import times
from fieldreport.vault import backups

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fieldreport.model.exchange import Manifest
    from fieldreport.vault.connection import Connection
    from fieldreport.vault.departures import ItemKind
    from fieldreport.vault.vault import Reading, Vault

ItemState = Literal["stored", "known", "quarantined", "damaged"]
Answer = Literal["stored", "backed-up", "known", "quarantined", "damaged"]

# A gap of millions is no list for people to read, and a number of a sender's choosing is no reason
# to fill the memory.
MISSING_LIMIT = 1000

# Why something that a purge removed does not come back by itself.
PURGED = "purged"

# One word about an item replaces another if it is further to the right.
_BETTER = "instr('damaged quarantined known stored', {})"
_NOTE = (
    " ON CONFLICT DO UPDATE SET state = excluded.state, reason = excluded.reason"
    f" WHERE {_BETTER.format('excluded.state')} > {_BETTER.format('arrival_item.state')}"
)


# How an import of a bundle that came before, and was not whole or not good then, completes it.
_MERGE = (
    "UPDATE record SET arrival = :old WHERE arrival = :new",
    "UPDATE evidence SET arrival = :old WHERE arrival = :new",
    (
        "INSERT INTO arrival_item SELECT :old, item, kind, state, reason FROM arrival_item"
        f" WHERE arrival = :new{_NOTE}"
    ),
    (
        "INSERT OR IGNORE INTO arrival_custody SELECT :old, n, previous, salt, payload, digest,"
        " item FROM arrival_custody WHERE arrival = :new"
    ),
    "DELETE FROM arrival WHERE id = :new",
)


@dataclass(frozen=True)
class Arrival:
    """A bundle that was taken in. Ids and fingerprints are hex; `n` is its number in the sender's
    `epoch`.

    `complete` is False if it could not be read to its end. `settled` means that importing the same
    bundle again would change nothing. `head` is the custody head that its sender named.
    """

    id: int
    bundle: str
    manifest: str
    sender: str
    kind: str
    epoch: str
    n: int
    created: str
    received: str
    complete: bool
    settled: bool
    head: tuple[int, str] | None


class Answered(NamedTuple):
    """What a receipt says of one item."""

    item: str
    kind: ItemKind
    state: Answer
    reason: str | None


class Missing(NamedTuple):
    """A number of a sender's sequence that never arrived."""

    epoch: str
    n: int


def begin(
    vault: Vault, manifest: Manifest, digest: str, *, sender: str, number: tuple[str, int]
) -> int:
    """Open an arrival for the bundle whose manifest has the SHA-256 `digest`; it is not visible
    yet.

    `number` is the epoch and the n under which it was addressed to this vault.
    """
    return _insert(vault, manifest, digest, sender, number, "staging")


def note_receipt(
    vault: Vault, manifest: Manifest, digest: str, *, sender: str, number: tuple[str, int]
) -> None:
    """Note that a receipt came, in the caller's transaction: it has a number in the sequence
    too.
    """
    if by_manifest(vault, digest) is None:
        _insert(vault, manifest, digest, sender, number, "published")


def note_items(
    db: Connection,
    arrival: int,
    rows: Sequence[tuple[str, ItemKind, ItemState, str | None]],
) -> None:
    """Note what became of items (hex) of an arrival, in the caller's transaction. A better word
    stays.
    """
    db.executemany(
        f"INSERT INTO arrival_item VALUES (?, ?, ?, ?, ?){_NOTE}",
        [(arrival, bytes.fromhex(item), *rest) for item, *rest in rows],
    )


def publish(vault: Vault, number: int, *, complete: bool) -> Arrival:
    """Publish an arrival's row; or add it to that of an earlier import of the same bundle.

    In the caller's transaction.
    """
    db = vault.db
    (manifest,) = db.execute("SELECT manifest FROM arrival WHERE id = ?", (number,)).fetchone()
    earlier = by_manifest(vault, manifest.hex())
    if earlier is not None:
        values = {"old": earlier.id, "new": number}
        for statement in _MERGE:
            db.execute(statement, values)
        number, complete = earlier.id, complete or earlier.complete
    db.execute(
        "UPDATE arrival SET state = 'published', complete = ?, received = ? WHERE id = ?",
        (complete, times.now(), number),
    )
    return arrival(vault, number)


def by_manifest(reading: Reading, manifest: str) -> Arrival | None:
    """The arrival of the bundle with this manifest (SHA-256, hex), or None."""
    return next(iter(_arrivals(reading, "manifest = ?", bytes.fromhex(manifest))), None)


def arrival(reading: Reading, number: int) -> Arrival:
    """One arrival by its number in the ledger."""
    (found,) = _arrivals(reading, "id = ?", number)
    return found


def arrivals(reading: Reading, sender: str | None = None) -> list[Arrival]:
    """Everything that was taken in, or all from one sender, the newest first."""
    if sender is None:
        return _arrivals(reading, "1 = 1")
    return _arrivals(reading, "sender = ?", bytes.fromhex(sender))


def came_with(reading: Reading, item: str) -> list[Arrival]:
    """The arrivals that a record or file was in, the newest first."""
    return _arrivals(
        reading, "id IN (SELECT arrival FROM arrival_item WHERE item = ?)", bytes.fromhex(item)
    )


def is_newest(reading: Reading, sender: str, epoch: str, n: int) -> bool:
    """Say whether nothing with a higher number came from a sender. Between epochs there is no
    order: then it isn't known, and the answer is no.
    """
    latest: int | None
    others, latest = reading.db.execute(
        "SELECT count(*) FILTER (WHERE epoch <> ?2), max(n) FILTER (WHERE epoch = ?2) FROM arrival"
        " WHERE sender = ?1 AND state = 'published' AND epoch IS NOT NULL",
        (bytes.fromhex(sender), bytes.fromhex(epoch)),
    ).fetchone()
    return latest <= n if latest is not None else not others


def missing(reading: Reading, sender: str) -> list[Missing]:
    """The numbers between those that arrived from a sender, at most `MISSING_LIMIT` of them.

    What he wrote after the last one that came, nobody can know here.
    """
    rows = reading.db.execute(
        "SELECT DISTINCT epoch, n FROM arrival WHERE sender = ? AND state = 'published'"
        " AND epoch IS NOT NULL ORDER BY epoch, n",
        (bytes.fromhex(sender),),
    ).fetchall()
    return list(islice(_gaps(rows), MISSING_LIMIT))


def _insert(
    vault: Vault,
    manifest: Manifest,
    digest: str,
    sender: str,
    number: tuple[str, int],
    state: Literal["staging", "published"],
) -> int:
    head = manifest.custody
    made = vault.db.execute(
        "INSERT INTO arrival (bundle, manifest, sender, kind, epoch, n, created, received, state,"
        " head_n, head_digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
        (
            *map(bytes.fromhex, (manifest.bundle, digest, sender)),
            *(manifest.kind, bytes.fromhex(number[0]), number[1]),
            *(manifest.created, times.now(), state),
            *((head.n, bytes.fromhex(head.digest)) if head else (None, None)),
        ),
    ).fetchone()
    return int(made[0])


def _gaps(rows: list[tuple[bytes, int]]) -> Iterator[Missing]:
    before: list[tuple[bytes, int]] = [(b"", 0), *rows]
    for (last_epoch, last), (epoch, n) in pairwise(before):
        first = last + 1 if epoch == last_epoch else 1
        for number in range(first, n):
            yield Missing(epoch.hex(), number)


def answers(reading: Reading, number: int) -> list[Answered]:
    """What a receipt for this arrival says of its items now.

    An item counts as `backed-up` only if this vault still keeps it and its newest verified backup
    has it. One that this vault purged since is `quarantined` with the reason `purged`: to say
    `known` could make its sender purge the last copy.
    """
    mark = backups.newest(reading)
    rows = reading.db.execute(
        "SELECT i.item, i.kind, i.state, i.reason,"
        " CASE i.kind WHEN 'record'"
        " THEN (SELECT r.seq FROM record r JOIN content USING (seq) WHERE r.id = i.item)"
        " ELSE (SELECT e.seq FROM evidence e WHERE e.sha256 = i.item AND e.state = 'present') END"
        " FROM arrival_item i WHERE i.arrival = ? ORDER BY i.kind, i.item",
        (number,),
    ).fetchall()
    return [
        Answered(item.hex(), kind, *_now(kind, (state, reason), seq, mark))
        for item, kind, state, reason, seq in rows
    ]


def _now(
    kind: ItemKind,
    then: tuple[ItemState, str | None],
    seq: int | None,
    mark: backups.Mark | None,
) -> tuple[Answer, str | None]:
    """What is to be said now of an item that was found in state `then`; `seq` if it is kept."""
    if then[0] in {"quarantined", "damaged"}:
        return then
    if seq is None:
        return "quarantined", PURGED
    if mark is not None and seq <= (mark.record_seq if kind == "record" else mark.evidence_seq):
        return "backed-up", None
    return then


def _arrivals(reading: Reading, condition: str, *values: object) -> list[Arrival]:
    rows = reading.db.execute(
        "SELECT id, bundle, manifest, sender, kind, epoch, n, created, received, complete,"
        " complete AND NOT EXISTS (SELECT 1 FROM arrival_item i WHERE i.arrival = arrival.id"
        " AND i.state IN ('quarantined', 'damaged')), head_n, head_digest"
        f" FROM arrival WHERE state = 'published' AND ({condition}) ORDER BY id DESC",
        values,
    ).fetchall()
    return [
        Arrival(
            id=row[0],
            bundle=row[1].hex(),
            manifest=row[2].hex(),
            sender=row[3].hex(),
            kind=row[4],
            epoch=row[5].hex(),
            n=row[6],
            created=row[7],
            received=row[8],
            complete=bool(row[9]),
            settled=bool(row[10]),
            head=(row[11], row[12].hex()) if row[11] else None,
        )
        for row in rows
    ]
