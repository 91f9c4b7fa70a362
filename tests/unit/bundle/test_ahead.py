from __future__ import annotations

import io
import os
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldreport.bundle.ahead import ReadAhead

CONTENT = bytes(range(256)) * 4


class Raw(io.BytesIO):
    """A file that notes which thread reads from where, and may fail or give little."""

    def __init__(self, content: bytes, *, fails_at: int = -1, most: int = 1 << 20) -> None:
        super().__init__(content)
        self.reads: list[tuple[int, bool]] = []
        self._fails_at = fails_at
        self._most = most

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]
        self.reads.append((self.tell(), threading.current_thread() is threading.main_thread()))
        if self.tell() == self._fails_at:
            raise OSError(5, "gone")
        return super().readinto(memoryview(buffer)[: self._most])


def ahead(file: Raw) -> ReadAhead:
    return ReadAhead(file)  # type: ignore[arg-type]  # it has all that is asked of it


def test_the_next_piece_is_fetched_by_a_thread() -> None:
    file = Raw(CONTENT)
    with ahead(file) as reader:
        room = bytearray(100)
        for n in range(3):
            assert reader.readinto(room) == 100
            assert room == CONTENT[n * 100 : n * 100 + 100]
    assert file.reads == [(0, True), (100, False), (200, False), (300, False)]
    assert file.closed


@given(st.lists(st.tuples(st.integers(0, 1100), st.integers(0, 300)), max_size=12))
def test_whatever_is_read_where_is_what_is_there(reads: list[tuple[int, int]]) -> None:
    with ahead(Raw(CONTENT)) as reader:
        assert reader.readable()
        assert reader.seekable()
        for offset, length in reads:
            assert reader.seek(offset) == offset
            assert reader.read(length) == CONTENT[offset : offset + length]


@pytest.mark.parametrize("most", [1, 30, 99])
def test_a_file_that_gives_little_at_a_time_is_read_whole(most: int) -> None:
    with ahead(Raw(CONTENT, most=most)) as reader:
        assert reader.readall() == CONTENT


def test_the_end_is_found_while_the_thread_reads() -> None:
    with ahead(Raw(CONTENT)) as reader:
        reader.read(100)
        assert reader.seek(0, os.SEEK_END) == len(CONTENT)
        assert reader.read(1) == b""
        assert reader.seek(-4, os.SEEK_END) == len(CONTENT) - 4
        assert reader.read(100) == CONTENT[-4:]


def test_what_the_thread_meets_is_raised_at_the_next_read() -> None:
    with ahead(Raw(CONTENT, fails_at=100)) as reader:
        assert reader.read(100) == CONTENT[:100]
        with pytest.raises(OSError, match="gone"):
            reader.read(100)


def test_closing_waits_for_the_thread_and_may_be_repeated() -> None:
    reader = ahead(Raw(CONTENT))
    reader.read(100)
    reader.close()
    reader.close()
    assert not any(thread.name.startswith("read-ahead") for thread in threading.enumerate())
