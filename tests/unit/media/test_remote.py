"""The file as decoders see it: a seekable stream of blocks that somebody else fetches."""

from __future__ import annotations

import io
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldreport.errors import UserError
from fieldreport.media.limits import BLOCK
from fieldreport.media.ranges import Ranges
from fieldreport.media.remote import Blocks, RemoteFile


class Asked:
    """Fetches from `raw` and remembers what was asked for."""

    def __init__(self, raw: bytes) -> None:
        self.raw = raw
        self.ranges: list[tuple[int, int]] = []

    def __call__(self, offset: int, size: int) -> bytes:
        self.ranges.append((offset, size))
        return self.raw[offset : offset + size]


RAW = bytes(range(251)) * 5_000


def remote(raw: bytes = RAW, size: int | None = None, allow: int = 1 << 40) -> RemoteFile:
    return RemoteFile(Blocks(len(raw) if size is None else size, Asked(raw), allow))


@given(
    st.lists(
        st.tuples(
            st.sampled_from([os.SEEK_SET, os.SEEK_CUR, os.SEEK_END]),
            st.integers(-len(RAW), len(RAW) + 10),
            st.integers(-1, 600_000),
        ),
        max_size=8,
    )
)
def test_it_reads_like_any_file(steps: list[tuple[int, int, int]]) -> None:
    ours, theirs = remote(), io.BytesIO(RAW)
    for whence, offset, size in steps:
        base = {0: 0, 1: theirs.tell(), 2: len(RAW)}[whence]
        if base + offset < 0:
            with pytest.raises(ValueError, match="before the start"):
                ours.seek(offset, whence)
            continue
        assert ours.seek(offset, whence) == theirs.seek(offset, whence) == ours.tell()
        assert ours.read(size) == theirs.read(size)


def test_it_is_readable_and_seekable_only() -> None:
    ours = remote()
    assert ours.readable()
    assert ours.seekable()
    assert not ours.writable()
    assert ours.read(None) == RAW


def test_blocks_are_fetched_once_and_kept_for_all_positions() -> None:
    asked = Asked(RAW)
    blocks = Blocks(len(RAW), asked, 1 << 40)
    for position in (RemoteFile(blocks), RemoteFile(blocks)):
        for at in (0, 10, BLOCK - 1, BLOCK, 5):
            position.seek(at)
            assert position.read(3) == RAW[at : at + 3]
    assert asked.ranges == [(0, BLOCK), (BLOCK, BLOCK)]


def test_only_the_last_blocks_are_kept() -> None:
    asked = Asked(b"")
    blocks = Blocks(BLOCK * 100, asked, 1 << 40)
    for number in (*range(65), 1, 0):
        blocks.block(number)
    assert [offset // BLOCK for offset, _ in asked.ranges] == [*range(65), 0]


def test_a_file_shorter_than_it_said_just_ends() -> None:
    ours = remote(b"short", size=1_000)
    assert ours.read() == b"short"
    assert ours.read(10) == b""


def test_reading_without_an_end_is_stopped() -> None:
    ours = remote(allow=BLOCK * 2)
    with pytest.raises(UserError) as refusal:
        ours.read()
    assert refusal.value.code == "media.too_slow"


def test_ranges_come_from_wherever_the_source_is() -> None:
    source = io.BytesIO(RAW)
    ranges = Ranges(source)
    assert ranges.size == len(RAW)
    source.seek(77)
    assert ranges.read(1_000, 5) == RAW[1_000:1_005]
    assert ranges.read(len(RAW) - 2, 5) == RAW[-2:]
    assert ranges.read(len(RAW) + 2, 5) == b""


def test_a_source_that_gives_little_at_a_time_is_asked_again() -> None:
    class Slow(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            return super().read(min(size or 0, 3))

    assert Ranges(Slow(RAW)).read(5, 20) == RAW[5:25]


def test_a_source_that_gives_too_much_is_cut_and_one_that_ends_early_ends() -> None:
    class Odd(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            return b"" if self.tell() >= 10 else super().read((size or 0) + 7)

    ranges = Ranges(Odd(RAW))
    assert ranges.read(0, 4) == RAW[:4]
    assert ranges.read(8, 100) == RAW[8:108]
    assert ranges.read(20, 4) == b""
