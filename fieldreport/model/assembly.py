"""The gathering that it happened at: whether it was allowed, how large it was, which units came,
what they said and did.

The fields follow what observers of assemblies note: notice and its answer, size, units and their
marks, warnings that could be heard or not, dispersal and whether a way out was left.
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from fieldreport.model import dates
from fieldreport.model.counts import Count
from fieldreport.model.fields import (
    MANY,
    AssemblyStatus,
    EvidenceItem,
    Language,
    Line,
    Method,
    Note,
    PerpetratorType,
    PersonItem,
    RuleBroken,
    SourceItem,
    Value,
    When,
)


class Unit(Value, frozen=True, kw_only=True):
    """A unit that was there: what it is called, what it wore and carried, how many they were."""

    name: Line | None = None
    type: PerpetratorType | None = None
    insignia: Annotated[tuple[Line, ...], Meta(max_length=32)] = ()
    equipment: Annotated[tuple[Line, ...], Meta(max_length=32)] = ()
    vehicles: Annotated[tuple[Line, ...], Meta(max_length=64)] = ()
    count: Count | None = None
    person: PersonItem | None = None
    note: Note | None = None


class Warning(Value, frozen=True, kw_only=True):  # noqa: A001  the word that observers use
    """A warning to leave: when, by whom, in which words, and whether it could be heard."""

    when: When | None = None
    by: Line | None = None
    words: Note | None = None
    language: Language | None = None
    audible: bool | None = None
    note: Note | None = None


class Dispersal(Value, frozen=True, kw_only=True):
    """How it was broken up."""

    began: When | None = None
    ended: When | None = None
    ordered_by: Line | None = None
    stated_reason: Note | None = None
    methods: Annotated[tuple[Method, ...], Meta(max_length=64)] = ()
    way_out: bool | None = None
    note: Note | None = None

    def __post_init__(self) -> None:
        if dates.out_of_order(self.began, self.ended):
            raise RuleBroken("ended", "ends_before_it_begins")


class Assembly(Value, frozen=True, kw_only=True):
    """The gathering as a whole. `decision` is the authority's answer to the notice, with its
    number.
    """

    status: AssemblyStatus | None = None
    purpose: Note | None = None
    organisers: Annotated[tuple[PersonItem, ...], Meta(max_length=MANY)] = ()
    notified: When | None = None
    notified_to: Line | None = None
    decision: Line | None = None
    size: Count | None = None
    units: Annotated[tuple[Unit, ...], Meta(max_length=MANY)] = ()
    insignia: Annotated[tuple[Line, ...], Meta(max_length=64)] = ()
    warnings: Annotated[tuple[Warning, ...], Meta(max_length=MANY)] = ()
    dispersal: Dispersal | None = None
    sources: Annotated[tuple[SourceItem, ...], Meta(max_length=MANY)] = ()
    evidence: Annotated[tuple[EvidenceItem, ...], Meta(max_length=MANY)] = ()
    note: Note | None = None
