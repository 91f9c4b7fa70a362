"""The page of all reports, as a user searches, goes through and reads them."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from fieldreport.vault.vault import Reader
from tests.gui import reporting
from tests.gui.acting import Desk, accessible_name, press, type_text, until
from ui.parts.rows import ROW_ROLE
from ui.report.report_page import ReportPage
from ui.reports import listed
from ui.reports.listed import Listed
from ui.reports.reports_page import ReportsPage

COUNT = 100_000


@pytest.fixture
def made(desk: Desk) -> reporting.Made:
    return desk.write(reporting.whole)


@pytest.fixture
def page(desk: Desk, made: reporting.Made) -> ReportsPage:
    opened = desk.open("reports", ReportsPage)
    until(lambda: opened.model.rowCount() == 2 + len(made.small), "the list")
    return opened


def titles(page: ReportsPage) -> list[str]:
    rows = [page.model.row_at(n) for n in range(page.model.rowCount())]
    return [row.title for row in rows if row is not None]


def lists(page: ReportsPage, *wanted: str) -> None:
    until(lambda: titles(page) == list(wanted), f"{wanted} in the list")


def test_the_newest_report_comes_first_and_is_shown_beside_the_list(page: ReportsPage) -> None:
    until(lambda: len(titles(page)) == 5)
    assert titles(page)[0] == reporting.DISPUTED
    assert titles(page)[-1] == reporting.SMALL[0][0]
    until(lambda: reporting.DISPUTED in page.view.sheet.text(), "the report beside the list")


def test_words_typed_in_any_language_find_reports(page: ReportsPage) -> None:
    for text, title in (
        ("вокзал", reporting.SMALL[0][0]),
        ("ЖИНАЛЫС", reporting.SMALL[1][0]),
        ("brid", reporting.SMALL[2][0]),
    ):
        page.filters.search.clear()
        type_text(page.filters.search, text)
        lists(page, title)


def test_an_act_is_found_by_its_group_under_its_name_in_another_language(
    page: ReportsPage,
) -> None:
    page.filters.chips["act"].click()
    assert page.filters.act.hasFocus()
    type_text(page.filters.act, "применение силы")
    press(Qt.Key.Key_Return)
    assert page.filters.act.code == "force"
    until(lambda: page.model.rowCount() == 2)
    assert reporting.SMALL[0][0] not in titles(page)


def test_words_that_are_no_act_filter_nothing(page: ReportsPage) -> None:
    page.filters.chips["act"].click()
    type_text(page.filters.act, "zzz")
    press(Qt.Key.Key_Return)
    assert page.filters.act.code is None
    assert page.filters.wanted().act is None


def test_time_place_person_and_assessment_filter(page: ReportsPage) -> None:
    filters = page.filters
    filters.chips["time"].click()
    type_text(filters.since, "2026-03")
    lists(page, reporting.DISPUTED)
    filters.since.clear()
    type_text(filters.until, "2026-02-14")
    lists(page, reporting.SMALL[2][0], reporting.SMALL[1][0])
    filters.forget()
    filters.chips["place"].click()
    type_text(filters.place, "брод")
    lists(page, reporting.SMALL[0][0])
    filters.forget()
    filters.chips["person"].click()
    type_text(filters.person, "Karimov")
    until(lambda: page.model.rowCount() == 1)
    filters.forget()
    filters.chips["assessment"].click()
    filters.assessment.setCurrentIndex(1)
    filters.assessment.activated.emit(1)
    until(lambda: page.whole.currentWidget() is page.unmatched)
    filters.forget()
    until(lambda: page.model.rowCount() == 5)


def test_a_date_that_can_not_be_read_is_said_beside_its_field_and_hides_nothing(
    page: ReportsPage,
) -> None:
    page.filters.chips["time"].click()
    type_text(page.filters.since, "yesterday")
    until(lambda: bool(page.filters.since_field.fault), "a fault")
    assert page.model.rowCount() == 5
    type_text(page.filters.since, "!")
    assert not page.filters.since_field.fault


def test_what_was_handed_over_can_be_left_out(page: ReportsPage) -> None:
    page.filters.chips["waiting"].click()
    until(lambda: page.filters.wanted().handed_over is False)
    lists(page, *titles(page))
    assert page.model.rowCount() == 5


def test_what_has_no_evidence_can_be_left_out(page: ReportsPage) -> None:
    page.filters.chips["evidence"].click()
    until(lambda: page.model.rowCount() == 1)
    assert titles(page) != [reporting.DISPUTED]
    page.filters.chips["evidence"].click()
    until(lambda: page.model.rowCount() == 5)


def test_nothing_found_says_so_and_leads_back(page: ReportsPage) -> None:
    type_text(page.filters.search, "zzzz")
    until(lambda: page.whole.currentWidget() is page.unmatched)
    assert page.view.sheet.text() == ""
    page.unmatched.button.click()
    until(lambda: page.model.rowCount() == 5)


def test_a_list_without_reports_says_what_to_do(desk: Desk) -> None:
    page = desk.open("reports", ReportsPage)
    until(lambda: page.whole.currentWidget() is page.nothing)
    assert page.nothing.button.text() == "New report"
    assert not page.filters.isVisible()


def test_marks_only_and_no_words_find_nothing(page: ReportsPage) -> None:
    type_text(page.filters.search, "…!")
    until(lambda: page.whole.currentWidget() is page.unmatched)


def test_the_whole_way_is_gone_by_keyboard(page: ReportsPage, desk: Desk) -> None:
    assert page.filters.search.hasFocus()
    press(Qt.Key.Key_Down)
    assert page.rows.hasFocus()
    press(Qt.Key.Key_J)
    press(Qt.Key.Key_J)
    press(Qt.Key.Key_K)
    assert page.rows.currentIndex().row() == 1
    press(Qt.Key.Key_Down)
    until(lambda: reporting.SMALL[2][1] in page.view.sheet.text(), "the third report")
    press(Qt.Key.Key_Return)
    opened = desk.window.page
    assert isinstance(opened, ReportPage)
    until(lambda: reporting.SMALL[2][1] in opened.view.sheet.text(), "the report")
    press(Qt.Key.Key_Escape)
    assert desk.window.page is page


def test_letters_typed_in_the_search_are_text(page: ReportsPage) -> None:
    QTest.keyClick(page.filters.search, Qt.Key.Key_J)
    assert page.filters.search.text() == "j"
    assert page.rows.currentIndex().row() == 0


def test_end_and_home_go_to_the_ends(page: ReportsPage) -> None:
    page.rows.setFocus()
    press(Qt.Key.Key_End)
    assert page.rows.currentIndex().row() == 4
    press(Qt.Key.Key_Home)
    assert page.rows.currentIndex().row() == 0


def test_a_conflict_is_one_row_and_says_so(page: ReportsPage) -> None:
    until(lambda: len(titles(page)) == 5)
    assert titles(page).count(reporting.DISPUTED) == 1
    first, second = (page.model.index(n, 0) for n in (0, 1))
    assert "Conflict" in first.data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Not handed over" in second.data(Qt.ItemDataRole.AccessibleTextRole)
    row = first.data(ROW_ROLE)
    assert isinstance(row, Listed)
    assert row.conflict


def test_several_can_be_chosen_and_are_counted(page: ReportsPage, made: reporting.Made) -> None:
    assert page.count.text() == "5 reports"
    page.rows.setFocus()
    press(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert page.count.text() == "2 selected"
    chosen = page.rows.chosen()
    asked: list[list[str]] = []
    page.place.session.read(listed.subjects, chosen).then(page, asked.append)
    until(lambda: bool(asked))
    assert asked[0] == [made.disputed, made.incident]


def test_what_is_chosen_is_handed_over(
    page: ReportsPage, made: reporting.Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone: list[tuple[str, object]] = []
    place = page.place
    monkeypatch.setattr(type(place), "__setattr__", object.__setattr__)
    monkeypatch.setattr(place, "go", lambda name, **what: gone.append((name, what)))
    page.rows.selectAll()
    page.hand_over.click()
    until(lambda: bool(gone))
    assert gone == [
        ("handover", {"ids": [made.disputed, made.incident, *reversed(made.small)]}),
    ]


def test_a_new_report_appears_and_the_chosen_one_stays_chosen(
    page: ReportsPage, desk: Desk
) -> None:
    page.rows.step(2)
    desk.write(lambda vault: reporting.add(vault, "Күтпеген оқиға"))
    desk.session.changed.emit("reports")
    until(lambda: page.model.rowCount() == 6)
    assert page.rows.currentIndex().row() == 3


def test_the_answer_to_an_older_search_is_dropped(
    page: ReportsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = listed.numbers
    monkeypatch.setattr(listed, "numbers", lambda *_: array("q"))
    page.search()
    monkeypatch.setattr(listed, "numbers", real)
    page.search()
    page._show(page._asked - 1, array("q"))
    assert page.model.rowCount() == 5
    until(lambda: page.whole.currentWidget() is page.panes)


def test_a_report_by_somebody_else_is_listed_with_its_author(desk: Desk) -> None:
    desk.write(lambda vault: reporting.add(vault, "Өзіміздікі"))
    found: list[Mapping[int, Listed]] = []
    desk.session.read(lambda reading: listed.rows(reading, [1], "0" * 64)).then(
        desk.window, found.append
    )
    until(lambda: bool(found))
    (row,) = found[0].values()
    assert row.author == desk.session.owner.fingerprint[:8]  # type: ignore[union-attr]
    assert not row.waiting


def test_a_list_of_a_hundred_thousand_scrolls_without_a_pause(
    desk: Desk,
    steady: Callable[[], AbstractContextManager[None]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def numbers(_reading: Reader, _filters: object) -> array[int]:
        return array("q", range(COUNT, 0, -1))

    def rows(_reading: Reader, wanted: Sequence[int], _owner: str) -> Mapping[int, Listed]:
        return {
            n: Listed(n, f"{n:032x}", f"Хабарлама {n}", n, n, "Ақтоғай", "", False, True)
            for n in wanted
        }

    monkeypatch.setattr(listed, "numbers", numbers)
    monkeypatch.setattr(listed, "rows", rows)
    page = desk.open("reports", ReportsPage)
    with steady():
        until(lambda: page.model.rowCount() == COUNT, "the list")
        bar = page.rows.verticalScrollBar()
        for step in range(1, 40):
            bar.setValue(bar.maximum() * step // 40)
            QTest.qWait(5)
    page.rows.setFocus()
    press(Qt.Key.Key_End)
    until(lambda: page.model.row_at(COUNT - 1) is not None)
    assert page.rows.currentIndex().row() == COUNT - 1
    page.rows.selectAll()
    assert page.count.text() == "100,000 selected"


def test_everything_has_a_name(page: ReportsPage) -> None:
    assert accessible_name(page.rows) == "Reports"
    assert accessible_name(page.filters.search) == "Search in all reports"
    assert accessible_name(page.view.sheet) == "What the report says"


def test_russian_and_kazakh_count_as_they_should(page: ReportsPage) -> None:
    for language, text in (("ru", "5 сообщений"), ("kk", "5 хабарлама")):
        page.place.appearance.set_language(language)
        QApplication.processEvents()
        assert page.count.text() == text
