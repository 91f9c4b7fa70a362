from __future__ import annotations

import hashlib
import io
import shutil
import subprocess
import sys
import tarfile
import tempfile
import threading
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from fieldreport.bundle import compose, layout, receipt
from fieldreport.bundle.layout import Member
from fieldreport.bundle.target import Target
from fieldreport.bundle.write import Recipient, Written, write
from fieldreport.crypto import age
from fieldreport.crypto.cards import open_card
from fieldreport.errors import Cancelled, UserError
from fieldreport.model.exchange import CustodyHead, parse_custody_line, parse_receipt
from fieldreport.progress import Silent
from tests.unit.bundle.made import (
    BUNDLE_ID,
    EPOCH,
    card_of,
    custody_line,
    explained,
    padme,
    record,
    somebody,
    taken,
)
from tests.unit.bundle.made import receipt as invented

MIB = 1 << 20


@pytest.fixture
def drive(tmp_path: Path) -> Path:
    folder = tmp_path / "drive"
    folder.mkdir()
    return folder


def no_thread_is_left() -> bool:
    return all(thread.name != "handover" for thread in threading.enumerate())


def addressed(*names: str) -> list[Recipient]:
    people = [somebody(name) for name in names]
    return [
        Recipient(one.fingerprint, one.public.recipient, EPOCH, n + 1)
        for n, one in enumerate(people)
    ]


def written(
    target: Path, *members: Member, to: tuple[str, ...] = ("botagoz",), **more: Any
) -> Written:
    settings: dict[str, Any] = {"kind": "reports", "progress": Silent()} | more
    return write(
        target,
        identity=somebody("aigul"),
        card=card_of("aigul"),
        recipients=addressed(*to),
        members=members,
        bundle_id=BUNDLE_ID,
        **settings,
    )


def evidence(content: bytes) -> list[Member]:
    sha256 = hashlib.sha256(content).hexdigest()
    return layout.evidence(sha256, len(content), lambda: io.BytesIO(content))


def everything() -> list[Member]:
    reports = [record("aigul", title=f"{n}") for n in range(3)] + [record("serik")]
    people = [record("aigul", "person")]
    entries = [parse_custody_line(custody_line(n).rstrip()) for n in (1, 2)]
    return [
        *evidence(b"photo" * 100_000),
        *evidence(b""),
        *compose.custody_member(lambda: iter(entries)),
        *compose.record_members(lambda: iter(reports), lambda: iter(people)),
        *compose.cards_member([open_card(card_of("serik"))]),
    ]


def content(member: Member) -> bytes:
    return b"".join(map(bytes, member.blocks()))


def test_what_was_written_is_what_is_read(drive: Path) -> None:
    members = everything()
    done = written(drive / "x", *members, custody_head=CustodyHead(n=41, digest="dd" * 32))
    assert done.paths == (drive / "x",)
    assert done.size == (drive / "x").stat().st_size
    found = taken(drive / "x")
    assert found.quarantined == []
    assert found.opened.manifest_sha256 == done.manifest_sha256
    assert found.opened.manifest.bundle == BUNDLE_ID
    assert (found.opened.epoch, found.opened.n) == (EPOCH, 1)
    assert found.opened.manifest.custody == CustodyHead(n=41, digest="dd" * 32)
    assert len(found.records) == 5
    assert found.evidence == {
        member.sha256: content(member) for member in members if "evidence" in member.path
    }


def test_anybody_with_the_key_reads_it_with_age_and_tar(drive: Path) -> None:
    members = layout.in_order(everything())
    done = written(drive / "x", *members)
    with (drive / "x").open("rb") as file:
        plain = age.decrypt(file, [somebody("botagoz").age]).read()
    assert plain is not None
    with tarfile.open(fileobj=io.BytesIO(plain), mode="r:") as tar:
        found = {m.name: f.read() for m in tar.getmembers() if (f := tar.extractfile(m))}
    names = ["manifest.sig", "manifest.json", *(member.path for member in members), "padding"]
    assert list(found) == names
    assert all(found[member.path] == content(member) for member in members)
    assert hashlib.sha256(found["manifest.json"]).hexdigest() == done.manifest_sha256
    assert not any(found["padding"])


def test_a_receipt_can_not_be_told_from_a_small_handover(drive: Path) -> None:
    told = receipt.member(parse_receipt(invented()[1]))
    answer = written(drive / "a", told, kind="receipt")
    report = written(drive / "b", *everything())
    nothing = written(drive / "c")
    assert answer.size == report.size == nothing.size
    found = taken(drive / "a")
    assert [type(item).__name__ for item in found.items] == ["ReceiptFound"]


@pytest.mark.parametrize("size", [MIB, 3 * MIB + 7, 9_999_999])
def test_the_tar_has_a_padded_length(drive: Path, size: int) -> None:
    written(drive / "x", *evidence(bytes(size)))
    with (drive / "x").open("rb") as file:
        length = age.decrypt(file, [somebody("botagoz").age]).size
    assert padme(length) == length
    assert size < length < 1.15 * size + 100_000


def test_the_number_of_recipients_does_not_show(drive: Path) -> None:
    one = written(drive / "1", *everything())
    five = written(drive / "5", *everything(), to=("botagoz", "serik", "c", "d", "e"))
    assert one.size == five.size
    with (drive / "1").open("rb") as first, (drive / "5").open("rb") as second:
        heads = [age.read_header(file) for file in (first, second)]
    assert {head.size for head in heads} == {heads[0].size}
    assert [len(head.stanzas) for head in heads] == [16, 16]
    for name in ("botagoz", "serik", "c", "d", "e"):
        assert len(taken(drive / "5", name).records) == 5


def test_the_sender_is_no_recipient(drive: Path) -> None:
    with pytest.raises(ValueError, match="sender"):
        written(drive / "x", to=("botagoz", "aigul"))
    written(drive / "x")
    with (drive / "x").open("rb") as file, pytest.raises(age.NoMatch):
        age.decrypt(file, [somebody("aigul").age])


def test_members_that_no_bundle_has_are_a_mistake(drive: Path) -> None:
    with pytest.raises(layout.Misplaced):
        written(drive / "x", layout.whole("notes.txt", b""))
    assert list(drive.iterdir()) == []


def test_volumes_are_read_back_and_make_up_the_bundle(drive: Path) -> None:
    done = written(drive / "x", *evidence(bytes(3 * MIB)), volume_size=MIB)
    assert [path.name for path in done.paths] == ["x.001", "x.002", "x.003", "x.004"]
    sizes = [path.stat().st_size for path in done.paths]
    assert sizes[:-1] == [MIB] * 3
    assert sum(sizes) == done.size
    assert sorted(drive.iterdir()) == list(done.paths)
    found = taken(drive / "x.002")
    assert list(found.evidence.values()) == [bytes(3 * MIB)]


def test_evidence_in_parts_is_put_together_again(
    drive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(layout, "PART_SIZE", 300_000)
    body = bytes(range(256)) * 5_000
    written(drive / "x", *evidence(body), *evidence(b"small"))
    found = taken(drive / "x")
    assert found.quarantined == []
    assert sorted(map(len, filter(None, found.evidence.values()))) == [5, 1_280_000]
    assert found.evidence[hashlib.sha256(body).hexdigest()] == body


# --- progress and cancelling --------------------------------------------------------------------


class Counting:
    """Notes the steps, and cancels at the one with this number."""

    def __init__(self, cancel_at: int = -1) -> None:
        self.steps: list[tuple[int, int]] = []
        self.threads: set[int] = set()
        self._cancel_at = cancel_at

    def step(self, done: int, total: int) -> None:
        self.steps.append((done, total))
        self.threads.add(threading.get_ident())
        if len(self.steps) == self._cancel_at:
            raise Cancelled


def test_progress_counts_writing_and_reading_back_in_the_callers_thread(drive: Path) -> None:
    progress = Counting()
    written(drive / "x", *evidence(bytes(5 * MIB)), progress=progress)
    done = [step[0] for step in progress.steps]
    (total,) = {step[1] for step in progress.steps}
    assert done == sorted(done)
    assert done[-1] == total
    assert total // 2 in done
    assert max(b - a for a, b in zip([0, *done], done, strict=False)) <= 2 * MIB
    assert progress.threads == {threading.get_ident()}


@pytest.mark.parametrize("at", [1, 3, 6, 7, 9, 12])
def test_a_cancelled_handover_leaves_nothing(drive: Path, at: int) -> None:
    with pytest.raises(Cancelled):
        written(drive / "x", *evidence(bytes(5 * MIB)), progress=Counting(at), volume_size=MIB)
    assert list(drive.iterdir()) == []
    assert no_thread_is_left()


# --- what can go wrong --------------------------------------------------------------------------


def broken(drive: Path, **how: Any) -> UserError:
    """Write a bundle, expect it to fail, and find nothing left of it."""
    before = {path: path.read_bytes() for path in drive.iterdir()}
    with pytest.raises(UserError) as caught:
        written(drive / "x", *how.pop("members", everything()), **how)
    assert {path: path.read_bytes() for path in drive.iterdir()} == before
    assert no_thread_is_left()
    explained(caught.value)
    return caught.value


@pytest.mark.parametrize("given", [b"", b"abc", b"abcdX", b"abcdef", b"abcdefg" * MIB])
def test_a_member_that_changed_meanwhile_is_refused(drive: Path, given: bytes) -> None:
    sha256 = hashlib.sha256(b"abcde").hexdigest()
    member = Member(f"evidence/{sha256}", 5, sha256, lambda: iter([given]))
    error = broken(drive, members=[member])
    assert error.code == "bundle.changed"
    assert error.params == {"member": f"evidence/{sha256}"}


def test_what_a_member_raises_comes_out(drive: Path) -> None:
    def blocks() -> Iterator[bytes]:
        yield bytes(10)
        raise UserError("files.changed", file="photo.jpg")

    error = broken(drive, members=[Member(f"evidence/{'a' * 64}", 20, "a" * 64, blocks)])
    assert error.code == "files.changed"


def test_an_older_file_of_that_name_stays_as_it_is(drive: Path) -> None:
    (drive / "x").write_bytes(b"older")
    assert broken(drive).code == "files.exists"


def test_a_drive_without_room_is_refused_at_once(drive: Path) -> None:
    sha256 = "a" * 64
    parts = [
        Member(f"evidence/{n:064x}", layout.PART_SIZE, sha256, lambda: iter(())) for n in range(100)
    ]
    error = broken(drive, members=parts)
    assert error.code == "bundle.no_room"


@pytest.fixture
def small_drive() -> Iterator[Path]:
    """A file system of four mebibytes, for those who may mount one."""
    place = Path(tempfile.mkdtemp())
    mount = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(place)]
    there = shutil.which("mount") is not None
    if not there or subprocess.run(mount, check=False, capture_output=True).returncode:
        place.rmdir()
        pytest.skip("mounting needs root")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)
    place.rmdir()


@pytest.mark.parametrize("volume_size", [None, MIB])
def test_a_drive_that_gets_full_while_it_is_written_to_keeps_nothing(
    small_drive: Path, volume_size: int | None
) -> None:
    body = bytes(3 * MIB)
    sha256 = hashlib.sha256(body).hexdigest()

    def blocks() -> Iterator[bytes]:
        yield body[:MIB]
        # Meanwhile somebody else fills the drive.
        (small_drive / "film").write_bytes(bytes(2 * MIB))
        yield body[MIB:]

    with pytest.raises(UserError) as caught:
        written(
            small_drive / "x",
            Member(f"evidence/{sha256}", len(body), sha256, blocks),
            volume_size=volume_size,
        )
    assert explained(caught.value) == "files.full"
    assert [path.name for path in small_drive.iterdir()] == ["film"]


def damaging(change: Callable[[Path], object]) -> Callable[[Target], None]:
    """Return a `sync` after which the drive holds something else than it was given."""
    sync = Target.sync

    def damaged_sync(target: Target) -> None:
        sync(target)
        change(target._made[-1])

    return damaged_sync


def flip(at: int) -> Callable[[Path], object]:
    def change(path: Path) -> None:
        body = bytearray(path.read_bytes())
        body[at] ^= 1
        path.write_bytes(body)

    return change


@pytest.mark.parametrize(
    "change",
    [
        *(flip(0), flip(30_000), flip(500_000), flip(-1)),
        lambda path: path.write_bytes(path.read_bytes()[:-1]),
        lambda path: path.write_bytes(path.read_bytes() + b"\0"),
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(bytes(path.stat().st_size)),
    ],
)
@pytest.mark.parametrize("volume_size", [None, MIB])
def test_a_drive_that_does_not_hold_what_it_was_given_is_found_out(
    drive: Path,
    change: Callable[[Path], object],
    volume_size: int | None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Target, "sync", damaging(change))
    error = broken(drive, members=evidence(bytes(5 * MIB // 2)), volume_size=volume_size)
    assert error.code == "bundle.read_back"
    assert error.params == {"file": "x"}


def test_a_drive_that_vanishes_before_the_reading_back_is_named(
    drive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Target, "sync", damaging(Path.unlink))
    assert broken(drive).code == "files.missing"


# --- memory and traces --------------------------------------------------------------------------


def test_memory_stays_bounded_however_large_the_evidence_is(drive: Path) -> None:
    size = 48 * MIB
    sha256 = hashlib.sha256(bytes(size)).hexdigest()
    member = Member(f"evidence/{sha256}", size, sha256, lambda: iter([bytes(MIB)] * 48))
    tracemalloc.start()
    written(drive / "x", member)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 24 * MIB


OPENED: list[tuple[str, int]] = []
_listening = threading.Event()


def _note_opened(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "open" and _listening.is_set() and isinstance(arguments[0], str | Path):
        OPENED.append((str(arguments[0]), arguments[2]))


def test_nothing_but_the_bundle_is_ever_written(drive: Path) -> None:
    members = everything()
    sys.addaudithook(_note_opened)
    _listening.set()
    try:
        written(drive / "x", *members)
    finally:
        _listening.clear()
    # Reading has the flag 0; the folder is opened to be synced.
    written_to = [Path(path) for path, flags in OPENED if flags & 3]
    assert {path.parent for path in written_to} == {drive}
    assert len(written_to) == 1
