"""Reading a file back while what was read before is being authenticated.

A drive that waits while a chunk is opened, and a cipher that waits for the drive, take the sum of
both times. A thread reads the next piece meanwhile, so that it is the longer of the two.
"""

from __future__ import annotations

import io
import os
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer


class ReadAhead(io.RawIOBase):
    """A seekable file that is read forward in pieces of one length; it reads one piece ahead.

    After each full read at an offset, the next piece of that length is fetched by a thread. Reads
    at other offsets are answered too, without its help. Closing waits for the thread and closes
    `file`.
    """

    def __init__(self, file: io.RawIOBase) -> None:
        super().__init__()
        self._file = file
        self._position = 0
        self._thread = ThreadPoolExecutor(1, "read-ahead")
        self._room = bytearray()
        self._ahead: tuple[int, Future[int]] | None = None

    def readable(self) -> bool:
        """Return True."""
        return True

    def seekable(self) -> bool:
        """Return True."""
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        """Move to an offset, from the begin or from the end."""
        base = self._length() if whence == os.SEEK_END else 0
        self._position = base + offset
        return self._position

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        """Read into `buffer` as the file does; what the thread's read raised is raised here."""
        view = memoryview(buffer).cast("B")
        count = self._from_ahead(view)
        if not count:
            self._file.seek(self._position)
            count = self._file.readinto(view) or 0
        self._position += count
        if count and count == len(view):
            self._fetch(count)
        return count

    def close(self) -> None:
        """Wait for the thread, and close the file."""
        if not self.closed:
            self._thread.shutdown()
            self._file.close()
        super().close()

    def _length(self) -> int:
        self._settled()
        return self._file.seek(0, os.SEEK_END)

    def _settled(self) -> tuple[int, int]:
        """Wait until the thread does nothing; return the offset and the length of what it fetched."""
        if self._ahead is None:
            return 0, 0
        (start, future), self._ahead = self._ahead, None
        return start, future.result()

    def _from_ahead(self, view: memoryview) -> int:
        """Fill the view with what was fetched, if it was fetched from here."""
        start, length = self._settled()
        count = min(length, len(view)) if start == self._position else 0
        view[:count] = memoryview(self._room)[:count]
        return count

    def _fetch(self, length: int) -> None:
        if len(self._room) != length:
            self._room = bytearray(length)
        start = self._position

        def read() -> int:
            self._file.seek(start)
            return self._file.readinto(self._room) or 0

        self._ahead = start, self._thread.submit(read)
