"""One entry in a list: what it says in a line, and when it is open, its fields below."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.look import icons
from ui.parts import buttons
from ui.parts.labels import label
from ui.report.blocks import Run, Runs
from ui.writing.entry_form import EntryForm, inner
from ui.writing.sentence import Sentence


class EntryRow(QFrame):
    """`toggled` wants it opened or closed, `removed` deleted."""

    toggled = Signal()
    removed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.sentence = Sentence()
        self.toggle = buttons.icon_only("chevron-down")
        self.remove = buttons.icon_only("x")
        self.form: EntryForm | None = None
        self._fault: Callable[[], str] | None = None
        self._below = label("fault", wraps=True)
        self._below.hide()
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(2)
        head.addWidget(self.sentence, 1)
        head.addWidget(self.toggle, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(12, 4, 4, 4)
        self._box.setSpacing(6)
        self._box.addLayout(head)
        self._box.addWidget(self._below)
        self.sentence.clicked.connect(self.toggled)
        self.toggle.clicked.connect(self.toggled)
        self.remove.clicked.connect(self.removed)
        self.toggle.installEventFilter(self)

    @property
    def text(self) -> str:
        """What it says."""
        return self.sentence.text

    def say(self, runs: Runs) -> None:
        """Set what it says."""
        self.sentence.show_runs(runs or (Run(self.tr("Nothing said yet"), "muted"),))
        self._retranslate()

    def open(self, form: EntryForm) -> None:
        """Show its fields."""
        self.form = form
        form.setContentsMargins(0, 2, 8, 8)
        self._box.addWidget(form)
        icons.put(self.toggle, "chevron-up", "muted")
        self._retranslate()

    def close_form(self) -> None:
        """Hide its fields."""
        form, self.form = self.form, None
        if form is None:
            return
        self._box.removeWidget(form)
        form.hide()
        form.deleteLater()
        icons.put(self.toggle, "chevron-down", "muted")
        self._retranslate()

    def set_fault(self, fault: Callable[[], str] | None) -> None:
        """Say what is wrong with it where no field can; None for nothing."""
        self._fault = fault
        self._retranslate()

    def focus_form(self) -> None:
        """Put the cursor into the first field that says nothing."""
        if self.form is not None:
            inner(self.form.first()).setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Delete deletes."""
        if watched is self.toggle and isinstance(event, QKeyEvent):
            pressed = event.type() == QEvent.Type.KeyPress
            if pressed and event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
                self.removed.emit()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes it."""
        if event.key() == Qt.Key.Key_Escape and self.form is not None:
            self.toggled.emit()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        opened = self.form is not None
        said = self.tr("Close: {what}") if opened else self.tr("Change: {what}")
        buttons.name_it(self.toggle, said.format(what=self.text))
        buttons.name_it(self.remove, self.tr("Delete: {what}").format(what=self.text))
        text = self._fault() if self._fault is not None else ""
        self._below.setText(text)
        self._below.setVisible(bool(text))
