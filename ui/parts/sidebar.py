"""The sidebar: the way to every page. The arrow keys go along it, Tab leaves it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui.look import icons

WIDTH = 208


class Sidebar(QWidget):
    """`add` puts a button above or at the foot; `mark` says which page is open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(WIDTH)
        self._buttons: dict[str, QPushButton] = {}
        self._top, self._foot = QVBoxLayout(), QVBoxLayout()
        for part in (self._top, self._foot):
            part.setSpacing(2)
        box = QVBoxLayout(self)
        box.setContentsMargins(10, 16, 10, 12)
        box.addLayout(self._top)
        box.addStretch(1)
        box.addLayout(self._foot)

    def add(self, name: str, icon: str, *, foot: bool, pressed: Callable[[], object]) -> None:
        """Add a way to the page `name`."""
        button = QPushButton(self)
        button.setProperty("look", "rail")
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setAutoDefault(True)
        icons.put(button, icon)
        button.clicked.connect(pressed)
        self._buttons[name] = button
        (self._foot if foot else self._top).addWidget(button)

    def say(self, name: str, text: str, keys: str = "") -> None:
        """Set what a button says, and the keys that do the same."""
        button = self._buttons[name]
        button.setText(text)
        button.setAccessibleName(text)
        button.setToolTip(f"{text} ({keys})" if keys else text)

    def mark(self, name: str) -> None:
        """Say which page is open."""
        for each, button in self._buttons.items():
            opened = each == name
            button.setCheckable(opened)
            button.setChecked(opened)

    def button(self, name: str) -> QPushButton:
        """The button of a page."""
        return self._buttons[name]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down go along the buttons."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        order = list(self._buttons.values())
        focused = self.focusWidget()
        if step and isinstance(focused, QPushButton) and focused in order:
            order[(order.index(focused) + step) % len(order)].setFocus(
                Qt.FocusReason.TabFocusReason
            )
            return
        super().keyPressEvent(event)
