"""What new keys would do to the other ways in, said before they are made."""

from __future__ import annotations

from pathlib import Path

import pytest

from fieldreport import files
from fieldreport.crypto.cards import make_card, make_revocation
from fieldreport.crypto.identity import Identity
from fieldreport.crypto.keyslots import TEST_COST
from fieldreport.errors import UserError
from fieldreport.progress import Silent
from fieldreport.usecases.keep import recovery, rekey
from fieldreport.vault import contacts
from fieldreport.vault.vault import Vault
from tests.unit.usecases.made import Places, opened, secret


def let_in(vault: Vault, identity: Identity, name: str) -> None:
    contacts.add(vault, make_card(identity, name, "recovery"))
    contacts.compare(vault, name, identity.fingerprint)
    with secret() as phrase:
        recovery.seal(vault, recovery.plan(vault, name), phrase)


def names(ways: tuple[recovery.Way, ...]) -> list[str]:
    return [way.contact.name for way in ways if way.contact is not None]


def test_the_cards_that_stay_and_those_that_go_are_named_and_so_it_comes(places: Places) -> None:
    good, bad = Identity.generate(), Identity.generate()
    with opened(places.monitor) as vault:
        let_in(vault, good, "Qorgau")
        let_in(vault, bad, "Old card")
        contacts.revoke(vault, make_revocation(bad))
        told = rekey.outlook(vault)
        assert (names(told.kept), names(told.dropped)) == (["Qorgau"], ["Old card"])
    with secret() as old, secret("another passphrase") as new:
        done = rekey.rekey(places.monitor, old, new, Silent(), cost=TEST_COST)
    assert (done.cards, done.dropped) == (1, (bad.fingerprint,))


def test_a_vault_is_ready_with_its_own_passphrase_alone(monitor: Vault) -> None:
    before = [path.read_bytes() for path in monitor.folder.glob("header*")]
    with secret() as right, secret("something else") as wrong:
        assert rekey.ready(monitor, right) > 0
        with pytest.raises(UserError) as caught:
            rekey.ready(monitor, wrong)
    assert caught.value.code == "vault.wrong_passphrase"
    assert [path.read_bytes() for path in monitor.folder.glob("header*")] == before


def test_without_room_it_is_said_before_the_vault_is_closed(
    monitor: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    def free(_place: Path) -> int:
        return 1

    monkeypatch.setattr(files, "free_space", free)
    with secret() as right, pytest.raises(UserError) as caught:
        rekey.ready(monitor, right)
    assert caught.value.code == "rekey.no_room"
