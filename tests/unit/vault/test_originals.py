from __future__ import annotations

import io
import os
import threading
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fieldreport.errors import Cancelled, UserError
from fieldreport.progress import Silent
from fieldreport.vault import evidence, originals, segments
from fieldreport.vault.vault import Vault

ROOM = 100_000
MIB = 1 << 20


@pytest.fixture
def room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(segments, "ROOM", ROOM)


def kept(vault: Vault, content: bytes) -> str:
    return evidence.add(vault, [content], Silent(), size=len(content)).sha256


def paths(vault: Vault, sha256: str) -> list[Path]:
    return [part.path for part in evidence.locate(vault, sha256).parts]


def refusal(act: object, *arguments: object) -> str:
    with pytest.raises(UserError) as caught:
        act(*arguments)  # type: ignore[operator]
    return caught.value.code


def readers() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "read-ahead"]


def test_it_reads_like_any_file(vault: Vault, room: None) -> None:
    content = os.urandom(3 * ROOM + 50)
    with evidence.open(vault, kept(vault, content)) as file:
        plain = io.BytesIO(content)
        assert file.readable()
        assert file.seekable()
        assert not file.writable()
        for offset, length in ((0, 10), (99_990, 20), (250_000, 90_000), (300_040, 100)):
            assert file.seek(offset) == plain.seek(offset)
            assert io.BufferedReader(file, 10).read(length) == plain.read(length)  # type: ignore[type-var]
            file = evidence.open(vault, evidence.all_digests(vault)[0])  # noqa: PLW2901
        assert file.seek(-3, io.SEEK_END) == len(content) - 3
        assert file.read() == content[-3:]
        assert file.read(1) == b""
        file.seek(10)
        assert file.seek(5, io.SEEK_CUR) == 15 == file.tell()
        with pytest.raises(ValueError, match="negative"):
            file.seek(-1)
    file.close()
    with pytest.raises(ValueError, match="closed"):
        file.read(1)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(st.integers(0, 5 * MIB), st.sampled_from([1, 4_000, 70_000, 300_000, MIB])),
        max_size=8,
    )
)
def test_small_and_large_reads_anywhere_give_the_right_bytes(
    long_file: tuple[Vault, str, bytes], reads: list[tuple[int, int]]
) -> None:
    vault, sha256, content = long_file
    with evidence.open(vault, sha256) as file:
        for offset, length in reads:
            file.seek(offset)
            wanted = content[offset : offset + length]
            got = b""
            while len(got) < len(wanted):
                piece = file.read(length - len(got))
                assert piece
                got += piece
            assert got == wanted
    assert readers() == []


@pytest.fixture
def long_file(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> tuple[Vault, str, bytes]:
    monkeypatch.setattr(segments, "ROOM", 3_000_001)
    content = os.urandom(5 * MIB + 11)
    return vault, kept(vault, content), content


def test_blocks_stay_as_they_are_while_others_are_read(
    long_file: tuple[Vault, str, bytes],
) -> None:
    vault, sha256, content = long_file
    assert b"".join(list(evidence.blocks(vault, sha256))) == content


def test_a_reader_stopped_early_leaves_no_thread(long_file: tuple[Vault, str, bytes]) -> None:
    vault, sha256, _ = long_file
    blocks = evidence.blocks(vault, sha256)
    next(blocks)
    blocks.close()
    file = evidence.open(vault, sha256)
    file.read(MIB)
    assert len(readers()) <= 1
    file.close()
    assert readers() == []


def test_a_reader_connection_on_another_thread_reads_too(vault: Vault) -> None:
    sha256 = kept(vault, b"content")
    found: list[bytes] = []

    def read() -> None:
        with vault.reader() as reader:
            found.append(b"".join(evidence.blocks(reader, sha256)))

    thread = threading.Thread(target=read)
    thread.start()
    thread.join()
    assert found == [b"content"]


def test_unknown_evidence_is_refused_with_its_name(vault: Vault) -> None:
    assert refusal(evidence.locate, vault, "ab" * 32) == "evidence.unknown"
    assert refusal(evidence.open, vault, "ab" * 32) == "evidence.unknown"


def test_sound_evidence_is_verified_with_progress(vault: Vault) -> None:
    steps: list[tuple[int, int]] = []

    class Noting:
        def step(self, done: int, total: int) -> None:
            steps.append((done, total))

    evidence.verify(vault, kept(vault, bytes(MIB + 1)), Noting())
    assert steps == [(MIB, MIB + 1), (MIB + 1, MIB + 1)]


def test_a_flipped_byte_is_found_by_every_way_of_reading(vault: Vault, tmp_path: Path) -> None:
    sha256 = kept(vault, os.urandom(MIB))
    (path,) = paths(vault, sha256)
    raw = bytearray(path.read_bytes())
    raw[-70_000] ^= 1
    path.write_bytes(raw)
    assert refusal(evidence.verify, vault, sha256, Silent()) == "evidence.damaged"
    assert refusal(list, evidence.blocks(vault, sha256)) == "evidence.damaged"
    assert refusal(evidence.save_out, vault, sha256, tmp_path / "o", Silent()) == "evidence.damaged"
    with evidence.open(vault, sha256) as file:
        assert refusal(file.read) == "evidence.damaged"
    assert readers() == []
    assert not (tmp_path / "o").exists()


def test_a_truncated_and_a_missing_segment_are_told_apart(vault: Vault, room: None) -> None:
    sha256 = kept(vault, os.urandom(3 * ROOM))
    last = paths(vault, sha256)[-1]
    last.write_bytes(last.read_bytes()[:-1])
    assert refusal(evidence.verify, vault, sha256, Silent()) == "evidence.damaged"
    last.unlink()
    assert refusal(evidence.verify, vault, sha256, Silent()) == "evidence.segment_missing"
    with evidence.open(vault, sha256) as file:
        assert len(file.read(10)) == 10
        file.seek(2 * ROOM)
        assert refusal(file.read, 1) == "evidence.segment_missing"


def test_a_segment_that_the_database_lost_is_missing(vault: Vault, room: None) -> None:
    sha256 = kept(vault, os.urandom(3 * ROOM))
    with vault.transaction() as db:
        db.execute("DELETE FROM segment WHERE ordinal = 1")
    assert refusal(evidence.locate, vault, sha256) == "evidence.segment_missing"


def swap(first: Path, second: Path) -> None:
    kept = first.read_bytes()
    first.write_bytes(second.read_bytes())
    second.write_bytes(kept)


def test_two_segments_of_one_file_in_each_others_place_are_found_at_once(
    vault: Vault, room: None
) -> None:
    sha256 = kept(vault, os.urandom(2 * ROOM))
    swap(*paths(vault, sha256))
    assert refusal(evidence.open, vault, sha256) == "evidence.damaged"
    assert refusal(evidence.verify, vault, sha256, Silent()) == "evidence.damaged"


def test_two_files_in_each_others_place_are_found_at_once(vault: Vault) -> None:
    one, two = kept(vault, b"the first file"), kept(vault, b"another, alike")
    swap(*paths(vault, one), *paths(vault, two))
    for sha256 in (one, two):
        assert refusal(evidence.open, vault, sha256) == "evidence.damaged"


def test_segments_exchanged_in_the_database_too_are_found_by_the_hash(
    vault: Vault, room: None, tmp_path: Path
) -> None:
    sha256 = kept(vault, os.urandom(2 * ROOM))
    with vault.transaction() as db:
        db.execute("UPDATE segment SET ordinal = 1 - ordinal")
    assert refusal(evidence.verify, vault, sha256, Silent()) == "evidence.damaged"
    assert refusal(evidence.save_out, vault, sha256, tmp_path / "o", Silent()) == "evidence.damaged"
    assert list(tmp_path.glob("*o*")) == []


def test_a_copy_outside_is_the_original_bit_for_bit(vault: Vault, tmp_path: Path) -> None:
    content = os.urandom(2 * MIB + 3)
    evidence.save_out(vault, kept(vault, content), tmp_path / "copy.jpg", Silent())
    assert (tmp_path / "copy.jpg").read_bytes() == content


def test_a_copy_never_replaces_a_file(vault: Vault, tmp_path: Path) -> None:
    (tmp_path / "copy.jpg").write_bytes(b"precious")
    sha256 = kept(vault, b"content")
    code = refusal(evidence.save_out, vault, sha256, tmp_path / "copy.jpg", Silent())
    assert code == "files.exists"
    assert (tmp_path / "copy.jpg").read_bytes() == b"precious"


def test_a_cancelled_copy_leaves_nothing(vault: Vault, tmp_path: Path) -> None:
    class Cancelling:
        def step(self, done: int, total: int) -> None:
            raise Cancelled

    out = tmp_path / "out"
    out.mkdir()
    with pytest.raises(Cancelled):
        evidence.save_out(vault, kept(vault, bytes(4 * MIB)), out / "copy.jpg", Cancelling())
    assert list(out.iterdir()) == []
    assert readers() == []


def test_the_key_is_not_in_what_is_printed(vault: Vault) -> None:
    original = evidence.locate(vault, kept(vault, b"content"))
    assert isinstance(original, originals.Original)
    assert "Secret" not in repr(original)


def test_a_whole_file_read_in_pieces_comes_from_one_reader_ahead(
    long_file: tuple[Vault, str, bytes],
) -> None:
    vault, sha256, content = long_file
    got = b""
    with evidence.open(vault, sha256) as file:
        while piece := file.read(300_000):
            got += piece
            assert len(readers()) <= 1
    assert got == content
    assert readers() == []
