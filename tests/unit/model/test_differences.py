from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fieldreport.model import records
from fieldreport.model.records import Change, Conflict, Record
from tests.unit.model.bodies import bodies
from tests.unit.model.conftest import AUTHOR, WRITTEN

Example = Callable[[str], Any]
Composed = Callable[..., Record]


def report(body: Any) -> Record:
    return records.compose("report", body, author=AUTHOR, written=WRITTEN)


def test_changes_are_listed_by_the_ids_of_items(example: Example) -> None:
    before, after = example("report"), example("report")
    after["title"] = "Иначе"
    after["people"].insert(0, {"id": "new", "label": "новый"})
    after["acts"][1]["victims"][0]["status"] = "gravely-injured"
    after["sources"][3]["note"] = "x"
    gone = before["links"][1]["subject"]
    del after["links"][1], after["place"]["precision"]
    found = {change.path: change for change in records.difference(report(before), report(after))}
    assert set(found) == {
        "title",
        "people[new]",
        "acts[punch].victims[reporter].status",
        "sources[article].note",
        f"links[{gone}]",
        "place.precision",
    }
    assert found["people[new]"].before is None
    assert found[f"links[{gone}]"].after is None
    assert found["place.precision"] == Change("place.precision", 30, None)


def test_items_without_ids_are_named_by_their_place(composed: Composed, example: Example) -> None:
    after = example("action")
    after["checks"][0]["result"] = "refused"
    after["checks"].append({"when": "2026-03-20", "result": "refused"})
    found = records.difference(composed("action", example("action")), composed("action", after))
    assert [change.path for change in found] == ["checks[0].result", "checks[1]"]


def test_another_order_is_a_change_of_its_own(example: Example) -> None:
    after = example("report")
    after["sources"].reverse()
    assert records.difference(report(example("report")), report(after)) == [
        Change(
            "sources[]",
            ["observer", "victim", "seller", "article"],
            ["article", "seller", "victim", "observer"],
        )
    ]


def test_a_number_is_not_a_truth_value(example: Example) -> None:
    one, other = (
        report({"narrative": "x", "place": {"precision": n, "name": "y"}}) for n in (1, 2)
    )
    assert len(records.difference(one, other)) == 1


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(bodies("report"), bodies("report"))
def test_there_is_no_difference_exactly_if_the_bodies_say_the_same(one: Any, other: Any) -> None:
    a, b = report(one), report(other)
    same = json.loads(a.raw)["body"] == json.loads(b.raw)["body"]
    assert (records.difference(a, b) == []) is same
    assert records.difference(a, a) == []
    assert {c.path for c in records.conflicts([a, b])} <= {c.path for c in records.difference(a, b)}


@given(st.sampled_from(["x", "y"]), st.sampled_from(["x", "y"]))
def test_heads_that_agree_are_in_no_conflict(one: str, other: str) -> None:
    heads = [report({"narrative": text}) for text in (one, other)]
    expected = [] if one == other else [Conflict("narrative", (one, other))]
    assert records.conflicts(heads) == expected


def test_a_conflict_shows_what_each_head_says(example: Example) -> None:
    first, second, third = (example("report") for _ in range(3))
    second["title"] = "Иначе"
    del third["title"], third["place"]
    second["place"]["name"] = "Зал"
    third["people"][0]["label"] = "репортёр"
    del third["acts"][4]
    third["sources"].reverse()
    found = {
        c.path: c.values for c in records.conflicts([report(r) for r in (first, second, third)])
    }
    assert found["title"] == (first["title"], "Иначе", None)
    assert found["place"] == (first["place"], second["place"], None)
    assert found["people[reporter].label"][2] == "репортёр"
    assert found["acts[threat]"] == (first["acts"][4], first["acts"][4], None)
    assert found["sources[]"][2][0] == "article"
    assert set(found) == {"title", "place", "people[reporter].label", "acts[threat]", "sources[]"}


def test_items_without_ids_disagree_by_their_place(composed: Composed, example: Example) -> None:
    other = example("action")
    other["checks"][0]["result"] = "refused"
    heads = [composed("action", body) for body in (example("action"), other)]
    assert records.conflicts(heads) == [Conflict("checks[0].result", ("no-response", "refused"))]
    assert records.conflicts([]) == records.conflicts(heads[:1]) == []


def test_names_with_dots_and_brackets_lead_to_their_items(composed: Composed) -> None:
    def newer(height: int) -> Record:
        tree = json.loads(composed("report", {"narrative": "x"}, subject="01" * 16).raw)
        tree["format"] = "1.1"
        tree["body"]["a.b[c]"] = [{"id": "d.e[f]", "height": height}]
        return records.parse(json.dumps(tree).encode())

    path = "a.b[c][d.e[f]].height"
    assert records.conflicts([newer(1), newer(2)]) == [Conflict(path, (1, 2))]


def test_two_thousand_people_in_another_order_are_compared_in_a_moment() -> None:
    people = [{"id": f"p{number}", "label": "x"} for number in range(2_000)]
    a, b = (report({"narrative": "x", "people": order}) for order in (people, people[::-1]))
    begin = time.perf_counter()
    assert [change.path for change in records.difference(a, b)] == ["people[]"]
    assert time.perf_counter() - begin < 2
