"""A text field that offers what may be meant in a list below it, by keyboard or mouse.

The list is a part of the window and not a window of its own, so that locking covers it, and the cursor stays in the
field all the time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QVBoxLayout, QWidget

PAUSE_MS = 60
LEAST_WIDTH = 320
_GAP, _FRAME = 3, 12


@dataclass(frozen=True)
class Suggestion:
    """What is offered: `text` is shown, `value` handed over."""

    text: str
    value: object


class SuggestLine(QLineEdit):
    """`asked` wants suggestions for a text: answer with `offer`. `picked` tells the value of one.

    An eager line has the first suggestion chosen, so that Return takes it; otherwise Down chooses it first.
    """

    asked = Signal(str)
    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None, *, eager: bool = False) -> None:
        super().__init__(parent)
        self._eager = eager
        self._offered: Sequence[Suggestion] = ()
        self._frame: QFrame | None = None
        self._list = QListWidget()
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setSpacing(_GAP)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._list.itemClicked.connect(lambda _item: self._pick())
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(lambda: self.asked.emit(self.text()))
        self.textEdited.connect(self._edited)
        # What is dropped is for the page.
        self.setAcceptDrops(False)

    @property
    def offered(self) -> list[str]:
        """What is in the list now."""
        return [each.text for each in self._offered] if self.offering else []

    @property
    def offering(self) -> bool:
        """Whether the list is open."""
        return self._frame is not None and self._frame.isVisible()

    def offer(self, suggestions: Sequence[Suggestion]) -> None:
        """Show these below the field, as long as the cursor stands in it."""
        self._offered = tuple(suggestions)
        self._list.clear()
        self._list.addItems([each.text for each in suggestions])
        if not suggestions or not self.hasFocus():
            self.close_list()
            return
        self._list.setCurrentRow(0 if self._eager else -1)
        self._place()
        self._announce()

    def close_list(self) -> None:
        """Offer nothing."""
        if self._frame is not None:
            self._frame.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows go along the list, Return takes what is chosen, Escape closes it."""
        key = Qt.Key(event.key())
        if not self.offering:
            super().keyPressEvent(event)
        elif key in _STEPS:
            row = self._list.currentRow() + _STEPS[key]
            self._list.setCurrentRow(row % len(self._offered))
            self._announce()
        elif key in _TAKING and self._list.currentRow() >= 0:
            self._pick()
        elif key == Qt.Key.Key_Escape:
            self.close_list()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Close the list."""
        super().focusOutEvent(event)
        self.close_list()

    def changeEvent(self, event: QEvent) -> None:
        """Offer again in the language in force."""
        if event.type() == QEvent.Type.LanguageChange and self.offering:
            self.asked.emit(self.text())
        super().changeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the list below the field when the page is scrolled or laid out anew."""
        if event.type() in _MOVING and self.offering:
            self._place()
        return super().eventFilter(watched, event)

    def _follow(self, ground: QWidget) -> None:
        moving: QWidget = self
        while moving is not ground:
            moving.installEventFilter(self)
            above = moving.parentWidget()
            if above is None:
                return
            moving = above

    def _edited(self) -> None:
        self._pause.start()

    def _pick(self) -> None:
        chosen = self._offered[self._list.currentRow()].value
        self._pause.stop()
        self.close_list()
        self.picked.emit(chosen)

    def _ground(self) -> QWidget:
        """What the list lies on: all that the window holds, which goes as a whole when it is locked."""
        ground: QWidget = self
        while (above := ground.parentWidget()) is not None and not above.isWindow():
            ground = above
        return ground

    def _announce(self) -> None:
        row = self._list.currentRow()
        if row >= 0:
            QAccessible.updateAccessibility(
                QAccessibleAnnouncementEvent(self, self._offered[row].text)
            )

    def _place(self) -> None:
        ground = self._ground()
        if self._frame is None:
            self._frame = _framed(self._list, ground)
            self._follow(ground)
        rows = len(self._offered)
        height = rows * (self._list.sizeHintForRow(0) + 2 * _GAP) + _FRAME
        width = max(self.width(), LEAST_WIDTH)
        below = self.mapTo(ground, QPoint(0, self.height() + 2))
        top = below.y()
        if top + height > ground.height():
            top = self.mapTo(ground, QPoint(0, 0)).y() - height - 2
        left = max(0, min(below.x(), ground.width() - width - 8))
        self._frame.setGeometry(left, top, width, height)
        self._frame.show()
        self._frame.raise_()


def _framed(inside: QListWidget, ground: QWidget) -> QFrame:
    frame = QFrame(ground)
    frame.setProperty("look", "card")
    frame.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    box = QVBoxLayout(frame)
    box.setContentsMargins(4, 4, 4, 4)
    box.addWidget(inside)
    return frame


_MOVING = frozenset({QEvent.Type.Move, QEvent.Type.Resize})
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_TAKING = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
