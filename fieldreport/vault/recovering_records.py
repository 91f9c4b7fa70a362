"""Puts the records that could be read of a damaged vault into the new one, from their signed bytes alone.

Everything that lists and search need is derived anew, and so is which versions are current. Of a record that was
purged, the trace stays; one whose bytes are lost is named and leaves none, so that it can come again from whoever
has it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from fieldreport.crypto.signatures import BadSignature
from fieldreport.errors import UserError
from fieldreport.model import records as model
from fieldreport.vault import custody, drafts, records
from fieldreport.vault.findings import Finding
from fieldreport.vault.recovering_rows import Keys, insert
from fieldreport.vault.salvage import Salvage

if TYPE_CHECKING:
    from fieldreport.vault.vault import Vault

# Records a transaction.
_BATCH = 200

# The columns of a row of `record`.
_ID, _ARRIVAL, _STORED, _HEAD, _SHOWN = 1, 6, 7, 8, slice(9, 13)
_NOTHING = ("", None, None, "")


def bring(vault: Vault, salvage: Salvage, keys: Keys, *, same_identity: bool) -> None:
    """Store every record that is one."""
    known = {row[0]: row for row in salvage.rows("record")}
    staging = {row[0] for row in salvage.rows("arrival") if row[9] != "published"}
    with vault.transaction():
        _bring_traces(vault, salvage, known)
    strangers: set[str] = set()
    contents = salvage.rows("content")
    while batch := list(islice(contents, _BATCH)):
        with vault.transaction():
            for seq, raw, signature in batch:
                row = known.get(seq)
                if row and row[_ARRIVAL] in staging:
                    continue
                if not _store(vault, raw, signature, row, keys, strangers):
                    name = row[_ID].hex() if row else str(seq)
                    salvage.findings.append(Finding("recover.record_refused", name))
    salvage.findings.extend(Finding("recover.author_unknown", one) for one in sorted(strangers))
    with vault.transaction():
        _bring_unsigned(vault, salvage, same_identity=same_identity)


def _store(
    vault: Vault,
    raw: bytes,
    signature: bytes,
    row: tuple[Any, ...] | None,
    keys: Keys,
    strangers: set[str],
) -> bool:
    """Store one record if it is one and its signature is its author's; if nobody knows his keys, it counts as the
    page that it lay in, which nobody but this vault could write.
    """
    try:
        record = model.parse(raw)
        if record.author in keys:
            keys[record.author].verify("record", raw, signature)
        else:
            strangers.add(record.author)
        arrival = row[_ARRIVAL] if row else None
        there = vault.db.execute("SELECT 1 FROM arrival WHERE id = ?", (arrival,)).fetchone()
        records.add(vault, record, signature, arrival=arrival if there else None)
    except (*model.FAULTS, BadSignature):
        return False
    except UserError as error:
        if not error.code.startswith("vault.record_"):
            raise
        return False
    if row:
        vault.db.execute(
            "UPDATE record SET stored = ? WHERE id = ?", (row[_STORED], bytes.fromhex(record.id))
        )
    return True


def _bring_traces(vault: Vault, salvage: Salvage, known: dict[int, tuple[Any, ...]]) -> None:
    """Keep what is known of purged records, and name the lost ones."""
    contents = salvage.numbers("content")
    purged = set(_purged(vault))
    traces = {}
    for seq, row in known.items():
        if seq in contents:
            continue
        bare = row[_SHOWN] == _NOTHING and not row[_HEAD]
        if salvage.whole or row[_ID].hex() in purged or bare:
            made = vault.db.execute(
                "INSERT OR IGNORE INTO record (id, kind, subject, author, written, arrival, stored,"
                " head, title, earliest, latest, place)"
                " VALUES (?, ?, ?, ?, ?, NULL, ?, 0, '', NULL, NULL, '') RETURNING seq",
                (*row[1:6], row[_STORED]),
            ).fetchone()
            traces[seq] = made[0] if made else None
        else:
            salvage.findings.append(Finding("recover.record_lost", row[_ID].hex()))
    for child, parent in salvage.rows("parent"):
        if traces.get(child) is not None:
            insert(vault.db, "parent", (traces[child], parent))


def _purged(vault: Vault) -> Iterator[str]:
    for entry in custody.entries(vault):
        told = entry.told()
        if told and told.action == "purged":
            yield told.item


def _bring_unsigned(vault: Vault, salvage: Salvage, *, same_identity: bool) -> None:
    """Keep what waits for its signature: the next unlock signs it. Another identity can't; then it becomes a draft."""
    for _, save, raw in salvage.rows("unsigned"):
        try:
            record = model.parse(raw)
        except model.FAULTS:
            salvage.findings.append(Finding("recover.record_refused", ""))
            continue
        if same_identity:
            vault.db.execute("INSERT INTO unsigned (save, raw) VALUES (?, ?)", (save, raw))
        else:
            body = json.dumps(json.loads(raw)["body"], ensure_ascii=False).encode()
            drafts.save(vault, record.kind, body, subject=record.subject, parents=record.parents)
