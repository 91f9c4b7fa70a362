"""Shows one page of help. It opens nothing: no address, no file, no picture from anywhere."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QUrl, Signal
from PySide6.QtGui import (
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser, QWidget

from ui.help.topics import TOPICS
from ui.look import colours

LINE_HEIGHT = 125.0
ABOVE_HEADING, BELOW_BLOCK, CELL = 14.0, 10.0, 4.0


class Reader(QTextBrowser):
    """`show_text` renders shipped Markdown; `followed` names the topic that a link leads to."""

    followed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "reading")
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setTabChangesFocus(True)
        self.anchorClicked.connect(self._follow)

    def show_text(self, markdown: str) -> None:
        """Render a page from its top."""
        dialect = QTextDocument.MarkdownFeature
        document = self.document()
        document.setMarkdown(markdown, dialect.MarkdownDialectGitHub | dialect.MarkdownNoHTML)
        self._space()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def loadResource(self, _kind: int, _name: QUrl | str) -> QByteArray:
        """Load nothing, whatever a text may ask for. What is empty is an answer; None would have Qt
        look for itself.
        """
        return QByteArray(b"")

    def _follow(self, address: QUrl) -> None:
        if address.toString() in TOPICS:
            self.followed.emit(address.toString())

    def _space(self) -> None:
        """Give lines, paragraphs and tables room; Markdown knows nothing of that."""
        cursor = QTextCursor(self.document())
        block = self.document().begin()
        proportional = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
        while block.isValid():
            cursor.setPosition(block.position())
            shape = block.blockFormat()
            shape.setLineHeight(LINE_HEIGHT, proportional)
            heading = shape.headingLevel()
            shape.setTopMargin(ABOVE_HEADING if heading > 1 else 0)
            close = block.textList() is not None and block.next().textList() is not None
            inside = cursor.currentTable() is not None
            shape.setBottomMargin(0 if inside else BELOW_BLOCK / 2 if close else BELOW_BLOCK)
            cursor.setBlockFormat(shape)
            if heading == 1:
                cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
                larger = QTextCharFormat()
                larger.setProperty(QTextFormat.Property.FontSizeAdjustment, 2)
                cursor.mergeCharFormat(larger)
            block = block.next()
        for frame in self.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                table = frame.format()
                table.setCellPadding(CELL)
                table.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
                table.setBorderBrush(colours.current().of("line"))
                table.setBottomMargin(2 * BELOW_BLOCK)
                frame.setFormat(table)
