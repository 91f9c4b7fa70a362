"""The head of the page: what is being written, whether it is kept, and what can be done with the whole of it.

Discarding can't be taken back, so it asks with a second button in the place of the first.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence

from ui.parts import buttons
from ui.parts.header import PageHeader


class Head(QObject):
    """`save`, `close` and `really` (discard) are pressed."""

    def __init__(self, header: PageHeader) -> None:
        super().__init__(header)
        self._header = header
        self._asking = False
        self.discard = buttons.quiet(icon="trash-2")
        self.really = buttons.danger(icon="trash-2")
        self.keep = buttons.quiet()
        self.close = buttons.secondary()
        self.save = buttons.primary()
        for button in (self.discard, self.really, self.keep, self.close, self.save):
            header.add(button)
        self.discard.clicked.connect(lambda: self._ask(True))
        self.keep.clicked.connect(lambda: self._ask(False))
        self._begun = False
        self._ask(False, focus=False)

    def enable(self, on: bool) -> None:
        """Let the buttons be used, or not."""
        for button in (self.discard, self.really, self.close, self.save):
            button.setEnabled(on)

    def say(self, *, changes: bool, kept: bool, begun: bool) -> None:
        """Say what is written: changes to a report or a new one; whether it is in a draft."""
        self._begun = begun
        title = self.tr("Change a report") if changes else self.tr("New report, all fields")
        nothing = self.tr("Alt with a digit leads to a section.")
        below = (
            self.tr("Kept as a draft") if kept else self.tr("Not saved yet") if begun else nothing
        )
        self._header.say(title, below)
        keys = QKeySequence("Ctrl+Return").toString(QKeySequence.SequenceFormat.NativeText)
        self.save.setText(self.tr("Save"))
        self.save.setToolTip(self.tr("Save and show the report ({keys})").format(keys=keys))
        self.close.setText(self.tr("Close"))
        self.close.setToolTip(self.tr("What you wrote is kept as a draft."))
        self.discard.setText(self.tr("Discard …"))
        self.really.setText(self.tr("Delete for good"))
        self.keep.setText(self.tr("Keep it"))
        self._ask(self._asking and begun, focus=False)

    def _ask(self, really: bool, *, focus: bool = True) -> None:
        self._asking = really
        for button in (self.really, self.keep):
            button.setVisible(really)
        for button in (self.close, self.save):
            button.setVisible(not really)
        self.discard.setVisible(self._begun and not really)
        if focus:
            # Not on what can't be taken back: a second Return must not delete.
            (self.keep if really else self.discard).setFocus(Qt.FocusReason.OtherFocusReason)
