from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fieldreport.model import carry
from fieldreport.model.report import Report
from fieldreport.model.validate import BODIES
from tests.unit.model.bodies import bodies


def strewn(tree: Any) -> Any:
    """The tree with a field that nobody knows in every object."""
    if isinstance(tree, dict):
        return {"zz": tree.get("id", 0)} | {key: strewn(value) for key, value in tree.items()}
    return [strewn(item) for item in tree] if isinstance(tree, list) else tree


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(sorted(BODIES)).flatmap(lambda kind: st.tuples(st.just(kind), bodies(kind))))
def test_unknown_fields_come_off_and_come_back_at_any_depth(drawn: tuple[str, Any]) -> None:
    kind, tree = drawn
    full = strewn(tree)
    assert carry.known(full, BODIES[kind]) == tree
    assert carry.carried(tree, full, BODIES[kind]) == full
    assert carry.carried(full, full, BODIES[kind]) == full


def test_what_the_user_took_away_takes_its_unknown_fields_along() -> None:
    old = {"narrative": "x", "place": {"name": "y", "zz": 1}, "people": [{"id": "a", "zz": 1}]}
    assert carry.carried({"narrative": "x"}, old, Report) == {"narrative": "x"}
    without: dict[str, Any] = {"narrative": "x", "place": None, "people": []}
    assert carry.carried(without, old, Report) == without


def test_an_object_in_which_nothing_could_be_seen_was_taken_away_by_nobody() -> None:
    old = {"narrative": "x", "place": {"zz": 1}}
    assert carry.carried({"narrative": "x"}, old, Report) == old


def test_items_without_ids_are_matched_by_what_is_known_of_them_then_by_place() -> None:
    old = {"evidence": [{"sha256": "a", "passages": [{"page": 1, "zz": 1}, {"page": 2, "zz": 2}]}]}
    new = {"evidence": [{"sha256": "a", "passages": [{"page": 2}]}]}
    assert carry.carried(new, old, Report)["evidence"][0]["passages"] == [{"page": 2, "zz": 2}]
    new = {"evidence": [{"sha256": "a", "passages": [{"page": 1}, {"page": 3}]}]}
    assert carry.carried(new, old, Report)["evidence"][0]["passages"] == [
        {"page": 1, "zz": 1},
        {"page": 3, "zz": 2},
    ]


def test_links_are_known_by_their_subject_and_type() -> None:
    links = [
        {"subject": "s", "type": "about", "zz": 1},
        {"subject": "s", "type": "parallel", "zz": 2},
    ]
    new = {"links": [{"subject": "s", "type": "parallel"}, {"subject": "s", "type": "precedes"}]}
    assert carry.carried(new, {"links": links}, Report)["links"] == [
        {"subject": "s", "type": "parallel", "zz": 2},
        {"subject": "s", "type": "precedes"},
    ]


def test_what_is_no_object_where_one_should_be_is_left_alone() -> None:
    assert carry.known({"place": 5, "people": [1]}, Report) == {"place": 5, "people": [1]}
    assert carry.carried({"people": [1]}, {"people": [1], "zz": 2}, Report) == {
        "people": [1],
        "zz": 2,
    }
    assert carry.item_key({"id": 5}) is None
