"""A file on its way into the vault: measured and encrypted on the pool, planned and committed on the writer.

It is taken in as soon as it is dropped, so that a card that is pulled out takes nothing along.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, Signal
from PySide6.QtGui import QImage, QImageWriter

from fieldreport.usecases.record import drafts
from fieldreport.usecases.record.capture import Attached
from fieldreport.vault import evidence
from fieldreport.vault.evidence import Plan, Streamed
from ui.session.job import Failure, Job
from ui.session.session import Session


class TakingIn(QObject):
    """`ready` hands over what is encrypted and waits to be committed with the draft that names it.

    `progressed` tells a part of one; `failed` what went wrong. A picture from the clipboard has the path of a name.
    """

    ready = Signal(object, object)
    progressed = Signal(float)
    failed = Signal(object)

    def __init__(self, session: Session, path: Path, image: QImage | None, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self.path = session, path
        self._content: bytes | None = None
        self._job: Job[Streamed] | None = None
        self.stopped = False
        if image is None:
            session.compute(drafts.measure, path).then(self, self._measured, failed=self._fail)
        else:
            session.compute(_as_png, image).then(self, self._encoded, failed=self._fail)

    def stop(self) -> None:
        """Take it in no further."""
        self.stopped = True
        if self._job is not None:
            self._job.cancel()

    def _encoded(self, content: bytes) -> None:
        self._content = content
        self._measured(len(content))

    def _measured(self, size: int) -> None:
        if not self.stopped:
            self._session.write(evidence.plan, size).then(self, self._planned, failed=self._fail)

    def _planned(self, plan: Plan) -> None:
        def failed(failure: Failure) -> None:
            self._abandon(plan)
            self._fail(failure)

        session = self._session
        if self._content is None:
            self._job = session.stream(drafts.take, plan, self.path)
        else:
            self._job = session.stream(evidence.stream, plan, [self._content])
        self._job.then(
            self,
            lambda streamed: self._streamed(plan, streamed),
            failed=failed,
            cancelled=lambda: self._abandon(plan),
            progressed=lambda done, total: self.progressed.emit(done / max(total, 1)),
        )
        if self.stopped:
            self._job.cancel()

    def _streamed(self, plan: Plan, streamed: Streamed) -> None:
        self._content = None
        if self.stopped:
            self._abandon(plan)
            return
        said: Attached = drafts.reference(self.path, streamed)
        self.ready.emit(streamed, said)

    def _abandon(self, plan: Plan) -> None:
        self._session.write(evidence.abandon, plan).then(self, failed=_at_the_next_unlock)

    def _fail(self, failure: Failure) -> None:
        self.failed.emit(failure)


def _at_the_next_unlock(_failure: Failure) -> None:
    """What can't be removed now is swept then."""


def _as_png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())
