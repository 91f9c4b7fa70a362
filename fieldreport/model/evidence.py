"""What proves it: a reference to a file by its SHA-256, with everything known about where it comes
from and what it shows.

The file itself is stored beside the record, bit for bit. A redacted copy is a reference of its own
that names its original.
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from fieldreport.model.fields import (
    MANY,
    ActItem,
    Address,
    ClockError,
    DocumentType,
    EvidenceSha256,
    EvidenceState,
    Fraction,
    Language,
    Line,
    MediaType,
    Note,
    OriginalSha256,
    Page,
    PersonItem,
    Plain,
    PropertyItem,
    RuleBroken,
    Seconds,
    Size,
    Value,
    When,
)
from fieldreport.model.places import Place


class Region(Value, frozen=True, kw_only=True):
    """A rectangle in a picture, in fractions of its width and height from the upper left corner."""

    x: Fraction
    y: Fraction
    width: Fraction
    height: Fraction

    def __post_init__(self) -> None:
        # A little more than 1 is what sums of fractions come to.
        if self.x + self.width > 1.000001 or self.y + self.height > 1.000001:
            raise RuleBroken(
                "width" if self.x + self.width > 1.000001 else "height", "outside_the_picture"
            )


class Passage(Value, frozen=True, kw_only=True):
    """Where in the file who or what is to be seen: a page, or the seconds from `start` to `end` of
    the recording.
    """

    page: Page | None = None
    start: Seconds | None = None
    end: Seconds | None = None
    region: Region | None = None
    acts: Annotated[tuple[ActItem, ...], Meta(max_length=MANY)] = ()
    people: Annotated[tuple[PersonItem, ...], Meta(max_length=MANY)] = ()
    property: Annotated[tuple[PropertyItem, ...], Meta(max_length=MANY)] = ()
    shows: Note | None = None

    def __post_init__(self) -> None:
        if self.start is not None and self.end is not None and self.end < self.start:
            raise RuleBroken("end", "ends_before_it_begins")


class Web(Value, frozen=True, kw_only=True):
    """Where on the web the file was, and when it was captured there."""

    address: Address
    captured: When | None = None
    archived: Address | None = None


class FileReference(Value, frozen=True, kw_only=True):
    """A file where there are no acts and people around it to refer to: the photo of a face, a signed
    form.
    """

    sha256: EvidenceSha256
    name: Plain | None = None
    media_type: MediaType | None = None
    size: Size | None = None
    type: DocumentType | None = None
    captured: When | None = None
    note: Note | None = None


class EvidenceReference(Value, frozen=True, kw_only=True):
    """One file. `clock_error` is the device's clock minus the right time, in seconds; `size` is in
    bytes.
    """

    sha256: EvidenceSha256
    name: Plain | None = None
    media_type: MediaType | None = None
    size: Size | None = None
    type: DocumentType | None = None
    description: Note | None = None
    language: Language | None = None
    captured_by: PersonItem | None = None
    captured: When | None = None
    place: Place | None = None
    device: Plain | None = None
    clock_error: ClockError | None = None
    received_from: PersonItem | None = None
    received: When | None = None
    received_how: Line | None = None
    state: EvidenceState | None = None
    original: OriginalSha256 | None = None
    web: Web | None = None
    passages: Annotated[tuple[Passage, ...], Meta(max_length=MANY)] = ()
    note: Note | None = None

    def __post_init__(self) -> None:
        if self.original == self.sha256:
            raise RuleBroken("original", "its_own_original")
