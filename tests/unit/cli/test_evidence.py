from __future__ import annotations

from pathlib import Path

import pytest

from fieldreport.reference.vocabulary import Vocabulary, load
from tests.unit.cli.made import Run, written
from tests.unit.usecases.made import Places, content_at, differing, evidence, report


@pytest.fixture
def subject(monitor: Run, tmp_path: Path) -> str:
    """The id of a report without evidence."""
    return monitor("report", "add", written(tmp_path / "r.json", report())).word


def test_evidence_is_added_listed_and_saved(monitor: Run, subject: str, tmp_path: Path) -> None:
    files = [evidence("crowd.mp4"), evidence("complaint.pdf")]
    video, paper = monitor("evidence", "add", subject[:8], *files).done().out.split()
    for words in (("evidence", "list"), ("evidence", "list", subject)):
        first, second, count = monitor(*words).done().out.splitlines()
        assert first.split() == [video, str(files[0].stat().st_size), "video/mp4", "crowd.mp4"]
        assert second.split()[0] == paper
        assert count == "2 pieces of evidence"
    (told, _) = monitor("--json", "evidence", "list", subject).json
    assert (told["sha256"], told["kept"], told["reports"]) == (video, True, [subject])
    out = tmp_path / "copy.mp4"
    saved = monitor("evidence", "save", video[:8], out)
    assert (saved.code, saved.out) == (0, "")
    # That it isn't encrypted any more must be seen.
    assert "not encrypted" in saved.err
    assert out.read_bytes() == files[0].read_bytes()
    again = monitor("--json", "evidence", "save", paper, tmp_path / "copy.pdf")
    assert again.json == {"sha256": paper, "file": str(tmp_path / "copy.pdf")}


def test_adding_answers_in_json(monitor: Run, subject: str) -> None:
    answer = monitor("--json", "evidence", "add", subject, evidence()).done().json
    assert answer["id"] == subject
    assert len(answer["evidence"]) == 1
    assert len(monitor("--json", "report", "history", subject).json) == 2


def test_what_cannot_be_added_or_saved_leaves_nothing(
    monitor: Run, subject: str, places: Places, tmp_path: Path
) -> None:
    digest = monitor("evidence", "add", subject, evidence()).word
    before = content_at(places.monitor)
    monitor("evidence", "add", subject, evidence("complaint.pdf"), tmp_path / "gone").refused(
        "gone"
    )
    monitor("evidence", "add", "abcdef", evidence()).refused("abcdef")
    monitor("evidence", "list", "abcdef").refused("abcdef")
    monitor("evidence", "save", "ab" * 32, tmp_path / "x").refused("abab")
    (tmp_path / "mine").write_bytes(b"mine")
    monitor("evidence", "save", digest, tmp_path / "mine").refused("mine")
    monitor("evidence", "save", digest, tmp_path / "nowhere" / "x").refused("nowhere")
    assert (tmp_path / "mine").read_bytes() == b"mine"
    assert not (tmp_path / "x").exists()
    assert differing(before, content_at(places.monitor)) == set()


def test_the_custody_log_is_whole_or_of_one_thing(
    monitor: Run, subject: str, tmp_path: Path
) -> None:
    digest = monitor("evidence", "add", subject, evidence()).word
    monitor("evidence", "save", digest, tmp_path / "x")
    whole = monitor("custody").done().out.splitlines()
    assert len(whole) == 5
    assert whole[0].split()[2:4] == ["Created", "vault"]
    (added, saved) = monitor("--json", "custody", digest[:8]).done().json
    assert (added["action"], saved["action"]) == ("added", "saved-out")
    assert saved["by"] == "Айгүл"
    versions = monitor("--json", "custody", subject).json
    assert [entry["action"] for entry in versions] == ["created", "created"]
    russian = monitor("--lang", "ru", "custody", digest).done().out
    assert load("custody-actions").label("added", "ru") in russian
    monitor("custody", "abcdef").refused("abcdef")


def test_an_action_that_no_vocabulary_has_is_shown_as_it_is(
    monitor: Run, subject: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As a later version of the program may log.
    monkeypatch.setattr(Vocabulary, "get", lambda self, code: None)
    assert "created" in monitor("custody", subject).done().out
