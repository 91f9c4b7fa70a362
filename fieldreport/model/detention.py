"""One event of a deprivation of liberty: apprehended, arrived, denied a lawyer, heard, moved,
released.

Many records make up one deprivation; they share the random id `deprivation`, so that a clock can
run from the first to the last of them, whoever recorded which.
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from fieldreport.model import dates
from fieldreport.model.evidence import EvidenceReference
from fieldreport.model.fields import (
    CROWD,
    MANY,
    Basis,
    Certainty,
    Deprivation,
    DetentionEvent,
    Language,
    Line,
    Narrative,
    Note,
    PersonItem,
    RuleBroken,
    Tag,
    Value,
    VictimStatus,
    When,
)
from fieldreport.model.links import About, Link
from fieldreport.model.people import Participant
from fieldreport.model.places import Place
from fieldreport.model.property import Money
from fieldreport.model.sources import Source


class Decision(Value, frozen=True, kw_only=True):
    """What was decided: by whom, under which number, with which outcome. `term_days` is the length
    of an arrest or of custody.
    """

    by: Line | None = None
    reference: Line | None = None
    outcome: Note | None = None
    term_days: Annotated[int, Meta(ge=0, le=40_000)] | None = None
    until: When | None = None
    fine: Money | None = None
    appeal_by: When | None = None


class Detention(Value, frozen=True, kw_only=True):
    """One event. `detained` are those of `people` whom it happened to; `moved_to` is where they
    were taken.
    """

    event: DetentionEvent
    detained: Annotated[tuple[PersonItem, ...], Meta(min_length=1, max_length=CROWD)]
    people: Annotated[tuple[Participant, ...], Meta(min_length=1, max_length=CROWD)]
    deprivation: Deprivation | None = None
    when: When | None = None
    ended: When | None = None
    place: Place | None = None
    moved_to: Place | None = None
    authority: Line | None = None
    officials: Annotated[tuple[PersonItem, ...], Meta(max_length=MANY)] = ()
    articles: Annotated[tuple[Line, ...], Meta(max_length=64)] = ()
    stated_reason: Note | None = None
    reference: Line | None = None
    decision: Decision | None = None
    status: VictimStatus | None = None
    basis: Annotated[tuple[Basis, ...], Meta(max_length=16)] = ()
    certainty: Certainty | None = None
    language: Language | None = None
    narrative: Narrative | None = None
    about: Annotated[tuple[About, ...], Meta(max_length=MANY)] = ()
    sources: Annotated[tuple[Source, ...], Meta(max_length=MANY)] = ()
    evidence: Annotated[tuple[EvidenceReference, ...], Meta(max_length=MANY)] = ()
    tags: Annotated[tuple[Tag, ...], Meta(max_length=MANY)] = ()
    links: Annotated[tuple[Link, ...], Meta(max_length=MANY)] = ()

    def __post_init__(self) -> None:
        if dates.out_of_order(self.when, self.ended):
            raise RuleBroken("ended", "ends_before_it_begins")
