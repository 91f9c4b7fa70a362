"""Everything that a page needs is loaded before somebody opens it."""

from __future__ import annotations

import subprocess
import sys

from ui import pages

# In a process of its own, as the program does it: here everything is loaded already.
_LOADED = """
import sys
from ui import app, loading
qt = app.make_application()
loading.load_core()
core = set(sys.modules)
assert "ui.reports.reports_page" not in core
steps = list(loading.load_pages())
print(len(steps))
print(*sorted(sys.modules), sep="\\n")
"""
# What is loaded only where it works: no decoder is ever in the window's process.
_ELSEWHERE = ("av", "pypdfium2", "pi_heif", "PIL", "miniaudio")


def test_the_pages_are_loaded_in_small_steps_and_with_them_no_decoder() -> None:
    answer = subprocess.run(
        [sys.executable, "-c", _LOADED], capture_output=True, text=True, check=True
    )
    steps, *loaded = answer.stdout.split()
    assert {entry.module for entry in pages.ENTRIES} <= set(loaded)
    assert int(steps) > 200
    assert not set(_ELSEWHERE) & set(loaded)
