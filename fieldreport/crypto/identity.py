"""A vault's own secret keys: one pair for receiving, two for signing, and the fingerprint by which
people know them.

The three seeds are independent, so no relation between keys of different schemes has to be argued.
People compare fingerprints by eye or voice, therefore they are digits, which read the same in every
alphabet. FORMAT section 3.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

from fieldreport.crypto.recipients import HybridIdentity, HybridRecipient
from fieldreport.crypto.secret import Secret
from fieldreport.crypto.signatures import SEED_SIZE, PublicKeys, SigningKey
from fieldreport.errors import UserError

GROUPS = 12
GROUP_SIZE = 5
_DIGITS = GROUPS * GROUP_SIZE
_HEX = re.compile(r"[0-9a-f]{64}")
_DECIMAL = re.compile(rf"[0-9]{{{_DIGITS}}}")


@dataclass(frozen=True)
class PublicIdentity:
    """What others need of an identity: where to encrypt to (`age1pq1…`) and what its signatures are
    checked with.
    """

    recipient: str
    keys: PublicKeys

    @cached_property
    def age(self) -> HybridRecipient:
        """Where to encrypt to. Raises MalformedKey if `recipient` is not written as it must be."""
        return HybridRecipient(self.recipient)

    @cached_property
    def fingerprint(self) -> str:
        """The fingerprint, 64 hex digits. Raises MalformedKey as `age`."""
        return fingerprint_of(self.age.raw, self.keys.ed25519, self.keys.mldsa65)


class Identity:
    """The secret keys, with their key objects made once: signing and opening cost what the
    mathematics costs.

    The seeds are taken over, not copied: `zero` wipes them. Raises ValueError for a seed that is
    not of 32 bytes.
    """

    def __init__(self, age: Secret, ed25519: Secret, mldsa65: Secret) -> None:
        if any(len(seed) != SEED_SIZE for seed in (age, ed25519, mldsa65)):
            raise ValueError("a seed has the wrong size")
        self._seeds = (age, ed25519, mldsa65)
        self._signing: SigningKey | None = SigningKey(ed25519, mldsa65)
        self._age: HybridIdentity | None = HybridIdentity(age)
        self.public = PublicIdentity(self._age.recipient().encode(), self._signing.public)
        self.fingerprint = self.public.fingerprint

    @classmethod
    def generate(cls) -> Identity:
        """Make a new identity from the operating system's randomness."""
        return cls(*(Secret.random(SEED_SIZE) for _ in range(3)))

    @classmethod
    def from_seeds(cls, age: Secret, ed25519: Secret, mldsa65: Secret) -> Identity:
        """Return the identity of these seeds, which it takes over."""
        return cls(age, ed25519, mldsa65)

    @property
    def age(self) -> HybridIdentity:
        """The receiving half, for opening bundles. Raises ValueError after `zero`."""
        if self._age is None:
            raise ValueError("this identity was zeroed")
        return self._age

    def seeds(self) -> tuple[Secret, Secret, Secret]:
        """Return the live seeds, not copies, in the order age, Ed25519, ML-DSA-65."""
        return self._seeds

    def sign(self, purpose: str, data: bytes | bytearray | memoryview) -> bytes:
        """Return the signature (3,373 bytes) of `data`. Raises ValueError after `zero` or for an
        unknown purpose.
        """
        if self._signing is None:
            raise ValueError("this identity was zeroed")
        return self._signing.sign(purpose, data)

    def zero(self) -> None:
        """Wipe the seeds and let go of the key objects, which the libraries wipe. May be called
        again.
        """
        for seed in self._seeds:
            seed.zero()
        if self._age is not None:
            self._age.zero()
        self._signing = None
        self._age = None

    def __repr__(self) -> str:
        return f"Identity({self.fingerprint[:12]}…)"


def fingerprint_of(age_public: bytes, ed25519: bytes, mldsa65: bytes) -> str:
    """Return the SHA-256, in hex, over the labelled and length-prefixed public keys.

    The prefixes make it impossible to shift bytes from one key to the next, the labels to pass one
    for another.
    """
    digest = hashlib.sha256()
    for part in (
        b"fieldreport/v1/fingerprint",
        *(b"age-mlkem768x25519", age_public),
        *(b"ed25519", ed25519),
        *(b"mldsa65", mldsa65),
    ):
        digest.update(len(part).to_bytes(4, "big"))
        digest.update(part)
    return digest.hexdigest()


def digits(fingerprint: str) -> str:
    """Return the 60 decimal digits of a fingerprint in hex: the digest as an integer modulo 10^60.

    That keeps 199 of 256 bits. Someone who wants another key to look the same needs a second
    preimage of 199 bits.
    """
    if not _HEX.fullmatch(fingerprint):
        raise ValueError("not a fingerprint in hex")
    return str(int(fingerprint, 16) % 10**_DIGITS).zfill(_DIGITS)


def groups(fingerprint: str) -> str:
    """Return a fingerprint as people see it: twelve groups of five digits, separated by spaces."""
    text = digits(fingerprint)
    return " ".join(text[i : i + GROUP_SIZE] for i in range(0, _DIGITS, GROUP_SIZE))


def parse_groups(text: str) -> str:
    """Return the 60 digits that somebody typed or read out, with any spaces, dashes and line ends,
    or none.

    Raises UserError `card.not_a_fingerprint` for anything else: a missing group is a slip, not
    another fingerprint.
    """
    kept = _without_separators(text)
    if not _DECIMAL.fullmatch(kept):
        raise UserError("card.not_a_fingerprint")
    return kept


def same_fingerprint(fingerprint: str, text: str) -> bool:
    """Say whether what somebody gave, as digits or as 64 hex digits, is this fingerprint (hex), all
    of it.

    Raises UserError `card.not_a_fingerprint` if `text` is neither.
    """
    given = _without_separators(text).lower()
    if _HEX.fullmatch(given):
        return given == fingerprint
    return parse_groups(given) == digits(fingerprint)


def _without_separators(text: str) -> str:
    return "".join(c for c in text if not c.isspace() and unicodedata.category(c) != "Pd")
