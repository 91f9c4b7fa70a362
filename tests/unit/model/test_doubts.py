from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fieldreport.model.doubts import doubts
from fieldreport.model.records import Record
from fieldreport.reference import wording

Example = Callable[[str], Any]
Composed = Callable[..., Record]


def found(record: Record) -> list[tuple[str, str]]:
    assert all(f"model.{doubt.reason}" in wording.codes() for doubt in doubts(record.body))
    return [(doubt.path, doubt.reason) for doubt in doubts(record.body)]


def test_a_report_without_slips_raises_no_question(example: Example, composed: Composed) -> None:
    assert found(composed("report", example("report"))) == []
    assert found(composed("consent", example("consent"))) == []


def test_an_act_outside_the_time_of_the_report_is_asked_about_and_saved(
    example: Example, composed: Composed
) -> None:
    body = example("report")
    body["acts"][1]["began"] = "2026-02-14T10:00:00+05:00"
    body["acts"][2]["began"] = "2026-02-14T12:00:00+05:00"
    body["acts"][3]["ended"] = "2026-02-14T12:00:00+05:00"
    assert found(composed("report", body)) == [
        ("body.acts[1].began", "doubt_before_the_report"),
        ("body.acts[2].began", "doubt_after_the_report"),
        ("body.acts[3].ended", "doubt_after_the_report"),
    ]


def test_a_number_of_people_for_one_person_is_asked_about(
    example: Example, composed: Composed
) -> None:
    body = example("report")
    body["people"][0]["count"] = {"best": 2}
    assert found(composed("report", body)) == [("body.people[0].count", "doubt_one_person_counted")]


def test_a_file_that_was_received_before_it_was_made_is_asked_about(
    example: Example, composed: Composed
) -> None:
    body = example("report")
    body["evidence"][0]["received"] = "2026-01"
    assert found(composed("report", body)) == [
        ("body.evidence[0].received", "doubt_received_before_captured")
    ]
