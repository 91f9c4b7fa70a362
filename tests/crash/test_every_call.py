"""At every call to the drive, the program may be killed, the drive be full, fail, or turn read-only: nothing is lost.

A layer between the program and the C library (`drive.c`) strikes; `attack` does each work again for each strike and
looks at everything afterwards. Here at a sample of calls that has every name of a call in it, each with one of the
strikes in turn; `FIELDREPORT_STRIKES=0` strikes at all of them in every way.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.crash.works import WORKS

ROOT = Path(__file__).resolve().parents[2]
COMPILER = shutil.which("cc") or shutil.which("gcc")

pytestmark = [
    pytest.mark.crash,
    pytest.mark.skipif(sys.platform != "linux" or COMPILER is None, reason="needs a C compiler"),
]


@pytest.fixture(scope="module")
def layer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("layer") / "drive.so"
    source = Path(__file__).with_name("drive.c")
    options = ("-shared", "-fPIC", "-O1", "-Wall", "-Werror", "-o")
    subprocess.run([str(COMPILER), *options, str(made), str(source), "-ldl"], check=True)
    return made


@pytest.fixture
def memory() -> Iterator[Path]:
    """A folder in memory where there is one: what a kill leaves doesn't depend on a platter."""
    shared = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=shared if os.access(shared, os.W_OK) else None) as made:
        yield Path(made)


@pytest.mark.parametrize("work", WORKS)
def test_whatever_strikes_at_a_call_to_the_drive_nothing_is_lost_or_half(
    work: str, layer: Path, memory: Path
) -> None:
    sample = os.environ.get("FIELDREPORT_STRIKES", "20")
    done = subprocess.run(
        [sys.executable, "-m", "tests.crash.attack", str(memory), sample, work],
        env={**os.environ, "LD_PRELOAD": str(layer)},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    assert told["faults"] == []
    assert told["calls"] > 20, "the layer saw nothing"
    assert {"killed", "full", "failed", "read-only"} <= set(told["struck"])
