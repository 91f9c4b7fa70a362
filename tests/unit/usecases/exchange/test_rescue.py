from __future__ import annotations

import base64
import hashlib
import io
from pathlib import Path

import pytest

from fieldreport import files
from fieldreport.crypto import age
from fieldreport.crypto.scrypt import ScryptRecipient
from fieldreport.crypto.signatures import BadSignature
from fieldreport.errors import Cancelled, UserError
from fieldreport.progress import Silent
from fieldreport.usecases.exchange import rescue
from fieldreport.usecases.exchange.rescue import Rescued
from fieldreport.vault.vault import Vault
from tests.unit.bundle.made import (
    Draft,
    card_of,
    custody_line,
    evidence,
    full,
    lines,
    receipt,
    record,
    somebody,
)
from tests.unit.usecases.made import COORDINATOR, MONITOR, THIRD, Cancelling, secret, tree

WEAK = 1

OTHER = (
    '{"at":"2026-02-01T10:00:00Z","identity":"%s","action":"added","item":null,"kind":"record","detail":{}}'
    % ("ab" * 32)
)


@pytest.fixture
def key(coordinator: Vault, tmp_path: Path) -> Path:
    """The coordinator's key file."""
    with secret() as phrase:
        rescue.export_key(coordinator, tmp_path / "my.key", phrase, work_factor=WEAK)
    return tmp_path / "my.key"


def opened(bundle: Path, key: Path, out: Path, phrase: str | None = None) -> Rescued:
    with secret(phrase) if phrase else secret() as given:
        return rescue.rescue(bundle, key, given, out, Silent())


def refused(code: str, bundle: Path, key: Path, out: Path, phrase: str | None = None) -> None:
    """What is refused leaves no folder, and an existing one as it is."""
    before = tree(out) if out.exists() else None
    with pytest.raises(UserError) as caught:
        opened(bundle, key, out, phrase)
    assert caught.value.code == code
    assert (tree(out) if out.exists() else None) == before


# --- the key --------------------------------------------------------------------------------------


def test_the_key_file_is_what_age_makes_of_a_passphrase(coordinator: Vault, key: Path) -> None:
    assert key.read_bytes().startswith(b"age-encryption.org/v1\n-> scrypt ")
    with secret() as phrase:
        found = rescue.read_key(key, phrase)
    assert found.recipient().encode() == coordinator.identity.public.recipient


def test_the_key_is_made_slow_to_guess_unless_said_otherwise(
    coordinator: Vault, tmp_path: Path
) -> None:
    with secret() as phrase:
        rescue.export_key(coordinator, tmp_path / "slow.key", phrase)
    stanza = (tmp_path / "slow.key").read_bytes().splitlines()[1]
    assert stanza.endswith(b" 18")


def test_a_key_never_replaces_a_file(coordinator: Vault, key: Path) -> None:
    before = key.read_bytes()
    with secret() as phrase, pytest.raises(UserError) as caught:
        rescue.export_key(coordinator, key, phrase, work_factor=WEAK)
    assert caught.value.code == "files.exists"
    assert key.read_bytes() == before


def sealed(text: bytes) -> bytes:
    out = io.BytesIO()
    with secret() as phrase, age.encrypt(out, [ScryptRecipient(phrase, WEAK)]) as writer:
        writer.write(text)
        writer.finish()
    return out.getvalue()


def test_what_is_no_key_is_refused(key: Path, tmp_path: Path) -> None:
    bundle, out = Draft(full()).at(tmp_path / "x"), tmp_path / "out"
    refused("key.wrong_passphrase", bundle, key, out, "another phrase")
    for wrong in (
        b"",
        b"AGE-SECRET-KEY-PQ-1...",
        key.read_bytes()[:-1],
        sealed(b"\xff\xff"),
        sealed(b"AGE-SECRET"),
    ):
        (tmp_path / "bad.key").write_bytes(wrong)
        refused("key.not_a_key", bundle, tmp_path / "bad.key", out)
    (tmp_path / "bad.key").write_bytes(b"x" * (rescue.KEY_FILE_LIMIT + 1))
    refused("files.too_big", bundle, tmp_path / "bad.key", out)
    refused("files.missing", bundle, tmp_path / "no.key", out)


# --- the bundle -----------------------------------------------------------------------------------


def test_everything_in_a_bundle_comes_out_under_safe_names(key: Path, tmp_path: Path) -> None:
    members = full()
    found = opened(Draft(members).at(tmp_path / "x"), key, tmp_path / "out")
    out = tmp_path / "out"
    assert (found.signer, found.bad) == (somebody(MONITOR).fingerprint, ())
    assert sorted(found.files) == sorted(
        name for name, hash_ in tree(out).items() if "." in name or "evidence/" in name
    )
    evidence_there = {
        f"evidence/{path.name}": path.read_bytes() for path in (out / "evidence").iterdir()
    }
    assert evidence_there == {name: body for name, body in members if name.startswith("evidence/")}
    for place, count in (("records", 4), ("persons", 2)):
        documents = list((out / place).glob("*.json"))
        assert len(documents) == count
        for path in documents:
            assert hashlib.sha256(path.read_bytes()).hexdigest() == path.stem
            signature = base64.b64decode(path.with_suffix(".signature").read_bytes())
            signed = [
                who for who in (MONITOR, THIRD) if _verifies(who, path.read_bytes(), signature)
            ]
            assert len(signed) == 1
    assert {path.stem for path in (out / "cards").iterdir()} == {
        somebody(who).fingerprint for who in (MONITOR, THIRD)
    }
    assert (out / "cards" / f"{somebody(THIRD).fingerprint}.json").read_bytes() == card_of(THIRD)
    assert len(list((out / "custody").iterdir())) == 2


def test_what_is_in_a_bundle_twice_does_not_keep_the_rest_from_being_rescued(
    key: Path, tmp_path: Path
) -> None:
    one, other = record(MONITOR, title="One"), record(MONITOR, title="Other")
    mine, contradicting = custody_line(), custody_line(payload=OTHER)
    members = [
        ("records.jsonl", lines(one, one, other)),
        ("custody.jsonl", mine + mine + contradicting),
    ]
    found = opened(Draft(members).at(tmp_path / "x"), key, tmp_path / "out")
    out = tmp_path / "out"
    assert {path.stem for path in (out / "records").iterdir()} == {one.id, other.id}
    said = {path.read_bytes() for path in (out / "custody").iterdir()}
    assert len(said) == len(list((out / "custody").iterdir())) == 2
    assert (out / "custody" / "00000001.json").is_file()
    assert found.bad == ()
    assert len(found.files) == len(set(found.files)) == 1 + 2 * 2 + 2


def _verifies(who: str, raw: bytes, signature: bytes) -> bool:
    try:
        somebody(who).public.keys.verify("record", raw, signature)
    except BadSignature:
        return False
    return True


def test_a_receipt_comes_out_as_it_is(key: Path, tmp_path: Path) -> None:
    member = receipt()
    found = opened(Draft([member], kind="receipt").at(tmp_path / "x"), key, tmp_path / "out")
    assert "receipt.json" in found.files
    assert (tmp_path / "out" / "receipt.json").read_bytes() == member[1]


def test_what_does_not_prove_itself_is_named_and_left_out(key: Path, tmp_path: Path) -> None:
    good, bad = record(MONITOR), record(MONITOR, title="Bad")
    forged = type(bad)(bad.raw, bad.id, bad.author, somebody(THIRD).sign("record", bad.raw))
    wrong = evidence(b"wrong")
    members = [
        ("records.jsonl", lines(good, forged)),
        ("custody.jsonl", custody_line() + b"{}\n"),
        wrong,
    ]
    in_tar = [*members[:2], (wrong[0], b"WRONG")]
    found = opened(Draft(members, in_tar=in_tar).at(tmp_path / "x"), key, tmp_path / "out")
    assert set(found.bad) == {
        (bad.id, "signature"),
        ("custody.jsonl:2", "fields"),
        (wrong[0].removeprefix("evidence/"), "hash"),
    }
    names = tree(tmp_path / "out")
    assert f"records/{good.id}.json" in names
    assert not any(bad.id in name for name in names)
    assert not [name for name in names if name.startswith("evidence/")]


def test_of_a_damaged_bundle_comes_out_what_is_whole(key: Path, tmp_path: Path) -> None:
    members = full()
    whole = Draft(members).sealed()
    (tmp_path / "x").write_bytes(whole[:500_000])
    found = opened(tmp_path / "x", key, tmp_path / "out")
    assert ("bundle", "damaged") in found.bad
    lost = {name for name, reason in found.bad if reason == "damaged"} - {"bundle"}
    kept = {path.name for path in (tmp_path / "out" / "evidence").iterdir()}
    assert lost | kept == {
        name.removeprefix("evidence/") for name, _ in members if "evidence" in name
    }
    assert lost
    assert kept


def test_what_is_no_bundle_for_this_key_leaves_no_folder(key: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    (tmp_path / "x").write_bytes(b"anything")
    refused("bundle.not_a_bundle", tmp_path / "x", key, out)
    refused("files.missing", tmp_path / "nowhere", key, out)
    other = Draft(full(), recipients=["somebody else"]).at(tmp_path / "other")
    refused("bundle.not_for_us", other, key, out)
    wrong = Draft(full(), signer=THIRD).at(tmp_path / "wrong")
    refused("bundle.bad_card", wrong, key, out)


def test_a_folder_with_something_in_it_is_left_as_it_is(key: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "mine").write_bytes(b"mine")
    refused("files.folder_not_empty", Draft(full()).at(tmp_path / "x"), key, out)


def test_cancelling_leaves_no_folder(key: Path, tmp_path: Path) -> None:
    bundle = Draft(full()).at(tmp_path / "x")
    with secret() as phrase, pytest.raises(Cancelled):
        rescue.rescue(bundle, key, phrase, tmp_path / "out", Cancelling(700_000, Cancelled))
    assert not (tmp_path / "out").exists()


def test_a_drive_that_fills_up_leaves_no_folder(
    key: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bundle = Draft(full()).at(tmp_path / "x")
    written = files.write_atomic

    def full_at_evidence(path: Path, content: bytes) -> None:
        if path.parent.name == "evidence":
            raise UserError("files.full", file=path.name)
        written(path, content)

    monkeypatch.setattr(files, "write_atomic", full_at_evidence)
    refused("files.full", bundle, key, tmp_path / "out")


def test_the_recipient_of_these_tests_is_the_coordinator(coordinator: Vault) -> None:
    assert coordinator.fingerprint == somebody(COORDINATOR).fingerprint
