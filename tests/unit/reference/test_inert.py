"""Foreign text that would like to act on the terminal, hide, or pretend."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldreport.reference.inert import inert, tame


@pytest.mark.parametrize(
    "harmless",
    ["", "IMG_0412.JPG", "Айгүл Сәрсенова", "протокол №5 (копия).pdf", "Ğani’s – “notes”", "日本"],
)
def test_ordinary_text_stays_as_it_is(harmless: str) -> None:
    assert inert(harmless) == harmless


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("a\nb", "a␊b"),
        ("\x1b[2Jgone", "␛[2Jgone"),
        ("bell\x07", "bell␇"),
        ("del\x7f", "del␡"),
        ("c1\x9b31m", "c1‹U+009B›31m"),
        ("photo\u202egpj.exe", "photo‹U+202E›gpj.exe"),
        ("zero\u200bwidth", "zero‹U+200B›width"),
        ("line\u2028end", "line‹U+2028›end"),
        ("half\ud800", "half‹U+D800›"),
        ("private\ue000", "private‹U+E000›"),
        ("tag\U000e0041", "tag‹U+E0041›"),
        ("filler\u3164", "filler‹U+3164›"),
    ],
)
def test_what_could_act_or_hide_becomes_visible(hostile: str, shown: str) -> None:
    assert inert(hostile) == shown


def test_accents_are_not_stacked_higher_than_three() -> None:
    assert inert("e\u0301\u0302\u0303") == "e\u0301\u0302\u0303"
    assert inert("e" + "\u0301" * 5) == "e\u0301\u0301\u0301‹U+0301›‹U+0301›"


def test_right_to_left_text_is_kept_apart_from_its_neighbours() -> None:
    assert inert("שלום.txt") == "\u2068שלום.txt\u2069"


def test_long_text_keeps_its_beginning_and_its_end() -> None:
    shown = inert("report " * 40 + ".jpg", limit=40)
    assert len(shown) <= 40
    assert shown.startswith("report ")
    assert shown.endswith(".jpg")
    assert "…" in shown


def test_a_picture_is_never_cut_in_half() -> None:
    shown = inert("\u202e" * 100, limit=40)
    assert len(shown) <= 40
    assert shown.replace("‹U+202E›", "") == "…"


def test_line_ends_stay_where_text_has_the_screen_to_itself() -> None:
    assert inert("one\ntwo\rthree", lines=True) == "one\ntwo␍three"


@given(st.text())
def test_nothing_that_acts_is_ever_shown(text: str) -> None:
    shown = inert(text).strip("\u2068\u2069")
    assert not [char for char in shown if unicodedata.category(char)[0] == "C"]
    assert len(shown) <= 80


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain, <b>markup</b> & more", "plain, <b>markup</b> & more"),
        ("Қайрат 👨\u200d👩\u200d👧", "Қайрат 👨\u200d👩\u200d👧"),
        ("one\ntwo\tthree", "one\ntwo\tthree"),
        ("a\u202eb\u2066c", "a‹U+202E›b‹U+2066›c"),
        ("\x1b[2J\x07", "␛[2J␇"),
        ("a\u2028b\u200bc\ufeff", "a‹U+2028›b‹U+200B›c‹U+FEFF›"),
        ("שלום, 5", "\u2068שלום, 5\u2069"),
        ("one\n\nשלום", "\u2068one\u2069\n\n\u2068שלום\u2069"),
        ("שלום\u202e", "\u2068שלום‹U+202E›\u2069"),
        ("\u2068abc\u2069", "abc"),
        ("", ""),
    ],
)
def test_a_whole_text_is_tamed_and_stays_readable(text: str, shown: str) -> None:
    assert tame(text) == shown


@given(st.text())
def test_taming_twice_changes_nothing(text: str) -> None:
    assert tame(tame(text)) == tame(text)
