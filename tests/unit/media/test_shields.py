"""What can be seen of the helper's walls from outside, without putting them up around the tests."""

from __future__ import annotations

import errno
import platform
import struct
import sys
from pathlib import Path

import pytest

from fieldreport.media import job, landlock, seccomp, shields


@pytest.mark.parametrize(
    "arguments",
    [
        ("/tmp/x", "w", 0),
        ("/tmp/x", "ab", 0),
        ("/tmp/x", "r+", 0),
        ("/tmp/x", None, 0o102),
        ("/tmp/x", None, 0o1),
    ],
)
def test_python_opens_nothing_for_writing(arguments: tuple[object, ...]) -> None:
    with pytest.raises(PermissionError, match="writes no file"):
        shields.refuse("open", arguments)


@pytest.mark.parametrize(
    "event", ["socket.connect", "subprocess.Popen", "os.system", "os.fork", "os.remove", "os.exec"]
)
def test_python_connects_starts_and_removes_nothing(event: str) -> None:
    with pytest.raises(PermissionError, match=event):
        shields.refuse(event, ())


@pytest.mark.parametrize(
    ("event", "arguments"),
    [("open", ("x", "rb", 0)), ("open", ("x", None, 0o2000000)), ("open", ()), ("import", ("x",))],
)
def test_python_still_reads_and_imports(event: str, arguments: tuple[object, ...]) -> None:
    shields.refuse(event, arguments)


def test_nothing_of_the_users_is_readable() -> None:
    readable = [Path(path) for path in shields.readable()]
    assert Path(shields.__file__).parents[1] in readable
    for private in (Path.home(), Path.cwd(), Path("/home/somebody/vault"), Path("/tmp"), Path("/")):
        assert private not in readable
    # Of the tree, the program alone: in a portable installation the vault lies beside it.
    tree = Path(shields.__file__).parents[2]
    assert not any(path == tree or path in tree.parents for path in readable)


def test_the_frozen_program_reads_what_it_was_unpacked_from(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", "/opt/program/_internal", raising=False)
    monkeypatch.setattr(sys, "executable", "/opt/program/notes")
    assert {"/opt/program/_internal", "/opt/program/notes"} <= set(shields.readable())
    assert "/opt/program" not in shields.readable(), "a vault may lie there"


@pytest.mark.parametrize(
    ("version", "fields"),
    [
        (1, (0x1FFF,)),
        (2, (0x3FFF,)),
        (3, (0x7FFF,)),
        (4, (0x7FFF, 3)),
        (5, (0xFFFF, 3)),
        (6, (0xFFFF, 3, 3)),
        (9, (0xFFFF, 3, 3)),
    ],
)
def test_each_landlock_is_asked_for_all_it_knows_and_no_more(
    version: int, fields: tuple[int, ...]
) -> None:
    assert struct.unpack(f"={len(fields)}Q", landlock.ruleset(version)) == fields


def carried_out(program: bytes, *, architecture: int, number: int, first: int = 0) -> int:
    """What the filter answers, by the rules of classic BPF for the steps that it uses."""
    memory = {0: number, 4: architecture, 16: first & 0xFFFF_FFFF}
    at, accumulator = 0, 0
    while True:
        code, yes, no, value = struct.unpack_from("=HBBI", program, at * 8)
        at += 1
        match code:
            case 0x20:
                accumulator = memory[value]
            case 0x06:
                return int(value)
            case 0x15:
                at += yes if accumulator == value else no
            case 0x35:
                at += yes if accumulator >= value else no
            case 0x45:
                at += yes if accumulator & value else no
            case _:
                raise AssertionError(f"no step {code:#x}")


ALLOWED, KILLED, REFUSED = 0x7FFF_0000, 0x8000_0000, 0x0005_0000 | errno.EPERM
MACHINES = {"x86_64": 0xC000_003E, "aarch64": 0xC000_00B7}


@pytest.mark.parametrize(
    ("machine", "calls"),
    [
        # read, write, mmap, exit_group, futex; socket, connect, execve, ptrace; clone
        ("x86_64", ([0, 1, 9, 231, 202], [41, 42, 59, 101], 56)),
        ("aarch64", ([63, 64, 222, 94, 98], [198, 203, 221, 117], 220)),
    ],
)
def test_the_filter_lets_decoders_work_and_nothing_else(
    machine: str, calls: tuple[list[int], list[int], int]
) -> None:
    program, architecture = seccomp.program(machine), MACHINES[machine]
    needed, refused, clone = calls
    for number in needed:
        assert carried_out(program, architecture=architecture, number=number) == ALLOWED
    for number in (*refused, 425, 434):
        assert carried_out(program, architecture=architecture, number=number) == REFUSED
    threads, process = 0x3D0F00, 0x1200011
    for flags, answer in ((threads, ALLOWED), (process, REFUSED)):
        found = carried_out(program, architecture=architecture, number=clone, first=flags)
        assert found == answer
    clone3 = carried_out(program, architecture=architecture, number=435)
    assert clone3 == 0x0005_0000 | errno.ENOSYS
    assert carried_out(program, architecture=0x4000_0003, number=needed[0]) == KILLED
    assert carried_out(program, architecture=architecture, number=0x4000_0029) == KILLED


def test_a_machine_that_is_not_known_gets_no_filter() -> None:
    assert seccomp.program("vax") == b""


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have neither")
def test_this_machine_is_one_of_those_that_are_known() -> None:
    assert platform.machine() in MACHINES


@pytest.mark.skipif(sys.platform == "win32", reason="there it has one")
def test_only_windows_has_jobs() -> None:
    assert not hasattr(job, "restrict")
