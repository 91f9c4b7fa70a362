"""A vault that is opened again by a PIN, after it locked itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from fieldreport.crypto.keyslots import TEST_COST
from fieldreport.crypto.secret import Secret
from fieldreport.errors import UserError
from fieldreport.vault import folder, pin
from fieldreport.vault.vault import Vault
from tests.unit.vault.made import PASSPHRASE, passphrase

PIN = "482913"


def typed(digits: str = PIN) -> Secret:
    return Secret(digits.encode())


def put(vault: Vault, digits: str = PIN, minutes: int = 15, by: str = PASSPHRASE) -> None:
    with passphrase(by) as secret, typed(digits) as new:
        pin.put(vault, secret, new, minutes)


def held(vault: Vault) -> Secret:
    found = pin.hold(vault)
    assert found is not None
    return Secret(found.box)


def refused(place: Path, box: Secret, digits: str = PIN) -> str:
    with pytest.raises(UserError) as caught:
        pin.opened(place, box, typed(digits))
    return caught.value.code


def test_a_vault_has_no_pin_of_its_own_accord(vault: Vault) -> None:
    assert pin.of(vault) is None
    assert pin.hold(vault) is None


def test_a_locked_vault_is_opened_by_its_pin_and_can_be_read_and_written(
    vault: Vault, place: Path
) -> None:
    put(vault)
    vault.set_setting("x", "y")
    box, mine = held(vault), vault.fingerprint
    vault.close()
    with pin.opened(place, box, typed()) as again:
        assert again.fingerprint == mine
        assert again.setting("x") == b"y"
        again.set_setting("x", "z")
        kept = pin.of(again)
        assert kept is not None
        assert kept.minutes == 15
        assert pin.hold(again) is not None, "it may lock itself again"
    with passphrase() as secret, Vault.open(place, secret) as last:
        assert last.setting("x") == b"z"


def test_a_wrong_pin_opens_nothing_and_leaves_the_vault_as_it_was(
    vault: Vault, place: Path
) -> None:
    put(vault)
    box = held(vault)
    vault.close()
    before = {path.name: path.read_bytes() for path in place.iterdir() if path.is_file()}
    assert refused(place, box, "482914") == "pin.wrong"
    assert {path.name: path.read_bytes() for path in place.iterdir() if path.is_file()} == before
    pin.opened(place, box, typed()).close()


def test_whoever_opened_it_by_the_pin_can_not_change_the_passphrase(
    vault: Vault, place: Path
) -> None:
    put(vault)
    box = held(vault)
    vault.close()
    with pin.opened(place, box, typed()) as again:
        with (
            passphrase("a guess") as old,
            passphrase("another") as new,
            pytest.raises(UserError, match=r"vault\.wrong_passphrase"),
        ):
            again.change_passphrase(old, new)
        with pytest.raises(UserError, match=r"vault\.wrong_passphrase"):
            put(again, "739164", by="a guess")


def test_a_pin_is_set_only_by_who_knows_the_passphrase(vault: Vault) -> None:
    with pytest.raises(UserError, match=r"vault\.wrong_passphrase"):
        put(vault, by="something else")
    assert pin.of(vault) is None


def test_a_passphrase_of_another_header_sets_none(
    vault: Vault, place: Path, tmp_path: Path
) -> None:
    # Somebody puts a header of his own in place, to which he knows the passphrase.
    with passphrase("mine") as secret:
        Vault.create(tmp_path / "other", secret, name="x", role="monitor", cost=TEST_COST).close()
    for name in folder.HEADERS:
        (place / name).write_bytes((tmp_path / "other" / name).read_bytes())
    with pytest.raises(UserError, match=r"vault\.wrong_passphrase"):
        put(vault, by="mine")


@pytest.mark.parametrize("digits", ["12345", "111111", "48291a"])
def test_what_is_no_pin_leaves_the_one_in_force(vault: Vault, digits: str, place: Path) -> None:
    put(vault)
    with pytest.raises(UserError, match=r"pin\."):
        put(vault, digits)
    box = held(vault)
    vault.close()
    pin.opened(place, box, typed()).close()


def test_there_are_only_so_many_choices_of_minutes(vault: Vault) -> None:
    with pytest.raises(ValueError, match="no such choice"):
        put(vault, minutes=60)


def test_a_pin_is_changed_and_removed(vault: Vault, place: Path) -> None:
    put(vault)
    put(vault, "739164", 30)
    found = pin.hold(vault)
    assert found is not None
    assert found.minutes == 30
    pin.remove(vault)
    assert pin.of(vault) is None
    assert pin.hold(vault) is None
    pin.remove(vault)
    vault.close()
    assert refused(place, Secret(found.box)) == "pin.wrong"
    pin.opened(place, Secret(found.box), typed("739164")).close()


def test_who_changes_the_passphrase_meanwhile_shuts_the_pin_out(vault: Vault, place: Path) -> None:
    put(vault)
    box = held(vault)
    vault.close()
    with passphrase() as old, passphrase("a new one") as new, Vault.open(place, old) as other:
        other.change_passphrase(old, new)
    assert refused(place, box) == "pin.wrong"


def test_the_pin_opens_no_vault_that_is_open_elsewhere_or_was_erased(
    vault: Vault, place: Path
) -> None:
    put(vault)
    box = held(vault)
    assert refused(place, box) == "vault.in_use"
    vault.close()
    for name in folder.HEADERS:
        (place / name).write_bytes(folder.ERASED)
    assert refused(place, box) == "vault.erased"


def test_what_was_kept_wrongly_is_no_pin(vault: Vault) -> None:
    put(vault)
    kept = vault.setting("pin")
    assert kept is not None
    for wrong in (b"", kept[:-1], b"\x02" + kept[1:], b"\x01\x07" + kept[2:]):
        vault.set_setting("pin", wrong)
        assert pin.of(vault) is None
        assert pin.hold(vault) is None


def test_neither_pin_nor_keys_are_in_what_is_held(vault: Vault) -> None:
    put(vault)
    box = bytes(held(vault).view)
    assert PIN.encode() not in box
    keys = vault.keys()
    for key in (keys.database, keys.evidence):
        assert bytes(key.view) not in box


def test_a_guess_costs_what_a_passphrase_costs(vault: Vault) -> None:
    assert pin.cost(vault) == folder.recognise(vault.folder).header.cost
