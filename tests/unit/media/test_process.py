"""A helper as its parent sees it, and the end of all of them at once."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

from fieldreport.media import process
from fieldreport.media.limits import Limits
from fieldreport.media.process import Lost, Process
from fieldreport.media.protocol import Metadata

# It answers nothing and hears nothing: as one that is in the middle of a picture.
BUSY = [sys.executable, "-S", "-c", "import time; time.sleep(600)"]


@pytest.fixture
def busy() -> Iterator[list[Process]]:
    helpers = [Process(Limits(), BUSY) for _ in range(2)]
    yield helpers
    for each in helpers:
        each.end()


def test_all_helpers_are_killed_at_once_also_those_that_are_busy(busy: list[Process]) -> None:
    process.kill_all()
    for each in busy:
        assert each._process.wait(10) != 0
        assert each.killed


def test_whoever_waits_for_one_is_told_that_it_is_gone(busy: list[Process]) -> None:
    process.kill_all()
    with pytest.raises(Lost, match="cancelled"):
        busy[0].ask(Metadata(), lambda _offset, _size: b"")


def test_those_that_were_ended_are_not_remembered() -> None:
    helper = Process(Limits(), BUSY)
    assert helper in process._living
    helper.end()
    assert helper not in process._living
    process.kill_all()
    assert not helper.killed
