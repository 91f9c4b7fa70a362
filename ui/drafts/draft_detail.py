"""The draft that is chosen in the list: its text, a way to go on with it, and one to delete it.

Deleting can't be taken back, so it asks with a second button in the place of the first.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fieldreport.usecases.record.drafts import Listed
from ui.drafts import draft_rows
from ui.parts import buttons
from ui.parts.labels import label


class DraftDetail(QWidget):
    """`wanted` to go on with a draft, `unwanted` to delete it; both tell its id."""

    wanted = Signal()
    unwanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft: Listed | None = None
        self.text = label(wraps=True, selectable=True)
        self.below = label("muted", wraps=True)
        self.open = buttons.primary(icon="square-pen")
        self.delete = buttons.secondary(icon="trash-2")
        self.really = buttons.danger(icon="trash-2")
        self.keep = buttons.quiet()
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.open, self.delete, self.really, self.keep):
            row.addWidget(button)
        row.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 4, 28, 20)
        box.setSpacing(12)
        box.addLayout(row)
        box.addWidget(self.below)
        box.addWidget(self.text)
        box.addStretch(1)
        self.text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.open.clicked.connect(self.wanted)
        self.delete.clicked.connect(lambda: self._ask(True))
        self.keep.clicked.connect(lambda: self._ask(False))
        self.really.clicked.connect(self.unwanted)
        self.show_draft(None)
        self._retranslate()

    def show_draft(self, draft: Listed | None) -> None:
        """Show a draft, or nothing."""
        self._draft = draft
        self.setVisible(draft is not None)
        self._ask(False, focus=False)
        self._say_draft()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _ask(self, really: bool, *, focus: bool = True) -> None:
        for button, shown in (
            (self.really, really),
            (self.keep, really),
            (self.open, not really),
            (self.delete, not really),
        ):
            button.setVisible(shown)
        if focus:
            # Not on what can't be taken back: a second Return must not delete.
            target = self.keep if really else self.delete
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_draft(self) -> None:
        draft = self._draft
        self.text.setText(_cut(draft.text) if draft else "")
        self.below.setText(draft_rows.below(draft) if draft else "")

    def _retranslate(self) -> None:
        self.open.setText(self.tr("Continue"))
        self.delete.setText(self.tr("Delete …"))
        self.really.setText(self.tr("Delete for good"))
        self.keep.setText(self.tr("Keep it"))
        self._say_draft()


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST].rstrip() + " …"


LONGEST = 1_500
