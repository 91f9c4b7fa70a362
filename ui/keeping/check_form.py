"""Checking the whole vault: when it was last found whole, the check, and what it found."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldreport.usecases.keep import keeping
from fieldreport.usecases.keep.check import Checked
from fieldreport.usecases.keep.keeping import Standing
from fieldreport.vault.findings import Finding
from ui.keeping.findings_view import FindingsView, in_database
from ui.parts import buttons
from ui.parts.dates import when
from ui.parts.labels import label
from ui.parts.progress_row import ProgressRow
from ui.session.session import Session


class CheckForm(QWidget):
    """`began` when it checks, `checked` with what it found, `stopped` when the user cancelled it,
    `failed` with what is said on the page. `recover` when somebody wants a new vault made from what
    can be read of this one.
    """

    began = Signal()
    checked = Signal(object)
    stopped = Signal()
    failed = Signal(object)
    recover = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._standing: Standing | None = None
        self._found: Checked | None = None
        self._quickly: tuple[Finding, ...] = ()
        self._held = False
        self.last = label("strong", wraps=True)
        self.button = buttons.secondary(icon="shield-alert")
        self.row = ProgressRow()
        self.result = label("strong", wraps=True)
        self.findings = FindingsView()
        self.way = label("muted", wraps=True)
        self.way_button = buttons.secondary(icon="life-buoy")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        box.addWidget(self.last)
        box.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        for each in (self.row, self.result, self.way):
            box.addWidget(each)
        # Above what may be a long list.
        box.addWidget(self.way_button, 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(self.findings)
        self.row.hide()
        self.way_button.clicked.connect(self.recover)
        self.button.clicked.connect(self._begin)
        self._retranslate()

    @property
    def busy(self) -> bool:
        """Whether it checks."""
        return self.row.busy

    def show_standing(self, standing: Standing) -> None:
        """Say when the last check found everything whole."""
        self._standing = standing
        self._retranslate()

    def show_quickly_found(self, findings: tuple[Finding, ...]) -> None:
        """Say what the quick check after unlocking found, as long as nothing better is known."""
        self._found, self._quickly = None, findings
        self.findings.show_findings(findings)
        self._retranslate()

    def show_found(self, found: Checked) -> None:
        """Say what a check came to."""
        self._found, self._quickly = found, ()
        self.findings.show_findings(found.findings)
        self._retranslate()

    def hold(self, held: bool) -> None:
        """Wait for something else that reads the whole vault."""
        self._held = held
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _begin(self) -> None:
        if self.busy:
            return
        self._found, self._quickly = None, ()
        self.findings.show_findings(())
        self.row.follow(
            self._session.write_long(keeping.check_and_note),
            self.tr("Checking…"),
            over=self._over,
            done=self._done,
            failed=self.failed.emit,
            cancelled=self.stopped.emit,
        )
        self.row.button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._retranslate()
        self.began.emit()

    def _over(self) -> None:
        self._retranslate()
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _done(self, found: Checked) -> None:
        self.show_found(found)
        self.checked.emit(found)

    def _retranslate(self) -> None:
        self.button.setText(self.tr("Check everything"))
        self.button.setEnabled(not self.busy and not self._held)
        if self.busy:
            self.row.rename(self.tr("Checking…"))
        standing = self._standing
        self.last.setVisible(standing is not None)
        if standing is not None:
            self.last.setText(
                self.tr("Last checked and found whole: {when}.").format(when=when(standing.checked))
                if standing.checked
                else self.tr("No full check has found this vault whole yet.")
            )
        self._say_way()
        found = self._found
        self.result.setVisible(found is not None or bool(self._quickly))
        if found is None:
            self.result.setText(
                self.tr("The quick check after unlocking found this; it looks at a part only.")
            )
        elif found.findings:
            self.result.setText(self.tr("%n finding(s)", "", len(found.findings)))
        else:
            self.result.setText(
                self.tr("Everything holds: {records} and {files} are as they were stored.").format(
                    records=self.tr("%n record(s)", "", found.records),
                    files=self.tr("%n file(s)", "", found.evidence),
                )
            )

    def _say_way(self) -> None:
        findings = self._found.findings if self._found is not None else self._quickly
        wanted = not self.busy and any(map(_recoverable, findings))
        self.way.setVisible(wanted)
        self.way_button.setVisible(wanted)
        self.way.setText(
            self.tr(
                "If there is no backup from before, everything that can be read can be put into a new"
                " vault. This one is locked for that, and stays as it is."
            )
        )
        self.way_button.setText(self.tr("Recover into a new vault…"))


def _recoverable(finding: Finding) -> bool:
    # What a new vault would no longer have: it is made from the records' own bytes.
    return finding.code.startswith("check.") and in_database(finding)
