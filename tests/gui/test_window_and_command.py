"""The window and the command line at one vault: whoever comes second is told so, and takes nothing from the first."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import environment
from fieldreport.progress import Silent
from fieldreport.reference import wording
from fieldreport.usecases.keep.check import check
from fieldreport.usecases.record import reports
from tests.gui.acting import PASSPHRASE, Desk, until

AT_ONCE = 6


def command(place: Path, *words: str) -> subprocess.Popen[str]:
    phrase = place.with_name("phrase")
    phrase.write_text(PASSPHRASE, encoding="utf-8")
    at = ("--vault", str(place), "--passphrase-file", str(phrase))
    return subprocess.Popen(
        [sys.executable, "-m", "fieldreport", *at, *words],
        cwd=environment.ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_a_command_waits_until_the_window_is_locked_and_neither_loses_anything(
    desk: Desk, place: Path
) -> None:
    began = [command(place, "report", "list") for _ in range(AT_ONCE)]
    saved: list[str] = []
    while any(one.poll() is None for one in began):
        body = {"narrative": f"While they begin, {len(saved)}."}
        saved.append(desk.write(lambda vault, b=body: reports.add(vault, b, [], Silent()).report))  # type: ignore[misc]
    for one in began:
        out, told = one.communicate()
        assert (one.returncode, out, told.strip()) == (1, "", wording.say("vault.in_use", "en"))
    assert desk.write(lambda vault: check(vault, Silent()).findings) == ()
    desk.window.lock()
    ends: list[tuple[int, str]] = []

    def listed() -> bool:
        # The writer may still be closing it.
        one = command(place, "report", "list")
        out, _ = one.communicate()
        ends.append((one.returncode, out))
        return one.returncode == 0

    until(listed, "a command at the locked vault")
    assert len(ends[-1][1].splitlines()) >= len(saved) > 0
