"""Saving a copy outside the vault: a warning on the page, a second button, and only then a place
for it.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from fieldreport.reference.inert import inert
from fieldreport.usecases.record import evidence
from fieldreport.usecases.record.evidence import Item
from ui.parts import buttons, choosing
from ui.parts.column import Column
from ui.parts.labels import label
from ui.parts.progress_row import ProgressRow
from ui.parts.section import Section
from ui.session.job import Job
from ui.session.session import Session


class CopyForm(QWidget):
    """`saved` with the path once a copy is there; `failed` with what is said on the page."""

    saved = Signal(object)
    failed = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._item: Item | None = None
        self.section = Section()
        self.start = buttons.secondary(icon="hard-drive-upload")
        self.warning = label("fault", wraps=True)
        self.sure = buttons.danger()
        self.leave = buttons.secondary()
        self.progress = ProgressRow()
        column = Column()
        answers = QHBoxLayout()
        answers.addWidget(self.sure)
        answers.addWidget(self.leave)
        answers.addStretch(1)
        self.section.box.addWidget(self.start, 0, Qt.AlignmentFlag.AlignLeft)
        self.section.box.addWidget(self.warning)
        self.section.box.addLayout(answers)
        self.section.box.addWidget(self.progress)
        column.box.addSpacing(12)
        column.box.addWidget(self.section)
        column.box.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(column)
        self.start.clicked.connect(self._warn)
        self.sure.clicked.connect(self._choose)
        self.leave.clicked.connect(self._back)
        self.show_item(None)
        self._retranslate()

    def show_item(self, item: Item | None) -> None:
        """Offer to save this file. What is being saved goes on."""
        self._item = item
        self.start.setEnabled(item is not None and item.kept and not self.progress.busy)
        self._ask(False)

    def stop(self) -> None:
        """Break off a copy that is being written; nothing of it is left."""
        self.progress.stop()

    def save_to(self, path: Path) -> None:
        """Write the copy to `path`."""
        item = self._item
        if item is None or self.progress.busy:
            return
        self._ask(False)
        self.start.setEnabled(False)
        job: Job[str] = self._session.write_long(evidence.save_copy, item.sha256, path)
        self.progress.follow(
            job,
            self.tr("Saving a copy"),
            over=lambda: self.show_item(self._item),
            done=lambda _digest: self._saved(path),
            failed=self.failed.emit,
        )

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _warn(self) -> None:
        self._ask(True)
        self.leave.setFocus()

    def _back(self) -> None:
        self._ask(False)
        self.start.setFocus()

    def _ask(self, on: bool) -> None:
        for widget in (self.warning, self.sure, self.leave):
            widget.setVisible(on)
        self.start.setVisible(not on)
        if not self.progress.busy:
            self.progress.hide()

    def _choose(self) -> None:
        if self._item is not None:
            name = inert(self._item.name).replace("/", "_") or self._item.sha256[:12]
            choosing.new_file(self, self.tr("Save a copy outside the vault"), name, self.save_to)

    def _saved(self, path: Path) -> None:
        self._session.changed.emit("evidence")
        self.saved.emit(path)

    def _retranslate(self) -> None:
        self.section.say(
            self.tr("A copy outside the vault"),
            self.tr(
                "For a court or an expert: the original, bit for bit. The custody log notes that"
                " it was saved."
            ),
        )
        self.start.setText(self.tr("Save a copy outside the vault…"))
        self.warning.setText(
            self.tr(
                "The copy will not be encrypted. Whoever gets hold of that drive or computer can"
                " open it and read everything in it, also where and with what it was recorded."
                " Even after you erase it, traces may remain."
            )
        )
        self.sure.setText(self.tr("Save it unencrypted"))
        self.leave.setText(self.tr("Don't save"))
