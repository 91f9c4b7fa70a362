"""The layer that strikes, built, and the programs that attack with it, each in a process of its own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.crash import sticks, works

ROOT = Path(__file__).resolve().parents[2]
COMPILER = shutil.which("cc") or shutil.which("gcc")
MISSING = sys.platform != "linux" or COMPILER is None


def build(folder: Path) -> Path:
    """Compile the layer into an empty folder."""
    made = folder / "drive.so"
    source = Path(__file__).with_name("drive.c")
    options = ("-shared", "-fPIC", "-O1", "-Wall", "-Werror", "-o")
    subprocess.run([str(COMPILER), *options, str(made), str(source), "-ldl"], check=True)
    # Where every work begins lies beside it, so that it is made once.
    works.base(folder / "base")
    return made


@contextmanager
def memory() -> Iterator[Path]:
    """A folder in memory where there is one: what a kill leaves doesn't depend on a platter."""
    shared = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=shared if os.access(shared, os.W_OK) else None) as made:
        yield Path(made)


def told(layer: Path, program: str, *words: str, mounting: bool = False) -> list[dict[str, Any]]:
    """What an attacking program found out, a work a line; `mounting` in a mount namespace of its own."""
    with memory() as folder:
        shutil.copytree(layer.with_name("base"), folder / "base")
        python = [sys.executable, "-m", f"tests.crash.{program}", str(folder), *words]
        done = subprocess.run(
            sticks.unshared(*python) if mounting else python,
            env={**os.environ, "LD_PRELOAD": str(layer), "PYTHONPATH": str(ROOT)},
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode:
        raise RuntimeError(done.stderr[-4_000:])
    found: list[dict[str, Any]] = [json.loads(line) for line in done.stdout.splitlines()]
    return found
