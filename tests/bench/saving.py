"""How long saving one report takes, beside the least that any encrypted database needs for it.

Saving validates, makes the record, signs it twice, stores it with its index and a custody entry, and
is durable when it returns. The limit is a bare commit: one row as long as the record with its
signature, into a table with nothing but a key, by the same library under the same settings (WAL,
synchronous=FULL, the same page size, cipher and cache).

What a commit takes depends on the drive. Where a sync costs next to nothing, as on virtual machines
whose host answers for the drive, little is left of it but the encryption of one page, and two
signatures alone take twice as long. So what signing and a bare sync take here is told beside the
ratio, and so is the ratio to a bare commit of a row that has to be signed too.
"""

from __future__ import annotations

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
from fieldreport.vault import connection, records
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
        signed = in_turn(save, lambda: commit() + sign(), rounds)
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
        "saving a report / signing and bare commit",
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
