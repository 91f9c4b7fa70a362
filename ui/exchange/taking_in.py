"""Files looked at, imported and answered one after the other, on the writer's thread.

A bad file stops nothing. Cancelling stops at the file that is under way, of which nothing stays;
those before it are through.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from fieldreport.errors import UserError
from fieldreport.files import shown
from fieldreport.usecases.exchange import intake, preview, receipts
from ui.exchange.arrived import Arrived, expect_each_other
from ui.session.job import Failure, Job
from ui.session.session import Session

T = TypeVar("T")


class TakingIn(QObject):
    """`began` with what is done, as a function, `stepped` as it goes, `changed` with each file that
    is known better now, `passed_over` with one that is for somebody else; in the end one of
    `looked`, `imported`, `answered`, `stopped`, or `failed`.
    """

    began = Signal(object)
    stepped = Signal(int, int)
    changed = Signal(object)
    passed_over = Signal(object)
    looked = Signal()
    imported = Signal()
    answered = Signal()
    stopped = Signal()
    failed = Signal(object)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._left: deque[Arrived] = deque()
        self._job: Job[Any] | None = None

    def look_at(self, files: Sequence[Arrived]) -> None:
        """Find out what these are; nothing is stored."""
        self._left = deque(files)
        self._each(self._look, lambda: self._looked(files))

    def take(self, files: Sequence[Arrived]) -> None:
        """Import these."""
        self._left = deque(sorted(files, key=lambda each: each.order))
        self._each(self._take, self.imported.emit)

    def answer(self, files: Sequence[Arrived], folder: Path | None) -> None:
        """Write the receipts for these, into `folder` or else where each came from."""
        self._left = deque(files)
        self._each(lambda each, go_on: self._answer(each, folder, go_on), self.answered.emit)

    def cancel(self) -> None:
        """Stop as soon as possible."""
        self._left.clear()
        if self._job is not None:
            self._job.cancel()

    def _each(
        self,
        begin: Callable[[Arrived, Callable[[], None]], None],
        ended: Callable[[], object],
    ) -> None:
        def go_on() -> None:
            self._job = None
            if self._left:
                begin(self._left.popleft(), go_on)
            else:
                ended()

        go_on()

    def _looked(self, files: Sequence[Arrived]) -> None:
        expect_each_other(files)
        for each in files:
            self.changed.emit(each)
        self.looked.emit()

    def _look(self, file: Arrived, go_on: Callable[[], None]) -> None:
        name = shown(file.path)
        self.began.emit(
            lambda: (
                self.tr("Looking at what is kept")
                if file.held
                else self.tr("Looking at “{name}”").format(name=name)
            )
        )

        def seen(what: preview.Seen) -> None:
            file.seen, file.refused = what, None
            self.changed.emit(file)
            go_on()

        def refused(failure: Failure) -> None:
            code = failure.code if isinstance(failure, UserError) else ""
            if file.in_folder and code == "bundle.not_for_us":
                # A drive carries bundles for several people; only a file that was named is a
                # mistake.
                self.passed_over.emit(file)
            else:
                file.refused = failure
                self.changed.emit(file)
            go_on()

        job = self._session.write_long(preview.preview, file.path, sender=file.sender)
        self._run(job, seen, refused)

    def _take(self, file: Arrived, go_on: Callable[[], None]) -> None:
        name = file.seen.sender if file.seen else ""
        self.began.emit(lambda: self.tr("Importing what {name} sent").format(name=name))

        def taken(imported: intake.Imported) -> None:
            file.imported, file.refused = imported, None
            self.changed.emit(file)
            go_on()

        def refused(failure: Failure) -> None:
            file.refused, file.take_whole = failure, False
            self.changed.emit(file)
            go_on()

        job = self._session.write_long(
            intake.take_in, file.path, sender=file.sender, take_whole=file.take_whole
        )
        self._run(job, taken, refused)

    def _answer(self, file: Arrived, folder: Path | None, go_on: Callable[[], None]) -> None:
        self.began.emit(lambda: self.tr("Writing the receipts"))
        arrival = file.imported.arrival if file.imported is not None else None

        def written(path: Path) -> None:
            file.receipt = shown(path)
            self.changed.emit(file)
            go_on()

        def refused(failure: Failure) -> None:
            # The next would fail in the same way.
            self._left.clear()
            self._job = None
            self.failed.emit(failure)

        job = self._session.write_long(receipts.write_receipt, arrival, folder or file.path.parent)
        self._run(job, written, refused)

    def _run(
        self,
        job: Job[T],
        done: Callable[[T], object],
        failed: Callable[[Failure], object],
    ) -> None:
        self._job = job
        job.then(
            self,
            done,
            failed=failed,
            cancelled=self._stopped,
            progressed=self.stepped.emit,
        )

    def _stopped(self) -> None:
        self._left.clear()
        self._job = None
        self.stopped.emit()
