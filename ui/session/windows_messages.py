"""Windows tells every top-level window that the session is locked or left, and that it will sleep.

Never run by a test here: it needs Windows. What the numbers mean is in winuser.h and wtsapi32.h.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray
    from PySide6.QtGui import QGuiApplication

    _POWER, _SESSION = 0x0218, 0x02B1
    _SUSPEND = 4
    # Left at the console, left from afar, locked, logged off.
    _LEFT = frozenset({2, 4, 6, 7})
    _THIS_SESSION = 0

    class _Messages(QAbstractNativeEventFilter):
        def __init__(self, tell: Callable[[], object]) -> None:
            super().__init__()
            self._tell = tell

        def nativeEventFilter(self, _kind: QByteArray | bytes, message: int) -> Any:
            said = wintypes.MSG.from_address(int(message))
            if (said.message == _POWER and said.wParam == _SUSPEND) or (
                said.message == _SESSION and said.wParam in _LEFT
            ):
                self._tell()
            return False, 0

    def listen(tell: Callable[[], object]) -> object:
        """Call `tell` when the session is left or locked, or sleep begins; keep what is returned."""
        messages = _Messages(tell)
        app = QGuiApplication.instance()
        assert app is not None  # noqa: S101 - there is a window
        app.installNativeEventFilter(messages)
        for window in QGuiApplication.topLevelWindows():
            handle = wintypes.HWND(int(window.winId()))
            ctypes.WinDLL("wtsapi32").WTSRegisterSessionNotification(handle, _THIS_SESSION)
        return messages
