"""What a judgement needs beside itself: a question, a reason, or the other report."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from fieldreport.reference.inert import tame
from fieldreport.usecases.desk.triage import Kind
from fieldreport.vault.search import Row
from ui.desk.account_view import when
from ui.parts import buttons
from ui.parts.field import Field

HIGH = 84
SHORT = 34
PAUSE_MS = 150


class WordsForm(QWidget):
    """`ask` opens it for a kind of judgement. `said` tells the text or the subject; `closed`, that
    nothing was; `searched`, the words to look for.
    """

    said = Signal(str)
    closed = Signal()
    searched = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind: Kind = "set-aside"
        self._found: tuple[Row, ...] = ()
        self.words, self.search, self.other = QPlainTextEdit(), QLineEdit(), QComboBox()
        self.words.setFixedHeight(HIGH)
        self.words.setTabChangesFocus(True)
        self._words, self._search = Field(self.words), Field(self.search)
        self._other = Field(self.other)
        self.done, self.cancel = buttons.primary(), buttons.quiet()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        row = QHBoxLayout()
        row.addWidget(self.done)
        row.addWidget(self.cancel)
        row.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(28, 8, 28, 4)
        box.setSpacing(8)
        for each in (self._words, self._search, self._other):
            box.addWidget(each)
        box.addLayout(row)
        self.done.clicked.connect(self._finish)
        self.cancel.clicked.connect(self.closed)
        self.words.textChanged.connect(self._words.clear_fault)
        self.search.textChanged.connect(lambda _text: self._pause.start())
        self._pause.timeout.connect(lambda: self.searched.emit(self.search.text()))
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._finish)
        self.hide()

    def ask(self, kind: Kind) -> None:
        """Open it, empty, with the cursor in its field."""
        self.clear()
        self.kind = kind
        picks = kind == "duplicate-of"
        self._words.setVisible(not picks)
        self._search.setVisible(picks)
        self._other.setVisible(picks)
        self.retranslate()
        self.show()
        field = self._search if picks else self._words
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def offer(self, found: Sequence[Row]) -> None:
        """List the reports that may be meant."""
        self._found = tuple(found)
        self.other.clear()
        self._name_found()
        self._other.clear_fault()

    def clear(self) -> None:
        """Forget what was written."""
        self._pause.stop()
        self.words.clear()
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self._found = ()
        self.other.clear()
        self._words.clear_fault()
        self._other.clear_fault()

    def retranslate(self) -> None:
        """Set every text."""
        if self.kind == "needs-information":
            self._words.say(
                self.tr("What do you need to know?"),
                self.tr("The question travels back to the sender in the next receipt."),
            )
        else:
            self._words.say(
                self.tr("Why is it set aside?"),
                self.tr("The reason is your own note. The report itself stays as it is."),
            )
        self._search.say(self.tr("Look for the report that it repeats"))
        self._other.say(self.tr("It repeats"))
        self._name_found()
        self.done.setText(self.tr("Judge and go on"))
        self.done.setToolTip("Ctrl+Enter")
        self.cancel.setText(self.tr("Not now"))

    def _name_found(self) -> None:
        chosen = max(0, self.other.currentIndex())
        self.other.clear()
        for row in self._found:
            title = tame(row.title if len(row.title) <= SHORT else f"{row.title[: SHORT - 1]}…")
            dated = when(row)
            self.other.addItem(f"{title} · {dated}" if dated else title, row.subject)
        if self._found:
            self.other.setCurrentIndex(chosen)

    def _finish(self) -> None:
        if self.kind == "duplicate-of":
            subject = self.other.currentData()
            if not subject:
                self._other.set_fault(lambda: self.tr("Choose the report that it repeats."))
                return
            self.said.emit(subject)
            return
        text = self.words.toPlainText().strip()
        if not text:
            self._words.set_fault(lambda: self.tr("Write it in a sentence."))
            return
        self.said.emit(text)
