"""The full form without a window: what it is opened with, its drafts, and what saving makes of them."""

from __future__ import annotations

import json
import shutil
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from fieldreport.errors import UserError
from fieldreport.model.records import Record, compose, parse, people_apart
from fieldreport.progress import Silent
from fieldreport.usecases.record import drafts, forms, reports
from fieldreport.usecases.record.capture import Capture, Spot
from fieldreport.usecases.record.forms import Writing
from fieldreport.vault import drafts as stored
from fieldreport.vault import evidence, inventory, records
from fieldreport.vault.vault import Vault
from tests.unit.model.bodies import bodies
from tests.unit.usecases.made import evidence as a_file
from tests.unit.usecases.made import example, incident, opened

NOTED = "2026-02-14T19:00:00+05:00"


def body(vault: Vault, subject: str) -> dict[str, Any]:
    (head,) = records.heads(vault, subject)
    found: dict[str, Any] = json.loads(head.raw)["body"]
    return found


def keep(vault: Vault, record: Record) -> None:
    """Store a record as it is, as if it had been imported."""
    with vault.transaction():
        records.add(vault, record, vault.identity.sign("record", record.raw))


def taken(vault: Vault, name: str = "square.jpg") -> tuple[evidence.Streamed, dict[str, Any]]:
    path = a_file(name)
    streamed = drafts.take(evidence.plan(vault, path.stat().st_size), path, Silent())
    said = drafts.reference(path, streamed)
    return streamed, {"sha256": said.sha256, "name": said.name, "size": said.size}


@pytest.fixture
def entered(monitor: Vault) -> str:
    return reports.add(monitor, incident()["report"], (), Silent()).report


# --- the body -------------------------------------------------------------------------------------


@settings(max_examples=60)
@given(bodies("report"))
def test_whatever_a_report_holds_comes_back_unchanged(drawn: dict[str, Any]) -> None:
    assert forms.ready(drawn, NOTED) == drawn


def test_a_time_alone_is_of_the_day_on_which_writing_began() -> None:
    found = forms.ready({"began": "18:40", "acts": [{"began": "14.02.2026"}]}, NOTED)
    assert found == {
        "began": "2026-02-14T18:40:00+05:00",
        "acts": [{"began": "2026-02-14"}],
    }


def test_what_is_no_date_stays_as_it_was_typed() -> None:
    assert forms.ready({"began": "вчера"}, NOTED) == {"began": "вчера"}
    assert forms.ready({"ended": "31.02.2026"}, "")["ended"] == "31.02.2026"


@pytest.mark.parametrize("whole", [example("report"), incident()["report"]])
def test_load_and_save_without_touching_give_the_same_body(
    monitor: Vault, whole: dict[str, Any]
) -> None:
    plain, _ = people_apart(whole.get("body", whole))
    made = compose("report", plain, author=monitor.fingerprint, written=NOTED)
    keep(monitor, made)
    before = body(monitor, made.subject)
    begun = forms.of_report(monitor, made.subject)
    forms.save(monitor, begun, "ab" * 16)
    again = forms.of_draft(monitor, "ab" * 16)
    assert again.body == before
    forms.finish(monitor, again, "ab" * 16)
    (head,) = records.heads(monitor, made.subject)
    assert head.parents == (made.id,)
    assert body(monitor, made.subject) == before
    assert drafts.listed(monitor) == []


# --- drafts ---------------------------------------------------------------------------------------


def test_a_draft_comes_back_with_what_it_is_to_change(monitor: Vault, entered: str) -> None:
    begun = forms.of_report(monitor, entered)
    forms.save(monitor, begun, "ab" * 16)
    (listed,) = drafts.listed(monitor)
    assert (listed.subject, listed.quick) == (entered, False)
    assert listed.text.startswith("В 11:20")
    assert forms.of_draft(monitor, "ab" * 16) == begun
    found = forms.opened(monitor, subject=entered)
    assert (found.draft, found.begun, found.writing) == ("ab" * 16, True, begun)


def test_a_new_form_is_empty_and_has_a_draft_of_its_own(monitor: Vault) -> None:
    found = forms.opened(monitor)
    assert found.writing.empty
    assert not found.begun
    assert found.draft != forms.opened(monitor).draft


def test_a_draft_that_a_kill_left_is_there_as_it_was_last_saved(
    monitor: Vault, tmp_path: Path
) -> None:
    folder = monitor.folder
    forms.save(monitor, Writing({"narrative": "Бір"}, noted=NOTED), "ab" * 16)
    forms.save(monitor, Writing({"narrative": "Бір екі"}, noted=NOTED), "ab" * 16)
    # No lock, no close: what is committed is all that a killed program leaves.
    copy = tmp_path / "copy"
    shutil.copytree(folder, copy)
    with opened(copy) as again:
        (listed,) = drafts.listed(again)
        assert forms.of_draft(again, listed.id).body == {"narrative": "Бір екі"}


def test_half_a_character_costs_no_draft(monitor: Vault) -> None:
    forms.save(monitor, Writing({"narrative": "a\ud83d"}), "ab" * 16)
    assert forms.of_draft(monitor, "ab" * 16).body == {"narrative": "a\ud83d"}
    with pytest.raises(UserError) as caught:
        forms.finish(monitor, forms.of_draft(monitor, "ab" * 16), "ab" * 16)
    assert caught.value.code == "model.surrogate"


@pytest.mark.parametrize("raw", [b"", b"[]", b"{", b'"x"', b"[" * 100_000])
def test_a_draft_that_can_t_be_read_says_so(monitor: Vault, raw: bytes) -> None:
    stored.save(monitor, "report", raw, draft="ab" * 16)
    with pytest.raises(UserError) as caught:
        forms.of_draft(monitor, "ab" * 16)
    assert caught.value.code == "vault.draft_unreadable"


# --- from a quick note ----------------------------------------------------------------------------


def test_a_quick_note_is_gone_on_with(monitor: Vault) -> None:
    note = Capture(
        narrative="Ударили. ",
        noted=NOTED,
        when="18:40",
        place="Алматы",
        spot=Spot(name="Алматы", lat=43.2, lon=76.9),
        acts=("beating",),
        people="А. Б., +3 неизвестных",
        basis=("seen",),
    )
    drafts.save(monitor, note, "ab" * 16)
    found = forms.of_draft(monitor, "ab" * 16)
    assert found.body["began"] == "2026-02-14T18:40:00+05:00"
    assert [each["label"] for each in found.body["people"]] == ["А. Б.", "3 неизвестных"]
    assert found.body["acts"] == [{"id": "a1", "type": "beating", "basis": ["seen"]}]
    saved = forms.finish(monitor, found, "ab" * 16)
    assert body(monitor, saved.report)["place"]["name"] == "Алматы"
    assert drafts.listed(monitor) == []


def test_a_date_that_a_note_got_wrong_is_still_to_be_seen() -> None:
    found = forms.of_note(Capture(narrative="…", when="вчера", noted=""))
    assert found.body["began"] == "вчера"
    assert datetime.fromisoformat(found.noted).utcoffset() is not None


def test_an_empty_note_is_an_empty_form() -> None:
    assert forms.of_note(Capture(noted=NOTED)).empty


# --- saving ---------------------------------------------------------------------------------------


def test_a_refused_save_leaves_the_draft_and_names_the_field(monitor: Vault) -> None:
    people = [{"id": "p1", "label": "А."}, {"id": "p2", "label": "Б.", "identity": {"names": [{}]}}]
    wrong = Writing({"narrative": "…", "people": people}, noted=NOTED)
    forms.save(monitor, wrong, "ab" * 16)
    with pytest.raises(UserError) as caught:
        forms.finish(monitor, wrong, "ab" * 16)
    assert caught.value.params["path"] == "body.people[1].identity.names[0].full"
    assert len(drafts.listed(monitor)) == 1
    assert records.heads(monitor, "00" * 16) == []


def test_a_version_that_came_meanwhile_is_kept_beside_it(monitor: Vault, entered: str) -> None:
    begun = forms.of_report(monitor, entered)
    reports.edit(monitor, entered, {**begun.body, "title": "Другое"}, (), Silent())
    forms.finish(
        monitor, Writing({**begun.body, "title": "Моё"}, NOTED, entered, begun.parents), "ab" * 16
    )
    titles = {json.loads(head.raw)["body"]["title"] for head in records.heads(monitor, entered)}
    assert titles == {"Другое", "Моё"}
    with pytest.raises(UserError) as caught:
        forms.of_report(monitor, entered)
    assert caught.value.code == "record.conflict"


def test_a_report_that_is_not_here_can_t_be_changed(monitor: Vault) -> None:
    with pytest.raises(UserError) as caught:
        forms.opened(monitor, subject="00" * 16)
    assert caught.value.code == "vault.record_purged"


# --- evidence -------------------------------------------------------------------------------------


def test_a_file_that_was_taken_off_goes_with_the_save(monitor: Vault) -> None:
    streamed, first = taken(monitor)
    writing = Writing({"narrative": "…", "evidence": [first]}, noted=NOTED)
    forms.attach(monitor, streamed, writing, "ab" * 16)
    streamed, second = taken(monitor, "complaint.pdf")
    writing = Writing({"narrative": "…", "evidence": [first, second]}, noted=NOTED)
    forms.attach(monitor, streamed, writing, "ab" * 16)
    left = Writing({"narrative": "…", "evidence": [second]}, noted=NOTED)
    left = forms.taken_off(left, [first["sha256"], second["sha256"]])
    assert left.dropped == (first["sha256"],)
    forms.save(monitor, left, "ab" * 16)
    assert inventory.find(monitor, first["sha256"]) is not None, "it can still come back"
    left = forms.of_draft(monitor, "ab" * 16)
    saved = forms.finish(monitor, left, "ab" * 16)
    assert inventory.find(monitor, first["sha256"]) is None
    assert [each["sha256"] for each in body(monitor, saved.report)["evidence"]] == [
        second["sha256"]
    ]


def test_a_file_of_an_earlier_version_stays_when_it_is_taken_off(monitor: Vault) -> None:
    saved = reports.add(monitor, {"narrative": "…"}, [a_file("square.jpg")], Silent())
    begun = forms.of_report(monitor, saved.report)
    plain = {name: value for name, value in begun.body.items() if name != "evidence"}
    left = forms.taken_off(Writing(plain, NOTED, saved.report, begun.parents), saved.evidence)
    assert left.dropped == saved.evidence
    forms.finish(monitor, left, "ab" * 16)
    assert inventory.find(monitor, saved.evidence[0]) is not None


def test_a_draft_that_is_discarded_takes_its_files_along(monitor: Vault) -> None:
    streamed, first = taken(monitor)
    forms.attach(monitor, streamed, Writing({"evidence": [first]}), "ab" * 16)
    forms.save(monitor, Writing({"narrative": "…"}, dropped=(first["sha256"],)), "ab" * 16)
    forms.discard(monitor, "ab" * 16)
    assert inventory.all_digests(monitor) == []
    forms.discard(monitor, "ab" * 16)


def test_a_file_that_is_gone_is_left_out_of_a_draft(monitor: Vault) -> None:
    forms.save(monitor, Writing({"narrative": "…", "evidence": [{"sha256": "ab" * 32}]}), "ab" * 16)
    assert forms.of_draft(monitor, "ab" * 16).body == {"narrative": "…"}


# --- what is known --------------------------------------------------------------------------------


def test_terms_and_names_are_at_hand(monitor: Vault, entered: str) -> None:
    other = reports.add(
        monitor,
        {"narrative": "Позже.", "links": [{"type": "same-incident", "subject": entered}]},
        (),
        Silent(),
    )
    known = forms.opened(monitor, subject=other.report).known
    assert known.names == {entered: "Сорвана пресс-конференция о трёх осуждённых женщинах"}
    assert known.vocabularies["act-types"].get("beating") is not None
    known = forms.opened(monitor, subject=entered).known
    assert list(known.names.values()) == ["Каримов Ерлан Даулетович"]


def test_records_are_offered_by_their_words(monitor: Vault, entered: str) -> None:
    assert [subject for subject, _ in forms.offered(monitor, "report", "плакаты")] == [entered]
    assert [title for _, title in forms.offered(monitor, "person", "karimov")] != []
    assert forms.offered(monitor, "report", "  ") == []
    assert forms.offered(monitor, "report", "жирафы") == []


def test_what_is_not_here_has_no_title(monitor: Vault) -> None:
    assert forms.title(monitor, "00" * 16) == ""
    bare = reports.add(monitor, {"narrative": "Просто\nтекст"}, (), Silent())
    assert forms.title(monitor, bare.report) == "Просто текст"


def test_a_record_of_a_newer_program_keeps_what_is_not_known_here(monitor: Vault) -> None:
    made = compose("report", {"narrative": "…"}, author=monitor.fingerprint, written=NOTED)
    tree = json.loads(made.raw)
    tree["format"] = "1.9"
    tree["body"]["novelty"] = {"x": 1}
    raw = json.dumps(tree, ensure_ascii=False, separators=(",", ":")).encode()
    newer = parse(raw)
    keep(monitor, newer)
    begun = forms.of_report(monitor, newer.subject)
    assert begun.body["novelty"] == {"x": 1}
    forms.finish(
        monitor,
        Writing({**begun.body, "title": "Т"}, NOTED, begun.subject, begun.parents),
        "ab" * 16,
    )
    assert body(monitor, newer.subject) == {"narrative": "…", "title": "Т", "novelty": {"x": 1}}
