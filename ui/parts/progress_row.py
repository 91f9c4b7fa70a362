"""A long job as the user sees it: what it does, a bar, bytes, speed, time left, and Cancel.

Speed and time left are told once they mean something: after two seconds, from the mean so far.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from fieldreport.reference.wording import size
from ui.look import language
from ui.parts import buttons
from ui.parts.labels import label
from ui.session.job import Failure, Job

T = TypeVar("T")

TELL_AFTER_SECONDS = 2.0
_STEPS = 1000


class ProgressRow(QWidget):
    """`follow` a job until it ends. Or else `begin` with what is done, `show_step` as it goes;
    `cancelled` when the user has had enough.
    """

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._began = 0.0
        self._done = self._total = 0
        self._of_bytes = True
        self._job: Job[Any] | None = None
        self._what = label("strong", wraps=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, _STEPS)
        self._figures = label("hint")
        self.button = buttons.secondary()
        self.button.clicked.connect(self._cancel)
        texts = QVBoxLayout()
        texts.setSpacing(6)
        texts.addWidget(self._what)
        texts.addWidget(self._bar)
        texts.addWidget(self._figures)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(texts, 1)
        row.addWidget(self.button)
        self._retranslate()

    @property
    def busy(self) -> bool:
        """Whether a job is followed that hasn't ended."""
        return self._job is not None

    def follow(
        self,
        job: Job[T],
        what: str,
        *,
        over: Callable[[], object],
        done: Callable[[T], object],
        failed: Callable[[Failure], object],
        cancelled: Callable[[], object] = lambda: None,
    ) -> None:
        """Be there as long as the job goes on, and let it be cancelled. When it ends, the row goes,
        then `over` is called, then what is said of the end.
        """

        def ended(then: Callable[[], object]) -> None:
            self._job = None
            self.hide()
            over()
            then()

        self._job = job
        job.then(
            self,
            lambda answer: ended(lambda: done(answer)),
            failed=lambda failure: ended(lambda: failed(failure)),
            cancelled=lambda: ended(cancelled),
            progressed=self.show_step,
        )
        self.begin(what)
        self.show()

    def stop(self) -> None:
        """Ask the job that is followed to stop."""
        if self._job is not None:
            self._job.cancel()

    def begin(self, what: str, *, of_bytes: bool = True) -> None:
        """Start anew: `what` is being done; steps count bytes, or else things."""
        self.rename(what)
        self._began, self._done, self._total = time.monotonic(), 0, 0
        self._of_bytes = of_bytes
        self.button.setEnabled(True)
        # Nothing is known yet: a bar that moves to and fro.
        self._bar.setRange(0, 0)
        self._figures.clear()

    def rename(self, what: str) -> None:
        """Say anew what is being done: in another language, or the next part of the same."""
        self._what.setText(what)
        self._bar.setAccessibleName(what)

    def show_step(self, done: int, total: int) -> None:
        """Note that `done` of `total` are through."""
        self._done, self._total = done, total
        self._bar.setRange(0, _STEPS)
        self._bar.setValue(_STEPS * done // total if total else 0)
        self._figures.setText(self._told())

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _cancel(self) -> None:
        self.button.setEnabled(False)
        self._figures.setText(self.tr("Stopping…"))
        self.stop()
        self.cancelled.emit()

    def _told(self) -> str:
        if self._of_bytes:
            lang = language.current()
            far = self.tr("{done} of {total}").format(
                done=size(self._done, lang), total=size(self._total, lang)
            )
        else:
            far = self.tr("{done} of {total}").format(done=self._done, total=self._total)
        spent = time.monotonic() - self._began
        if spent < TELL_AFTER_SECONDS or not 0 < self._done < self._total:
            return far
        if self._of_bytes:
            speed = size(round(self._done / spent), language.current())
            far = self.tr("{far} – {speed} a second").format(far=far, speed=speed)
        left = spent * (self._total - self._done) / self._done
        if left < 60:
            return self.tr("{far} – about {seconds} s left").format(
                far=far, seconds=max(1, round(left))
            )
        return self.tr("{far} – about {minutes} min left").format(far=far, minutes=round(left / 60))

    def _retranslate(self) -> None:
        self.button.setText(self.tr("Cancel"))
        if self._total:
            self._figures.setText(self._told())
