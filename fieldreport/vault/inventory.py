"""What evidence the vault knows, which records name it, and which files nobody knows.

Lists and look-ups, apart from taking evidence in (`evidence`) and reading it (`originals`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldreport import files
from fieldreport.vault.folder import EVIDENCE
from fieldreport.vault.records import VISIBLE

if TYPE_CHECKING:
    from fieldreport.vault.vault import Reader, Reading, Vault


@dataclass(frozen=True)
class Kept:
    """What the vault knows of a file; `kept` is False after a purge."""

    sha256: str
    size: int
    added: str
    kept: bool


def find(vault: Reading, sha256: str) -> Kept | None:
    """Look up a file by its SHA-256; None if it never was here, or is only being imported."""
    row = vault.db.execute(
        "SELECT size, added, state FROM evidence WHERE sha256 = ? AND state <> 'staged'",
        (bytes.fromhex(sha256),),
    ).fetchone()
    return Kept(sha256, row[0], row[1], row[2] == "present") if row else None


def all_digests(reading: Reading) -> list[str]:
    """The SHA-256 of every file that the vault knows, purged ones too, in the order in which they
    came.
    """
    rows = reading.db.execute("SELECT sha256 FROM evidence WHERE state <> 'staged' ORDER BY seq")
    return [digest.hex() for (digest,) in rows.fetchall()]


def referring(reading: Reading, sha256: str) -> list[str]:
    """The ids of the kept records, of any version, that name a file as evidence or as an
    original.
    """
    rows = reading.db.execute(
        "SELECT DISTINCT r.id FROM mention m JOIN record r USING (seq) WHERE m.target = ?"
        f" AND m.relation IN ('evidence', 'original') AND {VISIBLE} ORDER BY r.seq",
        (bytes.fromhex(sha256),),
    )
    return [record.hex() for (record,) in rows.fetchall()]


def unknown_files(vault: Vault | Reader) -> list[str]:
    """Return the paths in the evidence folder, as text relative to it, that the database doesn't
    list.

    They are never removed: they may be all that is left of a vault whose database was put back from
    an older copy.
    """
    known = {name for (name,) in vault.db.execute("SELECT name FROM segment").fetchall()}
    folder = vault.folder / EVIDENCE
    with files.environment_errors(folder):
        found = [
            path for path in folder.rglob("*") if not (path.is_dir() and not path.is_symlink())
        ]
    relative = [path.relative_to(folder).as_posix() for path in found]
    return sorted(name for name in relative if name.replace("/", "", 1) not in known)
