"""The sheets of a recovery card, one at a time: to be written down, or printed, for its trustee."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMarginsF, Qt, Signal
from PySide6.QtGui import QFont, QFontDatabase, QPageLayout, QPageSize, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from fieldreport.usecases.keep.shares import Sheet
from ui.look import language
from ui.parts import buttons
from ui.parts.labels import label

_HIGH = 330
_PRINTED_POINTS = 10


class SheetView(QWidget):
    """`all_seen` when the last one was handed on. Each is out of sight before the next comes."""

    all_seen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheets: tuple[Sheet, ...] = ()
        self._at = 0
        self._text = label(wraps=True)
        self.sheet = QPlainTextEdit()
        self.sheet.setReadOnly(True)
        self.sheet.setTabChangesFocus(True)
        self.sheet.setFont(_even(self.sheet.font().pointSizeF()))
        self.sheet.setFixedHeight(_HIGH)
        self.sheet.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        # Copying it would leave it in the memory of other programs.
        self.sheet.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.sheet.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.printed, self.on = buttons.secondary(icon="file-text"), buttons.secondary()
        row = QHBoxLayout()
        row.addWidget(self.printed)
        row.addWidget(self.on)
        row.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        box.addWidget(self._text)
        box.addWidget(self.sheet)
        box.addLayout(row)
        self.setFocusProxy(self.sheet)
        self.printed.clicked.connect(self._ask_printer)
        self.on.clicked.connect(self._next)
        self._retranslate()

    def show_sheets(self, sheets: Sequence[Sheet]) -> None:
        """Begin with the first of these."""
        self._sheets, self._at = tuple(sheets), 0
        self._retranslate()

    def clear(self) -> None:
        """Let go of them."""
        self._sheets, self._at = (), 0
        self.sheet.clear()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def print_to(self, printer: QPrinter) -> None:
        """Print the sheet that is shown."""
        printer.setPageLayout(
            QPageLayout(
                QPageSize(QPageSize.PageSizeId.A4),
                QPageLayout.Orientation.Portrait,
                QMarginsF(15, 15, 15, 15),
                QPageLayout.Unit.Millimeter,
            )
        )
        document = QTextDocument()
        document.setDefaultFont(_even(_PRINTED_POINTS))
        document.setPlainText(self.sheet.toPlainText())
        document.print_(printer)

    def _ask_printer(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        # What a print queue shows of a job.
        printer.setDocName("1")
        dialog = QPrintDialog(printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.print_to(printer))
        dialog.setWindowModality(Qt.WindowModality.NonModal)
        dialog.show()

    def _next(self) -> None:
        self.sheet.clear()
        self._at += 1
        if self._at < len(self._sheets):
            self._retranslate()
            self.sheet.setFocus()
        else:
            self.clear()
            self.all_seen.emit()

    def _retranslate(self) -> None:
        self.sheet.setAccessibleName(self.tr("The sheet"))
        self.printed.setText(self.tr("Print…"))
        last = self._at + 1 >= len(self._sheets)
        self.on.setText(self.tr("The trustee has it: go on") if last else self.tr("Next sheet"))
        self._text.setText(
            self.tr(
                "Write it down or print it for its trustee, who is the only one to see it. A printer"
                " and its queue may keep what they printed: use one that nobody else does, without"
                " a network."
            )
        )
        if self._at < len(self._sheets):
            self.sheet.setPlainText(self._sheets[self._at].text(language.current()))


def _even(points: float) -> QFont:
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    if points > 0:
        font.setPointSizeF(points)
    return font
