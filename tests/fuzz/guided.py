"""One target under `atheris`: started by `python -m tests.fuzz`, ends its own process.

The program is instrumented while it is imported, so nothing of it may be imported before.
"""

from __future__ import annotations

import resource
import sys

import atheris

with atheris.instrument_imports(include=["fieldreport"]):
    from tests.fuzz import driving
    from tests.fuzz.targets import TARGETS, attempt


def main() -> None:
    """Fuzz until the engine ends the process."""
    target = TARGETS[sys.argv.pop(1)]
    for raw in driving.corpus(target.name):
        attempt(target, raw)
    # In KiB on Linux and in bytes on macOS. What the engine and the program take so far is not the input's.
    taken = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    taken >>= 10 if sys.platform == "linux" else 20
    limits = [f"-rss_limit_mb={taken + (driving.MEMORY >> 20)}", "-malloc_limit_mb=200"]
    atheris.Setup([sys.argv[0], *limits, *sys.argv[1:]], lambda raw: attempt(target, raw) and None)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
