from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.unit.cli.made import Run, written
from tests.unit.usecases.made import (
    Places,
    by_another,
    content_at,
    differing,
    opened,
    report,
)

PERSON = {"kind": "person", "body": {"names": [{"full": "Айгуль", "form": "alias"}]}}


@pytest.fixture
def about(monitor: Run, tmp_path: Path) -> str:
    """The id of a report."""
    return monitor("report", "add", written(tmp_path / "r.json", report())).word


def test_each_kind_is_added_listed_and_shown(monitor: Run, about: str, tmp_path: Path) -> None:
    bodies = {
        "action": {"type": "complaint-police", "title": "Жалоба", "about": [{"subject": about}]},
        "detention": {
            "event": "apprehended",
            "people": [{"id": "p", "label": "Д."}],
            "detained": ["p"],
            "about": [{"subject": about}],
        },
        "statement": {"words": "Мы ничего не видели.", "about": [{"subject": about}]},
        "assessment": {"type": "corroborated", "of": about},
        "person": PERSON["body"],
    }
    for kind, body in bodies.items():
        path = written(tmp_path / f"{kind}.json", {"kind": kind, "body": body})
        answer = monitor("--json", "record", "add", path).done().json
        assert set(answer) == {"id", "version", "kind"}
        assert answer["kind"] == kind
        (line,) = monitor("--json", "record", "list", "--kind", kind).done().json
        assert line["id"] == answer["id"]
        shown = monitor("--json", "record", "show", answer["id"][:8]).done().json
        assert (shown["kind"], shown["versions"][0]["id"]) == (kind, answer["version"])
        assert json.loads(monitor("record", "show", answer["id"]).done().out)
    listed = monitor("record", "list").done().out.splitlines()
    assert listed[-1] == f"{len(bodies)} records"
    near = monitor("--json", "record", "list", "--about", about[:8]).json
    assert {line["kind"] for line in near} == set(bodies) - {"person"}


def test_a_report_is_shown_too(monitor: Run, about: str) -> None:
    assert "bridge" in monitor("record", "show", about).done().out


def test_a_consent_is_added(monitor: Run, tmp_path: Path) -> None:
    person = monitor("record", "add", written(tmp_path / "p.json", PERSON)).word
    refusal = [{"scopes": ["name"], "audiences": ["public"]}]
    document = {"kind": "consent", "body": {"person": person, "refuses": refusal}}
    added = monitor("record", "add", "-", stdin=json.dumps(document).encode()).done().word
    (line,) = monitor("--json", "record", "list", "--kind", "consent").json
    assert line["id"] == added


def test_a_new_version_is_added_and_a_conflict_shown(
    monitor: Run, places: Places, tmp_path: Path
) -> None:
    first = monitor("--json", "record", "add", written(tmp_path / "p.json", PERSON)).json
    later = {
        **PERSON,
        "subject": first["id"][:8],
        "body": {"names": [{"full": "Айгуль Н.", "form": "alias"}]},
    }
    second = monitor("--json", "record", "add", written(tmp_path / "q.json", later)).done().json
    assert second["id"] == first["id"]
    assert second["version"] != first["version"]
    with opened(places.monitor) as vault:
        by_another(vault, "person", {"description": "?"}, instead_of=first["version"])
    shown = monitor("record", "show", first["id"])
    assert shown.code == 0
    assert "2 current versions" in shown.err


def test_what_is_no_record_for_this_is_refused(
    monitor: Run, places: Places, tmp_path: Path
) -> None:
    before = content_at(places.monitor)
    for document, word in (
        (report(), '"kind"'),
        ({"kind": "report", "body": report()}, "report"),
        ({"kind": "person", "body": {}}, "name"),
        ({"kind": "person", "body": {"names": 7}}, "body.names"),
        ({**PERSON, "subject": "ab" * 16}, "abab"),
    ):
        path = written(tmp_path / "x.json", document)
        monitor("record", "add", path).refused(word)
    assert differing(before, content_at(places.monitor)) == set()
    monitor("record", "show", "abcdef").refused("abcdef")
    monitor("record", "list", "--about", "abcdef").refused("abcdef")
