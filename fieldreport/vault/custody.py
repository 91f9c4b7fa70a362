"""The custody log: what happened to records and evidence, when and by which identity, in a chain of
digests.

Entries are appended in the transaction of what they tell, and never changed. A digest covers the
one before it, so an entry can't be altered, dropped or slipped in without every later digest
changing; the payload is hashed with a salt, so that a purge can delete both and the chain still
holds. FORMAT section 6.6 fixes the bytes.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

import msgspec

from fieldreport import times
from fieldreport.vault.connection import Connection

if TYPE_CHECKING:
    from fieldreport.vault.vault import Reading, Vault

Kind = Literal["record", "evidence", "bundle", "vault"]

_LABEL = b"fieldreport/v1/custody\0"
_SALT_SIZE = 16
_FIRST_PREVIOUS = bytes(32)
_COLUMNS = "n, previous, digest, salt, payload"
_CHUNK = 1000


class Payload(msgspec.Struct, frozen=True):
    """What an entry tells: `item` is the hex id of the record, file or bundle, or the vault's
    fingerprint.
    """

    at: str
    identity: str
    action: str
    item: str
    kind: str
    detail: dict[str, object]


@dataclass(frozen=True)
class Entry:
    """One entry as stored. `salt` and `payload` are None after a purge; `digest` and `previous`
    always stay.
    """

    n: int
    previous: bytes
    digest: bytes
    salt: bytes | None
    payload: bytes | None

    def told(self) -> Payload | None:
        """The payload decoded, or None if it was purged."""
        return None if self.payload is None else _decoder.decode(self.payload)


class Head(NamedTuple):
    """The newest entry: its number and its digest."""

    n: int
    digest: bytes


class Broken(NamedTuple):
    """An entry at which the chain doesn't hold, and why: `gap`, `link`, `digest`, `payload` or
    `item`.
    """

    n: int
    reason: str


_decoder = msgspec.json.Decoder(Payload)
_encoder = msgspec.json.Encoder()


def digest_of(n: int, previous: bytes, salt: bytes, payload: bytes) -> bytes:
    """The digest of an entry (32 bytes) from its number, the digest before it, its salt and its
    payload.
    """
    content = hashlib.sha256(salt + payload).digest()
    # All parts but the last have fixed sizes, so no two entries give the same bytes to hash.
    return hashlib.sha256(_LABEL + n.to_bytes(8, "big") + previous + content).digest()


def append(
    vault: Vault, action: str, item: str, kind: Kind, detail: dict[str, object] | None = None
) -> Head:
    """Add an entry, in the caller's transaction: it is stored if what it tells is stored.

    `action` is a code of the vocabulary `custody-actions`.
    """
    return append_as(vault.db, vault.fingerprint, action, item, kind, detail)


def append_as(
    db: Connection,
    identity: str,
    action: str,
    item: str,
    kind: Kind,
    detail: dict[str, object] | None = None,
) -> Head:
    """As `append`, for a vault that isn't open yet: while it is made or restored."""
    if not db.in_transaction:
        # Two statements below must see the same head; and an entry without its event would be a
        # lie.
        raise RuntimeError("a custody entry is part of a transaction")
    last = head_of(db)
    n, previous = (last.n + 1, last.digest) if last else (1, _FIRST_PREVIOUS)
    payload = _encoder.encode(Payload(times.now(), identity, action, item, kind, detail or {}))
    # Without the salt, short payloads could be guessed from their digests after a purge.
    salt = secrets.token_bytes(_SALT_SIZE)
    digest = digest_of(n, previous, salt, payload)
    db.execute(
        "INSERT INTO custody VALUES (?, ?, ?, ?, ?, ?)",
        (n, previous, digest, salt, payload, bytes.fromhex(item)),
    )
    return Head(n, digest)


def head(reading: Reading) -> Head | None:
    """The newest entry's number and digest; None before the first."""
    return head_of(reading.db)


def head_of(db: Connection) -> Head | None:
    """As `head`, over a bare connection."""
    row = db.execute("SELECT n, digest FROM custody ORDER BY n DESC LIMIT 1").fetchone()
    return Head(*row) if row else None


def entries(reading: Reading, item: str | None = None) -> list[Entry]:
    """All entries, or those about one record, file, bundle or vault (hex), oldest first."""
    condition, values = ("", ()) if item is None else (" WHERE item = ?", (bytes.fromhex(item),))
    rows = reading.db.execute(f"SELECT {_COLUMNS} FROM custody{condition} ORDER BY n", values)
    return [Entry(*row) for row in rows.fetchall()]


def entries_about(reading: Reading, items: Iterable[str]) -> list[Entry]:
    """The entries about any of these items (hex), oldest first: what goes with them in a bundle."""
    found = {entry.n: entry for item in items for entry in entries(reading, item)}
    return [found[n] for n in sorted(found)]


def check(reading: Reading, after: int = 0) -> Iterator[Broken]:
    """Follow the chain, from the entry that comes after the one with the number `after`, and yield
    every entry at which it doesn't hold.
    """
    last, n = _digest_before(reading.db, after), after
    while rows := _chunk(reading.db, n):
        for entry, item in rows:
            if entry.n != n + 1:
                yield Broken(entry.n, "gap")
            elif entry.previous != last:
                yield Broken(entry.n, "link")
            else:
                yield from _own_faults(entry, item)
            last, n = entry.digest, entry.n


def erase_payloads(vault: Vault, items: Iterable[str]) -> int:
    """Delete payload and salt of every entry about these items, in the caller's transaction; return
    how many.

    The digests stay, and with them the chain.
    """
    ids = [(bytes.fromhex(item),) for item in items]
    erased = vault.db.executemany(
        "UPDATE custody SET salt = NULL, payload = NULL WHERE item = ? AND payload IS NOT NULL", ids
    )
    return int(erased.rowcount)


def _digest_before(db: Connection, n: int) -> bytes:
    if n == 0:
        return _FIRST_PREVIOUS
    row = db.execute("SELECT digest FROM custody WHERE n = ?", (n,)).fetchone()
    # No entry follows on nothing, so the next one is told as broken.
    return row[0] if row else b""


def _chunk(db: Connection, after: int) -> list[tuple[Entry, bytes | None]]:
    rows = db.execute(
        f"SELECT {_COLUMNS}, item FROM custody WHERE n > ? ORDER BY n LIMIT {_CHUNK}", (after,)
    )
    return [(Entry(*row[:-1]), row[-1]) for row in rows.fetchall()]


def _own_faults(entry: Entry, item: bytes | None) -> Iterator[Broken]:
    if entry.salt is None or entry.payload is None:
        # After a purge the digest can't be computed again; the next one covers it.
        if (entry.salt, entry.payload) != (None, None):
            yield Broken(entry.n, "payload")
        return
    if digest_of(entry.n, entry.previous, entry.salt, entry.payload) != entry.digest:
        yield Broken(entry.n, "digest")
        return
    try:
        told = _decoder.decode(entry.payload)
    except msgspec.MsgspecError:
        yield Broken(entry.n, "payload")
        return
    # The column is only for finding entries; the payload counts.
    if item is None or told.item != item.hex():
        yield Broken(entry.n, "item")
