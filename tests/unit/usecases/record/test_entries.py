"""Entries that are added, deleted and brought back in the body of a report."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldreport.usecases.record.entries import fresh_id, key, restored, without_references
from tests.unit.model.bodies import bodies
from tests.unit.usecases.made import incident

REPORT = incident()["report"]


def without(body: dict[str, Any], collection: str, item: str) -> dict[str, Any]:
    """What the form has after an entry was deleted."""
    found = copy.deepcopy(body)
    found[collection] = [each for each in found[collection] if key(each) != item]
    return without_references(found, collection, item)


def test_an_id_is_one_that_is_not_taken() -> None:
    assert fresh_id("people", []) == "p1"
    assert fresh_id("acts", [{"id": "a2"}, {"id": "blow"}]) == "a3"
    assert fresh_id("sources", [{"id": "s2"}]) == "s3"


def test_an_entry_is_known_by_its_id_or_its_digest() -> None:
    assert (key({"id": "p1"}), key({"sha256": "ab"}), key({"who": "x"}), key("p1")) == (
        "p1",
        "ab",
        None,
        None,
    )


@pytest.mark.parametrize(
    ("collection", "item"),
    [
        ("people", "reporter"),
        ("people", "attackers"),
        ("people", "mothers"),
        ("people", "medium-c"),
        ("acts", "storming"),
        ("sources", "own"),
        ("sources", "footage"),
        ("property", "camera-a"),
    ],
)
def test_nothing_is_left_that_refers_to_what_was_deleted_and_all_comes_back(
    collection: str, item: str
) -> None:
    after = without(REPORT, collection, item)
    assert f'"{item}"' not in json.dumps(after)
    assert restored(REPORT, after, after) == REPORT


def test_the_record_of_a_person_is_no_reference_to_an_entry() -> None:
    subject = "a" * 32
    body = {"people": [{"id": "p1", "label": "А.", "person": subject}]}
    assert without_references(body, "people", subject) == body


def test_a_member_leaves_its_group_and_evidence_its_passages() -> None:
    body = {
        "people": [{"id": "p1", "label": "А.", "member_of": ["g"]}],
        "evidence": [{"sha256": "ab", "passages": [{"people": ["g"], "acts": ["a1"]}]}],
    }
    assert without_references(body, "people", "g") == {
        "people": [{"id": "p1", "label": "А."}],
        "evidence": [{"sha256": "ab", "passages": [{"acts": ["a1"]}]}],
    }


def test_the_last_of_a_list_comes_back() -> None:
    before = {"narrative": "…", "tags": ["a"]}
    assert restored(before, {"narrative": "…"}, {"narrative": "more"}) == {
        "narrative": "more",
        "tags": ["a"],
    }


def test_what_was_written_since_stays() -> None:
    before = {"acts": [{"id": "a1", "type": "beating"}, {"id": "a2", "type": "threat"}]}
    after = {"acts": [{"id": "a2", "type": "threat"}]}
    now = {"acts": [{"id": "a2", "type": "threat", "note": "x"}, {"id": "a3", "type": "other"}]}
    assert restored(before, after, now) == {
        "acts": [before["acts"][0], now["acts"][0], now["acts"][1]]
    }


def test_a_list_that_was_emptied_and_begun_anew_has_both() -> None:
    before = {"acts": [{"id": "a1", "type": "beating"}]}
    assert restored(before, {}, {"acts": [{"id": "a2", "type": "threat"}]}) == {
        "acts": [{"id": "a1", "type": "beating"}, {"id": "a2", "type": "threat"}]
    }


def test_what_was_replaced_by_something_else_stays_replaced() -> None:
    assert restored({"title": "a"}, {"title": "b"}, {"title": "c"}) == {"title": "c"}
    assert restored({"title": "a"}, {"title": "b"}, {}) == {"title": "a"}


def test_an_entry_that_was_written_anew_under_its_id_is_not_doubled() -> None:
    before = {"acts": [{"id": "a1", "type": "beating"}]}
    now = {"acts": [{"id": "a1", "type": "threat"}]}
    assert restored(before, {"acts": []}, now) == now


@given(bodies("report"), st.data())
def test_undoing_at_once_brings_back_any_report(body: dict[str, Any], pick: st.DataObject) -> None:
    collections = [
        name
        for name in ("people", "acts", "sources", "property", "evidence")
        if any(key(each) for each in body.get(name) or ())
    ]
    collection = pick.draw(st.sampled_from(collections))
    item = pick.draw(st.sampled_from([key(each) for each in body[collection] if key(each)]))
    assert item is not None
    after = without(body, collection, item)
    assert restored(body, after, after) == body
