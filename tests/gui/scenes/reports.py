"""The page of all reports."""

from __future__ import annotations

from tests.gui import reporting
from tests.gui.acting import Desk, until
from tests.gui.staging import Scene
from ui.reports.reports_page import ReportsPage


def _listed(desk: Desk) -> ReportsPage:
    desk.write(reporting.whole)
    page = desk.open("reports", ReportsPage)
    until(lambda: page.view.sheet.full and page.view.fetched is not None, "a report to read")
    return page


def _incident(desk: Desk) -> None:
    page = _listed(desk)
    page.rows.step(1)
    until(lambda: page.view.fetched is not None and not page.view.fetched.differing)
    until(lambda: page.view.sheet.full)
    page.rows.setFocus()


def _filtered(desk: Desk) -> None:
    page = _listed(desk)
    for name in ("time", "place", "act", "person", "assessment"):
        page.filters.chips[name].setChecked(True)
    page.filters.since.setText("2026")
    page.filters.until.setText("february")
    until(lambda: bool(page.filters.until_field.fault))
    desk.settled()


def _several(desk: Desk) -> None:
    page = _listed(desk)
    page.rows.selectAll()


def _unmatched(desk: Desk) -> None:
    page = _listed(desk)
    page.filters.search.setText("zzz")
    until(lambda: page.whole.currentWidget() is page.unmatched)


def _empty(desk: Desk) -> None:
    page = desk.open("reports", ReportsPage)
    until(lambda: page.whole.currentWidget() is page.nothing)


SCENES = (
    Scene("reports-empty", _empty),
    Scene("reports", _incident),
    Scene("reports-conflict", _listed),
    Scene("reports-filtered", _filtered),
    Scene("reports-several", _several),
    Scene("reports-unmatched", _unmatched),
)
