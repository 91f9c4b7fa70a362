"""A field for a passphrase: hidden unless shown, with a sign for caps lock and for the letters that
the keyboard writes.

Most failed unlocks are a right passphrase on a wrong keyboard layout. Qt knows neither layout nor
caps lock on every system, so what is typed is looked at: the script of the last letter, and its
case against Shift.
"""

from __future__ import annotations

import sys
import unicodedata
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.look import icons
from ui.parts import buttons
from ui.parts.labels import label

if TYPE_CHECKING:
    from fieldreport.crypto.secret import Secret

LIMIT = 1024
# The bit of caps lock among the modifiers that the system itself reports with a key.
_CAPS_BITS = {"xcb": 0x2, "wayland": 0x2, "windows": 0x100, "cocoa": 1 << 16}
# No input method keeps or suggests it.
_HINTS = (
    Qt.InputMethodHint.ImhHiddenText
    | Qt.InputMethodHint.ImhSensitiveData
    | Qt.InputMethodHint.ImhNoPredictiveText
    | Qt.InputMethodHint.ImhNoAutoUppercase
)


class _Line(QLineEdit):
    keyed = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.keyed.emit(event)
        super().keyPressEvent(event)


class PassphraseField(QWidget):
    """`text()` and `clear()`, `changed` while typing, `entered` on Return. Pasting is allowed."""

    changed = Signal()
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._script = ""
        self._caps = False
        self.line = _Line()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setMaxLength(LIMIT)
        self.line.setInputMethodHints(_HINTS)
        self.line.textChanged.connect(self.changed)
        self.line.returnPressed.connect(self.entered)
        self.line.keyed.connect(self._keyed)
        self._eye = buttons.icon_only("eye")
        self._eye.setCheckable(True)
        self._eye.toggled.connect(self.show_text)
        self._sign = label("hint", wraps=True)
        self._icon = label()
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.line, 1)
        row.addWidget(self._eye)
        signs = QHBoxLayout()
        signs.setSpacing(6)
        signs.addWidget(self._icon)
        signs.addWidget(self._sign, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addLayout(row)
        box.addLayout(signs)
        self.setFocusProxy(self.line)
        self._retranslate()

    def text(self) -> str:
        """What was typed."""
        return self.line.text()

    def secret(self) -> Secret:
        """What was typed, in a buffer of its own."""
        # The page is there before its cryptography is.
        from fieldreport.crypto.secret import Secret  # noqa: PLC0415

        return Secret(bytearray(self.text().encode("utf-8", "surrogatepass")))

    def forget(self) -> None:
        """Empty it, and hide what will be typed."""
        self.clear()
        self.show_text(False)

    def clear(self) -> None:
        """Forget what was typed, and how to undo that."""
        self.line.setText("")

    def set_text(self, text: str) -> None:
        """Fill the field."""
        self.line.setText(text)

    def show_text(self, shown: bool = True) -> None:
        """Show what is typed, or hide it again."""
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.line.setEchoMode(mode)
        # Showing it resets these too.
        self.line.setInputMethodHints(_HINTS)
        if self._eye.isChecked() != shown:
            self._eye.setChecked(shown)
        icons.put(self._eye, "eye-off" if shown else "eye", "muted")
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _keyed(self, event: QKeyEvent) -> None:
        letter = event.text()
        if event.key() == Qt.Key.Key_CapsLock:
            self._caps = not self._caps
        elif len(letter) == 1 and letter.isalpha():
            self._script = _script(letter)
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._caps = _caps_bit(event) or (letter.isupper() and not shift)
        self._show_signs()

    def _show_signs(self) -> None:
        signs = []
        if self._caps:
            signs.append(self.tr("Caps Lock is on."))
        if self._script == "latin":
            signs.append(self.tr("The keyboard writes Latin letters."))
        elif self._script == "cyrillic":
            signs.append(self.tr("The keyboard writes Cyrillic letters."))
        self._sign.setText(" ".join(signs))
        self._sign.setVisible(bool(signs))
        self._icon.setVisible(bool(signs))
        name, role = ("arrow-big-up", "warning") if self._caps else ("keyboard", "muted")
        icons.put(self._icon, name, role, 16)

    def _retranslate(self) -> None:
        shown = self.line.echoMode() == QLineEdit.EchoMode.Normal
        text = self.tr("Hide the passphrase") if shown else self.tr("Show the passphrase")
        buttons.name_it(self._eye, text)
        self._show_signs()


def _script(letter: str) -> str:
    name = unicodedata.name(letter, "")
    return next((each for each in ("latin", "cyrillic") if each.upper() in name), "")


def _caps_bit(event: QKeyEvent) -> bool:
    bit = _CAPS_BITS.get(QGuiApplication.platformName(), 0)
    if sys.platform == "linux" and not event.nativeScanCode():
        return False
    return bool(event.nativeModifiers() & bit)
