"""The ways to a conflict: from the list of reports, the inbox, a report, and the list of all that is contested."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.gui import contesting, reporting
from tests.gui.acting import Desk, press, until
from ui.desk.inbox_page import InboxPage
from ui.merging.conflicts_page import ConflictsPage
from ui.merging.merging_page import MergingPage
from ui.parts.rows import ROW_ROLE
from ui.report.report_page import ReportPage
from ui.reports.reports_page import ReportsPage


@pytest.fixture
def made(desk: Desk) -> dict[str, str]:
    found = desk.write(contesting.everything)
    desk.write(lambda vault: reporting.add(vault, "Тихо.", title="Тихо"))
    return found


def titles(page: ReportsPage) -> list[str]:
    rows = [page.model.row_at(n) for n in range(page.model.rowCount())]
    return [row.title for row in rows if row is not None]


def listing(desk: Desk, *wanted: str) -> ReportsPage:
    """The reports that a conflict concerns."""
    page = desk.open("reports", ReportsPage)
    until(lambda: page.model.rowCount() == 3, "the list")
    page.filters.chips["conflict"].click()
    until(lambda: titles(page) == list(wanted), "the contested")
    return page


def spoken(page: ReportsPage, row: int) -> str:
    return str(page.model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole))


def at_merging(desk: Desk, subject: str) -> MergingPage:
    until(lambda: isinstance(desk.window.page, MergingPage), "the merge")
    page = desk.window.page
    assert isinstance(page, MergingPage)
    until(lambda: page.subject == subject and page.decisions.full, "the conflict")
    return page


def decide(page: MergingPage) -> None:
    for card in page.decisions.cards:
        if card.choice() is None:
            card.options[0].click()
    page.save.click()


def test_the_filter_shows_what_a_conflict_concerns_and_m_leads_to_the_merge_and_back(
    desk: Desk, made: dict[str, str]
) -> None:
    page = listing(desk, reporting.DISPUTED, "У вокзала")
    assert "Conflict" in spoken(page, 0)
    assert "Conflict" in spoken(page, 1)
    page.rows.setFocus()
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_M)
    merge = at_merging(desk, made["report"])
    press(Qt.Key.Key_Escape)
    until(lambda: desk.window.page is page, "the list")
    press(Qt.Key.Key_Down)
    page.rows.setFocus()
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_M)
    decide(at_merging(desk, made["report"]))
    until(lambda: desk.window.page is page, "the list")
    until(lambda: titles(page) == ["У вокзала"], "that it is merged")
    assert not merge.subject


def test_of_a_report_that_several_conflicts_concern_they_are_listed_first(
    desk: Desk, made: dict[str, str]
) -> None:
    page = listing(desk, reporting.DISPUTED, "У вокзала")
    page.rows.setFocus()
    press(Qt.Key.Key_End)
    until(lambda: not page.merge.isHidden(), "the button")
    assert page.merge.accessibleName().endswith("(M)")
    press(Qt.Key.Key_M)
    found = desk.window.page
    assert isinstance(found, ConflictsPage)
    until(lambda: len(found.rows.listed) == 6, "what is contested")
    assert {each.subject for each in found.rows.listed} == set(made.values()) - {
        made["about"],
        made["report"],
    }
    assert found.rows.hasFocus()
    first = found.rows.listed[0].subject
    press(Qt.Key.Key_Return)
    merge = at_merging(desk, first)
    decide(merge)
    until(lambda: desk.window.page is found, "the list")
    until(lambda: len(found.rows.listed) == 5, "one less")
    press(Qt.Key.Key_Escape)
    until(lambda: desk.window.page is page, "the reports")


def test_m_does_nothing_where_nothing_is_contested(desk: Desk, made: dict[str, str]) -> None:
    assert made
    page = desk.open("reports", ReportsPage)
    until(lambda: "Тихо" in titles(page), "the list")
    page.rows.setFocus()
    press(Qt.Key.Key_Home)
    until(lambda: "Тихо" in page.view.sheet.text(), "the report")
    assert page.merge.isHidden()
    press(Qt.Key.Key_M)
    assert desk.window.page is page


def test_everything_contested_is_listed_with_its_kind(desk: Desk, made: dict[str, str]) -> None:
    reports = desk.open("reports", ReportsPage)
    until(lambda: not reports.contested.isHidden(), "the way to it")
    assert reports.contested.text() == "In conflict: 7"
    reports.contested.click()
    page = desk.window.page
    assert isinstance(page, ConflictsPage)
    until(lambda: len(page.rows.listed) == len(made) - 1, "the list")
    model = page.rows.model()
    until(
        lambda: all(model.index(n, 0).data(ROW_ROLE) for n in range(model.rowCount())), "the rows"
    )
    told = [
        str(model.index(n, 0).data(Qt.ItemDataRole.AccessibleTextRole))
        for n in range(model.rowCount())
    ]
    assert f"{contesting.NAME}, Person · versions: 2" in told
    assert "Прокуратура, Step taken · versions: 2" in told


def test_without_a_conflict_the_list_says_so_and_leads_back(desk: Desk) -> None:
    page = desk.open("conflicts", ConflictsPage)
    until(page.nothing.isVisible, "that there is none")
    until(page.nothing.button.hasFocus, "the cursor")
    press(Qt.Key.Key_Return)
    assert isinstance(desk.window.page, ReportsPage)


def test_a_contested_person_is_reached_from_the_report_that_names_them(
    desk: Desk, made: dict[str, str]
) -> None:
    page = desk.open("report", ReportPage, subject=made["about"])
    until(lambda: not page.merge.isHidden(), "the way in")
    assert not page.edit.isHidden()
    page.merge.click()
    found = desk.window.page
    assert isinstance(found, ConflictsPage)
    until(lambda: made["person"] in {each.subject for each in found.rows.listed}, "the person")


class TestInbox:
    """As a coordinator."""

    @pytest.fixture
    def role(self) -> str:
        return "coordinator"

    def test_m_leads_from_a_contested_report_to_the_merge_and_back_and_it_still_waits(
        self, desk: Desk
    ) -> None:
        subject = desk.write(contesting.imported)
        page = desk.open("inbox", InboxPage)
        until(lambda: page.view.account is not None, "an account")
        until(lambda: page.model.rowCount() == 3, "the list")
        page.list.setFocus()
        # The contested one came last.
        assert page.merge.isHidden()
        press(Qt.Key.Key_M)
        assert desk.window.page is page
        press(Qt.Key.Key_J)
        press(Qt.Key.Key_J)
        until(lambda: not page.merge.isHidden(), "the way in")
        row = page.model.index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole)
        assert "Conflict" in str(row)
        press(Qt.Key.Key_M)
        decide(at_merging(desk, subject))
        until(lambda: desk.window.page is page, "the inbox")
        desk.settled()
        until(page.merge.isHidden, "that it is merged")
        assert len(page.model.numbers) == 3
