from __future__ import annotations

from pathlib import Path

import pytest

from fieldreport.crypto.keyslots import TEST_COST
from fieldreport.errors import UserError
from fieldreport.usecases.keep import session
from fieldreport.vault.vault import Vault
from tests.unit.usecases.made import Places, secret, tree


def create(folder: Path, name: str = "Aq Qanat", role: str = "monitor") -> str:
    with secret() as phrase:
        return session.create(folder, phrase, name=name, role=role, cost=TEST_COST)


def test_a_new_vault_is_locked_and_has_an_identity(tmp_path: Path) -> None:
    fingerprint = create(tmp_path / "vault")
    with secret() as phrase, session.unlock(tmp_path / "vault", phrase) as vault:
        assert (vault.name, vault.role, vault.fingerprint) == ("Aq Qanat", "monitor", fingerprint)


@pytest.mark.parametrize(
    ("name", "role", "code"),
    [
        ("Aq Qanat", "recovery", "session.unknown_role"),
        ("Aq Qanat", "", "session.unknown_role"),
        ("", "monitor", "card.bad_name"),
        ("two\nlines", "monitor", "card.bad_name"),
    ],
)
def test_an_unusable_name_or_role_makes_nothing(
    tmp_path: Path, name: str, role: str, code: str
) -> None:
    with pytest.raises(UserError) as caught:
        create(tmp_path / "vault", name, role)
    assert caught.value.code == code
    assert tree(tmp_path) == {}


def test_a_taken_folder_is_left_as_it_is(places: Places) -> None:
    before = tree(places.monitor)
    with pytest.raises(UserError) as caught:
        create(places.monitor)
    assert caught.value.code == "vault.folder_not_empty"
    assert tree(places.monitor) == before


def test_a_vault_is_locked_again_whatever_happens(places: Places) -> None:
    def fails(vault: Vault) -> None:
        kept.append(vault)
        raise ZeroDivisionError

    kept: list[Vault] = []
    for _ in range(2):
        with (
            pytest.raises(ZeroDivisionError),
            secret() as phrase,
            session.unlock(places.monitor, phrase) as vault,
        ):
            fails(vault)
    with pytest.raises(ValueError, match="zeroed"):
        kept[0].identity.sign("record", b"")


def test_a_wrong_passphrase_changes_nothing(places: Places) -> None:
    before = tree(places.monitor)
    with (
        secret("another") as phrase,
        pytest.raises(UserError) as caught,
        session.unlock(places.monitor, phrase),
    ):
        pass
    assert caught.value.code == "vault.wrong_passphrase"
    assert tree(places.monitor) == before


def test_the_old_passphrase_no_longer_opens_it(places: Places) -> None:
    with secret() as old, secret("another phrase") as new:
        session.change_passphrase(places.monitor, old, new)
    with secret() as old, pytest.raises(UserError) as caught, session.unlock(places.monitor, old):
        pass
    assert caught.value.code == "vault.wrong_passphrase"
    with secret("another phrase") as new, session.unlock(places.monitor, new) as vault:
        assert vault.name == "Айгүл"


def test_only_who_knows_the_passphrase_changes_it(places: Places) -> None:
    before = tree(places.monitor)
    with (
        secret("wrong") as old,
        secret("another phrase") as new,
        pytest.raises(UserError) as caught,
    ):
        session.change_passphrase(places.monitor, old, new)
    assert caught.value.code == "vault.wrong_passphrase"
    assert tree(places.monitor) == before
