"""What a check found, or a recovery lost: one finding below the other, where it is and what to do about it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldreport.reference.wording import say
from fieldreport.vault.findings import Finding
from ui.look import language
from ui.parts.labels import label

# A vault in ruins has thousands, and the first of them say what to do.
SHOWN = 40

_PLACES = {
    "check.page_damaged": "database",
    "check.tables_damaged": "database",
    "check.row_lost": "database",
    "check.row_unreadable": "database",
    "check.text_wrong": "database",
    "check.derived_wrong": "database",
    "check.head_wrong": "database",
    "check.custody_broken": "custody",
    "check.evidence_damaged": "evidence",
    "check.evidence_segment_missing": "evidence",
    "check.held_damaged": "held",
    "check.header_copy": "folder",
    "check.header_mended": "folder",
    "check.headers_lost": "folder",
    "check.unknown_file": "folder",
    "recover.page_damaged": "database",
    "recover.row_lost": "database",
    "recover.log_cut": "database",
    "recover.database_lost": "database",
    "recover.custody_broken": "custody",
    "recover.evidence_damaged": "evidence",
    "recover.evidence_piece": "evidence",
    "recover.evidence_unattached": "evidence",
    "recover.file_unreadable": "evidence",
    "recover.held_lost": "held",
    "recover.header_copy": "folder",
    "recover.card_refused": "card",
    "recover.author_unknown": "card",
    "recover.identity_lost": "card",
}


class FindingsView(QWidget):
    """`show_findings` lists them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._findings: tuple[Finding, ...] = ()
        self.rows: list[QWidget] = []
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(12)
        self.hide()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """List these; of none, nothing is shown."""
        self._findings = tuple(findings)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        if event.type() == QEvent.Type.LanguageChange:
            self._lay_out()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        for row in self.rows:
            self._box.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [self._row(each) for each in self._findings[:SHOWN]]
        more = len(self._findings) - SHOWN
        if more > 0:
            last = label("muted", wraps=True)
            last.setText(self.tr("%n more. The command line lists every one of them.", "", more))
            self.rows.append(last)
        for row in self.rows:
            self._box.addWidget(row)
        self.setVisible(bool(self.rows))

    def _row(self, finding: Finding) -> QWidget:
        row = QWidget()
        box = QVBoxLayout(row)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        where, what = label("strong", wraps=True), label(wraps=True, selectable=True)
        what.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        where.setText(self._where(finding))
        what.setText(say(finding.code, language.current(), **finding.params))
        box.addWidget(where)
        box.addWidget(what)
        return row

    def _where(self, finding: Finding) -> str:
        return {
            "database": self.tr("In the database"),
            "custody": self.tr("In the custody log"),
            "evidence": self.tr("A file of evidence"),
            "held": self.tr("A bundle that waits"),
            "folder": self.tr("In the vault's folder"),
            "card": self.tr("A card"),
        }.get(_PLACES.get(finding.code, ""), self.tr("A record"))


def in_database(finding: Finding) -> bool:
    """Whether it is about the database, and not about what lies beside it or about a record."""
    return _PLACES.get(finding.code) == "database"
