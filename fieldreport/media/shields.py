"""Gives up, in the helper, whatever a decoder doesn't need, before the first byte of a file
arrives.

Each shield is tried where the system has it; which ones are in force is said to the parent, and
tests hold this system to them. None can be taken back, so everything that applies one runs in the
helper alone. What remains on every system: no key, no path, no inherited file, a limit of time kept
by the parent, and Python itself refusing to write files, open sockets and start processes.
"""

from __future__ import annotations

import os
import sys
import sysconfig
from pathlib import Path

from fieldreport.media.limits import Limits

if sys.platform != "win32":
    import resource

_NO_NEW_PRIVILEGES, _DUMPABLE = 38, 4
# Python and a decoder open a library or a font now and then, one at a time.
_OPEN_FILES = 64

# PDFs without their own fonts are drawn with those of the system.
_FONTS = ("/usr/share/fonts", "/usr/local/share/fonts", "/etc/fonts", "/var/cache/fontconfig")
_SYSTEM = ("/usr/lib", "/usr/lib64", "/usr/local/lib", "/lib", "/lib64", "/etc/ld.so.cache")

_REFUSED_BY_PYTHON = (
    "os.chmod",
    "os.exec",
    "os.fork",
    "os.forkpty",
    "os.link",
    "os.mkdir",
    "os.posix_spawn",
    "os.remove",
    "os.rename",
    "os.rmdir",
    "os.spawn",
    "os.startfile",
    "os.symlink",
    "os.system",
    "os.truncate",
    "pty.spawn",
    "shutil.",
    "socket.",
    "subprocess.",
    "webbrowser.",
    "winreg.",
)
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def drop(limits: Limits) -> tuple[str, ...]:  # pragma: no cover - can't be undone
    """Give up everything that can be given up; returns the names of the shields in force."""
    if sys.platform == "win32":
        from fieldreport.media import job

        raised = ["job"] if job.restrict(limits.memory) else []
    else:
        _limit_resources(limits.memory)
        raised = ["limits"]
    if sys.platform == "linux":
        raised += _linux()
    sys.addaudithook(refuse)
    return (*raised, "python")


def allow_seconds(seconds: float) -> None:  # pragma: no cover - can't be undone
    """Let the process use `seconds` more of processor time on two cores, before the system ends it.

    The parent keeps the time; this ends a helper whose parent has gone away meanwhile.
    """
    if sys.platform != "win32":
        used = resource.getrusage(resource.RUSAGE_SELF)
        allowed = int(used.ru_utime + used.ru_stime + 2 * seconds) + 2
        resource.setrlimit(resource.RLIMIT_CPU, (allowed, resource.RLIM_INFINITY))


def close_inherited(keep: int) -> None:  # pragma: no cover - closes the tests' own files too
    """Close every descriptor above `keep`; Windows hands on none that weren't asked for."""
    if sys.platform != "win32":
        os.closerange(keep + 1, 4_096)


def refuse(event: str, arguments: tuple[object, ...]) -> None:
    """An audit hook: Python's own ways to write, connect and start something are closed.

    No wall against machine code that a file has smuggled in, but one against libraries that would
    write a temporary file or call a program, on every system.
    """
    if event == "open":
        _path, mode, flags = (*arguments, None, None, None)[:3]
        writes = isinstance(mode, str) and bool(set(mode) & set("wax+"))
        if writes or (isinstance(flags, int) and flags & _WRITING):
            raise PermissionError("the helper writes no file")
    elif event.startswith(_REFUSED_BY_PYTHON):
        raise PermissionError(f"the helper has no use for {event}")


def readable() -> list[str]:
    """What the helper must be able to read: Python, the decoders, its own modules, fonts."""
    names = ("stdlib", "platstdlib", "purelib", "platlib")
    python = [sysconfig.get_path(name) for name in names]
    # A packaged program has its modules in its own file; the folder around it may hold a vault.
    packaged = getattr(sys, "_MEIPASS", None)
    own = [packaged, sys.executable] if packaged else [str(Path(__file__).resolve().parents[1])]
    base = str(Path(sys.base_prefix) / "lib")
    return [*dict.fromkeys([*python, base, *own, *_SYSTEM, *_FONTS])]


if sys.platform != "win32":

    def _limit_resources(memory: int) -> None:  # pragma: no cover - can't be undone
        for what, most in (
            # macOS knows this limit and doesn't keep it.
            (resource.RLIMIT_AS, memory),
            # Not one byte into any file; pipes are no files.
            (resource.RLIMIT_FSIZE, 0),
            (resource.RLIMIT_CORE, 0),
            (resource.RLIMIT_NOFILE, _OPEN_FILES),
        ):
            try:
                resource.setrlimit(what, (most, most))
            except (OSError, ValueError):
                continue


if sys.platform == "linux":

    def _linux() -> list[str]:  # pragma: no cover - can't be undone
        import ctypes

        from fieldreport.media import landlock, seccomp

        control = ctypes.CDLL(None, use_errno=True).prctl
        raised = []
        # Nobody of the same user can attach to the process or read its memory, which holds evidence.
        if control(_DUMPABLE, 0, 0, 0, 0) == 0:
            raised.append("not_dumpable")
        if control(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) == 0:
            raised.append("no_new_privileges")
        if landlock.restrict(readable()):
            raised.append("landlock")
        if seccomp.restrict():
            raised.append("seccomp")
        return raised
