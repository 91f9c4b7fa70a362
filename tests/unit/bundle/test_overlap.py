from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldreport.bundle import overlap


def no_thread_is_left() -> bool:
    return all(thread.name != "handover" for thread in threading.enumerate())


def poured(blocks: list[bytes]) -> list[bytes]:
    written: list[bytes] = []
    overlap.pour(blocks, lambda view: written.append(bytes(view)))
    return written


@settings(max_examples=30)
@given(st.lists(st.integers(0, 3 * overlap.BLOCK), max_size=6))
def test_all_bytes_arrive_in_order_a_mebibyte_at_a_time(lengths: list[int]) -> None:
    blocks = [bytes([i + 1]) * length for i, length in enumerate(lengths)]
    written = poured(blocks)
    assert b"".join(written) == b"".join(blocks)
    assert all(len(block) == overlap.BLOCK for block in written[:-1])


def test_a_block_may_be_used_again_by_whoever_made_it() -> None:
    def reusing() -> Iterator[memoryview]:
        block = bytearray(700_000)
        for i in range(9):
            block[:] = bytes([i]) * len(block)
            yield memoryview(block)

    written: list[bytes] = []
    overlap.pour(reusing(), lambda view: written.append(bytes(view)))
    assert b"".join(written) == b"".join(bytes([i]) * 700_000 for i in range(9))


def test_the_blocks_are_made_in_the_callers_thread_and_written_in_another() -> None:
    made: list[int] = []
    written: list[int] = []

    def blocks() -> Iterator[bytes]:
        made.append(threading.get_ident())
        yield b"x"

    overlap.pour(blocks(), lambda _: written.append(threading.get_ident()))
    assert made == [threading.get_ident()]
    assert written != made


@pytest.mark.parametrize("at", [0, 1, 7])
def test_what_writing_raises_comes_out_and_nothing_is_written_after_it(at: int) -> None:
    written: list[int] = []

    def write(view: memoryview) -> None:
        if len(written) == at:
            raise OSError(28, "full")
        written.append(len(view))

    with pytest.raises(OSError, match="full"):
        overlap.pour(iter([bytes(overlap.BLOCK)] * 8), write)
    assert len(written) == at
    assert no_thread_is_left()


def test_what_the_blocks_raise_comes_out_and_what_waits_is_dropped() -> None:
    gate = threading.Event()
    written: list[int] = []

    def blocks() -> Iterator[bytes]:
        yield bytes(overlap.BLOCK)
        yield bytes(overlap.BLOCK)
        raise KeyboardInterrupt

    def write(view: memoryview) -> None:
        gate.wait(10)
        written.append(len(view))

    threading.Timer(0.05, gate.set).start()
    with pytest.raises(KeyboardInterrupt):
        overlap.pour(blocks(), write)
    assert len(written) <= 1


def test_an_endless_source_waits_for_the_drive() -> None:
    made = 0

    def blocks() -> Iterator[bytes]:
        nonlocal made
        while True:
            made += 1
            yield bytes(overlap.BLOCK)

    def write(_: memoryview) -> None:
        if made > 5:
            pytest.fail("more blocks were made than there is room for")
        raise OSError(5, "gone")

    with pytest.raises(OSError, match="gone"):
        overlap.pour(blocks(), write)
    assert made <= 10


def test_the_plaintext_does_not_stay_in_the_buffers() -> None:
    kept: list[memoryview] = []
    overlap.pour([b"a name that nobody may find"], kept.append)
    assert all(not any(view) for view in kept)
