"""Bundles made to do harm, or harmed on their way: each is refused whole, or its bad part is named.

Every one is built with real keys, so that only the fault under test is in it. A refusal must come
before anything of the bundle counts; what may come first is never more than what was in it.
"""

from __future__ import annotations

import base64
import gzip
import io
import os
import random
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from fieldreport.bundle import read
from fieldreport.crypto import age
from fieldreport.errors import UserError
from tests.unit.bundle.made import (
    BOMB,
    Draft,
    encrypted,
    full,
    packed,
    padded,
    refusal,
    somebody,
    taken,
)

pytestmark = pytest.mark.hostile


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "x"


# --- damage on the way --------------------------------------------------------------------------


def test_a_bundle_cut_at_every_thousandth_byte_is_refused(path: Path) -> None:
    whole = Draft(full()).sealed()
    header = whole.index(b"\n--- ")
    for length in range(1000, header + 1000, 1000):
        path.write_bytes(whole[:length])
        assert refusal(path) == "bundle.damaged"
    # With a single stanza, since every cut costs an attempt at each of them.
    size = Draft(full(), stanzas=()).at(path).stat().st_size
    for length in [size - 1, *reversed(range(1000, size, 1000))]:
        os.truncate(path, length)
        assert refusal(path) == "bundle.damaged"


def test_a_cut_bundle_gives_only_what_came_whole(path: Path) -> None:
    members = full()
    whole = Draft(members).sealed()
    files = {name.removeprefix("evidence/"): body for name, body in members if "evidence" in name}
    records = taken(Draft(members).at(path)).records
    counts = []
    for length in range(60_000, len(whole), 50_000):
        path.write_bytes(whole[:length])
        if length < 150_000:
            # Not even the manifest came, or there is nothing yet that could have come whole.
            assert refusal(path) == "bundle.damaged"
            continue
        found = taken(path, take_whole=True)
        assert found.damaged is not None
        assert found.damaged.code == "bundle.damaged"
        assert found.damaged.params == {"file": "x"}
        assert found.records == records[: len(found.records)]
        came = {sha256: body for sha256, body in found.evidence.items() if body is not None}
        assert came == {sha256: files[sha256] for sha256 in came}
        assert set(found.damaged.evidence) == set(files) - set(came)
        counts.append(len(came))
    assert counts == sorted(counts)
    assert counts[0] < counts[-1] == 4


def test_a_flipped_bit_anywhere_is_refused(path: Path) -> None:
    whole = Draft(full(), stanzas=()).sealed()
    places = random.Random(1).sample(range(len(whole)), 150)
    for at in [*range(60), *places, len(whole) - 1]:
        broken = bytearray(whole)
        broken[at] ^= 1 << at % 8
        path.write_bytes(broken)
        assert refusal(path) in {"bundle.damaged", "bundle.not_a_bundle", "bundle.not_for_us"}


def test_a_byte_after_the_end_is_refused(path: Path) -> None:
    whole = Draft(full()).sealed()
    for more in (b"\0", bytes(16), bytes(70_000), whole):
        path.write_bytes(whole + more)
        assert refusal(path) == "bundle.damaged"


def test_chunks_exchanged_dropped_or_doubled_are_refused(path: Path) -> None:
    whole = Draft(full()).sealed()
    start, size = whole.index(b"\n--- ") + 49 + 16, 65_536 + 16
    chunks = [whole[at : at + size] for at in range(start, len(whole), size)]
    exchanged = [chunks[1], chunks[0], *chunks[2:]]
    for wrong in (exchanged, chunks[:3] + chunks[4:], chunks[:3] + chunks[2:], chunks[:-1]):
        path.write_bytes(whole[:start] + b"".join(wrong))
        assert refusal(path) == "bundle.damaged"


def test_a_chunk_of_another_bundle_is_refused(path: Path) -> None:
    one, other = Draft(full()).sealed(), Draft(full()).sealed()
    assert len(one) == len(other)
    path.write_bytes(one[:200_000] + other[200_000:300_000] + one[300_000:])
    assert refusal(path) == "bundle.damaged"


# --- no bundle at all ---------------------------------------------------------------------------


def zipped() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("manifest.json", "{}")
    return out.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        *(b"", b"\0", b"%PDF-1.7\n", gzip.compress(bytes(1_000_000)), zipped()),
        *(random.Random(2).randbytes(2_000_000), padded(packed(full()))),
        b"-----BEGIN AGE ENCRYPTED FILE-----\n",
    ],
    ids=["empty", "byte", "pdf", "gzip", "zip", "random", "tar", "armored"],
)
def test_another_file_is_no_bundle(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    assert refusal(path) == "bundle.not_a_bundle"


@pytest.mark.parametrize(
    "content",
    [gzip.compress(bytes(1 << 20)), zipped(), BOMB, b""],
    ids=["gzip", "zip", "bomb", "empty"],
)
def test_another_file_encrypted_for_us_is_no_bundle(path: Path, content: bytes) -> None:
    path.write_bytes(encrypted(content, ["botagoz"]))
    assert refusal(path) == "bundle.not_a_bundle"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names")
def test_a_pipe_is_not_waited_for(path: Path) -> None:
    os.mkfifo(path)
    assert refusal(path) == "files.not_a_file"


# --- the header ---------------------------------------------------------------------------------


def test_a_header_with_65_stanzas_is_refused(path: Path) -> None:
    Draft(full(), stanzas=(64,)).at(path)
    taken(path)
    whole = path.read_bytes()
    second = whole.index(b"-> ", whole.index(b"-> ") + 1)
    stanza = whole[whole.index(b"-> ") : second]
    path.write_bytes(whole[:second] + stanza + whole[second:])
    assert refusal(path) == "bundle.damaged"


def test_a_header_that_never_ends_is_not_read_to_its_end(path: Path) -> None:
    begin = b"age-encryption.org/v1\n-> mlkem768x25519 "
    with path.open("wb") as file:
        file.write(begin)
        file.truncate(1 << 40)
    assert refusal(path) == "bundle.damaged"


def test_a_stanza_of_another_type_beside_ours_is_refused(path: Path) -> None:
    whole = Draft(full()).sealed()
    at = whole.index(b"\n--- ") + 1
    for kind in (b"X25519", b"scrypt", b"ssh-ed25519", b"grease"):
        stanza = b"-> " + kind + b" " + b"A" * 43 + b"\n" + b"A" * 43 + b"\n"
        path.write_bytes(whole[:at] + stanza + whole[at:])
        assert refusal(path) == "bundle.not_a_bundle"


def test_a_header_whose_mac_was_made_anew_without_the_key_is_refused(path: Path) -> None:
    whole = Draft(full()).sealed()
    at = whole.index(b"\n--- ") + 5
    mac = base64.b64encode(bytes(32)).rstrip(b"=")
    path.write_bytes(whole[:at] + mac + whole[at + 43 :])
    assert refusal(path) == "bundle.damaged"


# --- who signed, and for whom -------------------------------------------------------------------


def test_a_manifest_signed_by_somebody_else_is_his_and_not_the_senders(path: Path) -> None:
    assert refusal(Draft(full(), signer="serik").at(path)) == "bundle.other_sender"
    # Nor does it pass as the other's: the card in it is the sender's.
    assert refusal(path, sender="serik") == "bundle.bad_card"


def swapped_keys(block: bytes) -> bytes:
    keys = somebody("aigul").public.keys
    return block[:8] + keys.ed25519 + keys.mldsa65 + block[8 + 32 + 1952 :]


@pytest.mark.parametrize(
    "draft",
    [
        Draft(full(), signer="serik", block_edit=swapped_keys),
        Draft(full(), block_edit=lambda block: block[:-1] + bytes([block[-1] ^ 1])),
        Draft(full(), block_edit=lambda block: block[:-3373] + bytes(3373)),
        Draft(full(), block_edit=lambda block: block[:8] + bytes(32) + block[40:]),
    ],
)
def test_a_wrong_signature_is_refused(path: Path, draft: Draft) -> None:
    assert refusal(draft.at(path)) == "bundle.bad_signature"


def test_a_manifest_changed_after_it_was_signed_is_refused(path: Path) -> None:
    draft = Draft(full())
    block = packed([("manifest.sig", draft_block(draft))])
    changed = draft.manifest().replace(b'"kind":"reports"', b'"kind":"receipt"', 1)
    tar = padded(block + packed([("manifest.json", changed), *draft.members]))
    path.write_bytes(encrypted(tar, ["botagoz"]))
    assert refusal(path) == "bundle.bad_signature"


def draft_block(draft: Draft) -> bytes:
    keys = somebody("aigul").public.keys
    signature = somebody("aigul").sign("manifest", draft.manifest())
    return b"FRSIG\0\0\1" + keys.ed25519 + keys.mldsa65 + signature


def test_a_bundle_handed_on_by_its_recipient_is_refused(path: Path) -> None:
    Draft(full()).at(path)
    with path.open("rb") as file:
        plain = age.decrypt(file, [somebody("botagoz").age]).read()
    assert plain is not None
    path.write_bytes(encrypted(plain, ["serik"]))
    assert refusal(path, reader="serik") == "bundle.forwarded"


def test_a_manifest_that_does_not_name_us_is_refused(path: Path) -> None:
    def edit(tree: dict[str, Any]) -> None:
        tree["recipients"] = tree["recipients"][1:]

    assert refusal(Draft(full(), edit=edit).at(path)) == "bundle.forwarded"


def test_a_newer_version_is_named_and_nothing_of_it_read(path: Path) -> None:
    draft = Draft(full(), edit=lambda tree: tree.update(format="2.0"), in_tar=[])
    assert refusal(draft.at(path)) == "bundle.newer"


# --- the manifest -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "edit",
    [
        lambda raw: raw.replace(b'"kind":"reports"', b'"kind":"reports","kind":"reports"', 1),
        lambda raw: raw.replace(b'"created"', b'"\\u006bind":"receipt","created"', 1),
        lambda raw: raw + b" ",
        lambda raw: b"\xef\xbb\xbf" + raw,
        lambda raw: raw.replace(b'"n":41', b'"n":NaN', 1),
        lambda raw: raw.replace(b'"n":41', b'"n":1e999', 1),
        lambda raw: raw.replace(b'"n":41', b'"n":' + b"9" * 5000, 1),
        lambda raw: raw.replace(b'"n":41', b'"n":"\\ud800"', 1),
        lambda raw: BOMB,
        lambda raw: b'{"card":' * 50_000,
        lambda raw: b'{"format":"1.0","card":' + BOMB,
        lambda raw: b"",
        lambda raw: b"null",
        lambda raw: b"[]",
        lambda raw: raw.decode().encode("utf-16"),
    ],
)
def test_a_manifest_that_is_not_strict_json_is_refused(
    path: Path, edit: Callable[[bytes], bytes]
) -> None:
    assert refusal(Draft(full(), raw_edit=edit).at(path)) == "bundle.bad_manifest"
    with read.BundleFile(path) as bundle:
        sealed = read.unlock(bundle, somebody("botagoz").age)
        with suppress(UserError):
            # What is wrong beside the card is not looked at yet.
            assert read.held_card(sealed).fingerprint == somebody("aigul").fingerprint


def test_a_manifest_of_17_mebibytes_is_not_read(path: Path) -> None:
    draft = Draft(full(), edit=lambda tree: tree.update(x="y" * (17 << 20)))
    assert refusal(draft.at(path)) == "bundle.wrong_member"


def test_the_largest_manifest_is_read(path: Path) -> None:
    def edit(tree: dict[str, Any]) -> None:
        tree["members"] = [
            {"path": f"evidence/{n:064x}", "size": 0, "sha256": "0" * 64} for n in range(95_000)
        ]

    # It promises what is not there, which shows at the first of them.
    draft = Draft(edit=edit)
    assert 15 << 20 < len(draft.manifest()) < 16 << 20
    assert refusal(draft.at(path)) == "bundle.wrong_member"
