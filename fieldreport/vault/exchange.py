"""The exchange ledger in one place: what went out, what came in, and what is acknowledged.

The parts are `departures`, `outgoing`, `arrivals`, `acknowledged`, `purging` and `backups`; the
layers above import from here.
"""

from __future__ import annotations

from fieldreport.vault.acknowledged import (
    Acknowledgement,
    Applied,
    Question,
    acknowledgements,
    apply_receipt,
    questions,
)
from fieldreport.vault.arrivals import (
    MISSING_LIMIT,
    PURGED,
    Answered,
    Arrival,
    Missing,
    answers,
    arrival,
    arrivals,
    by_manifest,
    came_with,
    missing,
    note_receipt,
)
from fieldreport.vault.backups import Mark, mark, newest, note
from fieldreport.vault.departures import (
    Departure,
    Item,
    Numbered,
    allot,
    by_bundle,
    departure,
    departures,
    epoch,
    handed_over,
    items,
    void,
    written,
)
from fieldreport.vault.outgoing import New, evidence_of, in_order, new_for
from fieldreport.vault.purging import Candidates, Purged, candidates, purge

__all__ = [
    "MISSING_LIMIT",
    "PURGED",
    "Acknowledgement",
    "Answered",
    "Applied",
    "Arrival",
    "Candidates",
    "Departure",
    "Item",
    "Mark",
    "Missing",
    "New",
    "Numbered",
    "Purged",
    "Question",
    "acknowledgements",
    "allot",
    "answers",
    "apply_receipt",
    "arrival",
    "arrivals",
    "by_bundle",
    "by_manifest",
    "came_with",
    "candidates",
    "departure",
    "departures",
    "epoch",
    "evidence_of",
    "handed_over",
    "in_order",
    "items",
    "mark",
    "missing",
    "new_for",
    "newest",
    "note",
    "note_receipt",
    "purge",
    "questions",
    "void",
    "written",
]
