"""One report to read, in three sheets: the account, the history, and the custody log.

Stands alone on the page of a report, and beside the list of reports.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.look import icons, language
from ui.parts.page import Workplace
from ui.parts.tool import Tool
from ui.report.blocks import Part
from ui.report.composing import SHEETS, compose
from ui.report.fetched import Fetched, fetch
from ui.report.sheet import Sheet


class ReportView(QWidget):
    """`open_report` shows one, `close_report` none. `.row` is the line of buttons above the sheet.

    `opened` tells when a report was read from the vault.
    """

    opened = Signal()

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self.subject = ""
        self.fetched: Fetched | None = None
        self._asked = 0
        self._buttons = {name: _button() for name in SHEETS}
        self.sheet = Sheet()
        self.row = QHBoxLayout()
        self.row.setContentsMargins(28, 10, 16, 6)
        self.row.setSpacing(6)
        for name, button in self._buttons.items():
            self.row.addWidget(button)
            button.clicked.connect(partial(self.choose, name))
        self.row.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(self.row)
        box.addWidget(self.sheet, 1)
        self.choose("account")
        self._retranslate()

    @property
    def chosen(self) -> str:
        """Which sheet is shown: `account`, `history` or `custody`."""
        return next(name for name, button in self._buttons.items() if button.isChecked())

    def choose(self, name: str, _pressed: bool = False) -> None:
        """Show a sheet."""
        # No group of buttons: Tab would come to one of them alone.
        for each, button in self._buttons.items():
            button.setChecked(each == name)
            icons.put(button, "check" if each == name else _ICONS[each], "muted", 14)
        self._compose()

    def button(self, name: str) -> Tool:
        """The button of a sheet."""
        return self._buttons[name]

    def open_report(self, subject: str) -> None:
        """Read the report with this id and show it; what was asked for before is forgotten."""
        if subject != self.subject:
            self.close_report()
        self.subject = subject
        self._asked += 1
        asked = self._asked
        owner = self._place.owner
        self._place.session.read(fetch, subject, owner.fingerprint, owner.name).then(
            self, lambda fetched: self._came(asked, fetched)
        )

    def close_report(self) -> None:
        """Show nothing, and hold nothing."""
        self._asked += 1
        self.subject = ""
        self.fetched = None
        self.sheet.show_parts(())

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._compose()
        super().changeEvent(event)

    def _came(self, asked: int, fetched: Fetched) -> None:
        if asked != self._asked:
            return
        self.fetched = fetched
        self._compose()
        self.opened.emit()

    def _compose(self) -> None:
        if self.fetched is None:
            return
        self._asked += 1
        asked = self._asked
        self._place.session.compute(compose, self.fetched, self.chosen, language.current()).then(
            self, lambda parts: self._show(asked, parts)
        )

    def _show(self, asked: int, parts: list[Part]) -> None:
        if asked == self._asked:
            self.sheet.show_parts(parts)

    def _retranslate(self) -> None:
        names = {
            "account": self.tr("Text"),
            "history": self.tr("History"),
            "custody": self.tr("Custody"),
        }
        for name, text in names.items():
            self._buttons[name].setText(text)
            self._buttons[name].setAccessibleName(text)
        self.sheet.setAccessibleName(self.tr("What the report says"))


_ICONS = {"account": "file-text", "history": "history", "custody": "scroll-text"}


def _button() -> Tool:
    made = Tool("chip")
    made.setCheckable(True)
    return made
