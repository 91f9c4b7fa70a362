"""The sections of the form in a column: how much is in each, and which is not right. The arrow keys go along it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPushButton, QScrollArea, QVBoxLayout, QWidget

from ui.look import icons
from ui.writing.form import PARTS
from ui.writing.item import told

KEYS = tuple(f"Alt+{number}" for number in (1, 2, 3, 4, 5, 6, 7, 8, 9, 0))


class Outline(QWidget):
    """`count` and `mark_faulty` say what is in a section, `mark` in which one the cursor is."""

    def __init__(self, pressed: Callable[[str], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "column")
        self._buttons: dict[str, QPushButton] = {}
        self._counts: dict[str, int] = {}
        self._faulty = ""
        box = QVBoxLayout(self)
        box.setContentsMargins(18, 0, 0, 12)
        box.setSpacing(2)
        for each in PARTS:
            button = QPushButton(self)
            button.setProperty("look", "rail")
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setAutoDefault(True)
            button.clicked.connect(lambda _on, name=each.name: pressed(name))
            self._buttons[each.name] = button
            box.addWidget(button)
        box.addStretch(1)
        self._say()

    def count(self, counts: dict[str, int]) -> None:
        """Say how many entries there are."""
        if counts != self._counts:
            self._counts = counts
            self._say()

    def mark(self, name: str) -> None:
        """Say in which section the cursor is."""
        for each, button in self._buttons.items():
            button.setCheckable(each == name)
            button.setChecked(each == name)

    def mark_faulty(self, name: str) -> None:
        """Say in which section something is wrong; empty for none."""
        if name != self._faulty:
            self._faulty = name
            self._say()

    def button(self, name: str) -> QPushButton:
        """The button of a section."""
        return self._buttons[name]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down go along the sections."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        order, focused = list(self._buttons.values()), self.focusWidget()
        if step and isinstance(focused, QPushButton) and focused in order:
            place = (order.index(focused) + step) % len(order)
            order[place].setFocus(Qt.FocusReason.TabFocusReason)
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)

    def _say(self) -> None:
        native = QKeySequence.SequenceFormat.NativeText
        for each, key in zip(PARTS, KEYS, strict=True):
            button, number = self._buttons[each.name], self._counts.get(each.name, 0)
            title = told(each.title)
            text = f"{title} · {number}" if number else title
            faulty = each.name == self._faulty
            button.setText(text)
            icons.put(button, "triangle-alert" if faulty else _ICONS[each.name], _role(faulty), 16)
            wrong = self.tr("{section}: something is not right here").format(section=text)
            button.setAccessibleName(wrong if faulty else text)
            button.setToolTip(f"{title} ({QKeySequence(key).toString(native)})")


class Side(QScrollArea):
    """Holds the outline: as wide as it is in the language in force, and scrolled where the window is low."""

    def __init__(self, outline: Outline, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._outline = outline
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(outline)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice that its texts changed."""
        if watched is self._outline and event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        self.setFixedWidth(self._outline.sizeHint().width())


_ICONS = {
    "account": "file-text",
    "when": "clock",
    "people": "users",
    "acts": "zap",
    "property": "camera",
    "sources": "eye",
    "evidence": "paperclip",
    "gathering": "megaphone",
    "claims": "message-circle",
    "links": "link",
}


def _role(faulty: bool) -> str:
    return "bad" if faulty else "muted"
