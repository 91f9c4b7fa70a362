from __future__ import annotations

import json
from pathlib import Path

import pytest

from fieldreport.reference.wording import LANGUAGES, say
from tests.unit.cli.made import Run, written
from tests.unit.usecases.made import (
    Places,
    by_another,
    content_at,
    differing,
    evidence,
    incident,
    opened,
    report,
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return written(tmp_path / "r.json", report(title="Автобусы"))


# --- add ------------------------------------------------------------------------------------------


def test_adding_prints_the_id_alone(monitor: Run, file: Path) -> None:
    subject = monitor("report", "add", file).done().word
    assert len(subject) == 32
    answer = monitor("--json", "report", "show", subject).done().json
    assert answer["id"] == subject
    assert answer["versions"][0]["body"]["title"] == "Автобусы"


def test_adding_answers_in_json_with_everything_that_was_made(monitor: Run, tmp_path: Path) -> None:
    document = incident()["report"]
    path = written(tmp_path / "r.json", document)
    files = ("--evidence", evidence("crowd.mp4"), "--evidence", evidence("complaint.pdf"))
    answer = monitor("--json", "report", "add", path, *files).done().json
    assert set(answer) == {"id", "version", "people", "evidence"}
    assert (len(answer["people"]), len(answer["evidence"])) == (1, 2)
    shown = monitor("--json", "report", "show", answer["id"]).json["versions"][0]
    assert shown["id"] == answer["version"]
    assert [item["name"] for item in shown["body"]["evidence"]] == ["crowd.mp4", "complaint.pdf"]
    assert "identity" not in json.dumps(shown)


def test_a_report_can_come_from_standard_input(monitor: Run) -> None:
    subject = monitor("report", "add", "-", stdin='{"narrative": "Көрдім"}\n'.encode()).done().word
    assert "Көрдім" in monitor("report", "show", subject).done().out


def test_a_refused_report_leaves_nothing(monitor: Run, places: Places, tmp_path: Path) -> None:
    before = content_at(places.monitor)
    for document in (
        {},
        {"narrative": ""},
        report(acts=[{"id": "a", "type": "x"}]),
        report(began="?"),
    ):
        path = written(tmp_path / "r.json", document)
        monitor("report", "add", path, "--evidence", evidence()).refused("Nothing was saved")
    assert differing(before, content_at(places.monitor)) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_wrong_field_is_named_in_each_language(
    monitor: Run, tmp_path: Path, language: str
) -> None:
    path = written(tmp_path / "r.json", report(place={"name": "Площадь", "lat": 91}))
    answer = monitor("--lang", language, "report", "add", path)
    assert (answer.code, answer.out) == (1, "")
    assert answer.err == f"{say('model.too_great', language, path='body.place.lat', limit=90)}\n"


# --- edit, merge, history -------------------------------------------------------------------------


def test_an_edit_is_a_new_version_with_its_evidence(
    monitor: Run, file: Path, tmp_path: Path
) -> None:
    subject = monitor("report", "add", file).word
    later = written(tmp_path / "s.json", report("Three buses.", title="Автобусы"))
    answer = (
        monitor("--json", "report", "edit", subject[:6], later, "--evidence", evidence())
        .done()
        .json
    )
    assert answer["id"] == subject
    assert len(answer["evidence"]) == 1
    history = monitor("report", "history", subject[:8]).done().out
    assert 'narrative: "Seen from the bridge." → "Three buses."' in history
    told = monitor("--json", "report", "history", subject).json
    assert [(one["current"], one["kept"]) for one in told] == [(False, True), (True, True)]
    assert len(told[1]["changes"]) == 2
    first = monitor("report", "show", subject, "--version", told[0]["id"][:8]).done().out
    assert json.loads(first)["narrative"] == "Seen from the bridge."


def test_what_another_person_made_of_a_report_does_not_pass_unseen(
    monitor: Run, places: Places, file: Path
) -> None:
    answer = monitor("--json", "report", "add", file).json
    assert monitor("report", "show", answer["id"]).done().err == ""
    with opened(places.monitor) as vault:
        theirs = by_another(
            vault, "report", report("Nothing happened."), instead_of=answer["version"]
        )
        own = vault.fingerprint
    shown = monitor("report", "show", answer["id"])
    assert shown.code == 0
    assert json.loads(shown.out)["narrative"] == "Nothing happened."
    assert f"Version {theirs.id[:12]} was written by {theirs.author[:12]}" in shown.err
    assert monitor("--json", "report", "show", answer["id"]).json["first_author"] == own
    history = monitor("report", "history", answer["id"]).done().out
    assert theirs.author[:12] in history


def test_a_conflict_is_shown_merged_and_then_gone(
    monitor: Run, places: Places, file: Path, tmp_path: Path
) -> None:
    answer = monitor("--json", "report", "add", file).json
    written(tmp_path / "s.json", report("Mine."))
    monitor("report", "edit", answer["id"], tmp_path / "s.json").done()
    with opened(places.monitor) as vault:
        theirs = report("Theirs.")
        early = "2020-01-01T00:00:00Z"
        by_another(vault, "report", theirs, instead_of=answer["version"], written=early)
    # What that person's clock said was before the version that he had before him.
    history = monitor("report", "history", answer["id"]).done().out
    assert say("cli.report.clock", "en") in history
    shown = monitor("report", "show", answer["id"])
    assert shown.code == 0
    assert "Mine." in shown.out
    assert "Theirs." in shown.out
    assert "There are 2 current versions" in shown.err
    monitor("report", "edit", answer["id"], tmp_path / "s.json").refused("Merge them first")
    monitor("report", "merge", answer["id"], "-", stdin=b'{"narrative": "Both."}').done()
    assert monitor("report", "show", answer["id"]).done().out.count("narrative") == 1
    monitor("report", "merge", answer["id"], file).refused("nothing to merge")


def test_an_id_that_names_nothing_or_something_else_is_refused(
    monitor: Run, file: Path, tmp_path: Path
) -> None:
    person = {"kind": "person", "body": {"names": [{"full": "А.", "form": "alias"}]}}
    other = monitor("record", "add", written(tmp_path / "p.json", person)).word
    for words in (("show",), ("history",), ("edit", file), ("merge", file)):
        command = ("report", words[0])
        monitor(*command, "abcdef", *words[1:]).refused("abcdef")
        monitor(*command, other, *words[1:]).refused("person")
        monitor(*command, "../..", *words[1:]).refused()


def test_a_question_is_shown_with_its_report(
    monitor: Run, coordinator: Run, places: Places, file: Path, tmp_path: Path
) -> None:
    subject = monitor("report", "add", file).word
    monitor("handover", "--to", "Samal", "--out", places.drive, "--all").done()
    coordinator("import", places.drive).done()
    asked = {
        "kind": "assessment",
        "body": {"type": "needs-information", "of": subject, "question": "Қай көше?"},
    }
    coordinator("record", "add", written(tmp_path / "a.json", asked)).done()
    coordinator("receipt", "--out", places.drive).done()
    told = monitor("import", places.drive)
    assert told.code == 0
    assert "Question from Samal:\nҚай көше?\n" in told.out
    assert "Question from Samal:\nҚай көше?\n" in monitor("report", "show", subject).done().out
    (question,) = monitor("--json", "report", "show", subject).json["questions"]
    assert question["text"] == "Қай көше?"


# --- list -----------------------------------------------------------------------------------------


def test_each_option_of_the_list_finds_its_report(monitor: Run, file: Path, tmp_path: Path) -> None:
    document = incident()["report"]
    wanted = monitor("report", "add", written(tmp_path / "i.json", document)).word
    monitor("report", "add", file).done()
    judged = {"kind": "assessment", "body": {"type": "corroborated", "of": wanted}}
    monitor("record", "add", written(tmp_path / "a.json", judged)).done()
    options = {
        "--search": "двадц",
        "--from": "2026-02-15",
        "--to": "2026-02",
        "--place": "алматинская",
        "--act": "camera-seizure",
        "--person": "karimov",
        "--assessment": "corroborated",
        "--tag": "пресс-конференция",
    }
    for option, value in options.items():
        found = monitor("--json", "report", "list", option, value).done().json
        assert [line["id"] for line in found] == [wanted], option
    every = [word for pair in options.items() for word in pair]
    assert [line["id"] for line in monitor("report", "list", "--json", *every).json] == [wanted]
    assert len(monitor("--json", "report", "list").json) == 2
    assert monitor("--json", "report", "list", "--search", "nothing").done().json == []


def test_the_list_is_a_table_and_a_count(monitor: Run, file: Path) -> None:
    assert monitor("report", "list").done().out == "0 reports\n"
    subject = monitor("report", "add", file).word
    line, count = monitor("report", "list").done().out.splitlines()
    assert line.split() == [subject[:12], "Автобусы"]
    assert count == "1 report"
    assert monitor("--lang", "ru", "report", "list").done().out.splitlines()[1] == "1 сообщение"


def test_what_is_no_date_is_refused(monitor: Run) -> None:
    monitor("report", "list", "--from", "yesterday").refused("yesterday")
    monitor("report", "list", "--to", "31.12.2026").refused("31.12.2026")


def test_text_of_a_record_cannot_steer_the_terminal(monitor: Run, tmp_path: Path) -> None:
    path = written(tmp_path / "r.json", report("\x1b]0;gone\x07 text", title="Title"))
    subject = monitor("report", "add", path).done().word
    for words in (("report", "show", subject), ("report", "list"), ("report", "history", subject)):
        assert "\x1b" not in monitor(*words).done().out
