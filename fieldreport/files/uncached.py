"""Reading back what was written from the drive itself, not from the memory that still holds it.

A comparison through the system's cache compares memory with memory and is always right, even when
the drive has been pulled out. Each system has its own way around the cache.
"""

from __future__ import annotations

import io
import mmap
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from fieldreport.files.environment import environment_errors

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes
elif sys.platform == "darwin":
    import ctypes
    import fcntl

# A multiple of every sector size in use (512 to 4,096 bytes, 64 KiB at most), large enough to keep
# a drive busy.
BLOCK = 1 << 20


def open_uncached(path: Path) -> BinaryIO:
    """Open a finished file so that reading it asks the drive. Raises UserError with the codes of
    `environment_errors`.

    What the drive keeps in a cache of its own can't be told from what it has stored; the flush
    before is what makes it store. On a file system in memory (tmpfs) memory is the drive.
    """
    with environment_errors(path):
        if sys.platform == "win32":
            return _open_windows(path)
        else:  # noqa: RET505 - so that the type checker sees one system at a time
            return _open_posix(path)


if sys.platform != "win32":

    def _open_posix(path: Path) -> BinaryIO:
        descriptor = os.open(path, os.O_RDONLY)
        try:
            # Only clean pages can be dropped, so whatever is still to be written is written first.
            os.fsync(descriptor)
            if sys.platform == "darwin":
                _drop_darwin(descriptor)
                return os.fdopen(descriptor, "rb", buffering=BLOCK)
            os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
            return io.BufferedReader(_Passing(descriptor, "rb"), BLOCK)
        except BaseException:
            os.close(descriptor)
            raise


if sys.platform not in {"win32", "darwin"}:
    # Small enough that the system hands out the same memory again and again.
    _WINDOW = 8 << 20

    class _Passing(io.FileIO):
        """Drops from memory what was read, a window at a time: nobody reads it a second time.

        Without this the whole file would push out of memory what other programs need; and reading
        into memory that was used a moment ago takes a half to a quarter of the time.
        """

        _passed = 0

        def readinto(self, buffer: WriteableBuffer, /) -> int:
            count = super().readinto(buffer) or 0
            self._passed += count
            if self._passed >= _WINDOW:
                self._passed = 0
                os.posix_fadvise(self.fileno(), 0, self.tell(), os.POSIX_FADV_DONTNEED)
            return count


class AlignedReader(io.RawIOBase):
    """Bytes of any length at any place, from something that can only be read in whole blocks into
    aligned memory.

    `read_block(offset, memory)` fills `memory` (BLOCK bytes on a page boundary) from `offset` (a
    multiple of BLOCK) and returns how many bytes it could: fewer only at the end. `close` is called
    once.
    """

    def __init__(
        self, size: int, read_block: Callable[[int, mmap.mmap], int], close: Callable[[], None]
    ) -> None:
        super().__init__()
        self._size = size
        self._read_block = read_block
        self._close = close
        # Anonymous memory begins on a page, which every drive's alignment divides.
        self._memory = mmap.mmap(-1, BLOCK)
        self._held = -1
        self._filled = 0
        self._position = 0

    def readable(self) -> bool:
        """Say yes."""
        return True

    def seekable(self) -> bool:
        """Say yes."""
        return True

    def tell(self) -> int:
        """Return the offset of the next byte."""
        return self._position

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Go to another place, as in any file."""
        base = {os.SEEK_SET: 0, os.SEEK_CUR: self._position, os.SEEK_END: self._size}[whence]
        if base + offset < 0:
            raise ValueError("a place before the begin of the file")
        self._position = base + offset
        return self._position

    def readinto(self, buffer: object) -> int:
        """Fill `buffer` up to the end of the block at hand; 0 at the end of the file."""
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        start = self._position // BLOCK * BLOCK
        if start != self._held:
            self._held = -1
            self._filled = self._read_block(start, self._memory)
            self._held = start
        inside = self._position - start
        count = min(len(view), max(self._filled - inside, 0))
        view[:count] = self._memory[inside : inside + count]
        self._position += count
        return count

    def close(self) -> None:
        """Close what is read from. May be called again."""
        if not self.closed:
            try:
                self._memory.close()
                self._close()
            finally:
                super().close()


if sys.platform == "darwin":
    _MS_INVALIDATE = 2  # <sys/mman.h>

    def _drop_darwin(descriptor: int) -> None:
        """Take the file's pages out of the unified cache, and keep what is read from now on out of
        it.

        F_NOCACHE alone still answers from pages that are there already; msync with MS_INVALIDATE
        discards those. Python's mmap offers neither that flag nor the address of a read-only map,
        so the C functions are called as they are.
        """
        fcntl.fcntl(descriptor, fcntl.F_NOCACHE, 1)
        size = os.fstat(descriptor).st_size
        if not size:
            return
        libc = ctypes.CDLL(None, use_errno=True)
        libc.mmap.restype = ctypes.c_void_p
        libc.mmap.argtypes = (
            *(ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int),
            *(ctypes.c_int, ctypes.c_int, ctypes.c_int64),
        )
        libc.msync.argtypes = (ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int)
        libc.munmap.argtypes = (ctypes.c_void_p, ctypes.c_size_t)
        address = libc.mmap(None, size, mmap.PROT_READ, mmap.MAP_SHARED, descriptor, 0)
        if address == ctypes.c_void_p(-1).value:
            raise OSError(ctypes.get_errno(), "mmap")
        try:
            if libc.msync(address, size, _MS_INVALIDATE):
                raise OSError(ctypes.get_errno(), "msync")
        finally:
            libc.munmap(address, size)


if sys.platform == "win32":
    _GENERIC_READ = 0x80000000
    _FILE_SHARE_READ = 1
    _OPEN_EXISTING = 3
    # Opening without buffering makes NTFS and FAT write out and drop what the cache holds of the
    # file.
    _NO_BUFFERING_SEQUENTIAL = 0x20000000 | 0x08000000
    _INVALID_HANDLE = wintypes.HANDLE(-1).value

    def _open_windows(path: Path) -> BinaryIO:
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateFileW.restype = wintypes.HANDLE
        kernel.CreateFileW.argtypes = (
            *(wintypes.LPCWSTR, wintypes.DWORD, wintypes.DWORD, wintypes.LPVOID),
            *(wintypes.DWORD, wintypes.DWORD, wintypes.HANDLE),
        )
        kernel.SetFilePointerEx.argtypes = (
            *(wintypes.HANDLE, wintypes.LARGE_INTEGER, wintypes.LPVOID, wintypes.DWORD),
        )
        kernel.ReadFile.argtypes = (
            *(wintypes.HANDLE, wintypes.LPVOID, wintypes.DWORD),
            *(ctypes.POINTER(wintypes.DWORD), wintypes.LPVOID),
        )
        kernel.CloseHandle.argtypes = (wintypes.HANDLE,)
        size = path.stat().st_size
        handle = kernel.CreateFileW(
            *(str(path), _GENERIC_READ, _FILE_SHARE_READ, None),
            *(_OPEN_EXISTING, _NO_BUFFERING_SEQUENTIAL, None),
        )
        if handle == _INVALID_HANDLE:
            raise ctypes.WinError(ctypes.get_last_error())

        def read_block(offset: int, memory: mmap.mmap) -> int:
            count = wintypes.DWORD()
            block = (ctypes.c_char * BLOCK).from_buffer(memory)
            if not kernel.SetFilePointerEx(handle, offset, None, os.SEEK_SET):
                raise ctypes.WinError(ctypes.get_last_error())
            if not kernel.ReadFile(handle, block, BLOCK, ctypes.byref(count), None):
                raise ctypes.WinError(ctypes.get_last_error())
            return count.value

        def close() -> None:
            kernel.CloseHandle(handle)

        return io.BufferedReader(AlignedReader(size, read_block, close), BLOCK)
