"""A sheet to read: blocks of styled text that can be scrolled, selected and copied by keyboard.

It is filled a few milliseconds at a time, so that a report of hundreds of people doesn't make the
window wait.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Sequence
from functools import cache

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import (
    QFont,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextTableFormat,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from fieldreport.reference.inert import tame
from ui.look import colours, fonts
from ui.report.blocks import Block, Part, Runs, Table, text_of

# Lines of more characters than this are hard to read.
_WIDTH = 720
_MARGIN = 28
# What the style sheet leaves on the left of a sheet.
_EDGE = 10
# What is laid out at once: a slice of time, and not more than so many parts, since the layout of
# what was put in comes on top.
_SLICE_SECONDS, _SLICE_PARTS = 0.005, 6

# Above, below and on the left of each kind of block, in pixels.
_ROOM = {
    "title": (0, 10, 0),
    "heading": (24, 6, 0),
    "text": (0, 8, 0),
    "item": (10, 0, 0),
    "below": (2, 0, 0),
    "quote": (4, 2, 16),
    "warning": (0, 6, 0),
}
# How wide the column of names is: a share of a wide sheet, enough for a word in a narrow one.
_NAMES_PERCENT, _NAMES_MOST, _NAMES_WIDTH = 24, 45, 130


class Sheet(QTextEdit):
    """`show_parts` fills it. It holds content and nothing else does; `clear` empties it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "reading")
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Its own would be in English where Qt has no translation.
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._parts: tuple[Part, ...] = ()
        self._waiting: deque[Part] = deque()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._fill)

    @property
    def full(self) -> bool:
        """Whether all of it is there."""
        return not self._waiting

    def text(self) -> str:
        """What it says, or will say once it is full."""
        return text_of(self._parts)

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Show these instead of what was there."""
        self._parts = tuple(parts)
        self._begin()

    def changeEvent(self, event: QEvent) -> None:
        """Paint again in the colours in force."""
        if event.type() == QEvent.Type.PaletteChange and self._parts:
            self._begin()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep lines readable."""
        right = max(_MARGIN // 2, self.width() - _WIDTH - _MARGIN)
        # Margins resize what is inside them, which comes here again.
        if self.viewportMargins().right() != right:
            self.setViewportMargins(_MARGIN - _EDGE, 12, right, 0)
        super().resizeEvent(event)

    def _begin(self) -> None:
        self.clear()
        self.document().setDocumentMargin(0)
        self._waiting = deque(self._parts)
        if self._waiting:
            self._timer.start(0)

    def _fill(self) -> None:
        until = time.perf_counter() + _SLICE_SECONDS
        names = _names_percent(self.viewport().width())
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.beginEditBlock()
        for _ in range(_SLICE_PARTS):
            if not self._waiting or time.perf_counter() > until:
                break
            part = self._waiting.popleft()
            if isinstance(part, Table):
                _put_table(cursor, part, names)
            else:
                _put_block(cursor, part)
        cursor.endEditBlock()
        if not self._waiting:
            self._timer.stop()
            self.moveCursor(QTextCursor.MoveOperation.Start)


def _put_block(cursor: QTextCursor, part: Block) -> None:
    above, below, left = _ROOM[part.kind]
    shape = QTextBlockFormat()
    shape.setTopMargin(above)
    shape.setBottomMargin(below)
    shape.setLeftMargin(left)
    shape.setLineHeight(118, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    if part.kind in {"title", "heading"}:
        # A screen reader can go from one to the next.
        shape.setHeadingLevel(1 if part.kind == "title" else 2)
    if part.kind == "warning":
        shape.setBackground(colours.current().of("warning_ground"))
    if cursor.document().isEmpty():
        shape.setTopMargin(0)
        cursor.setBlockFormat(shape)
    else:
        cursor.insertBlock(shape, QTextCharFormat())
    _put_runs(cursor, part.runs, _size(part.kind))


def _put_runs(cursor: QTextCursor, runs: Runs, size: float = fonts.BODY) -> None:
    for run in runs:
        cursor.insertText(tame(run.text), _letters(run.look, size, colours.current()))


def _put_table(cursor: QTextCursor, part: Table, names: float) -> None:
    columns = max((len(row) for row in part.rows), default=0)
    if not columns:
        return
    shape = QTextTableFormat()
    shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    shape.setBorderCollapse(True)
    shape.setBorder(1 if part.kind == "beside" else 0)
    shape.setBorderBrush(colours.current().of("line"))
    shape.setCellPadding(6 if part.kind == "beside" else 0)
    shape.setCellSpacing(0)
    shape.setTopMargin(4)
    shape.setBottomMargin(12)
    shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    rest = (100 - names) / max(columns - 1, 1)
    shape.setColumnWidthConstraints(
        [
            QTextLength(QTextLength.Type.PercentageLength, names if n == 0 else rest)
            for n in range(columns)
        ]
    )
    table = cursor.insertTable(len(part.rows), columns, shape)
    for y, row in enumerate(part.rows):
        for x, runs in enumerate(row):
            inside = table.cellAt(y, x).firstCursorPosition()
            cell = QTextBlockFormat()
            cell.setBottomMargin(4 if part.kind == "facts" else 0)
            cell.setRightMargin(8)
            inside.setBlockFormat(cell)
            _put_runs(inside, runs)
    cursor.movePosition(QTextCursor.MoveOperation.End)


def _names_percent(width: int) -> float:
    return min(_NAMES_MOST, max(_NAMES_PERCENT, 100 * _NAMES_WIDTH / max(width, 1)))


def _size(kind: str) -> float:
    return {"title": fonts.TITLE, "heading": fonts.HEADING}.get(kind, fonts.BODY)


@cache
def _letters(look: str, size: float, chosen: colours.Colours) -> QTextCharFormat:
    strong = size != fonts.BODY or look == "strong"
    weight = QFont.Weight.DemiBold if strong else QFont.Weight.Normal
    letters = QTextCharFormat()
    letters.setFont(fonts.scaled(fonts.SMALL if look == "small" else size, weight))
    letters.setForeground(chosen.of("muted" if look in {"muted", "small", "gone"} else "text"))
    if look == "act":
        letters.setFontItalic(True)
        letters.setForeground(chosen.of("accent_strong"))
    if look == "gone":
        letters.setFontStrikeOut(True)
    if look == "new":
        letters.setFontUnderline(True)
        letters.setForeground(chosen.of("good"))
    return letters
