"""Before a checkpoint: what can go at once because it is safe elsewhere, what stays, what is seen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fieldreport.reference.wording import size
from fieldreport.usecases.keep import checkpoint
from fieldreport.usecases.keep.checkpoint import Done, Plan
from ui.look import language
from ui.parts import buttons
from ui.parts.labels import label
from ui.parts.progress_row import ProgressRow
from ui.safety.remains_view import RemainsView
from ui.session.job import Job
from ui.session.session import Session


class CheckpointForm(QWidget):
    """`purged` with what is gone; `failed` with what is said on the page."""

    purged = Signal(object)
    failed = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.plan: Plan | None = None
        self.goes, self.stays = label(wraps=True), label("muted", wraps=True)
        self.remains = RemainsView()
        self.purge, self.sure = buttons.secondary(icon="trash-2"), buttons.danger()
        self.leave = buttons.quiet()
        self.row = ProgressRow()
        ends = QHBoxLayout()
        for button in (self.purge, self.sure, self.leave):
            ends.addWidget(button)
        ends.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        for each in (self.goes, self.stays, self.remains):
            box.addWidget(each)
        box.addLayout(ends)
        box.addWidget(self.row)
        self.purge.clicked.connect(lambda: self._asking(True))
        self.leave.clicked.connect(lambda: self._asking(False))
        self.sure.clicked.connect(self._purge)
        self.row.hide()
        self._asking(False)
        self._retranslate()

    def refresh(self) -> None:
        """Find out anew what can go."""
        self._asking(False)
        self._session.write(checkpoint.plan).then(self, self._show, failed=self.failed.emit)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _show(self, plan: Plan) -> None:
        self.plan = plan
        self.purge.setEnabled(bool(plan.records or plan.files))
        self.remains.show_remains(plan.afterwards)
        self._retranslate()

    def _asking(self, on: bool) -> None:
        self.purge.setVisible(not on)
        for each in (self.sure, self.leave):
            each.setVisible(on)
        if on:
            self.leave.setFocus()

    def _purge(self) -> None:
        self._asking(False)
        self.purge.setEnabled(False)
        purging: Job[Done] = self._session.write_long(checkpoint.purge)
        self.row.follow(
            purging,
            self.tr("Removing…"),
            over=self.refresh,
            done=self.purged.emit,
            failed=self.failed.emit,
        )

    def _retranslate(self) -> None:
        self.purge.setText(self.tr("Remove what is safe elsewhere"))
        self.sure.setText(self.tr("Remove it now"))
        self.leave.setText(self.tr("Leave it"))
        plan = self.plan
        self.goes.setVisible(plan is not None)
        if plan is None:
            self.stays.hide()
            return
        if plan.records or plan.files:
            self.goes.setText(
                self.tr("Can go now: {records}, {files}, {size}.").format(
                    records=self.tr("%n record(s)", "", plan.records),
                    files=self.tr("%n file(s)", "", plan.files),
                    size=size(plan.size, language.current()),
                )
            )
        else:
            self.goes.setText(self.tr("Nothing here is safe elsewhere yet, so nothing can go."))
        self.stays.setText(
            self.tr("Stays: {once} on one drive only, {nowhere} on none.").format(
                once=self.tr("%n record(s)", "", plan.once),
                nowhere=self.tr("%n record(s)", "", plan.nowhere),
            )
        )
        self.stays.setVisible(bool(plan.once or plan.nowhere))
