"""A folder that is chosen: what it is for, where it is, and the button that asks for another."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.parts import buttons, choosing
from ui.parts.field import Field
from ui.parts.labels import label, tip


class FolderField(QWidget):
    """`folder` is what is chosen, or None; `changed` tells."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.folder: Path | None = None
        self._name = self._hint = self._title = self._none = ""
        self._path = label()
        self._path.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.button = buttons.secondary(icon="folder-open")
        self.button.clicked.connect(self._ask)
        picker = QWidget()
        picker.setFocusProxy(self.button)
        row = QHBoxLayout(picker)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._path, 1)
        row.addWidget(self.button)
        self.field = Field(picker)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.field)
        self.setFocusProxy(self.button)

    def say(self, name: str, hint: str, title: str, none: str) -> None:
        """Set what the folder is, a hint, the title of the dialog that asks for it, and what stands
        there while none is chosen.
        """
        self._name, self._hint, self._title, self._none = name, hint, title, none
        self.button.setText(self.tr("Choose…"))
        self._show()

    def set_folder(self, folder: Path | None) -> None:
        """Choose a folder."""
        self.folder = folder
        self.field.clear_fault()
        self._show()
        self.changed.emit()

    def set_fault(self, fault: Callable[[], str]) -> None:
        """Say what is wrong with it."""
        self.field.set_fault(fault)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much of the path as there is room for."""
        super().resizeEvent(event)
        self._show_path()

    def _ask(self) -> None:
        choosing.folder(self, self._title, self.set_folder)

    def _show(self) -> None:
        self.field.say(self._name, self._hint)
        self._path.setProperty("look", "plain" if self.folder else "muted")
        self._path.style().unpolish(self._path)
        self._path.style().polish(self._path)
        tip(self._path, str(self.folder or ""))
        if self.folder is not None:
            # Read out with the button that changes it; what is wrong, or the hint, comes after it.
            self.button.setAccessibleName(f"{self._name}: {self.folder}")
        self._show_path()

    def _show_path(self) -> None:
        room = max(0, self._path.width() - 2)
        text = str(self.folder) if self.folder is not None else self._none
        metrics = QFontMetrics(self._path.font())
        # The end tells more of a folder than the beginning.
        self._path.setText(metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, room))
