"""What the tests of the vault make: passphrases, records, and the fingerprint of a whole folder."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from fieldreport.crypto.identity import Identity
from fieldreport.crypto.secret import Secret
from fieldreport.model.records import Record, compose
from fieldreport.vault import records
from fieldreport.vault.vault import Vault

PASSPHRASE = "correct horse battery staple"
WRITTEN = "2026-03-14T21:05:09+05:00"


def passphrase(text: str = PASSPHRASE) -> Secret:
    return Secret(text.encode())


def report(
    author: Vault | Identity, narrative: str = "Seen from the bridge.", **body: Any
) -> Record:
    return version(author, "report", {"narrative": narrative, **body})


def version(
    author: Vault | Identity,
    kind: str,
    body: dict[str, Any],
    *,
    based_on: Sequence[Record] = (),
    subject: str | None = None,
    written: str = WRITTEN,
) -> Record:
    return compose(
        kind,
        body,
        author=author.fingerprint,
        written=written,
        subject=subject,
        based_on=based_on,
        parents=tuple(sorted(record.id for record in based_on)),
    )


def stored(vault: Vault, record: Record, **how: Any) -> Record:
    """Store a record as whoever saves or imports it would: signed."""
    records.add(vault, record, vault.identity.sign("record", record.raw), **how)
    return record


def tree(folder: Path) -> dict[str, tuple[str, int, str]]:
    """Every entry below `folder` with its mode, its time of change and the hash of its content."""
    found = {}
    for path in sorted((folder, *folder.rglob("*"))):
        status = path.lstat()
        if path.is_symlink():
            content = str(path.readlink())
        elif path.is_file():
            content = hashlib.sha256(path.read_bytes()).hexdigest()
        else:
            content = ""
        found[str(path.relative_to(folder))] = (oct(status.st_mode), status.st_mtime_ns, content)
    return found


def flip(path: Path, *offsets: int) -> None:
    """Change a bit of a file at each of these offsets."""
    content = bytearray(path.read_bytes())
    for offset in offsets:
        content[offset] ^= 0x40
    path.write_bytes(content)
