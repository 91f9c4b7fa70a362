from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

import pytest

from fieldreport.bundle import archive, layout
from fieldreport.errors import UserError

A, B, C = "a" * 64, "b" * 64, "c" * 64


@dataclass(frozen=True)
class Listed:
    path: str
    size: int = 10
    sha256: str = A


def listed(*names: str) -> list[Listed]:
    return [Listed(name) for name in names]


def misplaced(kind: str, members: list[Listed]) -> int:
    with pytest.raises(layout.Misplaced) as caught:
        layout.check_listed(kind, members)
    return caught.value.index


@pytest.mark.parametrize(
    "names",
    [
        (),
        ("records.jsonl",),
        ("persons.jsonl",),
        ("cards.jsonl", "records.jsonl", "persons.jsonl", "custody.jsonl"),
        ("custody.jsonl", f"evidence/{A}"),
        (f"evidence/{A}", f"evidence/{B}"),
    ],
)
def test_reports_may_have_these_members(names: tuple[str, ...]) -> None:
    found = layout.check_listed("reports", listed(*names))
    assert [each.parts[0].path for each in found] == [n for n in names if n.startswith("evidence")]


@pytest.mark.parametrize(
    ("names", "index"),
    [
        (("persons.jsonl", "records.jsonl"), 1),
        (("records.jsonl", "records.jsonl"), 1),
        (("records.jsonl", "cards.jsonl"), 1),
        ((f"evidence/{A}", "custody.jsonl"), 1),
        ((f"evidence/{B}", f"evidence/{A}"), 1),
        ((f"evidence/{A}", f"evidence/{A}"), 1),
        (("receipt.json",), 0),
        (("manifest.json",), 0),
        (("padding",), 0),
        (("signatures.jsonl",), 0),
        (("../../x",), 0),
        ((f"evidence/{A}/x",), 0),
        ((f"evidence/{A.upper()}",), 0),
        ((f"evidence/{A}.1",), 0),
        ((f"evidence/{A}\n",), 0),
    ],
)
def test_anything_else_is_misplaced(names: tuple[str, ...], index: int) -> None:
    assert misplaced("reports", listed(*names)) == index


def test_a_receipt_is_alone_and_never_missing() -> None:
    assert layout.check_listed("receipt", listed("receipt.json")) == ()
    assert misplaced("receipt", []) == 0
    assert misplaced("receipt", listed("receipt.json", f"evidence/{A}")) == 1
    assert misplaced("receipt", listed("records.jsonl")) == 0
    assert misplaced("receipt", listed("receipt.json", "receipt.json")) == 1


@pytest.mark.parametrize(
    ("path", "limit"),
    [("cards.jsonl", 4 << 20), ("records.jsonl", archive.MAX_SIZE), ("receipt.json", 64 << 20)],
)
def test_a_member_beyond_its_size_is_misplaced(path: str, limit: int) -> None:
    kind = "receipt" if path == "receipt.json" else "reports"
    layout.check_listed(kind, [Listed(path, limit)])
    assert misplaced(kind, [Listed(path, limit + 1)]) == 0


def parts(sha256: str, *sizes: int) -> list[Listed]:
    return [Listed(f"evidence/{sha256}.{n:03}", size) for n, size in enumerate(sizes)]


def test_evidence_in_parts_counts_as_one_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "PART_SIZE", 100)
    members = [Listed(f"evidence/{A}", 100), *parts(B, 100, 100, 1), *parts(C, 100, 100)]
    found = layout.check_listed("reports", members)
    assert [(e.sha256, e.size, len(e.parts)) for e in found] == [
        (A, 100, 1),
        (B, 201, 3),
        (C, 200, 2),
    ]


@pytest.mark.parametrize(
    "members",
    [
        [Listed(f"evidence/{A}", 101)],
        parts(A, 100),
        parts(A, 99, 100),
        parts(A, 100, 0),
        parts(A, 100, 101),
        parts(A, 100, 100)[1:],
        [*parts(A, 100, 100), Listed(f"evidence/{A}.003", 1)],
        [*parts(A, 100, 100), Listed(f"evidence/{A}", 1)],
        [Listed(f"evidence/{A}", -1)],
    ],
)
def test_parts_that_could_be_cut_otherwise_are_misplaced(
    members: list[Listed], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(layout, "PART_SIZE", 100)
    misplaced("reports", members)


def opener(content: bytes) -> BinaryIO:
    return io.BytesIO(content)


def test_a_member_is_measured_in_one_pass_and_read_in_another() -> None:
    passes = 0

    def blocks() -> Iterator[bytes]:
        nonlocal passes
        passes += 1
        yield b"one "
        yield b"two"

    member = layout.measured("records.jsonl", blocks)
    assert passes == 1
    assert (member.size, member.sha256) == (7, hashlib.sha256(b"one two").hexdigest())
    assert b"".join(member.blocks()) == b"one two" == b"".join(member.blocks())
    assert passes == 3


def test_a_member_larger_than_the_format_allows_is_refused() -> None:
    layout.whole("cards.jsonl", bytes(4 << 20))
    with pytest.raises(UserError) as caught:
        layout.whole("cards.jsonl", bytes((4 << 20) + 1))
    assert caught.value.code == "bundle.member_too_big"
    assert caught.value.params == {"member": "cards.jsonl", "limit": 4 << 20}


@pytest.mark.parametrize("size", [0, 1, 99, 100])
def test_small_evidence_is_one_member_under_its_hash(
    size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(layout, "PART_SIZE", 100)
    content = bytes(range(size))
    sha256 = hashlib.sha256(content).hexdigest()
    (member,) = layout.evidence(sha256, size, lambda: opener(content))
    assert (member.path, member.size, member.sha256) == (f"evidence/{sha256}", size, sha256)
    assert b"".join(map(bytes, member.blocks())) == content


@pytest.mark.parametrize("size", [101, 200, 255])
def test_large_evidence_is_cut_into_full_parts_with_their_own_hashes(
    size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(layout, "PART_SIZE", 100)
    content = bytes(range(size))
    members = layout.evidence(A, size, lambda: opener(content))
    assert [m.path for m in members] == [f"evidence/{A}.{n:03}" for n in range(-(-size // 100))]
    for n, member in enumerate(members):
        part = content[n * 100 : n * 100 + 100]
        assert (member.size, member.sha256) == (len(part), hashlib.sha256(part).hexdigest())
        assert b"".join(map(bytes, member.blocks())) == part
    assert len(layout.check_listed("reports", members)) == 1


def test_measuring_the_parts_shows_its_progress(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "PART_SIZE", 100)
    steps: list[tuple[int, int]] = []

    class Noting:
        def step(self, done: int, total: int) -> None:
            steps.append((done, total))

    members = layout.evidence(A, 250, lambda: opener(bytes(250)), Noting())
    assert steps == [(100, 250), (200, 250), (250, 250)]
    for member in members:
        list(member.blocks())
    assert len(steps) == 3


def test_more_than_a_thousand_parts_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "PART_SIZE", 1)
    assert len(layout.evidence(A, 1000, lambda: opener(bytes(1000)))) == 1000
    with pytest.raises(UserError) as caught:
        layout.evidence(A, 1001, lambda: opener(bytes(1001)))
    assert caught.value.code == "bundle.too_large"


def test_evidence_is_read_in_blocks_and_closed() -> None:
    content = bytes((1 << 20) + 5)
    opened: list[BinaryIO] = []

    def open_content() -> BinaryIO:
        opened.append(io.BytesIO(content))
        return opened[-1]

    (member,) = layout.evidence(A, len(content), open_content)
    assert [len(block) for block in map(bytes, member.blocks())] == [1 << 20, 5]
    assert [file.closed for file in opened] == [True]


def test_evidence_shorter_than_announced_gives_what_there_is() -> None:
    (member,) = layout.evidence(A, 10, lambda: opener(b"abc"))
    assert b"".join(map(bytes, member.blocks())) == b"abc"


def test_members_are_put_in_their_order() -> None:
    names = [
        *("cards.jsonl", "records.jsonl", "persons.jsonl", "custody.jsonl", "receipt.json"),
        *(f"evidence/{A}", f"evidence/{B}.000", f"evidence/{B}.001"),
    ]
    shuffled = [layout.whole(name, b"") for name in reversed(names)]
    assert [member.path for member in layout.in_order(shuffled)] == names
