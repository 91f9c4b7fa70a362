"""What somebody said, in his own words: an official's denial, a witness's sentence, a demand made
in public.
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from fieldreport.model.demands import Demand
from fieldreport.model.evidence import EvidenceReference
from fieldreport.model.fields import (
    CROWD,
    MANY,
    Certainty,
    Label,
    Language,
    Line,
    Narrative,
    Note,
    PersonItem,
    Tag,
    Value,
    When,
)
from fieldreport.model.links import About, Link
from fieldreport.model.people import Participant
from fieldreport.model.places import Place
from fieldreport.model.sources import Source


class Translation(Value, frozen=True, kw_only=True):
    """The same words in another language, and who put them into it."""

    language: Language
    words: Narrative
    by: Line | None = None


class Statement(Value, frozen=True, kw_only=True):
    """Words as they were said: `verbatim` is false where they are only told. `office` is what the
    speaker was called, as given.

    `occasion` is where they were said: a briefing, a broadcast, a post.
    """

    words: Narrative
    verbatim: bool = True
    language: Language | None = None
    translations: Annotated[tuple[Translation, ...], Meta(max_length=16)] = ()
    people: Annotated[tuple[Participant, ...], Meta(max_length=CROWD)] = ()
    speaker: PersonItem | None = None
    office: Label | None = None
    when: When | None = None
    place: Place | None = None
    occasion: Line | None = None
    addressees: Annotated[tuple[PersonItem, ...], Meta(max_length=CROWD)] = ()
    addressed_to: Label | None = None
    demands: Annotated[tuple[Demand, ...], Meta(max_length=MANY)] = ()
    certainty: Certainty | None = None
    about: Annotated[tuple[About, ...], Meta(max_length=MANY)] = ()
    sources: Annotated[tuple[Source, ...], Meta(max_length=MANY)] = ()
    evidence: Annotated[tuple[EvidenceReference, ...], Meta(max_length=MANY)] = ()
    tags: Annotated[tuple[Tag, ...], Meta(max_length=MANY)] = ()
    links: Annotated[tuple[Link, ...], Meta(max_length=MANY)] = ()
    note: Note | None = None
