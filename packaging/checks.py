"""Every check that a change must pass, in the order of their cost.

One that fails does not stop the others: a developer sees all that is wrong in one run, and so does
CI, which calls the same command.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

import environment

# Where a mistake would cost a witness most, not a branch goes untested.
WHOLLY_COVERED = ("fieldreport/crypto/*", "fieldreport/bundle/*")
FLOOR = 95


@dataclass(frozen=True)
class Check:
    """One check: its name in the summary, and what the environment's Python is given."""

    name: str
    arguments: tuple[str, ...]


@dataclass(frozen=True)
class Outcome:
    """How a check ended, and after how many seconds."""

    name: str
    passed: bool
    seconds: float


# import-linter has no `python -m`, and the path of its script may hold what a shebang can't.
IMPORT_RULES = "from importlinter.cli import lint_imports_command; lint_imports_command()"

LONG = "--long"
# Five minutes for each parser; every call to the drive struck in every way. The short forms are among the tests.
AT_LENGTH = (
    Check("fuzzing", ("-m", "tests.fuzz", "--seconds", "300")),
    Check("crashes", ("-m", "tests.crash")),
)
# The program is packed, used on a screen that nobody sees, and packed again to compare.
PACKAGED = Check("packaged program", ("-m", "pytest", "-m", "frozen", "tests/frozen"))

BEFORE_TESTS = (
    Check("format", ("-m", "ruff", "format", "--check", ".")),
    Check("lint", ("-m", "ruff", "check", ".")),
    Check("import rules", ("-c", IMPORT_RULES, "--no-logo")),
    Check("types", ("-m", "mypy")),
)


def tests(arguments: Sequence[str]) -> Check:
    """The tests, measured for coverage; `arguments` go to pytest."""
    options = ("-n", "auto", "--cov", "--cov-report=")
    return Check("tests", ("-m", "pytest", *options, *arguments))


def floors() -> tuple[Check, ...]:
    """The coverage of branches that may not be fallen short of."""
    report = ("-m", "coverage", "report")
    wholly = [
        Check(f"coverage of {part}", (*report, "--fail-under=100", f"--include={part}"))
        for part in WHOLLY_COVERED
    ]
    rest = (*report, f"--fail-under={FLOOR}", f"--omit={','.join(WHOLLY_COVERED)}")
    return (*wholly, Check("coverage of the rest", rest))


def plan(arguments: Sequence[str]) -> tuple[Check, ...]:
    """What is run; with `--long` among the arguments, what takes its time too, the rest is pytest's.

    A part of the tests can't reach the floors, so they are not asked for then.
    """
    pytest_arguments = [each for each in arguments if each != LONG]
    taking_time = AT_LENGTH if LONG in arguments else ()
    if pytest_arguments:
        return (*BEFORE_TESTS, tests(pytest_arguments), *taking_time)
    return (*BEFORE_TESTS, tests(()), *floors(), PACKAGED, *taking_time)


def packs(arguments: Sequence[str]) -> bool:
    """Whether a run with these arguments packs the program."""
    return PACKAGED in plan(arguments)


def run_all(tree: environment.Tree, pytest_arguments: Sequence[str]) -> int:
    """Run every check and sum up; returns 0 only if all passed."""
    outcomes = []
    for check in plan(pytest_arguments):
        print(f"\n--- {check.name}", flush=True)
        started = time.monotonic()
        code = environment.call(tree, check.arguments)
        outcomes.append(Outcome(check.name, code == 0, time.monotonic() - started))
    print(f"\n{summary(outcomes)}", flush=True)
    return 0 if all(outcome.passed for outcome in outcomes) else 1


def summary(outcomes: Sequence[Outcome]) -> str:
    """A line a check, and one that says what it comes to."""
    lines = [
        f"{'ok    ' if outcome.passed else 'FAILED'}  {outcome.name} ({outcome.seconds:.1f} s)"
        for outcome in outcomes
    ]
    failed = sum(not outcome.passed for outcome in outcomes)
    lines.append(f"{failed} of {len(outcomes)} checks failed" if failed else "Every check passed")
    return "\n".join(lines)
