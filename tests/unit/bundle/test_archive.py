from __future__ import annotations

import io
import subprocess
import tarfile
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldreport.bundle import archive
from fieldreport.errors import UserError

NAMES = st.text(
    st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=100
).filter(lambda name: not name.endswith("/"))
MEMBERS = st.lists(st.tuples(NAMES, st.binary(max_size=1500)), max_size=5)


def packed(members: list[tuple[str, bytes]]) -> bytes:
    parts = [
        archive.header(name, len(content)) + content + archive.filler(len(content))
        for name, content in members
    ]
    return b"".join(parts) + archive.END


def unpacked(tar: bytes) -> list[tuple[str, bytes]]:
    return [(e.name, e.read(10_000)) for e in archive.entries(io.BytesIO(tar))]


def refused(tar: bytes) -> bool:
    with pytest.raises(UserError) as caught:
        unpacked(tar)
    return caught.value.code == "bundle.wrong_tar"


@given(MEMBERS)
def test_what_was_packed_comes_out_in_order(members: list[tuple[str, bytes]]) -> None:
    assert unpacked(packed(members)) == members


@given(MEMBERS)
def test_python_reads_the_same_members(members: list[tuple[str, bytes]]) -> None:
    with tarfile.open(fileobj=io.BytesIO(packed(members)), mode="r:") as tar:
        found = [(m.name, tar.extractfile(m)) for m in tar.getmembers()]
    assert [name for name, _ in found] == [name for name, _ in members]
    assert [content.read() for _, content in found if content] == [c for _, c in members]


@given(NAMES, st.integers(0, archive.MAX_SIZE))
def test_a_header_is_the_one_that_python_writes_for_such_a_file(name: str, size: int) -> None:
    info = tarfile.TarInfo(name)
    info.size, info.mode = size, 0o600
    assert archive.header(name, size) == info.tobuf(tarfile.USTAR_FORMAT, "ascii", "strict")


def test_gnu_tar_lists_and_unpacks_the_same_members(tmp_path: Path) -> None:
    members = [("manifest.json", b"{}"), ("empty", b""), ("evidence/" + "a" * 64, b"x" * 5000)]
    target = tmp_path / "a.tar"
    target.write_bytes(packed(members))

    listed = subprocess.run(
        ["tar", "-tvf", target], capture_output=True, text=True, check=True, env={"TZ": "UTC"}
    )
    subprocess.run(["tar", "-xf", target, "-C", tmp_path], check=True)

    assert listed.stderr == ""
    lines = listed.stdout.splitlines()
    assert [line.split()[-1] for line in lines] == [name for name, _ in members]
    assert all(line.startswith("-rw------- 0/0 ") for line in lines)
    assert all("1970-01-01 00:00" in line for line in lines)
    assert [(name, (tmp_path / name).read_bytes()) for name, _ in members] == members


def test_a_tar_by_gnu_tar_with_our_settings_is_read_once_its_blocking_is_cut_off(
    tmp_path: Path,
) -> None:
    (tmp_path / "note.txt").write_bytes(b"n" * 700)
    made = subprocess.run(
        [
            *("tar", "-c", "--format=ustar", "--numeric-owner", "-b", "1"),
            *("--mode=0600", "--owner=0", "--group=0", "--mtime=@0", "note.txt"),
        ],
        cwd=tmp_path,
        capture_output=True,
        check=True,
    ).stdout
    # It writes the numbers of a device, as octal zeros, where we leave the fields empty.
    ours = made[:329] + bytes(16) + made[345:]
    ours = ours[:148] + archive.header("note.txt", 700)[148:156] + ours[156:]
    assert unpacked(ours) == [("note.txt", b"n" * 700)]
    assert refused(made)


def test_a_member_can_be_read_in_parts_or_left_unread() -> None:
    tar = packed([("a", b"0123456789"), ("b", b"x" * 2000), ("c", b"end")])
    seen = []
    for entry in archive.entries(io.BytesIO(tar)):
        if entry.name == "a":
            buffer = bytearray(4)
            parts = []
            while count := entry.readinto(buffer):
                parts.append(bytes(buffer[:count]))
            assert parts == [b"0123", b"4567", b"89"]
        seen.append((entry.name, entry.size))
    assert seen == [("a", 10), ("b", 2000), ("c", 3)]


def test_a_content_beyond_the_room_for_it_is_not_read() -> None:
    (entry,) = archive.entries(
        io.BytesIO(packed([("a", b"12345")])[: -len(archive.END)] + archive.END)
    )
    with pytest.raises(ValueError, match="room"):
        next(archive.entries(io.BytesIO(packed([("a", b"12345")])))).read(4)
    assert entry.size == 5


@pytest.mark.parametrize("name", ["", "x" * 101, "a\0b", "folder/", "имя"])
def test_a_name_that_does_not_fit_is_never_written(name: str) -> None:
    with pytest.raises(ValueError, match=r"member|ascii"):
        archive.header(name, 0)


@pytest.mark.parametrize("size", [-1, archive.MAX_SIZE + 1])
def test_a_size_that_does_not_fit_is_never_written(size: int) -> None:
    with pytest.raises(ValueError, match="member"):
        archive.header("a", size)


WHOLE = packed([("first", b"0123456789"), ("second", b"")])


@given(st.integers(0, len(WHOLE) - 1), st.integers(1, 255))
def test_every_changed_byte_is_refused_unless_it_is_content(at: int, change: int) -> None:
    broken = bytearray(WHOLE)
    broken[at] ^= change
    if archive.BLOCK <= at < archive.BLOCK + 10:
        assert unpacked(bytes(broken)) != unpacked(WHOLE)
        return
    assert refused(bytes(broken))


@pytest.mark.parametrize("length", [*range(0, len(WHOLE), 100), 512, 515, len(WHOLE) - 1])
def test_a_tar_cut_anywhere_is_refused(length: int) -> None:
    assert refused(WHOLE[:length])


@pytest.mark.parametrize("extra", [b"\0", bytes(512), b"x"])
def test_a_byte_after_the_end_is_refused(extra: bytes) -> None:
    assert refused(WHOLE + extra)


def test_one_block_of_zeros_does_not_end_a_tar() -> None:
    one = archive.header("a", 0)
    assert refused(one + bytes(512))
    assert refused(one + bytes(512) + one + archive.END)


def written(info: tarfile.TarInfo, form: Literal[0, 1, 2]) -> bytes:
    return info.tobuf(form, "utf-8", "surrogateescape") + archive.END


@pytest.mark.parametrize(
    "kind",
    [
        tarfile.AREGTYPE,
        tarfile.LNKTYPE,
        tarfile.SYMTYPE,
        tarfile.CHRTYPE,
        tarfile.BLKTYPE,
        tarfile.DIRTYPE,
        tarfile.FIFOTYPE,
        tarfile.CONTTYPE,
        tarfile.GNUTYPE_SPARSE,
        tarfile.XGLTYPE,
    ],
)
def test_everything_but_a_regular_file_is_refused(kind: bytes) -> None:
    info = tarfile.TarInfo("a")
    info.mode, info.type, info.linkname = 0o600, kind, "b" if kind in b"12" else ""
    assert refused(written(info, tarfile.USTAR_FORMAT))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        *(("mode", 0o644), ("uid", 1), ("gid", 1), ("mtime", 1)),
        *(("uname", "root"), ("gname", "root"), ("linkname", "x")),
    ],
)
def test_every_field_that_tells_something_is_refused(field: str, value: int | str) -> None:
    info = tarfile.TarInfo("a")
    info.mode = 0o600
    setattr(info, field, value)
    assert refused(written(info, tarfile.USTAR_FORMAT))


@pytest.mark.parametrize("form", [tarfile.PAX_FORMAT, tarfile.GNU_FORMAT])
def test_long_names_by_extension_are_refused(form: Literal[0, 1, 2]) -> None:
    info = tarfile.TarInfo("n" * 150)
    info.mode = 0o600
    assert refused(written(info, form))


def test_a_long_name_split_into_a_prefix_is_refused() -> None:
    info = tarfile.TarInfo("d" * 90 + "/" + "n" * 90)
    info.mode = 0o600
    assert refused(written(info, tarfile.USTAR_FORMAT))


@pytest.mark.parametrize("size", [b"0000000000 ", b" 0000000000", b"-0000000001", b"0o000000000"])
def test_other_spellings_of_a_size_are_refused(size: bytes) -> None:
    block = bytearray(archive.header("a", 0))
    block[124:135] = size
    block[148:156] = b"%06o\0 " % (sum(block[:148]) + 8 * 0x20 + sum(block[156:]))
    assert refused(bytes(block) + archive.END)
