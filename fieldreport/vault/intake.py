"""Taking in a bundle: everything is staged under its arrival, out of sight, and published at once.

`VaultStore` is the vault's side of an import, as a narrow protocol that knows nothing of bundles.
What is staged is in no list, no search and no history; a single short transaction makes it visible.
An import that is given up or killed leaves nothing (`discard`, `sweep`).

Something that was purged here does not come back with an import: the receipt says `quarantined`
with the reason `purged`, because `known` could make its sender purge the last copy.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from fieldreport.vault import arrivals, bulk, custody, evidence, staging
from fieldreport.vault.arrivals import PURGED, Arrival, ItemState, Missing

if TYPE_CHECKING:
    from fieldreport.crypto.cards import CheckedCard
    from fieldreport.model.exchange import CustodyLine, Manifest
    from fieldreport.model.record import Record
    from fieldreport.progress import Progress
    from fieldreport.vault.connection import Connection
    from fieldreport.vault.departures import ItemKind
    from fieldreport.vault.vault import Vault

Standing = Literal["kept", "purged"]

# Records a transaction: about 25 ms each, so that a page can be read and a draft saved in between.
BATCH = 100

_HEX = re.compile(r"(?:[0-9a-f]{2})+")


class Refused(NamedTuple):
    """A record that is not taken, and the reason for the receipt."""

    item: str
    reason: str


class VaultStore:
    """One import into a vault: `begin`, stage in any order, then `publish` or `discard`."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._arrival: int | None = None
        self._sender = ""
        self._authors: dict[str, bytes] = {}

    def seen(self, manifest: str) -> Arrival | None:
        """The earlier import of the bundle with this manifest (SHA-256, hex), or None.

        If it is `settled`, importing again changes nothing. Otherwise the new import completes it.
        """
        return arrivals.by_manifest(self._vault, manifest)

    def begin(self, manifest: Manifest, digest: str, *, sender: str, epoch: str, n: int) -> None:
        """Open an import of the bundle with this manifest, whose SHA-256 is `digest`."""
        if self._arrival is not None:
            raise RuntimeError("an import is under way")
        self._sender = sender
        self._authors.clear()
        self._arrival = arrivals.begin(
            self._vault, manifest, digest, sender=sender, number=(epoch, n)
        )

    def known(self, kind: ItemKind, items: Sequence[str]) -> Mapping[str, Standing]:
        """Which of these records or files (hex) the vault keeps, or has purged."""
        if kind == "record":
            rows = bulk.standing(self._vault.db, [bytes.fromhex(item) for item in items])
            found = {key: kept for key, (kept, arrival) in rows.items() if arrival != self._arrival}
        else:
            found = _files(self._vault.db, items)
        return {key.hex(): "kept" if kept else "purged" for key, kept in found.items()}

    def stage(self, records: Sequence[tuple[Record, bytes]]) -> list[Refused]:
        """Store records whose signatures were checked, each with its signature; name those refused.

        Records that are there already count as known. Commits every `BATCH` records.
        """
        refused: list[Refused] = []
        for start in range(0, len(records), BATCH):
            refused += self._stage_batch(records[start : start + BATCH])
        return refused

    def stage_evidence(
        self,
        sha256: str,
        size: int,
        blocks: Iterable[bytes | bytearray | memoryview],
        progress: Progress,
    ) -> None:
        """Store a file from its blocks, unless the vault has it. What the blocks raise comes out.

        Raises UserError as `evidence.add`. Then nothing of the file is stored, and the import can
        go on without it.
        """
        if size == 0:
            # Kept by nobody here; and said to be, it would be gone with the sender's purge.
            self.note("evidence", sha256, "quarantined", "empty")
            return
        standing = self.known("evidence", [sha256]).get(sha256)
        if standing is None:
            evidence.add(
                self._vault, blocks, progress, size=size, arrival=self._number, expected=sha256
            )
            self.note("evidence", sha256, "stored")
        elif standing == "kept":
            self.note("evidence", sha256, "known")
        else:
            self.note("evidence", sha256, "quarantined", PURGED)

    def stage_custody(self, entries: Sequence[tuple[CustodyLine, str | None]]) -> None:
        """Store entries of the sender's custody log, each with the item (hex) that it is about."""
        with self._vault.transaction() as db:
            db.executemany(
                "INSERT OR IGNORE INTO arrival_custody VALUES (?, ?, ?, ?, ?, ?, ?)",
                [(self._number, *_custody_row(line), _named(item)) for line, item in entries],
            )

    def vouch(self, card: CheckedCard) -> None:
        """Keep the card of an author for whom the sender vouches, once the import is published."""
        self._authors[card.fingerprint] = card.raw

    def note(self, kind: ItemKind, item: str, state: ItemState, reason: str | None = None) -> None:
        """Note what became of an item (hex), for the receipt. A better word stays."""
        with self._vault.transaction() as db:
            arrivals.note_items(db, self._number, [(item, kind, state, reason)])

    def publish(self, *, complete: bool = True) -> Arrival:
        """Make everything staged visible in one transaction. From then on the import has happened.

        `complete` is False for a bundle that could not be read to its end.
        """
        vault, number = self._vault, self._number
        with vault.transaction() as db:
            staging.publish(vault, number)
            brought = db.execute(
                "UPDATE evidence SET state = 'present' WHERE arrival = ? AND state = 'staged'"
                " RETURNING sha256",
                (number,),
            ).fetchall()
            db.executemany(
                "INSERT OR IGNORE INTO author VALUES (?, ?)",
                [(bytes.fromhex(one), card) for one, card in self._authors.items()],
            )
            published = arrivals.publish(vault, number, complete=complete)
            self._log(published, [digest.hex() for (digest,) in brought])
        self._arrival = None
        return published

    def discard(self) -> None:
        """Give the import up: nothing of it stays. Does nothing if none is under way."""
        number, self._arrival = self._arrival, None
        if number is not None:
            discard(self._vault, number)

    def missing(self) -> list[Missing]:
        """The numbers of the sender's sequence that never arrived."""
        return arrivals.missing(self._vault, self._sender)

    @property
    def _number(self) -> int:
        if self._arrival is None:
            raise RuntimeError("no import is under way")
        return self._arrival

    def _stage_batch(self, records: Sequence[tuple[Record, bytes]]) -> list[Refused]:
        db, number = self._vault.db, self._number
        batch = {bytes.fromhex(record.id): (record, signature) for record, signature in records}
        there = bulk.standing(db, list(batch))
        fresh = {key: pair for key, pair in batch.items() if key not in there}
        strange = _strange(db, {key: record for key, (record, _) in fresh.items()})
        rows = [bulk.prepared(*pair) for key, pair in fresh.items() if key not in strange]
        refused = [Refused(key.hex(), "parents") for key in strange]
        # What came twice in this bundle was stored the first time.
        old = {key: kept for key, (kept, arrival) in there.items() if arrival != number}
        refused += [Refused(key.hex(), PURGED) for key, kept in old.items() if not kept]
        with self._vault.transaction():
            bulk.store(db, number, rows)
            arrivals.note_items(
                db,
                number,
                [
                    *((row.record.id, "record", "stored", None) for row in rows),
                    *((key.hex(), "record", "known", None) for key, kept in old.items() if kept),
                    *((item, "record", "quarantined", reason) for item, reason in refused),
                ],
            )
        return refused

    def _log(self, published: Arrival, files: Sequence[str]) -> None:
        vault = self._vault
        detail: dict[str, object] = {
            "manifest": published.manifest,
            "sender": published.sender,
            "complete": published.complete,
        }
        custody.append(vault, "imported", published.bundle, "bundle", detail)
        for sha256 in files:
            custody.append(vault, "imported", sha256, "evidence", {"bundle": published.bundle})


def discard(vault: Vault, arrival: int) -> None:
    """Remove everything that was staged for an arrival, in short transactions, and the arrival."""
    while staging.discard(vault, arrival):
        pass
    with vault.transaction() as db:
        for (seq,) in db.execute(
            "SELECT seq FROM evidence WHERE arrival = ? AND state = 'staged'", (arrival,)
        ).fetchall():
            evidence.detach(db, seq)
            db.execute("DELETE FROM evidence WHERE seq = ?", (seq,))
        db.execute("DELETE FROM arrival WHERE id = ? AND state = 'staging'", (arrival,))
    evidence.finish_removals(vault)


def sweep(vault: Vault) -> None:
    """Discard the imports that a killed program left; for the unlock."""
    rows = vault.db.execute("SELECT id FROM arrival WHERE state = 'staging'").fetchall()
    for (number,) in rows:
        discard(vault, number)


def _files(db: Connection, items: Sequence[str]) -> dict[bytes, bool]:
    found: dict[bytes, bool] = {}
    for item in items:
        row = db.execute(
            "SELECT sha256, state = 'present' FROM evidence WHERE sha256 = ? AND state <> 'staged'",
            (bytes.fromhex(item),),
        ).fetchone()
        if row:
            found[row[0]] = bool(row[1])
    return found


def _strange(db: Connection, batch: Mapping[bytes, Record]) -> set[bytes]:
    """The records of a batch that name a parent of another subject, as far as is known. One of
    another kind is of another subject too: the subject says of which kind it is.
    """
    parents = {bytes.fromhex(parent) for record in batch.values() for parent in record.parents}
    known = bulk.subjects(db, list(parents))
    known |= {key: bytes.fromhex(one.subject) for key, one in batch.items()}
    return {
        key
        for key, one in batch.items()
        for parent in map(bytes.fromhex, one.parents)
        if known.get(parent, own := bytes.fromhex(one.subject)) != own
    }


def _custody_row(line: CustodyLine) -> tuple[int, bytes, bytes | None, bytes | None, bytes]:
    return (
        line.n,
        bytes.fromhex(line.previous),
        bytes.fromhex(line.salt) if line.salt is not None else None,
        line.payload.encode() if line.payload is not None else None,
        bytes.fromhex(line.digest),
    )


def _named(item: str | None) -> bytes | None:
    """The id in a custody entry of somebody else, who may have written anything there."""
    return bytes.fromhex(item) if item is not None and _HEX.fullmatch(item) else None
