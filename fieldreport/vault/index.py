"""The search index: the folded words of every version that is kept, by its number.

Older versions stay in it as long as their bytes stay in the vault; a search shows current ones. To
take a version out of every list of words is slow, 10 ms and more, so a removal only marks it as
deleted; then `tidy` writes the lists anew without it, in small steps. Until that is done, a setting
says so, and the next unlock goes on with it: no word outlives what it was written in.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from fieldreport.vault.connection import Connection

if TYPE_CHECKING:
    from fieldreport.vault.vault import Vault

_LEFT = "words_left"

# How much of the lists a step writes, in pages of 4 KB: some milliseconds.
_PAGES = 64


def store(db: Connection, seq: int, words: tuple[str, str, str]) -> None:
    """Put a version into the index: its folded body, people and place."""
    db.execute("INSERT INTO text (rowid, body, people, place) VALUES (?, ?, ?, ?)", (seq, *words))


def remove(db: Connection, seqs: Iterable[int]) -> None:
    """Mark versions as deleted, in the caller's transaction. `tidy` has to follow it."""
    db.execute("INSERT INTO setting VALUES (?, x'01') ON CONFLICT DO NOTHING", (_LEFT,))
    # The index deletes in place unless told otherwise. It is told so for these rows alone.
    db.execute("INSERT INTO text (text, rank) VALUES ('secure-delete', 0)")
    db.executemany("DELETE FROM text WHERE rowid = ?", [(seq,) for seq in seqs])
    db.execute("INSERT INTO text (text, rank) VALUES ('secure-delete', 1)")


def tidy(vault: Vault) -> None:
    """Write the lists anew without what was removed, each step in a transaction of its own.

    Its free pages are overwritten (`secure_delete`); the log still has to be emptied.
    """
    if vault.setting(_LEFT) is None:
        return
    # A negative number begins to join all lists, positive ones go on until there is one.
    pages = -_PAGES
    while _merged(vault, pages):
        pages = _PAGES
    vault.db.execute("DELETE FROM setting WHERE name = ?", (_LEFT,))


def _merged(vault: Vault, pages: int) -> bool:
    with vault.transaction() as db:
        before = db.total_changes
        db.execute("INSERT INTO text (text, rank) VALUES ('merge', ?)", (pages,))
        # One change is the command itself.
        return bool(db.total_changes - before > 1)
