"""The checks: all of them run, and one that failed is not forgotten."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import checks
import environment

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="a shell script stands in for a Python"
)


@pytest.fixture
def tree(tmp_path: Path) -> environment.Tree:
    """A tree whose environment is the Python that runs this test."""
    made = environment.Tree(tmp_path / "a tree")
    made.python.parent.mkdir(parents=True)
    made.python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    made.python.chmod(0o755)
    return made


def planned(monkeypatch: pytest.MonkeyPatch, **codes: int) -> None:
    plan = [checks.Check(name, ("-c", f"raise SystemExit({code})")) for name, code in codes.items()]
    monkeypatch.setattr(checks, "plan", lambda _arguments: plan)


def test_a_failed_check_does_not_stop_the_others_and_fails_the_run(
    tree: environment.Tree, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    planned(monkeypatch, first=1, second=0, third=5)
    assert checks.run_all(tree, []) == 1
    lines = capfd.readouterr().out.splitlines()
    assert [line for line in lines if line.startswith("---")] == [
        "--- first",
        "--- second",
        "--- third",
    ]
    assert [line.split(" (")[0] for line in lines[-4:]] == [
        "FAILED  first",
        "ok      second",
        "FAILED  third",
        "2 of 3 checks failed",
    ]


def test_a_run_in_which_all_passed_says_so(
    tree: environment.Tree, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    planned(monkeypatch, only=0)
    assert checks.run_all(tree, []) == 0
    assert capfd.readouterr().out.endswith("Every check passed\n")


def test_a_whole_run_asks_for_every_check_and_every_floor() -> None:
    names = [check.name for check in checks.plan([])]
    assert names == [
        "format",
        "lint",
        "import rules",
        "types",
        "tests",
        "coverage of fieldreport/crypto/*",
        "coverage of fieldreport/bundle/*",
        "coverage of the rest",
        "packaged program",
    ]
    floors = [argument for check in checks.plan([])[-4:-1] for argument in check.arguments]
    assert [text for text in floors if text.startswith("--fail-under")] == [
        "--fail-under=100",
        "--fail-under=100",
        "--fail-under=95",
    ]


def test_a_part_of_the_tests_is_not_held_to_the_floors() -> None:
    plan = checks.plan(["-k", "vault"])
    assert plan[-1].name == "tests"
    assert plan[-1].arguments[-2:] == ("-k", "vault")
    assert not any("coverage" in check.name for check in plan)
    assert checks.packs([])
    assert checks.packs(["--long"])
    assert not checks.packs(["-k", "vault"])


@pytest.mark.parametrize("arguments", [["--long"], ["--long", "tests/unit"]])
def test_what_takes_its_time_is_run_when_asked_for_and_pytest_never_hears_of_it(
    arguments: list[str],
) -> None:
    planned = checks.plan(arguments)
    assert [check.name for check in planned[-2:]] == ["fuzzing", "crashes"]
    assert all("--long" not in check.arguments for check in planned)
    assert planned[:-2] == checks.plan(arguments[1:])
    assert not {"fuzzing", "crashes"} & {check.name for check in checks.plan([])}
