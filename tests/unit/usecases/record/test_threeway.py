from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldreport.usecases.record import threeway
from fieldreport.usecases.record.threeway import Own, Undecided, agreed, combine, compare

# --- trees as records have them: nothing in them is null, and no list and no object is empty ------

SCALARS = st.text("абв", max_size=3) | st.integers(0, 3) | st.booleans()
IDS = st.sampled_from(["p1", "p2", "p3", "p4"])
NAMES = st.sampled_from(["title", "narrative", "label", "place", "people", "tags"])
ITEMS = st.dictionaries(st.sampled_from(["label", "role", "note"]), SCALARS, max_size=3)
PEOPLE = st.dictionaries(IDS, ITEMS, min_size=1).flatmap(
    lambda found: st.permutations([{"id": name, **item} for name, item in found.items()])
)
VALUES = (
    SCALARS
    | PEOPLE
    | st.lists(SCALARS, min_size=1, max_size=4)
    | st.lists(ITEMS.filter(bool), min_size=1, max_size=3)
    | st.dictionaries(NAMES, SCALARS, min_size=1, max_size=3)
)
TREES = st.fixed_dictionaries({}, optional={"people": PEOPLE, "title": SCALARS}).flatmap(
    lambda known: st.dictionaries(NAMES, VALUES, max_size=4).map(lambda more: {**more, **known})
)


def taken(heads: list[Any], base: Any) -> dict[str, threeway.Choice]:
    return {part.path: part.taken for part in compare(heads, base) if part.taken is not None}


def said(tree: Any) -> list[str]:
    """Every value that is no object and no list."""
    if isinstance(tree, Mapping):
        return [text for value in tree.values() for text in said(value)]
    if isinstance(tree, list):
        return [text for value in tree for text in said(value)]
    return [json.dumps(tree)]


@given(TREES, TREES)
def test_merging_with_an_unchanged_side_gives_the_other_side(base: Any, changed: Any) -> None:
    for heads in ([base, changed], [changed, base], [changed, changed]):
        parts = compare(heads, base)
        assert all(part.taken is not None for part in parts)
        assert combine(heads, base, taken(heads, base)) == changed


@given(TREES, TREES, TREES)
def test_nothing_that_a_side_wrote_is_lost_unless_somebody_chose(
    base: Any, one: Any, other: Any
) -> None:
    parts = compare([one, other], base)
    ours = {part.path: 0 for part in parts if part.taken is None}
    merged = combine([one, other], base, taken([one, other], base) | ours)
    seen = said(merged) + [text for part in parts for value in part.values for text in said(value)]
    assert set(said(one)) | set(said(other)) <= set(seen)
    # What is taken without a question is what one side changed, never what it left as it was.
    for part in parts:
        if part.taken is not None:
            assert part.values[part.taken] != part.base or part.base is None


@given(TREES, TREES, TREES)
def test_the_order_of_the_sides_decides_nothing(base: Any, one: Any, other: Any) -> None:
    there = {part.path: part for part in compare([one, other], base)}
    back = {part.path: part for part in compare([other, one], base)}
    assert there.keys() == back.keys()
    for path, part in there.items():
        assert part.values == back[path].values[::-1]
        assert (part.taken is None) == (back[path].taken is None)


@given(TREES, TREES, TREES)
def test_whoever_chooses_one_side_everywhere_has_all_that_it_says(
    base: Any, one: Any, other: Any
) -> None:
    parts = compare([one, other], base)
    merged = combine([one, other], base, {part.path: 0 for part in parts})
    assert sorted(said(merged)) == sorted(said(one))


# --- what becomes of a body -----------------------------------------------------------------------

BASE: dict[str, Any] = {
    "narrative": "Ударил.",
    "place": {"name": "Суд", "lat": 43.2, "lon": 76.9},
    "people": [{"id": "p1", "label": "А. Б."}, {"id": "p2", "label": "Офицер"}],
    "tags": ["суд"],
}


def merged(one: dict[str, Any], other: dict[str, Any], **choices: threeway.Choice) -> Any:
    heads = [{**BASE, **one}, {**BASE, **other}]
    return combine(heads, BASE, taken(heads, BASE) | choices)


def test_what_only_one_side_changed_is_taken() -> None:
    found = merged({"narrative": "Ударил дубинкой."}, {"tags": ["суд", "пресса"]})
    assert found["narrative"] == "Ударил дубинкой."
    assert found["tags"] == ["суд", "пресса"]


def test_what_both_changed_waits_for_a_decision() -> None:
    heads = [{**BASE, "narrative": "Толкнул."}, {**BASE, "narrative": "Пнул."}]
    (part,) = compare(heads, BASE)
    assert (part.path, part.base, part.values, part.taken) == (
        "narrative",
        "Ударил.",
        ("Толкнул.", "Пнул."),
        None,
    )
    with pytest.raises(Undecided) as caught:
        combine(heads, BASE, {})
    assert caught.value.path == "narrative"
    assert combine(heads, BASE, {"narrative": 1})["narrative"] == "Пнул."
    assert combine(heads, BASE, {"narrative": Own("Бил.")})["narrative"] == "Бил."
    assert "narrative" not in combine(heads, BASE, {"narrative": Own(None)})


def test_people_of_both_sides_are_there_and_their_fields_are_merged() -> None:
    first, second = BASE["people"]
    found = merged(
        {"people": [{**first, "role": "victim"}, second, {"id": "p3", "label": "Свидетель"}]},
        {"people": [{**first, "sex": "female"}, second, {"id": "p4", "label": "Врач"}]},
    )
    assert [each["id"] for each in found["people"]] == ["p1", "p2", "p3", "p4"]
    assert found["people"][0] == {"id": "p1", "label": "А. Б.", "role": "victim", "sex": "female"}


def test_a_place_is_taken_as_a_whole() -> None:
    heads: list[dict[str, Any]] = [
        {**BASE, "place": {"name": "Суд", "lat": 43.3, "lon": 76.9}},
        {**BASE, "place": {"name": "Суд", "lat": 43.2, "lon": 77.0}},
    ]
    (part,) = compare(heads, BASE)
    assert part.path == "place"


def test_what_one_took_away_and_the_other_changed_waits_for_a_decision() -> None:
    first, second = BASE["people"]
    heads: list[dict[str, Any]] = [
        {**BASE, "people": [first]},
        {**BASE, "people": [first, {**second, "label": "Сержант"}]},
    ]
    (part,) = compare(heads, BASE)
    assert (part.path, part.values[0], part.taken) == ("people[p2]", None, None)
    assert len(combine(heads, BASE, {"people[p2]": 0})["people"]) == 1


def test_a_list_that_both_added_to_holds_what_both_added() -> None:
    one, other = {"when": "2026-03-01", "result": "sent"}, {"when": "2026-03-02", "result": "sent"}
    heads = [{"checks": [one]}, {"checks": [other]}]
    assert combine(heads, {}, taken(heads, {})) == {"checks": [one, other]}


def test_an_item_that_looks_like_the_number_of_another_one_is_still_there() -> None:
    heads: list[Any] = [{"tags": ["x", "x", "x#2"]}, {"tags": ["y"]}]
    merged = combine(heads, {}, {part.path: part.taken or 0 for part in compare(heads, {})})
    assert sorted(merged["tags"]) == ["x", "x", "x#2", "y"]


def test_a_truth_and_a_number_are_not_the_same() -> None:
    (part,) = compare([{"verbatim": True}, {"verbatim": 1}], {})
    assert part.taken is None


def test_of_several_ancestors_what_they_agree_on_counts() -> None:
    assert agreed([BASE, BASE]) is BASE
    assert agreed(
        [
            {"title": "a", "tags": ["x", "y"], "people": [{"id": "p1", "label": "A"}], "n": 1},
            {"title": "b", "tags": ["y"], "people": [{"id": "p1", "label": "B"}]},
        ]
    ) == {"tags": ["y"], "people": [{"id": "p1"}]}
