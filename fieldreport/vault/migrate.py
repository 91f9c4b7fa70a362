"""Brings a database to the newest schema, one numbered file after the other.

`schema/NNNN_….sql` is never edited after a release; the database's `user_version` is the number of
the last file that ran. Each file runs in one transaction with its number, so that a power cut
leaves the old schema or the new one. A migration is SQL alone: code that will have changed by then
can't be part of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib import resources
from pathlib import Path
from typing import NamedTuple

from fieldreport import files
from fieldreport.crypto.secret import Secret
from fieldreport.errors import UserError
from fieldreport.vault import connection
from fieldreport.vault.connection import Connection

_NAME = re.compile(r"(\d{4})_[a-z0-9_]+\.sql")


class Step(NamedTuple):
    """The SQL that leads from schema `number - 1` to `number`."""

    number: int
    sql: str


@cache
def steps() -> tuple[Step, ...]:
    """All steps, from 1 on without a gap."""
    folder = resources.files("fieldreport.vault").joinpath("schema")
    found = sorted(
        Step(int(match[1]), entry.read_text("utf-8"))
        for entry in folder.iterdir()
        if (match := _NAME.fullmatch(entry.name))
    )
    if not found or [step.number for step in found] != list(range(1, len(found) + 1)):
        raise RuntimeError("the schema's files aren't numbered from 1 on without a gap")
    return tuple(found)


def refuse_unreadable(db: Connection, known: Sequence[Step] | None = None) -> None:
    """Check that the schema is one that `bring_up` can start from, reading only.

    If there is something to be done, the whole database is read: a migration must not build on
    damaged pages.

    Raises:
        UserError: `vault.newer` if a newer program made it; `vault.damaged` if no program of ours
            did, or if a page can't be read.
    """
    number, newest = version(db), (known or steps())[-1].number
    if number > newest:
        raise UserError("vault.newer")
    # 0 is what SQLite says of an empty file: a vault is made whole, with its schema, or not at all.
    if number < 1:
        raise UserError("vault.damaged", folder=files.shown(db.path.parent))
    # Every page in use is decrypted and authenticated on the way.
    if number < newest and db.execute("PRAGMA integrity_check(1)").fetchall() != [("ok",)]:
        raise UserError("vault.damaged", folder=files.shown(db.path.parent))


def recognise_database(path: Path, key: Secret) -> None:
    """Check, reading only, that a database that nobody has open belongs to this key and can be
    brought up.

    Raises UserError as `refuse_unreadable`, and the drive's codes.
    """
    try:
        with connection.looking(path, key) as db:
            refuse_unreadable(db)
    except UserError as error:
        if error.code == "vault.page_damaged":
            raise UserError("vault.damaged", folder=files.shown(path.parent)) from error
        raise


def bring_up(db: Connection, known: Sequence[Step] | None = None) -> int:
    """Run the steps that the database lacks, all of them on an empty one; return how many ran."""
    missing = [step for step in known or steps() if step.number > version(db)]
    for step in missing:
        _run(db, step)
    return len(missing)


def version(db: Connection) -> int:
    """The number of the schema that the database has; 0 for an empty one."""
    (number,) = db.execute("PRAGMA user_version").fetchone()
    return int(number)


def _run(db: Connection, step: Step) -> None:
    # One script, so that the number changes with the tables or not at all. DDL is transactional in
    # SQLite.
    try:
        db.executescript(
            f"BEGIN IMMEDIATE;\n{step.sql}\nPRAGMA user_version = {step.number};\nCOMMIT;"
        )
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise
