"""Takes system calls away from the helper on Linux that no decoder needs: sockets, new processes,
looking into others.

A small filter of the classic kind (BPF) that answers "not permitted" to the calls listed here and
lets all others pass. It is a second fence behind Landlock, and the only one that knows of sockets.
Numbers: `asm/unistd.h` of each architecture; layout: `linux/seccomp.h`, `linux/filter.h`.
"""

from __future__ import annotations

import ctypes
import errno
import platform
import struct

_SET_SECCOMP, _FILTER = 22, 2

_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_ALLOW, _FAIL, _KILL = 0x7FFF_0000, 0x0005_0000, 0x8000_0000
_NUMBER_AT, _ARCHITECTURE_AT, _FIRST_ARGUMENT_AT = 0, 4, 16
_CLONE_THREAD = 0x0001_0000

# For each machine its AUDIT_ARCH, the numbers of clone and clone3, and of what is refused.
_MACHINES = {
    "x86_64": (
        0xC000_003E,
        56,
        435,
        {
            "socket": 41,
            "connect": 42,
            "accept": 43,
            "bind": 49,
            "listen": 50,
            "socketpair": 53,
            "fork": 57,
            "vfork": 58,
            "execve": 59,
            "kill": 62,
            "ptrace": 101,
            "mount": 165,
            "add_key": 248,
            "request_key": 249,
            "keyctl": 250,
            "unshare": 272,
            "perf_event_open": 298,
            "open_by_handle_at": 304,
            "setns": 308,
            "process_vm_readv": 310,
            "process_vm_writev": 311,
            "bpf": 321,
            "execveat": 322,
            "userfaultfd": 323,
        },
    ),
    "aarch64": (
        0xC000_00B7,
        220,
        435,
        {
            "mount": 40,
            "unshare": 97,
            "ptrace": 117,
            "kill": 129,
            "socket": 198,
            "socketpair": 199,
            "bind": 200,
            "listen": 201,
            "accept": 202,
            "connect": 203,
            "add_key": 217,
            "request_key": 218,
            "keyctl": 219,
            "execve": 221,
            "perf_event_open": 241,
            "open_by_handle_at": 265,
            "setns": 268,
            "process_vm_readv": 270,
            "process_vm_writev": 271,
            "bpf": 280,
            "execveat": 281,
            "userfaultfd": 282,
        },
    ),
}
# The same on every architecture: pidfd_send_signal, io_uring (which would go around this filter),
# pidfd_open, pidfd_getfd.
_EVERYWHERE = (424, 425, 426, 427, 434, 438)
# Calls of the x32 ABI on x86_64 have other numbers.
_X32 = 0x4000_0000


def restrict() -> bool:  # pragma: no cover - can't be undone
    """Refuse the calls above from now on; False where the system or machine has no such filter.

    `PR_SET_NO_NEW_PRIVS` must be set.
    """
    steps = program(platform.machine())
    if not steps:
        return False
    code = ctypes.create_string_buffer(steps, len(steps))
    filter_ = struct.pack("@HP", len(steps) // 8, ctypes.addressof(code))
    control = ctypes.CDLL(None, use_errno=True).prctl
    return bool(control(_SET_SECCOMP, _FILTER, filter_, 0, 0) == 0)


def program(machine: str) -> bytes:
    """The filter for `machine` (as `platform.machine` names it), eight bytes a step; empty for one
    that isn't known.
    """
    if machine not in _MACHINES:
        return b""
    architecture, clone, clone3, refused = _MACHINES[machine]
    not_permitted = _step(_RETURN, _FAIL | errno.EPERM)
    steps = [
        _step(_LOAD, _ARCHITECTURE_AT),
        # Numbers mean other calls in another architecture's mode: nobody asks for one honestly.
        _step(_EQUAL, architecture, yes=1),
        _step(_RETURN, _KILL),
        _step(_LOAD, _NUMBER_AT),
        _step(_AT_LEAST, _X32, no=1),
        _step(_RETURN, _KILL),
        # The library then uses clone, whose flags can be looked at.
        _step(_EQUAL, clone3, no=1),
        _step(_RETURN, _FAIL | errno.ENOSYS),
        # Threads may be made, processes not.
        _step(_EQUAL, clone, no=4),
        _step(_LOAD, _FIRST_ARGUMENT_AT),
        _step(_ANY_BIT, _CLONE_THREAD, yes=1),
        not_permitted,
        _step(_RETURN, _ALLOW),
    ]
    for number in (*refused.values(), *_EVERYWHERE):
        steps += [_step(_EQUAL, number, no=1), not_permitted]
    return b"".join([*steps, _step(_RETURN, _ALLOW)])


def _step(code: int, value: int, *, yes: int = 0, no: int = 0) -> bytes:
    return struct.pack("=HBBI", code, yes, no, value)
