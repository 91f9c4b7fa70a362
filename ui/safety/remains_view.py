"""What somebody who opens the vault would still learn from it, in words."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldreport.reference.wording import size
from fieldreport.usecases.keep.checkpoint import Remains
from ui.look import language
from ui.parts.labels import label

_NAMES = 12


class RemainsView(QWidget):
    """`show_remains` tells it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._remains: Remains | None = None
        self.title = label("strong", wraps=True)
        self.text = label(wraps=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(self.title)
        box.addWidget(self.text)

    def show_remains(self, remains: Remains | None) -> None:
        """Tell of these; of nothing for None."""
        self._remains = remains
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.title.setText(self.tr("What somebody who opens this vault would still see"))
        left = self._remains
        self.setVisible(left is not None)
        if left is None:
            return
        names = list(left.contacts[:_NAMES]) + (["…"] if len(left.contacts) > _NAMES else [])
        lines = [
            self.tr("Contacts: {names}").format(names=", ".join(names) or "–"),
            self.tr("Whole: {records}, {files}, {drafts}").format(
                records=self.tr("%n record(s)", "", left.records),
                files=self.tr("%n file(s)", "", left.files),
                drafts=self.tr("%n draft(s)", "", left.drafts),
            ),
            self.tr("That they existed, when, and how large: {records}, {files}").format(
                records=self.tr("%n record(s)", "", left.traces),
                files=self.tr("%n file(s)", "", left.file_traces),
            ),
            self.tr("Handed over: {bundles}, {size} together; taken in: {arrived}").format(
                bundles=self.tr("%n bundle(s)", "", left.bundles_out),
                size=size(left.size_out, language.current()),
                arrived=self.tr("%n bundle(s)", "", left.bundles_in + left.held),
            ),
            self.tr("Lines of the custody log: {count}").format(count=left.custody),
        ]
        self.text.setText("\n".join(lines))
