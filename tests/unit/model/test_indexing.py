from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from fieldreport.model import dates, records
from fieldreport.model.records import Record

Example = Callable[[str], Any]
Composed = Callable[..., Record]


def test_all_that_a_record_refers_to_is_found(example: Example, composed: Composed) -> None:
    body = example("report")
    found = records.references(composed("report", body))
    people = {person["person"] for person in body["people"] if "person" in person}
    assert {target for relation, target in found if relation == "person"} == people
    files = {item["sha256"] for item in body["evidence"]}
    assert {target for relation, target in found if relation == "evidence"} == files
    assert ("original", body["evidence"][2]["original"]) in found
    assert ("link", body["links"][0]["subject"]) in found
    assert len(found) == len(set(found))


@pytest.mark.parametrize(
    ("name", "relations"),
    [
        ("person", {"evidence", "link"}),
        ("person-group", {"person"}),
        ("action", {"person", "about", "link"}),
        ("action-investigation", {"about", "link"}),
        ("detention", {"person", "about", "deprivation", "evidence", "link"}),
        ("statement", {"person", "about", "evidence", "link"}),
        ("consent", {"person", "about", "evidence"}),
        ("assessment", {"person", "about", "version", "evidence", "link"}),
        ("assessment-duplicate", {"about", "link"}),
    ],
)
def test_other_kinds_refer_in_their_own_ways(
    name: str, relations: set[str], example: Example, composed: Composed
) -> None:
    record = composed(name.split("-", maxsplit=1)[0], example(name))
    assert {relation for relation, _ in records.references(record)} == relations


def test_the_terms_to_filter_by_are_found_once(example: Example, composed: Composed) -> None:
    found = records.terms(composed("report", example("report")))
    acts = {act["type"] for act in example("report")["acts"]}
    assert {code for name, code in found if name == "act"} == acts
    assert ("tag", "три-женщины") in found
    assert {name for name, _ in found} == {"act", "tag", "assembly"}
    assert len(found) == len(set(found))
    action = records.terms(composed("action", example("action")))
    assert {("action", "collective-letter"), ("status", "sent"), ("status", "no-response")} <= set(
        action
    )
    assert records.terms(composed("assessment", example("assessment")))[0] == (
        "assessment",
        "attribution",
    )


def test_a_withdrawn_judgement_is_known_by_a_term_and_still_found_by_its_words(
    example: Example, composed: Composed
) -> None:
    record = composed("assessment", example("assessment-withdrawn"))
    assert records.terms(record) == [
        ("assessment", "needs-information"),
        ("withdrawn", "2026-03-04T18:20:00+05:00"),
    ]
    words = records.texts(record)
    assert "на записи" in words.body
    assert words.title == "Сколько камер было у третьего канала?"


def test_words_go_to_the_column_that_they_belong_to(example: Example, composed: Composed) -> None:
    words = records.texts(composed("report", example("report")))
    assert words.title == example("report")["title"]
    assert "участковый стоял у двери" in words.body.lower()
    assert "женщина в красной куртке" in words.people
    assert "женщина в красной куртке" not in words.body
    assert "Зал общественного центра «Арай»" in words.place
    assert "Сарыбулак" in words.place
    person = records.texts(composed("person", example("person")))
    assert "TASTANBEKOV YERZHAN" in person.people
    assert "Серикович" in person.people


@pytest.mark.parametrize(
    ("kind", "body", "title"),
    [
        ("report", {"narrative": "\n  Первая строка \nвторая"}, "Первая строка"),
        ("report", {"narrative": "слово " * 40}, "слово " * 19 + "слово…"),
        ("person", {"description": "Около двадцати женщин"}, "Около двадцати женщин"),
        ("action", {"type": "complaint", "authority": "Полиция"}, "Полиция"),
        ("action", {"type": "complaint"}, ""),
        (
            "detention",
            {
                "event": "moved",
                "detained": ["b"],
                "people": [{"id": "a", "label": "не он"}, {"id": "b", "label": "он"}],
            },
            "он",
        ),
        ("statement", {"words": "Ничего не было."}, "Ничего не было."),
        ("consent", {"person": "0f" * 16, "withdrawn": "2026", "how": "устно"}, "устно"),
        ("assessment", {"of": "0f" * 16, "type": "corroborated", "note": "Да"}, "Да"),
    ],
)
def test_every_kind_has_a_line_that_stands_for_it(
    kind: str, body: Any, title: str, composed: Composed
) -> None:
    assert records.texts(composed(kind, body)).title == title
    assert len(title) <= 120


@pytest.mark.parametrize(
    ("kind", "body", "expected"),
    [
        ("report", {"narrative": "x"}, None),
        (
            "report",
            {"narrative": "x", "began": "2026-02-01", "ended": "2026-02-03"},
            "2026-02-01/2026-02-03",
        ),
        ("report", {"narrative": "x", "began": "2026-02"}, "2026-02"),
        ("report", {"narrative": "x", "ended": "2026-02?"}, "2026-02?"),
        ("person", {"description": "x"}, None),
        ("action", {"type": "complaint", "received": "2026-02~"}, "2026-02~"),
        (
            "detention",
            {
                "event": "moved",
                "detained": ["a"],
                "people": [{"id": "a", "label": "x"}],
                "when": "2026",
            },
            "2026",
        ),
        ("statement", {"words": "x", "when": "2026-02-14T10:00:00Z"}, "2026-02-14T10:00:00Z"),
        ("consent", {"person": "0f" * 16, "withdrawn": "2026", "when": "2025"}, "2025"),
        ("assessment", {"of": "0f" * 16, "type": "corroborated", "made": "2026"}, "2026"),
    ],
)
def test_a_record_is_found_by_the_time_that_it_is_about(
    kind: str, body: Any, expected: str | None, composed: Composed
) -> None:
    found = records.when(composed(kind, body))
    assert found == (None if expected is None else dates.span(expected))
