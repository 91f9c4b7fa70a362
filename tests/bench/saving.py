"""How long saving one report takes, beside the least that any encrypted database needs for it.

Saving validates, makes the record, and is over when its text is durable and its draft gone: that is
when the window says so and is ready for the next. The limit is a bare commit: one row as long as the
record with its signature, into a table with nothing but a key, by the same library under the same
settings (WAL, synchronous=FULL, the same page size, cipher and cache).

What follows by itself, two signatures, a dozen tables, the index of every word and a custody entry,
is told as well, since a batch of reports waits for it: what a commit takes depends on the drive, and
where a sync costs next to nothing, as on virtual machines whose host answers for the drive, the
signatures alone take twice as long as one.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from statistics import median

from fieldreport.crypto.secret import Secret
from fieldreport.crypto.signatures import SIGNATURE_SIZE
from fieldreport.progress import Silent
from fieldreport.usecases.record import reports
from fieldreport.usecases.record.drafts import new_id, seal
from fieldreport.vault import connection, records
from fieldreport.vault import drafts as vault_drafts
from tests.bench import made
from tests.bench.figures import Figure, Place, in_turn, said

LIMIT = 3.0
ROUNDS = 300
# What a monitor writes in a few minutes: a page of text.
WORDS = 250


def run(place: Place) -> Iterator[Figure]:
    """Save reports one by one, and rows as long as them in turn."""
    rounds = place.size(full=ROUNDS, quick=60)
    bodies = made.reports(2 * rounds + 1, words=WORDS)
    with made.vault(place.folder / "vault") as vault:
        first = reports.add(vault, next(bodies), (), Silent())
        length = len(records.raw(vault, first.version)) + SIGNATURE_SIZE
        with Secret.random(connection.KEY_SIZE + connection.SALT_SIZE) as key:
            bare = connection.connect(place.folder / "bare.db", key, "create")
        bare.execute("CREATE TABLE row (seq INTEGER PRIMARY KEY, content BLOB NOT NULL) STRICT")

        def save() -> float:
            body, draft = next(bodies), new_id()
            vault_drafts.save(vault, "report", json.dumps(body).encode(), draft=draft)
            begun = time.perf_counter()
            with vault.transaction():
                reports.keep(vault, body)
                vault_drafts.delete(vault, draft)
            saved = time.perf_counter() - begun
            seal(vault)
            return saved

        def save_and_sign() -> float:
            body = next(bodies)
            begun = time.perf_counter()
            reports.add(vault, body, (), Silent())
            return time.perf_counter() - begun

        def commit() -> float:
            content = os.urandom(length)
            begun = time.perf_counter()
            bare.execute("BEGIN IMMEDIATE")
            bare.execute("INSERT INTO row (content) VALUES (?)", (content,))
            bare.execute("COMMIT")
            return time.perf_counter() - begun

        def sign() -> float:
            content = os.urandom(length)
            begun = time.perf_counter()
            vault.identity.sign("record", content)
            return time.perf_counter() - begun

        pair = in_turn(save, commit, rounds)
        signed = in_turn(save_and_sign, lambda: commit() + sign(), rounds)
        signing, syncing = (
            said(median(side() for _ in range(rounds)))
            for side in (sign, partial(_synced, place.folder / "synced"))
        )
        bare.close()
    yield Figure(
        "saving a report / bare commit",
        pair.ratio,
        LIMIT,
        f"{said(pair.ours)} against {said(pair.theirs)} for a row of {length} bytes;"
        f" signing takes {signing}, a sync of one page {syncing}",
    )
    yield Figure(
        "saving, signing and indexing a report / signing and bare commit",
        signed.ratio,
        None,
        f"{said(signed.ours)} against {said(signed.theirs)}",
    )


def _synced(path: Path) -> float:
    """Write a page over the one before, as a log that is used again is written, and sync it."""
    with path.open("r+b" if path.exists() else "w+b", buffering=0) as file:
        file.write(os.urandom(connection.PAGE_SIZE))
        begun = time.perf_counter()
        os.fsync(file.fileno())
        return time.perf_counter() - begun
