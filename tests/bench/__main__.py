"""Measures the program against its limits: `python -m tests.bench [NAMES…] [--quick] [--dir DIR]`.

One module a benchmark; each figure is a ratio to something that was measured beside it, in the same
run on the same machine. Exits with 1 if a limit was missed. It never runs among the tests: it takes
minutes, and judges a machine as much as the program.
"""

from __future__ import annotations

import sys

from tests.bench import evidence, handover, importing, listing, saving, starting, window
from tests.bench.runner import main

BENCHMARKS = {
    "evidence": evidence.run,
    "handover": handover.run,
    "saving": saving.run,
    "import": importing.run,
    "lists": listing.run,
    "start": starting.run,
    "window": window.run,
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], BENCHMARKS))
