"""A field for a PIN: hidden digits, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRegularExpression, Qt
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QLineEdit, QWidget

if TYPE_CHECKING:
    from fieldreport.crypto.secret import Secret

# The most that there can be; the core says which are too few.
LIMIT = 12
WIDTH = 220


class PinField(QLineEdit):
    """A line that takes digits alone, from any keyboard layout."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setMaxLength(LIMIT)
        self.setMaximumWidth(WIDTH)
        self.setValidator(QRegularExpressionValidator(QRegularExpression("[0-9]*"), self))
        # No input method keeps or suggests it.
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhDigitsOnly
            | Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
        )

    def secret(self) -> Secret:
        """What was typed."""
        # The page is there before its cryptography is.
        from fieldreport.crypto.secret import Secret  # noqa: PLC0415

        return Secret(bytearray(self.text().encode()))
