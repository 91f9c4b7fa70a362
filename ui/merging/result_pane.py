"""The decisions, and the result beside them where there is room; where there is none, one in place of the other."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from fieldreport.usecases.record.deciding import Decided, Opened
from ui.look import icons, language
from ui.merging.decisions import Decisions
from ui.merging.result import compose
from ui.merging.result_sheet import ResultSheet
from ui.parts import buttons
from ui.parts.labels import label
from ui.parts.page import Workplace
from ui.report.blocks import Part
from ui.report.fetched import Fetched, fetch

# As long as somebody types, nothing is made anew.
PAUSE_MS = 150
# Narrower than this, two panes would leave no room to read in either.
BESIDE = 1000


class ResultPane(QSplitter):
    """`read` fetches what belongs to a record, `preview` shows what would come of the decisions. `toggle` is the button
    that shows and hides the result.
    """

    def __init__(
        self, place: Workplace, decisions: Decisions, parent: QWidget | None = None
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._place = place
        self._decisions = decisions
        self._fetched: Fetched | None = None
        self._wanted: tuple[Opened, Mapping[str, Decided]] | None = None
        self._asked = self._composed = 0
        self._keys = ""
        self._shown: bool | None = None
        self.sheet = ResultSheet()
        self.title = label("heading")
        self.toggle = buttons.secondary(icon="eye")
        self.toggle.clicked.connect(self._turn)
        self._pane = QWidget()
        box = QVBoxLayout(self._pane)
        box.setContentsMargins(0, 4, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.title)
        box.addWidget(self.sheet, 1)
        self.title.setContentsMargins(28, 0, 28, 6)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self.addWidget(decisions)
        self.addWidget(self._pane)
        self.setStretchFactor(0, 3)
        self.setStretchFactor(1, 2)
        self.setSizes([600, 400])
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._compose)
        self._lay_out()

    @property
    def beside(self) -> bool:
        """Whether there is room for both."""
        return self.width() >= BESIDE

    @property
    def shown(self) -> bool:
        """Whether the result is shown: beside the decisions from the beginning, in place of them when asked for."""
        return self.beside if self._shown is None else self._shown

    def read(self, subject: str) -> None:
        """Fetch what the record refers to: names, files."""
        self._asked += 1
        asked, owner = self._asked, self._place.owner

        def came(fetched: Fetched) -> None:
            if asked == self._asked:
                self._fetched = fetched
                self._compose()

        self._place.session.read(fetch, subject, owner.fingerprint, owner.name).then(self, came)

    def preview(self, opened: Opened, decided: Mapping[str, Decided]) -> None:
        """Show what would come of these decisions, a moment after the last change."""
        self._wanted = opened, decided
        self._pause.start()

    def forget(self) -> None:
        """Show nothing, and hold nothing."""
        self._asked += 1
        self._composed += 1
        self._pause.stop()
        self._fetched = self._wanted = None
        self.sheet.forget()
        if not self.beside:
            self._shown = None
            self._lay_out()

    def show_decisions(self) -> None:
        """Show the decisions, whatever room there is."""
        if self.shown and not self.beside:
            self._turn()

    def say(self, keys: str) -> None:
        """Set the texts, in the language in force; `keys` show and hide the result."""
        self._keys = keys
        self.title.setText(self.tr("Result"))
        self.sheet.setAccessibleName(self.tr("What would be saved"))
        self.toggle.setText(self.tr("Result"))
        self._lay_out()
        self._compose()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put both beside each other, or one in place of the other."""
        super().resizeEvent(event)
        self._lay_out()

    def _turn(self) -> None:
        self._shown = not self.shown
        self._lay_out()
        self._pause.start(0)
        if not self.beside:
            target = self.sheet if self.shown else self._decisions.first()
            if target is not None:
                target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        self._pane.setVisible(self.shown)
        self._decisions.setVisible(self.beside or not self.shown)
        icons.put(self.toggle, "eye-off" if self.shown else "eye", "text", 16)
        if self._keys:
            said = self.tr("Hide the result") if self.shown else self.tr("Show the result")
            self.toggle.setAccessibleName(said)
            self.toggle.setToolTip(f"{said} ({self._keys})")

    def _compose(self) -> None:
        self._pause.stop()
        if self._wanted is None or self._fetched is None or not self.shown:
            return
        self._composed += 1
        number = self._composed
        opened, decided = self._wanted

        def came(parts: list[Part]) -> None:
            if number == self._composed and parts:
                self.sheet.show_parts(parts)

        owner = self._place.owner.fingerprint
        self._place.session.compute(
            compose, opened, decided, self._fetched, owner, language.current()
        ).then(self, came)
