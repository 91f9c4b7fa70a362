"""How one process makes room for the next: real ones, of which the next isn't the whole program."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest

import environment

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows can't replace a process")

# Leaves for the program that it is given; it may hold something for a PIN.
LEAVES = """
import sys
from fieldreport.usecases.keep.pin import Held
from ui.session import leaving

leaving.LINGER_SECONDS = 1.0
held = Held(15, b"what a PIN opens") if sys.argv[2] else None
leaving.leave(leaving.Parting([sys.executable, "-c", sys.argv[1]], covered=True, held=held))
"""
# Says that it is there, and then all that came from the other until that ended.
COMES = """
import os, sys
os.write(1, b"!")
came = sys.stdin.buffer.read()
sys.stderr.write(repr((sys.argv[1:], came)))
"""
# Is there for nobody the first time.
STUMBLES = """
import os, sys
if "--after" in sys.argv:
    sys.exit(3)
sys.stderr.write(f"{os.getpid()} {sys.argv[1:]}")
"""
# Never gets as far as to show anything.
HANGS = """
import sys
came = sys.stdin.buffer.read()
sys.stderr.write("alone")
"""


def left(script: str, held: str = "") -> tuple[int, int, str]:
    """The process that left: its number, how it ended, and what the next one said."""
    leaves = subprocess.Popen(
        [sys.executable, "-c", LEAVES, script, held],
        cwd=environment.ROOT,
        env={**os.environ, "PYTHONPATH": str(environment.ROOT)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    said = leaves.communicate(timeout=60)[1]
    return leaves.pid, leaves.returncode, said


def test_it_ends_when_the_next_one_is_there_and_that_is_seen_at_the_other_end() -> None:
    _, ended, said = left(COMES)
    assert ended == 0
    assert said == repr((["--after"], bytes(3)))


def test_what_a_pin_opens_goes_through_the_pipe_alone() -> None:
    _, ended, said = left(COMES, "held")
    assert ended == 0
    assert said == repr((["--after"], b"\x0f\x00\x10what a PIN opens"))


def test_if_the_next_one_ends_too_soon_this_one_becomes_it() -> None:
    pid, ended, said = left(STUMBLES, "held")
    assert ended == 0
    assert said == f"{pid} []"


def test_a_next_one_that_hangs_keeps_nothing_alive() -> None:
    _, ended, said = left(HANGS)
    assert ended == -signal.SIGALRM
    assert said == "alone"
