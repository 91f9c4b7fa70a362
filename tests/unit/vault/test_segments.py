from __future__ import annotations

import os
import resource
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldreport import files
from fieldreport.crypto.secret import Secret
from fieldreport.crypto.stream import ciphertext_size
from fieldreport.errors import UserError
from fieldreport.files.padme import padme
from fieldreport.vault import segments

KEY = Secret(bytes(range(32)))


def write(path: Path, content: bytes, key: Secret = KEY) -> bytes:
    writer = segments.SegmentWriter(path, len(content), key)
    writer.write(memoryview(content))
    writer.finish()
    return writer.head


def read(path: Path, head: bytes, size: int, key: Secret = KEY) -> bytes:
    with segments.SegmentReader(path, head, size, key) as reader:
        content = bytearray(size + 5)
        count = reader.readinto(0, memoryview(content))
        return bytes(content[:count])


@pytest.mark.parametrize("size", [1, 7, 65_528, 65_529, 131_064, 300_000])
def test_what_was_written_is_read(tmp_path: Path, size: int) -> None:
    content = os.urandom(size)
    head = write(tmp_path / "a" / "b", content)
    assert read(tmp_path / "a" / "b", head, size) == content


def test_a_file_says_only_a_padded_size_and_that_it_is_one_of_ours(tmp_path: Path) -> None:
    heads = [write(tmp_path / str(size), bytes(size)) for size in (100_001, 100_002, 100_300)]
    raw = [(tmp_path / str(size)).read_bytes() for size in (100_001, 100_002, 100_300)]
    assert len({len(one) for one in raw}) == 1
    padded = padme(segments.LENGTH_SIZE + 100_001)
    assert len(raw[0]) == segments.HEAD_SIZE + ciphertext_size(padded)
    assert all(one.startswith(b"FREVID\0\1") for one in raw)
    assert len({head[8:] for head in heads}) == 3


def test_the_same_content_is_never_encrypted_alike(tmp_path: Path) -> None:
    write(tmp_path / "a", b"same")
    write(tmp_path / "b", b"same")
    first, second = (tmp_path / "a").read_bytes(), (tmp_path / "b").read_bytes()
    assert first[8:] != second[8:]
    assert b"same" not in first


@given(st.integers(2, 1 << 40))
def test_padding_adds_at_most_an_eighth_and_is_padded_already(size: int) -> None:
    padded = padme(size)
    assert size <= padded <= size * 1.12 + 1
    assert padme(padded) == padded


def test_padding_of_next_to_nothing_is_nothing() -> None:
    assert [padme(size) for size in range(5)] == [0, 1, 2, 3, 4]


@given(st.integers(1, 10 * segments.ROOM))
def test_a_file_is_cut_into_full_segments_and_a_rest(size: int) -> None:
    sizes = list(segments.cut(size))
    assert sum(sizes) == size
    assert all(one == segments.ROOM for one in sizes[:-1])
    assert 0 < sizes[-1] <= segments.ROOM


def test_a_full_segment_is_a_gibibyte_of_plaintext_without_padding() -> None:
    assert padme(segments.LENGTH_SIZE + segments.ROOM) == 1 << 30


def test_every_flipped_byte_is_found(tmp_path: Path) -> None:
    path = tmp_path / "a"
    head = write(path, b"thirty bytes of what happened.")
    sound = path.read_bytes()
    for at in range(len(sound)):
        path.write_bytes(sound[:at] + bytes([sound[at] ^ 1]) + sound[at + 1 :])
        with pytest.raises(segments.DamagedSegment):
            read(path, head, 30)


def test_every_truncation_is_found(tmp_path: Path) -> None:
    path = tmp_path / "a"
    head = write(path, os.urandom(200_000))
    sound = path.read_bytes()
    for length in (*range(0, len(sound), 9_973), len(sound) - 1):
        path.write_bytes(sound[:length])
        with pytest.raises(segments.DamagedSegment):
            read(path, head, 200_000)


def test_bytes_after_the_end_are_found(tmp_path: Path) -> None:
    path = tmp_path / "a"
    head = write(path, b"content")
    path.write_bytes(path.read_bytes() + b"\0")
    with pytest.raises(segments.DamagedSegment):
        read(path, head, 7)


def test_another_segment_in_its_place_is_found_at_opening(tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    heads = [write(first, b"content one"), write(second, b"content two")]
    first.rename(tmp_path / "c")
    second.rename(first)
    (tmp_path / "c").rename(second)
    for path, head in zip((first, second), heads, strict=True):
        with pytest.raises(segments.DamagedSegment):
            segments.SegmentReader(path, head, 11, KEY)


def test_the_body_of_another_segment_under_the_right_head_is_found(tmp_path: Path) -> None:
    head = write(tmp_path / "a", b"content one")
    write(tmp_path / "b", b"content two")
    (tmp_path / "a").write_bytes(head + (tmp_path / "b").read_bytes()[segments.HEAD_SIZE :])
    with pytest.raises(segments.DamagedSegment):
        read(tmp_path / "a", head, 11)


def test_another_size_in_the_database_is_found(tmp_path: Path) -> None:
    head = write(tmp_path / "a", b"content")
    with pytest.raises(segments.DamagedSegment):
        segments.SegmentReader(tmp_path / "a", head, 6, KEY)


def test_another_vaults_key_opens_nothing(tmp_path: Path) -> None:
    head = write(tmp_path / "a", b"content")
    with pytest.raises(segments.DamagedSegment):
        read(tmp_path / "a", head, 7, Secret(bytes(32)))


@pytest.mark.parametrize("instead", ["nothing", "folder", "pipe"])
def test_what_is_no_file_is_missing(tmp_path: Path, instead: str) -> None:
    path = tmp_path / "a"
    head = write(path, b"content")
    path.unlink()
    if instead == "folder":
        path.mkdir()
    elif instead == "pipe":
        os.mkfifo(path)
    with pytest.raises(segments.MissingSegment):
        read(path, head, 7)


def test_a_file_that_may_not_be_read_is_another_failure_than_a_damaged_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a"
    head = write(path, b"content")

    def denied(path: Path) -> None:
        raise UserError("files.denied", file=path.name)

    monkeypatch.setattr(files, "open_regular", denied)
    with pytest.raises(UserError) as caught:
        read(path, head, 7)
    assert caught.value.code == "files.denied"


@given(st.integers(0, 150_000), st.integers(0, 70_000))
def test_any_part_can_be_read_alone(offset: int, length: int) -> None:
    content, head, path = _whole()
    with segments.SegmentReader(path, head, len(content), KEY) as reader:
        room = bytearray(length)
        count = reader.readinto(offset, memoryview(room))
    assert bytes(room[:count]) == content[offset : offset + length]


_made: list[tuple[bytes, bytes, Path]] = []


@pytest.fixture(scope="module", autouse=True)
def _one(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("segment") / "a"
    content = os.urandom(140_000)
    _made.append((content, write(path, content), path))


def _whole() -> tuple[bytes, bytes, Path]:
    return _made[0]


def test_a_writer_given_more_or_less_than_announced_is_a_bug(tmp_path: Path) -> None:
    writer = segments.SegmentWriter(tmp_path / "a", 5, KEY)
    with pytest.raises(ValueError, match="more"):
        writer.write(memoryview(b"sixsix"))
    writer.abandon()
    writer = segments.SegmentWriter(tmp_path / "a", 5, KEY)
    with pytest.raises(ValueError, match="less"):
        writer.finish()
    writer.abandon()
    writer.abandon()
    assert list(tmp_path.iterdir()) == []


def test_a_name_that_is_taken_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"somebody else's")
    with pytest.raises(UserError) as caught:
        segments.SegmentWriter(tmp_path / "a", 5, KEY)
    assert caught.value.code == "files.exists"
    assert (tmp_path / "a").read_bytes() == b"somebody else's"


def test_a_drive_that_takes_nothing_leaves_no_file(tmp_path: Path) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, before[1]))
    try:
        with pytest.raises(UserError) as caught:
            segments.SegmentWriter(tmp_path / "a", 5, KEY)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert caught.value.code == "files.too_big_for_drive"
    assert list(tmp_path.iterdir()) == []


def test_a_removed_segment_loses_its_key_first(tmp_path: Path) -> None:
    name = segments.random_name()
    path = segments.path_of(tmp_path, name)
    write(path, b"content")
    twin = tmp_path / "same file, kept"
    twin.hardlink_to(path)
    segments.destroy(tmp_path, name)
    assert not path.exists()
    assert twin.read_bytes()[: segments.HEAD_SIZE] == bytes(segments.HEAD_SIZE)


def test_removing_what_is_gone_is_nothing(tmp_path: Path) -> None:
    segments.destroy(tmp_path, segments.random_name())


def test_removing_a_link_does_not_touch_what_it_leads_to(tmp_path: Path) -> None:
    name = segments.random_name()
    path = segments.path_of(tmp_path, name)
    path.parent.mkdir()
    other = tmp_path / "other"
    other.write_bytes(b"x" * 100)
    path.symlink_to(other)
    segments.destroy(tmp_path, name)
    assert other.read_bytes() == b"x" * 100
    assert not path.is_symlink()
