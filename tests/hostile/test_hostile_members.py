"""Bundles whose tar is not what their manifest says, or not the one tar that we would have made.

The manifest is signed and for us, so these are made by a sender, or by a recipient who sends a
bundle on as if it were whole. Nothing in a tar leads anywhere but into the reader.
"""

from __future__ import annotations

import random
import tarfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fieldreport.errors import UserError
from tests.unit.bundle.made import (
    BOMB,
    Draft,
    Members,
    changed_at,
    encrypted,
    explained,
    full,
    head,
    lines,
    packed,
    receipt,
    record,
    refusal,
    taken,
)

pytestmark = pytest.mark.hostile


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "x"


EXTRA = ("evidence/" + "0" * 64, b"")


@pytest.mark.parametrize(
    "change",
    [
        lambda members: members[:-1],
        lambda members: members[1:],
        lambda members: [*members, EXTRA],
        lambda members: [*members, ("notes.txt", b"")],
        lambda members: [*members, members[-1]],
        lambda members: [members[0], *members],
        lambda members: [members[1], members[0], *members[2:]],
        lambda members: [*members[:-2], members[-1], members[-2]],
        lambda members: [],
        lambda members: [("signatures.jsonl", b""), *members],
    ],
    ids=[
        "last",
        "first",
        "extra",
        "foreign",
        "twice",
        "first-twice",
        "order",
        "files",
        "none",
        "unknown",
    ],
)
def test_other_members_than_listed_are_refused(
    path: Path, change: Callable[[Members], Members]
) -> None:
    members = full()
    assert refusal(Draft(members, in_tar=change(members)).at(path)) == "bundle.wrong_member"


@pytest.mark.parametrize(
    "reorder",
    [
        lambda members: [members[1], members[0], *members[2:]],
        lambda members: members[1:],
        lambda members: [members[0], *members[2:]],
        lambda members: [*members[2:], *members[:2]],
        lambda members: [("./manifest.sig", members[0][1]), *members[1:]],
    ],
)
def test_signature_and_manifest_come_first(
    path: Path, reorder: Callable[[Members], Members]
) -> None:
    code = refusal(Draft(full(), reorder=reorder).at(path))
    assert code in {"bundle.not_a_bundle", "bundle.wrong_member"}


@pytest.mark.parametrize(
    "name",
    [
        *("../../home/user/.bashrc", "/etc/cron.d/x", "C:\\Windows\\x", "CON", "evidence/..", "."),
        *("evidence/" + "A" * 64, "evidence/" + "a" * 63, "evidence/" + "a" * 64 + "/../x"),
    ],
)
def test_a_name_that_leads_elsewhere_is_refused_in_the_manifest_and_in_the_tar(
    path: Path, name: str
) -> None:
    assert refusal(Draft([(name, b"x")]).at(path)) == "bundle.bad_manifest"
    members = full()
    assert refusal(Draft(members, in_tar=[*members, (name, b"x")]).at(path)) == (
        "bundle.wrong_member"
    )


def header_of(**fields: Any) -> Callable[[bytes], bytes]:
    """Return what puts another header, of some kind of tar, before the first record."""

    def change(tar: bytes) -> bytes:
        info = tarfile.TarInfo("records.jsonl")
        info.mode = 0o600
        form = fields.get("form", tarfile.USTAR_FORMAT)
        for name, value in fields.items():
            if name != "form":
                setattr(info, name, value)
        at = tar.index(b"records.jsonl\0")
        info.size = fields.get("size", int(tar[at + 124 : at + 135], 8))
        return tar[:at] + info.tobuf(form, "utf-8", "strict") + tar[at + 512 :]

    return change


@pytest.mark.parametrize(
    "change",
    [
        header_of(type=tarfile.SYMTYPE, linkname="/etc/passwd"),
        header_of(type=tarfile.LNKTYPE, linkname="manifest.json"),
        header_of(type=tarfile.DIRTYPE),
        header_of(type=tarfile.FIFOTYPE),
        header_of(type=tarfile.CHRTYPE, devmajor=1, devminor=3),
        header_of(mode=0o755),
        header_of(uname="root"),
        header_of(mtime=1_700_000_000),
        header_of(form=tarfile.GNU_FORMAT),
        header_of(form=tarfile.GNU_FORMAT, name="n" * 200),
        header_of(form=tarfile.PAX_FORMAT, name="n" * 200),
        header_of(form=tarfile.PAX_FORMAT, pax_headers={"path": "records.jsonl", "size": "1"}),
        header_of(name="d" * 80 + "/" + "n" * 80),
        lambda tar: tar.replace(b"ustar\x0000", b"ustar  \0", 4),
        lambda tar: tar.replace(b"ustar\x0000", b"\0\0\0\0\0\0\0\0", 4),
        lambda tar: changed_at(tar, tar.index(b"records.jsonl\0") + 148, b"0000000"),
        lambda tar: changed_at(tar, tar.index(b"records.jsonl\0") + 500, b"x"),
        lambda tar: changed_at(tar, tar.index(b"records.jsonl\0") + 156, b"\0"),
    ],
)
def test_anything_but_our_one_form_of_a_header_is_refused(
    path: Path, change: Callable[[bytes], bytes]
) -> None:
    code = refusal(Draft(full(with_third=False), tar_edit=change).at(path))
    assert code in {"bundle.wrong_tar", "bundle.not_a_bundle"}


@pytest.mark.parametrize("size", [0, 1, 8**11 - 1])
def test_another_size_than_listed_is_refused(path: Path, size: int) -> None:
    change = header_of(size=size)
    assert refusal(Draft(full(), tar_edit=change).at(path)) == "bundle.wrong_member"


def test_bytes_in_the_gap_after_a_member_are_refused(path: Path) -> None:
    def change(tar: bytes) -> bytes:
        return changed_at(tar, tar.index(b"custody.jsonl\0") - 1, b"x")

    assert refusal(Draft(full(), tar_edit=change).at(path)) == "bundle.wrong_tar"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda tar: tar[:-1025] + b"x" + tar[-1024:], "bundle.wrong_padding"),
        (lambda tar: changed_at(tar, tar.index(b"padding\0") + 512, b"x"), "bundle.wrong_padding"),
        (lambda tar: tar[:-512], "bundle.wrong_tar"),
        (lambda tar: tar[:-1024], "bundle.wrong_tar"),
        (lambda tar: tar[:-1], "bundle.wrong_tar"),
        (lambda tar: tar + b"\0", "bundle.wrong_tar"),
        (lambda tar: tar + bytes(9 * 1024), "bundle.wrong_tar"),
        (lambda tar: tar + packed([EXTRA]) + bytes(1024), "bundle.wrong_tar"),
        (lambda tar: tar[:-1024] + packed([EXTRA]) + bytes(1024), "bundle.wrong_member"),
        (lambda tar: tar[:-1] + b"x", "bundle.wrong_tar"),
        (lambda tar: tar[: tar.index(b"padding\0")] + bytes(1024), "bundle.wrong_member"),
        (
            lambda tar: tar[: tar.index(b"padding\0")] + head("padding", 0) + bytes(1024),
            "bundle.wrong_member",
        ),
        (
            lambda tar: (
                tar[: tar.index(b"padding\0")] + packed([("padding", bytes(2 << 20))]) + bytes(1024)
            ),
            "bundle.wrong_member",
        ),
    ],
)
def test_padding_and_end_are_as_they_must_be(
    path: Path, change: Callable[[bytes], bytes], code: str
) -> None:
    assert refusal(Draft(full(), tar_edit=change).at(path)) == code


@pytest.mark.parametrize("name", ["cards.jsonl", "records.jsonl", "persons.jsonl", "custody.jsonl"])
@pytest.mark.parametrize("take_whole", [False, True])
def test_a_member_of_another_hash_is_refused_and_ends_what_may_be_taken(
    path: Path, name: str, take_whole: bool
) -> None:
    members = full()
    others = [
        (n, lines(record("aigul"), record("aigul")) if n == name and "records" in n else c)
        for n, c in members
    ]
    size = {n: len(c) for n, c in others}

    def edit(tree: dict[str, Any]) -> None:
        for entry in tree["members"]:
            if entry["path"] == name:
                entry.update(sha256="0" * 64, size=size[name])

    draft = Draft(members, edit=edit, in_tar=others)
    if not take_whole:
        assert refusal(draft.at(path)) == "bundle.wrong_hash"
        return
    found = taken(draft.at(path), take_whole=True)
    assert found.damaged is not None
    assert found.damaged.code == "bundle.wrong_hash"
    assert len(found.damaged.evidence) == 4
    kinds = {type(item).__name__ for item in found.items}
    # What only the manifest's hash makes the sender's word is not given out without it.
    assert ("CardItem" in kinds) == (name != "cards.jsonl")
    assert "CustodyItem" not in kinds


def test_a_receipt_of_another_hash_is_refused(path: Path) -> None:
    name, content = receipt()
    draft = Draft([(name, content)], kind="receipt", in_tar=[(name, content.replace(b"3", b"4"))])
    assert refusal(draft.at(path)) == "bundle.wrong_hash"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"{}", "bundle.bad_receipt"),
        (BOMB, "bundle.bad_receipt"),
        (receipt(format="2.0")[1], "bundle.newer"),
        (receipt(items=[{"item": "x"}])[1], "bundle.bad_receipt"),
        (receipt(items=[], complete="yes")[1], "bundle.bad_receipt"),
        (receipt()[1] + b"\n", "bundle.bad_receipt"),
    ],
)
def test_a_receipt_that_is_none_is_refused(path: Path, content: bytes, code: str) -> None:
    assert refusal(Draft([("receipt.json", content)], kind="receipt").at(path)) == code


def test_no_byte_of_the_tar_can_be_changed_and_be_taken(path: Path) -> None:
    """Whoever is a recipient can change anything behind the manifest and encrypt it anew."""
    members = full()
    tar = Draft(members).tar()
    Draft(members).at(path)
    whole = taken(path)
    after_manifest = tar.index(b"cards.jsonl\0")
    for at in random.Random(3).sample(range(after_manifest, len(tar)), 60):
        changed = changed_at(tar, at, bytes([tar[at] ^ 0x20]))
        path.write_bytes(encrypted(changed, ["botagoz"]))
        try:
            found = taken(path)
        except UserError as error:
            assert explained(error) in {  # noqa: PT017 - either of two outcomes
                *("bundle.wrong_hash", "bundle.wrong_member", "bundle.wrong_padding"),
                "bundle.wrong_tar",
            }
            continue
        assert [entry[:2] for entry in found.quarantined] == [("evidence", "hash")]
        lost = found.quarantined[0][2]
        assert found.records == whole.records
        assert found.evidence == whole.evidence | {str(lost): None}
