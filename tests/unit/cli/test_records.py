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


def test_a_judgement_is_withdrawn_and_no_longer_found_by(
    monitor: Run, about: str, tmp_path: Path
) -> None:
    body = {"type": "set-aside", "of": about, "reason": "A rumour."}
    path = written(tmp_path / "j.json", {"kind": "assessment", "body": body})
    made = monitor("--json", "record", "add", path).done().json
    assert len(monitor("--json", "report", "list", "--assessment", "set-aside").json) == 1
    (line,) = monitor("--json", "record", "list", "--kind", "assessment").json
    assert line["withdrawn"] is False

    said = monitor("record", "withdraw", made["id"][:8], "--why", "Two sources.").done().out
    assert "is withdrawn" in said
    assert monitor("--json", "report", "list", "--assessment", "set-aside").json == []
    shown = monitor("record", "show", made["id"])
    assert shown.code == 0
    assert "no longer holds" in shown.err
    now = json.loads(shown.out)
    assert now == body | {"withdrawn": now["withdrawn"], "withdrawn_why": "Two sources."}
    (line,) = monitor("--json", "record", "list", "--kind", "assessment").json
    assert line["withdrawn"] is True
    assert "[withdrawn] A rumour." in monitor("record", "list").done().out
    assert "withdrawn" not in monitor("--json", "report", "list").json[0]


def test_a_judgement_is_withdrawn_and_holds_again_by_writing_its_versions(
    monitor: Run, about: str, tmp_path: Path
) -> None:
    body = {"type": "corroborated", "of": about}
    document = {"kind": "assessment", "body": body}
    first = monitor("record", "add", written(tmp_path / "j.json", document)).done().word
    gone = {**document, "subject": first, "body": body | {"withdrawn": "2026-03-15"}}
    for version, found in ((gone, 0), ({**document, "subject": first}, 1)):
        monitor("record", "add", written(tmp_path / "j.json", version)).done()
        listed = monitor("--json", "report", "list", "--assessment", "corroborated").json
        assert len(listed) == found


def test_a_record_in_conflict_is_merged_and_then_is_in_none(
    monitor: Run, places: Places, about: str, tmp_path: Path
) -> None:
    body = {"type": "corroborated", "of": about}
    made = monitor(
        *("--json", "record", "add"),
        written(tmp_path / "j.json", {"kind": "assessment", "body": body}),
    ).json
    mine = {"kind": "assessment", "subject": made["id"], "body": body | {"note": "Sure."}}
    monitor("record", "add", written(tmp_path / "m.json", mine)).done()
    with opened(places.monitor) as vault:
        by_another(vault, "assessment", body | {"note": "Really?"}, instead_of=made["version"])
    monitor("record", "add", tmp_path / "m.json").refused("record merge")
    both = written(tmp_path / "b.json", body | {"note": "Sure, after a second look."})
    monitor("record", "merge", made["id"][:8], both).done()
    assert "a second look" in monitor("record", "show", made["id"]).done().out
    monitor("record", "merge", made["id"], both).refused("nothing to merge")
    monitor("record", "merge", about, both).refused("report")


def test_what_is_no_judgement_is_not_withdrawn(
    monitor: Run, places: Places, about: str, tmp_path: Path
) -> None:
    before = content_at(places.monitor)
    monitor("record", "withdraw", about).refused("report")
    body = {"type": "corroborated", "of": about, "withdrawn_why": "Why not."}
    path = written(tmp_path / "j.json", {"kind": "assessment", "body": body})
    monitor("record", "add", path).refused("body.withdrawn")
    assert differing(before, content_at(places.monitor)) == set()
