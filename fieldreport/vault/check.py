"""Checks everything in a vault: pages, custody log, records with their signatures, files.

Nothing is repaired and nothing is changed. What is wrong comes back as findings, each with a code
and the item that it is about; a vault without findings is whole and says what its authors signed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldreport.errors import UserError
from fieldreport.progress import Progress
from fieldreport.vault import check_records, custody, folder, held, inventory, originals
from fieldreport.vault.connection import PAGE_SIZE
from fieldreport.vault.findings import Finding
from fieldreport.vault.work import Work

if TYPE_CHECKING:
    from fieldreport.vault.vault import Vault

# A database in ruins has as many findings as pages; a list of so many helps nobody.
_PAGES_NAMED = 100


@dataclass(frozen=True)
class Checked:
    """What was found, and how many records and files were looked at."""

    findings: tuple[Finding, ...]
    records: int
    evidence: int


def check(vault: Vault, progress: Progress) -> Checked:
    """Read the whole vault and return everything that is wrong with it.

    `progress` counts bytes. Raises Cancelled if it does, and UserError if the drive fails; a page
    or a file that can't be read is a finding.
    """
    # So that the file has everything, and the log nothing that the check would miss.
    vault.db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    work = _Work(vault, progress)
    findings = list(_pages(work))
    if not findings:
        findings += _tables(vault)
        findings += [
            Finding("check.custody_broken", str(broken.n)) for broken in custody.check(vault)
        ]
        findings += check_records.check(vault, work.bytes.stepped)
        findings += _evidence(work)
    findings += _folder(vault)
    return Checked(tuple(findings), work.records, len(work.files))


class _Work:
    """How much there is to do, in bytes, and how much is done."""

    def __init__(self, vault: Vault, progress: Progress) -> None:
        self.vault = vault
        self.pages = (vault.folder / folder.DATABASE).stat().st_size
        self.files: list[tuple[str, int]] = []
        self.records = contents = 0
        # Pages that can't be read are found by the check itself.
        try:
            self.records, contents = vault.db.execute(
                "SELECT count(*), coalesce(sum(length(raw)), 0) FROM content"
            ).fetchone()
            self.files = [
                (digest.hex(), size)
                for digest, size in vault.db.execute(
                    "SELECT sha256, size FROM evidence WHERE state = 'present' ORDER BY seq"
                ).fetchall()
            ]
        except UserError:
            pass
        total = self.pages + contents + sum(size for _, size in self.files)
        self.bytes = Work(progress, total)


def _pages(work: _Work) -> Iterator[Finding]:
    """Authenticate every page of the file, also those that are free."""
    db = work.vault.db
    if work.pages % PAGE_SIZE:
        yield Finding("check.page_damaged", str(work.pages // PAGE_SIZE + 1))
    # SQLCipher's sentences end with the number of the page.
    for (told,) in db.execute("PRAGMA cipher_integrity_check").fetchmany(_PAGES_NAMED):
        number = next((word for word in reversed(told.split()) if word.isdigit()), "?")
        yield Finding("check.page_damaged", number)
    work.bytes.stepped(work.pages)


def _tables(vault: Vault) -> Iterator[Finding]:
    """Let SQLite compare its tables with their indexes, the search index included."""
    if vault.db.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
        yield Finding("check.tables_damaged", "")
    for table, *_ in vault.db.execute("PRAGMA foreign_key_check").fetchall():
        yield Finding("check.row_lost", table)


def _evidence(work: _Work) -> Iterator[Finding]:
    for sha256, size in work.files:
        try:
            originals.verify(work.vault, sha256, work.bytes)
        except UserError as error:
            if not error.code.startswith("evidence."):
                raise
            yield Finding(f"check.{error.code.replace('.', '_')}", sha256)
        work.bytes.stepped(size)


def _folder(vault: Vault) -> Iterator[Finding]:
    for name in folder.recognise(vault.folder).stale:
        yield Finding("check.header_copy", name)
    try:
        for name in inventory.unknown_files(vault):
            yield Finding("check.unknown_file", f"{folder.EVIDENCE}/{name}")
        for name in held.unknown_files(vault):
            yield Finding("check.unknown_file", f"{folder.HELD}/{name}")
        for bundle in held.everything(vault):
            if not bundle.path.is_file() or bundle.path.stat().st_size != bundle.size:
                yield Finding("check.held_damaged", bundle.name)
    except UserError as error:
        # Told already, page by page.
        if error.code != "vault.page_damaged":
            raise
