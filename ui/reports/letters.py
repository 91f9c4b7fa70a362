"""Which letter key was pressed, by its place on the keyboard: the letters themselves differ from
layout to layout.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

# Scan codes: those of X11 and Wayland (evdev and 8), of Windows, and the virtual keys of macOS.
_EVDEV = {44: "J", 45: "K"}
_WINDOWS = {0x24: "J", 0x25: "K"}
_MAC = {38: "J", 40: "K"}


def letter(event: QKeyEvent) -> str:
    """`J` or `K`, or empty for every other key and for keys with modifiers."""
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return ""
    if sys.platform == "darwin":
        return _MAC.get(event.nativeVirtualKey(), "")
    codes = _WINDOWS if sys.platform == "win32" else _EVDEV
    # An event without a scan code doesn't come from a keyboard: then the letter counts.
    if event.nativeScanCode():
        return codes.get(event.nativeScanCode(), "")
    return {Qt.Key.Key_J: "J", Qt.Key.Key_K: "K"}.get(Qt.Key(event.key()), "")
