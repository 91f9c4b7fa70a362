"""How long the command line takes to say something: `fieldreport --help` beside bare Python.

A command that answers at once is used; one that makes its user wait is worked around. All that the
limit leaves room for is argparse and the words, so it shows when a command drags the core in.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator

from tests.bench.figures import Figure, Place, in_turn, said
from tests.bench.machine import ROOT

LIMIT = 4.0
ROUNDS = 25

_HELP = (sys.executable, "-m", "fieldreport", "--help")
_NOTHING = (sys.executable, "-c", "pass")


def run(place: Place) -> Iterator[Figure]:
    """Start both in turn; the median of at least 15 rounds."""
    for command in (_HELP, _NOTHING):
        _started(command)  # compiles what isn't, and warms the system's cache
    pair = in_turn(
        lambda: _started(_HELP), lambda: _started(_NOTHING), place.size(full=ROUNDS, quick=15)
    )
    yield Figure(
        "fieldreport --help / python -c pass",
        pair.ratio,
        LIMIT,
        f"{said(pair.ours)} against {said(pair.theirs)}, the same interpreter",
    )


def _started(command: tuple[str, ...]) -> float:
    begun = time.perf_counter()
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begun
