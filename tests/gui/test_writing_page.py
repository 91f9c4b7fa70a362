"""The full form of a report, as somebody writes and edits one: by keyboard, with files, interrupted, refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from fieldreport.model.records import people_apart
from fieldreport.reference.assets import resource
from fieldreport.usecases.record import drafts, forms
from fieldreport.vault import inventory, records
from fieldreport.vault.vault import Vault
from tests.gui import reporting
from tests.gui.acting import Desk, press, type_text, until
from ui.capture.capture_page import CapturePage
from ui.drafts.drafts_page import DraftsPage
from ui.report.report_page import ReportPage
from ui.writing.entry_list import EntryList
from ui.writing.pick_field import PickField
from ui.writing.writing_page import AUTOSAVE_MS, WritingPage

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
RETURN = Qt.Key.Key_Return
TEXT = "В зал вошли двадцать женщин. Корреспондента ударили по лицу, камеру отобрали."


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def words(text: str) -> None:
    """Type where the cursor stands."""
    type_text(focused(), text)


def chosen(page: WritingPage, text: str) -> None:
    """Type into a field of choice, wait for what it offers, and take the first."""
    words(text)
    field: Any = focused()
    until(lambda: field.offering, "suggestions")
    press(RETURN)


def new(desk: Desk) -> WritingPage:
    page = desk.open("writing", WritingPage, new=True)
    until(lambda: page.opened, "the form")
    return page


def editing(desk: Desk, subject: str) -> WritingPage:
    page = desk.open("writing", WritingPage, subject=subject)
    until(lambda: page.opened, "the form")
    return page


def body(desk: Desk, subject: str) -> dict[str, Any]:
    def read(vault: Vault) -> dict[str, Any]:
        (head,) = records.heads(vault, subject)
        found: dict[str, Any] = json.loads(head.raw)["body"]
        return found

    return desk.write(read)


def saved(desk: Desk) -> str:
    """Save by keyboard, and the report that is shown then."""
    press(RETURN, CTRL)
    until(lambda: isinstance(desk.window.page, ReportPage), "saving")
    page = desk.window.page
    assert isinstance(page, ReportPage)
    return page.view.subject


def a_list(page: WritingPage, name: str) -> EntryList:
    return page.form.list(name)


def field(owner: Any, name: str) -> Any:
    return owner.fields[name]


# --- writing --------------------------------------------------------------------------------------


def test_a_full_report_is_written_by_keyboard_alone(desk: Desk) -> None:
    page = new(desk)
    assert field(page.form.forms["account"], "narrative").account.hasFocus()
    words(TEXT)
    press(Qt.Key.Key_2, ALT)
    words("14.02.2026 18:40")
    press(Qt.Key.Key_3, ALT)
    words("Ерлан Каримов, полицейский у дверей")
    press(RETURN)
    press(Qt.Key.Key_4, ALT)
    chosen(page, "избие")
    # The act is open, and the cursor stands in its victims.
    chosen(page, "Е. К.")
    press(Qt.Key.Key_Tab)
    chosen(page, "около двадцати женщин")
    # The perpetrator is open too: the part that they had.
    chosen(page, "carried")
    press(Qt.Key.Key_6, ALT)
    chosen(page, "own observation")
    subject = saved(desk)
    found = body(desk, subject)
    assert found["narrative"] == TEXT
    assert found["began"].startswith("2026-02-14T18:40:00")
    assert [each["label"] for each in found["people"]] == [
        "Е. К.",
        "полицейский у дверей",
        "около двадцати женщин",
    ]
    assert len(found["people"][0]["person"]) == 32
    (act,) = found["acts"]
    assert act["victims"] == [{"person": "p1"}]
    (one,) = act["perpetrators"]
    assert (one["person"], one["involvement"]) == ("p3", ["carried-out"])
    assert [each["type"] for each in found["sources"]] == ["own-observation"]
    assert desk.write(drafts.listed) == []
    assert "Каримов" not in json.dumps(found, ensure_ascii=False)


def test_the_public_incident_is_entered_through_the_form(desk: Desk) -> None:
    page = new(desk)
    words(TEXT)
    people, acts = a_list(page, "people"), a_list(page, "acts")
    people.adder.line.setFocus()
    words("Корреспондент К., ~20 женщин, сотрудник полиции у дверей, редакция В")
    press(RETURN)
    acts.adder.line.setFocus()
    chosen(page, "beating")
    chosen(page, "Корреспондент")
    form: Any = acts.rows[0].form
    victims = field(form, "victims")
    victims.rows[0].toggle.setFocus()
    press(Qt.Key.Key_Space)
    chosen(page, "injured")
    victim = victims.rows[0].form
    field(victim, "injuries").adder.line.setFocus()
    chosen(page, "bruise")
    words("лицо")
    perpetrators = field(form, "perpetrators")
    for who, part in (("женщин", "carried"), ("полиции", "failed to")):
        perpetrators.adder.line.setFocus()
        chosen(page, who)
        chosen(page, part)
    field(perpetrators.rows[1].form, "type").line.setFocus()
    chosen(page, "police")
    field(form, "methods").line.setFocus()
    chosen(page, "fists")
    things = a_list(page, "property")
    things.adder.line.setFocus()
    words("Фотокамера")
    press(RETURN)
    chosen(page, "taken")
    thing = things.rows[0].form
    field(thing, "owner").line.setFocus()
    chosen(page, "редакция")
    field(thing, "taken_by").line.setFocus()
    chosen(page, "женщин")
    field(thing, "acts").line.setFocus()
    chosen(page, "beat")
    assert "failed to protect: сотрудник полиции у дверей (police)" in acts.rows[0].text
    found = body(desk, saved(desk))
    (act,) = found["acts"]
    assert act["methods"] == ["fists"]
    (victim,) = act["victims"]
    assert victim["status"] == "injured"
    assert victim["injuries"] == [{"type": "bruise", "part": "лицо"}]
    assert [(one["person"], one["involvement"]) for one in act["perpetrators"]] == [
        ("p2", ["carried-out"]),
        ("p3", ["failed-to-protect"]),
    ]
    (thing,) = found["property"]
    assert thing["outcomes"] == ["taken"]
    assert (thing["owner"], thing["taken_by"], thing["acts"]) == ("p4", "p2", ["a1"])


def test_quick_capture_goes_on_in_the_full_form(desk: Desk) -> None:
    capture = desk.window.page
    assert isinstance(capture, CapturePage)
    capture.form.account.setFocus()
    words(TEXT)
    type_text(capture.form.when.line, "14.02.2026 18:40")
    type_text(capture.form.people.line, "Айгүл Сәрсенова, +3 белгісіз")
    press(Qt.Key.Key_E, CTRL)
    page = desk.window.page
    assert isinstance(page, WritingPage)
    until(lambda: page.opened, "the form")
    form = page.form
    assert field(form.forms["account"], "narrative").account.toPlainText() == TEXT
    assert [row.text.split("   ")[0] for row in a_list(page, "people").rows] == [
        "А. С.",
        "3 белгісіз",
    ]
    assert capture.form.capture().empty
    (draft,) = desk.write(drafts.listed)
    type_text(field(form.forms["account"], "title").line, "Алаңда")
    page.rest()
    desk.settled()
    (again,) = desk.write(drafts.listed)
    assert (again.id, again.quick) == (draft.id, False)
    press(RETURN, CTRL)
    until(lambda: isinstance(desk.window.page, ReportPage), "saving")
    assert desk.write(drafts.listed) == []


def test_an_empty_capture_leads_to_an_empty_form(desk: Desk) -> None:
    capture = desk.window.page
    assert isinstance(capture, CapturePage)
    capture.fuller.click()
    page = desk.window.page
    assert isinstance(page, WritingPage)
    until(lambda: page.opened, "the form")
    assert page.form.body() == {}
    desk.settled()
    assert desk.write(drafts.listed) == []


# --- drafts ---------------------------------------------------------------------------------------


def test_what_is_written_is_in_a_draft_within_two_seconds_whatever_follows(desk: Desk) -> None:
    assert AUTOSAVE_MS <= 1_500
    page = new(desk)
    words("Бір")
    started = page._autosave.remainingTime()
    QTest.qWait(60)
    words(" екі")
    assert page._autosave.remainingTime() < started, "typing on doesn't put it off"
    until(lambda: bool(desk.write(drafts.listed)), "the draft")
    (draft,) = desk.write(drafts.listed)
    assert (draft.text, draft.quick, draft.subject) == ("Бір екі", False, None)


def test_a_draft_is_gone_on_with_from_the_list(desk: Desk) -> None:
    page = new(desk)
    words(TEXT)
    a_list(page, "people").adder.line.setFocus()
    words("А. Б.")
    press(RETURN)
    type_text(field(page.form.forms["when"], "began").line, "вчера")
    listed = desk.open("drafts", DraftsPage)
    until(lambda: listed.model.rowCount() == 1, "the list")
    new(desk)
    listed = desk.open("drafts", DraftsPage)
    until(listed.detail.isVisible, "the draft")
    listed.detail.open.click()
    assert isinstance(desk.window.page, WritingPage)
    until(lambda: page.opened, "the form")
    assert page.form.body()["narrative"] == TEXT
    assert field(page.form.forms["when"], "began").line.text() == "вчера", "kept as it was typed"
    assert a_list(page, "people").rows[0].text == "А. Б."


def test_a_draft_that_is_discarded_is_gone_and_asks_first(desk: Desk, tmp_path: Path) -> None:
    page = new(desk)
    words(TEXT)
    photo = tmp_path / "square.jpg"
    photo.write_bytes(resource("demo", "square.jpg").read_bytes())
    page.form.files.add([photo])
    until(lambda: not page.form.files.busy, "the file")
    desk.settled()
    assert desk.write(inventory.all_digests)
    page.head.discard.click()
    assert page.head.keep.hasFocus(), "a second Return deletes nothing"
    desk.settled()
    assert desk.write(drafts.listed)
    page.head.really.click()
    desk.settled()
    assert desk.write(drafts.listed) == []
    assert desk.write(inventory.all_digests) == []
    assert page.form.body() == {}


def test_a_draft_deleted_in_the_list_is_no_longer_in_the_form(desk: Desk) -> None:
    page = new(desk)
    words(TEXT)
    page.rest()
    desk.settled()
    (draft,) = desk.write(drafts.listed)
    desk.write(lambda vault: forms.discard(vault, draft.id))
    desk.session.changed.emit("drafts")
    until(lambda: page.form.body() == {}, "an empty form")


# --- editing --------------------------------------------------------------------------------------


def test_a_report_that_nobody_touched_comes_back_as_it_was(desk: Desk) -> None:
    subject = desk.write(reporting.incident)
    before = body(desk, subject)
    page = editing(desk, subject)
    assert page.form.body() == before
    for name in ("people", "acts", "property", "sources", "evidence", "claims"):
        for row in a_list(page, name).rows:
            row.toggle.click()
    assert page.form.body() == before, "looking is no change"
    page.head.save.click()
    until(lambda: isinstance(desk.window.page, ReportPage), "saving")
    assert body(desk, subject) == before


def test_every_field_of_an_entry_keeps_what_it_was_given(desk: Desk) -> None:
    """Touching every widget without changing anything changes nothing either."""
    subject = desk.write(reporting.incident)
    page = editing(desk, subject)
    before = page.form.body()
    for form in page.form.forms.values():
        form._touched = set(form.fields)
    for name in ("people", "acts", "property", "sources", "evidence", "claims"):
        entries = a_list(page, name)
        for row in entries.rows:
            row.toggle.click()
            assert row.form is not None
            if not row.form.more.isHidden():
                row.form.more.click()
            row.form._touched = set(row.form.fields)
            row.form.changed.emit()
    assert page.form.body() == before


def test_an_edit_is_a_new_version_and_the_draft_says_of_what(desk: Desk) -> None:
    subject = desk.write(reporting.incident)
    shown = desk.open("report", ReportPage, subject=subject)
    until(lambda: not shown.edit.isHidden(), "the report")
    shown.view.sheet.setFocus()
    press(Qt.Key.Key_E, CTRL)
    page = desk.window.page
    assert isinstance(page, WritingPage)
    until(lambda: page.opened, "the form")
    title = field(page.form.forms["account"], "title").line
    title.setFocus()
    title.clear()
    words("Иначе")
    page.rest()
    desk.settled()
    (draft,) = desk.write(drafts.listed)
    assert draft.subject == subject
    found = desk.write(lambda vault: forms.of_draft(vault, draft.id))
    (head,) = desk.write(lambda vault: records.heads(vault, subject))
    assert found.parents == (head.id,)
    assert saved(desk) == subject
    (newest,) = desk.write(lambda vault: records.heads(vault, subject))
    assert newest.parents == (head.id,)
    assert body(desk, subject)["title"] == "Иначе"
    assert desk.write(drafts.listed) == []


def test_an_edit_that_was_begun_is_gone_on_with(desk: Desk) -> None:
    subject = desk.write(reporting.incident)
    page = editing(desk, subject)
    words("Дополнено. ")
    page.head.close.click()
    desk.settled()
    new(desk)
    again = editing(desk, subject)
    assert again.form.body()["narrative"].startswith("Дополнено. ")
    assert again.notices.text.startswith("You began")


def test_a_report_in_conflict_is_not_edited(desk: Desk) -> None:
    subject = desk.write(reporting.disputed)
    shown = desk.open("report", ReportPage, subject=subject)
    until(lambda: shown.view.fetched is not None, "the report")
    assert shown.edit.isHidden()
    page = desk.open("writing", WritingPage, subject=subject)
    until(lambda: desk.window.page is not page, "the way back")
    assert page.form.body() == {}


# --- wrong values ---------------------------------------------------------------------------------


def test_nothing_written_is_said_beside_the_field(desk: Desk) -> None:
    page = new(desk)
    press(RETURN, CTRL)
    narrative = field(page.form.forms["account"], "narrative")
    until(lambda: bool(narrative.fault), "the refusal")
    assert narrative.fault.startswith("Write what happened")
    assert narrative.account.hasFocus()
    assert "not right" in page.outline.button("account").accessibleName()
    words(TEXT)
    assert narrative.fault == ""
    saved(desk)


@pytest.mark.parametrize(
    ("items", "where", "wrong"),
    [
        (("when", "ended"), "31.02.2026", "No date"),
        (("people", "count"), "много", "Write 20"),
        (("people", "count"), "30–20", "Write 20"),
        (("acts", "began"), "позавчера", "No date"),
        (("property", "quantity"), "две", "Write a whole number"),
        (("sources", "when"), "давно", "No date"),
    ],
)
def test_a_wrong_value_is_said_beside_its_field_and_the_text_stays(
    desk: Desk, items: tuple[str, str], where: str, wrong: str
) -> None:
    subject = desk.write(reporting.incident)
    page = editing(desk, subject)
    section, name = items
    if section == "when":
        owner: Any = page.form.forms["when"]
    else:
        row = a_list(page, section).rows[1]
        row.toggle.click()
        owner = row.form
        if name not in owner.fields:
            owner.more.click()
    line = field(owner, name).line
    line.clear()
    type_text(line, where)
    until(lambda: page._changed)
    page.head.save.click()
    until(lambda: field(owner, name).fault.startswith(wrong), "the refusal")
    until(lambda: not page._saving)
    assert line.hasFocus()
    assert line.text() == where
    (draft,) = desk.write(drafts.listed)
    assert draft.subject == subject


def test_an_end_before_the_beginning_is_said_at_the_end(desk: Desk) -> None:
    page = new(desk)
    words(TEXT)
    when = page.form.forms["when"]
    type_text(field(when, "began").line, "2026-02-15")
    type_text(field(when, "ended").line, "2026-02-14")
    page.head.save.click()
    until(lambda: field(when, "ended").fault == "The end is before the beginning.", "the refusal")


def test_a_fault_in_a_closed_entry_opens_it(desk: Desk) -> None:
    page = new(desk)
    words(TEXT)
    people = a_list(page, "people")
    people.add([{"label": "А. Б."}, {"label": "В. Г.", "note": "x" * 20_001}])
    page.head.save.click()
    until(lambda: people.rows[1].form is not None, "the entry")
    fault = field(people.rows[1].form, "note").fault
    assert fault == "Longer than 20000 characters. Shorten it."


def test_words_that_nothing_was_chosen_for_are_not_lost_silently(desk: Desk) -> None:
    page = new(desk)
    words(TEXT)
    a_list(page, "acts").adder.line.setFocus()
    words("qwerty")
    page.head.save.click()
    picked = a_list(page, "acts").adder.findChild(PickField)
    assert isinstance(picked, PickField)
    assert picked.fault.startswith("Nothing was chosen")
    assert desk.write(lambda vault: records.heads(vault, "00" * 16)) == []


# --- deleting and taking back ---------------------------------------------------------------------


def test_a_person_that_is_deleted_goes_everywhere_and_comes_back_everywhere(desk: Desk) -> None:
    subject = desk.write(reporting.incident)
    page = editing(desk, subject)
    before = page.form.body()
    row = a_list(page, "people").rows[1]
    row.toggle.setFocus()
    press(Qt.Key.Key_Delete)
    after = page.form.body()
    assert "attackers" not in json.dumps(after)
    assert page.undo_row.text.startswith("Deleted: Около двадцати женщин")
    title = field(page.form.forms["account"], "title").line
    title.setFocus()
    words("Потом. ")
    a_list(page, "people").rows[0].toggle.setFocus()
    press(Qt.Key.Key_Z, CTRL)
    now = page.form.body()
    assert now.pop("title").startswith("Потом")
    del before["title"]
    assert now == before
    assert page.undo_row.text == ""


def test_acts_and_what_is_in_them_come_back_one_after_the_other(desk: Desk) -> None:
    subject = desk.write(reporting.incident)
    page = editing(desk, subject)
    before = page.form.body()
    acts = a_list(page, "acts")
    acts.rows[1].toggle.click()
    field(acts.rows[1].form, "perpetrators").rows[0].remove.click()
    acts.rows[0].remove.click()
    assert len(page.form.body()["acts"]) == 3
    page.undo_row.undo.click()
    assert len(page.form.body()["acts"]) == 4
    assert page.form.body() != before
    page.undo_row.undo.click()
    assert page.form.body() == before


# --- evidence -------------------------------------------------------------------------------------


def test_files_are_dropped_described_and_taken_off(desk: Desk, tmp_path: Path) -> None:
    page = new(desk)
    words(TEXT)
    paths = []
    for name in ("square.jpg", "complaint.pdf"):
        paths.append(tmp_path / name)
        paths[-1].write_bytes(resource("demo", name).read_bytes())
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    page.form.files.take(mime)
    until(lambda: not page.form.files.busy, "the files")
    files = a_list(page, "evidence")
    position = next(i for i, row in enumerate(files.rows) if row.text.startswith("square"))
    files.rows[position].toggle.click()
    words("Площадь")
    files.rows[1 - position].remove.click()
    desk.settled()
    found = body(desk, saved(desk))
    (item,) = found["evidence"]
    assert (item["name"], item["description"]) == ("square.jpg", "Площадь")
    assert desk.write(inventory.all_digests) == [item["sha256"]]


def test_a_file_that_can_t_be_taken_is_said_beside_the_files(desk: Desk) -> None:
    page = new(desk)
    page.form.files.add([Path("no such file.jpg")])
    until(lambda: bool(page.form.files.fault), "the fault")
    assert not page.form.files.busy


def test_saving_waits_for_files_on_their_way(desk: Desk, tmp_path: Path) -> None:
    page = new(desk)
    words(TEXT)
    path = tmp_path / "crowd.mp4"
    path.write_bytes(resource("demo", "crowd.mp4").read_bytes())
    page.form.files.add([path])
    page.head.save.click()
    until(lambda: isinstance(desk.window.page, ReportPage), "saving")
    shown = desk.window.page
    assert isinstance(shown, ReportPage)
    assert [each["name"] for each in body(desk, shown.view.subject)["evidence"]] == ["crowd.mp4"]


def test_an_identity_of_the_vault_is_chosen_for_somebody(desk: Desk) -> None:
    def known(vault: Vault) -> None:
        plain, _ = people_apart({"narrative": "…"})
        reporting.add(
            vault,
            plain["narrative"],
            people=[
                {"id": "p1", "label": "А.", "identity": {"names": [{"full": "Айгуль Нурланова"}]}}
            ],
        )

    desk.write(known)
    page = new(desk)
    words(TEXT)
    people = a_list(page, "people")
    people.adder.line.setFocus()
    words("Осуждённая")
    press(RETURN)
    people.rows[0].toggle.click()
    line = field(people.rows[0].form, "").field.line
    line.setFocus()
    words("Нурл")
    until(lambda: line.offering, "suggestions")
    press(Qt.Key.Key_Down)
    press(RETURN)
    found = body(desk, saved(desk))
    assert len(found["people"][0]["person"]) == 32
    assert "identity" not in found["people"][0]
