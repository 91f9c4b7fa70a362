"""Who was there, in one line; below it in words how the line is understood."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from fieldreport.usecases.record.crowd import Someone, people
from ui.parts.field import Field


class PeopleField(Field):
    """`text` is the line."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self.line = QLineEdit()
        self.line.setAcceptDrops(False)
        super().__init__(self.line, parent)
        self.line.textEdited.connect(self._edited)
        self._retranslate()

    @property
    def text(self) -> str:
        """What was typed."""
        return self.line.text()

    @property
    def words(self) -> str:
        """How it is understood."""
        return self._hint

    def put(self, text: str) -> None:
        """Show what was there before."""
        self.line.setText(text)
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _edited(self) -> None:
        self.clear_fault()
        self._retranslate()
        self.changed.emit()

    def _retranslate(self) -> None:
        found = people(self.text)
        said = "; ".join(self._said(each) for each in found)
        self.say(
            self.tr("People"),
            said or self.tr("A whole name is kept apart from the account, which says A. B."),
        )
        self.line.setPlaceholderText(self.tr("A. B., +3 unknown"))

    def _said(self, each: Someone) -> str:
        if each.name is not None:
            return self.tr("{initials} (name kept apart)").format(initials=each.label)
        if each.count is not None:
            return self.tr("group: {who}").format(who=each.label)
        return each.label
