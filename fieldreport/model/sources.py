"""How it is known: who says so, how they know, and how far they can be relied on."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from fieldreport.model.fields import (
    MANY,
    Address,
    EvidenceItem,
    ItemId,
    Label,
    Language,
    Line,
    Note,
    PersonItem,
    Reliability,
    SourceConnection,
    SourceType,
    Value,
    When,
)


class Source(Value, frozen=True, kw_only=True):
    """One source: a person among the record's people, or what `label` describes without naming
    anybody.

    `when` is when the source said it; `cited` and `address` are for what was published.
    """

    id: ItemId
    person: PersonItem | None = None
    label: Label | None = None
    type: SourceType | None = None
    connection: SourceConnection | None = None
    reliability: Reliability | None = None
    when: When | None = None
    language: Language | None = None
    cited: Line | None = None
    address: Address | None = None
    evidence: Annotated[tuple[EvidenceItem, ...], Meta(max_length=MANY)] = ()
    note: Note | None = None
