"""The page of one report, to read. The list of reports, a search or a notice leads here."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.parts import buttons
from ui.parts.page import Page, Workplace
from ui.report.view import ReportView


class ReportPage(Page):
    """`go("report", subject=…)` opens one; `sheet="history"` at its history."""

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self.view = ReportView(place)
        self.back = buttons.secondary(icon="arrow-left")
        self.back.clicked.connect(self._go_back)
        self.files = buttons.secondary(icon="paperclip")
        self.files.clicked.connect(lambda: place.go("evidence", subject=self.view.subject))
        self.files.hide()
        self.header.add(self.files)
        self.header.add(self.back)
        self.view.opened.connect(self._opened)
        self.content.addWidget(self.view)
        place.session.changed.connect(self._changed)
        self.retranslate()

    def first_focus(self) -> QWidget:
        """On the text: the arrows scroll it at once."""
        return self.view.sheet

    def arrive(self, **what: object) -> None:
        """Show the report that is asked for, or the last one."""
        self.notices.clear()
        self.files.hide()
        subject = str(what.get("subject", self.view.subject))
        self.view.choose(str(what.get("sheet", "account")))
        if subject:
            self.view.open_report(subject)

    def rest(self) -> None:
        """Hold no content while something else is open."""
        subject = self.view.subject
        self.view.close_report()
        self.view.subject = subject

    def retranslate(self) -> None:
        """Set every text."""
        self.header.say(self.tr("Report"))
        self.back.setText(self.tr("All reports"))
        self._opened()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads back to the list."""
        if event.key() == Qt.Key.Key_Escape:
            self._go_back()
            return
        super().keyPressEvent(event)

    def _opened(self) -> None:
        fetched = self.view.fetched
        number = len(fetched.evidence) if fetched is not None else 0
        self.files.setText(self.tr("%Ln file(s)", "", number))
        self.files.setVisible(number > 0)

    def _go_back(self) -> None:
        self.place.go("reports")

    def _changed(self, part: str) -> None:
        if part in {"reports", "evidence", "contacts", "inbox"} and self.isVisible():
            self.view.open_report(self.view.subject)
