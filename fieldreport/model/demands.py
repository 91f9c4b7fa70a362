"""What somebody demands of somebody: the release of people on a list, an inquiry, an apology."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from fieldreport.model.fields import CROWD, ActionStatus, Note, PersonItem, Value, When


class Demand(Value, frozen=True, kw_only=True):
    """One demand: its words, whom it is for, by when, and what came of it."""

    text: Note
    people: Annotated[tuple[PersonItem, ...], Meta(max_length=CROWD)] = ()
    addressees: Annotated[tuple[PersonItem, ...], Meta(max_length=CROWD)] = ()
    deadline: When | None = None
    status: ActionStatus | None = None
