"""What other programs are started with."""

from __future__ import annotations

import os
import sys

import pytest

import calling


def test_settings_of_another_python_do_not_leak_in() -> None:
    leaking = {
        "PYTHONPATH": "/elsewhere",
        "PYTHONHOME": "/elsewhere",
        "PYTHONWARNINGS": "ignore",
        "PYTEST_ADDOPTS": "-k nothing",
        "COVERAGE_RCFILE": "/elsewhere",
        "MYPYPATH": "/elsewhere",
        "PIP_TARGET": "/elsewhere",
        "PIP_USER": "1",
        "VIRTUAL_ENV": "/elsewhere",
    }
    assert calling.clean(leaking) == {}


def test_how_a_machine_reaches_its_package_index_is_its_own_affair() -> None:
    kept = {"PIP_INDEX_URL": "x", "PIP_CERT": "x", "HTTPS_PROXY": "x", "PATH": "x", "HOME": "x"}
    assert calling.clean(kept) == kept


def test_a_tool_that_fails_or_is_not_there_did_not_succeed() -> None:
    assert calling.succeeds([sys.executable, "-c", ""])
    assert not calling.succeeds([sys.executable, "-c", "raise SystemExit(4)"])
    assert not calling.succeeds([os.devnull])
    assert not calling.succeeds(["no-such-tool-anywhere"])


def test_what_a_tool_prints_stays_out_of_the_programs_output(
    capfd: pytest.CaptureFixture[str],
) -> None:
    talk = (
        "import os, sys\n"
        "print('told', os.environ['EXTRA'], flush=True)\n"
        "print('complained', file=sys.stderr)"
    )
    assert calling.succeeds([sys.executable, "-c", talk], EXTRA="more")
    assert capfd.readouterr() == ("", "told more\ncomplained\n")
    assert calling.succeeds([sys.executable, "-c", talk], silent=True, EXTRA="more")
    assert capfd.readouterr() == ("", "complained\n")


def test_a_tool_that_asks_is_not_waited_for() -> None:
    assert not calling.succeeds([sys.executable, "-c", "input()"])
