"""A conflict, merged as a user does it."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from fieldreport import times
from fieldreport.model.records import compose
from fieldreport.progress import Silent
from fieldreport.usecases.record import others, reports
from fieldreport.vault import records
from fieldreport.vault.vault import Vault
from tests.gui import reporting
from tests.gui.acting import Desk, press, type_text, until
from ui.merging.merging_page import MergingPage
from ui.merging.part_card import PartCard
from ui.report.report_page import ReportPage
from ui.reports.reports_page import ReportsPage

CTRL = Qt.KeyboardModifier.ControlModifier


def merging(desk: Desk, subject: str, **what: object) -> MergingPage:
    page = desk.open("merging", MergingPage, subject=subject, **what)
    until(lambda: page.decisions.full, "the conflict")
    return page


def card(page: MergingPage, path: str) -> PartCard:
    return next(card for card in page.decisions.cards if card.path == path)


def merged(desk: Desk, subject: str) -> Any:
    def read(vault: Vault) -> Any:
        (head,) = records.heads(vault, subject)
        return json.loads(head.raw)["body"]

    return desk.write(read)


def at_report(desk: Desk) -> ReportPage:
    until(lambda: isinstance(desk.window.page, ReportPage), "the report")
    page = desk.window.page
    assert isinstance(page, ReportPage)
    return page


def test_the_report_in_conflict_leads_to_the_merge(desk: Desk) -> None:
    subject = desk.write(reporting.contested)
    page = desk.open("report", ReportPage, subject=subject)
    until(lambda: not page.merge.isHidden(), "the way in")
    assert page.edit.isHidden()
    page.view.sheet.setFocus()
    press(Qt.Key.Key_E, CTRL)
    found = desk.window.page
    assert isinstance(found, MergingPage)
    until(lambda: found.decisions.full, "the conflict")
    other = desk.write(lambda vault: reporting.add(vault, "Seen."))
    page = desk.open("report", ReportPage, subject=other.report)
    until(lambda: not page.edit.isHidden(), "the report")
    assert page.merge.isHidden()


def test_what_has_to_be_decided_comes_first_and_what_is_taken_says_why(desk: Desk) -> None:
    page = merging(desk, desk.write(reporting.contested))
    assert [each.path for each in page.decisions.cards if each.choice() is None] == [
        "narrative",
        "place",
        "people[p2]",
    ]
    assert {each.path for each in page.decisions.cards if each.choice() is not None} == {
        "began",
        "people[p3]",
        "people[p4]",
        "tags[суд]",
    }
    assert "3 decisions left" in page.header.findChildren(QLabel)[1].text()
    assert "Title, what was done" in page.decisions.same.text()
    assert card(page, "began")._state.text() == "Changed: version 2. It is taken."
    assert card(page, "tags[суд]")._state.text() == "Added: version 1. It is taken."
    assert "2 March" not in card(page, "began")._said[1].text
    assert card(page, "people[p2]")._said[0].text == "took it away"


def test_a_conflict_is_merged_by_keyboard_alone(desk: Desk) -> None:
    subject = desk.write(reporting.contested)
    page = merging(desk, subject)
    until(page.decisions.cards[0].options[0].hasFocus, "the cursor")
    press(Qt.Key.Key_Space)
    assert page.decisions.cards[0].choice() == 0
    press(Qt.Key.Key_Tab)
    assert page.decisions.cards[1].options[0].hasFocus()
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Space)
    assert page.decisions.cards[1].choice() == 1
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Space)
    assert page.decisions.cards[2].choice() == 0
    press(Qt.Key.Key_Return, CTRL)
    at_report(desk)
    body = merged(desk, subject)
    assert body["narrative"].startswith("Полицейский ударил журналиста дубинкой")
    assert body["place"] == {"name": "Ақтоғай"}
    assert body["began"] == "2026-03-01T10:15:00+05:00"
    assert body["tags"] == ["суд"]
    assert [each["label"] for each in body["people"]] == ["А. Б.", "А. С.", "М. Т."]


def test_another_text_is_written_from_what_stands_there(desk: Desk) -> None:
    subject = desk.write(reporting.disputed)
    page = merging(desk, subject)
    narrative = card(page, "narrative")
    assert narrative.field.isHidden()
    narrative.other.click()
    assert narrative.field.value() == "Полицейский ударил журналиста дубинкой у дверей суда."
    narrative.field.text.selectAll()
    type_text(narrative.field.text, "Полицейский толкнул и ударил журналиста.")
    press(Qt.Key.Key_Return, CTRL)
    at_report(desk)
    assert merged(desk, subject)["narrative"] == "Полицейский толкнул и ударил журналиста."


def test_pointing_at_what_a_version_says_chooses_it_also_against_what_was_taken(
    desk: Desk,
) -> None:
    subject = desk.write(reporting.disputed)
    page = merging(desk, subject)
    card(page, "narrative")._said[1].clicked.emit()
    began = card(page, "began")
    assert began.choice() == 1
    began._said[0].clicked.emit()
    page.save.click()
    at_report(desk)
    body = merged(desk, subject)
    assert body["narrative"] == "Полицейский толкнул журналиста у дверей суда."
    assert body["began"] == "2026-03-01T10:00:00+05:00"


def test_nothing_is_saved_before_all_is_decided(desk: Desk) -> None:
    subject = desk.write(reporting.contested)
    page = merging(desk, subject)
    page.decisions.cards[0].options[0].click()
    page.save.click()
    assert page.decisions.cards[1].fault == "Choose one of these first."
    until(page.decisions.cards[1].options[0].hasFocus, "the cursor")
    assert len(desk.write(lambda vault: records.heads(vault, subject))) == 2
    page.decisions.cards[1].options[0].click()
    assert not page.decisions.cards[1].fault


def test_a_merged_report_that_is_wrong_says_so_beside_the_field(desk: Desk) -> None:
    body = {"narrative": "Seen."}
    subject = desk.write(
        lambda vault: reporting.parted(
            vault, body, {"began": "2026-03-02"}, {"ended": "2026-03-01"}
        )
    )
    page = merging(desk, subject)
    page.save.click()
    ended = card(page, "ended")
    until(lambda: bool(ended.fault), "the fault")
    assert ended.fault == "The end is before the beginning."
    ended.other.click()
    type_text(ended.field.line, "не дата")
    page.save.click()
    until(lambda: bool(ended.fault), "the fault")
    assert ended.fault.startswith("No date.")
    ended.field.line.clear()
    type_text(ended.field.line, "03.03.2026")
    page.save.click()
    at_report(desk)
    assert merged(desk, subject)["ended"] == "2026-03-03"


def test_who_is_taken_away_though_an_act_names_them_is_pointed_at(desk: Desk) -> None:
    people = [{"id": "p1", "label": "А. Б."}]
    act = {"id": "a1", "type": "beating", "victims": [{"person": "p1"}]}
    subject = desk.write(
        lambda vault: reporting.parted(
            vault, {"narrative": "Seen.", "people": people}, {"people": []}, {"acts": [act]}
        )
    )
    page = merging(desk, subject)
    person = card(page, "people[p1]")
    assert person.choice() is None
    person.options[0].click()
    page.save.click()
    until(lambda: bool(person.fault), "the fault")
    person.options[1].click()
    page.save.click()
    at_report(desk)
    assert merged(desk, subject)["people"] == people


def test_choices_stay_while_something_else_is_open_and_in_another_language(desk: Desk) -> None:
    subject = desk.write(reporting.contested)
    page = merging(desk, subject)
    page.decisions.cards[0].options[1].click()
    desk.open("reports", ReportsPage)
    desk.open("merging", MergingPage, subject=subject)
    desk.settled()
    assert page.decisions.cards[0].choice() == 1
    desk.window.appearance.set_language("ru")
    until(lambda: page.decisions.cards[0].options[0].text() == "Версия 1", "the language")
    until(
        lambda: "Что произошло" in page.decisions.cards[0].options[0].accessibleName(),
        "the language",
    )
    assert page.decisions.cards[0].choice() == 1
    desk.window.appearance.set_language("en")


def test_a_report_that_was_merged_meanwhile_is_shown(desk: Desk) -> None:
    subject = desk.write(reporting.disputed)
    desk.write(lambda vault: reports.merge(vault, subject, {"narrative": "Both."}, Silent()))
    desk.open("merging", MergingPage, subject=subject)
    at_report(desk)


def test_escape_leads_back_to_the_report(desk: Desk) -> None:
    page = merging(desk, desk.write(reporting.disputed))
    until(lambda: QApplication.focusWidget() is not None, "the cursor")
    press(Qt.Key.Key_Escape)
    at_report(desk)
    page.back.click()
    at_report(desk)


def test_a_statement_in_conflict_is_merged_and_its_report_is_shown(desk: Desk) -> None:
    report = desk.write(lambda vault: reporting.add(vault, "Seen.")).report
    body = {"words": "Меры приняты.", "about": [{"subject": report}]}

    def parted(vault: Vault) -> str:
        first = others.add(vault, {"kind": "statement", "body": body})
        for words in ("Все меры приняты.", "Мер нет."):
            made = compose(
                "statement",
                {**body, "words": words},
                author=vault.fingerprint,
                written=times.now(),
                based_on=(first,),
            )
            records.add(vault, made, vault.identity.sign("record", made.raw))
        return first.subject

    subject = desk.write(parted)
    page = merging(desk, subject, report=report)
    card(page, "words").options[1].click()
    page.save.click()
    assert at_report(desk).view.subject == report
    assert merged(desk, subject)["words"] in {"Все меры приняты.", "Мер нет."}


def test_a_conflict_in_very_many_parts_is_decided_piece_by_piece_and_nothing_waits(
    desk: Desk, steady: Callable[[], AbstractContextManager[None]]
) -> None:
    people = [{"id": f"p{n}", "label": f"{n}"} for n in range(70)]

    def called(text: str) -> dict[str, Any]:
        return {"people": [{**each, "label": f"{text} {each['label']}"} for each in people]}

    subject = desk.write(
        lambda vault: reporting.parted(
            vault, {"narrative": "Seen.", "people": people}, called("А"), called("Б")
        )
    )
    page = desk.open("merging", MergingPage, subject=subject)
    with steady():
        until(lambda: page.decisions.full, "the conflict")
    assert len(page.decisions.cards) == 60
    for each in page.decisions.cards:
        each.options[0].click()
    page.rest()
    desk.settled()
    page.save.click()
    until(lambda: len(page.decisions.cards) == 70, "the rest")
    # What was decided is kept, and the rest of it is what one is led to.
    desk.open("reports", ReportsPage)
    desk.workroom._pages.pop("merging").deleteLater()
    page = merging(desk, subject)
    until(lambda: len(page.decisions.cards) == 70, "what is left")
    for each in page.decisions.cards[60:]:
        each.options[0].click()
    page.save.click()
    at_report(desk)
    assert len(merged(desk, subject)["people"]) == 70
