"""A bundle of ours in the hands of somebody who has his key, `age` and `tar`, and not this program."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from fieldreport.bundle import compose, layout, write
from fieldreport.bundle.layout import Member
from fieldreport.crypto.cards import open_card
from fieldreport.model.exchange import CustodyHead, parse_custody_line
from fieldreport.progress import Silent
from tests.unit.bundle.made import (
    BUNDLE_ID,
    EPOCH,
    card_of,
    custody_line,
    record,
    somebody,
)

pytestmark = pytest.mark.interop

Jobs = Callable[[list[dict[str, object]]], list[dict[str, str]]]

PHOTO = bytes(range(256)) * 3_000


def members() -> list[Member]:
    reports = [record("aigul", title="Митинг"), record("serik")]
    people = [record("aigul", "person")]
    entry = parse_custody_line(custody_line().rstrip())
    sha256 = hashlib.sha256(PHOTO).hexdigest()
    return layout.in_order(
        [
            *compose.cards_member([open_card(card_of("serik"))]),
            *compose.record_members(lambda: iter(reports), lambda: iter(people)),
            *compose.custody_member(lambda: iter([entry])),
            *layout.evidence(sha256, len(PHOTO), lambda: io.BytesIO(PHOTO)),
        ]
    )


def handed_over(target: Path, content: list[Member], *names: str) -> write.Written:
    people = [somebody(name) for name in names]
    return write.write(
        target,
        identity=somebody("aigul"),
        card=card_of("aigul"),
        kind="reports",
        recipients=[
            write.Recipient(one.fingerprint, one.public.recipient, EPOCH, n + 1)
            for n, one in enumerate(people)
        ],
        members=content,
        bundle_id=BUNDLE_ID,
        custody_head=CustodyHead(n=1, digest="dd" * 32),
        volume_size=1 << 20,
        progress=Silent(),
    )


def key_of(name: str) -> str:
    with somebody(name).age.encode() as text:
        return text.view.decode("ascii")


def test_age_and_tar_alone_give_the_exact_members(tmp_path: Path, age_in_javascript: Jobs) -> None:
    content = members()
    done = handed_over(tmp_path / "handover", content, "botagoz", "timur")
    assert len(done.paths) == 2
    joined = b"".join(path.read_bytes() for path in sorted(tmp_path.glob("handover.*")))
    for name in ("botagoz", "timur"):
        (opened,) = age_in_javascript(
            [{"job": "decrypt", "identities": [key_of(name)], "file": joined}]
        )
        assert "error" not in opened, opened
        folder = tmp_path / name
        folder.mkdir()
        (folder / "plain.tar").write_bytes(base64.b64decode(opened["plain"]))
        program = shutil.which("tar")
        assert program, "these tests need tar"
        told = subprocess.run(
            [program, "-xf", "plain.tar"], cwd=folder, check=True, capture_output=True
        )
        assert told.stderr == b""
        (folder / "plain.tar").unlink()

        found = {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in folder.rglob("*")
            if path.is_file()
        }
        expected = {m.path: b"".join(map(bytes, m.blocks())) for m in content}
        assert set(found) == {*expected, "manifest.sig", "manifest.json", "padding"}
        assert {name: found[name] for name in expected} == expected
        manifest = json.loads(found["manifest.json"])
        assert [(m["path"], m["sha256"]) for m in manifest["members"]] == [
            (path, hashlib.sha256(content).hexdigest()) for path, content in expected.items()
        ]


def test_nobody_else_opens_it_and_the_sender_neither(
    tmp_path: Path, age_in_javascript: Jobs
) -> None:
    handed_over(tmp_path / "x", members(), "botagoz")
    joined = b"".join(path.read_bytes() for path in sorted(tmp_path.glob("x.*")))
    refused = age_in_javascript(
        [
            {"job": "decrypt", "identities": [key_of(name)], "file": joined}
            for name in ("aigul", "serik")
        ]
    )
    assert all("no identity matched" in result["error"] for result in refused)


def test_one_recipient_and_five_look_alike(tmp_path: Path) -> None:
    one = handed_over(tmp_path / "one", members(), "botagoz")
    five = handed_over(tmp_path / "five", members(), "botagoz", "timur", "c", "d", "e")
    assert one.size == five.size
    heads = [written.paths[0].read_bytes().partition(b"\n--- ")[0] for written in (one, five)]
    assert len(heads[0]) == len(heads[1])
    lines = [[len(line) for line in head.splitlines()] for head in heads]
    assert lines[0] == lines[1]
    assert [head.count(b"\n-> mlkem768x25519 ") for head in heads] == [16, 16]
