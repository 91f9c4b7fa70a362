"""What the system agrees to is in force, looked at from outside the process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import environment
from fieldreport import shielding
from fieldreport.crypto.secret import Secret

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")

SHIELDED = """
import resource, sys
from fieldreport import shielding
if sys.argv[1] == "shield":
    print(*shielding.shield(), flush=True)
else:
    print("bare", flush=True)
sys.stdin.read()
"""


# Two processes of one user who is not root: whoever looks has no right but that.
LOOKS = """
import ctypes, os, signal, sys
from fieldreport import shielding
os.setgroups([])
os.setresgid(65534, 65534, 65534)
os.setresuid(65534, 65534, 65534)
# Changing the user made it undumpable by itself.
ctypes.CDLL(None).prctl(4, 1, 0, 0, 0)
heard, says = os.pipe()
there = os.fork()
if there == 0:
    if sys.argv[1] == "shield":
        shielding.shield()
    os.write(says, b"x")
    signal.pause()
os.read(heard, 1)
try:
    open(f"/proc/{there}/mem", "rb").close()
    print("read")
except PermissionError:
    print("refused")
os.kill(there, signal.SIGKILL)
os.waitpid(there, 0)
"""


def started(how: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", SHIELDED, how],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(environment.ROOT)},
    )


@LINUX
def test_a_shielded_process_writes_no_core_and_belongs_to_nobody_else() -> None:
    with started("shield") as process:
        assert process.stdout is not None
        assert process.stdout.readline().split() == ["no_core", "not_dumpable"]
        place = Path("/proc") / str(process.pid)
        (line,) = (each for each in (place / "limits").read_text().splitlines() if "core" in each)
        assert line.split()[4:6] == ["0", "0"]
        # What isn't dumpable belongs to root, whoever started it.
        assert (place / "mem").stat().st_uid == 0
        process.kill()


@LINUX
@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="becomes another user")
@pytest.mark.parametrize(("how", "readable"), [("shield", False), ("bare", True)])
def test_another_process_of_the_same_user_can_not_read_its_memory(how: str, readable: bool) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", LOOKS, how],
        env={**os.environ, "PYTHONPATH": str(environment.ROOT)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.strip() == ("read" if readable else "refused")


@LINUX
def test_a_secret_lies_on_a_page_that_is_locked() -> None:
    # A size of its own, so that no other secret of this process lies on the page.
    secret = Secret(bytearray(300_000))
    assert locked_bytes() >= 300_000
    assert shielding.keep_in_memory(secret.view)
    # It can still be resized: nothing is lent out.
    secret.view.extend(b"more")


def test_nothing_is_locked_for_nothing() -> None:
    assert not shielding.keep_in_memory(bytearray())


def test_a_system_that_locks_nothing_is_no_reason_to_refuse_work(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(shielding, "_system_lock", lambda: None)
    assert not shielding.keep_in_memory(bytearray(b"key"))
    assert Secret(b"key").view == b"key"


def locked_bytes() -> int:
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmLck")) * 1024
