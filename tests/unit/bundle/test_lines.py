from __future__ import annotations

import hashlib
import io
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldreport.bundle import lines
from fieldreport.errors import UserError


@given(st.lists(st.binary(max_size=30).filter(lambda raw: b"\n" not in raw), max_size=8))
def test_lines_come_as_they_were_written_and_numbered(raws: list[bytes]) -> None:
    content = b"".join(raw + b"\n" for raw in raws)
    found = list(lines.lines(io.BytesIO(content)))
    assert [line.raw for line in found] == raws
    assert [line.number for line in found] == list(range(1, len(raws) + 1))
    assert all(line.ended for line in found)
    assert [line.sha256 for line in found] == [hashlib.sha256(raw).hexdigest() for raw in raws]


def test_a_last_line_without_its_end_says_so() -> None:
    found = list(lines.lines(io.BytesIO(b"one\ntw")))
    assert [(line.raw, line.ended) for line in found] == [(b"one", True), (b"tw", False)]


@pytest.mark.parametrize("length", [lines.MAX_LINE - 1, lines.MAX_LINE])
def test_the_longest_line_is_held(length: int) -> None:
    (line,) = lines.lines(io.BytesIO(b"x" * length + b"\n"))
    assert line.raw == b"x" * length


@pytest.mark.parametrize("end", [b"\n", b""])
@pytest.mark.parametrize("length", [lines.MAX_LINE + 1, 3 * lines.MAX_LINE])
def test_a_longer_line_is_not_held_but_named_by_its_hash(length: int, end: bytes) -> None:
    long, *others = lines.lines(io.BytesIO(b"x" * length + end + (b"next\n" if end else b"")))
    assert long.raw is None
    assert long.sha256 == hashlib.sha256(b"x" * length).hexdigest()
    assert [line.raw for line in others] == ([b"next"] if end else [])


def test_a_line_of_a_hundred_mebibytes_takes_no_more_than_a_few() -> None:
    class Endless:
        left = 100 << 20

        def readinto(self, buffer: memoryview) -> int:
            count = min(len(buffer), self.left)
            self.left -= count
            return count

    tracemalloc.start()
    (line,) = lines.lines(Endless())
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert line.raw is None
    assert peak < 8 << 20


def test_what_is_whole_before_a_damage_comes_first() -> None:
    class Damaged(io.BytesIO):
        def readinto(self, buffer: object) -> int:
            count = super().readinto(buffer)  # type: ignore[arg-type]
            if not count:
                raise UserError("bundle.damaged")
            return count

    found = lines.lines(Damaged(b"one\ntwo\nthr"))
    assert [next(found).raw, next(found).raw] == [b"one", b"two"]
    with pytest.raises(UserError):
        next(found)


def test_lines_come_in_pairs_and_a_lonely_one_is_told() -> None:
    found = [
        (first.raw, second and second.raw)
        for first, second in lines.pairs(io.BytesIO(b"a\nb\nc\nd\ne\n"))
    ]
    assert found == [(b"a", b"b"), (b"c", b"d"), (b"e", None)]
