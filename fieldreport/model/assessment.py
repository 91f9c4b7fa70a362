"""A coordinator's judgement on a record: it stands beside the account and never changes it."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from fieldreport.model.fields import (
    MANY,
    AboutSubject,
    AssessmentType,
    Certainty,
    EvidenceSha256,
    InvolvementDegree,
    ItemId,
    Label,
    Line,
    LinkSubject,
    Note,
    PerpetratorType,
    PersonSubject,
    RuleBroken,
    Tag,
    Value,
    VersionId,
    When,
    Withdrawn,
)
from fieldreport.model.links import Link


class Attribution(Value, frozen=True, kw_only=True):
    """Whom the coordinator holds answerable for which acts, and why."""

    reasons: Note
    acts: Annotated[tuple[ItemId, ...], Meta(max_length=MANY)] = ()
    person: PersonSubject | None = None
    who: Label | None = None
    type: PerpetratorType | None = None
    unit: Line | None = None
    involvement: Annotated[tuple[InvolvementDegree, ...], Meta(max_length=32)] = ()
    certainty: Certainty | None = None


class Assessment(Value, frozen=True, kw_only=True):
    """One judgement on the record `of`, made on its version `version`.

    `needs-information` comes with its question, `duplicate-of` with the subject of the other,
    `set-aside` with its reason, `attribution` with at least one attribution. One with a `withdrawn`
    date no longer holds, whatever the date says; it still says all that it said, so that everybody
    sees what was withdrawn. A later version without the date holds again.
    """

    of: AboutSubject
    type: AssessmentType
    version: VersionId | None = None
    made: When | None = None
    question: Note | None = None
    duplicate_of: LinkSubject | None = None
    reason: Note | None = None
    attributions: Annotated[tuple[Attribution, ...], Meta(max_length=64)] = ()
    evidence: Annotated[tuple[EvidenceSha256, ...], Meta(max_length=MANY)] = ()
    tags: Annotated[tuple[Tag, ...], Meta(max_length=MANY)] = ()
    links: Annotated[tuple[Link, ...], Meta(max_length=MANY)] = ()
    note: Note | None = None
    withdrawn: Withdrawn | None = None
    withdrawn_why: Note | None = None

    def __post_init__(self) -> None:
        needed = _NEEDED.get(self.type)
        if needed and not getattr(self, needed):
            raise RuleBroken(needed, "missing")
        if self.duplicate_of == self.of:
            raise RuleBroken("duplicate_of", "its_own_duplicate")
        if self.withdrawn_why and self.withdrawn is None:
            # The reason alone would look withdrawn to people and hold for every count.
            raise RuleBroken("withdrawn", "missing")


# What a judgement is worth nothing without.
_NEEDED = {
    "needs-information": "question",
    "duplicate-of": "duplicate_of",
    "set-aside": "reason",
    "attribution": "attributions",
}
