"""Who is alleged to stand behind an act: a statement with sources and a certainty, kept apart from
what was seen.

That the attackers were a hired group is an observation about them; that an official hired them is a
claim of somebody. The two never share a field, so that counts of perpetrators count what was
observed.
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from fieldreport.model.fields import (
    MANY,
    ActItem,
    Certainty,
    EvidenceItem,
    InvolvementDegree,
    Label,
    Note,
    PerpetratorType,
    PersonItem,
    RuleBroken,
    SourceItem,
    Value,
)


class Claim(Value, frozen=True, kw_only=True):
    """What the sources allege: `person` or `who` had the `involvement` in `acts`. There is no claim
    without a source.
    """

    sources: Annotated[tuple[SourceItem, ...], Meta(min_length=1, max_length=MANY)]
    acts: Annotated[tuple[ActItem, ...], Meta(max_length=MANY)] = ()
    person: PersonItem | None = None
    who: Label | None = None
    type: PerpetratorType | None = None
    involvement: Annotated[tuple[InvolvementDegree, ...], Meta(max_length=32)] = ()
    certainty: Certainty | None = None
    evidence: Annotated[tuple[EvidenceItem, ...], Meta(max_length=MANY)] = ()
    reasons: Note | None = None

    def __post_init__(self) -> None:
        if self.person is None and self.who is None:
            raise RuleBroken("who", "missing")
