"""Names that could be taken for each other, and those that could not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldreport.reference.lookalikes import alike

# The same by eye, by ear, or but for what nobody sees.
ALIKE = [
    ("Самал", "Caмaл"),
    ("Самал", "Samal"),
    ("Ержан", "Erzhan"),
    ("Ержан", "ЕРЖАН"),
    ("Әсел", "Асел"),
    ("Оля", "О\u200bля"),
    ("Paul", "PauI"),
    ("Paul", "Pau|"),
    ("Modern", "Modem"),
    ("Wanda", "VVanda"),
    ("Claudia", "Daudia"),
    ("Нина", "Hинa"),
    ("Анна М.", "Анна  М"),
    ("Ｓａｍ", "Sam"),
    ("Ηelen", "Helen"),
    ("S0fia", "Sofia"),
    ("Қайрат", "Кайрат"),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_names_that_could_be_taken_for_each_other(one: str, other: str) -> None:
    assert alike(one, other)
    assert alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Самал", "Сауле"),
        ("Анна", "Инна"),
        ("Serik", "Berik"),
        ("A.", "B."),
        ("李", "王"),
        ("Дана", "Данияр"),
    ],
)
def test_names_that_differ(one: str, other: str) -> None:
    assert not alike(one, other)


def test_names_without_a_letter_are_alike_only_if_they_are_the_same() -> None:
    assert alike("…", "…")
    assert not alike("…", "!")


@given(st.text(min_size=1).filter(lambda text: bool(text.strip())))
def test_a_name_with_something_invisible_in_it_is_like_itself(text: str) -> None:
    assert alike(text, text) or not text.strip("\u200b\u2060\ufeff\u00ad")
