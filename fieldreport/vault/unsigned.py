"""Records that were saved a moment ago and wait for their signatures.

A save is over when the text is durable. Signing by two algorithms, storing in a dozen tables and
indexing every word takes five times as long as that, so it is the next step and nobody waits for
it. If the program is killed in between, the unlock does that step: a record is either here or among
the records, never in both and never in neither.

What waits is encrypted and authenticated like everything in the database. Nothing is lost by
signing later: who can change these rows holds the keys that sign them, too.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from fieldreport.errors import UserError
from fieldreport.model import records as model
from fieldreport.vault import custody, records

if TYPE_CHECKING:
    from fieldreport.vault.vault import Vault

_SAVE_SIZE = 16


def keep(vault: Vault, made: Sequence[model.Record]) -> None:
    """Keep the records of one save until `seal`, in the caller's transaction."""
    if not vault.db.in_transaction:
        raise RuntimeError("a save is one transaction")
    save = secrets.token_bytes(_SAVE_SIZE)
    vault.db.executemany(
        "INSERT INTO unsigned (save, raw) VALUES (?, ?)", [(save, record.raw) for record in made]
    )


def seal(vault: Vault) -> None:
    """Sign what waits and store it with its custody entries, each save in a transaction of its own.

    Raises:
        UserError: `vault.not_signed_yet`, with the reason as its cause; what could not be stored
            waits for the next unlock.
    """
    rows = vault.db.execute("SELECT save, seq, raw FROM unsigned ORDER BY seq").fetchall()
    try:
        for _, waiting in groupby(rows, key=lambda row: row[0]):
            _store(vault, [(seq, model.parse(raw)) for _, seq, raw in waiting])
    except UserError as error:
        raise UserError("vault.not_signed_yet") from error


def _store(vault: Vault, waiting: Sequence[tuple[int, model.Record]]) -> None:
    # A millisecond each, so before the transaction that others would wait for.
    signed = [(one, vault.identity.sign("record", one.raw)) for _, one in waiting]
    with vault.transaction() as db:
        for record, signature in signed:
            records.add(vault, record, signature)
            custody.append(vault, "created", record.id, "record")
        db.executemany("DELETE FROM unsigned WHERE seq = ?", [(seq,) for seq, _ in waiting])
