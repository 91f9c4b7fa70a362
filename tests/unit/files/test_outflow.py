from __future__ import annotations

import os
import resource
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from fieldreport import files
from fieldreport.files import outflow

MIB = 1 << 20


def pour(path: Path, blocks: list[bytes]) -> None:
    with files.new_file(path) as file:
        flow = files.Outflow(file)
        for block in blocks:
            view = memoryview(block)
            while view:
                view = view[flow.write(view) :]
        files.sync(file)


def test_what_is_written_lies_in_the_file_in_order(tmp_path: Path) -> None:
    blocks = [os.urandom(MIB + n) for n in range(50)]
    pour(tmp_path / "large", blocks)
    assert (tmp_path / "large").read_bytes() == b"".join(blocks)


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux what it does")
def test_the_drive_begins_at_once_and_waits_for_older_windows_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[int, int, int]] = []

    def note(descriptor: int, start: int, length: int, flags: int) -> None:
        asked.append((start, length, flags))
        sync_range(descriptor, start, length, flags)

    sync_range = outflow._sync_range
    monkeypatch.setattr(outflow, "_sync_range", note)
    monkeypatch.setattr(outflow, "WINDOW", 4096)
    pour(tmp_path / "large", [bytes(4096)] * 8)
    begun = [(start, length) for start, length, flags in asked if flags == outflow._WRITE]
    waited = [(start, length) for start, length, flags in asked if flags != outflow._WRITE]
    assert begun == [(4096 * n, 4096) for n in range(8)]
    assert waited == [(4096 * n, 4096) for n in range(8 - 1 - outflow.AHEAD)]


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux what it does")
def test_a_write_that_failed_behind_our_back_is_raised(tmp_path: Path) -> None:
    with files.new_file(tmp_path / "gone") as file:
        descriptor = os.dup(file.fileno())
    os.close(descriptor)
    with pytest.raises(OSError, match="Bad file descriptor"):
        outflow._sync_range(descriptor, 0, 4096, 2)


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux what it does")
def test_a_system_without_the_call_only_writes_less_smoothly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outflow, "_libc", object())
    pour(tmp_path / "large", [bytes(9 * MIB)] * 2)
    assert (tmp_path / "large").stat().st_size == 18 * MIB


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux what it does")
def test_a_pipe_has_no_windows_and_that_is_no_failure() -> None:
    reading, writing = os.pipe()
    try:
        outflow._sync_range(writing, 0, 4096, 2)
    finally:
        os.close(reading)
        os.close(writing)


def test_a_full_drive_is_an_error_at_once(mounted: Callable[[str], Path]) -> None:
    place = mounted("size=1m")
    with pytest.raises(OSError, match="No space"):
        pour(place / "large", [bytes(MIB)] * 2)


def test_a_file_that_may_not_grow_is_an_error(tmp_path: Path) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (MIB, before[1]))
    try:
        with pytest.raises(OSError, match="File too large"):
            pour(tmp_path / "large", [bytes(MIB)] * 2)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
