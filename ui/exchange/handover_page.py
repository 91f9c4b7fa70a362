"""The page that hands over: decide, write, and be told once it was read back.

While it writes, every other page can be used. Whatever goes wrong, and if the user cancels, the
vault is as it was and nothing is left on the drive.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from fieldreport.usecases.exchange import handover
from fieldreport.usecases.exchange.handover import Done
from ui.exchange import concern, handing
from ui.exchange.drives import Place
from ui.exchange.handing import Started
from ui.exchange.handover_done import HandoverDone
from ui.exchange.handover_form import HandoverForm
from ui.exchange.writing import Writing
from ui.parts.empty import EmptyPage
from ui.parts.page import Page, Workplace
from ui.session.job import Failure, Job


class HandoverPage(Page):
    """`arrive(ids=…)` hands over those reports; `arrive(again=True, to=…)` what nobody has acknowledged,
    to those with these fingerprints; without, what is new.
    """

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self.form = HandoverForm(place.session)
        self.writing = Writing()
        self.done = HandoverDone()
        self.empty = EmptyPage("users")
        self._job: Job[handover.Streamed] | None = None
        self._stack = QStackedWidget()
        for each in (self.form, self.writing, self.done, self.empty):
            self._stack.addWidget(each)
        self.content.addWidget(self._stack)
        self.form.wanted.connect(self._start)
        self.form.nobody.connect(self._show_nobody)
        self.form.failed.connect(self.show_error)
        self.form.left.open.clicked.connect(lambda: place.go("drafts"))
        self.writing.cancelled.connect(self._cancel)
        self.done.again.connect(self._again)
        self.empty.button.clicked.connect(lambda: place.go("contacts"))
        self.retranslate()

    @property
    def shown(self) -> QWidget | None:
        """Which step is on the screen."""
        return self._stack.currentWidget()

    def arrive(self, **what: object) -> None:
        """Begin anew, unless something is being written, or was and nothing else is asked for."""
        ids, again = _texts(what.get("ids")), bool(what.get("again"))
        if self.shown is self.writing or (self.shown is self.done and not (ids or again)):
            return
        self.notices.clear()
        self._begin(ids, again=again, to=_texts(what.get("to")))
        if not again:
            concern.remind(self.place, self)

    def first_focus(self) -> QWidget | None:
        """On the next step."""
        if self.shown is self.done:
            return self.done.button
        return None

    def retranslate(self) -> None:
        """Set every text."""
        self.header.say(
            self.tr("Handover"),
            self.tr("One encrypted file on a drive, for the people whom you choose."),
        )
        self.empty.say(
            self.tr("There is nobody to hand over to yet"),
            self.tr(
                "Add the card of a coordinator and compare its fingerprint. Only those whose"
                " fingerprint you compared can be given anything."
            ),
            self.tr("Go to the contacts"),
        )

    def _begin(self, ids: Sequence[str], *, again: bool = False, to: Sequence[str] = ()) -> None:
        self._stack.setCurrentWidget(self.form)
        self.form.begin(ids, again=again, to=to)

    def _again(self) -> None:
        self._begin(())
        self._to_the_top()

    def _show_nobody(self, nobody: bool) -> None:
        if self.shown in {self.form, self.empty}:
            self._stack.setCurrentWidget(self.empty if nobody else self.form)

    def _start(self) -> None:
        plan, target = self.form.plan, self.form.place
        if plan is None or target is None or self.shown is self.writing:
            return
        self.notices.clear()
        self._stack.setCurrentWidget(self.writing)
        self.writing.begin(target.name)
        self.writing.row.button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.place.session.write(handing.start, plan, target).then(
            self, lambda started: self._write(started, target), failed=self._unstarted
        )

    def _unstarted(self, failure: Failure) -> None:
        self._back()
        self.show_error(failure)

    def _write(self, started: Started, target: Place) -> None:
        if self.writing.stopped:
            self._stopped(started)
            return
        self._job = self.place.session.stream(handing.write, started, target).then(
            self,
            lambda written: self._written(started, written),
            failed=lambda failure: self._failed(started, failure),
            cancelled=lambda: self._stopped(started),
            progressed=self.writing.show_step,
        )

    def _written(self, started: Started, written: handover.Streamed) -> None:
        self._job = None
        # It is on the drive: from here on there is nothing to cancel.
        self.writing.row.button.setEnabled(False)
        self.place.session.write(handover.end, started.begun, written).then(
            self, self._show_done, failed=self._unstarted
        )

    def _show_done(self, done: Done) -> None:
        self.done.show_done(done)
        self._stack.setCurrentWidget(self.done)
        self.place.session.changed.emit("handover")
        if self.isVisible():
            self.done.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _failed(self, started: Started, failure: Failure) -> None:
        self._give_up(started, failure)
        self.show_error(failure)

    def _stopped(self, started: Started) -> None:
        self._give_up(started)
        self.notices.show_notice(
            lambda: self.tr(
                "Stopped. Nothing was left on the drive, and your reports are still in the vault."
            ),
            "warning",
        )

    def _give_up(self, started: Started, failure: Failure | None = None) -> None:
        self._job = None
        self.place.session.write(handover.fail, started.begun, failure).then(self)
        self._back()

    def _back(self) -> None:
        self._stack.setCurrentWidget(self.form)
        self.form.refresh()
        if self.isVisible():
            self._to_the_top()

    def _to_the_top(self) -> None:
        self.form.drive.folder.setFocus(Qt.FocusReason.OtherFocusReason)

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()


def _texts(given: object) -> list[str]:
    return [str(one) for one in given] if isinstance(given, Sequence) else []
