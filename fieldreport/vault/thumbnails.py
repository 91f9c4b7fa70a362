"""Small pictures of the evidence, for lists: made once, kept encrypted with everything else.

They can be made again at any time, so nothing depends on them. But they show what the file shows:
where a file is purged or removed, its picture goes in the same transaction (`evidence.detach`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fieldreport.vault.vault import Reading, Vault

# A picture of 96 × 96 pixels takes a few kilobytes. What is larger is no thumbnail.
LIMIT = 64 * 1024


def put(vault: Vault, sha256: str, picture: bytes) -> None:
    """Keep the picture of a file that is in the vault, instead of an earlier one; of any other file
    nothing is kept.

    Raises:
        ValueError: it is larger than `LIMIT`.
    """
    if len(picture) > LIMIT:
        raise ValueError("no thumbnail")
    vault.db.execute(
        "INSERT INTO thumbnail SELECT seq, ? FROM evidence WHERE sha256 = ? AND state = 'present'"
        " ON CONFLICT DO UPDATE SET picture = excluded.picture",
        (picture, bytes.fromhex(sha256)),
    )


def get(reading: Reading, sha256: str) -> bytes | None:
    """The picture of a file, or None if none is kept."""
    row = reading.db.execute(
        "SELECT t.picture FROM thumbnail t JOIN evidence e ON e.seq = t.evidence WHERE e.sha256 = ?",
        (bytes.fromhex(sha256),),
    ).fetchone()
    return row[0] if row else None
