"""Copies the evidence of a damaged vault into the new one: what the database still names, and what lies in the
folder unnamed.

Each file's own key lies in its head, wrapped under the vault's evidence key. So evidence opens without the database;
only the order of the pieces of a file over a gibibyte was in it alone. What is copied is hashed where it was copied
to, before it counts.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fieldreport import files, times
from fieldreport.crypto import sealed
from fieldreport.crypto.failures import PayloadFailure
from fieldreport.crypto.secret import Secret
from fieldreport.crypto.stream import StreamReader
from fieldreport.errors import UserError
from fieldreport.files.padme import padme
from fieldreport.vault import copying, segments
from fieldreport.vault.copying import Unreadable
from fieldreport.vault.findings import Finding
from fieldreport.vault.folder import EVIDENCE, HELD
from fieldreport.vault.originals import Original, Part
from fieldreport.vault.recovering_rows import insert
from fieldreport.vault.salvage import Salvage
from fieldreport.vault.work import Work

if TYPE_CHECKING:
    from fieldreport.vault.vault import Vault

_FOLDER, _NAME = re.compile(r"[0-9a-f]{2}"), re.compile(r"[0-9a-f]{30}")


@dataclass(frozen=True)
class _File:
    """Segments (name, head, size) in order, that make up a file; `row` is its row of `evidence`, if that is known."""

    parts: tuple[tuple[str, bytes, int], ...]
    row: tuple[Any, ...] | None = None

    @property
    def size(self) -> int:
        return sum(size for _, _, size in self.parts)


def bring(vault: Vault, source: Path, salvage: Salvage, work: Work) -> list[str]:
    """Copy all that is whole; return the SHA-256 of what the database no longer named, with pieces named already."""
    known, names = _named(vault, salvage)
    copied: set[str] = set()
    for file in known:
        if _copy(vault, source, file, work) is None:
            sha256 = file.row[1].hex() if file.row else file.parts[0][0]
            salvage.findings.append(Finding("recover.evidence_damaged", sha256))
        else:
            copied.update(name for name, _, _ in file.parts)
    digests = {row[1].hex() for row in salvage.rows("evidence")}
    found = []
    for name in _on_drive(source / EVIDENCE):
        if name in names:
            continue
        probed = _probe(segments.path_of(source / EVIDENCE, name), vault.evidence_key)
        sha256 = _copy(vault, source, _File(((name, *probed),)), work) if probed else None
        if probed is None or sha256 is None:
            salvage.findings.append(Finding("recover.file_unreadable", f"{name[:2]}/{name[2:]}"))
        elif probed[1] == segments.ROOM and sha256 not in digests:
            salvage.findings.append(Finding("recover.evidence_piece", sha256))
        else:
            found.append(sha256)
    _name_lost(vault, salvage)
    return found


def bring_held(vault: Vault, source: Path, salvage: Salvage, work: Work) -> None:
    """Copy the bundles that wait for their senders to be compared."""
    for row in salvage.rows("held"):
        name, size, state = row[0], row[4], row[6]
        if state != "present" or not re.fullmatch("[0-9a-f]{32}", name):
            continue
        here = vault.folder / HELD / name
        try:
            copying.copy(source / HELD / name, here, work.stepped)
        except Unreadable:
            salvage.findings.append(Finding("recover.held_lost", name))
            continue
        if here.stat().st_size == size:
            insert(vault.db, "held", row)
        else:
            here.unlink()
            salvage.findings.append(Finding("recover.held_lost", name))


def _named(vault: Vault, salvage: Salvage) -> tuple[list[_File], set[str]]:
    """The files whose segments are all known, and the names of segments that need no rescue."""
    rows = {row[0]: row for row in salvage.rows("evidence")}
    parts: dict[int, list[tuple[int, str, bytes, int]]] = {}
    names = set()
    for name, seq, ordinal, size, head, state in salvage.rows("segment"):
        if state != "present" or seq is None or head is None:
            # What was removed, or never finished, is nothing to rescue.
            names.add(name)
        else:
            parts.setdefault(seq, []).append((ordinal, name, head, size))
    known = []
    for seq in sorted(parts):
        row, ordered = rows.get(seq), sorted(parts[seq])
        file = _File(tuple((name, head, size) for _, name, head, size in ordered), row)
        gapless = [ordinal for ordinal, *_ in ordered] == list(range(len(ordered)))
        if row and row[5] == "staged":
            names.update(name for name, _, _ in file.parts)
        elif gapless and (row is None or file.size == row[2]):
            known.append(file)
            names.update(name for name, _, _ in file.parts)
    with vault.transaction():
        for row in rows.values():
            if row[5] == "purged":
                _insert(vault, row[1], row[2], row[3], "purged")
    return known, names


def _copy(vault: Vault, source: Path, file: _File, work: Work) -> str | None:
    """Copy a file and return its SHA-256; None, and nothing stays, if it isn't all there, or isn't what it was."""
    folder = vault.folder / EVIDENCE
    try:
        for name, head, _ in file.parts:
            copying.copy(
                segments.path_of(source / EVIDENCE, name),
                segments.path_of(folder, name),
                work.stepped,
            )
            # Of two heads the database's counts: see `switching`.
            segments.put_head(folder, name, head)
        sha256 = _hashed(vault, file, work)
    except (Unreadable, UserError) as error:
        _drop(vault, file)
        if isinstance(error, UserError) and not error.code.startswith("evidence."):
            raise
        return None
    if (file.row and file.row[1].hex() != sha256) or not _commit(vault, file, sha256):
        _drop(vault, file)
        return None if file.row else sha256
    return sha256


def _hashed(vault: Vault, file: _File, work: Work) -> str:
    folder = vault.folder / EVIDENCE
    parts = tuple(
        Part(segments.path_of(folder, name), head, size) for name, head, size in file.parts
    )
    digest = hashlib.sha256()
    content = Original("?", file.size, parts, vault.evidence_key).blocks()
    try:
        for block in content:
            digest.update(block)
            work.stepped(len(block))
    finally:
        content.close()
    return digest.hexdigest()


def _commit(vault: Vault, file: _File, sha256: str) -> bool:
    with vault.transaction() as db:
        added = file.row[3] if file.row else times.now()
        seq = _insert(vault, bytes.fromhex(sha256), file.size, added, "present")
        if seq is None:
            return False
        db.executemany(
            "INSERT INTO segment VALUES (?, ?, ?, ?, ?, 'present')",
            [(name, seq, at, size, head) for at, (name, head, size) in enumerate(file.parts)],
        )
    return True


def _insert(vault: Vault, digest: bytes, size: int, added: str, state: str) -> int | None:
    row = vault.db.execute(
        "INSERT INTO evidence (sha256, size, added, state) VALUES (?, ?, ?, ?)"
        " ON CONFLICT DO NOTHING RETURNING seq",
        (digest, size, added, state),
    ).fetchone()
    return int(row[0]) if row else None


def _drop(vault: Vault, file: _File) -> None:
    for name, _, _ in file.parts:
        segments.path_of(vault.folder / EVIDENCE, name).unlink(missing_ok=True)


def _name_lost(vault: Vault, salvage: Salvage) -> None:
    """Name the files that were here and weren't found under any name."""
    named = {one.item for one in salvage.findings}
    here = {bytes(row[0]) for row in vault.db.execute("SELECT sha256 FROM evidence").fetchall()}
    for row in salvage.rows("evidence"):
        if row[5] == "present" and row[1] not in here and row[1].hex() not in named:
            salvage.findings.append(Finding("recover.evidence_damaged", row[1].hex()))


def _on_drive(folder: Path) -> Iterator[str]:
    """The names of the segments in a folder, in order. One that can't be listed is empty."""
    with suppress(OSError):
        for below in sorted(folder.iterdir()):
            if not _FOLDER.fullmatch(below.name) or below.is_symlink() or not below.is_dir():
                continue
            with suppress(OSError):
                for path in sorted(below.iterdir()):
                    if _NAME.fullmatch(path.name) and path.is_file() and not path.is_symlink():
                        yield below.name + path.name


def _probe(path: Path, key: Secret) -> tuple[bytes, int] | None:
    """The head of a segment and the size of what is in it, from the file alone; None if it is none of ours."""
    try:
        with files.open_regular(path) as file:
            head = file.read(segments.HEAD_SIZE)
            if len(head) != segments.HEAD_SIZE or not head.startswith(segments.MAGIC):
                return None
            with sealed.unwrap(key, head[len(segments.MAGIC) :], segments.MAGIC) as own:
                stream = StreamReader(own, file, start=segments.HEAD_SIZE)
            length = int.from_bytes(stream.read_at(0, segments.LENGTH_SIZE), "big")
            whole = stream.size == padme(segments.LENGTH_SIZE + length)
            stream.close()
    except (UserError, OSError, PayloadFailure, sealed.SealBroken):
        return None
    return (head, length) if whole and length else None
