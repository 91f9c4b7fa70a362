"""The foot of the import page: what can be done with all that lies on it, or how far it is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.parts import buttons
from ui.parts.labels import line
from ui.parts.progress_row import ProgressRow


class ImportFoot(QWidget):
    """`begin` shows progress, `end` what can be done; `busy` in between."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._what: Callable[[], str] = lambda: ""
        self._imports = self._answers = 0
        self.busy = False
        self.row = ProgressRow()
        self.imports = buttons.primary(icon="hard-drive-download")
        self.answers = buttons.primary(icon="hard-drive-upload")
        row = QHBoxLayout()
        row.setContentsMargins(28, 12, 28, 14)
        row.setSpacing(12)
        row.addWidget(self.row, 1)
        row.addWidget(self.imports)
        row.addWidget(self.answers)
        row.setAlignment(self.imports, Qt.AlignmentFlag.AlignRight)
        row.setAlignment(self.answers, Qt.AlignmentFlag.AlignRight)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(line())
        box.addLayout(row)
        self.end(imports=0, answers=0)

    def begin(self, what: Callable[[], str]) -> None:
        """Something is being done."""
        self._what = what
        first, self.busy = not self.busy, True
        self.row.begin(what())
        self._arrange()
        if first:
            self.row.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def end(self, *, imports: int, answers: int) -> None:
        """Nothing is being done; so many files can be imported, and so many answered."""
        self.busy = False
        self._imports, self._answers = imports, answers
        self._arrange()

    def focus(self) -> None:
        """Put the cursor on what is to be done next."""
        for each in (self.imports, self.answers):
            if not each.isHidden():
                each.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        if event.type() == QEvent.Type.LanguageChange:
            self._arrange()
        super().changeEvent(event)

    def _arrange(self) -> None:
        idle = not self.busy
        self.row.setVisible(self.busy)
        self.imports.setVisible(idle and self._imports > 0)
        # One thing to press at a time: receipts once there is nothing left to import.
        self.answers.setVisible(idle and self._answers > 0 and not self._imports)
        self.setVisible(self.busy or self._imports > 0 or self._answers > 0)
        self.row.rename(self._what())
        self.imports.setText(self.tr("Import %n file(s)", "", self._imports))
        self.answers.setText(self.tr("Write %n receipt(s) to the drive", "", self._answers))
