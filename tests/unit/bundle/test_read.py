from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from fieldreport.bundle import read
from fieldreport.crypto.cards import make_card, open_card
from fieldreport.crypto.identity import PublicIdentity
from fieldreport.errors import UserError
from tests.unit.bundle.made import (
    EPOCH,
    WRITTEN,
    Draft,
    card_of,
    encrypted,
    entry,
    explained,
    full,
    packed,
    padded,
    receipt,
    refusal,
    somebody,
    taken,
)


def held(path: Path, reader: str = "botagoz") -> str:
    """Return the fingerprint on the card of a held bundle, or the code with which it is refused."""
    with read.BundleFile(path) as bundle:
        sealed = read.unlock(bundle, somebody(reader).age)
        try:
            return read.held_card(sealed).fingerprint
        except UserError as error:
            return explained(error)


def unlocked(path: Path) -> str:
    with read.BundleFile(path) as bundle, pytest.raises(UserError) as caught:
        read.unlock(bundle, somebody("botagoz").age)
    assert caught.value.params["file"] == path.name
    return explained(caught.value)


def test_a_bundle_gives_everything_in_order(tmp_path: Path) -> None:
    members = full()
    found = taken(Draft(members).at(tmp_path / "x"))
    kinds = [type(item).__name__ for item in found.items]
    assert kinds == (["CardItem"] + ["RecordItem"] * 6 + ["CustodyItem"] * 2 + ["EvidenceItem"] * 4)
    assert b"".join(raw + b"\n" for raw in found.records).splitlines() == [
        line for _, content in members[1:3] for line in content.splitlines()[::2]
    ]
    files = dict(members[4:])
    assert {f"evidence/{sha256}": body for sha256, body in found.evidence.items()} == files


def test_who_sent_it_and_under_which_number_is_told(tmp_path: Path) -> None:
    opened = taken(Draft(full()).at(tmp_path / "x")).opened
    assert opened.sender.fingerprint == somebody("aigul").fingerprint
    assert opened.card.card.name == "aigul"
    assert (opened.epoch, opened.n) == (EPOCH, 7)
    assert opened.manifest.kind == "reports"


def test_a_receipt_is_found(tmp_path: Path) -> None:
    member = receipt()
    (item,) = taken(Draft([member], kind="receipt").at(tmp_path / "x")).items
    assert isinstance(item, read.ReceiptFound)
    assert item.raw == member[1]
    assert item.receipt.missing[0].n == 3


def test_a_bundle_of_somebody_not_compared_shows_his_card_and_nothing_else(tmp_path: Path) -> None:
    # The rest of the manifest is not looked at, whatever is in it.
    def edit(tree: dict[str, Any]) -> None:
        tree["members"] = "nonsense"

    path = Draft(full(), edit=edit).at(tmp_path / "x")
    assert held(path) == somebody("aigul").fingerprint
    assert refusal(path) == "bundle.bad_manifest"


def card_by(tree: dict[str, Any], raw: bytes) -> None:
    tree["card"] = json.loads(raw)


@pytest.mark.parametrize(
    "card",
    [
        card_of("serik"),
        card_of("aigul").replace(b'"monitor', b'"coordinator'),
        card_of("aigul").replace(b"monitor", b"coordinator"),
        b"{}",
        b'"text"',
        b"null",
    ],
)
def test_a_card_that_is_not_the_signers_own_is_refused(tmp_path: Path, card: bytes) -> None:
    path = Draft(full(), edit=lambda tree: card_by(tree, card)).at(tmp_path / "x")
    assert held(path) == "bundle.bad_card"
    assert refusal(path) in {"bundle.bad_card", "bundle.bad_manifest"}


def test_a_manifest_without_a_card_is_refused(tmp_path: Path) -> None:
    path = Draft(full(), edit=lambda tree: tree.pop("card")).at(tmp_path / "x")
    assert held(path) == "bundle.bad_card"


def test_a_card_of_the_same_signer_with_another_receiving_key_is_refused(tmp_path: Path) -> None:
    signer, other = somebody("aigul"), somebody("serik")
    mixed = type(signer)(
        other.seeds()[0].copy(), signer.seeds()[1].copy(), signer.seeds()[2].copy()
    )
    raw = make_card(mixed, "aigul", "monitor", created=WRITTEN)
    path = Draft(full(), edit=lambda tree: card_by(tree, raw)).at(tmp_path / "x")
    assert held(path) == open_card(raw).fingerprint
    assert refusal(path) == "bundle.bad_card"


def test_another_sender_than_the_signer_is_refused(tmp_path: Path) -> None:
    path = Draft(full()).at(tmp_path / "x")
    assert refusal(path, sender="serik") == "bundle.other_sender"


def test_who_has_the_same_signing_keys_and_another_fingerprint_is_somebody_else(
    tmp_path: Path,
) -> None:
    path = Draft(full()).at(tmp_path / "x")
    with read.BundleFile(path) as bundle:
        sealed = read.unlock(bundle, somebody("botagoz").age)
        mixed = PublicIdentity(somebody("serik").public.recipient, sealed.signer)
        with pytest.raises(UserError) as caught:
            read.accept(sealed, mixed, somebody("botagoz"))
    assert caught.value.code == "bundle.bad_card"


def test_a_bundle_re_encrypted_by_its_recipient_is_forwarded(tmp_path: Path) -> None:
    path = Draft(full(), encrypted_for=["serik"]).at(tmp_path / "x")
    assert refusal(path, reader="serik") == "bundle.forwarded"


def test_two_entries_for_us_are_refused(tmp_path: Path) -> None:
    def edit(tree: dict[str, Any]) -> None:
        tree["recipients"][1] = entry("aigul", "botagoz", 8)

    assert refusal(Draft(full(), edit=edit).at(tmp_path / "x")) == "bundle.bad_manifest"


def test_a_newer_major_version_is_named(tmp_path: Path) -> None:
    path = Draft(full(), edit=lambda tree: tree.update(format="2.0")).at(tmp_path / "x")
    assert held(path) == "bundle.newer"
    with pytest.raises(UserError) as caught:
        taken(path)
    assert caught.value.params == {"version": "2.0", "file": "x"}


def test_a_newer_minor_version_is_read_and_its_unknown_fields_passed_over(tmp_path: Path) -> None:
    def edit(tree: dict[str, Any]) -> None:
        tree["format"] = "1.7"
        tree["weather"] = "rain"
        tree["members"][0]["colour"] = 3

    assert len(taken(Draft(full(), edit=edit).at(tmp_path / "x")).records) == 6


def put_entry(tree: dict[str, Any], n: int) -> None:
    tree["recipients"][0] = entry("aigul", "botagoz", n)


@pytest.mark.parametrize(
    ("edit", "path"),
    [
        (lambda tree: tree.update(weather="rain"), "weather"),
        (lambda tree: tree.pop("card"), "card"),
        (lambda tree: tree.update(kind="letter"), "kind"),
        (lambda tree: tree.update(created="yesterday"), "created"),
        (lambda tree: tree["members"][1].update(path="../../etc/passwd"), "members[1].path"),
        (lambda tree: tree["members"][1].update(size=-1), "members[1].size"),
        (lambda tree: tree["members"][1].update(size=1 << 33), "members[1]"),
        (lambda tree: tree["members"].reverse(), "members[1]"),
        (lambda tree: put_entry(tree, 0), "recipients"),
        (lambda tree: put_entry(tree, 2**53), "recipients"),
        (lambda tree: tree.update(kind="receipt"), "members[0]"),
    ],
)
def test_a_manifest_with_a_wrong_field_is_refused_and_the_field_named(
    tmp_path: Path, edit: Any, path: str
) -> None:
    with pytest.raises(UserError) as caught:
        taken(Draft(full(), edit=edit).at(tmp_path / "x"))
    assert caught.value.code == "bundle.bad_manifest"
    assert caught.value.params == {"path": path, "file": "x"}


def test_more_than_a_tebibyte_is_refused_before_it_is_read(tmp_path: Path) -> None:
    def edit(tree: dict[str, Any]) -> None:
        tree["members"] = [
            {"path": f"evidence/{n:064x}", "size": (1 << 33) - 1, "sha256": "a" * 64}
            for n in range(129)
        ]

    assert refusal(Draft(full(), edit=edit).at(tmp_path / "x")) == "bundle.too_large"


@pytest.mark.parametrize(
    "tar",
    [
        b"",
        b"a letter",
        bytes(1024),
        bytes(1 << 20),
        packed([("note.txt", b"x")]) + bytes(1024),
        packed([("manifest.json", b"{}")]) + bytes(1024),
        packed([("manifest.sig", bytes(5365))]) + bytes(1024),
        packed([("manifest.sig", bytes(70_000))]) + bytes(1024),
    ],
)
def test_what_opens_with_our_key_and_is_something_else_is_no_bundle(
    tmp_path: Path, tar: bytes
) -> None:
    path = tmp_path / "x"
    path.write_bytes(encrypted(tar, ["botagoz"]))
    assert unlocked(path) == "bundle.not_a_bundle"


def test_a_damage_in_the_first_chunk_is_told_as_such(tmp_path: Path) -> None:
    path = Draft(full()).at(tmp_path / "x")
    body = bytearray(path.read_bytes())
    # After the MAC of the header (49 bytes with its line) and the nonce (16 bytes).
    body[body.index(b"\n--- ") + 80] ^= 1
    path.write_bytes(body)
    assert unlocked(path) == "bundle.damaged"


BLOCK = b"FRSIG\0\0\1" + bytes(5357)


@pytest.mark.parametrize(
    "second",
    [
        [],
        [("records.jsonl", b"{}")],
        [("manifest.sig", BLOCK)],
        [("manifest.json", bytes((16 << 20) + 1))],
    ],
)
def test_a_second_member_that_is_no_manifest_is_refused(
    tmp_path: Path, second: list[tuple[str, bytes]]
) -> None:
    path = tmp_path / "x"
    path.write_bytes(encrypted(padded(packed([("manifest.sig", BLOCK), *second])), ["botagoz"]))
    assert unlocked(path) == "bundle.wrong_member"


def test_a_later_form_of_the_signature_is_newer(tmp_path: Path) -> None:
    path = Draft(full(), block_edit=lambda block: block[:7] + b"\2" + block[8:] + b"more")
    assert unlocked(path.at(tmp_path / "x")) == "bundle.newer"


def test_for_its_key_alone_a_bundle_opens_as_its_card_claims(tmp_path: Path) -> None:
    # It was forwarded: without a vault nobody can tell, and nothing of it is imported.
    path = Draft(full(), encrypted_for=["serik"]).at(tmp_path / "x")
    with read.BundleFile(path) as bundle:
        opened = read.accept_as_claimed(read.unlock(bundle, somebody("serik").age))
        assert (opened.epoch, opened.n) == (None, None)
        assert opened.sender.fingerprint == somebody("aigul").fingerprint
        assert len(list(opened.items())) == 13
    path = Draft(full(), edit=lambda tree: card_by(tree, card_of("serik"))).at(tmp_path / "y")
    with read.BundleFile(path) as bundle:
        sealed = read.unlock(bundle, somebody("botagoz").age)
        with pytest.raises(UserError) as caught:
            read.accept_as_claimed(sealed)
    assert caught.value.code == "bundle.bad_card"


def test_nothing_of_a_bundle_shows_in_a_repr(tmp_path: Path) -> None:
    path = Draft(full()).at(tmp_path / "x")
    with read.BundleFile(path) as bundle:
        sealed = read.unlock(bundle, somebody("botagoz").age)
        opened = read.accept(sealed, somebody("aigul").public, somebody("botagoz"))
        shown = repr(sealed) + repr(opened) + "".join(repr(item) for item in opened.items())
    assert "bridge" not in shown
    assert "Ержан" not in shown
