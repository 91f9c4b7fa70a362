"""What was broken, taken, searched or erased: a thing, whose it is, who had it, and what became of
it.
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from fieldreport.model.fields import (
    MANY,
    ActItem,
    Amount,
    Currency,
    EvidenceItem,
    ItemId,
    Line,
    Note,
    PersonItem,
    Plain,
    PropertyOutcome,
    PropertyType,
    SourceItem,
    Value,
    When,
)


class Money(Value, frozen=True, kw_only=True):
    """An amount in whole units of a currency."""

    amount: Annotated[int, Meta(ge=0, le=10**15)]
    currency: Currency


class Property(Value, frozen=True, kw_only=True):
    """A thing, or several of a kind. The owner (often an organisation) and the holder are among the
    people of the record.

    `exposed` says what a searched or taken device gave away; `returned` when it came back.
    """

    id: ItemId
    item: Line
    type: PropertyType | None = None
    quantity: Amount = 1
    owner: PersonItem | None = None
    holder: PersonItem | None = None
    outcomes: Annotated[tuple[PropertyOutcome, ...], Meta(max_length=32)] = ()
    acts: Annotated[tuple[ActItem, ...], Meta(max_length=MANY)] = ()
    taken_by: PersonItem | None = None
    returned: When | None = None
    exposed: Note | None = None
    serial: Plain | None = None
    value: Money | None = None
    sources: Annotated[tuple[SourceItem, ...], Meta(max_length=MANY)] = ()
    evidence: Annotated[tuple[EvidenceItem, ...], Meta(max_length=MANY)] = ()
    note: Note | None = None
