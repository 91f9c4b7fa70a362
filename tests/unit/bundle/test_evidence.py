from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldreport.bundle import archive
from fieldreport.bundle.content import Content, Steps
from fieldreport.bundle.evidence import EvidenceItem, EvidenceLost
from fieldreport.errors import UserError
from fieldreport.progress import Silent


class Source(io.BytesIO):
    """A tar that is damaged after these bytes."""

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]
        count = super().readinto(buffer)
        if not count:
            raise UserError("bundle.damaged")
        return count


def item(
    parts: Sequence[bytes], *, name: str | None = None, cut: int = 0, listed: bytes | None = None
) -> EvidenceItem:
    tar = b"".join(
        archive.header("x", len(part)) + part + archive.filler(len(part)) for part in parts
    )
    source = Source(tar[: len(tar) - cut])
    whole = b"".join(parts)

    def contents() -> Iterator[Content]:
        for entry, part in zip(archive.entries(source), parts, strict=True):
            digest = hashlib.sha256(part if listed is None else listed).hexdigest()
            yield Content(entry, digest, Steps(Silent(), len(tar)))

    sha256 = name or hashlib.sha256(whole).hexdigest()
    return EvidenceItem(sha256, len(whole), contents(), divided=len(parts) > 1)


PARTS = st.lists(st.binary(min_size=1, max_size=700), min_size=1, max_size=4)


@given(PARTS, st.integers(1, 1000))
def test_a_file_is_read_in_pieces_of_any_size(parts: list[bytes], size: int) -> None:
    file = item(parts)
    found = b""
    while piece := file.read(size):
        assert len(piece) <= size
        found += piece
    assert found == b"".join(parts)
    assert file.read(size) == b""
    assert file.came_whole()
    assert file.fault is None


def test_an_empty_file_is_a_file() -> None:
    file = item([b""])
    assert list(file.blocks()) == []
    assert file.read(10) == b""
    assert file.came_whole()


def test_reading_nothing_moves_nothing() -> None:
    file = item([b"abc"])
    assert file.readinto(bytearray()) == 0
    assert file.read(0) == b""
    assert file.read(3) == b"abc"


def test_the_last_bytes_of_another_file_are_not_handed_out() -> None:
    file = item([b"abcdef"], name="0" * 64)
    assert file.read(4) == b"abcd"
    for _ in range(2):
        with pytest.raises(EvidenceLost):
            file.read(4)
    assert not file.came_whole()
    assert file.fault is None


def test_an_empty_file_with_another_name_is_lost() -> None:
    with pytest.raises(EvidenceLost):
        item([b""], name="0" * 64).read(1)


@pytest.mark.parametrize("parts", [[b"abc"], [b"abc", b"def"]])
def test_another_hash_than_listed_loses_the_file_whatever_its_name_says(parts: list[bytes]) -> None:
    assert not item(parts, listed=b"something else").came_whole()


@pytest.mark.parametrize("parts", [[bytes(5000)], [bytes(3000), bytes(2000)]])
def test_a_damage_within_a_file_is_kept_for_whoever_reads_on(parts: list[bytes]) -> None:
    file = item(parts, cut=1500)
    with pytest.raises(EvidenceLost):
        for _ in file.blocks():
            pass
    assert not file.came_whole()
    assert file.fault is not None
    assert file.fault.code == "bundle.damaged"


def test_what_is_left_is_read_when_the_reader_goes_on() -> None:
    file = item([b"abc", b"def"])
    assert file.read(4) == b"abc"
    assert file.came_whole()
    assert file.read(1) == b""
