"""How records hang together: typed links between things, and which acts of which account something
is about.
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from fieldreport.model.fields import (
    MANY,
    AboutSubject,
    ItemId,
    LinkSubject,
    LinkType,
    Note,
    Value,
    VersionId,
)


class Link(Value, frozen=True, kw_only=True):
    """A link to another record's subject, and to the version that was meant if that matters."""

    type: LinkType
    subject: LinkSubject
    version: VersionId | None = None
    note: Note | None = None


class About(Value, frozen=True, kw_only=True):
    """What a record is about: a subject, mostly a report, and the ids of acts in it."""

    subject: AboutSubject
    version: VersionId | None = None
    acts: Annotated[tuple[ItemId, ...], Meta(max_length=MANY)] = ()
