from __future__ import annotations

import pytest

from fieldreport.crypto.secret import Secret
from fieldreport.errors import UserError
from fieldreport.usecases.keep import pin
from tests.unit.usecases.made import Places, opened, secret

PIN = "482913"


def typed(digits: str = PIN) -> Secret:
    return Secret(digits.encode())


def test_a_pin_is_turned_on_and_off(places: Places) -> None:
    with opened(places.monitor) as vault:
        assert pin.minutes(vault) is None
        passphrase, new = secret(), typed()
        pin.put(vault, passphrase, new, 5)
        assert pin.minutes(vault) == 5
        for each in (passphrase, new):
            with pytest.raises(ValueError, match="zeroed"):
                _ = each.view
        pin.remove(vault)
        assert pin.minutes(vault) is None


def test_the_vault_is_locked_again_whatever_happens(places: Places) -> None:
    with opened(places.monitor) as vault:
        pin.put(vault, secret(), typed(), 5)
        held = pin.hold(vault)
        assert held is not None
        assert held.minutes == 5
        name = vault.name

    def fails() -> None:
        with Secret(held.box) as box, pin.unlock(places.monitor, box, typed()) as vault:
            assert vault.name == name
            raise ZeroDivisionError

    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            fails()


def test_a_wrong_pin_is_told(places: Places) -> None:
    with opened(places.monitor) as vault:
        pin.put(vault, secret(), typed(), 5)
        held = pin.hold(vault)
        assert held is not None
    with (
        pytest.raises(UserError, match=r"pin\.wrong"),
        pin.unlock(places.monitor, Secret(held.box), typed("482914")),
    ):
        pass


def test_guessing_is_measured(places: Places) -> None:
    with opened(places.monitor) as vault:
        cost = pin.cost(vault)
    found = pin.guessing(cost)
    assert found.seconds > 0
    assert found.whole(7) == pytest.approx(10 * found.whole(6))
    assert pin.Guessing(0.8).whole(6) == pytest.approx(800_000)
