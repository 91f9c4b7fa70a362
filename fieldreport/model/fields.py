"""The leaf types of all records: what a single value may look like, and what it stands for.

A type here carries three things: limits, which the decoder checks; what the JSON schema says about
it (`x-vocabulary`, `format`); and its meaning for the program (`extra`): a term, a date, a
reference to an item of the same record, a mention of another record, a column of the search index.
`leaves` reads the meanings; nothing else needs to know the fields by name.

Limits are far above what an account needs and far below what would hurt: one line 500 characters, a
note 20,000, the narrative 400,000, lists 500 items, people 2,000; the record as a whole at most 1
MiB.
"""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta

from fieldreport.reference.vocabulary import CODE

LINE = 500
NOTE = 20_000
NARRATIVE = 400_000
MANY = 500
CROWD = 2_000

# `$` alone would let a line feed follow. Both Python and ECMA 262, which JSON schemas use, read it
# like this.
_END = r"$(?!\n)"
HEX32 = rf"^[0-9a-f]{{32}}{_END}"
HEX64 = rf"^[0-9a-f]{{64}}{_END}"
ITEM = rf"^[a-z0-9][a-z0-9-]{{0,31}}{_END}"
TERM = rf"^{CODE}{_END}"
_CONTROL = r"\u0000-\u001f\u007f\u0085\u2028\u2029"
ONE_LINE = rf"^(?!\s*$)[^{_CONTROL}]*{_END}"
COUNTRY = rf"^[A-Z]{{2}}{_END}"
SCRIPT = rf"^[A-Z][a-z]{{3}}{_END}"
CURRENCY = rf"^[A-Z]{{3}}{_END}"
MEDIA_TYPE = rf"^[a-z0-9][a-z0-9!#$&^_.+-]{{0,62}}/[a-z0-9][a-z0-9!#$&^_.+-]{{0,62}}{_END}"


class Value(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """What all parts of records have in common: immutable, and strict about the names of fields."""


class RuleBroken(ValueError):
    """A part of a record whose fields don't fit each other; `field` is the one to point at.

    The decoder turns it into an error of its own and keeps only the text, which is therefore made
    to be read back.
    """

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(f"rule {field} {reason}")
        self.field = field
        self.reason = reason


def _term(vocabulary: str, term: str | None = None) -> Meta:
    return Meta(
        pattern=TERM,
        max_length=64,
        extra={"vocabulary": vocabulary, "term": term},
        extra_json_schema={"x-vocabulary": vocabulary},
    )


def _item(collection: str) -> Meta:
    return Meta(
        pattern=ITEM, extra={"refers": collection}, extra_json_schema={"x-refers-to": collection}
    )


def _mention(relation: str, pattern: str) -> Meta:
    return Meta(
        pattern=pattern, extra={"mention": relation}, extra_json_schema={"x-relation": relation}
    )


def _text(column: str, length: int, pattern: str | None = None) -> Meta:
    return Meta(min_length=1, max_length=length, pattern=pattern, extra={"column": column})


# Text. Everything a person wrote is searched for; names of people and places have columns of their
# own.
Line = Annotated[str, _text("body", LINE, ONE_LINE)]
Note = Annotated[str, _text("body", NOTE)]
Narrative = Annotated[str, _text("body", NARRATIVE)]
Label = Annotated[str, _text("people", LINE, ONE_LINE)]
PlaceName = Annotated[str, _text("place", LINE, ONE_LINE)]
# Text that nobody searches for, such as the name of a device.
Plain = Annotated[str, Meta(min_length=1, max_length=LINE, pattern=ONE_LINE)]
Tag = Annotated[
    str,
    Meta(min_length=1, max_length=64, pattern=ONE_LINE, extra={"column": "body", "term": "tag"}),
]
Address = Annotated[str, Meta(min_length=1, max_length=2_000, pattern=ONE_LINE)]

# Codes that are no terms of ours.
Country = Annotated[
    str, Meta(pattern=COUNTRY, extra_json_schema={"description": "ISO 3166-1 alpha-2"})
]
Script = Annotated[str, Meta(pattern=SCRIPT, extra_json_schema={"description": "ISO 15924"})]
Currency = Annotated[str, Meta(pattern=CURRENCY, extra_json_schema={"description": "ISO 4217"})]
MediaType = Annotated[str, Meta(pattern=MEDIA_TYPE, max_length=127)]

# Time.
When = Annotated[
    str,
    Meta(min_length=1, max_length=64, extra={"date": "edtf"}, extra_json_schema={"format": "edtf"}),
]
# From when something no longer holds. By this term, whoever counts what holds need not read records.
Withdrawn = Annotated[
    str,
    Meta(
        min_length=1,
        max_length=64,
        extra={"date": "edtf", "term": "withdrawn"},
        extra_json_schema={"format": "edtf"},
    ),
]
Instant = Annotated[
    str,
    Meta(
        min_length=20,
        max_length=25,
        extra={"date": "instant"},
        extra_json_schema={"format": "date-time"},
    ),
]

# Ids.
ItemId = Annotated[str, Meta(pattern=ITEM)]
RecordId = Annotated[str, Meta(pattern=HEX64)]
Fingerprint = Annotated[str, Meta(pattern=HEX64)]
Subject = Annotated[str, Meta(pattern=HEX32)]
Salt = Annotated[str, Meta(pattern=HEX32)]

# References to items of the same record, by their id.
PersonItem = Annotated[str, _item("people")]
ActItem = Annotated[str, _item("acts")]
PropertyItem = Annotated[str, _item("property")]
SourceItem = Annotated[str, _item("sources")]
EvidenceItem = Annotated[
    str,
    Meta(
        pattern=HEX64, extra={"refers": "evidence"}, extra_json_schema={"x-refers-to": "evidence"}
    ),
]

# Mentions of other records and of files.
PersonSubject = Annotated[str, _mention("person", HEX32)]
AboutSubject = Annotated[str, _mention("about", HEX32)]
LinkSubject = Annotated[str, _mention("link", HEX32)]
Deprivation = Annotated[str, _mention("deprivation", HEX32)]
VersionId = Annotated[str, _mention("version", HEX64)]
EvidenceSha256 = Annotated[str, _mention("evidence", HEX64)]
OriginalSha256 = Annotated[str, _mention("original", HEX64)]

# Numbers.
Amount = Annotated[int, Meta(ge=0, le=100_000_000)]
Size = Annotated[int, Meta(ge=0, le=2**53 - 1)]
Latitude = Annotated[float, Meta(ge=-90, le=90)]
Longitude = Annotated[float, Meta(ge=-180, le=180)]
Metres = Annotated[float, Meta(ge=0, le=20_100_000)]
Seconds = Annotated[float, Meta(ge=0, le=10_000_000)]
Fraction = Annotated[float, Meta(ge=0, le=1)]
Page = Annotated[int, Meta(ge=1, le=1_000_000)]
ClockError = Annotated[int, Meta(ge=-4_000_000_000, le=4_000_000_000)]

# Terms, by vocabulary. Those with a second name are what records are filtered by.
ActType = Annotated[str, _term("act-types", "act")]
ActionStatus = Annotated[str, _term("action-statuses", "status")]
ActionType = Annotated[str, _term("action-types", "action")]
AgeBand = Annotated[str, _term("age-bands")]
AssemblyStatus = Annotated[str, _term("assembly-status", "assembly")]
AssessmentType = Annotated[str, _term("assessment-types", "assessment")]
Basis = Annotated[str, _term("basis")]
Certainty = Annotated[str, _term("certainty")]
ConsentAudience = Annotated[str, _term("consent-audiences")]
ConsentScope = Annotated[str, _term("consent-scopes")]
CountBasis = Annotated[str, _term("count-bases")]
DetentionEvent = Annotated[str, _term("detention-events", "event")]
DocumentType = Annotated[str, _term("document-types")]
EvidenceState = Annotated[str, _term("evidence-states")]
InjuryType = Annotated[str, _term("injuries")]
InvolvementDegree = Annotated[str, _term("involvement")]
Language = Annotated[str, _term("languages")]
LinkType = Annotated[str, _term("link-types")]
Method = Annotated[str, _term("methods")]
NameForm = Annotated[str, _term("name-forms")]
Occupation = Annotated[str, _term("occupations")]
PerpetratorType = Annotated[str, _term("perpetrator-types")]
PersonFlag = Annotated[str, _term("person-flags")]
PersonKind = Annotated[str, _term("person-kinds")]
PlaceType = Annotated[str, _term("place-types")]
PropertyOutcome = Annotated[str, _term("property-outcomes")]
PropertyType = Annotated[str, _term("property-types")]
Reliability = Annotated[str, _term("reliability")]
Role = Annotated[str, _term("roles-in-report")]
Sex = Annotated[str, _term("sexes")]
SourceConnection = Annotated[str, _term("source-connection")]
SourceType = Annotated[str, _term("source-types")]
VictimStatus = Annotated[str, _term("victim-status")]
