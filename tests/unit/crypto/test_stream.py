from __future__ import annotations

import io
import random
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from hypothesis import example, given, settings
from hypothesis import strategies as st

from fieldreport.crypto.chunks import SEALED
from fieldreport.crypto.failures import PayloadFailure
from fieldreport.crypto.secret import Secret
from fieldreport.crypto.stream import (
    CHUNK,
    TAG,
    StreamReader,
    StreamWriter,
    ciphertext_size,
    plaintext_size,
)

KEY = bytes(range(32))
# Around the edges of chunks, and beyond a batch of sixteen.
SIZES = (0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 2 * CHUNK + 1, 3 * CHUNK - 7)
MANY = (16 * CHUNK, 16 * CHUNK + 1, 17 * CHUNK, 33 * CHUNK + 5)


def noise(size: int, seed: int = 0) -> bytes:
    return random.Random(seed).randbytes(size)


def sealed_simply(plain: bytes, *, final: bool = True) -> bytes:
    """The construction as the specification words it, with none of the code under test."""
    pieces = [plain[at : at + CHUNK] for at in range(0, len(plain), CHUNK)] or [b""]
    cipher = ChaCha20Poly1305(KEY)
    return b"".join(
        cipher.encrypt(i.to_bytes(11, "big") + bytes([final and i == len(pieces) - 1]), piece, None)
        for i, piece in enumerate(pieces)
    )


def reader(ciphertext: bytes) -> StreamReader:
    return StreamReader(Secret(KEY), io.BytesIO(ciphertext))


def released(payload: StreamReader, step: int) -> tuple[bytes, bool]:
    """Read forward to the end or the first failure; say which it was."""
    out = bytearray()
    while True:
        try:
            piece = payload.read(step)
        except PayloadFailure:
            with pytest.raises(PayloadFailure):
                payload.read(step)
            return bytes(out), False
        if not piece:
            return bytes(out), True
        out += piece


# --- writing ------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES + MANY)
def test_one_write_gives_what_the_specification_says(size: int) -> None:
    plain, out = noise(size), io.BytesIO()
    writer = StreamWriter(Secret(KEY), out.write)
    assert writer.write(plain) == size
    writer.finish()
    assert out.getvalue() == sealed_simply(plain)
    assert len(out.getvalue()) == ciphertext_size(size)
    assert plaintext_size(len(out.getvalue())) == size == writer.size


@settings(max_examples=60)
@given(
    st.sampled_from(SIZES + MANY[:2]),
    st.lists(st.one_of(st.integers(0, 3 * CHUNK), st.sampled_from(SIZES)), max_size=12),
)
def test_any_split_into_writes_gives_the_same_bytes(size: int, cuts: list[int]) -> None:
    plain, out = noise(size), io.BytesIO()
    writer = StreamWriter(Secret(KEY), out.write)
    at = 0
    for cut in [*cuts, size]:
        at += writer.write(plain[at : at + cut])
    writer.finish()
    assert out.getvalue() == sealed_simply(plain)


def test_every_contiguous_buffer_can_be_written() -> None:
    out = io.BytesIO()
    writer = StreamWriter(Secret(KEY), out.write)
    writer.write(bytearray(b"ab"))
    writer.write(memoryview(b"cdef").cast("I"))
    writer.finish()
    assert reader(out.getvalue()).read() == b"abcdef"


def test_ciphertext_leaves_in_batches() -> None:
    sizes: list[int] = []
    writer = StreamWriter(Secret(KEY), lambda view: sizes.append(len(view)))
    for _ in range(40):
        writer.write(bytes(CHUNK))
    writer.finish()
    assert sizes == [16 * SEALED, 16 * SEALED, 8 * SEALED]


def test_a_sink_that_takes_less_is_offered_the_rest() -> None:
    out = bytearray()

    def stingy(view: memoryview) -> int:
        out.extend(view[:1000])
        return len(view[:1000])

    writer = StreamWriter(Secret(KEY), stingy)
    writer.write(noise(3 * CHUNK))
    writer.finish()
    assert bytes(out) == sealed_simply(noise(3 * CHUNK))


def test_a_sink_that_takes_nothing_is_an_error_and_no_endless_loop() -> None:
    writer = StreamWriter(Secret(KEY), lambda _: 0)
    writer.write(b"x")
    with pytest.raises(OSError, match="error"):
        writer.finish()


def failing(_: memoryview) -> None:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("use", [lambda writer: writer.write(b"x"), lambda writer: writer.finish()])
def test_after_a_failed_write_the_payload_cannot_be_continued(
    use: Callable[[StreamWriter], object],
) -> None:
    writer = StreamWriter(Secret(KEY), failing)
    with pytest.raises(OSError, match="No space"):
        writer.write(bytes(18 * CHUNK))
    with pytest.raises(ValueError, match="given up"):
        use(writer)


def test_after_finish_nothing_more_is_taken_and_nothing_secret_is_kept() -> None:
    writer = StreamWriter(Secret(KEY), lambda _: None)
    key, tail = writer._key.view, writer._tail
    writer.write(b"secret")
    writer.finish()
    assert bytes(key) == bytes(32)
    assert bytes(tail) == bytes(CHUNK)
    with pytest.raises(ValueError, match="finished"):
        writer.write(b"x")
    with pytest.raises(ValueError, match="finished"):
        writer.finish()


def test_the_key_given_is_copied_so_that_its_owner_may_zero_it() -> None:
    key, out = Secret(KEY), io.BytesIO()
    writer = StreamWriter(key, out.write)
    key.zero()
    writer.write(b"x")
    writer.finish()
    again = Secret(KEY)
    payload = StreamReader(again, out)
    again.zero()
    assert payload.read() == b"x"


# --- reading ------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES + MANY)
@pytest.mark.parametrize("step", [1000, CHUNK, CHUNK + 1, 1 << 20, -1])
def test_reading_forward_returns_everything(size: int, step: int) -> None:
    payload = reader(sealed_simply(noise(size)))
    assert released(payload, step) == (noise(size), True)
    assert payload.size == payload.tell() == size


@settings(max_examples=60)
@given(st.sampled_from(SIZES + MANY[1:2]), st.data())
def test_any_pattern_of_seeks_and_reads_is_that_of_a_file(size: int, data: st.DataObject) -> None:
    plain = io.BytesIO(noise(size))
    payload = reader(sealed_simply(noise(size)))
    offsets = st.one_of(st.integers(0, size + CHUNK), st.sampled_from(SIZES))
    for _ in range(data.draw(st.integers(1, 10))):
        action = data.draw(st.sampled_from(["set", "cur", "end", "read", "at", "into"]))
        offset = data.draw(offsets)
        length = data.draw(st.one_of(st.integers(0, 4 * CHUNK), st.sampled_from(SIZES)))
        if action == "set":
            assert payload.seek(offset) == plain.seek(offset)
        elif action == "cur":
            assert payload.seek(offset, io.SEEK_CUR) == plain.seek(offset, io.SEEK_CUR)
        elif action == "end":
            back = -min(offset, size)
            assert payload.seek(back, io.SEEK_END) == plain.seek(back, io.SEEK_END)
        elif action == "read":
            assert payload.read(length) == plain.read(length)
        elif action == "at":
            assert payload.read_at(offset, length) == plain.getvalue()[offset : offset + length]
        else:
            buffer = bytearray(length)
            filled = payload.readinto_at(offset, buffer)
            assert buffer[:filled] == plain.getvalue()[offset : offset + length]
            assert not any(buffer[filled:])
        assert payload.tell() == plain.tell()


def test_it_stands_in_for_any_binary_file() -> None:
    payload = reader(sealed_simply(b"one\ntwo\n"))
    assert payload.readable()
    assert payload.seekable()
    assert not payload.writable()
    assert list(io.BufferedReader(payload)) == [b"one\n", b"two\n"]


def test_a_payload_may_lie_in_the_middle_of_a_file() -> None:
    sealed = sealed_simply(noise(CHUNK + 5))
    source = io.BytesIO(b"head" + sealed + b"tail")
    payload = StreamReader(Secret(KEY), source, start=4, size=len(sealed))
    assert payload.read() == noise(CHUNK + 5)
    assert payload.read_at(CHUNK, 100) == noise(CHUNK + 5)[CHUNK:]
    payload.close()
    assert not source.closed


def test_it_reads_from_a_raw_file_and_from_one_that_returns_little(tmp_path: Path) -> None:
    class Slow(io.RawIOBase):
        def __init__(self, content: bytes) -> None:
            self._content = io.BytesIO(content)

        def seek(self, offset: int, whence: int = 0, /) -> int:
            return self._content.seek(offset, whence)

        def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]
            return self._content.readinto(buffer[:5000])

    sealed = sealed_simply(noise(3 * CHUNK))
    (tmp_path / "payload").write_bytes(sealed)
    with (tmp_path / "payload").open("rb", buffering=0) as raw:
        assert StreamReader(Secret(KEY), raw).read() == noise(3 * CHUNK)
    assert StreamReader(Secret(KEY), Slow(sealed)).read() == noise(3 * CHUNK)


@pytest.mark.parametrize(
    "use",
    [
        lambda payload: payload.read(1),
        lambda payload: payload.readinto_at(0, bytearray(1)),
        lambda payload: payload.read_at(0, 1),
        lambda payload: payload.seek(0),
        lambda payload: payload.tell(),
        lambda payload: payload.size,
    ],
)
def test_a_closed_reader_is_closed_and_keeps_nothing_secret(
    use: Callable[[StreamReader], object],
) -> None:
    payload = reader(sealed_simply(b"secret"))
    assert payload.read(3) == b"sec"
    key, held = payload._chunks._key.view, payload._held
    payload.close()
    payload.close()
    assert bytes(key) == bytes(32)
    assert bytes(held) == bytes(CHUNK)
    with pytest.raises(ValueError, match="closed"):
        use(payload)


def test_offsets_that_no_file_has_are_bugs() -> None:
    payload = reader(sealed_simply(b"abc"))
    with pytest.raises(ValueError, match="negative"):
        payload.seek(-1)
    with pytest.raises(ValueError, match="negative"):
        payload.seek(-4, io.SEEK_END)
    with pytest.raises(ValueError, match="negative"):
        payload.readinto_at(-1, bytearray(1))
    with pytest.raises(ValueError, match="whence"):
        payload.seek(0, 3)
    assert payload.read() == b"abc"


def test_a_drive_that_fails_is_no_damaged_payload() -> None:
    class Pulled(io.BytesIO):
        def seek(self, offset: int, whence: int = 0, /) -> int:
            raise OSError(5, "Input/output error")

    with pytest.raises(OSError, match="Input/output"):
        StreamReader(Secret(KEY), Pulled(sealed_simply(b"abc")))
    payload = StreamReader(Secret(KEY), Pulled(sealed_simply(b"abc")), size=3 + TAG)
    with pytest.raises(OSError, match="Input/output"):
        payload.read()


def test_a_passing_fault_of_the_drive_is_read_again() -> None:
    class Flaky(io.BytesIO):
        faults = 1

        def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]
            count = super().readinto(buffer)
            if self.faults:
                self.faults -= 1
                buffer[0] ^= 1
            return count

    payload = StreamReader(Secret(KEY), Flaky(sealed_simply(noise(3 * CHUNK))))
    with pytest.raises(PayloadFailure):
        payload.read(10)
    assert payload.read() == noise(3 * CHUNK)


def test_memory_does_not_grow_with_the_payload() -> None:
    class Endless(io.RawIOBase):
        """Ciphertext made when it is asked for, a batch at a time."""

        def __init__(self) -> None:
            self._batch = bytearray()
            self._writer = StreamWriter(Secret(KEY), self._batch.extend)

        def seek(self, offset: int, whence: int = 0, /) -> int:
            return offset

        def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]
            while len(self._batch) < len(buffer):
                self._writer.write(bytes(1 << 20))
            buffer[:] = self._batch[: len(buffer)]
            del self._batch[: len(buffer)]
            return len(buffer)

    tracemalloc.start()
    try:
        payload = StreamReader(Secret(KEY), Endless(), size=1024 * SEALED)
        block = bytearray(1 << 20)
        for _ in range(60):
            assert payload.readinto(block) == len(block)
        assert tracemalloc.get_traced_memory()[1] < 12 << 20
    finally:
        tracemalloc.stop()


# --- damage -------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [5, CHUNK, 2 * CHUNK + 9, 18 * CHUNK])
@pytest.mark.parametrize("step", [1000, 1 << 21])
def test_a_payload_cut_at_any_edge_of_a_chunk_fails_after_its_last_whole_chunk(
    size: int, step: int
) -> None:
    plain, sealed = noise(size), sealed_simply(noise(size))
    for cut in range(0, len(sealed), SEALED):
        payload = reader(sealed[:cut])
        # A chunk that is whole but not marked as the last is authentic, and all that is left.
        assert released(payload, step) == (plain[: cut // SEALED * CHUNK], False)


@settings(max_examples=60)
@given(st.sampled_from(SIZES), st.sampled_from([1000, CHUNK, 1 << 20]), st.data())
def test_a_payload_cut_anywhere_fails_and_releases_only_whole_chunks(
    size: int, step: int, data: st.DataObject
) -> None:
    sealed = sealed_simply(noise(size))
    cut = data.draw(st.integers(0, len(sealed) - 1))
    payload = reader(sealed[:cut])
    assert released(payload, step) == (noise(size)[: cut // SEALED * CHUNK], False)


@pytest.mark.parametrize("cut", [0, 15, 16, SEALED, SEALED + 16, SEALED + 17, 2 * SEALED])
def test_what_depends_on_the_length_fails_first_when_a_payload_is_cut(cut: int) -> None:
    sealed = sealed_simply(noise(2 * CHUNK + 500))
    uses: list[Callable[[StreamReader], object]] = [
        lambda payload: payload.size,
        lambda payload: payload.seek(1),
        lambda payload: payload.seek(0, io.SEEK_END),
        lambda payload: payload.read_at(0, 1),
        lambda payload: payload.readinto_at(0, bytearray(1)),
    ]
    for use in uses:
        payload = reader(sealed[:cut])
        with pytest.raises(PayloadFailure):
            use(payload)
        assert payload.tell() == 0
        # What can be had forward can still be had.
        assert released(payload, 1000) == (noise(2 * CHUNK + 500)[: cut // SEALED * CHUNK], False)


@settings(max_examples=80)
@given(st.sampled_from(SIZES), st.sampled_from([777, CHUNK, 1 << 20]), st.data())
@example(CHUNK + 1, 1 << 20, None)
def test_a_flipped_bit_anywhere_fails_and_nothing_beyond_the_chunk_before_is_released(
    size: int, step: int, data: st.DataObject | None
) -> None:
    sealed = bytearray(sealed_simply(noise(size)))
    at = data.draw(st.integers(0, len(sealed) - 1)) if data else SEALED - 1
    sealed[at] ^= 1 << (data.draw(st.integers(0, 7)) if data else 0)
    before = at // SEALED * CHUNK
    assert released(reader(bytes(sealed)), step) == (noise(size)[:before], False)
    # Nor does anything of a damaged chunk stay in the buffer that was to be filled.
    buffer = bytearray(size + 1)
    payload = reader(bytes(sealed))
    if before:
        assert payload.readinto(buffer) == before
    else:
        with pytest.raises(PayloadFailure):
            payload.readinto(buffer)
    assert not any(buffer[before:])
    with pytest.raises(PayloadFailure):
        reader(bytes(sealed)).read_at(at // SEALED * CHUNK, 1)


def test_a_damaged_chunk_can_be_passed_by_when_the_end_is_whole() -> None:
    plain = noise(4 * CHUNK)
    sealed = bytearray(sealed_simply(plain))
    sealed[SEALED] ^= 1
    payload = reader(bytes(sealed))
    assert payload.read(2 * CHUNK) == plain[:CHUNK]
    payload.seek(2 * CHUNK)
    assert payload.read() == plain[2 * CHUNK :]
    with pytest.raises(PayloadFailure):
        payload.read_at(0, 2 * CHUNK)


@pytest.mark.parametrize("order", [(1, 0, 2), (0, 0, 2), (0, 2), (0, 1, 1, 2), (0, 1, 2, 2)])
def test_chunks_exchanged_repeated_or_left_out_are_refused(order: tuple[int, ...]) -> None:
    plain, sealed = noise(2 * CHUNK + 100), sealed_simply(noise(2 * CHUNK + 100))
    pieces = [sealed[at : at + SEALED] for at in range(0, len(sealed), SEALED)]
    got, whole = released(reader(b"".join(pieces[i] for i in order)), 1000)
    assert not whole
    assert plain.startswith(got)


def test_a_last_chunk_that_is_not_the_last_is_released_but_nothing_after_it() -> None:
    # Chunk 0 is marked as the last, chunk 1 is sealed under its own number and marked too.
    first = sealed_simply(noise(CHUNK))
    second = sealed_simply(noise(2 * CHUNK))[SEALED:]
    payload = reader(first + second)
    assert released(payload, 1000) == (noise(CHUNK), False)
    # Where the end was proven first, the contradiction shows at once.
    with pytest.raises(PayloadFailure):
        reader(first + second).read_at(0, 1)


def test_a_payload_without_an_end_is_released_but_not_as_whole() -> None:
    sealed = sealed_simply(noise(2 * CHUNK), final=False)
    assert released(reader(sealed), 1 << 20) == (noise(2 * CHUNK), False)
    with pytest.raises(PayloadFailure):
        _ = reader(sealed).size


def test_a_size_beyond_the_file_is_a_damage_after_what_is_there() -> None:
    sealed = sealed_simply(noise(2 * CHUNK), final=False)
    payload = StreamReader(Secret(KEY), io.BytesIO(sealed), size=5 * SEALED)
    assert released(payload, 1 << 20) == (noise(2 * CHUNK), False)
    past_the_end = StreamReader(Secret(KEY), io.BytesIO(b"abc"), start=7)
    assert released(past_the_end, 10) == (b"", False)


def test_another_key_opens_nothing() -> None:
    payload = StreamReader(Secret(bytes(32)), io.BytesIO(sealed_simply(noise(100))))
    assert released(payload, 10) == (b"", False)
