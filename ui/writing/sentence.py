"""A line of text with strong and slanted words in it, wrapped where there is no room. Text is never markup here."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from fieldreport.reference.inert import tame
from ui.look import colours
from ui.report.blocks import Runs

# Above and below, so that one line stands beside its buttons and several don't touch the frame.
PADDING = 4


class Sentence(QWidget):
    """`show_runs` sets what it says; `clicked` when somebody points at it."""

    clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runs: Runs = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def text(self) -> str:
        """All of it as plain text."""
        return "".join(tame(run.text) for run in self._runs)

    def show_runs(self, runs: Runs) -> None:
        """Set what it says."""
        self._runs = runs
        self.setAccessibleName(self.text)
        self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:
        """As many lines as it takes."""
        return round(self._laid_out(width)[1]) + 2 * PADDING

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(240, self.heightForWidth(max(self.width(), 240)))

    def minimumSizeHint(self) -> QSize:
        """A word."""
        return QSize(80, self.fontMetrics().lineSpacing())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the lines in the colours in force."""
        painter = QPainter(self)
        painter.setPen(colours.current().of("text"))
        layout, height = self._laid_out(self.width())
        layout.draw(painter, QPointF(0, max(0.0, (self.height() - height) / 2)))
        painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell."""
        if self.rect().contains(event.position().toPoint()):
            self.clicked.emit()

    def _laid_out(self, width: int) -> tuple[QTextLayout, float]:
        layout = QTextLayout(self.text, self.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(self._formats())
        layout.beginLayout()
        height = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 40))
            line.setPosition(QPointF(0, height))
            height += line.height() + 1
        layout.endLayout()
        return layout, height

    def _formats(self) -> list[QTextLayout.FormatRange]:
        found, start = [], 0
        for run in self._runs:
            length = len(tame(run.text).encode("utf-16-le")) // 2
            piece = QTextLayout.FormatRange()
            piece.start, piece.length = start, length
            look = QTextCharFormat()
            if run.look == "strong":
                look.setFontWeight(QFont.Weight.DemiBold)
            elif run.look == "act":
                look.setFontItalic(True)
            elif run.look in {"muted", "small"}:
                look.setForeground(colours.current().of("muted"))
            piece.format = look
            found.append(piece)
            start += length
        return found
