"""How many, as people write it and as the format stores it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldreport.usecases.record.numbers import counted, replaced, written


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("20", {"best": 20}),
        ("~20", {"best": 20, "approximate": True}),
        ("≈ 20", {"best": 20, "approximate": True}),
        ("18–22", {"min": 18, "max": 22}),
        ("18 - 22", {"min": 18, "max": 22}),
        ("~18–22, 20", {"min": 18, "max": 22, "best": 20, "approximate": True}),
        ("20+", {"min": 20}),
        ("20+, 25", {"min": 20, "best": 25}),
        ("≤40", {"max": 40}),
        ("<40, 30", {"max": 40, "best": 30}),
    ],
)
def test_a_number_is_understood(text: str, count: dict[str, Any]) -> None:
    assert counted(text) == count


@pytest.mark.parametrize("text", ["", "много", "20 человек", "-5", "1e3", "20–", "12345678901"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no number"):
        counted(text)


@given(
    st.dictionaries(
        st.sampled_from(["min", "max", "best"]), st.integers(0, 10**8), min_size=1, max_size=3
    ),
    st.booleans(),
)
def test_what_is_written_is_understood_as_it_was(count: dict[str, Any], about: bool) -> None:
    given_count = {**count, "approximate": True} if about else count
    assert counted(written(given_count)) == given_count


def test_how_a_number_is_known_stays_when_it_is_corrected() -> None:
    count = {"best": 20, "basis": "counted", "note": "at the door"}
    assert replaced(count, {"best": 21}) == {"best": 21, "basis": "counted", "note": "at the door"}


def test_no_number_is_written_as_nothing() -> None:
    assert written({}) == ""
    assert written({"approximate": True}) == ""
