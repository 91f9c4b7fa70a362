"""A record: the exact bytes that were signed, and what they say.

The bytes are the record. What is read from them here is a view; nothing ever writes it back. See
FORMAT section 4.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal

from msgspec import Meta

from fieldreport.model.fields import Fingerprint, Instant, RecordId, Salt, Subject, Value
from fieldreport.model.leaves import Leaf
from fieldreport.model.validate import Body

LIMIT = 1_048_576
PARENTS = 64

Kind = Literal["report", "person", "action", "detention", "statement", "consent", "assessment"]


class Envelope(Value, frozen=True, kw_only=True):
    """What all kinds of records have around their body."""

    format: str
    kind: Kind
    subject: Subject
    parents: Annotated[tuple[RecordId, ...], Meta(max_length=PARENTS)]
    author: Fingerprint
    written: Instant
    salt: Salt
    body: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Record:
    """One version of one thing. `id`, `subject`, `parents` and `author` are hex; `leaves` are for
    whoever indexes it.
    """

    id: str
    raw: bytes = field(repr=False)
    format: str
    kind: str
    subject: str
    parents: tuple[str, ...]
    author: str
    written: str
    salt: str = field(repr=False)
    body: Body = field(repr=False)
    leaves: Sequence[Leaf] = field(repr=False, compare=False)
