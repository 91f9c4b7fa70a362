"""Who somebody is: the identity part, alone in a record of its own, so that it can travel on
another drive or not at all.

Names are kept as forms of a whole name, in whichever script and language they were given; nobody is
forced into a first and a last name, and a patronymic is optional.
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from fieldreport.model import dates
from fieldreport.model.counts import Count
from fieldreport.model.evidence import FileReference
from fieldreport.model.fields import (
    CROWD,
    MANY,
    Country,
    DocumentType,
    EvidenceSha256,
    Label,
    Language,
    LinkSubject,
    NameForm,
    Note,
    Occupation,
    PersonKind,
    PersonSubject,
    RuleBroken,
    Script,
    Sex,
    Value,
    When,
)
from fieldreport.model.links import Link
from fieldreport.model.places import Place


class Name(Value, frozen=True, kw_only=True):
    """One form of the name: `full` as it is written or said; its parts only where they are known to
    be parts.
    """

    full: Label
    form: NameForm | None = None
    given: Label | None = None
    family: Label | None = None
    patronymic: Label | None = None
    script: Script | None = None
    language: Language | None = None


class Contact(Value, frozen=True, kw_only=True):
    """A way to reach them: `means` is a word such as phone or messenger; `safe` says whether it may
    be used.
    """

    means: Label
    value: Label
    safe: bool | None = None
    note: Note | None = None


class Birth(Value, frozen=True, kw_only=True):
    """When and where they were born."""

    date: When | None = None
    place: Place | None = None


class Document(Value, frozen=True, kw_only=True):
    """A document that says who they are."""

    type: DocumentType
    number: Label | None = None
    issued_by: Label | None = None
    issued: When | None = None
    expires: When | None = None
    country: Country | None = None
    evidence: Annotated[tuple[EvidenceSha256, ...], Meta(max_length=MANY)] = ()

    def __post_init__(self) -> None:
        if dates.out_of_order(self.issued, self.expires):
            raise RuleBroken("expires", "ends_before_it_begins")


class Affiliation(Value, frozen=True, kw_only=True):
    """What they belong to and as what: a medium, a party, a police department."""

    organisation: LinkSubject | None = None
    name: Label | None = None
    position: Label | None = None
    since: When | None = None
    until: When | None = None

    def __post_init__(self) -> None:
        if dates.out_of_order(self.since, self.until):
            raise RuleBroken("until", "ends_before_it_begins")


class Relation(Value, frozen=True, kw_only=True):
    """Another person and what they are to this one: mother, guardian, lawyer."""

    person: LinkSubject
    relation: Label


class Person(Value, frozen=True, kw_only=True):
    """A person, a group or an organisation. At least a name or a description is given; `members` is
    for groups, `photos` are of the face.
    """

    type: PersonKind = "person"
    names: Annotated[tuple[Name, ...], Meta(max_length=64)] = ()
    description: Note | None = None
    contacts: Annotated[tuple[Contact, ...], Meta(max_length=64)] = ()
    birth: Birth | None = None
    died: When | None = None
    sex: Sex | None = None
    citizenships: Annotated[tuple[Country, ...], Meta(max_length=16)] = ()
    languages: Annotated[tuple[Language, ...], Meta(max_length=32)] = ()
    occupation: Occupation | None = None
    documents: Annotated[tuple[Document, ...], Meta(max_length=64)] = ()
    photos: Annotated[tuple[FileReference, ...], Meta(max_length=64)] = ()
    affiliations: Annotated[tuple[Affiliation, ...], Meta(max_length=64)] = ()
    relations: Annotated[tuple[Relation, ...], Meta(max_length=MANY)] = ()
    count: Count | None = None
    members: Annotated[tuple[PersonSubject, ...], Meta(max_length=CROWD)] = ()
    links: Annotated[tuple[Link, ...], Meta(max_length=MANY)] = ()
    note: Note | None = None

    def __post_init__(self) -> None:
        if not self.names and self.description is None:
            raise RuleBroken("names", "nobody")
        if self.birth is not None and dates.out_of_order(self.birth.date, self.died):
            raise RuleBroken("died", "ends_before_it_begins")
