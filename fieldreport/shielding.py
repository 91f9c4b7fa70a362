"""What the system can do for a process that holds secrets: write no picture of its memory to a
drive, let nobody of the same user read it, and keep keys out of the swap.

Each of these is asked for and may be refused: a system that lacks one still has the vault's
encryption. None needs a right of its own. What is said to be in force is what the system agreed to.
"""

from __future__ import annotations

import ctypes
import sys
from contextlib import suppress
from typing import Any

if sys.platform != "win32":
    import resource

# linux/prctl.h. A new program begins dumpable again, so every process asks for itself.
_SET_DUMPABLE = 4
# sys/ptrace.h of macOS: nobody may attach from now on.
_DENY_ATTACH = 31
# errhandlingapi.h and werapi.h: no dialog, and no report with parts of the memory in it.
_NO_FAULT_BOXES = 0x0001 | 0x0002 | 0x8000
_NO_HEAP_IN_REPORTS = 1 | 4


def shield() -> tuple[str, ...]:
    """Make this process one whose memory isn't written out or read by others, for good.

    Returns the names of what is in force: `no_core`, `not_dumpable`, `no_reports`.
    """
    if sys.platform == "win32":
        return _windows()
    raised = []
    with suppress(OSError, ValueError):
        # The hard limit too: what this process starts can't raise it again.
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        raised.append("no_core")
    if sys.platform == "linux" and ctypes.CDLL(None).prctl(_SET_DUMPABLE, 0, 0, 0, 0) == 0:
        # A core that is piped to a collector ignores the limit, but not this. And without it, any
        # program of the same user could read our memory.
        raised.append("not_dumpable")
    if sys.platform == "darwin" and ctypes.CDLL(None).ptrace(_DENY_ATTACH, 0, None, 0) == 0:
        raised.append("not_dumpable")
    return tuple(raised)


def keep_in_memory(buffer: bytearray) -> bool:
    """Ask that `buffer` is never swapped out; whether the system agreed.

    The system locks whole pages and doesn't count how often, so nothing is ever unlocked again: the
    next secret may lie on the same page. Small buffers come from the same few pages over and over,
    and a page that is given back to the system is unlocked by that.
    """
    if not buffer:
        return False
    # Held only for the call: a buffer that is lent out can't be resized.
    held = (ctypes.c_char * len(buffer)).from_buffer(buffer)
    return _lock(ctypes.addressof(held), len(buffer))


def _lock(address: int, size: int) -> bool:
    lock = _system_lock()
    return lock is not None and _agreed(lock(ctypes.c_void_p(address), ctypes.c_size_t(size)))


def _agreed(answer: int) -> bool:
    # mlock says 0 when it did, VirtualLock says 0 when it didn't.
    return bool(answer) is (sys.platform == "win32")


def _system_lock() -> Any:
    if sys.platform == "win32":
        return ctypes.WinDLL("kernel32").VirtualLock
    return getattr(_LIBRARY, "mlock", None)


if sys.platform == "win32":

    def _windows() -> tuple[str, ...]:
        kernel = ctypes.WinDLL("kernel32")
        kernel.SetErrorMode(_NO_FAULT_BOXES)
        raised = []
        with suppress(OSError, AttributeError):
            if kernel.WerSetFlags(_NO_HEAP_IN_REPORTS) == 0:
                raised.append("no_reports")
        return tuple(raised)

else:
    # Looked up once: a key is made for every file and every chunk of work.
    _LIBRARY = ctypes.CDLL(None)
