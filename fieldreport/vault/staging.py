"""The records of an import on their way in: invisible, then published all at once, or swept.

They are stored in small transactions with all that is derived from them; publication only writes
which of them are current, so it is short however much came in. FORMAT section 4 says what a head
is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldreport.vault import index

if TYPE_CHECKING:
    from fieldreport.vault.vault import Vault

# Of the versions that arrived, those that none names as a parent: neither one that arrived with
# them nor one that was visible before.
_NEW_HEADS = """
UPDATE record AS r SET head = 1 WHERE r.arrival = :arrival AND NOT EXISTS (
    SELECT 1 FROM parent p JOIN record c ON c.seq = p.child
    WHERE p.parent = r.id AND c.subject = r.subject
    AND (c.arrival = :arrival
        OR NOT EXISTS (SELECT 1 FROM arrival a WHERE a.id = c.arrival AND a.state = 'staging')))
"""
_RETIRED = """
UPDATE record SET head = 0 WHERE head = 1 AND seq IN (
    SELECT r.seq FROM record c JOIN parent p ON p.child = c.seq JOIN record r ON r.id = p.parent
    WHERE c.arrival = :arrival AND r.subject = c.subject)
"""


def publish(vault: Vault, arrival: int) -> None:
    """Make the records of an arrival visible, in the caller's transaction.

    The caller sets the arrival's state to `published` in the same transaction.
    """
    values = {"arrival": arrival}
    vault.db.execute(_RETIRED, values)
    vault.db.execute(_NEW_HEADS, values)


def discard(vault: Vault, arrival: int, at_most: int = 500) -> bool:
    """Delete up to `at_most` staged records of an arrival in one transaction; return whether any
    are left.

    Call it until nothing is left: no transaction gets long, and a killed sweep goes on where it
    was.
    """
    with vault.transaction() as db:
        rows = db.execute(
            "SELECT seq FROM record WHERE arrival = ? LIMIT ?", (arrival, at_most)
        ).fetchall()
        index.remove(db, [row[0] for row in rows])
        # Content, parents, terms and mentions go with it.
        db.executemany("DELETE FROM record WHERE seq = ?", rows)
    more = len(rows) == at_most
    if not more:
        index.tidy(vault)
    return more
