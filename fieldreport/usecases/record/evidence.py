"""Looking at evidence: what there is, a copy outside the vault, and the custody log of each file and record."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from fieldreport.errors import UserError
from fieldreport.progress import Progress
from fieldreport.usecases.record import browse
from fieldreport.vault import custody, inventory, originals, records
from fieldreport.vault.names import of_everybody
from fieldreport.vault.vault import Reading, Vault


@dataclass(frozen=True)
class Item:
    """A file as a report refers to it; name and media type are what its writer said. `kept` is False after a purge."""

    sha256: str
    name: str
    media_type: str
    size: int
    kept: bool
    reports: tuple[str, ...]

    def document(self) -> dict[str, Any]:
        """The item as JSON."""
        return asdict(self)


@dataclass(frozen=True)
class Logged:
    """An entry of the custody log. Everything but `n` is empty if its payload was purged."""

    n: int
    at: str
    by: str
    action: str
    item: str
    kind: str
    detail: dict[str, object]
    digest: str

    def document(self) -> dict[str, Any]:
        """The entry as JSON."""
        return asdict(self)


def listing(reading: Reading, given: str | None) -> list[Item]:
    """The evidence of a report's current versions, or all that the vault holds."""
    if given is None:
        digests = inventory.all_digests(reading)
        return [_item(reading, digest, inventory.referring(reading, digest)) for digest in digests]
    subject = browse.subject(reading, given, None)
    heads = records.heads(reading, subject)
    digests = list(
        dict.fromkeys(digest for head in heads for digest in _mentioned(reading, head.id))
    )
    return [_item(reading, digest, [head.id for head in heads]) for digest in digests]


def find(reading: Reading, given: str) -> str:
    """The whole SHA-256 of the evidence that `given` names by its first digits (at least six).

    Raises:
        UserError: `evidence.unknown` or `evidence.ambiguous`.
    """
    wanted = given.lower()
    if len(wanted) < 6:
        raise UserError("evidence.unknown", sha256=wanted)
    found = [digest for digest in inventory.all_digests(reading) if digest.startswith(wanted)]
    if not found:
        raise UserError("evidence.unknown", sha256=wanted[:12])
    if len(found) > 1:
        raise UserError("evidence.ambiguous", sha256=wanted[:12])
    return found[0]


def save_copy(vault: Vault, given: str, out: Path, progress: Progress) -> str:
    """Write a plaintext copy to `out`, which must not exist, and log that it was done. Returns the SHA-256.

    Raises:
        UserError: the evidence is unknown, purged or damaged, or `out` can't be written; nothing is left there then.
    """
    digest = find(vault, given)
    originals.save_out(vault, digest, out, progress)
    with vault.transaction():
        custody.append(vault, "saved-out", digest, "evidence")
    return digest


def custody_log(reading: Reading, given: str | None) -> list[Logged]:
    """The custody log in order, whole or of one file, one version, or all versions of a record.

    Raises:
        UserError: nothing or several things have such an id.
    """
    entries = (
        custody.entries(reading)
        if given is None
        else custody.entries_about(reading, _items(reading, given))
    )
    known = of_everybody(reading)
    return [_logged(entry, known) for entry in entries]


def _items(reading: Reading, given: str) -> list[str]:
    try:
        return [find(reading, given)]
    except UserError as error:
        if error.code == "evidence.ambiguous":
            raise
        resolved = records.resolve(reading, given)
        if resolved.version is not None:
            return [resolved.version]
        return [version.id for version in records.history(reading, resolved.subject)]


def _logged(entry: custody.Entry, names: dict[str, str]) -> Logged:
    told = entry.told()
    if told is None:
        return Logged(entry.n, "", "", "purged", "", "", {}, entry.digest.hex())
    by = names.get(told.identity, told.identity[:12])
    return Logged(
        entry.n, told.at, by, told.action, told.item, told.kind, told.detail, entry.digest.hex()
    )


def _mentioned(reading: Reading, record: str) -> list[str]:
    body = json.loads(records.raw(reading, record))["body"]
    return [item["sha256"] for item in body.get("evidence", ())]


def _item(reading: Reading, digest: str, referring: list[str]) -> Item:
    stored = inventory.find(reading, digest)
    name, media_type, size = "", "", stored.size if stored else 0
    subjects = []
    for record in referring:
        version = records.version(reading, record)
        if not version.kept:
            continue
        subjects.append(version.subject)
        for reference in json.loads(records.raw(reading, record))["body"].get("evidence", ()):
            if reference["sha256"] == digest:
                name = reference.get("name", name)
                media_type = reference.get("media_type", media_type)
                size = reference.get("size", size)
    kept = stored is not None and stored.kept
    return Item(digest, name, media_type, size, kept, tuple(dict.fromkeys(subjects)))
