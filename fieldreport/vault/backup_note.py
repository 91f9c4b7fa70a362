"""The note that makes a folder a backup: `backup.json`, in two copies, written when all else is.

It names the one database that counts, with its SHA-256, and holds the vault's header. As long as no
note names them, copied files are nothing; a note that is whole never names a file that isn't. So a
backup is as it was before, or as it is after, whenever it is interrupted. FORMAT section 9.4.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from fieldreport import files
from fieldreport.crypto.keyslots import DamagedHeader, Header, NewerHeader
from fieldreport.errors import UserError
from fieldreport.model import strictjson, versions
from fieldreport.model.faults import FAULTS, Newer
from fieldreport.vault.connection import SALT_SIZE
from fieldreport.vault.folder import BACKUPS, DATABASE

# Made first and removed last: what lies here is ours, and no backup yet.
UNFINISHED = "backup.unfinished"

# A header is 13 KB, and a third more as a string in a string.
_LIMIT = 131_072
# A file that isn't there, or is too big for a note, is none; these say that nobody knows.
_DRIVE_FAILED = frozenset({"files.io", "files.gone"})
_NO_CHECKSUM = b'"checksum":""}'

_Hex64 = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}$(?!\n)")]


class Database(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The database of a backup: the name and the bytes of its file."""

    name: Annotated[str, msgspec.Meta(pattern=r"^reports\.[0-9]{1,16}\.db$(?!\n)")]
    size: Annotated[int, msgspec.Meta(ge=1, le=2**53 - 1)]
    sha256: _Hex64


class Note(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A note. `vault` is the salt of the vault's database: the same in all its backups."""

    format: str = versions.CURRENT
    kind: Literal["backup"] = "backup"
    generation: Annotated[int, msgspec.Meta(ge=1, le=2**53 - 1)]
    made: str
    vault: Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{32}$(?!\n)")]
    header: str
    database: Database
    checksum: str = ""

    def encode(self) -> bytes:
        """Return the bytes to be written. The checksum finds accidents, not attackers."""
        text = msgspec.json.encode(msgspec.structs.replace(self, checksum=""))
        return text.removesuffix(_NO_CHECKSUM) + b'"checksum":"%s"}' % _hash(text).encode()


class NoBackup(Exception):
    """There is no whole note in the folder."""


def salt_of(folder: Path) -> str:
    """The salt at the start of a vault's database, by which its backups are known (hex)."""
    with files.environment_errors(DATABASE), (folder / DATABASE).open("rb") as file:
        return file.read(SALT_SIZE).hex()


def read(folder: Path) -> list[Note]:
    """The whole notes in a folder, the newest first; there are two of them or, after an accident,
    one.

    Raises NoBackup if there is none, and UserError `backup.newer` if a newer program wrote one, or
    the drive's code if none could be read.
    """
    found: dict[int, Note] = {}
    failures = []
    for name in BACKUPS:
        try:
            note = _parsed(folder / name)
        except UserError as error:
            if error.code == "backup.newer":
                raise
            # As good as none beside one that can be read; alone, it says nothing about the folder.
            failures += [error] if error.code in _DRIVE_FAILED else []
        else:
            found |= {note.generation: note} if note else {}
    if not found:
        raise failures[0] if failures else NoBackup
    return [found[generation] for generation in sorted(found, reverse=True)]


def write(folder: Path, note: Note) -> None:
    """Write both copies, one after the other, and read them back from the drive."""
    raw, spot = note.encode(), files.Spot.of(folder)
    for name in BACKUPS:
        spot.check()
        files.write_atomic(folder / name, raw, replace=True)
        with files.open_uncached(folder / name) as file, files.environment_errors(folder / name):
            if file.read() != raw:
                raise UserError("backup.not_as_written", file=name)


def header(note: Note, folder: Path) -> Header:
    """The header in a note that lies in `folder`. Raises UserError `backup.damaged` or `backup.newer`."""
    try:
        return Header.parse(note.header.encode())
    except NewerHeader:
        raise UserError("backup.newer") from None
    except DamagedHeader:
        raise UserError("backup.damaged", folder=files.shown(folder)) from None


def _parsed(path: Path) -> Note | None:
    raw = files.read_at_most(path, _LIMIT)
    try:
        tree = strictjson.check(raw, _LIMIT)
        versions.parsed(tree.get("format") if isinstance(tree, dict) else None)
        note = msgspec.convert(tree, Note)
    except Newer:
        raise UserError("backup.newer") from None
    except (*FAULTS, msgspec.MsgspecError):
        return None
    text = raw.removesuffix(b'"checksum":"%s"}' % note.checksum.encode()) + _NO_CHECKSUM
    return note if _hash(text) == note.checksum else None


def _hash(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()
