"""Makes a new vault from what can still be read of a damaged one, which is left as it is.

The header opens the keys. With them the database is read page by page (`pages`), whatever became of the pages
between, and evidence is opened by the keys in its own heads, also without any database. The new vault has the same
passphrase, recovery cards and, if it could be read, the same identity. Every loss is named.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

if sys.platform != "win32":
    import fcntl

from fieldreport.crypto.cards import BadCard, make_card, make_revocation, open_card
from fieldreport.crypto.identity import Identity
from fieldreport.crypto.secret import Secret
from fieldreport.errors import UserError
from fieldreport.progress import Progress
from fieldreport.vault import (
    custody,
    folder,
    migrate,
    recovering_evidence,
    recovering_records,
    recovering_rows,
)
from fieldreport.vault.connection import PAGE_SIZE, connect
from fieldreport.vault.findings import Finding
from fieldreport.vault.keys import Keys, unlock
from fieldreport.vault.making import new_epoch
from fieldreport.vault.pages import Pages
from fieldreport.vault.salvage import Salvage
from fieldreport.vault.vault import Vault
from fieldreport.vault.work import Work

# The name on the card of a vault whose own was lost, until its owner renews it.
_NAMELESS = "Recovered vault"


@dataclass(frozen=True)
class Recovered:
    """How much is in the new vault, and what is missing or uncertain (`findings`; none of them: it is whole).

    `fingerprint` is the new vault's; `same_identity` says whether it is the damaged one's.
    """

    records: int
    evidence: int
    contacts: int
    drafts: int
    fingerprint: str
    same_identity: bool
    findings: tuple[Finding, ...]


def recover(source: Path, target: Path, passphrase: Secret, progress: Progress) -> Recovered:
    """Make a vault in `target`, a new or empty folder, from the damaged one in `source`.

    Nothing in `source` is written. `progress` counts bytes; cancelled, there is no new vault.

    Raises:
        UserError: `vault.missing` and its like, `vault.in_use`, `vault.newer`, `recover.no_header`,
            `recover.inside`, `vault.wrong_passphrase`, `vault.folder_not_empty`, and the drive's codes. Nothing is
            made then.
    """
    if target.resolve().is_relative_to(source.resolve()):
        raise UserError("recover.inside")
    with _unused(source):
        header = _header(source)
        keys = unlock(header.header, passphrase)
        try:
            with folder.new_folder(target) as place:
                return _recovered(source, place, header, keys, passphrase, progress)
        finally:
            keys.zero()


def _recovered(
    source: Path,
    place: Path,
    header: folder.Recognised,
    keys: Keys,
    passphrase: Secret,
    progress: Progress,
) -> Recovered:
    database = _database(source, keys.database)
    with Pages(database, keys.database) as pages:
        work = Work(progress, pages.count * PAGE_SIZE + 2 * _bytes_of(source / folder.EVIDENCE))
        salvage = Salvage(pages, work)
        same = _found(place, keys, salvage)
        folder.furnish(place, header.raw)
        # From here on it is a vault like any other, and the passphrase was seen to open it.
        with Vault.open(place, passphrase) as vault:
            return _filled(vault, source, salvage, work, header.stale, same_identity=same)


def _filled(
    vault: Vault,
    source: Path,
    salvage: Salvage,
    work: Work,
    stale: tuple[str, ...],
    *,
    same_identity: bool,
) -> Recovered:
    with vault.transaction():
        authors = recovering_rows.bring(vault, salvage)
    authors[vault.fingerprint] = vault.identity.public.keys
    unnamed = recovering_evidence.bring(vault, source, salvage, work)
    recovering_evidence.bring_held(vault, source, salvage, work)
    recovering_records.bring(vault, salvage, authors, same_identity=same_identity)
    mentions = "SELECT 1 FROM mention WHERE target = ? AND relation IN ('evidence', 'original')"
    salvage.findings.extend(
        Finding("recover.evidence_unattached", sha256)
        for sha256 in unnamed
        if not vault.db.execute(mentions, (bytes.fromhex(sha256),)).fetchone()
    )
    with vault.transaction():
        detail: dict[str, object] = {"recovered": True, "pages_damaged": len(salvage.damaged)}
        custody.append(vault, "restored", vault.fingerprint, "vault", detail)
    findings = [Finding("recover.header_copy", name) for name in stale] + salvage.told()
    if not same_identity:
        findings.append(Finding("recover.identity_lost", vault.fingerprint))
    # A row is read more than once, and lost once.
    findings += dict.fromkeys(salvage.findings)
    return Recovered(
        records=_count(vault, "content"),
        evidence=_count(vault, "evidence WHERE state = 'present'"),
        contacts=_count(vault, "contact"),
        drafts=_count(vault, "draft"),
        fingerprint=vault.fingerprint,
        same_identity=same_identity,
        findings=tuple(findings),
    )


def _header(source: Path) -> folder.Recognised:
    try:
        return folder.recognise_header(source)
    except UserError as error:
        # Both copies: the keys are gone with them.
        if error.code == "vault.damaged":
            raise UserError("recover.no_header") from error
        raise


def _database(source: Path, key: Secret) -> Path:
    """The database that the header's key opens: a change of keys may have been interrupted."""
    first, ready = source / folder.DATABASE, source / folder.NEXT_DATABASE
    for path in (first, ready):
        with Pages(path, key) as pages:
            if any(pages.page(number) for number in range(1, pages.count + 1)):
                return path
    return first


def _found(place: Path, keys: Keys, salvage: Salvage) -> bool:
    """Make the new database with the old identity, or a new one if that is lost; say whether it is the old one."""
    row = next(filter(_is_identity, salvage.rows("identity")), None)
    with closing(connect(place / folder.DATABASE, keys.database, "create")) as db:
        (place / folder.DATABASE).chmod(0o600)
        migrate.bring_up(db)
        db.execute("BEGIN IMMEDIATE")
        db.execute("INSERT INTO identity VALUES (?, ?, ?, ?, ?, ?, ?)", row or _new_identity())
        db.execute("INSERT INTO setting VALUES ('epoch', ?)", (new_epoch(),))
        db.execute("COMMIT")
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    return row is not None


def _is_identity(row: tuple[Any, ...]) -> bool:
    _, *seeds, fingerprint, card, _ = row
    identity = Identity.from_seeds(*(Secret(seed) for seed in seeds))
    try:
        return {fingerprint.hex(), open_card(card).fingerprint} == {identity.fingerprint}
    except BadCard:
        return False
    finally:
        identity.zero()


def _new_identity() -> tuple[Any, ...]:
    identity = Identity.generate()
    try:
        seeds = [bytes(seed.view) for seed in identity.seeds()]
        card = make_card(identity, _NAMELESS, "monitor")
        fingerprint = bytes.fromhex(identity.fingerprint)
        return (1, *seeds, fingerprint, card, make_revocation(identity))
    finally:
        identity.zero()


@contextmanager
def _unused(source: Path) -> Iterator[None]:
    """Keep everybody from opening the vault meanwhile, without touching its lock's file."""
    lock = source / folder.LOCK
    if sys.platform == "win32" or not lock.is_file() or lock.is_symlink():
        yield
        return
    descriptor = os.open(lock, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            raise UserError("vault.in_use") from None
        yield
    finally:
        os.close(descriptor)


def _bytes_of(place: Path) -> int:
    total = 0
    # For the progress alone: what can't be listed is found out when it is copied.
    with suppress(OSError):
        for path in place.rglob("*"):
            total += path.stat().st_size if path.is_file() else 0
    return total


def _count(vault: Vault, what: str) -> int:
    (count,) = vault.db.execute(f"SELECT count(*) FROM {what}").fetchone()
    return int(count)
