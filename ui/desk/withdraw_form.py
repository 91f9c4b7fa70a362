"""Takes back a judgement that was written: which one, and why. The last one is offered first."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from fieldreport.reference.inert import tame
from fieldreport.reference.vocabulary import load
from fieldreport.usecases.desk import triage
from fieldreport.usecases.desk.triage import Judged
from ui.look import language
from ui.parts import buttons
from ui.parts.field import Field
from ui.parts.page import Workplace
from ui.report import whens

SHORT = 40


class WithdrawForm(QWidget):
    """`open` shows it, if there is anything to withdraw; else `nothing` tells so. `done` tells which one was withdrawn,
    `failed` what hindered it, `closed` that none shall be.
    """

    done = Signal(object)
    nothing = Signal()
    failed = Signal(object)
    closed = Signal()

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._asked = 0
        self._offered: tuple[Judged, ...] = ()
        self.which, self.why = QComboBox(), QLineEdit()
        # A long title must not make the page wider than the window.
        self.which.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.which.setMinimumContentsLength(SHORT // 2)
        self._which, self._why = Field(self.which), Field(self.why)
        self.withdraw, self.cancel = buttons.secondary(), buttons.quiet()
        row = QHBoxLayout()
        row.addWidget(self.withdraw)
        row.addWidget(self.cancel)
        row.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(28, 8, 28, 4)
        box.setSpacing(8)
        box.addWidget(self._which)
        box.addWidget(self._why)
        box.addLayout(row)
        self.withdraw.clicked.connect(self._finish)
        self.cancel.clicked.connect(self.closed)
        self.why.returnPressed.connect(self._finish)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._finish)
        self.hide()
        self._retranslate()

    def open(self) -> None:
        """Fetch what can be withdrawn, and show it with the newest chosen."""
        self.clear()
        asked, own = self._asked, self._place.owner.fingerprint

        def came(judged: list[Judged]) -> None:
            if asked != self._asked:
                return
            if not judged:
                self.nothing.emit()
                return
            self._offered = tuple(judged)
            self._name_offered()
            self.show()
            self.which.setFocus(Qt.FocusReason.OtherFocusReason)

        self._place.session.read(triage.judged, own).then(self, came)

    def clear(self) -> None:
        """Forget what was offered and written."""
        self._asked += 1
        self._offered = ()
        self.which.clear()
        self.why.clear()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._which.say(
            self.tr("Withdraw which judgement?"),
            self.tr("It no longer holds then. What it said stays in the history."),
        )
        self._why.say(self.tr("Why (may stay empty)"))
        self.withdraw.setText(self.tr("Withdraw"))
        self.withdraw.setToolTip("Ctrl+Enter")
        self.cancel.setText(self.tr("Not now"))
        self._name_offered()

    def _name_offered(self) -> None:
        chosen = max(0, self.which.currentIndex())
        self.which.clear()
        for one in self._offered:
            title = one.title if len(one.title) <= SHORT else f"{one.title[: SHORT - 1]}…"
            self.which.addItem(f"{kind(one)} · {tame(title)} · {whens.moment(one.made)}")
        if self._offered:
            self.which.setCurrentIndex(chosen)

    def _finish(self) -> None:
        if not self._offered:
            return
        judged, why = self._offered[self.which.currentIndex()], self.why.text()
        self.closed.emit()
        # Also while locking.
        self._place.session.write_first(triage.withdraw, judged.subject, why).then(
            self, lambda _record: self.done.emit(judged), failed=self.failed.emit
        )


def kind(judged: Judged) -> str:
    """What kind of judgement it is, in the language in force."""
    return load("assessment-types").label(judged.kind, language.current())
