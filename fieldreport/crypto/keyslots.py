"""The header of a vault: eight slots of one size, each of which may hold the vault's master key
under a key of its own: the passphrase's, or a recovery card's.

Slots are always filled, so nobody sees how many ways lead into a vault. A header exists in two
copies, since everything depends on it and a drive can fail while one is written. FORMAT section 9.1
fixes the bytes.
"""

from __future__ import annotations

import hashlib
import json
import os
from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Annotated, Any, Literal

import msgspec

from fieldreport.crypto import cardslot, sealed
from fieldreport.crypto.cost import SALT_SIZE, TEST_COST, Cost, calibrate, stretch
from fieldreport.crypto.passphrase import normalised
from fieldreport.crypto.recipients import HybridIdentity, HybridRecipient
from fieldreport.crypto.secret import Secret, hkdf
from fieldreport.model import strictjson, versions
from fieldreport.model.faults import Invalid, JsonFault, Newer

__all__ = [
    "HEADER_LIMIT",
    "TEST_COST",
    "Chosen",
    "Cost",
    "DamagedHeader",
    "Header",
    "NewerHeader",
    "NoCardSlot",
    "WrongPassphrase",
    "calibrate",
    "choose",
]

HEADER_LIMIT = 65_536
MASTER_SIZE = 32
SLOTS = 8
SLOT_SIZE = 1_216
# Where a vault's passphrase is. That one slot at least is in use is no secret.
OWNER_SLOT = 0
# Where recovery cards may be.
CARD_SLOTS = tuple(range(1, SLOTS))
_SEALED_SIZE = MASTER_SIZE + sealed.OVERHEAD
_NO_CHECKSUM = b'"checksum":""'
_BOUND_LABEL = b"fieldreport/v1/header"


class DamagedHeader(Exception):
    """Not a whole header; the message is a constant that says why."""


class NewerHeader(Exception):
    """A header that a newer program wrote. It must be left as it is."""

    def __init__(self, version: str) -> None:
        super().__init__(version)
        self.version = version


class WrongPassphrase(Exception):
    """No slot opens."""


class NoCardSlot(Exception):
    """No slot is sealed to this card."""


@dataclass(frozen=True)
class Header:
    """One header. `generation` grows by one at each change; `unknown` holds the fields of a later
    minor version.

    Salt (16 bytes) and cost are the same for all slots, so one run of Argon2id tries them all. A
    slot is 1,216 bytes.
    """

    generation: int
    cost: Cost
    salt: bytes = field(repr=False)
    slots: tuple[bytes, ...] = field(repr=False)
    version: str = versions.CURRENT
    unknown: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}), repr=False)

    @classmethod
    def create(cls, passphrase: Secret, master: Secret, cost: Cost | None = None) -> Header:
        """Return a new header whose passphrase opens `master` (32 bytes), at a measured cost unless
        one is given.

        Raises UserError as `crypto.passphrase.normalised` and `crypto.cost.stretch` do.
        """
        # A passphrase's slot looks like random bytes, a card's doesn't quite: see `cardslot.decoy`.
        # So all but the owner's, which is used anyway, look like a card's from the beginning.
        slots = (os.urandom(SLOT_SIZE), *(_filled(cardslot.decoy()) for _ in CARD_SLOTS))
        blank = cls(0, cost or calibrate(), os.urandom(SALT_SIZE), slots)
        return blank.with_passphrase(master, passphrase)

    def open(self, passphrase: Secret) -> Secret:
        """Return the master key. Raises WrongPassphrase if no slot opens, and UserError as
        `create`.
        """
        with self._stretched(passphrase) as stretched:
            for number, slot in enumerate(self.slots):
                with _slot_key(stretched, number) as key:
                    try:
                        return sealed.unwrap(key, slot[:_SEALED_SIZE], self._bound())
                    except sealed.SealBroken:
                        continue
        raise WrongPassphrase

    def with_passphrase(self, master: Secret, new: Secret, *, slot: int = OWNER_SLOT) -> Header:
        """Return the next generation, in which `new` opens `master` and what was in that slot no
        longer opens anything.

        The other slots, the salt and the cost stay, because what opens the others isn't known. The
        salt may stay: it keeps apart different vaults, not the passphrases of one. Raises UserError
        as `create`.
        """
        if len(master) != MASTER_SIZE:
            raise ValueError("a master key has the wrong size")
        with self._stretched(new) as stretched, _slot_key(stretched, slot) as key:
            taken = sealed.wrap(key, master, self._bound())
        return self._with_slot(slot, taken)

    def with_card(self, master: Secret, recipient: HybridRecipient, *, slot: int) -> Header:
        """Return the next generation, in which the key of a recovery card opens `master`; `slot` is
        one of `CARD_SLOTS`, and what was in it no longer opens anything.

        The passphrase isn't needed, and its slot stays: whoever has the master key has the vault.
        """
        return self._with_slot(slot, cardslot.seal(recipient, master, self._bound_card(slot)))

    def without_card(self, *, slot: int) -> Header:
        """Return the next generation, in which that slot opens nothing and looks as before."""
        self._bound_card(slot)
        return self._with_slot(slot, cardslot.decoy())

    def open_with(self, card: HybridIdentity) -> Secret:
        """Return the master key by the key of a recovery card. Raises NoCardSlot."""
        return self._opened_with(card)[1]

    def slot_of(self, card: HybridIdentity) -> int:
        """Return the number of the slot that this card opens. Raises NoCardSlot."""
        slot, master = self._opened_with(card)
        master.zero()
        return slot

    def encode(self) -> bytes:
        """Return the bytes to be written."""
        document = {
            "format": self.version,
            "kind": "vault",
            "generation": self.generation,
            "argon2id": {
                "memory": self.cost.memory_kib,
                "passes": self.cost.passes,
                "lanes": self.cost.lanes,
            },
            "salt": self.salt.hex(),
            "slots": [b64encode(slot).decode("ascii") for slot in self.slots],
            **self.unknown,
            "checksum": "",
        }
        text = json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()
        # The checksum is the last field, so this is its place and no other.
        return text.removesuffix(_NO_CHECKSUM + b"}") + _checksum_field(_checksum(text)) + b"}"

    @classmethod
    def parse(cls, raw: bytes) -> Header:
        """Return the header that `raw` is. Nothing is derived from a passphrase before all of it
        was checked.

        Raises NewerHeader, and DamagedHeader for everything else that isn't a whole header.
        """
        try:
            document, unknown = _read(raw)
            cost = Cost(document.argon2id.memory, document.argon2id.passes, document.argon2id.lanes)
            slots = tuple(map(_slot, document.slots))
        except Newer as newer:
            raise NewerHeader(newer.version) from None
        except (JsonFault, Invalid, ValueError):
            # Not chained: the cause could quote what is in the file. (msgspec's errors are
            # ValueErrors.)
            raise DamagedHeader("not the JSON of a header, or out of bounds") from None
        checksum = _checksum_field(document.checksum)
        # Found by itself, whatever the order of fields and the spaces in a later minor version.
        if raw.count(checksum) != 1 or document.checksum != _checksum(
            raw.replace(checksum, _NO_CHECKSUM)
        ):
            raise DamagedHeader("the checksum is wrong")
        salt = bytes.fromhex(document.salt)
        return cls(document.generation, cost, salt, slots, document.format, unknown)

    def _opened_with(self, card: HybridIdentity) -> tuple[int, Secret]:
        for slot in CARD_SLOTS:
            sealed_key = self.slots[slot][: cardslot.SIZE]
            with suppress(cardslot.NotSealedToIt):
                return slot, cardslot.unseal(card, sealed_key, self._bound_card(slot))
        raise NoCardSlot

    def _with_slot(self, slot: int, taken: bytes) -> Header:
        slots = list(self.slots)
        slots[slot] = _filled(taken)
        return replace(self, generation=self.generation + 1, slots=tuple(slots))

    def _bound_card(self, slot: int) -> bytes:
        if slot not in CARD_SLOTS:
            raise ValueError("the owner's slot is for the passphrase")
        return self._bound() + b"%d" % slot

    def _stretched(self, passphrase: Secret) -> Secret:
        with normalised(passphrase) as typed:
            return stretch(typed, self.salt, self.cost)

    def _bound(self) -> bytes:
        """Return the associated data of every slot: changing a parameter makes all slots fail to
        open.
        """
        numbers = (self.cost.memory_kib, self.cost.passes, self.cost.lanes)
        parts = (_BOUND_LABEL, *(number.to_bytes(4, "big") for number in numbers), self.salt)
        return b"".join(len(part).to_bytes(4, "big") + part for part in parts)


@dataclass(frozen=True)
class Chosen:
    """The header that counts, its bytes, and the positions of the copies that must be made equal to
    it.
    """

    header: Header
    raw: bytes
    stale: tuple[int, ...]


def choose(copies: Sequence[bytes | None]) -> Chosen:
    """Return the whole copy of the highest generation; None stands for a copy that is missing.

    Raises NewerHeader if any copy is newer, even beside one that can be read: a newer program wrote
    here last. Raises DamagedHeader if no copy is whole.
    """
    headers: dict[int, Header] = {}
    for position, raw in enumerate(copies):
        with suppress(DamagedHeader):
            headers[position] = Header.parse(raw or b"")
    if not headers:
        raise DamagedHeader("no copy is whole")
    # Copies of one generation are equal unless somebody made them; then the first counts.
    best = max(headers, key=lambda position: headers[position].generation)
    valid = copies[best]
    stale = tuple(position for position, raw in enumerate(copies) if raw != valid)
    return Chosen(headers[best], valid or b"", stale)


class _Argon2id(msgspec.Struct, forbid_unknown_fields=True):
    memory: int
    passes: int
    lanes: int


class _Document(msgspec.Struct):
    format: str
    kind: Literal["vault"]
    generation: Annotated[int, msgspec.Meta(ge=1, le=2**53 - 1)]
    argon2id: _Argon2id
    salt: Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{32}$(?!\n)")]
    slots: Annotated[list[str], msgspec.Meta(min_length=SLOTS, max_length=SLOTS)]
    checksum: str


def _read(raw: bytes) -> tuple[_Document, dict[str, Any]]:
    tree = strictjson.check(raw, HEADER_LIMIT)
    known = versions.is_known(tree.get("format") if isinstance(tree, dict) else None)
    document = msgspec.convert(tree, _Document)
    unknown = {name: value for name, value in tree.items() if name not in _FIELDS}
    if unknown and known:
        raise Invalid("", "unknown_field")
    return document, unknown


def _slot(text: str) -> bytes:
    slot = b64decode(text, validate=True)
    if len(slot) != SLOT_SIZE or b64encode(slot).decode("ascii") != text:
        raise ValueError("not a slot")
    return slot


def _filled(taken: bytes) -> bytes:
    return taken + os.urandom(SLOT_SIZE - len(taken))


def _slot_key(stretched: Secret, number: int) -> Secret:
    # The number is in the label: a sealed key that somebody moves to another slot doesn't open
    # there.
    return hkdf(stretched, b"fieldreport/v1/slot/%d" % number)


def _checksum(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()


def _checksum_field(checksum: str) -> bytes:
    return b'"checksum":"%s"' % checksum.encode()


_FIELDS = frozenset(_Document.__struct_fields__)
