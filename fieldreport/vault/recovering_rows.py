"""Puts the rows that could be read of a damaged vault's small tables into the new one: contacts, drafts, ledgers,
the custody log.

What belongs to a row that is lost is left out, and what has a seal of its own, a card or a custody entry, is
believed only if the seal holds. Numbers of bundles are counted under a new epoch, as after a restore, since the
ledger may end too early.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import sqlcipher3

from fieldreport.crypto.cards import BadCard, open_card
from fieldreport.crypto.signatures import PublicKeys
from fieldreport.vault import custody
from fieldreport.vault.findings import Finding
from fieldreport.vault.salvage import Salvage

if TYPE_CHECKING:
    from fieldreport.vault.connection import Connection
    from fieldreport.vault.vault import Vault

Keys = dict[str, PublicKeys]

# Owners before what belongs to them.
_AS_THEY_ARE = (
    *("draft", "arrival_item", "arrival_custody", "departure_recipient"),
    *("departure_item", "acknowledgement", "question"),
)
_NO_DIGEST = bytes(32)


def bring(vault: Vault, salvage: Salvage) -> Keys:
    """Store all of them, in the caller's transaction; return the keys of the authors by fingerprint."""
    db = vault.db
    for name, value in salvage.rows("setting"):
        if name != "epoch":
            vault.set_setting(name, value)
    keys = _bring_cards(db, salvage)
    _bring_ledgers(db, salvage)
    _bring_custody(vault, salvage)
    return keys


def insert(db: Connection, table: str, row: tuple[Any, ...]) -> bool:
    """Store a row as it is, unless what it belongs to isn't there; return whether it was stored."""
    marks = ", ".join("?" * len(row))
    try:
        return bool(
            db.execute(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", row).rowcount == 1
        )
    except sqlcipher3.IntegrityError:
        return False


def _bring_cards(db: Connection, salvage: Salvage) -> Keys:
    keys: Keys = {}
    for table, column in (("author", 1), ("contact", 3)):
        for row in salvage.rows(table):
            try:
                card = open_card(row[column])
            except BadCard:
                salvage.findings.append(Finding("recover.card_refused", row[0].hex()))
                continue
            if insert(db, table, row):
                keys.setdefault(card.fingerprint, card.public.keys)
    return keys


def _bring_ledgers(db: Connection, salvage: Salvage) -> None:
    for row in salvage.rows("arrival"):
        # What an unfinished import staged would be swept at the next unlock.
        if row[9] == "published":
            insert(db, "arrival", row)
    addressed = {row[0] for row in salvage.rows("departure_recipient")}
    for row in salvage.rows("departure"):
        if row[0] in addressed:
            insert(db, "departure", row)
    for table in _AS_THEY_ARE:
        for row in salvage.rows(table):
            # The index by item has its columns in another order.
            insert(db, table, (row[1], row[0], row[2]) if table == "departure_item" else row)


def _bring_custody(vault: Vault, salvage: Salvage) -> None:
    for n, previous, digest, salt, payload, item in _unbroken(salvage):
        insert(vault.db, "custody", (n, previous, digest, salt, payload, item))
    # A head that others were told: had the log a shorter one, its next entries would get numbers that these people
    # know with other digests, and look forged. So the chain goes on behind it.
    told = max(
        ((row[7], row[8]) for row in salvage.rows("departure") if row[7] and row[8]),
        default=(0, _NO_DIGEST),
    )
    last = custody.head(vault)
    if told[0] > (last.n if last else 0):
        insert(vault.db, "custody", (told[0], _NO_DIGEST, told[1], None, None, None))
    salvage.findings.extend(
        Finding("recover.custody_broken", str(broken.n)) for broken in custody.check(vault)
    )


def _unbroken(salvage: Salvage) -> Iterator[tuple[Any, ...]]:
    for row in salvage.rows("custody"):
        n, previous, digest, salt, payload, _ = row
        sealed = salt is not None and payload is not None
        if sealed and custody.digest_of(n, previous, salt, payload) != digest:
            continue
        yield row
