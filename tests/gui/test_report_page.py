"""One report as somebody reads it: the account, its history, a conflict, custody."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor, QTextTable
from PySide6.QtWidgets import QApplication

from fieldreport.progress import Silent
from fieldreport.usecases.record import others, reports
from tests.gui import reporting
from tests.gui.acting import Desk, press, until
from ui.evidence.evidence_page import EvidencePage
from ui.look import colours
from ui.report.report_page import ReportPage
from ui.reports.reports_page import ReportsPage


def read(desk: Desk, subject: str, sheet: str = "account") -> ReportPage:
    page = desk.open("report", ReportPage, subject=subject, sheet=sheet)
    until(lambda: bool(page.view.sheet.text()) and page.view.sheet.full, "the report")
    return page


def said(page: ReportPage) -> str:
    return page.view.sheet.toPlainText()


def test_the_account_is_told_in_sentences(desk: Desk) -> None:
    text = said(read(desk, desk.write(reporting.incident)))
    for wanted in (
        "Сорвана пресс-конференция о трёх осуждённых женщинах",
        "15 February 2026, 11:20 – 11:50",
        "Зал «Тобылгы», Каратал-Сай, Алматинская область",
        "Каримов Ерлан Даулетович · Erlan Karimov",
        "failed to protect: Сотрудник полиции у дверей",
        "Корреспондент К.: injured; bruise",
        "Видеокамера – broken",
        "owner: Редакция А",
        "Own observation",
        "Местный акимат",
        "18–22, most likely 20",
        "crowd.mp4",
        "complaint.pdf",
        "Ж-118",
        "18 February 2026",
        "8 March 2026: no response. Прошло три недели",
        "Полиция приняла все меры.",
        "This version was not handed over yet.",
    ):
        assert wanted in text, wanted


def test_an_act_says_who_did_it_to_whom_and_who_stood_by(desk: Desk) -> None:
    text = said(read(desk, desk.write(reporting.incident)))
    sentence = next(line for line in text.splitlines() if "– beating –" in line)
    assert sentence.startswith("Около двадцати женщин")
    assert "– beating – Корреспондент К.;" in sentence
    assert sentence.endswith("Сотрудник полиции у дверей (police)")


def test_the_files_of_a_report_are_one_press_away(desk: Desk) -> None:
    subject = desk.write(reporting.incident)
    page = read(desk, subject)
    assert page.files.text() == "2 files"
    page.files.click()
    opened = desk.window.page
    assert isinstance(opened, EvidencePage)
    without = desk.write(lambda vault: reporting.add(vault, "Seen."))
    assert read(desk, without.report).files.isHidden()


def looks_of(page: ReportPage, word: str) -> tuple[bool, bool, bool, bool]:
    """Strong, slanted, struck out, underlined."""
    cursor = page.view.sheet.document().find(word)
    assert not cursor.isNull(), word
    letters = cursor.charFormat()
    return (
        letters.fontWeight() > 500,
        letters.fontItalic(),
        letters.fontStrikeOut(),
        letters.fontUnderline(),
    )


def test_people_are_strong_and_acts_are_slanted(desk: Desk) -> None:
    page = read(desk, desk.write(reporting.incident))
    assert looks_of(page, "beating") == (False, True, False, False)
    assert looks_of(page, "Корреспондент К.") == (True, False, False, False)


@pytest.mark.parametrize(
    ("act", "sentence"),
    [
        ({}, "Beating"),
        ({"victims": [{"person": "p1"}]}, "Beating – А. Б."),
        ({"perpetrators": [{"type": "police"}]}, "Police – beating"),
        (
            {
                "victims": [{"person": "p1"}],
                "perpetrators": [{"type": "police", "involvement": ["carried-out"]}],
            },
            "Police – beating – А. Б.",
        ),
        (
            {
                "victims": [{"person": "p1"}],
                "perpetrators": [
                    {"type": "police"},
                    {"person": "p2", "involvement": ["stood-by"]},
                ],
            },
            "Police – beating – А. Б.; present and did not intervene: Local officer",
        ),
        ({"perpetrators": [{"note": "masked"}]}, "Somebody unknown – beating"),
    ],
)
def test_sentences_of_acts(desk: Desk, act: dict[str, Any], sentence: str) -> None:
    made = desk.write(
        lambda vault: reporting.add(
            vault,
            "Seen.",
            people=[{"id": "p1", "label": "А. Б."}, {"id": "p2", "label": "Local officer"}],
            acts=[{"id": "a1", "type": "beating", **act}],
        )
    )
    assert sentence in said(read(desk, made.report)).splitlines()


def test_what_was_written_is_never_taken_for_markup(desk: Desk) -> None:
    text = "<b>bold</b> <img src='file:///etc/passwd'> &amp; {who}"
    made = desk.write(lambda vault: reporting.add(vault, text, title=text))
    page = read(desk, made.report)
    assert said(page).count(text) == 2
    assert not page.view.sheet.document().find("bold").charFormat().isAnchor()


def test_the_history_shows_words_that_went_and_words_that_came(desk: Desk) -> None:
    page = read(desk, desk.write(reporting.incident), "history")
    assert "First version." in said(page)
    assert "current version" in said(page)
    assert looks_of(page, "двадцать минут") == (False, False, True, False)
    assert looks_of(page, "полчаса") == (False, False, False, True)
    assert "11:40 11:50" in said(page)


def test_the_history_names_people_and_fields_in_words(desk: Desk) -> None:
    subject = desk.write(reporting.disputed)
    merged = {
        "title": reporting.DISPUTED,
        "narrative": "Полицейский ударил журналиста.",
        "people": [
            {"id": "p1", "label": "А. Б.", "roles": ["victim", "witness"], "sex": "male"},
            {"id": "p2", "label": "Свидетельница", "type": "person"},
        ],
        "acts": [
            {
                "id": "a1",
                "type": "baton-use",
                "victims": [{"person": "p1", "status": "injured"}],
            }
        ],
        "tags": ["суд"],
        "place": {"name": "Сарыбулак"},
    }
    desk.write(lambda vault: reports.merge(vault, subject, merged, Silent()))
    text = said(read(desk, subject, "history"))
    for wanted in (
        "People: А. Б., roles",
        "People: А. Б., sex",
        "People: Свидетельница",
        "Place",
        "Сарыбулак",
        "Use of batons",
        "Injured",
        "Tags",
    ):
        assert wanted in text, wanted
    assert text.count("current version") == 1


def test_a_conflict_is_shown_side_by_side(desk: Desk) -> None:
    page = read(desk, desk.write(reporting.disputed))
    text = said(page)
    assert "These versions contradict each other" in text
    tables = page.view.sheet.document().rootFrame().childFrames()
    (beside,) = [
        table for table in tables if isinstance(table, QTextTable) and table.columns() == 3
    ]
    assert beside.rows() == 3
    assert looks_of(page, "толкнул") == (False, False, False, True)
    assert looks_of(page, "10:15") == (False, False, False, True)
    assert "Version 1: " in text
    assert "Version 2: " in text


def test_custody_says_what_was_done_with_the_report_and_its_files(desk: Desk) -> None:
    text = said(read(desk, desk.write(reporting.incident), "custody"))
    assert "Created" in text
    assert "crowd.mp4" in text
    assert "Айгүл" in text


def test_judgements_detentions_and_consent_are_told(desk: Desk) -> None:
    made = desk.write(
        lambda vault: reporting.add(vault, "Seen.", people=[{"id": "p", "label": "A"}])
    )
    about = [{"subject": made.report}]
    for kind, body in (
        ("assessment", {"of": made.report, "type": "needs-information", "question": "Кім көрді?"}),
        (
            "detention",
            {
                "event": "apprehended",
                "detained": ["p1"],
                "people": [{"id": "p1", "label": "Г. Д."}],
                "about": about,
                "decision": {"by": "Суд", "outcome": "15 суток", "until": "2026-03"},
            },
        ),
        (
            "consent",
            {
                "person": "ab" * 16,
                "about": [made.report],
                "refuses": [{"scopes": ["name"], "audiences": ["public"]}],
            },
        ),
    ):
        desk.write(partial(others.add, document={"kind": kind, "body": body}))
    text = said(read(desk, made.report))
    for wanted in ("Needs information", "Кім көрді?", "Г. Д.", "Суд · 15 суток", "Refuses"):
        assert wanted in text, wanted


def test_another_language_is_spoken_at_once(desk: Desk) -> None:
    page = read(desk, desk.write(reporting.incident))
    for language, words in (
        ("ru", ("Люди", "— избиение —", "не защитил:", "15 февраля 2026", "Эта версия ещё не")),
        ("kk", ("Адамдар", "— ұрып-соғу —", "2026 ж. 15 ақпан", "Бұл нұсқа әлі")),
    ):
        page.place.appearance.set_language(language)
        until(lambda words=words: all(word in said(page) for word in words), language)  # type: ignore[misc]
    for sheet in ("history", "custody"):
        page.view.choose(sheet)
        until(lambda: page.view.sheet.full)
    assert not any(word in said(page) for word in ("Created", "Report"))


def test_the_colours_change_and_nothing_of_the_text(desk: Desk) -> None:
    page = read(desk, desk.write(reporting.incident))
    before = said(page)
    page.place.appearance.set_scheme("dark")
    QApplication.processEvents()
    until(lambda: page.view.sheet.full)
    assert said(page) == before
    colour = page.view.sheet.document().find("beating").charFormat().foreground().color()
    assert colour == colours.DARK.of("accent_strong")


def test_the_sheets_are_reached_by_keyboard_and_the_text_can_be_copied(desk: Desk) -> None:
    page = read(desk, desk.write(reporting.incident))
    assert page.view.sheet.hasFocus()
    press(Qt.Key.Key_Down)
    page.view.sheet.moveCursor(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
    press(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "Корреспондент" in QApplication.clipboard().text()
    page.view.button("history").setFocus()
    press(Qt.Key.Key_Space)
    until(lambda: "First version." in said(page))


def test_a_report_that_is_edited_is_shown_as_it_is_now(desk: Desk) -> None:
    made = desk.write(lambda vault: reporting.add(vault, "Бұрынғы мәтін."))
    page = read(desk, made.report)
    body = {"narrative": "Жаңа мәтін."}
    desk.write(lambda vault: reports.edit(vault, made.report, body, (), Silent()))
    desk.session.changed.emit("reports")
    until(lambda: "Жаңа мәтін." in said(page))


def test_a_report_that_is_not_there_is_said_on_the_page(desk: Desk) -> None:
    page = desk.open("report", ReportPage, subject="00" * 16)
    until(lambda: bool(page.notices.text), "an error")
    assert said(page) == ""


def test_nothing_is_left_on_the_page_when_it_is_left(desk: Desk) -> None:
    page = read(desk, desk.write(reporting.incident))
    page.back.click()
    assert isinstance(desk.window.page, ReportsPage)
    assert said(page) == ""
    assert page.view.fetched is None


def test_a_huge_report_does_not_make_the_window_wait(
    desk: Desk, steady: Callable[[], AbstractContextManager[None]]
) -> None:
    people = [{"id": f"p{n}", "label": f"Адам {n}", "roles": ["victim"]} for n in range(2000)]
    acts = [
        {"id": f"a{n}", "type": "beating", "victims": [{"person": f"p{n}"}]} for n in range(400)
    ]
    narrative = "Бұл өте ұзақ әңгіме. " * 15_000
    made = desk.write(lambda vault: reporting.add(vault, narrative, people=people, acts=acts))
    page = desk.open("report", ReportPage, subject=made.report)
    desk.settled()
    with steady():
        until(lambda: bool(page.view.sheet.text()) and page.view.sheet.full, "the report")
    assert "Адам 1999" in said(page)
