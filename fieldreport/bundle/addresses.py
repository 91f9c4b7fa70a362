"""Whom a bundle is for: told to each recipient, and to him alone.

A fellow recipient who has everybody's card must not find out who else got the bundle, how many
there are, or how many bundles went to somebody before. So the manifest has no names, hashes or
numbers to compare, but an entry for each recipient that only he can open. FORMAT section 6.4.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import SystemRandom
from typing import NamedTuple

from fieldreport.crypto import notes
from fieldreport.crypto.identity import Identity
from fieldreport.crypto.recipients import HybridRecipient
from fieldreport.errors import UserError
from fieldreport.model.exchange import NUMBER_LIMIT

# The numbers of stanzas that a header may have. Most handovers go to one or two.
STANZAS = (16, 32, 64)

_PURPOSE = b"recipient"
_EPOCH_SIZE = 16
_N_SIZE = 8


@dataclass(frozen=True)
class Recipient:
    """Somebody to whom a bundle goes: fingerprint (hex), `age1pq1…`, and the number allotted to
    him.

    `epoch` is 32 hex digits, the vault's own; `n` counts this recipient's bundles from 1.
    """

    fingerprint: str
    recipient: str
    epoch: str
    n: int


class Address(NamedTuple):
    """The number under which a bundle was sent to whoever opened it."""

    epoch: str
    n: int


def stanza_count(recipients: int) -> int:
    """Return how many stanzas hide this number. Raises UserError `bundle.too_many_recipients`."""
    room = next((count for count in STANZAS if count >= recipients), None)
    if room is None:
        raise UserError("bundle.too_many_recipients", limit=STANZAS[-1])
    return room


def sealed(recipients: Sequence[Recipient], *, sender: str, bundle: str) -> tuple[bytes, ...]:
    """Return the entries of a manifest, filled and shuffled so that their number says nothing.

    `sender` is a fingerprint, `bundle` the id, both in hex.
    """
    if len({one.fingerprint for one in recipients}) != len(recipients):
        raise ValueError("a recipient is named twice")
    entries = [
        notes.seal(
            HybridRecipient(one.recipient),
            bytes.fromhex(one.epoch) + one.n.to_bytes(_N_SIZE, "big"),
            _PURPOSE,
            _bound_to(sender, one.fingerprint, bundle),
        )
        for one in recipients
    ]
    missing = stanza_count(len(recipients)) - len(entries)
    entries += [notes.decoy(_EPOCH_SIZE + _N_SIZE) for _ in range(missing)]
    # SystemRandom draws from the operating system's generator: the order can't be predicted. It is
    # another order than that of the stanzas.
    SystemRandom().shuffle(entries)
    return tuple(entries)


def found(own: Identity, entries: Sequence[bytes], *, sender: str, bundle: str) -> Address | None:
    """Return what the sender (a fingerprint in hex) told us in this bundle; None if nothing.

    Raises ValueError for what no sender writes: two entries for one recipient, a number out of
    range.
    """
    bound_to = _bound_to(sender, own.fingerprint, bundle)
    told = notes.opened(own.age, entries, _PURPOSE, bound_to)
    if not told:
        return None
    n = int.from_bytes(told[0][_EPOCH_SIZE:], "big")
    if len(told) > 1 or not 1 <= n <= NUMBER_LIMIT:
        raise ValueError("not an entry that a sender writes")
    return Address(told[0][:_EPOCH_SIZE].hex(), n)


def _bound_to(sender: str, recipient: str, bundle: str) -> bytes:
    """Return what an entry holds for, 32 + 32 + 16 bytes: copied into another manifest, it opens
    for nobody. Else a recipient could find out from a receipt whose entry he copied.
    """
    return b"".join(map(bytes.fromhex, (sender, recipient, bundle)))
