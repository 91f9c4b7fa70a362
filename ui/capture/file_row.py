"""One file in the list of a note: its name, its size or how far it is, and a button that takes it off."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QWidget

from fieldreport.files import shown
from fieldreport.reference.wording import size
from ui.look import icons, language
from ui.parts import buttons
from ui.parts.labels import label, tip

NAME_WIDTH = 340


class FileRow(QWidget):
    """`bytes_` is None as long as the file is being taken in."""

    removed = Signal()

    def __init__(self, name: str, bytes_: int | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._size = shown(name), bytes_
        self._part = 0.0
        self._label, self._state = label(), label("muted")
        self.remove = buttons.icon_only("x")
        picture = label()
        icons.put(picture, "paperclip", "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (picture, self._label, self._state, self.remove):
            row.addWidget(widget)
        row.addStretch(1)
        self._label.setText(
            QFontMetrics(self._label.font()).elidedText(
                self._name, Qt.TextElideMode.ElideMiddle, NAME_WIDTH
            )
        )
        tip(self._label, self._name)
        self.remove.clicked.connect(self.removed)
        self._retranslate()

    @property
    def text(self) -> str:
        """What it says."""
        return f"{self._label.text()} {self._state.text()}"

    def show_part(self, part: float) -> None:
        """Say how much is taken in, from 0 to 1."""
        self._part = part
        self._retranslate()

    def show_size(self, bytes_: int) -> None:
        """Say that it is in the vault."""
        self._size = bytes_
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        if self._size is None:
            percent = self.tr("being encrypted, {percent} %")
            self._state.setText(percent.format(percent=int(self._part * 100)))
        else:
            self._state.setText(size(self._size, language.current()))
        buttons.name_it(self.remove, self.tr("Take off: {file}").format(file=self._name))
