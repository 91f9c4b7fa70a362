"""A lock replaces the process: what the real program held in memory is in no process of ours any more.

The same scanner, over the same processes, finds the words before the lock.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.seizure.at_work import CANARIES, Home
from tests.seizure.scanning import processes, scan, spellings
from tests.seizure.waiting import until_replaced

pytestmark = [
    pytest.mark.hostile,
    pytest.mark.skipif(sys.platform != "linux", reason="reads memory in /proc"),
]

# The master key is wiped as soon as the two others are derived from it.
GONE_WHILE_OPEN = {"master key", "passphrase"}


def test_after_a_lock_no_process_holds_a_word_or_a_key(tmp_path: Path) -> None:
    if os.geteuid() != 0:
        _as_root_of_a_namespace()
        return
    home = Home(tmp_path)
    needles = {name: spellings(word) for name, word in CANARIES.items()} | home.keys()
    with home.start() as program:
        program.work()
        session = program.process.pid
        assert len(processes(session)) > 1, "there is no helper to look into"
        before = scan(session, needles)
        assert set(needles) - before.names <= GONE_WHILE_OPEN, "the scanner doesn't see"
        # The driver's own text of the passphrase is in the program while it is driven.
        program.tell("lock")
        until_replaced(program.pid)
        after = scan(session, needles)
        print(
            f"{len(needles)} needles; before: {len(before.names)} found in {before.processes}"
            f" processes, {before.size:,} bytes; after: {len(after.names)} in {after.processes},"
            f" {after.size:,} bytes"
        )
        assert after.size > 10_000_000
        assert after.names == set()
        assert _given(program.pid, CANARIES) == []
        # The new process is shielded as the old one was.
        assert (Path("/proc") / str(program.pid) / "mem").stat().st_uid == 0


def _given(pid: int, canaries: dict[str, str]) -> list[str]:
    place = Path("/proc") / str(pid)
    given = (place / "cmdline").read_bytes() + (place / "environ").read_bytes()
    return [name for name, word in canaries.items() if word.encode() in given]


def _as_root_of_a_namespace() -> None:
    if not shutil.which("unshare"):
        pytest.skip("memory that isn't dumpable can't be read here")
    unshare = ["unshare", "--user", "--map-root-user"]
    if subprocess.run([*unshare, "true"], check=False, capture_output=True).returncode:
        pytest.skip("this system allows no user namespaces")
    again = [*unshare, sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", __file__]
    ended = subprocess.run(again, check=False, capture_output=True, text=True)
    assert ended.returncode == 0, ended.stdout
