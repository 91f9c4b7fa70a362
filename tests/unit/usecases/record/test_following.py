from __future__ import annotations

import io
import json
from dataclasses import replace
from typing import Any

import pytest

from fieldreport.errors import UserError
from fieldreport.progress import Silent
from fieldreport.usecases.record import drafts, following, others, reports
from fieldreport.vault import drafts as stored
from fieldreport.vault import evidence, inventory, records
from fieldreport.vault.vault import Vault
from tests.unit.usecases.made import by_another, example, refused

PEOPLE = [{"id": "p1", "label": "А. Б."}, {"id": "p2", "label": "Офицер"}]


def about(vault: Vault, people: list[dict[str, Any]] = PEOPLE) -> str:
    return reports.add(vault, {"narrative": "Seen.", "people": people}, (), Silent()).report


def begun(vault: Vault, kind: str, report: str, **body: Any) -> tuple[following.Writing, str]:
    opened = following.opened(vault, kind=kind, report=report)
    return replace(opened.writing, body={**opened.writing.body, **body}), opened.draft


def added(vault: Vault, kind: str, report: str, **body: Any) -> str:
    return following.finish(vault, *begun(vault, kind, report, **body))


def body(vault: Vault, subject: str) -> Any:
    (head,) = records.heads(vault, subject)
    return json.loads(head.raw)["body"]


def test_a_complaint_is_about_its_report_and_its_dates_are_understood(monitor: Vault) -> None:
    report = about(monitor)
    subject = added(
        monitor,
        "action",
        report,
        type="complaint-police",
        sent="16.02.2026",
        deadline="2026-03-03",
        checks=[{"when": "08.03.2026", "result": "no-response"}],
    )
    assert body(monitor, subject) == {
        "type": "complaint-police",
        "about": [{"subject": report}],
        "sent": "2026-02-16",
        "deadline": "2026-03-03",
        "checks": [{"when": "2026-03-08", "result": "no-response"}],
    }


def test_only_those_of_the_report_who_were_chosen_stay_in_the_record(monitor: Vault) -> None:
    report = about(monitor)
    writing, draft = begun(monitor, "statement", report, words="Мер нет.", speaker="p2")
    assert writing.body["people"] == PEOPLE
    subject = following.finish(monitor, writing, draft)
    assert body(monitor, subject)["people"] == [PEOPLE[1]]


def test_somebody_is_kept_for_the_group_that_they_belong_to(monitor: Vault) -> None:
    report = about(monitor)
    people = [*PEOPLE, {"id": "p3", "label": "Врач", "member_of": ["p1"]}]
    subject = added(monitor, "statement", report, words="Мер нет.", speaker="p3", people=people)
    assert [each["id"] for each in body(monitor, subject)["people"]] == ["p1", "p3"]


def test_whoever_is_in_the_record_already_is_not_offered_twice(monitor: Vault) -> None:
    report = about(monitor, [*PEOPLE, {"id": "p3", "label": "Врач"}])
    mine = [{"id": "p1", "label": "Офицер"}, {"id": "p2", "label": "Глава"}]
    made = others.add(
        monitor,
        {
            "kind": "statement",
            "body": {"words": "Нет.", "people": mine, "about": [{"subject": report}]},
        },
    )
    opened = following.opened(monitor, subject=made.subject)
    assert opened.writing.report == report
    assert [(each["id"], each["label"]) for each in opened.writing.body["people"]] == [
        ("p1", "Офицер"),
        ("p2", "Глава"),
        ("p3", "А. Б."),
        ("p4", "Врач"),
    ]
    # Those who stood there before stay, chosen or not.
    following.finish(monitor, opened.writing, opened.draft)
    assert body(monitor, made.subject)["people"] == mine


@pytest.mark.parametrize("kind", following.KINDS)
def test_everything_in_a_record_survives_an_edit(monitor: Vault, kind: str) -> None:
    rich = _without_files(example(kind))
    made = others.add(monitor, {"kind": kind, "body": rich})
    before = body(monitor, made.subject)
    opened = following.opened(monitor, subject=made.subject)
    following.finish(monitor, opened.writing, opened.draft)
    assert body(monitor, made.subject) == before
    assert records.heads(monitor, made.subject)[0].parents == (made.id,)


def _without_files(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            name: _without_files(each)
            for name, each in value.items()
            if name not in {"evidence", "photos"}
            and not (isinstance(each, dict) and "sha256" in each)
        }
    if isinstance(value, list):
        return [
            _without_files(each)
            for each in value
            if not (isinstance(each, dict) and "sha256" in each)
        ]
    return value


def test_events_of_one_detention_share_its_id_until_the_release(monitor: Vault) -> None:
    report = about(monitor)

    def event(name: str, detained: str = "p1") -> str:
        subject = added(monitor, "detention", report, event=name, detained=[detained])
        return str(body(monitor, subject)["deprivation"])

    first = event("apprehended")
    assert event("lawyer-denied") == first
    assert event("apprehended", "p2") != first
    assert event("release") == first
    assert event("apprehended") != first


def test_consent_and_judgement_are_about_the_report(monitor: Vault) -> None:
    people = [{"id": "p1", "label": "А.", "identity": {"names": [{"full": "Айгуль Н."}]}}]
    report = about(monitor, people)
    opened = following.opened(monitor, kind="consent", report=report)
    ((person, name),) = opened.known.names.items()
    assert (name, opened.title, opened.begun) == ("Айгуль Н.", "Seen.", False)
    permits = [{"scopes": ["name"], "audiences": ["lawyer"]}]
    consent = added(monitor, "consent", report, person=person, permits=permits)
    assert body(monitor, consent)["about"] == [report]
    assert following.opened(monitor, subject=consent).writing.report == report
    judged = added(monitor, "assessment", report, type="needs-information", question="Кто?")
    found = body(monitor, judged)
    assert found["of"] == report
    assert found["version"] == records.heads(monitor, report)[0].id
    assert following.opened(monitor, subject=judged).writing.report == report


def test_what_is_wrong_is_refused_with_its_path_and_the_draft_stays(monitor: Vault) -> None:
    writing, draft = begun(monitor, "action", about(monitor), sent="gestern", type="complaint")
    following.save(monitor, writing, draft)
    with refused(monitor, "model.not_a_date", path="body.sent"):
        following.finish(monitor, writing, draft)
    again = following.opened(monitor, draft=draft)
    assert (again.begun, again.writing) == (True, writing)


def test_a_draft_is_gone_with_what_it_became(monitor: Vault) -> None:
    report = about(monitor)
    writing, draft = begun(monitor, "statement", report, words="Мер нет.")
    following.save(monitor, writing, draft)
    (listed,) = drafts.listed(monitor)
    assert (listed.kind, listed.text) == ("statement", "Мер нет.")
    following.finish(monitor, writing, draft)
    assert drafts.listed(monitor) == []
    following.save(monitor, writing, draft)
    following.discard(monitor, draft)
    following.discard(monitor, draft)
    assert drafts.listed(monitor) == []


def test_a_change_that_somebody_began_is_gone_on_with(monitor: Vault) -> None:
    subject = added(monitor, "statement", about(monitor), words="Мер нет.")
    opened = following.opened(monitor, subject=subject)
    writing = replace(opened.writing, body={**opened.writing.body, "office": "Акимат"})
    following.save(monitor, writing, opened.draft)
    again = following.opened(monitor, subject=subject)
    assert (again.draft, again.begun, again.writing.body["office"]) == (
        opened.draft,
        True,
        "Акимат",
    )


def test_a_version_that_came_while_somebody_wrote_is_not_written_over(monitor: Vault) -> None:
    subject = added(monitor, "statement", about(monitor), words="Мер нет.")
    opened = following.opened(monitor, subject=subject)
    first = records.heads(monitor, subject)[0]
    changed = {**body(monitor, subject), "office": "Акимат"}
    by_another(monitor, "statement", changed, instead_of=first.id)
    following.finish(monitor, opened.writing, opened.draft)
    assert len(records.heads(monitor, subject)) == 2
    with refused(monitor, "record.conflict"):
        following.opened(monitor, subject=subject)


def test_half_a_character_is_no_reason_to_lose_a_draft(monitor: Vault) -> None:
    writing, draft = begun(monitor, "statement", about(monitor), words="Мер \ud83d")
    following.save(monitor, writing, draft)
    assert following.opened(monitor, draft=draft).writing.body["words"] == "Мер \ud83d"


@pytest.mark.parametrize("raw", [b"[", b"[1]"])
def test_a_draft_that_is_none_is_refused(monitor: Vault, raw: bytes) -> None:
    draft = stored.save(monitor, "statement", raw)
    with pytest.raises(UserError) as caught:
        following.opened(monitor, draft=draft)
    assert caught.value.code == "vault.draft_unreadable"


def test_no_other_kind_is_begun_here(monitor: Vault) -> None:
    with refused(monitor, "record.unknown_kind"):
        following.opened(monitor, kind="report", report="")


def test_a_record_about_nothing_here_has_nobody_to_offer(monitor: Vault) -> None:
    made = others.add(monitor, {"kind": "statement", "body": {"words": "Мер нет."}})
    opened = following.opened(monitor, subject=made.subject)
    assert (opened.title, opened.writing.report) == ("", "")
    assert "people" not in opened.writing.body
    elsewhere = following.opened(monitor, kind="assessment", report="ab" * 16)
    assert elsewhere.writing.body == {"of": "ab" * 16}


# --- files ----------------------------------------------------------------------------------------


def with_file(vault: Vault, report: str, content: bytes) -> tuple[following.Writing, str, str]:
    """A statement being written that names a file which was just taken in."""
    streamed = evidence.stream(evidence.plan(vault, len(content)), io.BytesIO(content), Silent())
    file = {"sha256": streamed.sha256, "name": "answer.pdf", "size": len(content)}
    writing, draft = begun(vault, "statement", report, words="Мер нет.", evidence=[file])
    following.attach(vault, streamed, writing, draft)
    return writing, draft, streamed.sha256


def test_a_file_comes_in_with_the_draft_that_names_it(monitor: Vault) -> None:
    _, draft, sha256 = with_file(monitor, about(monitor), b"an answer")
    opened = following.opened(monitor, draft=draft)
    assert [each["sha256"] for each in opened.writing.body["evidence"]] == [sha256]
    assert inventory.all_digests(monitor) == [sha256]


def test_a_draft_that_is_discarded_takes_along_what_only_it_named(monitor: Vault) -> None:
    _, draft, _ = with_file(monitor, about(monitor), b"an answer")
    following.discard(monitor, draft)
    assert inventory.all_digests(monitor) == []
    following.discard(monitor, draft)


def test_what_was_taken_off_goes_when_the_record_is_saved_or_the_draft_discarded(
    monitor: Vault,
) -> None:
    report = about(monitor)
    for ends in (following.finish, None):
        writing, draft, sha256 = with_file(monitor, report, b"an answer")
        kept = {name: value for name, value in writing.body.items() if name != "evidence"}
        without = following.taken_off(replace(writing, body=kept), [sha256])
        assert without.dropped == (sha256,)
        following.save(monitor, without, draft)
        assert following.opened(monitor, draft=draft).writing.dropped == (sha256,)
        if ends is None:
            following.discard(monitor, draft)
        else:
            ends(monitor, without, draft)
        assert inventory.all_digests(monitor) == []


def test_what_another_record_names_stays_though_it_was_taken_off_here(monitor: Vault) -> None:
    report = about(monitor)
    writing, draft, sha256 = with_file(monitor, report, b"an answer")
    following.finish(monitor, writing, draft)
    again, draft = begun(monitor, "statement", report, words="Мер нет.")
    following.finish(monitor, following.taken_off(again, [sha256]), draft)
    assert inventory.all_digests(monitor) == [sha256]


def test_a_file_that_is_gone_is_no_longer_named_by_a_draft(monitor: Vault) -> None:
    writing, draft, sha256 = with_file(monitor, about(monitor), b"an answer")
    drafts.remove_unless_named(monitor, sha256, by_others_than=draft)
    assert "evidence" in writing.body
    assert "evidence" not in following.opened(monitor, draft=draft).writing.body


def test_what_a_record_leads_to_is_called_by_its_name(monitor: Vault) -> None:
    report, other = about(monitor), about(monitor)
    writing, draft = begun(
        monitor,
        "action",
        report,
        type="petition",
        links=[{"type": "same-incident", "subject": other}],
    )
    first = following.finish(monitor, writing, draft)
    second = added(monitor, "action", report, type="appeal-court", parent=first)
    assert other in following.opened(monitor, subject=first).known.names
    assert first in following.opened(monitor, subject=second).known.names
    assert following.linked({"links": [{}], "duplicate_of": "d", "parent": None}) == {"d"}


def test_what_was_taken_off_is_still_there_when_the_record_is_refused(monitor: Vault) -> None:
    writing, draft, sha256 = with_file(monitor, about(monitor), b"an answer")
    kept = {name: value for name, value in writing.body.items() if name != "evidence"}
    without = following.taken_off(replace(writing, body={**kept, "words": ""}), [sha256])
    files = sorted(monitor.folder.glob("evidence/**/*"))
    with refused(monitor, "model.empty", path="body.words"):
        following.finish(monitor, without, draft)
    assert inventory.all_digests(monitor) == [sha256]
    assert sorted(monitor.folder.glob("evidence/**/*")) == files
    following.finish(monitor, replace(without, body=kept), draft)
    assert inventory.all_digests(monitor) == []
    assert not [each for each in monitor.folder.glob("evidence/**/*") if each.is_file()]
