"""All records in conflict, or those that concern one report, of every kind. The list of reports leads here."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from fieldreport.vault import contested
from fieldreport.vault.contested import Contested
from ui.merging.contested_list import ContestedList
from ui.parts import buttons
from ui.parts.empty import EmptyPage
from ui.parts.page import Page, Workplace


class ConflictsPage(Page):
    """`go("conflicts")` lists all, `concerning=…` what is in conflict about a report (its subject)."""

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self._concerning = ""
        self._asked = 0
        self.rows = ContestedList(place.session)
        self.nothing = EmptyPage("git-merge")
        self.back = buttons.secondary(icon="arrow-left")
        self.header.add(self.back)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.nothing)
        self._stack.addWidget(self.rows)
        self.content.addWidget(self._stack)
        self.rows.chosen.connect(self._merge)
        self.back.clicked.connect(self._go_back)
        self.nothing.button.clicked.connect(self._go_back)
        place.session.changed.connect(self._vault_changed)
        self.retranslate()

    def first_focus(self) -> QWidget:
        """On the list."""
        return self.rows if self.rows.listed else self.nothing.button

    def arrive(self, **what: object) -> None:
        """List what is in conflict."""
        self.notices.clear()
        if what:
            self._concerning = str(what.get("concerning", ""))
        self._look()

    def retranslate(self) -> None:
        """Set every text."""
        self.header.say(
            self.tr("In conflict"),
            self.tr(
                "Two people changed these apart from each other. Both versions are kept; put them"
                " together."
            ),
        )
        self.back.setText(self.tr("All reports"))
        self.rows.setAccessibleName(self.tr("Records in conflict"))
        self.nothing.say(
            self.tr("Nothing is in conflict"),
            self.tr("Every record has one current version."),
            self.tr("All reports"),
        )
        self.rows.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads back."""
        if event.key() == Qt.Key.Key_Escape:
            self._go_back()
            return
        super().keyPressEvent(event)

    def _look(self) -> None:
        self._asked += 1
        asked, concerning = self._asked, self._concerning

        def came(found: list[Contested]) -> None:
            if asked != self._asked:
                return
            self.rows.show_contested(found)
            self._stack.setCurrentWidget(self.rows if found else self.nothing)
            if self.isVisible():
                self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

        read = self.place.session.read
        if concerning:
            read(contested.concerning, [concerning]).then(
                self, lambda found: came(list(found.get(concerning, ())))
            )
        else:
            read(contested.everything).then(self, came)

    def _merge(self, row: Contested) -> None:
        report = row.subject if row.kind == "report" else self._concerning
        self.place.go("merging", subject=row.subject, report=report, origin="conflicts")

    def _go_back(self) -> None:
        self.place.go("reports")

    def _vault_changed(self, part: str) -> None:
        if part in {"reports", "inbox"} and self.isVisible():
            self._look()
