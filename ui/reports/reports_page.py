"""The page of all reports: search and filters above, the list on the left, one to read beside it."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from fieldreport.vault import contested
from fieldreport.vault.contested import Contested
from ui import pages
from ui.merging import naming
from ui.parts import buttons
from ui.parts.empty import EmptyPage
from ui.parts.labels import label
from ui.parts.page import Page, Workplace
from ui.parts.panes import panes
from ui.parts.rows import RowsModel
from ui.report.view import ReportView
from ui.reports import listed
from ui.reports.filter_bar import FilterBar
from ui.reports.listed import Listed
from ui.reports.report_list import ReportList, spoken

# Somebody who holds an arrow key passes many reports that he doesn't want to read.
_READ_AFTER_MS = 60
_LIST_WIDTH = 380


class ReportsPage(Page):
    """Searching, choosing, reading. `ui.report` shows the one that is open."""

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self.filters = FilterBar()
        self.model: RowsModel[Listed] = RowsModel(self._fetch, spoken, self)
        self.rows = ReportList(self.model)
        self.view = ReportView(place)
        self.nothing = EmptyPage("files")
        self.unmatched = EmptyPage("search")
        self.count = label("hint")
        self.new = buttons.primary(icon="square-pen")
        self.hand_over = buttons.secondary(icon="hard-drive-upload")
        self.merge = buttons.icon_only("git-merge")
        self.contested = buttons.quiet(icon="git-merge")
        self.wide = buttons.icon_only("chevron-right")
        self._asked = 0
        self._count = self._contested = 0
        self._stale = True
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_READ_AFTER_MS)
        self._timer.timeout.connect(self._read)
        self._lay_out()
        self.filters.changed.connect(self.search)
        self.filters.left.connect(self._to_list)
        self.rows.opened.connect(lambda _position: self._timer.start())
        self.rows.wanted.connect(self._open)
        self.rows.selectionModel().selectionChanged.connect(lambda *_: self._show_count())
        self.new.clicked.connect(lambda: place.go("capture"))
        self.nothing.button.clicked.connect(lambda: place.go("capture"))
        self.unmatched.button.clicked.connect(self.filters.forget)
        self.hand_over.clicked.connect(self._hand_over)
        self.merge.clicked.connect(self._merge)
        self.contested.clicked.connect(lambda: place.go("conflicts", concerning=""))
        self.rows.contested.connect(self._merge)
        self.wide.clicked.connect(lambda: self._go_to(self.view.subject))
        place.session.changed.connect(self._changed)
        place.session.read(listed.additions).then(self, self.filters.add_terms)
        self.retranslate()

    def first_focus(self) -> QWidget:
        """On the search: whoever comes here looks for something."""
        return self.filters.search

    def arrive(self, **what: object) -> None:
        """List what is there. `text` is what to search for."""
        self.notices.clear()
        if "text" in what:
            self.filters.search.setText(str(what["text"]))
        self.search()
        self._count_contested()

    def retranslate(self) -> None:
        """Set every text."""
        self.header.say(self.tr("Reports"))
        self.new.setText(self.tr("New report"))
        self.hand_over.setText(self.tr("Hand over selected"))
        buttons.name_it(self.wide, self.tr("Open this report"))
        buttons.name_it(self.merge, naming.merge_hint())
        self.rows.setAccessibleName(self.tr("Reports"))
        self.nothing.say(
            self.tr("No reports yet"),
            self.tr("What you write down is kept here, encrypted, with every version of it."),
            self.tr("New report"),
        )
        self.unmatched.say(
            self.tr("Nothing found"),
            self.tr("No report has all that is looked for. Use fewer words or filters."),
            self.tr("Show all reports"),
        )
        self._show_count()
        self.rows.viewport().update()

    def search(self) -> None:
        """Look for what is wanted; answers that come late are dropped."""
        self._asked += 1
        asked = self._asked
        self.place.session.read(listed.numbers, self.filters.wanted()).then(
            self, lambda numbers: self._show(asked, numbers)
        )

    def _lay_out(self) -> None:
        self.header.add(self.new)
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(16, 8, 12, 8)
        row.addWidget(self.count, 1)
        row.addWidget(self.merge)
        row.addWidget(self.contested)
        row.addWidget(self.hand_over)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.rows, 1)
        column.addWidget(foot)
        self.view.row.addWidget(self.wide)
        self.merge.hide()
        self.contested.hide()
        self.detail = QStackedWidget()
        self.blank = QWidget()
        self.detail.addWidget(self.blank)
        self.detail.addWidget(self.view)
        self.whole = QStackedWidget()
        self.panes = panes(left, self.detail)
        self.panes.setSizes([_LIST_WIDTH, 1000])
        for each in (self.panes, self.unmatched, self.nothing):
            self.whole.addWidget(each)
        self.content.addWidget(self.filters)
        self.content.addWidget(self.whole, 1)
        self.filters.hide()
        self.hand_over.hide()
        self.new.setVisible(_there_is("capture"))

    def _fetch(self, numbers: Sequence[int]) -> listed.Rows:
        return self.place.session.read(listed.rows, numbers, self.place.owner.fingerprint)

    def _show(self, asked: int, numbers: array[int]) -> None:
        if asked != self._asked:
            return
        self._count = len(numbers)
        empty = not numbers and not self.filters.filtering
        self.filters.setVisible(not empty)
        self.new.setVisible(not empty and _there_is("capture"))
        found = self.panes if numbers else self.nothing if empty else self.unmatched
        self.whole.setCurrentWidget(found)
        self.rows.show_numbers(numbers)
        if numbers and not self.rows.currentIndex().isValid():
            self.rows.step(0)
        if not numbers:
            self.view.close_report()
        self._show_count()

    def _show_count(self) -> None:
        chosen = self.rows.chosen_count()
        several = chosen > 1
        if several:
            self.count.setText(self.tr("%Ln selected", "", chosen))
        else:
            self.count.setText(self.tr("%Ln report(s)", "", self._count))
        self.hand_over.setVisible(several and _there_is("handover"))
        self.contested.setText(naming.conflicts(self._contested))
        self.contested.setVisible(self._contested > 0 and not several)

    def _current(self) -> Listed | None:
        index = self.rows.currentIndex()
        return self.model.row_at(index.row()) if index.isValid() else None

    def _read(self) -> None:
        row = self._current()
        if row is not None:
            self.detail.setCurrentWidget(self.view)
            self.merge.setVisible(bool(row.contested))
            self.view.open_report(row.subject)
        elif self.rows.currentIndex().isValid():
            # The row itself is still on its way.
            self._timer.start()

    def _open(self, position: int) -> None:
        row = self.model.row_at(position)
        if row is not None:
            self._go_to(row.subject)

    def _go_to(self, subject: str) -> None:
        if subject:
            self.place.go("report", subject=subject)

    def _count_contested(self) -> None:
        def came(found: list[Contested]) -> None:
            self._contested = len(found)
            self._show_count()

        self.place.session.read(contested.everything).then(self, came)

    def _merge(self) -> None:
        row = self._current()
        if row is None or not row.contested:
            return
        if len(row.contested) > 1:
            self.place.go("conflicts", concerning=row.subject)
        else:
            only = row.contested[0].subject
            self.place.go("merging", subject=only, report=row.subject, origin="reports")

    def _to_list(self) -> None:
        if self._count:
            self.rows.setFocus()

    def _hand_over(self) -> None:
        self.place.session.read(listed.subjects, self.rows.chosen()).then(
            self, lambda ids: self.place.go("handover", ids=ids)
        )

    def _changed(self, part: str) -> None:
        if part in {"reports", "inbox", "contacts"} and self.isVisible():
            self.search()
            self._count_contested()
            if self.view.subject:
                self.view.open_report(self.view.subject)


def _there_is(name: str) -> bool:
    return any(entry.name == name for entry in pages.ENTRIES)
