"""Limits the helper on Windows: a job object with a memory limit and no further process.

Windows has no limits that a process sets for itself as POSIX has; a job that it puts itself into
does the same. Constants and structures: `winnt.h`.
"""

from __future__ import annotations

import sys

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _ACTIVE_PROCESS, _PROCESS_MEMORY, _DIE_ON_UNHANDLED = 0x8, 0x100, 0x400
    _EXTENDED_LIMITS = 9
    # No "has stopped working" window, in which the process would wait for a click.
    _NO_ERROR_WINDOWS = 0x8003

    class _Basic(ctypes.Structure):
        _fields_ = (
            ("process_time", ctypes.c_int64),
            ("job_time", ctypes.c_int64),
            ("flags", wintypes.DWORD),
            ("minimum_working_set", ctypes.c_size_t),
            ("maximum_working_set", ctypes.c_size_t),
            ("active_processes", wintypes.DWORD),
            ("affinity", ctypes.c_size_t),
            ("priority", wintypes.DWORD),
            ("scheduling", wintypes.DWORD),
        )

    class _Extended(ctypes.Structure):
        _fields_ = (
            ("basic", _Basic),
            ("transfers", ctypes.c_uint64 * 6),
            ("process_memory", ctypes.c_size_t),
            ("job_memory", ctypes.c_size_t),
            ("peak_process_memory", ctypes.c_size_t),
            ("peak_job_memory", ctypes.c_size_t),
        )

    def restrict(memory: int) -> bool:
        """Allow this process `memory` bytes and no child; False if Windows refuses."""
        system = ctypes.WinDLL("kernel32", use_last_error=True)
        system.SetErrorMode(_NO_ERROR_WINDOWS)
        system.CreateJobObjectW.restype = wintypes.HANDLE
        system.GetCurrentProcess.restype = wintypes.HANDLE
        # The handle stays open for as long as the process lives, on purpose.
        job = wintypes.HANDLE(system.CreateJobObjectW(None, None))
        limits = _Extended()
        limits.basic.flags = _ACTIVE_PROCESS | _PROCESS_MEMORY | _DIE_ON_UNHANDLED
        limits.basic.active_processes = 1
        limits.process_memory = memory
        size = wintypes.DWORD(ctypes.sizeof(limits))
        return bool(
            system.SetInformationJobObject(job, _EXTENDED_LIMITS, ctypes.byref(limits), size)
            and system.AssignProcessToJobObject(job, wintypes.HANDLE(system.GetCurrentProcess()))
        )
