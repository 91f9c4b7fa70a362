"""One helper process as its parent sees it: started, asked, timed, ended.

The parent waits for an answer and meanwhile serves ranges of the file. Waiting can't be broken off
on every system, so a thread beside it watches the clock and kills the process when its time is over
or the user has had enough; the pipe then ends, and so does the waiting.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import IO, Literal
from weakref import WeakSet

from fieldreport.media import command, protocol
from fieldreport.media.clock import Clock
from fieldreport.media.limits import Limits
from fieldreport.media.protocol import (
    Answer,
    Begin,
    FromParent,
    Hello,
    Misbehaved,
    Range,
    Request,
    Want,
)

if sys.platform == "linux":
    import fcntl

Reason = Literal["cancelled", "crashed", "too_slow"]

# Linux gives a pipe 64 KiB, a fiftieth of a picture.
_PIPE, _SET_PIPE_SIZE = 1024 * 1024, 1031
# Starting Python from a slow drive takes its time, which is no fault of the file.
_TO_START = 30.0


class Lost(Exception):
    """The helper is gone, and why."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


class Process:
    """A helper, which may be killed from any thread and is asked from one at a time.

    Raises:
        OSError: the system can't start it.
    """

    def __init__(self, limits: Limits, started_by: Sequence[str]) -> None:
        self._limits = limits
        self.shields: tuple[str, ...] = ()
        self.killed = False
        self._greeted = False
        self._reason: Reason = "crashed"
        self._clock = Clock(lambda: self.kill("too_slow"))
        self._process = subprocess.Popen(  # noqa: S603 - our own program
            list(started_by),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            # What a decoder complains about may quote the file.
            stderr=subprocess.DEVNULL,
            cwd=command.folder(),
            env=command.environment(),
            close_fds=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        _living.add(self)
        for pipe in (self._process.stdin, self._process.stdout):
            _widen(pipe)
        with suppress(Lost):  # the first question will find out
            self._send(Begin(limits))

    def ask(self, request: Request, read: Callable[[int, int], bytes]) -> Answer:
        """The answer to `request`; `read(offset, size)` gets a range of the file.

        Raises:
            Lost: the helper crashed, took too long or was killed. It is of no use any more.
            Exception: what `read` raised; the helper must be ended.
        """
        self._send(request)
        left = self._limits.seconds + (0 if self._greeted else _TO_START)
        while True:
            began = time.monotonic()
            with self._clock.running(left):
                message = self._received()
            # Only the helper's time counts: reading from a slow drive is not its fault.
            left -= time.monotonic() - began
            if isinstance(message, Want):
                self._send(Range(read(message.offset, message.size)))
            elif isinstance(message, Hello):
                self._greeted, self.shields = True, message.shields
                left = self._limits.seconds
            else:
                return message

    def kill(self, reason: Reason) -> None:
        """Stop it at once, from any thread. Whoever waits for it gets `Lost`."""
        self.killed, self._reason = True, reason
        with suppress(OSError):
            self._process.kill()

    def end(self) -> None:
        """Stop it and clear up. Only from the thread that asks."""
        _living.discard(self)
        with suppress(OSError):
            self._process.kill()
        self._clock.stop()
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(OSError):
                if pipe is not None:
                    pipe.close()
        self._process.wait()

    def _received(self) -> Answer | Hello | Want:
        assert self._process.stdout is not None  # noqa: S101 - asked for above
        try:
            message = protocol.from_helper(self._process.stdout.read)
        except Misbehaved:
            message = None
        if message is None:
            raise Lost(self._reason)
        return message

    def _send(self, message: FromParent) -> None:
        assert self._process.stdin is not None  # noqa: S101 - asked for above
        try:
            # A helper that doesn't read would let us wait for ever.
            with self._clock.running(self._limits.seconds + _TO_START):
                self._process.stdin.write(protocol.packed(message))
                self._process.stdin.flush()
        except OSError:
            raise Lost(self._reason) from None


# A helper that nobody refers to any more was ended by whoever let go of it.
_living: WeakSet[Process] = WeakSet()


def kill_all() -> None:
    """Kill every helper at once: whoever owns them has no time left to end them.

    Each ends by itself when its parent is gone, but not before it has finished a picture.
    """
    for process in list(_living):
        process.kill("cancelled")


def _widen(pipe: IO[bytes] | None) -> None:
    """Make a pipe larger where that is possible; it works all the same where it isn't."""
    if sys.platform == "linux" and pipe is not None:
        # A user may have only so much memory in pipes.
        with suppress(OSError):
            fcntl.fcntl(pipe.fileno(), _SET_PIPE_SIZE, _PIPE)
