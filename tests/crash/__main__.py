"""Everything in this folder at length: every call struck in every way, every drive pulled at every call.

    python -m tests.crash [SUITE …] [--at-once 2]

A line for each work, with its figures and whatever doesn't hold; the exit code is 1 if anything doesn't.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from tests.crash import layer as building
from tests.crash import racing, sticks
from tests.crash.full import WRITERS
from tests.crash.pulled import ON_DRIVE
from tests.crash.works import WORKS

Told = list[dict[str, Any]]
ALL = "0"


def _jobs(layer: Path) -> dict[str, list[Callable[[], Told]]]:
    """By suite: pieces that can run side by side."""

    def job(program: str, *words: str, mounting: bool = False) -> Callable[[], Told]:
        def told() -> Told:
            try:
                return building.told(layer, program, *words, mounting=mounting)
            except RuntimeError as error:
                work = " ".join((program, *words))
                return [
                    {"work": work, "calls": 0, "struck": {}, "ends": {}, "faults": [str(error)]}
                ]

        return told

    with tempfile.TemporaryDirectory() as folder:
        kinds = [kind for kind in sticks.KINDS if not _refused(kind, Path(folder))]
    everything = [work for work in WORKS if "ext4" in kinds]
    drives = [
        *(job("pulled", ALL, "dead", work) for work in ON_DRIVE),
        *(job("pulled", ALL, kind, work, mounting=True) for kind in kinds for work in ON_DRIVE),
        *(job("pulled", ALL, "cut", work, mounting=True) for work in everything),
        *(job("full", "24", "drive", kind, w, mounting=True) for kind in kinds for w in WRITERS),
        *(job("full", "24", "whole", kind, w, mounting=True) for kind in kinds for w in WORKS),
    ]
    return {
        "calls": [job("attack", ALL, work) for work in WORKS],
        "drives": drives,
        "clocks": [job("clocks", "100")],
        "at once": [job("racing", "200", contest) for contest in racing.CONTESTS],
    }


def _refused(kind: str, folder: Path) -> str | None:
    refusal = sticks.refusal(kind, folder)
    if refusal is not None:
        print(f"no {kind} can be mounted here: {refusal}")
    return refusal


def main(words: list[str]) -> int:
    """Attack; 0 if everything holds."""
    parser = argparse.ArgumentParser(prog="python -m tests.crash")
    parser.add_argument("suites", nargs="*", metavar="SUITE", help="calls, drives, clocks, at once")
    parser.add_argument("--at-once", type=int, default=2, help="how many processes attack")
    asked = parser.parse_args(words)
    if building.MISSING:
        print("This needs Linux and a C compiler: skipped.")
        return 0
    began, struck, faults = time.monotonic(), Counter[str](), 0
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(asked.at_once) as pool:
        suites = _jobs(building.build(Path(folder)))
        if unknown := set(asked.suites) - set(suites):
            parser.error(f"no such suite: {', '.join(sorted(unknown))}")
        jobs = [job for name in asked.suites or suites for job in suites[name]]
        for found in pool.map(lambda job: job(), jobs):
            for one in found:
                print(
                    f"{one['work']}: {one['calls']} calls, {one['struck']}, {one['ends']}",
                    flush=True,
                )
                print("".join(f"    {fault}\n" for fault in one["faults"]), end="", flush=True)
                struck.update(one["struck"])
                faults += len(one["faults"])
    figures = ", ".join(f"{name} {count}" for name, count in struck.items())
    print(
        f"{struck.total()} strikes ({figures}), {faults} faults, {time.monotonic() - began:.0f} s"
    )
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
