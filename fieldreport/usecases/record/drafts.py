"""Drafts of quick notes: saved while somebody types, continued later, and turned into a report in one step.

A draft names the files that were dropped on it. They are in the vault already, so that a card that is pulled out takes
nothing along; when the draft goes and no report took them over, they go too.
"""

from __future__ import annotations

import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from fieldreport import files
from fieldreport.errors import UserError
from fieldreport.progress import Progress
from fieldreport.usecases.record import reports
from fieldreport.usecases.record.capture import BASES, Attached, Capture, body
from fieldreport.vault import drafts, evidence, inventory, unsigned
from fieldreport.vault.vault import Reading, Vault

KIND = "report"
QUICK = Capture.__struct_config__.tag
# The form of a draft that holds what was decided in a conflict.
MERGING = "merging"

# What a draft is told by in a list, whatever kind of record it is to become.
_TOLD = ("narrative", "title", "words", "question", "reason", "authority", "note")

_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Capture)


@dataclass(frozen=True)
class Listed:
    """A draft in the list. `text` is its account so far; `quick` tells a quick note from the draft of a full report.

    `saved` is an instant; `subject` is set if it is to become a new version of that. `merging` is set for what was
    decided in a conflict between versions of it; `text` is then what it is called.
    """

    id: str
    kind: str
    subject: str | None
    quick: bool
    text: str
    place: str
    files: int
    saved: str
    merging: bool = False


def new_id() -> str:
    """An id for a draft that is about to be written."""
    return secrets.token_hex(16)


def save(vault: Vault, capture: Capture, draft: str) -> None:
    """Store the present state of a note under the id of its draft."""
    drafts.save(vault, KIND, _encoder.encode(capture), draft=draft)


def attach(vault: Vault, streamed: evidence.Streamed, capture: Capture, draft: str) -> None:
    """Make a file part of the vault together with the draft that names it: one without the other is never there."""
    with vault.transaction():
        evidence.commit(vault, streamed)
        save(vault, capture, draft)


def detach(vault: Vault, sha256: str, capture: Capture, draft: str) -> None:
    """Store a note that no longer names a file, and remove the file if nothing else does."""
    remove_unless_named(vault, sha256, by_others_than=draft)
    save(vault, capture, draft)


def load(reading: Reading, draft: str) -> Capture:
    """The note that a draft holds, without files that are no longer there.

    Raises:
        UserError: `vault.draft_unknown`, `vault.draft_unreadable`.
    """
    capture = decoded(drafts.get(reading, draft).body)
    kept = tuple(each for each in capture.evidence if inventory.find(reading, each.sha256))
    return msgspec.structs.replace(capture, evidence=kept)


def decoded(raw: bytes) -> Capture:
    """The note that these bytes are.

    Raises:
        UserError: `vault.draft_unreadable`.
    """
    try:
        capture = _decoder.decode(raw)
    except (ValueError, RecursionError) as error:
        raise UserError("vault.draft_unreadable") from error
    if not BASES.keys() >= set(capture.basis):
        raise UserError("vault.draft_unreadable")
    return capture


def listed(reading: Reading) -> list[Listed]:
    """All drafts, the one saved last first."""
    return [glance(each) for each in drafts.newest_first(reading)]


def finish(vault: Vault, capture: Capture, draft: str) -> reports.Saved:
    """Save a note as a report; its draft goes in the same transaction.

    The report is durable when this returns. `seal` has to follow, before the next note is finished
    or later: it signs the report and puts it in the lists.

    Raises:
        UserError: as `reports.add`; then the draft stays.
    """
    with vault.transaction():
        saved = reports.keep(vault, body(capture))
        drafts.delete(vault, draft)
    return saved


def seal(vault: Vault) -> None:
    """Sign the reports that `finish` saved. Raises as `unsigned.seal`; nothing is lost then."""
    unsigned.seal(vault)


def discard(vault: Vault, draft: str) -> None:
    """Delete a draft, and the files that only it named. One that isn't there is no fault."""
    try:
        named = _files(drafts.get(vault, draft).body)
    except UserError:
        return
    for sha256 in named:
        remove_unless_named(vault, sha256, by_others_than=draft)
    drafts.delete(vault, draft)


def measure(path: Path) -> int:
    """The size of a file that is about to be taken in.

    Raises:
        UserError: it is no file, or can't be read or kept.
    """
    with files.open_source(path) as source:
        reports.refuse_unfit(path, source)
        return source.size


def take(plan: evidence.Plan, path: Path, progress: Progress) -> evidence.Streamed:
    """Encrypt a file into the vault's folder, for `attach` to make it part of the vault."""
    with files.open_source(path) as source:
        return evidence.stream(plan, source, progress)


def reference(path: Path, streamed: evidence.Streamed) -> Attached:
    """What a note says of a file that was taken in."""
    return Attached(
        sha256=streamed.sha256,
        name=os.fsencode(path.name).decode("utf-8", "replace"),
        media_type=reports.media_type(path),
        size=streamed.plan.size,
    )


def remove_unless_named(vault: Vault, sha256: str, *, by_others_than: str) -> None:
    """Remove a file of a draft, if no report and no other draft names it; to be done before the draft forgets it.

    A draft that names a file that is gone harms nothing; a file that nothing names would never be found again.
    """
    others = (each for each in drafts.newest_first(vault) if each.id != by_others_than)
    if any(sha256 in _files(each.body) for each in others):
        return
    try:
        evidence.remove(vault, sha256)
    except UserError as error:
        # A report has it, or one that is just being imported.
        if error.code != "evidence.in_use":
            raise


def glance(draft: drafts.Draft) -> Listed:
    """What a list shows of a draft, whatever is in it."""
    tree = _tree(draft.body)
    place = tree.get("place", "")
    return Listed(
        id=draft.id,
        kind=draft.kind,
        subject=draft.subject,
        quick=tree.get("form") == QUICK,
        text=str(next((tree[name] for name in _TOLD if tree.get(name)), "")),
        place=str(place.get("name", "")) if isinstance(place, dict) else str(place),
        files=len(_files(draft.body)),
        saved=draft.saved,
        merging=tree.get("form") == MERGING,
    )


def _files(raw: bytes) -> list[str]:
    given = _tree(raw).get("evidence")
    if not isinstance(given, list):
        return []
    return [str(each["sha256"]) for each in given if isinstance(each, dict) and "sha256" in each]


def _tree(raw: bytes) -> dict[str, Any]:
    # Drafts are written by several forms; this list takes of each what it can.
    try:
        tree = json.loads(raw)
    except (ValueError, RecursionError):
        return {}
    return tree if isinstance(tree, dict) else {}
