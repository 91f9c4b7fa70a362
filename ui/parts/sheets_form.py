"""Typing the words of a recovery card's sheets, one sheet after the other, until there are enough.

What was typed is a part of a key: it is checked at once, taken out of the field, and held only
until it was used.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from fieldreport.crypto.shares import Share, parse
from fieldreport.errors import UserError
from fieldreport.reference.wording import explain
from ui.look import language
from ui.parts import buttons
from ui.parts.field import Field
from ui.parts.labels import label

_HIGH = 92
_HINTS = (
    Qt.InputMethodHint.ImhSensitiveData
    | Qt.InputMethodHint.ImhNoPredictiveText
    | Qt.InputMethodHint.ImhNoAutoUppercase
)


class _Words(QPlainTextEdit):
    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class SheetsForm(QWidget):
    """`complete` with the shares, once as many as are needed were typed."""

    complete = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shares: dict[int, Share] = {}
        self.words = _Words()
        self.words.setTabChangesFocus(True)
        self.words.setFixedHeight(_HIGH)
        self.words.setInputMethodHints(_HINTS)
        self.words.setUndoRedoEnabled(False)
        self.field = Field(self.words)
        self.take = buttons.secondary(icon="plus")
        self._taken = label("muted", wraps=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self._taken)
        box.addWidget(self.field)
        box.addWidget(self.take, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.words)
        self.words.textChanged.connect(self.field.clear_fault)
        self.words.entered.connect(self._take)
        self.take.clicked.connect(self._take)
        self._retranslate()

    def forget(self) -> None:
        """Let go of what was typed."""
        self._shares = {}
        self.words.clear()
        self.field.clear_fault()
        self._retranslate()

    def refuse(self, failure: UserError) -> None:
        """Say why these sheets together are of no use, and begin again."""
        self.forget()
        self.field.set_fault(lambda: explain(failure, language.current()))
        self.words.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _take(self) -> None:
        try:
            share = parse(self.words.toPlainText())
            known = next(iter(self._shares.values()), share)
            if (share.set, share.needed) != (known.set, known.needed):
                raise UserError("shares.mixed")  # noqa: TRY301 - said beside the field all the same
        except UserError as error:
            refused = error
            self.field.set_fault(lambda: explain(refused, language.current()))
            self.words.setFocus()
            return
        self._shares[share.number] = share
        self.words.clear()
        self._retranslate()
        self.words.setFocus()
        if len(self._shares) >= share.needed:
            shares = list(self._shares.values())
            self.forget()
            self.complete.emit(shares)

    def _retranslate(self) -> None:
        self.field.say(
            self.tr("The words of a sheet"),
            self.tr("All of them, or the first four letters of each, in their order."),
        )
        self.take.setText(self.tr("Take this sheet"))
        if self._shares:
            needed = next(iter(self._shares.values())).needed
            self._taken.setText(
                self.tr("{given} of {needed} sheets taken").format(
                    given=len(self._shares), needed=needed
                )
            )
        self._taken.setVisible(bool(self._shares))
