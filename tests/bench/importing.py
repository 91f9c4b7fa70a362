"""How long importing many small reports takes, beside what nobody could leave out.

That is: checking the signature of every record, and inserting the very rows that the import made, with
the index of the search, into an empty database of the same library, settings and schema; all in one
transaction, for nobody has to work beside it. The import itself opens the bundle, validates every
record, derives what is searched, and commits in small steps, so that a window stays usable.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from fieldreport.crypto.secret import Secret
from fieldreport.crypto.signatures import PublicKeys
from fieldreport.model.records import compose
from fieldreport.progress import Silent
from fieldreport.usecases.exchange import handover, intake
from fieldreport.vault import connection, migrate, records
from fieldreport.vault.vault import Vault
from tests.bench import made
from tests.bench.figures import Figure, Place, drive_at_rest, in_turn, said

LIMIT = 2.5
ROUNDS = 3
# A few sentences.
WORDS = 40
WRITTEN = "2026-03-14T21:05:09+05:00"

Rows = dict[str, list[tuple[Any, ...]]]


def run(place: Place) -> Iterator[Figure]:
    """Import a bundle of reports into a fresh vault, and do the least part of it, in turn."""
    count = place.size(full=10_000, quick=1_000)
    bundle, empty, full = (place.folder / name for name in ("bundle", "empty", "full"))
    with made.monitor(place.folder / "monitor", receiver=empty) as monitor:
        fill(monitor, count)
        plan = handover.plan(monitor, [made.COORDINATOR], handover.Choice(everything=True))
        handover.hand_over(monitor, plan, bundle, progress=Silent())
        signer = monitor.identity.public.keys

    def take_in() -> float:
        shutil.rmtree(full, ignore_errors=True)
        shutil.copytree(empty, full)
        with made.opened(full) as coordinator:
            drive_at_rest()
            begun = time.perf_counter()
            imported = intake.take_in(coordinator, bundle, progress=Silent())
            taken = time.perf_counter() - begun
        if imported.records != count:
            raise ValueError(f"{imported.records} records came in, not {count}")
        return taken

    take_in()
    with made.opened(full) as coordinator:
        rows = _rows(coordinator)
    steps: list[tuple[float, float]] = []

    def least() -> float:
        steps.append((_verified(signer, rows), _inserted(place.folder / "plain.db", rows)))
        return sum(steps[-1])

    pair = in_turn(take_in, least, place.size(full=ROUNDS, quick=3), settle=drive_at_rest)
    verifying, inserting = (
        said(sorted(each)[len(steps) // 2]) for each in zip(*steps, strict=True)
    )
    yield Figure(
        f"importing {count:,} reports / verifying and inserting",
        pair.ratio,
        LIMIT,
        f"{said(pair.ours)} against {said(pair.theirs)} ({verifying} and {inserting})",
    )


def fill(vault: Vault, count: int) -> None:
    """Store so many signed reports."""
    with vault.transaction():
        for body in made.reports(count, words=WORDS):
            record = compose("report", body, author=vault.fingerprint, written=WRITTEN)
            records.add(vault, record, vault.identity.sign("record", record.raw))


def _rows(vault: Vault) -> Rows:
    """Return all rows of all tables, the index's columns as one, in an order that keys allow."""
    tables = vault.db.execute(
        "SELECT name, sql LIKE 'CREATE VIRTUAL%' FROM sqlite_schema WHERE type = 'table'"
        " AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'text_%' AND name NOT IN ('word', 'setting')"
    ).fetchall()
    rows: Rows = {}
    for name, virtual in tables:
        columns = "rowid, body, people, place" if virtual else "*"
        rows[name] = vault.db.execute(f"SELECT {columns} FROM {name}").fetchall()
    return {name: found for name, found in rows.items() if found}


def _verified(signer: PublicKeys, rows: Rows) -> float:
    begun = time.perf_counter()
    for _, raw, signature in rows["content"]:
        signer.verify("record", raw, signature)
    return time.perf_counter() - begun


def _inserted(path: Path, rows: Rows) -> float:
    with Secret.random(connection.KEY_SIZE + connection.SALT_SIZE) as key:
        db = connection.connect(path, key, "create")
    migrate.bring_up(db)
    drive_at_rest()
    begun = time.perf_counter()
    db.execute("BEGIN IMMEDIATE")
    for name, found in rows.items():
        into = "text (rowid, body, people, place)" if name == "text" else name
        marks = ", ".join("?" * len(found[0]))
        db.executemany(f"INSERT INTO {into} VALUES ({marks})", found)
    db.execute("COMMIT")
    taken = time.perf_counter() - begun
    db.close()
    path.unlink()
    return taken
