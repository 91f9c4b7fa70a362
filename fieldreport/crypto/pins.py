"""A vault's keys under a short PIN, for the minutes between a lock that nobody asked for and the
return of somebody who was only called away.

A PIN is guessed: what keeps it is that there is little to guess with. What is sealed here lies in
the memory of one process, for minutes, and opens nothing once three guesses were wrong there. Who
takes that memory away guesses at the pace of Argon2id alone, which for six digits is a matter of
days on one computer, and of hours on many. So nothing but this while is ever trusted to a PIN.
"""

from __future__ import annotations

import itertools
import os
from dataclasses import dataclass

from fieldreport.crypto import sealed
from fieldreport.crypto.cost import KEY_SIZE, SALT_SIZE, Cost, stretch
from fieldreport.crypto.secret import Secret
from fieldreport.errors import UserError

# At 0.8 seconds a guess, the four digits of a telephone fall to a copy of the memory in two hours, six
# keep one computer busy for nine days; and who can type more than twelve can type a passphrase.
LEAST, MOST = 6, 12

_COST_SIZE = 6
_PARAMETERS = _COST_SIZE + SALT_SIZE
_LABEL = b"fieldreport/v1/pin"
STRETCHED_SIZE = _PARAMETERS + KEY_SIZE


class WrongPin(Exception):
    """The PIN is another one, or what it opens was changed."""


@dataclass(frozen=True)
class Stretched:
    """What a PIN becomes: a 32-byte key, and how it was made."""

    cost: Cost
    salt: bytes
    key: Secret

    def encode(self) -> bytes:
        """54 bytes to be kept where only the open vault can read them."""
        return _parameters(self.cost, self.salt) + bytes(self.key.view)

    @classmethod
    def decode(cls, raw: bytes) -> Stretched:
        """What `encode` made. Raises ValueError for anything else."""
        if len(raw) != STRETCHED_SIZE:
            raise ValueError("not a stretched PIN")
        cost, salt = _read(memoryview(raw))
        return cls(cost, salt, Secret(raw[_PARAMETERS:]))


def check(pin: Secret) -> None:
    """Raise UserError unless this is a PIN that may be used: `pin.not_digits`, `pin.size` (with
    `least` and `most`), or `pin.too_simple`.

    Three guesses are free at the keyboard, so what everybody guesses first is no PIN: one digit
    over and over, digits that count up or down, a short piece that is repeated.
    """
    digits = pin.view
    if not digits.isdigit() or not digits.isascii():
        raise UserError("pin.not_digits")
    if not LEAST <= len(digits) <= MOST:
        raise UserError("pin.size", least=LEAST, most=MOST)
    steps = {(after - before) % 10 for before, after in itertools.pairwise(digits)}
    repeated = any(
        all(digits[at] == digits[at % size] for at in range(len(digits)))
        for size in range(1, len(digits) // 2 + 1)
    )
    if len(steps) == 1 or repeated:
        raise UserError("pin.too_simple")


def stretched(pin: Secret, cost: Cost) -> Stretched:
    """Make a key of a PIN, at the cost that the vault's passphrase has on this machine.

    Raises UserError as `check` and `crypto.cost.stretch`.
    """
    check(pin)
    salt = os.urandom(SALT_SIZE)
    return Stretched(cost, salt, stretch(pin, salt, cost))


def seal(by: Stretched, keys: Secret, bound_to: bytes) -> bytes:
    """Return `keys` under a PIN: cost (6) ‖ salt (16) ‖ nonce (12) ‖ ciphertext ‖ tag (16).

    `bound_to` is not kept in the result but must be the same to open it.
    """
    # One key seals at each lock until the PIN is changed, with a random nonce each time: some
    # thousands of messages, far from the 2^32 that `sealed` allows. Cost and salt are bound too, so
    # that a cheaper cost put in their place opens nothing.
    parameters = _parameters(by.cost, by.salt)
    return parameters + sealed.wrap(by.key, keys, _LABEL + parameters + bound_to)


def unseal(box: Secret, pin: Secret, bound_to: bytes) -> Secret:
    """Return the keys in what `seal` made. Raises WrongPin, and UserError as `crypto.cost.stretch`."""
    # Slices of a view copy nothing: no second box is left behind when this one is zeroed.
    with memoryview(box.view) as whole:
        try:
            cost, salt = _read(whole)
        except ValueError:
            raise WrongPin from None
        parameters, rest = bytes(whole[:_PARAMETERS]), whole[_PARAMETERS:]
        with rest, stretch(pin, salt, cost) as key:
            try:
                return sealed.unwrap(key, rest, _LABEL + parameters + bound_to)
            except sealed.SealBroken:
                raise WrongPin from None


def _parameters(cost: Cost, salt: bytes) -> bytes:
    return cost.memory_kib.to_bytes(4, "big") + bytes([cost.passes, cost.lanes]) + salt


def _read(raw: memoryview) -> tuple[Cost, bytes]:
    """Raises ValueError if there is not enough, or a cost out of bounds."""
    if len(raw) < _PARAMETERS:
        raise ValueError("too short")
    cost = Cost(int.from_bytes(raw[:4], "big"), raw[4], raw[5])
    return cost, bytes(raw[_COST_SIZE:_PARAMETERS])
