"""Takes the file system away from the helper on Linux, except what Python and fonts need to be
read.

Landlock is built into Linux since 5.13 and needs no privileges. After `restrict` the process, and
everything that it starts, can't read the user's folders, where the vault is, and can't write
anywhere. Numbers and structures: `linux/landlock.h`.
"""

from __future__ import annotations

import ctypes
import os
import struct
from collections.abc import Iterable
from pathlib import Path

# The same on every architecture.
_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_ASK_VERSION = 1
_PATH_BENEATH = 1

_READ_FILE, _READ_DIR = 1 << 2, 1 << 3
# All rights over files of the first version: to execute, write, read, list, remove and make.
_FIRST_RIGHTS = (1 << 13) - 1
_REFER, _TRUNCATE, _IOCTL = 1 << 13, 1 << 14, 1 << 15
_BIND_AND_CONNECT = 0b11
# No abstract Unix socket and no signal to a process outside.
_SCOPES = 0b11


def restrict(readable: Iterable[str]) -> bool:  # pragma: no cover - can't be undone
    """Allow reading below `readable` and nothing else; False where the system has no Landlock.

    `PR_SET_NO_NEW_PRIVS` must be set. Folders that don't exist are left out.
    """
    call = ctypes.CDLL(None, use_errno=True).syscall
    version = call(_CREATE_RULESET, None, ctypes.c_size_t(0), _ASK_VERSION)
    if version < 1:
        return False
    attributes = ruleset(version)
    rules = call(_CREATE_RULESET, attributes, ctypes.c_size_t(len(attributes)), 0)
    if rules < 0:
        return False
    try:
        for path in readable:
            _allow(call, rules, path)
        return bool(call(_RESTRICT_SELF, rules, 0) == 0)
    finally:
        os.close(rules)


def ruleset(version: int) -> bytes:
    """The attributes that forbid all that Landlock's `version` knows; an unknown bit is an error,
    so an older one gets a shorter structure.
    """
    files = _FIRST_RIGHTS
    files |= _REFER if version >= 2 else 0
    files |= _TRUNCATE if version >= 3 else 0
    files |= _IOCTL if version >= 5 else 0
    fields = [files]
    if version >= 4:
        fields.append(_BIND_AND_CONNECT)
    if version >= 6:
        fields.append(_SCOPES)
    return struct.pack(f"={len(fields)}Q", *fields)


def _allow(call: ctypes._NamedFuncPointer, rules: int, path: str) -> None:  # pragma: no cover
    try:
        folder = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        rights = _READ_FILE | (_READ_DIR if Path(path).is_dir() else 0)
        call(_ADD_RULE, rules, _PATH_BENEATH, struct.pack("=Qi", rights, folder), 0)
    finally:
        os.close(folder)
