"""Which key of the keyboard was pressed, by its place: J is J, also where it writes О."""

from __future__ import annotations

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

SPACE = " "

# By system: evdev and 8 under X11 and Wayland, set 1 on Windows, virtual key codes on macOS.
_LINUX = {44: "J", 45: "K", 55: "V", 31: "I", 40: "D", 53: "X", 30: "U", 58: "M", 65: SPACE}
_WINDOWS = {
    0x24: "J",
    0x25: "K",
    0x2F: "V",
    0x17: "I",
    0x20: "D",
    0x2D: "X",
    0x16: "U",
    0x32: "M",
    0x39: SPACE,
}
_MAC = {38: "J", 40: "K", 9: "V", 34: "I", 2: "D", 7: "X", 32: "U", 46: "M", 49: SPACE}
_PLACES = {"win32": _WINDOWS, "darwin": _MAC}.get(sys.platform, _LINUX)

_HELD = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


def letter(event: QKeyEvent) -> str:
    """One of `JKVIDXUM` or a space; empty for any other key, and with Ctrl, Alt or Meta."""
    if event.modifiers() & _HELD:
        return ""
    # macOS tells the place as the virtual key.
    place = event.nativeVirtualKey() if sys.platform == "darwin" else event.nativeScanCode()
    if place:
        return _PLACES.get(place, "")
    # A screen without a keyboard of its own tells no places: the letter itself then.
    typed = chr(event.key()) if event.key() < _ASCII else ""
    return typed if typed in _PLACES.values() else ""


_ASCII = 128
