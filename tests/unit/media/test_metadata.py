"""Facts are short lines of text, and say what they reveal."""

from __future__ import annotations

from fractions import Fraction

import pytest

from fieldreport.media.limits import Limits
from fieldreport.media.metadata import fact, of_document, of_tags, told_by, within, written
from fieldreport.media.protocol import REVEALS, Fact, Reveals
from fieldreport.reference.wording import LANGUAGES, codes, entry


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("  Phone\0\0", "Phone"),
        (b"0230", "0230"),
        (b"\x01\x02", "01 02"),
        (bytes(range(100, 200)), None),
        (Fraction(21, 5), "4.2"),
        ((1, 2.5, "x"), "1, 2.5, x"),
        (True, "True"),
        (1 << 70, str(1 << 70)),
        (None, "None"),
    ],
)
def test_values_become_text(value: object, text: str | None) -> None:
    shown = written(value)
    assert shown == text if text is not None else shown.endswith("… (100)")


def test_a_number_divided_by_nothing_is_no_error() -> None:
    class Broken:
        def __float__(self) -> float:
            raise ZeroDivisionError

        def __str__(self) -> str:
            return "1/0"

    assert written(Broken()) == "1/0"


@pytest.mark.parametrize(
    ("name", "reveals"),
    [
        ("com.apple.quicktime.location.ISO6709", "place"),
        ("location-eng", "place"),
        ("creation_time", "time"),
        ("date", "time"),
        ("com.apple.quicktime.make", "device"),
        ("com.android.version", "software"),
        ("encoder", "software"),
        ("artist", "owner"),
        ("com.apple.quicktime.content.identifier", "serial"),
        ("title", None),
        ("language", None),
    ],
)
def test_tags_tell_by_their_names(name: str, reveals: Reveals | None) -> None:
    assert told_by(name) == reveals
    assert of_tags("container", {name: "x", "empty": ""}) == [Fact("container", name, "x", reveals)]


def test_a_document_tells_about_its_author() -> None:
    found = of_document({"Author": "A. Example", "Title": "", "Producer": "Writer", "Odd": "x"})
    assert found == [
        Fact("pdf", "Author", "A. Example", "owner"),
        Fact("pdf", "Producer", "Writer", "software"),
        Fact("pdf", "Odd", "x", None),
    ]


def test_facts_are_few_and_short() -> None:
    many = [fact("file", f"name {n}", "x" * 50) for n in range(9)]
    kept = within(many, Limits(facts=4, fact=10))
    assert len(kept) == 4
    assert kept[0].value == "xxxxxxxxx…"
    assert len(fact("file", "n" * 500, "x").name) == 100


def test_what_is_revealed_has_wording() -> None:
    for code in REVEALS:
        assert {str(entry(f"media.reveals.{code}", lang)) for lang in LANGUAGES}
        assert f"media.reveals.{code}" in codes()
