"""From a card that is made, by a slot in a monitor's vault, to a vault that its trustees open."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from fieldreport.crypto.identity import groups
from fieldreport.errors import UserError
from fieldreport.progress import Silent
from fieldreport.usecases.exchange import contacts
from fieldreport.usecases.keep import backup, recovery, shares
from fieldreport.usecases.keep.shares import CardKey, Making
from fieldreport.vault import cardslots
from fieldreport.vault.vault import Vault
from tests.unit.usecases.made import (
    Places,
    content_at,
    differing,
    opened,
    refused,
    secret,
    tree,
)


@pytest.fixture(scope="module")
def made() -> Making:
    return shares.make("Qorgau", 2, 3)


def key(made: Making) -> CardKey:
    return shares.key_of([sheet.share for sheet in made.sheets[1:]])


@pytest.fixture
def monitor(places: Places, made: Making, tmp_path: Path) -> Iterator[Vault]:
    """A monitor who has the recovery card and compared it."""
    path = tmp_path / "card"
    path.write_bytes(made.card)
    with opened(places.monitor) as vault:
        contacts.add(vault, path)
        contacts.compare(vault, "Qorgau", groups(made.fingerprint))
        yield vault


@contextmanager
def raising(code: str) -> Iterator[None]:
    with pytest.raises(UserError) as caught:
        yield
    assert caught.value.code == code


def seal(vault: Vault) -> recovery.Way:
    with secret() as phrase:
        return recovery.seal(vault, recovery.plan(vault, "Qorgau"), phrase)


def test_a_plan_changes_nothing_and_says_how_many_others_there_are(monitor: Vault) -> None:
    before = tree(monitor.folder)
    planned = recovery.plan(monitor, "Qorgau")
    assert (planned.contact.name, planned.others) == ("Qorgau", 0)
    assert [one.name for one in recovery.cards(monitor)] == ["Qorgau"]
    assert recovery.ways(monitor) == []
    assert {n: d for n, d in tree(monitor.folder).items() if n.startswith("header")} == {
        n: d for n, d in before.items() if n.startswith("header")
    }


def test_only_a_compared_recovery_card_is_taken(
    places: Places, made: Making, tmp_path: Path
) -> None:
    (tmp_path / "card").write_bytes(made.card)
    (tmp_path / "revocation").write_bytes(made.revocation)
    with opened(places.monitor) as vault:
        with refused(vault, "recovery.not_a_recovery_card"):
            recovery.plan(vault, "Samal")
        with refused(vault, "contacts.unknown"):
            recovery.plan(vault, "Qorgau")
        contacts.add(vault, tmp_path / "card")
        with refused(vault, "contacts.not_compared"):
            recovery.plan(vault, "Qorgau")
        assert recovery.cards(vault) == []
        contacts.compare(vault, "Qorgau", groups(made.fingerprint))
        planned = recovery.plan(vault, "Qorgau")
        contacts.revoke(vault, tmp_path / "revocation")
        with secret() as phrase, refused(vault, "contacts.revoked"):
            recovery.seal(vault, planned, phrase)


def test_it_is_sealed_listed_tested_and_removed(monitor: Vault, made: Making) -> None:
    way = seal(monitor)
    assert recovery.ways(monitor) == [way]
    assert not way.doubtful
    with refused(monitor, "recovery.already"):
        recovery.plan(monitor, "Qorgau")
    with key(made) as trustees:
        tested = recovery.test(monitor, trustees)
    assert tested.slot.tested
    recovery.remove(monitor, "Qorgau")
    assert recovery.ways(monitor) == []
    with refused(monitor, "recovery.no_slot_listed"):
        recovery.remove(monitor, "Qorgau")


def test_a_revoked_card_is_doubtful_and_can_be_removed_by_its_fingerprint(
    monitor: Vault, made: Making, tmp_path: Path
) -> None:
    seal(monitor)
    (tmp_path / "revocation").write_bytes(made.revocation)
    contacts.revoke(monitor, tmp_path / "revocation")
    (way,) = recovery.ways(monitor)
    assert way.doubtful
    recovery.remove(monitor, made.fingerprint)
    assert recovery.ways(monitor) == []


def test_seven_cards_are_the_most(monitor: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    way = seal(monitor)
    many = [way.slot] * 7
    monkeypatch.setattr(cardslots, "slots", lambda reading: many)
    monkeypatch.setattr(cardslots, "of", lambda reading, card: None)
    with raising("recovery.no_free_slot"):
        recovery.plan(monitor, "Qorgau")


def test_the_trustees_open_it_and_nothing_in_it_changed(
    monitor: Vault, made: Making, places: Places
) -> None:
    seal(monitor)
    monitor.close()
    before = content_at(places.monitor)
    with key(made) as trustees, secret("a new passphrase") as new:
        recovery.recover(places.monitor, trustees, new)
    with raising("vault.wrong_passphrase"):
        opened(places.monitor)
    with (
        secret("a new passphrase") as new,
        Vault.open(places.monitor, new) as vault,
        secret() as old,
    ):
        vault.change_passphrase(new, old)
    assert differing(before, content_at(places.monitor)) == {"custody"}


def test_a_vault_that_forgot_the_contact_is_opened_all_the_same(
    monitor: Vault, made: Making, places: Places
) -> None:
    seal(monitor)
    monitor.db.execute("DELETE FROM contact WHERE name = 'Qorgau'")
    (way,) = recovery.ways(monitor)
    assert way.doubtful
    monitor.close()
    with key(made) as trustees, secret("new") as new:
        recovery.recover(places.monitor, trustees, new)


def test_a_vault_without_a_slot_is_left_as_it_is(
    monitor: Vault, made: Making, places: Places
) -> None:
    monitor.close()
    before = tree(places.monitor)
    with key(made) as trustees, secret("new") as new, raising("recovery.no_slot"):
        recovery.recover(places.monitor, trustees, new)
    assert tree(places.monitor) == before


def test_a_backup_is_restored_by_the_trustees_on_another_device(
    monitor: Vault, made: Making, places: Places, tmp_path: Path
) -> None:
    drive, new_place = tmp_path / "backup", tmp_path / "new"
    backup.back_up(monitor, drive, Silent())
    with key(made) as trustees, secret("new") as new, raising("recovery.no_slot"):
        recovery.restore(drive, new_place, trustees, new, Silent())
    assert not new_place.exists()
    seal(monitor)
    backup.back_up(monitor, drive, Silent())
    before = tree(drive)
    with key(made) as trustees, secret("new") as new:
        assert recovery.restore(drive, new_place, trustees, new, Silent()).damaged == ()
        with Vault.open(new_place, new) as vault:
            assert vault.fingerprint == monitor.fingerprint
            assert len(recovery.ways(vault)) == 1
    assert tree(drive) == before
