"""Reading from the drive and not from memory, shown by what the kernel says is in memory."""

from __future__ import annotations

import ctypes
import io
import mmap
import os
import random
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldreport import files
from fieldreport.errors import UserError
from fieldreport.files.uncached import BLOCK, AlignedReader

SIZE = 8 << 20


def file_system(path: Path) -> str:
    mounts = [line.split() for line in Path("/proc/self/mounts").read_text().splitlines()]
    fitting = [m for m in mounts if path.is_relative_to(m[1])]
    # In a chroot the file system of the root may be in no list.
    return max(fitting, key=lambda m: len(m[1]), default=("", "", "unknown"))[2]


@pytest.fixture
def on_a_drive(tmp_path: Path) -> Iterator[Path]:
    """Return a file that is on a drive, and not in a file system whose drive is the memory."""
    for place in (tmp_path, Path("/var/tmp")):
        if file_system(place) not in ("tmpfs", "ramfs"):
            with tempfile.TemporaryDirectory(dir=place) as folder:
                yield Path(folder) / "x"
            return
    pytest.skip("there is no drive here, only memory")


def pages_in_memory(path: Path) -> int:
    """Ask the kernel which pages of a file it holds, by mincore(2)."""
    libc = ctypes.CDLL(None, use_errno=True)
    libc.mincore.argtypes = (ctypes.c_void_p, ctypes.c_size_t, ctypes.c_char_p)
    with path.open("r+b") as file, mmap.mmap(file.fileno(), 0) as mapped:
        size = len(mapped)
        answer = ctypes.create_string_buffer(-(-size // mmap.PAGESIZE))
        first = ctypes.c_char.from_buffer(mapped)
        failed = libc.mincore(ctypes.addressof(first), size, answer)
        del first
    assert not failed
    return sum(page & 1 for page in answer.raw)


def test_what_was_just_written_is_read_from_the_drive(on_a_drive: Path) -> None:
    content = random.Random(1).randbytes(SIZE)
    # Not synced: the dirty pages have to be written before they can be dropped.
    on_a_drive.write_bytes(content)
    assert pages_in_memory(on_a_drive) == SIZE // mmap.PAGESIZE
    with files.open_uncached(on_a_drive) as file:
        assert pages_in_memory(on_a_drive) == 0
        assert file.read(10) == content[:10]
        # The kernel reads ahead, from the drive.
        assert 0 < pages_in_memory(on_a_drive) < SIZE // mmap.PAGESIZE
        assert file.read() == content[10:]


def test_reading_a_large_file_leaves_little_of_it_in_memory(on_a_drive: Path) -> None:
    content = random.Random(2).randbytes(2 * SIZE + 5)
    on_a_drive.write_bytes(content)
    with files.open_uncached(on_a_drive) as file:
        blocks = iter(lambda: file.read(BLOCK), b"")
        assert b"".join(blocks) == content
        assert pages_in_memory(on_a_drive) < SIZE // mmap.PAGESIZE
        file.seek(SIZE)
        assert file.read(10) == content[SIZE : SIZE + 10]


def test_an_empty_file_is_read_as_empty(tmp_path: Path) -> None:
    (tmp_path / "x").touch()
    with files.open_uncached(tmp_path / "x") as file:
        assert file.read() == b""


def test_a_missing_file_is_missing(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        files.open_uncached(tmp_path / "x")
    assert caught.value.code == "files.missing"


def open_files() -> set[str]:
    return {entry.name for entry in Path("/proc/self/fd").iterdir()}


def test_a_failed_sync_is_told_and_leaves_nothing_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_descriptor: int) -> None:
        raise OSError(5, "Input/output error")

    (tmp_path / "x").write_bytes(b"abc")
    before = open_files()
    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(UserError) as caught:
        files.open_uncached(tmp_path / "x")
    assert caught.value.code == "files.io"
    assert open_files() == before


class Blocks:
    """A file that only gives whole blocks, as a drive without a cache between does."""

    def __init__(self, path: Path) -> None:
        self.descriptor = os.open(path, os.O_RDONLY)
        self.asked: list[int] = []
        self.closings = 0

    def read(self, offset: int, memory: mmap.mmap) -> int:
        assert offset % BLOCK == 0
        assert len(memory) == BLOCK
        self.asked.append(offset)
        return os.preadv(self.descriptor, [memory], offset)

    def close(self) -> None:
        self.closings += 1
        os.close(self.descriptor)


@pytest.mark.parametrize("size", [0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK + 12_345])
def test_whole_blocks_are_read_as_any_file(tmp_path: Path, size: int) -> None:
    content = random.Random(size).randbytes(size)
    (tmp_path / "x").write_bytes(content)
    blocks = Blocks(tmp_path / "x")
    with io.BufferedReader(AlignedReader(size, blocks.read, blocks.close), BLOCK) as file:
        assert file.read() == content
        for place in (0, 1, size // 2, max(size - 7, 0), size, size + 5):
            assert file.seek(place) == place
            assert file.read(100) == content[place : place + 100]
        assert file.seek(0, os.SEEK_END) == size
        assert file.tell() == size
    assert blocks.closings == 1


def test_every_block_is_asked_for_once_when_read_in_order(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(bytes(2 * BLOCK + 1))
    blocks = Blocks(tmp_path / "x")
    reader = AlignedReader(2 * BLOCK + 1, blocks.read, blocks.close)
    pieces = list(iter(lambda: reader.read(100_000), b""))
    assert sum(map(len, pieces)) == 2 * BLOCK + 1
    assert blocks.asked == [0, BLOCK, 2 * BLOCK]
    reader.close()
    reader.close()
    assert blocks.closings == 1


def test_a_place_can_be_given_from_where_one_is(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"0123456789")
    blocks = Blocks(tmp_path / "x")
    with AlignedReader(10, blocks.read, blocks.close) as reader:
        assert reader.readable()
        assert reader.seekable()
        reader.seek(4)
        assert reader.seek(2, os.SEEK_CUR) == 6
        assert reader.read(2) == b"67"
        with pytest.raises(ValueError, match="before the begin"):
            reader.seek(-1)
        assert reader.tell() == 8


def test_a_block_that_failed_is_asked_for_again_and_not_taken_for_read(tmp_path: Path) -> None:
    faults = iter([OSError(5, "Input/output error")])

    def read(_offset: int, memory: mmap.mmap) -> int:
        for fault in faults:
            raise fault
        memory[:3] = b"abc"
        return 3

    with AlignedReader(3, read, lambda: None) as reader:
        with pytest.raises(OSError, match="Input/output"):
            reader.read(3)
        assert reader.read(3) == b"abc"
