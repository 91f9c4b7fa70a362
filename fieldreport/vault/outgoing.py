"""What there is to hand over: what is new for somebody, in which order, with which evidence.

Nothing here changes anything; the ledger of what went out is in `departures`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from fieldreport.vault.records import VISIBLE

if TYPE_CHECKING:
    from fieldreport.vault.connection import Connection
    from fieldreport.vault.departures import ItemKind
    from fieldreport.vault.vault import Reading, Vault


class New(NamedTuple):
    """What somebody does not have yet: record ids, parents before children, and SHA-256s."""

    records: list[str]
    evidence: list[str]


def new_for(vault: Vault, recipients: Sequence[str]) -> New:
    """What of this vault's own has not been written to *all* of these recipients (hex).

    Records are those that this vault's identity wrote, of every version, so that nobody gets a
    version without its ancestors; records of others are handed over only if somebody chooses them.
    Evidence is what those records name. What a recipient reported as damaged is new again.
    """
    own = bytes.fromhex(vault.fingerprint)
    sent_records = _sent(vault.db, recipients, "record")
    rows = vault.db.execute(
        "SELECT r.id FROM record r JOIN content USING (seq) WHERE r.author = ?"
        f" AND {VISIBLE} ORDER BY r.seq",
        (own,),
    )
    records = [row[0].hex() for row in rows.fetchall() if row[0] not in sent_records]
    sent_evidence = _sent(vault.db, recipients, "evidence")
    rows = vault.db.execute(
        "SELECT DISTINCT e.sha256 FROM evidence e JOIN mention m ON m.target = e.sha256"
        " JOIN record r ON r.seq = m.seq WHERE e.state = 'present' AND r.author = ?"
        f" AND m.relation IN ('evidence', 'original') AND {VISIBLE} ORDER BY e.sha256",
        (own,),
    )
    evidence = [row[0].hex() for row in rows.fetchall() if row[0] not in sent_evidence]
    return New(in_order(vault, records), evidence)


def unacknowledged(vault: Vault) -> New:
    """What nobody whose card isn't revoked has said to have: what a successor needs, or what was on
    a drive that got lost.

    That is this vault's own, and what of others it handed over before; whether it was written to
    somebody already doesn't matter. A recipient whose key somebody else may have acknowledges
    nothing.
    """
    safe, own = _acknowledged(vault.db), bytes.fromhex(vault.fingerprint)
    ours = "(r.author = ? OR r.id IN (SELECT item FROM departure_item WHERE kind = 'record'))"
    rows = vault.db.execute(
        f"SELECT r.id FROM record r JOIN content USING (seq) WHERE {ours} AND {VISIBLE}"
        " ORDER BY r.seq",
        (own,),
    )
    records = [row[0].hex() for row in rows.fetchall() if ("record", row[0]) not in safe]
    rows = vault.db.execute(
        "SELECT DISTINCT e.sha256 FROM evidence e JOIN mention m ON m.target = e.sha256"
        f" JOIN record r ON r.seq = m.seq WHERE e.state = 'present' AND {ours}"
        f" AND m.relation IN ('evidence', 'original') AND {VISIBLE} ORDER BY e.sha256",
        (own,),
    )
    evidence = [row[0].hex() for row in rows.fetchall() if ("evidence", row[0]) not in safe]
    return New(in_order(vault, records), evidence)


def only_with(reading: Reading, recipient: str, others: Iterable[str]) -> int:
    """How many records and files that are here were written to this recipient (hex) and to none of
    the others.
    """
    here: dict[ItemKind, str] = {
        "record": "SELECT r.id FROM record r JOIN content USING (seq)",
        "evidence": "SELECT sha256 FROM evidence WHERE state = 'present'",
    }
    with_others = list(others)
    count = 0
    for kind, sql in here.items():
        found = _sent(reading.db, [recipient], kind)
        for one in with_others:
            if found:
                found -= _sent(reading.db, [one], kind)
        # All that is here is looked through last: of most people nothing is left by then.
        if found:
            count += len(found.intersection(row[0] for row in reading.db.execute(sql).fetchall()))
    return count


def in_order(reading: Reading, records: Sequence[str]) -> list[str]:
    """Sort records (hex) so that parents come before children, as a bundle has them."""
    parents = {one: _parents(reading, one) for one in records}
    done: dict[str, None] = {}
    for first in parents:
        # Ids are hashes of what names the parents, so there is no circle; with a stack of our own,
        # because a history may be longer than Python's.
        stack = [first]
        while stack:
            waiting = [p for p in parents[stack[-1]] if p in parents and p not in done]
            if waiting:
                stack += waiting
            else:
                done[stack.pop()] = None
    return list(done)


def evidence_of(reading: Reading, records: Iterable[str]) -> list[str]:
    """The SHA-256s, sorted, of the evidence in this vault that these records (hex) name."""
    sql = (
        "SELECT e.sha256 FROM record r JOIN mention m ON m.seq = r.seq"
        " JOIN evidence e ON e.sha256 = m.target WHERE r.id = ? AND e.state = 'present'"
        " AND m.relation IN ('evidence', 'original')"
    )
    return sorted(
        {
            digest.hex()
            for one in records
            for (digest,) in reading.db.execute(sql, (bytes.fromhex(one),)).fetchall()
        }
    )


def _parents(reading: Reading, record: str) -> list[str]:
    rows = reading.db.execute(
        "SELECT parent FROM parent WHERE child = (SELECT seq FROM record WHERE id = ?)"
        " ORDER BY parent",
        (bytes.fromhex(record),),
    )
    return [parent.hex() for (parent,) in rows.fetchall()]


def _sent(db: Connection, recipients: Sequence[str], kind: ItemKind) -> set[bytes]:
    """The items of written bundles that reached each of the recipients, as far as is known."""
    sql = (
        "SELECT DISTINCT i.item FROM departure_recipient r JOIN departure d ON d.id = r.departure"
        " JOIN departure_item i ON i.departure = d.id"
        " WHERE r.recipient = ?1 AND d.state = 'written' AND i.kind = ?2 AND NOT EXISTS ("
        "SELECT 1 FROM acknowledgement a WHERE a.item = i.item AND a.kind = i.kind"
        " AND a.recipient = r.recipient AND a.state = 'damaged')"
    )
    each = [
        {row[0] for row in db.execute(sql, (bytes.fromhex(one), kind)).fetchall()}
        for one in recipients
    ]
    return set.intersection(*each)


def _acknowledged(db: Connection) -> set[tuple[str, bytes]]:
    """The records and files (kind, id) that a recipient has, whose card isn't revoked."""
    sql = (
        "SELECT DISTINCT kind, item FROM acknowledgement"
        " WHERE state IN ('backed-up', 'stored', 'known') AND recipient NOT IN"
        " (SELECT fingerprint FROM contact WHERE revoked IS NOT NULL)"
    )
    return set(db.execute(sql).fetchall())
