"""How many: never one number that pretends to be exact, but what was at least, at most and most
probably seen, and how it is known.
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from fieldreport.model.fields import (
    MANY,
    Amount,
    CountBasis,
    Line,
    Note,
    PersonItem,
    Role,
    RuleBroken,
    SourceItem,
    Value,
    When,
)


class Count(Value, frozen=True, kw_only=True):
    """A number of people or things: `min` ≤ `best` ≤ `max` as far as they are given; at least one
    of them is.
    """

    min: Amount | None = None
    max: Amount | None = None
    best: Amount | None = None
    approximate: bool = False
    basis: CountBasis | None = None
    note: Note | None = None

    def __post_init__(self) -> None:
        given = [number for number in (self.min, self.best, self.max) if number is not None]
        if not given:
            raise RuleBroken("best", "missing")
        if given != sorted(given):
            raise RuleBroken("best" if self.best is not None else "max", "counts_out_of_order")


class Estimate(Value, frozen=True, kw_only=True):
    """How many people of a role (participants, detainees, officials) there were at a time, and who
    says so.
    """

    count: Count
    role: Role | None = None
    of: Line | None = None
    when: When | None = None
    people: Annotated[tuple[PersonItem, ...], Meta(max_length=MANY)] = ()
    sources: Annotated[tuple[SourceItem, ...], Meta(max_length=MANY)] = ()
    note: Note | None = None
