"""What was undertaken about it: a complaint, an appeal with signatures, an examination, an
investigation by the authorities.

Called interventions in the HURIDOCS Events Standard Formats. What the other side did or failed to
do is told by dated checks: three weeks later, "no response" is a finding with a date and not an
empty field.
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from fieldreport.model import dates
from fieldreport.model.counts import Count
from fieldreport.model.demands import Demand
from fieldreport.model.evidence import EvidenceReference
from fieldreport.model.fields import (
    CROWD,
    MANY,
    ActionStatus,
    ActionType,
    Basis,
    Certainty,
    EvidenceItem,
    Language,
    Line,
    LinkSubject,
    Narrative,
    Note,
    PersonItem,
    RuleBroken,
    SourceItem,
    Tag,
    Value,
    When,
)
from fieldreport.model.links import About, Link
from fieldreport.model.people import Participant
from fieldreport.model.places import Place
from fieldreport.model.sources import Source


class Signatories(Value, frozen=True, kw_only=True):
    """Who signed: how many, and those who are known."""

    count: Count | None = None
    people: Annotated[tuple[PersonItem, ...], Meta(max_length=CROWD)] = ()


class Check(Value, frozen=True, kw_only=True):
    """What was found when somebody looked: on which date, with which result (`no-response` is
    one).
    """

    when: When
    result: ActionStatus
    by: Line | None = None
    note: Note | None = None
    sources: Annotated[tuple[SourceItem, ...], Meta(max_length=MANY)] = ()
    evidence: Annotated[tuple[EvidenceItem, ...], Meta(max_length=MANY)] = ()


class Action(Value, frozen=True, kw_only=True):
    """One step. `authority` is the body that it went to or that took it, `reference` the number
    that it has there.

    `by` and `on_behalf_of` are among `people`; `parent` is the action that this one continues;
    `qualification` are the articles of law under which the authority took it.
    """

    type: ActionType
    title: Line | None = None
    narrative: Narrative | None = None
    language: Language | None = None
    status: ActionStatus | None = None
    certainty: Certainty | None = None
    basis: Annotated[tuple[Basis, ...], Meta(max_length=16)] = ()
    people: Annotated[tuple[Participant, ...], Meta(max_length=CROWD)] = ()
    by: Annotated[tuple[PersonItem, ...], Meta(max_length=CROWD)] = ()
    on_behalf_of: Annotated[tuple[PersonItem, ...], Meta(max_length=CROWD)] = ()
    about: Annotated[tuple[About, ...], Meta(max_length=MANY)] = ()
    authority: Line | None = None
    official: PersonItem | None = None
    reference: Line | None = None
    sent: When | None = None
    received: When | None = None
    place: Place | None = None
    parent: LinkSubject | None = None
    signatories: Signatories | None = None
    demands: Annotated[tuple[Demand, ...], Meta(max_length=MANY)] = ()
    qualification: Annotated[tuple[Line, ...], Meta(max_length=64)] = ()
    deadline: When | None = None
    checks: Annotated[tuple[Check, ...], Meta(max_length=MANY)] = ()
    sources: Annotated[tuple[Source, ...], Meta(max_length=MANY)] = ()
    evidence: Annotated[tuple[EvidenceReference, ...], Meta(max_length=MANY)] = ()
    tags: Annotated[tuple[Tag, ...], Meta(max_length=MANY)] = ()
    links: Annotated[tuple[Link, ...], Meta(max_length=MANY)] = ()

    def __post_init__(self) -> None:
        if dates.out_of_order(self.sent, self.received):
            raise RuleBroken("received", "ends_before_it_begins")
