"""Puts everything that a vault consists of into a new folder: header, database, identity, card.

What is made is opened with the passphrase before anybody relies on it (`Vault.create`).
"""

from __future__ import annotations

import secrets
from contextlib import closing
from pathlib import Path

from fieldreport.crypto.cards import make_card, make_revocation
from fieldreport.crypto.identity import Identity
from fieldreport.crypto.keyslots import MASTER_SIZE, Cost, Header
from fieldreport.crypto.secret import Secret
from fieldreport.vault import custody, folder, migrate
from fieldreport.vault.connection import Connection, connect
from fieldreport.vault.keys import Keys

_EPOCH_SIZE = 16


def make(place: Path, passphrase: Secret, name: str, role: str, cost: Cost | None) -> None:
    """Fill an empty folder with a new vault, synced. Errors as `Vault.create`."""
    with Secret.random(MASTER_SIZE) as master:
        header = Header.create(passphrase, master, cost)
        keys = Keys.of(master)
    try:
        with closing(connect(place / folder.DATABASE, keys.database, "create")) as db:
            (place / folder.DATABASE).chmod(0o600)
            migrate.bring_up(db)
            db.execute("BEGIN IMMEDIATE")
            _write_identity(db, name, role)
            db.execute("COMMIT")
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    finally:
        keys.zero()
    folder.furnish(place, header.encode())


def new_epoch() -> bytes:
    """A number for the setting `epoch`: bundles are numbered within one, so that a vault made from
    a backup can't use a number twice.
    """
    return secrets.token_bytes(_EPOCH_SIZE)


def _write_identity(db: Connection, name: str, role: str) -> None:
    identity = Identity.generate()
    try:
        seeds = [bytes(seed.view) for seed in identity.seeds()]
        card, revocation = make_card(identity, name, role), make_revocation(identity)
        fingerprint = identity.fingerprint
        db.execute(
            "INSERT INTO identity VALUES (1, ?, ?, ?, ?, ?, ?)",
            (*seeds, bytes.fromhex(fingerprint), card, revocation),
        )
        db.execute("INSERT INTO setting VALUES ('epoch', ?)", (new_epoch(),))
        custody.append_as(db, fingerprint, "created", fingerprint, "vault", {"role": role})
    finally:
        identity.zero()
