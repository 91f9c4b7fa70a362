"""Writing reports: add, edit and merge, with people kept apart and evidence taken in at the same time.

The order is what makes it safe: the text is validated before a byte of evidence is stored; the files are encrypted and
on the drive before one transaction makes them and the records that name them part of the vault; and if anything fails
on the way, the next unlock at the latest removes the files that no transaction took.
"""

from __future__ import annotations

import json
import mimetypes
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fieldreport import files
from fieldreport.errors import UserError
from fieldreport.model.fields import MEDIA_TYPE, ONE_LINE
from fieldreport.model.records import Record
from fieldreport.progress import Progress
from fieldreport.usecases.record.saving import (
    apart,
    composed,
    current,
    heads_to_merge,
    refuse_unknown_evidence,
    signed,
    store,
)
from fieldreport.vault import evidence, records, unsigned
from fieldreport.vault.vault import Vault


@dataclass(frozen=True)
class Saved:
    """What a save made: the report's id (its subject), the id of this version, its people and its new evidence."""

    report: str
    version: str
    people: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()


def add(vault: Vault, body: Mapping[str, Any], paths: Sequence[Path], progress: Progress) -> Saved:
    """Save a new report with the files at `paths` as evidence.

    Raises:
        UserError: a field is wrong, or a file can't be taken; nothing was stored.
    """
    return _save(vault, body, paths, progress, subject=None, based_on=())


def keep(vault: Vault, body: Mapping[str, Any]) -> Saved:
    """Save a new report without new files, in the caller's transaction; `unsigned.seal` has to follow.

    It is durable with that transaction, and shown once it is sealed.

    Raises:
        UserError: as `add`.
    """
    plain, people = apart(vault, body)
    report = composed(vault, "report", plain)
    for made in (*people, report):
        refuse_unknown_evidence(vault, made, ())
    unsigned.keep(vault, [*people, report])
    return Saved(report.subject, report.id, tuple(person.subject for person in people))


def edit(
    vault: Vault,
    subject: str,
    body: Mapping[str, Any],
    paths: Sequence[Path],
    progress: Progress,
    *,
    parents: Sequence[str] = (),
) -> Saved:
    """Save a new version of a report; the earlier versions stay in its history.

    It replaces the current version, or the `parents` that whoever wrote it began with: what was saved or imported
    meanwhile then stays beside it, for a merge.

    Raises:
        UserError: as `add`, or the report is in conflict and has to be merged.
    """
    based_on = tuple(records.get(vault, parent) for parent in parents)
    based_on = based_on or (current(vault, subject),)
    return _save(vault, body, paths, progress, subject=subject, based_on=based_on)


def merge(
    vault: Vault,
    subject: str,
    body: Mapping[str, Any],
    progress: Progress,
    *,
    parents: Sequence[str] = (),
) -> Saved:
    """Save a version that replaces all current versions of a report, or the `parents` that were compared.

    Raises:
        UserError: as `add`, or there is nothing to merge.
    """
    based_on = heads_to_merge(vault, subject, parents)
    return _save(vault, body, (), progress, subject=subject, based_on=based_on)


def attach(vault: Vault, subject: str, paths: Sequence[Path], progress: Progress) -> Saved:
    """Add evidence to a report: a new version with the same text and the files at `paths`."""
    based_on = (current(vault, subject),)
    body = json.loads(based_on[0].raw)["body"]
    return _save(vault, body, paths, progress, subject=subject, based_on=based_on)


def _save(
    vault: Vault,
    body: Mapping[str, Any],
    paths: Sequence[Path],
    progress: Progress,
    *,
    subject: str | None,
    based_on: tuple[Record, ...],
) -> Saved:
    plain, people = apart(vault, body)
    # Once without the new evidence: what is wrong with the text is said before a byte is stored.
    report = composed(vault, "report", plain, subject=subject, based_on=based_on)
    for person in people:
        refuse_unknown_evidence(vault, person, ())
    with _encrypted(vault, paths, progress) as coming:
        added = _new_references(coming)
        if added:
            whole = {**plain, "evidence": _references(plain.get("evidence", ()), added)}
            report = composed(vault, "report", whole, subject=subject, based_on=based_on)
        refuse_unknown_evidence(vault, report, based_on, coming=added)
        made = signed(vault, [*people, report])
        # The files and what names them at once: a file that nothing names would never be found again.
        with vault.transaction():
            for _, streamed in coming:
                evidence.commit(vault, streamed)
            store(vault, made)
    return Saved(
        report.subject, report.id, tuple(person.subject for person in people), tuple(added)
    )


@contextmanager
def _encrypted(
    vault: Vault, paths: Sequence[Path], progress: Progress
) -> Iterator[list[tuple[Path, evidence.Streamed]]]:
    """Encrypt the files at `paths` into the vault's folder, for the block to commit; drop them if it fails."""
    coming: list[tuple[Path, evidence.Streamed]] = []
    try:
        for path in paths:
            with files.open_source(path) as source:
                refuse_unfit(path, source)
                coming.append((path, _stream(vault, source, progress)))
        yield coming
    except BaseException:
        for _, streamed in coming:
            evidence.abandon(vault, streamed.plan)
        raise


def _stream(vault: Vault, source: files.Source, progress: Progress) -> evidence.Streamed:
    planned = evidence.plan(vault, source.size)
    try:
        return evidence.stream(planned, source, progress)
    except BaseException:
        evidence.abandon(vault, planned)
        raise


def refuse_unfit(path: Path, source: files.Source) -> None:
    """An empty file proves nothing: a copy failed. And a record can't hold a name of several lines as it is.

    Raises:
        UserError: `record.evidence_empty`, `record.evidence_name`.
    """
    if not source.size:
        raise UserError("record.evidence_empty", file=files.shown(path))
    if not re.match(ONE_LINE, source.name):
        raise UserError("record.evidence_name", file=files.shown(path))


def _new_references(
    coming: Sequence[tuple[Path, evidence.Streamed]],
) -> dict[str, dict[str, Any]]:
    """What the report says of the new files, by SHA-256. Of files with the same content the first counts."""
    found: dict[str, dict[str, Any]] = {}
    for path, streamed in coming:
        # The name is a claim for people to read; it never becomes a path again.
        reference = {
            "sha256": streamed.sha256,
            "name": path.name.encode("utf-8", "replace").decode(),
            "media_type": media_type(path),
            "size": streamed.plan.size,
        }
        found.setdefault(streamed.sha256, reference)
    return found


def media_type(path: Path) -> str:
    """What a file is by its name, which is a claim like the name itself."""
    guessed = (mimetypes.guess_type(path.name)[0] or "").lower()
    # Each computer has a list of its own, and not all that is in them is a media type.
    return guessed if re.match(MEDIA_TYPE, guessed) else "application/octet-stream"


def _references(
    present: Sequence[Mapping[str, Any]], added: Mapping[str, Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """The report's references with the new ones: what the writer said of a file beats what its path says."""
    new = dict(added)
    merged = [{**new.pop(item["sha256"], {}), **item} for item in present]
    return merged + [dict(item) for item in new.values()]
