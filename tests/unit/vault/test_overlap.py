from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest

from fieldreport.vault import overlap


def ours() -> list[str]:
    names = {"write-behind", "read-ahead"}
    return [thread.name for thread in threading.enumerate() if thread.name in names]


def behind(write: object, blocks: list[bytes]) -> None:
    with overlap.WriteBehind(write) as out:  # type: ignore[arg-type]
        for block in blocks:
            buffer = out.buffer()
            buffer[: len(block)] = block
            out.hand_over(buffer, len(block))


def test_everything_handed_over_is_written_in_order_by_another_thread() -> None:
    written: list[bytes] = []
    threads = set()

    def write(view: memoryview) -> None:
        threads.add(threading.get_ident())
        written.append(bytes(view))

    blocks = [bytes([n]) * (n + 1) for n in range(40)]
    behind(write, blocks)
    assert written == blocks
    assert threading.get_ident() not in threads
    assert ours() == []


def test_no_more_memory_is_used_than_the_buffers() -> None:
    seen = set()

    with overlap.WriteBehind(lambda view: None) as out:
        for _ in range(40):
            buffer = out.buffer()
            seen.add(id(buffer))
            out.hand_over(buffer, 1)
    assert len(seen) <= overlap.BUFFERS


def test_what_the_writer_raises_comes_out_and_ends_the_thread() -> None:
    def write(view: memoryview) -> None:
        raise OSError(28, "full")

    with pytest.raises(OSError, match="full"):
        behind(write, [b"x"] * 40)
    assert ours() == []


def test_what_the_last_write_raises_comes_out_at_the_end() -> None:
    def write(view: memoryview) -> None:
        raise OSError(28, "full")

    with pytest.raises(OSError, match="full"):
        behind(write, [b"x"])


def test_after_the_callers_failure_nothing_more_is_written() -> None:
    written: list[bytes] = []
    go = threading.Event()

    def write(view: memoryview) -> None:
        go.wait(10)
        written.append(bytes(view))

    timer = threading.Timer(0.05, go.set)

    def fail() -> None:
        with overlap.WriteBehind(write) as out:
            for _ in range(overlap.BUFFERS):
                out.hand_over(out.buffer(), 1)
            timer.start()
            raise RuntimeError("mine")

    with pytest.raises(RuntimeError, match="mine"):
        fail()
    timer.join()
    # The one that was under way, and none of those that waited.
    assert len(written) <= 1


def test_the_buffers_are_wiped() -> None:
    kept = []
    with overlap.WriteBehind(lambda view: None) as out:
        buffer = out.buffer()
        buffer[:6] = b"secret"
        kept.append(buffer)
        out.hand_over(buffer, 6)
    assert kept[0] == bytes(overlap.BLOCK)


def test_reading_ahead_gives_every_item_in_order() -> None:
    assert list(overlap.read_ahead(range(100))) == list(range(100))
    assert ours() == []


def test_reading_ahead_stays_within_its_depth() -> None:
    produced = 0
    ready = threading.Semaphore(0)

    def items() -> Iterator[int]:
        nonlocal produced
        for n in range(100):
            produced += 1
            ready.release()
            yield n

    ahead = overlap.read_ahead(items(), depth=3)
    next(ahead)
    for _ in range(4):
        assert ready.acquire(timeout=10)
    assert not ready.acquire(timeout=0.05)
    assert produced == 4
    ahead.close()
    assert ours() == []


def test_what_the_producer_raises_comes_out_at_its_place() -> None:
    def items() -> Iterator[int]:
        yield 1
        raise OSError(5, "drive")

    ahead = overlap.read_ahead(items())
    assert next(ahead) == 1
    with pytest.raises(OSError, match="drive"):
        next(ahead)
    assert ours() == []


def test_a_forgotten_reader_leaves_no_thread() -> None:
    ahead = overlap.read_ahead(range(10**9))
    next(ahead)
    del ahead
    gc.collect()
    assert ours() == []
