"""macOS says to whoever listens that the screen was locked; sleep is told to Qt, which suspends us.

Never run by a test here: it needs macOS. Core Foundation is called directly, so that no further
library is needed.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable

_NAMES = ("com.apple.screenIsLocked", "com.apple.screensaver.didstart")
_UTF8 = 0x08000100
_AT_ONCE = 4
_FRAMEWORK = "/System/Library/Frameworks/CoreFoundation.framework/CoreFoundation"


def listen(tell: Callable[[], object]) -> object:
    """Call `tell` when the screen is locked; keep what is returned as long as it should."""
    core = ctypes.CDLL(_FRAMEWORK)
    pointer = ctypes.c_void_p
    core.CFNotificationCenterGetDistributedCenter.restype = pointer
    core.CFStringCreateWithCString.restype = pointer
    core.CFStringCreateWithCString.argtypes = [pointer, ctypes.c_char_p, ctypes.c_uint32]
    kind = ctypes.CFUNCTYPE(None, pointer, pointer, pointer, pointer, pointer)
    called = kind(lambda *_said: tell())
    add = core.CFNotificationCenterAddObserver
    add.restype = None
    add.argtypes = [pointer, pointer, kind, pointer, pointer, ctypes.c_long]
    centre = core.CFNotificationCenterGetDistributedCenter()
    for name in _NAMES:
        text = core.CFStringCreateWithCString(None, name.encode(), _UTF8)
        add(centre, None, called, text, None, _AT_ONCE)
    return called
