from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from fieldreport.model.schemas import NAMES, shipped
from fieldreport.reference import vocabulary
from fieldreport.reference.wording import LANGUAGES
from tests.unit.cli.made import Console, Run, written
from tests.unit.usecases.made import Places, content_at, differing, own_terms, report


def test_the_vocabularies_are_listed_without_a_vault(console: Console) -> None:
    names = console("vocabulary", "list").done().out.split()
    assert names == list(vocabulary.names())
    assert console("--json", "vocabulary", "list").done().json == names


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_terms_of_a_vocabulary_are_a_tree_in_the_users_language(
    console: Console, language: str
) -> None:
    terms = vocabulary.load("act-types").terms
    printed = console("--lang", language, "vocabulary", "list", "act-types").done().out.splitlines()
    assert len(printed) == len(terms)
    for line, term in zip(printed, terms, strict=True):
        assert line.startswith("  ") == (term.parent is not None)
        assert line.split()[0] == term.code
        assert term.label(language) in line
    told = console("--json", "vocabulary", "list", "act-types").done().json
    assert [one["code"] for one in told] == [term.code for term in terms]
    assert set(told[0]) == {"code", "parent", "labels", "huridocs"}
    assert set(told[0]["labels"]) == set(LANGUAGES)


def test_a_vocabulary_that_there_is_not_is_refused(console: Console) -> None:
    console("vocabulary", "list", "songs").refused("songs")


def test_own_terms_are_added_and_may_be_used(monitor: Run, tmp_path: Path) -> None:
    lasers = written(tmp_path / "r.json", report(acts=[{"id": "a", "type": "kz1:laser"}]))
    monitor("report", "add", lasers).refused("vocabulary add")
    said = monitor("vocabulary", "add", written(tmp_path / "t.json", own_terms())).done().out
    assert said == "1 term of kz1 added.\n"
    subject = monitor("report", "add", lasers).done().word
    found = monitor("--json", "report", "list", "--act", "kz1:laser").json
    assert [line["id"] for line in found] == [subject]
    again = monitor("--json", "vocabulary", "add", tmp_path / "t.json").done().json
    assert again == {"namespace": "kz1", "terms": 1}


def test_wrong_terms_change_nothing(monitor: Run, places: Places, tmp_path: Path) -> None:
    before = content_at(places.monitor)
    documents: list[Any] = [own_terms(format="2.0"), own_terms(namespace="K"), {}, []]
    for wrong in documents:
        path = written(tmp_path / "t.json", wrong)
        monitor("vocabulary", "add", path).refused("t.json")
    monitor("vocabulary", "add", tmp_path / "gone").refused("gone")
    assert differing(before, content_at(places.monitor)) == set()


@pytest.mark.parametrize("kind", NAMES)
def test_the_schema_of_each_kind_is_printed(console: Console, kind: str) -> None:
    assert json.loads(console("schema", kind).done().out) == shipped(kind)
    assert console("--json", "schema", kind).done().json["$schema"]
