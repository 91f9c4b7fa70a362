"""The people of an account by a label that names nobody; who they are is a `person` record of its
own.

A person, a group ("about twenty women") or an organisation. Everything else in the record refers to
them by the short id that they have here, so that names can stay behind when the account travels.
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from fieldreport.model.counts import Count
from fieldreport.model.fields import (
    MANY,
    AgeBand,
    ItemId,
    Label,
    Note,
    Occupation,
    PersonFlag,
    PersonItem,
    PersonKind,
    PersonSubject,
    Role,
    Sex,
    Value,
)


class Participant(Value, frozen=True, kw_only=True):
    """Somebody in a record: `label` must not identify; `person` is the subject of the record that
    does, if there is one.

    `count` is for groups, `member_of` leads to groups and organisations among the same people.
    """

    id: ItemId
    label: Label
    type: PersonKind = "person"
    person: PersonSubject | None = None
    roles: Annotated[tuple[Role, ...], Meta(max_length=32)] = ()
    count: Count | None = None
    age: AgeBand | None = None
    sex: Sex | None = None
    occupation: Occupation | None = None
    flags: Annotated[tuple[PersonFlag, ...], Meta(max_length=32)] = ()
    member_of: Annotated[tuple[PersonItem, ...], Meta(max_length=MANY)] = ()
    note: Note | None = None
