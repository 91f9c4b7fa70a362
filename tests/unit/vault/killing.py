"""Kills work at every one of its lines, and fails every one of its calls to the drive.

A child process is forked that counts the lines it runs in some modules and ends, without tidying,
at the one it is told. What it leaves on the drive is what a killed program leaves.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType, ModuleType
from typing import Any

import pytest

_KILLED, _DONE, _FAILED = 77, 0, 78

# What reaches the drive through these is what can fail there.
_CALLS = ("open", "write", "fsync", "replace", "rename", "unlink", "rmdir", "link")


def killed_at(line: int, action: Callable[[], object], modules: Sequence[ModuleType]) -> bool:
    """Run `action` in a child and kill it at the given line of these modules; False if it was
    through before.
    """
    child = os.fork()
    if child == 0:
        _die_at(line, {str(module.__file__) for module in modules})
        code = _FAILED
        try:
            action()
            code = _DONE
        finally:
            # Before pytest in the child could do anything.
            os._exit(code)
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    assert code != _FAILED, "the work failed by itself"
    return code == _KILLED


def _die_at(line: int, watched: set[str]) -> None:
    left = line

    def lines(frame: FrameType, event: str, argument: object) -> Any:
        nonlocal left
        if event == "line":
            if left == 0:
                os._exit(_KILLED)
            left -= 1
        return lines

    def calls(frame: FrameType, event: str, argument: object) -> Any:
        return lines if frame.f_code.co_filename in watched else None

    sys.settrace(calls)


@contextmanager
def failing(number: int, *below: Path) -> Iterator[list[str]]:
    """Let the call to the drive with this number fail as on a full drive; the list names what
    failed.

    Only calls that name a path below one of `below`, or a descriptor, are counted.
    """
    failed: list[str] = []
    count = 0

    def wrapped(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            nonlocal count
            target = arguments[0]
            if not isinstance(target, int):
                path = Path(os.fsdecode(target))
                if not any(path == place or place in path.parents for place in below):
                    return real(*arguments, **named)
            count += 1
            if count == number:
                failed.append(name)
                raise OSError(errno.ENOSPC, "no space left")
            return real(*arguments, **named)

        return call

    with pytest.MonkeyPatch.context() as patched:
        for name in _CALLS:
            patched.setattr(os, name, wrapped(name, getattr(os, name)))
        yield failed
