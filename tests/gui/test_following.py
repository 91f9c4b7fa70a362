"""Records about a report, added and changed as a user does it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from fieldreport import times
from fieldreport.model.records import compose
from fieldreport.usecases.record import drafts, others
from fieldreport.vault import records, related
from fieldreport.vault.vault import Vault
from tests.gui import reporting
from tests.gui.acting import Desk, press, type_text, until
from ui.drafts.drafts_page import DraftsPage
from ui.following import following_page
from ui.following.following_page import FollowingPage
from ui.merging.merging_page import MergingPage
from ui.report.report_page import ReportPage
from ui.writing.pick_field import PickField

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
RETURN = Qt.Key.Key_Return
PEOPLE = [{"id": "p1", "label": "А. Б."}, {"id": "p2", "label": "Officer"}]
NAMED = [{"id": "p1", "label": "А.", "identity": {"names": [{"full": "Айгуль Нурланова"}]}}]


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(following_page, "AUTOSAVE_MS", 20)


def report(desk: Desk, people: list[dict[str, Any]] = PEOPLE) -> str:
    return desk.write(lambda vault: reporting.add(vault, "Seen.", people=people)).report


def at_report(desk: Desk) -> ReportPage:
    until(lambda: isinstance(desk.window.page, ReportPage), "the report")
    page = desk.window.page
    assert isinstance(page, ReportPage)
    until(lambda: bool(page.view.sheet.text()) and page.view.sheet.full, "something to read")
    return page


def read(desk: Desk, subject: str) -> ReportPage:
    desk.open("report", ReportPage, subject=subject)
    return at_report(desk)


def writing(desk: Desk) -> FollowingPage:
    until(lambda: isinstance(desk.window.page, FollowingPage), "the form")
    page = desk.window.page
    assert isinstance(page, FollowingPage)
    until(lambda: page.form is not None, "the form")
    return page


def new(desk: Desk, subject: str, kind: str) -> FollowingPage:
    desk.workroom.go("following", report=subject, kind=kind)
    return writing(desk)


def change(desk: Desk, record: str) -> FollowingPage:
    desk.open("following", FollowingPage, subject=record)
    return writing(desk)


def field(page: FollowingPage, name: str) -> Any:
    assert page.form is not None
    return page.form.fields[name]


def pick(widget: Any, text: str) -> None:
    """Choose what the words find, by keyboard."""
    widget.line.setFocus()
    type_text(widget.line, text)
    until(lambda: bool(widget.line.offering), "an offer")
    press(RETURN)


def about(desk: Desk, subject: str, kind: str) -> list[Any]:
    def found(vault: Vault) -> list[Any]:
        return [
            json.loads(head.raw)["body"]
            for one in related.about(vault, subject, (kind,))
            for head in records.heads(vault, one)
        ]

    return desk.write(found)


def statement(desk: Desk, subject: str, **more: Any) -> str:
    body = {"words": "Меры приняты.", "about": [{"subject": subject}], **more}
    return desk.write(lambda vault: others.add(vault, {"kind": "statement", "body": body})).subject


def test_a_complaint_is_added_by_keyboard_alone_and_the_report_shows_it(desk: Desk) -> None:
    subject = report(desk)
    read(desk, subject).view.sheet.setFocus()
    press(Qt.Key.Key_1, ALT)
    page = writing(desk)
    until(field(page, "type").line.hasFocus, "the cursor")
    pick(field(page, "type"), "police")
    press(Qt.Key.Key_Tab)
    pick(field(page, "status"), "no resp")
    for name, text in (
        ("authority", "Прокуратура"),
        ("reference", "Ж-118"),
        ("sent", "16.02.2026"),
        ("deadline", "2026-03-03"),
    ):
        field(page, name).line.setFocus()
        type_text(field(page, name).line, text)
    until(lambda: "February" in field(page, "sent")._below.text(), "the echo")
    press(RETURN, CTRL)
    shown = at_report(desk)
    assert shown.view.subject == subject
    for wanted in ("Complaint to the police – no response", "Прокуратура", "Ж-118", "3 March 2026"):
        assert wanted in shown.view.sheet.text()
    assert about(desk, subject, "action") == [
        {
            "type": "complaint-police",
            "status": "no-response",
            "about": [{"subject": subject}],
            "authority": "Прокуратура",
            "reference": "Ж-118",
            "sent": "2026-02-16",
            "deadline": "2026-03-03",
        }
    ]


def test_that_no_answer_came_is_added_to_a_complaint_with_its_date(desk: Desk) -> None:
    subject = desk.write(reporting.incident)
    record = desk.write(lambda vault: reporting.complaint(vault, subject))
    (before,) = (one for one in about(desk, subject, "action") if one.get("reference") == "Ж-118")
    page = change(desk, record)
    checks = field(page, "checks")
    count = checks.count
    checks.adder._button.click()
    row = checks.rows[-1].form
    row.fields["when"].line.setFocus()
    type_text(row.fields["when"].line, "01.04.2026")
    pick(row.fields["result"], "no resp")
    page.save.click()
    at_report(desk)
    (after,) = (one for one in about(desk, subject, "action") if one.get("reference") == "Ж-118")
    added = {"when": "2026-04-01", "result": "no-response"}
    assert after == {**before, "checks": [*before.get("checks", []), added]}
    assert len(after["checks"]) == count + 1


def test_a_detention_names_somebody_of_the_report_or_somebody_new(desk: Desk) -> None:
    subject = report(desk)
    page = new(desk, subject, "detention")
    pick(field(page, "detained"), "А. Б")
    pick(field(page, "detained"), "В. Г.")
    pick(field(page, "event"), "lawyer den")
    type_text(field(page, "authority").line, "РОВД")
    page.save.click()
    assert "lawyer denied" in at_report(desk).view.sheet.text()
    (body,) = about(desk, subject, "detention")
    people = {each["id"]: each["label"] for each in body["people"]}
    assert [people[each] for each in body["detained"]] == ["А. Б.", "В. Г."]
    assert "Officer" not in people.values()
    assert body["authority"] == "РОВД"
    assert len(body["deprivation"]) == 32


def test_a_detention_of_nobody_is_refused_beside_the_field(desk: Desk) -> None:
    page = new(desk, report(desk), "detention")
    pick(field(page, "event"), "lawyer den")
    page.save.click()
    until(lambda: bool(field(page, "detained").fault), "the fault")
    assert field(page, "detained").fault == "This is needed."
    assert field(page, "detained").line.hasFocus()


def test_a_statement_says_who_said_it_and_where(desk: Desk) -> None:
    subject = report(desk)
    page = new(desk, subject, "statement")
    until(field(page, "words").text.hasFocus, "the cursor")
    type_text(field(page, "words").text, "Мы приняли все меры.")
    pick(field(page, "speaker"), "Offic")
    type_text(field(page, "occasion").line, "Briefing")
    press(RETURN, CTRL)
    text = at_report(desk).view.sheet.text()
    assert "Мы приняли все меры." in text
    (body,) = about(desk, subject, "statement")
    assert body["people"] == [PEOPLE[1]]
    assert body["occasion"] == "Briefing"


def test_consent_is_given_by_somebody_whose_name_is_kept_apart(desk: Desk) -> None:
    subject = report(desk, NAMED)
    page = new(desk, subject, "consent")
    assert page._nobody.isHidden()
    pick(field(page, "person"), "Айгу")
    permits = field(page, "permits")
    pick(permits.adder.findChildren(PickField)[0], "name")
    row = permits.rows[0].form
    pick(row.fields["audiences"], "lawy")
    page.save.click()
    shown = at_report(desk)
    assert "Name – lawyer" in shown.view.sheet.text()
    (body,) = about(desk, subject, "consent")
    assert body["permits"] == [{"scopes": ["name"], "audiences": ["lawyer"]}]
    assert shown.followed.changers[0].text() == "Айгуль Нурланова"


def test_without_a_name_there_is_nobody_to_consent_and_the_page_says_so(desk: Desk) -> None:
    page = new(desk, report(desk), "consent")
    assert not page._nobody.isHidden()
    page.save.click()
    until(lambda: bool(field(page, "person").fault), "the fault")


@pytest.mark.parametrize("role", ["coordinator"])
def test_a_coordinator_judges_and_changes_the_judgement(desk: Desk) -> None:
    subject = report(desk)
    shown = read(desk, subject)
    shown.followed.adders["assessment"].click()
    page = writing(desk)
    pick(field(page, "type"), "needs")
    page.save.click()
    until(lambda: bool(field(page, "question").fault), "the fault")
    type_text(field(page, "question").text, "Кто видел?")
    page.save.click()
    shown = at_report(desk)
    assert "Кто видел?" in shown.view.sheet.text()
    until(lambda: bool(shown.followed.changers), "the way to it")
    shown.followed.changers[0].click()
    page = writing(desk)
    field(page, "type").chips.chips[0].click()
    pick(field(page, "type"), "corrob")
    page.save.click()
    at_report(desk)
    (body,) = about(desk, subject, "assessment")
    assert body["type"] == "corroborated"


def test_a_monitor_judges_nothing(desk: Desk) -> None:
    assert set(read(desk, report(desk)).followed.adders) == {
        "action",
        "detention",
        "statement",
        "consent",
    }


def test_a_record_is_changed_from_the_report_and_what_has_no_field_stays(desk: Desk) -> None:
    subject = report(desk)
    links = [{"type": "about", "subject": subject}]
    record = statement(desk, subject, tags=["акимат"], links=links, addressed_to="Press")
    shown = read(desk, subject)
    (button,) = shown.followed.changers
    assert button.accessibleName() == "Change: Statement: Statement"
    button.click()
    page = writing(desk)
    type_text(field(page, "office").line, "Акимат")
    page.save.click()
    at_report(desk)
    assert about(desk, subject, "statement") == [
        {
            "words": "Меры приняты.",
            "office": "Акимат",
            "addressed_to": "Press",
            "about": [{"subject": subject}],
            "tags": ["акимат"],
            "links": links,
        }
    ]
    assert len(desk.write(lambda vault: records.history(vault, record))) == 2


def test_a_date_that_is_none_is_said_beside_the_field_and_nothing_is_lost(desk: Desk) -> None:
    subject = report(desk)
    page = new(desk, subject, "action")
    pick(field(page, "type"), "petition")
    type_text(field(page, "sent").line, "вчера днём")
    page.save.click()
    until(lambda: "No date" in field(page, "sent").fault, "the fault")
    until(field(page, "sent").line.hasFocus, "the cursor")
    desk.settled()
    (draft,) = desk.write(drafts.listed)
    assert draft.kind == "action"
    field(page, "sent").line.clear()
    type_text(field(page, "sent").line, "16.02.2026")
    page.save.click()
    at_report(desk)
    assert desk.write(drafts.listed) == []


def test_words_that_nothing_was_chosen_for_are_not_dropped(desk: Desk) -> None:
    page = new(desk, report(desk), "action")
    type_text(field(page, "type").line, "жалоба")
    page.save.click()
    assert field(page, "type").fault.startswith("Nothing was chosen")


def test_what_is_written_is_a_draft_soon_and_the_list_of_drafts_leads_back(desk: Desk) -> None:
    page = new(desk, report(desk), "statement")
    type_text(field(page, "words").text, "Мы приняли")
    until(lambda: bool(desk.write(drafts.listed)), "the draft")
    press(Qt.Key.Key_Escape)
    at_report(desk)
    listed = desk.open("drafts", DraftsPage)
    until(lambda: listed.rows.model().rowCount() == 1, "the list")
    listed._continue(0)
    page = writing(desk)
    assert field(page, "words").value() == "Мы приняли"
    page.discard.click()
    at_report(desk)
    until(lambda: not desk.write(drafts.listed), "its end")


def test_going_elsewhere_keeps_what_was_written_a_moment_ago(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(following_page, "AUTOSAVE_MS", 60_000)
    page = new(desk, report(desk), "statement")
    type_text(field(page, "words").text, "Мы приняли")
    desk.open("drafts", DraftsPage)
    (draft,) = desk.write(drafts.listed)
    assert draft.text == "Мы приняли"


def test_nothing_written_leaves_no_draft(desk: Desk) -> None:
    page = new(desk, report(desk), "statement")
    page.close_it.click()
    at_report(desk)
    assert desk.write(drafts.listed) == []


def test_a_record_in_conflict_is_merged_first(desk: Desk) -> None:
    subject = report(desk)
    record = statement(desk, subject)

    def part(vault: Vault) -> None:
        (first,) = records.heads(vault, record)
        body = json.loads(first.raw)["body"]
        for words in ("Все меры приняты.", "Мер нет."):
            made = compose(
                "statement",
                {**body, "words": words},
                author=vault.fingerprint,
                written=times.now(),
                based_on=(first,),
            )
            records.add(vault, made, vault.identity.sign("record", made.raw))

    desk.write(part)
    shown = read(desk, subject)
    (button,) = shown.followed.changers
    assert button.accessibleName().startswith("Merge: Statement")
    button.click()
    assert isinstance(desk.window.page, MergingPage)
    desk.open("following", FollowingPage, subject=record, report=subject)
    until(lambda: isinstance(desk.window.page, MergingPage), "the merge")


def test_of_many_records_the_newest_are_offered_first_and_all_on_request(desk: Desk) -> None:
    subject = report(desk)
    for number in range(8):
        statement(desk, subject, office=f"Office {number}")
    bar = read(desk, subject).followed
    assert (len(bar.changers), bar.more.text()) == (6, "2 more")
    bar.more.click()
    assert len(bar.changers) == 8
    assert bar.more.isHidden()
    assert bar.changers[6].hasFocus()


def test_the_form_speaks_another_language_without_losing_a_word(desk: Desk) -> None:
    page = new(desk, report(desk), "statement")
    type_text(field(page, "words").text, "Мы приняли")
    desk.window.appearance.set_language("ru")
    until(lambda: field(page, "words")._name.text() == "Слова, как они были сказаны", "Russian")
    assert field(page, "words").value() == "Мы приняли"
    desk.window.appearance.set_language("en")


def test_escape_leads_back_to_the_report(desk: Desk) -> None:
    new(desk, report(desk), "action")
    until(lambda: QApplication.focusWidget() is not None, "the cursor")
    press(Qt.Key.Key_Escape)
    at_report(desk)
