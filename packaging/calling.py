"""How the set-up calls other programs, and how it speaks to the person who started it.

Whatever it calls gets a clean set of variables, so that no other Python's settings leak in. Tools
that might ask something get no standard input, so that nothing waits for an answer.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence

# What would make one person's environment another one than everybody's. How pip reaches its index
# is not among them: that is the machine's own affair.
LEAKING_PREFIXES = ("PYTHON", "PYTEST_", "COVERAGE_", "COV_CORE_", "MYPY", "RUFF_", "HATCH_")
LEAKING_NAMES = frozenset(
    {
        "VIRTUAL_ENV",
        "__PYVENV_LAUNCHER__",
        "PIP_CONSTRAINT",
        "PIP_PREFIX",
        "PIP_REQUIRE_VIRTUALENV",
        "PIP_ROOT",
        "PIP_TARGET",
        "PIP_USER",
    }
)

STDERR = 2


class RefusedError(Exception):
    """The set-up can't go on, through no fault of its own; the text is for a person to read."""


def say(text: str) -> None:
    """Tell the person at the terminal what goes on, apart from the program's own output."""
    print(text, file=sys.stderr, flush=True)


def clean(variables: Mapping[str, str]) -> dict[str, str]:
    """`variables` without what would leak another Python's settings into the environment."""
    return {
        name: text
        for name, text in variables.items()
        if name not in LEAKING_NAMES and not name.startswith(LEAKING_PREFIXES)
    }


def succeeds(command: Sequence[str], *, silent: bool = False, **extra: str) -> bool:
    """Run a tool of the system, what it prints on stderr; whether it was there and ended well.

    `silent` keeps only its complaints; `extra` are variables for it.
    """
    try:
        ended = subprocess.run(
            command,
            env={**clean(os.environ), **extra},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL if silent else STDERR,
            check=False,
        )
    except OSError:
        return False
    return ended.returncode == 0
