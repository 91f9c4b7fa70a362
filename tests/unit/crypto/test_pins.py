"""A vault's keys under a short PIN."""

from __future__ import annotations

import pytest

from fieldreport.crypto import pins
from fieldreport.crypto.cost import TEST_COST, Cost
from fieldreport.crypto.pins import Stretched, WrongPin
from fieldreport.crypto.secret import Secret
from fieldreport.errors import UserError

KEYS = Secret(bytes(range(80)))


def pin(digits: str = "482913") -> Secret:
    return Secret(digits.encode())


def sealed(bound_to: bytes = b"header") -> Secret:
    return Secret(pins.seal(pins.stretched(pin(), TEST_COST), KEYS, bound_to))


def test_what_was_sealed_opens_by_the_pin() -> None:
    box = sealed()
    assert pins.unseal(box, pin(), b"header") == KEYS
    assert len(box) == 6 + 16 + 12 + len(KEYS) + 16


@pytest.mark.parametrize("other", ["482914", "4829130", "48291", ""])
def test_another_pin_opens_nothing(other: str) -> None:
    box = sealed()
    with pytest.raises(WrongPin):
        pins.unseal(box, pin(other), b"header")
    assert pins.unseal(box, pin(), b"header") == KEYS, "a wrong one changes nothing"


def test_it_opens_only_beside_what_it_was_bound_to() -> None:
    with pytest.raises(WrongPin):
        pins.unseal(sealed(), pin(), b"another header")


def test_no_changed_byte_goes_unseen() -> None:
    box = bytes(sealed().view)
    for place in range(len(box)):
        changed = bytearray(box)
        changed[place] ^= 0x01
        if place in (0, 1, 2):
            # A memory that is out of bounds, or hundreds of megabytes: refused, or not for a test.
            continue
        with pytest.raises(WrongPin):
            pins.unseal(Secret(changed), pin(), b"header")


@pytest.mark.parametrize("size", [0, 5, 21, 22, 49])
def test_a_cut_box_opens_nothing(size: int) -> None:
    with pytest.raises(WrongPin):
        pins.unseal(Secret(bytes(sealed().view[:size])), pin(), b"header")


def test_a_cost_out_of_bounds_is_not_paid() -> None:
    box = bytearray(sealed().view)
    box[0] = 0xFF
    with pytest.raises(WrongPin):
        pins.unseal(Secret(box), pin(), b"header")


def test_each_stretching_has_a_salt_of_its_own_and_each_seal_a_nonce() -> None:
    by = pins.stretched(pin(), TEST_COST)
    assert by.key != pins.stretched(pin(), TEST_COST).key
    assert len({pins.seal(by, KEYS, b"")[22:34] for _ in range(50)}) == 50


def test_a_stretched_pin_is_kept_and_read_again() -> None:
    by = pins.stretched(pin(), TEST_COST)
    raw = by.encode()
    assert len(raw) == pins.STRETCHED_SIZE
    again = Stretched.decode(raw)
    assert (again.cost, again.salt, again.key) == (by.cost, by.salt, by.key)
    assert pins.unseal(Secret(pins.seal(again, KEYS, b"")), pin(), b"") == KEYS


@pytest.mark.parametrize("raw", [b"", bytes(pins.STRETCHED_SIZE), bytes(pins.STRETCHED_SIZE + 1)])
def test_what_is_no_stretched_pin_is_refused(raw: bytes) -> None:
    with pytest.raises(ValueError, match=r"not a stretched PIN|out of bounds"):
        Stretched.decode(raw)


@pytest.mark.parametrize(
    ("digits", "code"),
    [
        ("", "pin.not_digits"),
        ("12345a", "pin.not_digits"),
        ("12 345", "pin.not_digits"),
        ("-482913", "pin.not_digits"),
        ("٤٨٢٩١٣", "pin.not_digits"),
        ("48291", "pin.size"),
        ("4829134829130", "pin.size"),
        ("000000", "pin.too_simple"),
        ("123456", "pin.too_simple"),
        ("890123", "pin.too_simple"),
        ("987654", "pin.too_simple"),
        ("246802", "pin.too_simple"),
        ("121212", "pin.too_simple"),
        ("482482", "pin.too_simple"),
    ],
)
def test_what_is_guessed_first_or_is_no_pin_is_refused(digits: str, code: str) -> None:
    with pytest.raises(UserError) as caught:
        pins.stretched(pin(digits), TEST_COST)
    assert caught.value.code == code
    assert digits not in repr(caught.value.params) or not digits


@pytest.mark.parametrize("digits", ["482913", "4829137", "000001", "482913482914"])
def test_other_pins_are_taken(digits: str) -> None:
    pins.check(pin(digits))


def test_the_cost_is_that_of_a_passphrase_and_bound() -> None:
    by = pins.stretched(pin(), Cost(2048, 1, 1))
    box = bytearray(pins.seal(by, KEYS, b""))
    box[:6] = (1024).to_bytes(4, "big") + bytes([1, 1])
    with pytest.raises(WrongPin):
        pins.unseal(Secret(box), pin(), b"")
