"""Records about a report, added and changed as a user does it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from fieldreport import times
from fieldreport.model.records import compose
from fieldreport.model.validate import BODIES
from fieldreport.usecases.record import drafts, others
from fieldreport.vault import inventory, records, related
from fieldreport.vault.vault import Vault
from tests.gui import reporting
from tests.gui.acting import Desk, press, type_text, until
from ui.drafts.drafts_page import DraftsPage
from ui.following import following_page
from ui.following.following_page import FollowingPage
from ui.following.items import ITEMS
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


# --- the fields that most kinds share -------------------------------------------------------------


def more(page: FollowingPage) -> None:
    assert page.form is not None
    page.form.more.click()


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "answer.pdf"
    path.write_bytes(b"%PDF-1.4 an answer")
    return path


def give(page: FollowingPage, path: Path) -> None:
    """Drop a file on the page."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    page.room.given.emit(mime)


def test_every_field_of_the_model_can_be_written_or_is_kept_by_the_program() -> None:
    kept = {
        "action": {"people", "about"},
        "detention": {"people", "about", "deprivation"},
        "statement": {"people", "about"},
        "consent": {"about"},
        "assessment": {"of", "version", "made", "evidence"},
    }
    for kind, bodies in BODIES.items():
        if kind in ITEMS:
            fields = {item.name for item in ITEMS[kind]}
            assert set(bodies.__struct_fields__) - fields == kept[kind], kind
            assert not fields - set(bodies.__struct_fields__), kind


def test_a_complaint_has_files_tags_links_signatories_and_an_official(
    desk: Desk, scan: Path
) -> None:
    subject = report(desk)
    other = desk.write(lambda vault: reporting.add(vault, "Вторая площадь.")).report
    page = new(desk, subject, "action")
    pick(field(page, "type"), "police")
    give(page, scan)
    until(lambda: field(page, "evidence").count == 1, "the file")
    more(page)
    pick(field(page, "official"), "Offic")
    signed = field(page, "signatories").form.fields
    signed["count"].line.setFocus()
    type_text(signed["count"].line, "~40")
    pick(signed["people"], "А. Б")
    type_text(field(page, "tags").line, "акимат")
    links = field(page, "links").adder.findChildren(PickField)[0]
    pick(links, "Вторая")
    sources = field(page, "sources").adder.findChildren(PickField)[0]
    pick(sources, "docum")
    page.save.click()
    at_report(desk)
    (body,) = about(desk, subject, "action")
    people = {each["label"]: each["id"] for each in body["people"]}
    assert body["official"] == people["Officer"]
    assert body["signatories"] == {
        "count": {"best": 40, "approximate": True},
        "people": [people["А. Б."]],
    }
    assert body["tags"] == ["акимат"]
    assert [each["subject"] for each in body["links"]] == [other]
    assert [each["name"] for each in body["evidence"]] == ["answer.pdf"]
    assert len(body["sources"]) == 1
    assert desk.write(drafts.listed) == []


def test_a_detention_names_the_officials_and_the_fine(desk: Desk) -> None:
    subject = report(desk)
    page = new(desk, subject, "detention")
    pick(field(page, "detained"), "А. Б")
    pick(field(page, "event"), "decision")
    more(page)
    pick(field(page, "officials"), "Offic")
    fine = field(page, "decision").form.fields["fine"].form.fields
    type_text(fine["amount"].line, "80 000")
    type_text(fine["currency"].line, "KZT")
    page.save.click()
    at_report(desk)
    (body,) = about(desk, subject, "detention")
    people = {each["label"]: each["id"] for each in body["people"]}
    assert body["officials"] == [people["Officer"]]
    assert body["decision"] == {"fine": {"amount": 80_000, "currency": "KZT"}}


def test_a_guardian_consents_for_a_child_and_the_signed_form_is_kept(
    desk: Desk, scan: Path
) -> None:
    child = {"id": "p1", "label": "Бала", "identity": {"names": [{"full": "Айдар Нурланов"}]}}
    mother = {"id": "p2", "label": "Ана", "identity": {"names": [{"full": "Айгуль Нурланова"}]}}
    subject = report(desk, [child, mother])
    page = new(desk, subject, "consent")
    pick(field(page, "person"), "Айдар")
    permits = field(page, "permits")
    pick(permits.adder.findChildren(PickField)[0], "name")
    pick(permits.rows[0].form.fields["audiences"], "lawy")
    give(page, scan)
    until(lambda: field(page, "evidence").count == 1, "the file")
    more(page)
    guardian = field(page, "guardian").form.fields
    pick(guardian["person"], "Айгуль")
    type_text(guardian["relation"].line, "мать")
    page.save.click()
    shown = at_report(desk)
    assert "мать" in shown.view.sheet.text()
    (body,) = about(desk, subject, "consent")
    assert body["guardian"]["relation"] == "мать"
    assert body["guardian"]["person"] != body["person"]
    assert [each["name"] for each in body["evidence"]] == ["answer.pdf"]


@pytest.mark.parametrize("role", ["coordinator"])
def test_whoever_is_held_answerable_is_named_with_the_reason(desk: Desk) -> None:
    subject = report(desk)
    page = new(desk, subject, "assessment")
    pick(field(page, "type"), "attrib")
    page.save.click()
    until(lambda: "attributions" in (page.form.fields if page.form else ()), "the fault")
    entries = field(page, "attributions")
    entries.adder._button.click()
    form = entries.rows[0].form
    type_text(form.fields["who"].line, "РОВД")
    type_text(form.fields["reasons"].text, "Жетоны на видео.")
    page.save.click()
    at_report(desk)
    (body,) = about(desk, subject, "assessment")
    assert body["attributions"] == [{"who": "РОВД", "reasons": "Жетоны на видео."}]


def test_a_file_that_is_taken_off_again_is_in_the_vault_no_more(desk: Desk, scan: Path) -> None:
    subject = report(desk)
    page = new(desk, subject, "statement")
    type_text(field(page, "words").text, "Мы приняли")
    give(page, scan)
    files = field(page, "evidence")
    until(lambda: files.count == 1, "the file")
    until(lambda: bool(desk.write(inventory.all_digests)), "the file in the vault")
    files.rows[0].remove.click()
    page.save.click()
    at_report(desk)
    (body,) = about(desk, subject, "statement")
    assert "evidence" not in body
    assert desk.write(inventory.all_digests) == []


def test_a_draft_that_is_discarded_takes_its_file_along(desk: Desk, scan: Path) -> None:
    page = new(desk, report(desk), "statement")
    give(page, scan)
    until(lambda: field(page, "evidence").count == 1, "the file")
    until(lambda: bool(desk.write(drafts.listed)), "the draft")
    page.discard.click()
    at_report(desk)
    until(lambda: not desk.write(drafts.listed), "its end")
    assert desk.write(inventory.all_digests) == []


def test_a_draft_comes_back_with_its_file(desk: Desk, scan: Path) -> None:
    page = new(desk, report(desk), "statement")
    give(page, scan)
    until(lambda: bool(desk.write(drafts.listed)), "the draft")
    (draft,) = desk.write(drafts.listed)
    page.close_it.click()
    at_report(desk)
    desk.open("following", FollowingPage, draft=draft.id)
    page = writing(desk)
    assert field(page, "evidence").count == 1
    assert page.files is not None


def test_what_can_not_be_taken_in_is_told_of_beside_the_files(desk: Desk, tmp_path: Path) -> None:
    page = new(desk, report(desk), "statement")
    give(page, tmp_path / "not there.jpg")
    assert page.files is not None
    files = page.files
    until(lambda: bool(files.fault), "the fault")
    assert field(page, "evidence").count == 0


def test_a_picture_that_is_pasted_into_a_note_becomes_a_file(desk: Desk) -> None:
    page = new(desk, report(desk), "statement")
    mime = QMimeData()
    picture = QImage(8, 8, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.red)
    mime.setImageData(picture)
    field(page, "words").text.insertFromMimeData(mime)
    until(lambda: field(page, "evidence").count == 1, "the picture")


def test_a_source_that_is_taken_off_is_no_longer_referred_to(desk: Desk) -> None:
    subject = report(desk)
    body = {
        "type": "petition",
        "about": [{"subject": subject}],
        "sources": [{"id": "s1", "label": "Адвокат"}],
        "checks": [{"when": "2026-04-01", "result": "no-response", "sources": ["s1"]}],
    }
    record = desk.write(lambda vault: others.add(vault, {"kind": "action", "body": body})).subject
    page = change(desk, record)
    field(page, "sources").rows[0].remove.click()
    page.save.click()
    at_report(desk)
    (after,) = about(desk, subject, "action")
    assert "sources" not in after
    assert after["checks"] == [{"when": "2026-04-01", "result": "no-response"}]


def test_a_link_is_called_by_what_it_leads_to(desk: Desk) -> None:
    subject = report(desk)
    other = desk.write(lambda vault: reporting.add(vault, "Вторая площадь.")).report
    record = statement(desk, subject, links=[{"type": "same-incident", "subject": other}])
    page = change(desk, record)
    assert "Вторая площадь" in field(page, "links").rows[0].text
