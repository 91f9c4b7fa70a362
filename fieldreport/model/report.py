"""The account of an incident: what a monitor writes. Only the narrative is required."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from fieldreport.model import dates
from fieldreport.model.acts import Act
from fieldreport.model.assembly import Assembly
from fieldreport.model.claims import Claim
from fieldreport.model.counts import Estimate
from fieldreport.model.evidence import EvidenceReference
from fieldreport.model.fields import (
    CROWD,
    MANY,
    Language,
    Line,
    Narrative,
    RuleBroken,
    Tag,
    Value,
    When,
)
from fieldreport.model.links import Link
from fieldreport.model.people import Participant
from fieldreport.model.places import Place
from fieldreport.model.property import Property
from fieldreport.model.sources import Source


class Report(Value, frozen=True, kw_only=True):
    """One incident as one author saw or heard of it. A narrative can name people: the form says
    so.
    """

    narrative: Narrative
    title: Line | None = None
    language: Language | None = None
    began: When | None = None
    ended: When | None = None
    place: Place | None = None
    assembly: Assembly | None = None
    people: Annotated[tuple[Participant, ...], Meta(max_length=CROWD)] = ()
    acts: Annotated[tuple[Act, ...], Meta(max_length=MANY)] = ()
    property: Annotated[tuple[Property, ...], Meta(max_length=MANY)] = ()
    sources: Annotated[tuple[Source, ...], Meta(max_length=MANY)] = ()
    claims: Annotated[tuple[Claim, ...], Meta(max_length=MANY)] = ()
    evidence: Annotated[tuple[EvidenceReference, ...], Meta(max_length=MANY)] = ()
    estimates: Annotated[tuple[Estimate, ...], Meta(max_length=MANY)] = ()
    tags: Annotated[tuple[Tag, ...], Meta(max_length=MANY)] = ()
    links: Annotated[tuple[Link, ...], Meta(max_length=MANY)] = ()

    def __post_init__(self) -> None:
        if dates.out_of_order(self.began, self.ended):
            raise RuleBroken("ended", "ends_before_it_begins")
