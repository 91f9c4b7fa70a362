from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldreport.crypto.cards import CheckedCard, make_card, open_card
from fieldreport.crypto.identity import Identity
from fieldreport.errors import Cancelled, UserError
from fieldreport.progress import Silent
from fieldreport.vault import held
from fieldreport.vault.vault import Vault
from tests.unit.vault.made import passphrase

MANIFEST = "ab" * 32


@pytest.fixture(scope="module")
def card() -> CheckedCard:
    return open_card(make_card(Identity.generate(), "Aidar", "monitor"))


def hold(vault: Vault, card: CheckedCard, content: bytes, manifest: str = MANIFEST) -> held.Held:
    blocks = [content[: len(content) // 2], content[len(content) // 2 :]]
    return held.hold(
        vault, lambda: blocks, len(content), manifest=manifest, card=card, progress=Silent()
    )


def on_drive(vault: Vault) -> list[str]:
    return sorted(path.name for path in (vault.folder / "held").iterdir())


def test_a_held_bundle_is_kept_byte_for_byte_under_a_name_that_says_nothing(
    vault: Vault, card: CheckedCard
) -> None:
    content = os.urandom(3 << 20)
    one = hold(vault, card, content)
    assert one.path.read_bytes() == content
    assert one.path.stat().st_mode & 0o777 == 0o600
    assert (one.manifest, one.sender, one.card) == (MANIFEST, card.fingerprint, card.raw)
    assert one.size == len(content)
    assert on_drive(vault) == [one.name]
    assert held.everything(vault) == [one]
    assert held.from_sender(vault, card.fingerprint) == [one]
    assert held.from_sender(vault, "00" * 32) == []
    assert held.unknown_files(vault) == []


def test_the_same_bundle_is_held_once(vault: Vault, card: CheckedCard) -> None:
    first = hold(vault, card, b"content")
    assert hold(vault, card, b"content") == first
    second = hold(vault, card, b"another", "cd" * 32)
    assert {one.name for one in held.everything(vault)} == {first.name, second.name}


def test_another_file_with_the_same_manifest_is_held_beside_the_first(
    vault: Vault, card: CheckedCard
) -> None:
    """Only the manifest was looked at: the first may be cut, or changed behind the manifest."""
    whole = b"the content"
    for other in (b"the con", b"the kontent", whole, whole + b"!"):
        hold(vault, card, other)
    assert hold(vault, card, whole).path.read_bytes() == whole
    assert len(on_drive(vault)) == len(held.everything(vault)) == 4


def test_a_held_copy_that_is_gone_or_was_cut_is_no_reason_not_to_hold_it_again(
    vault: Vault, card: CheckedCard
) -> None:
    first = hold(vault, card, b"content")
    first.path.write_bytes(b"cont")
    second = hold(vault, card, b"content")
    first.path.unlink()
    second.path.unlink()
    assert hold(vault, card, b"content").path.read_bytes() == b"content"


def test_a_dropped_bundle_is_gone_and_can_be_held_again(vault: Vault, card: CheckedCard) -> None:
    held.drop(vault, hold(vault, card, b"content").name)
    assert held.everything(vault) == []
    assert on_drive(vault) == []
    assert hold(vault, card, b"content").size == 7


@pytest.mark.parametrize("size", [6, 8])
def test_a_file_that_changes_meanwhile_is_not_held(
    vault: Vault, card: CheckedCard, size: int
) -> None:
    with pytest.raises(UserError) as caught:
        held.hold(
            vault, lambda: [b"content"], size, manifest=MANIFEST, card=card, progress=Silent()
        )
    assert caught.value.code == "exchange.held_changed"
    assert (held.everything(vault), on_drive(vault)) == ([], [])


def test_a_cancelled_copy_leaves_nothing(vault: Vault, card: CheckedCard) -> None:
    class Cancelling:
        def step(self, done: int, total: int) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        held.hold(
            vault, lambda: [b"content"], 7, manifest=MANIFEST, card=card, progress=Cancelling()
        )
    assert (held.everything(vault), on_drive(vault)) == ([], [])


def test_a_full_drive_leaves_nothing(place: Path, small_drive: Path, card: CheckedCard) -> None:
    folder = Path(shutil.copytree(place, small_drive / "vault"))
    with passphrase() as secret, Vault.open(folder, secret) as vault:
        with pytest.raises(UserError) as caught:
            hold(vault, card, os.urandom(6 << 20))
        assert caught.value.code == "files.full"
        assert (held.everything(vault), on_drive(vault)) == ([], [])


def test_a_killed_copy_is_swept_at_the_next_unlock_and_unknown_files_stay(
    vault: Vault, card: CheckedCard
) -> None:
    kept = hold(vault, card, b"kept")

    def killed() -> Iterator[bytes]:
        yield b"half"
        # The state that a kill leaves: a row and a file.
        shutil.copytree(vault.folder / "held", vault.folder / "frozen")
        rows.extend(vault.db.execute("SELECT * FROM held WHERE state = 'pending'").fetchall())
        raise RuntimeError

    rows: list[tuple[object, ...]] = []
    with pytest.raises(RuntimeError):
        held.hold(vault, killed, 8, manifest="cd" * 32, card=card, progress=Silent())
    shutil.copytree(vault.folder / "frozen", vault.folder / "held", dirs_exist_ok=True)
    shutil.rmtree(vault.folder / "frozen")
    vault.db.executemany("INSERT INTO held VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
    (vault.folder / "held" / "note.txt").write_bytes(b"x")
    assert len(on_drive(vault)) == 3
    folder = vault.folder
    vault.close()
    with passphrase() as secret, Vault.open(folder, secret) as again:
        assert on_drive(again) == sorted([kept.name, "note.txt"])
        assert held.everything(again) == [kept]
        assert held.unknown_files(again) == ["note.txt"]


def test_what_can_not_be_removed_now_stays_listed(
    vault: Vault, card: CheckedCard, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = hold(vault, card, b"content")

    def denied(path: Path, missing_ok: bool = False) -> None:
        raise PermissionError(13, "denied")

    with monkeypatch.context() as locked:
        locked.setattr(Path, "unlink", denied)
        with pytest.raises(UserError) as caught:
            held.drop(vault, one.name)
        assert caught.value.code == "files.denied"
        held.sweep(vault)
    assert held.everything(vault) == []
    assert on_drive(vault) == [one.name]
    held.sweep(vault)
    assert on_drive(vault) == []
