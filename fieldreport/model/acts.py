"""What was done, to whom and by whom: one act, its victims with what became of them, its
perpetrators with their part in it.

Follows the who-did-what-to-whom model of the HURIDOCS Events Standard Formats: an act links victims
and perpetrators, and the degree of involvement belongs to the link. A police officer who looks on
is a perpetrator of the same act with the involvement `failed-to-protect`. Who is alleged to stand
behind it is a claim of its own: see `claims`.
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from fieldreport.model import dates
from fieldreport.model.counts import Count
from fieldreport.model.fields import (
    CROWD,
    MANY,
    ActType,
    Basis,
    Certainty,
    EvidenceItem,
    InjuryType,
    InvolvementDegree,
    ItemId,
    Line,
    Method,
    Note,
    PerpetratorType,
    PersonItem,
    RuleBroken,
    SourceItem,
    Value,
    VictimStatus,
    When,
)
from fieldreport.model.places import Place


class Injury(Value, frozen=True, kw_only=True):
    """One injury: what it is and where on the body."""

    type: InjuryType
    part: Line | None = None
    note: Note | None = None
    evidence: Annotated[tuple[EvidenceItem, ...], Meta(max_length=MANY)] = ()


class Victim(Value, frozen=True, kw_only=True):
    """One of those to whom it was done, and the outcome. `count` is for a part of a group."""

    person: PersonItem
    count: Count | None = None
    injuries: Annotated[tuple[Injury, ...], Meta(max_length=MANY)] = ()
    status: VictimStatus | None = None
    consequences: Note | None = None


class Perpetrator(Value, frozen=True, kw_only=True):
    """One of those who did it, or let it happen. `identified` says how it is known who they
    were.
    """

    person: PersonItem | None = None
    type: PerpetratorType | None = None
    unit: Line | None = None
    insignia: Annotated[tuple[Line, ...], Meta(max_length=32)] = ()
    count: Count | None = None
    involvement: Annotated[tuple[InvolvementDegree, ...], Meta(max_length=32)] = ()
    certainty: Certainty | None = None
    identified: Note | None = None
    note: Note | None = None


class Act(Value, frozen=True, kw_only=True):
    """One act. Without `began` and `place` it happened when and where the account says."""

    id: ItemId
    type: ActType
    began: When | None = None
    ended: When | None = None
    place: Place | None = None
    basis: Annotated[tuple[Basis, ...], Meta(max_length=16)] = ()
    certainty: Certainty | None = None
    sources: Annotated[tuple[SourceItem, ...], Meta(max_length=MANY)] = ()
    evidence: Annotated[tuple[EvidenceItem, ...], Meta(max_length=MANY)] = ()
    methods: Annotated[tuple[Method, ...], Meta(max_length=64)] = ()
    stated_reason: Note | None = None
    legal_basis: Annotated[tuple[Line, ...], Meta(max_length=64)] = ()
    victims: Annotated[tuple[Victim, ...], Meta(max_length=CROWD)] = ()
    perpetrators: Annotated[tuple[Perpetrator, ...], Meta(max_length=MANY)] = ()
    note: Note | None = None

    def __post_init__(self) -> None:
        if dates.out_of_order(self.began, self.ended):
            raise RuleBroken("ended", "ends_before_it_begins")
