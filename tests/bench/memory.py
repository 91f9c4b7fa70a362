"""How much memory one long job takes at its peak, in a process of its own.

The peak that Linux keeps for a process is reset after the vault was opened, so that the memory which
deriving the key has to use is no part of it; what counts is the growth from there. The vault's key is
derived with the smallest memory there is: whatever the allocator kept of it would hide as much of the
growth.
"""

from __future__ import annotations

import gc
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from fieldreport import files
from fieldreport.progress import Silent
from fieldreport.usecases.exchange import handover
from fieldreport.vault import evidence
from fieldreport.vault.vault import Vault
from tests.bench import made
from tests.bench.figures import MEGABYTE, Figure
from tests.bench.machine import ROOT

LIMIT = 100.0

_PROCESS = Path("/proc/self")


def growth(name: str, job: str, vault: Path, path: Path) -> Figure:
    """Return by how much the memory of a new process grows while it does `job` to a closed vault.

    `path` is what the job reads or writes. Where the system has no such counter, there is no value.
    """
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.memory", job, str(vault), str(path)],
        cwd=ROOT,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    before, peak = (int(number) for number in done.stdout.split())
    if not peak:
        return Figure(name, None, LIMIT, "only Linux lets a process reset its peak", "MB")
    detail = f"{before / MEGABYTE:.0f} MB after unlock, {peak / MEGABYTE:.0f} MB at the peak"
    return Figure(name, (peak - before) / MEGABYTE, LIMIT, detail, "MB")


def add(vault: Vault, path: Path) -> None:
    """Take in a file as evidence."""
    with files.open_source(path) as source:
        evidence.add(vault, source, Silent())


def hand_over(vault: Vault, path: Path) -> None:
    """Hand over everything to the vault's one contact, and read it back."""
    plan = handover.plan(vault, [made.COORDINATOR], handover.Choice(everything=True))
    handover.hand_over(vault, plan, path, progress=Silent())


JOBS: dict[str, Callable[[Vault, Path], None]] = {"add": add, "hand_over": hand_over}


def _main(job: str, vault: str, path: str) -> None:
    with made.opened(Path(vault)) as opened:
        gc.collect()
        counted = _reset_peak()
        before = _status("VmRSS") if counted else 0
        JOBS[job](opened, Path(path))
        print(before, _status("VmHWM") if counted else 0)


def _reset_peak() -> bool:
    """Let the peak begin anew at what the process holds now; say whether the system can."""
    try:
        (_PROCESS / "clear_refs").write_text("5", "ascii")
    except OSError:
        return False
    return True


def _status(name: str) -> int:
    """Return a line of the process's status, in bytes."""
    found = re.search(
        rf"^{name}:\s+(\d+) kB$", (_PROCESS / "status").read_text("utf-8"), re.MULTILINE
    )
    if found is None:
        raise ValueError(f"the system tells no {name}")
    return int(found[1]) * 1024


if __name__ == "__main__":
    _main(*sys.argv[1:])
