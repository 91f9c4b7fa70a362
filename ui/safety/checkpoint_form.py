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
from ui.session.job import Failure, Job
from ui.session.session import Session


class CheckpointForm(QWidget):
    """`purged` with what is gone; `failed` with what is said on the page."""

    purged = Signal(object)
    failed = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.plan: Plan | None = None
        self._job: Job[Done] | None = None
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
        self.row.cancelled.connect(self._cancel)
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
        self.row.begin(self.tr("Removing…"))
        self.row.show()
        self._job = self._session.write_long(checkpoint.purge)
        self._job.then(
            self,
            self._done,
            failed=self._broke,
            progressed=self.row.show_step,
            cancelled=self._over,
        )

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _over(self) -> None:
        self.row.hide()
        self._job = None
        self.refresh()

    def _done(self, done: Done) -> None:
        self._over()
        self.purged.emit(done)

    def _broke(self, failure: Failure) -> None:
        self._over()
        self.failed.emit(failure)

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
