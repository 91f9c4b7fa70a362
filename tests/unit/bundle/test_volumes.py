from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldreport.bundle import volumes
from fieldreport.errors import UserError

MIB = 1 << 20


def code_of(error: pytest.ExceptionInfo[UserError]) -> str:
    return error.value.code


def test_without_a_limit_a_bundle_is_one_file() -> None:
    assert volumes.volume_names(Path("/d/x"), 1 << 40, None) == [Path("/d/x")]


def test_a_bundle_that_fits_into_one_volume_keeps_its_name() -> None:
    assert volumes.volume_names(Path("/d/x"), 2 * MIB, 2 * MIB) == [Path("/d/x")]


def test_volumes_are_numbered_from_one() -> None:
    names = volumes.volume_names(Path("/d/x.frb"), 2 * MIB + 1, MIB)
    assert [name.name for name in names] == ["x.frb.001", "x.frb.002", "x.frb.003"]


def test_volumes_below_a_mebibyte_are_refused() -> None:
    with pytest.raises(UserError) as caught:
        volumes.volume_names(Path("x"), 10 * MIB, MIB - 1)
    assert code_of(caught) == "bundle.volume_too_small"


def test_more_than_999_volumes_are_refused_with_the_size_that_would_do() -> None:
    with pytest.raises(UserError) as caught:
        volumes.volume_names(Path("x"), 999 * MIB + 1, MIB)
    assert code_of(caught) == "bundle.too_many_volumes"
    least = caught.value.params["least"]
    assert isinstance(least, int)
    assert len(volumes.volume_names(Path("x"), 999 * MIB + 1, least)) == 999


def made(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).write_bytes(name.encode())


@pytest.mark.parametrize("named", ["x", "x.001", "x.002", "x.003"])
def test_any_volume_and_the_common_name_lead_to_all_of_them(tmp_path: Path, named: str) -> None:
    made(tmp_path, "x.001", "x.002", "x.003", "x.005", "y.004")
    found = volumes.gather(tmp_path / named)
    assert [path.name for path in found] == ["x.001", "x.002", "x.003"]


def test_a_gap_before_the_file_is_named(tmp_path: Path) -> None:
    made(tmp_path, "x.001", "x.003")
    with pytest.raises(UserError) as caught:
        volumes.gather(tmp_path / "x.003")
    assert code_of(caught) == "bundle.volume_missing"
    assert caught.value.params == {"file": "x.002"}


@pytest.mark.parametrize("name", ["x", "x.frb", "x.000", "x.002", "x.1234", "x.12a"])
def test_any_other_file_stands_alone(tmp_path: Path, name: str) -> None:
    made(tmp_path, name)
    assert volumes.gather(tmp_path / name) == (tmp_path / name,)


def test_a_file_without_volumes_beside_it_wins_over_the_common_name(tmp_path: Path) -> None:
    made(tmp_path, "x", "x.001")
    assert volumes.gather(tmp_path / "x") == (tmp_path / "x",)


@pytest.mark.parametrize("name", ["x", "x.001"])
def test_what_is_not_there_is_left_to_whoever_opens_it(tmp_path: Path, name: str) -> None:
    assert volumes.gather(tmp_path / name) == (tmp_path / name,)


def test_999_volumes_are_found_and_no_more(tmp_path: Path) -> None:
    made(tmp_path, *(f"x.{n:03}" for n in range(1, 1001)))
    assert len(volumes.gather(tmp_path / "x.001")) == 999


PARTS = st.lists(st.binary(max_size=40), min_size=1, max_size=6)


@given(PARTS, st.integers(0, 300), st.integers(0, 100))
def test_joined_files_read_as_one(parts: list[bytes], offset: int, length: int) -> None:
    whole = b"".join(parts)
    with volumes.Joined([io.BytesIO(part) for part in parts]) as joined:
        assert joined.size == len(whole)
        assert joined.readable()
        assert joined.seekable()
        assert joined.seek(offset) == joined.tell() == offset
        got = b""
        while len(got) < length and (piece := joined.read(length - len(got))):
            got += piece
        assert got == whole[offset : offset + length]
        assert joined.seek(0, os.SEEK_END) == len(whole)
        assert joined.read(1) == b""
        assert joined.seek(-len(whole), os.SEEK_CUR) == 0
        assert joined.read(0) == b""
        with pytest.raises(ValueError, match="negative"):
            joined.seek(-1)


def test_closing_the_joined_file_closes_its_parts() -> None:
    parts = [io.BytesIO(b"a"), io.BytesIO(b"b")]
    joined = volumes.Joined(parts)
    joined.close()
    joined.close()
    assert all(part.closed for part in parts)


def test_a_part_that_has_shrunk_since_ends_early() -> None:
    part = io.BytesIO(b"abcdef")
    joined = volumes.Joined([part])
    part.truncate(3)
    assert joined.read(6) == b"abc"
    assert joined.read(3) == b""
