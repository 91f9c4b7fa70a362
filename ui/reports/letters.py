"""Which letter key was pressed, by its place on the keyboard: the letters themselves differ from
layout to layout.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

# Scan codes: those of X11 and Wayland (evdev and 8), of Windows, and the virtual keys of macOS.
_EVDEV = {44: "J", 45: "K", 58: "M"}
_WINDOWS = {0x24: "J", 0x25: "K", 0x32: "M"}
_MAC = {38: "J", 40: "K", 46: "M"}


def letter(event: QKeyEvent) -> str:
    """`J`, `K` or `M`, or empty for every other key and for keys with modifiers."""
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return ""
    if sys.platform == "darwin":
        return _MAC.get(event.nativeVirtualKey(), "")
    codes = _WINDOWS if sys.platform == "win32" else _EVDEV
    # An event without a scan code doesn't come from a keyboard: then the letter counts.
    if event.nativeScanCode():
        return codes.get(event.nativeScanCode(), "")
    known = {Qt.Key.Key_J: "J", Qt.Key.Key_K: "K", Qt.Key.Key_M: "M"}
    return known.get(Qt.Key(event.key()), "")
