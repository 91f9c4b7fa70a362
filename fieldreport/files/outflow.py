"""Writing large files at the pace of the drive, without filling the system's memory on the way.

Left alone, a system keeps gigabytes that were written in memory, pushes out what the user's other
programs need, and stands still for minutes when the file is synced at last. Here the drive begins
at once, what it has is let go of, and a progress bar tells the truth.
"""

from __future__ import annotations

import os
import sys
from typing import BinaryIO

if sys.platform == "linux":
    import ctypes
    import errno
elif sys.platform == "darwin":
    import fcntl

# A window is large enough that the drive works in long runs; so many of them may be under way, so
# that it never runs dry, and no more, so that little is left when a job is cancelled.
WINDOW = 8 << 20
AHEAD = 4


class Outflow:
    """Appends to a file that was just made, past its buffer.

    `write` takes a view and returns how many of its bytes were written, as raw files do; so it is a
    sink for `StreamWriter`. It raises OSError, also for what was written before: such a failure is
    final. The file still has to be synced.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._descriptor = file.fileno()
        self._written = 0
        self._begun = 0
        self._dropped = 0
        if sys.platform == "darwin":
            fcntl.fcntl(self._descriptor, fcntl.F_NOCACHE, 1)

    def write(self, view: memoryview) -> int:
        """Write what the system takes of `view` at once."""
        count = os.write(self._descriptor, view)
        self._written += count
        if sys.platform == "linux" and self._written - self._begun >= WINDOW:
            self._let_go()
        return count

    if sys.platform == "linux":

        def _let_go(self) -> None:
            """Have the drive begin with the newest window, wait for an older one, and drop that
            from memory.
            """
            begin, length = self._begun, self._written - self._begun
            _sync_range(self._descriptor, begin, length, _WRITE)
            self._begun = self._written
            end = max(0, begin - AHEAD * WINDOW)
            start, self._dropped = self._dropped, end
            if end > start:
                _sync_range(self._descriptor, start, end - start, _WAIT | _WRITE | _WAIT_AFTER)
                os.posix_fadvise(self._descriptor, start, end - start, os.POSIX_FADV_DONTNEED)


if sys.platform == "linux":
    # <fcntl.h>
    _WAIT, _WRITE, _WAIT_AFTER = 1, 2, 4

    _libc = ctypes.CDLL(None, use_errno=True)
    # Where the system lacks the call or forbids it, files are only written less smoothly.
    _NOT_OFFERED = frozenset({errno.ENOSYS, errno.EINVAL, errno.EPERM, errno.ESPIPE})

    def _sync_range(descriptor: int, start: int, length: int, flags: int) -> None:
        """Call sync_file_range, which reports a failed write once only: here, not at the final sync
        any more.
        """
        call = getattr(_libc, "sync_file_range", None)
        if call is None:
            return
        places = ctypes.c_int64(start), ctypes.c_int64(length)
        if (
            call(descriptor, *places, ctypes.c_uint(flags))
            and ctypes.get_errno() not in _NOT_OFFERED
        ):
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
