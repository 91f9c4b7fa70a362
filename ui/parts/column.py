"""A scrolling column of at most a readable width: what forms and settings stand in."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

WIDTH = 680
MARGIN = 28
GAP = 16


class Column(QScrollArea):
    """Put widgets into `.box`. What gets the focus is scrolled into view, also by keyboard."""

    def __init__(
        self, parent: QWidget | None = None, width: int = WIDTH, *, centred: bool = False
    ) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer = QWidget()
        outer.setProperty("look", "column")
        middle = QWidget(outer)
        middle.setMaximumWidth(width)
        row = QHBoxLayout(outer)
        row.setContentsMargins(MARGIN, 0, MARGIN, MARGIN)
        # What the column can't take goes to the sides, or all to the right.
        row.addStretch(1 if centred else 0)
        row.addWidget(middle, 1000)
        row.addStretch(1)
        self.box = QVBoxLayout(middle)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(GAP)
        self._outer = outer
        self._fitting = QTimer(self)
        self._fitting.setSingleShot(True)
        self._fitting.timeout.connect(self._fit)
        # From here on a scroll area looks at what happens to its widget.
        self.setWidget(outer)
        app = cast(QApplication, QApplication.instance())
        app.focusChanged.connect(self._follow)

    def set_enabled(self, on: bool) -> None:
        """Let what is in the column be used, or not."""
        self._outer.setEnabled(on)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice that something in the column needs more or less room."""
        if watched is self._outer and event.type() == QEvent.Type.LayoutRequest:
            self._fitting.start(0)
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Take the new texts' heights when the language changes."""
        if event.type() == QEvent.Type.LanguageChange:
            QTimer.singleShot(0, self, self._forget)
        super().changeEvent(event)

    def _forget(self) -> None:
        # A layout within a layout remembers how high it wanted to be with the old texts.
        for widget in self._outer.findChildren(QWidget):
            inner = widget.layout()
            if inner is not None:
                inner.invalidate()
        self._fit()

    def _fit(self) -> None:
        # Qt asks how high the column wants to be before the texts in it have wrapped anew.
        QApplication.sendEvent(self, QEvent(QEvent.Type.LayoutRequest))

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self._outer.isAncestorOf(new):
            self.ensureWidgetVisible(new, 0, 48)
