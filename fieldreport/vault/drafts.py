"""Drafts: the mutable text of what is being written, autosaved. They never leave the vault.

A draft is not checked: it may be incomplete, or not even a record yet. *Save* in the layer above
makes a record of it and deletes it in the same transaction.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldreport import times
from fieldreport.errors import UserError

if TYPE_CHECKING:
    from fieldreport.vault.vault import Reading, Vault

_ID_SIZE = 16


@dataclass(frozen=True)
class Draft:
    """One draft. `subject` and `parents` are set when it is to become a new version of something;
    `body` is JSON.
    """

    id: str
    kind: str
    subject: str | None
    parents: tuple[str, ...]
    body: bytes
    created: str
    saved: str


def save(
    vault: Vault,
    kind: str,
    body: bytes,
    *,
    draft: str | None = None,
    subject: str | None = None,
    parents: Sequence[str] = (),
) -> str:
    """Store a new draft, or the present text of one, and return its id (32 hex).

    Saving a draft that was deleted meanwhile stores it again: a text is never lost to a race.
    """
    key = secrets.token_bytes(_ID_SIZE) if draft is None else bytes.fromhex(draft)
    now = times.now()
    vault.db.execute(
        "INSERT INTO draft VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
        " kind = excluded.kind, subject = excluded.subject, parents = excluded.parents,"
        " body = excluded.body, saved = excluded.saved",
        (
            key,
            kind,
            bytes.fromhex(subject) if subject else None,
            json.dumps(list(parents)),
            body,
            now,
            now,
        ),
    )
    return key.hex()


def get(reading: Reading, draft: str) -> Draft:
    """The draft with this id.

    Raises:
        UserError: `vault.draft_unknown`.
    """
    found = _read(reading, "WHERE id = ?", bytes.fromhex(draft))
    if not found:
        raise UserError("vault.draft_unknown")
    return found[0]


def newest_first(reading: Reading) -> list[Draft]:
    """All drafts, the one saved last first."""
    return _read(reading, "ORDER BY unixepoch(saved) DESC, id")


def delete(vault: Vault, draft: str) -> None:
    """Delete a draft, in the caller's transaction if there is one. One that isn't there is no
    fault.
    """
    vault.db.execute("DELETE FROM draft WHERE id = ?", (bytes.fromhex(draft),))


def _read(reading: Reading, rest: str, *values: bytes) -> list[Draft]:
    rows = reading.db.execute(
        f"SELECT id, kind, subject, parents, body, created, saved FROM draft {rest}", values
    )
    return [
        Draft(
            id=row[0].hex(),
            kind=row[1],
            subject=row[2].hex() if row[2] else None,
            parents=tuple(json.loads(row[3])),
            body=row[4],
            created=row[5],
            saved=row[6],
        )
        for row in rows.fetchall()
    ]
