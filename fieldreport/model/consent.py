"""What a person allows to be shown, to whom, for how long; and what they refuse. What isn't said is
not allowed.

How several consents weigh against each other is in `decisions`.
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from fieldreport.model.evidence import FileReference
from fieldreport.model.fields import (
    MANY,
    AboutSubject,
    ConsentAudience,
    ConsentScope,
    Label,
    Language,
    Line,
    Note,
    PersonSubject,
    RuleBroken,
    Value,
    When,
)
from fieldreport.model.links import Link


class Permission(Value, frozen=True, kw_only=True):
    """Some aspects of a person (name, face, voice, account, place) and some audiences: every pair
    of them is meant.
    """

    scopes: Annotated[tuple[ConsentScope, ...], Meta(min_length=1, max_length=32)]
    audiences: Annotated[tuple[ConsentAudience, ...], Meta(min_length=1, max_length=32)]


class Guardian(Value, frozen=True, kw_only=True):
    """Who consented for somebody who can't: a person record, and what they are to the person."""

    person: PersonSubject | None = None
    relation: Label | None = None


class Consent(Value, frozen=True, kw_only=True):
    """What `person` said. It concerns the reports in `about`, or all if there are none; `withdrawn`
    is the date from which nothing holds.
    """

    person: PersonSubject
    about: Annotated[tuple[AboutSubject, ...], Meta(max_length=MANY)] = ()
    recorded_by: Label | None = None
    how: Line | None = None
    when: When | None = None
    language: Language | None = None
    permits: Annotated[tuple[Permission, ...], Meta(max_length=64)] = ()
    refuses: Annotated[tuple[Permission, ...], Meta(max_length=64)] = ()
    conditions: Note | None = None
    expires: When | None = None
    guardian: Guardian | None = None
    withdrawn: When | None = None
    withdrawn_why: Note | None = None
    evidence: Annotated[tuple[FileReference, ...], Meta(max_length=MANY)] = ()
    links: Annotated[tuple[Link, ...], Meta(max_length=MANY)] = ()
    note: Note | None = None

    def __post_init__(self) -> None:
        if not self.permits and not self.refuses and self.withdrawn is None:
            raise RuleBroken("permits", "says_nothing")
