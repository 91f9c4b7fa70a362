"""Runs targets over inputs and says what went wrong: another exception, too much memory, too many steps.

Two drivers share the targets and the corpora: `atheris`, guided by coverage, where it has wheels (Linux, macOS), and
mutation at random everywhere. A failing input is kept under a name that says what it broke.
"""

from __future__ import annotations

import hashlib
import sys
import time
import traceback
import tracemalloc
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from tests.fuzz.mutating import mutations
from tests.fuzz.targets import TARGETS, Target, attempt

CORPUS = Path(__file__).parent / "corpus"

# Beyond what the process takes before: what any input may cost.
MEMORY = 200 << 20
# Calls of Python and of C functions: so many at all, and so many for each byte.
STEPS, STEPS_A_BYTE = 40_000, 60
# Memory and steps are counted of one input in so many, for counting takes time.
COUNTED = 20


@dataclass
class Outcome:
    """What came of a target: executions by how they ended, and what is wrong, by input."""

    executions: int = 0
    counted: int = 0
    ends: dict[str, int] = field(default_factory=dict)
    faults: dict[bytes, str] = field(default_factory=dict)


def corpus(name: str) -> list[bytes]:
    """The inputs of a target, in the order of their names."""
    return [path.read_bytes() for path in sorted((CORPUS / name).iterdir())]


def steps(target: Target, raw: bytes) -> int:
    """Count the calls that one input costs, which no other load of the machine changes."""
    count = 0

    def counted(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        attempt(target, raw)
    finally:
        sys.setprofile(before)
    return count


def work(target: Target, raw: bytes) -> float:
    """Measure the processor's time for one input in seconds: also what is done within one call, as in a pattern.

    The least of three, of this thread alone, so that what else runs on the machine counts as little as it can.
    """
    found = []
    for _ in range(3):
        began = time.thread_time()
        with suppress(Exception):
            attempt(target, raw)
        found.append(time.thread_time() - began)
    return min(found)


def memory(target: Target, raw: bytes) -> int:
    """Measure the bytes that one input needs at its worst moment."""
    tracemalloc.start()
    try:
        attempt(target, raw)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def costs(target: Target, raw: bytes) -> str | None:
    """Say what of an input's costs is out of proportion, if anything is."""
    taken, room = steps(target, raw), memory(target, raw)
    if taken > STEPS + STEPS_A_BYTE * len(raw):
        return f"{taken} steps for {len(raw)} bytes"
    if room > MEMORY:
        return f"{room} bytes of memory for {len(raw)} bytes"
    return None


def run(name: str, seed: int, *, executions: int = 0, seconds: float = 0) -> Outcome:
    """Try the corpus of a target, then mutations, until so many executions or seconds are over."""
    target, inputs, found = TARGETS[name], corpus(name), Outcome()
    for raw in inputs:
        # What is imported or made at the first use is no input's cost.
        with suppress(Exception):
            attempt(target, raw)
    end = time.monotonic() + seconds
    for number, raw in enumerate(_inputs(inputs, seed)):
        if number >= len(inputs) and (
            found.executions >= executions and (not seconds or time.monotonic() >= end)
        ):
            return found
        _tried(target, raw, found, counting=number < len(inputs) or number % COUNTED == 0)
    return found


def keep(raw: bytes, name: str, folder: Path) -> Path:
    """Store an input that failed, once."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}-{hashlib.sha256(raw).hexdigest()[:12]}"
    path.write_bytes(raw)
    return path


def _inputs(inputs: list[bytes], seed: int) -> Iterator[bytes]:
    yield from inputs
    yield from mutations(inputs, seed)


def _tried(target: Target, raw: bytes, found: Outcome, *, counting: bool) -> None:
    found.executions += 1
    try:
        end = attempt(target, raw)
        fault = costs(target, raw) if counting else None
        found.counted += counting
    except Exception as error:  # noqa: BLE001 - any of them is what is looked for
        end, fault = "bug", "".join(traceback.format_exception(error, limit=-4))
    found.ends[end] = found.ends.get(end, 0) + 1
    if fault:
        found.faults[raw] = fault
